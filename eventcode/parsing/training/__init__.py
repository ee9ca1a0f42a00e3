"""Training the bundled English model again, step by step: `python -m eventcode.parsing.training --help`."""
