"""The command `letterapp`, also as `python -m letterapp`."""

import sys

INTERRUPTED = 130


def main() -> int:
    """Runs the command line; an interruption while it is loaded ends like any other."""
    try:
        from letterapp.cli import main as run
    except KeyboardInterrupt:
        return INTERRUPTED
    return run()


if __name__ == "__main__":
    sys.exit(main())
