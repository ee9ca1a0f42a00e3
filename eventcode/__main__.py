"""`python -m eventcode` is the `eventcode` command."""

from eventcode.cli import main

if __name__ == "__main__":
    main(prog_name="eventcode")
