"""Lets `python -m digest` run the command, for shells where scripts are not on the path."""

from digest.cli.main import main

if __name__ == "__main__":
    main()
