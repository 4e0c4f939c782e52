"""The command `letterapp`, also as `python -m letterapp`."""

import sys

INTERRUPTED = 130


def main() -> int:
    """Opens the window, or runs the command line; an interruption while either loads ends it."""
    argv = sys.argv[1:]
    try:
        from letterapp.opening import open_window, opens_window

        if opens_window(argv):
            try:
                return open_window(argv)
            except Exception as fault:  # noqa: BLE001  what the command line says of it
                from letterapp.cli import ended

                return ended(fault)
        from letterapp.cli import main as run
    except KeyboardInterrupt:
        return INTERRUPTED
    return run(argv)


if __name__ == "__main__":
    sys.exit(main())
