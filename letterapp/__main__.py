"""`python -m letterapp` is the command `letterapp`."""

import sys

from letterapp.cli import main

if __name__ == "__main__":
    sys.exit(main())
