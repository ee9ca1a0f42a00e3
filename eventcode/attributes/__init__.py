"""Where, when, how many, with what: the attributes of events."""
