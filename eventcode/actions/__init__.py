"""What: triggers, patterns on the dependency graph, mood and operators."""
