"""Who: names, role nouns, composition, reference."""
