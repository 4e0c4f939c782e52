"""One Python engine in a process of its own: python -m tools.bench.serve ENGINE TEMPLATE.

It speaks as fill.mjs does: each line on standard input, “FROM TO FOLDER”, is answered with the
seconds that those letters took.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path

from tools.bench.addressees import addressees
from tools.bench.fillers import FILLERS


def main() -> None:
    """Serves until the input ends."""
    engine, template = sys.argv[1:]
    with FILLERS[engine](Path(template)) as filler:
        for line in sys.stdin:
            first, end, folder = line.rstrip("\n").split(" ", 2)
            fill = filler(list(addressees(int(first), int(end))), Path(folder))
            start = time.perf_counter()
            fill()
            print(time.perf_counter() - start, flush=True)


if __name__ == "__main__":
    main()
