"""`make fidelity`: our pages of many Word files beside LibreOffice's, with the same fonts.

It is no test: whatever the figures say, it ends well; only where an outside program is missing or
fails there are none.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from tools.fidelity import ours
from tools.fidelity.collection import LetterError, word_files
from tools.fidelity.comparing import Found, compared, failed
from tools.fidelity.copying import copied
from tools.fidelity.lines import lines_of
from tools.fidelity.office import OfficeError, pdfs
from tools.fidelity.pictures import write_pictures
from tools.fidelity.table import as_json, print_tables, worst

_PICTURED = 3


def main() -> None:
    """Compares, and prints what was found."""
    call = _arguments().parse_args()
    try:
        files = word_files(call.only)
        if not files:
            sys.exit("There is no such file. Without --only, all are compared.")
        print(f"Laying out {len(files)} Word files …", file=sys.stderr)
        theirs = pdfs(files)
        found = list(measured(files, theirs))
        texts = list(copied(files, theirs))
        if call.pictures:
            named = list(files) if call.only else [one.name for one in worst(found, _PICTURED)]
            _draw(named, files, theirs, call.pictures)
    except (OfficeError, LetterError) as fault:
        sys.exit(f"The comparison has stopped: {fault}")
    if call.json:
        print(as_json(found, texts))
    else:
        print_tables(found, texts, call.worst)


def measured(files: Mapping[str, bytes], theirs: Mapping[str, Path]) -> Iterator[Found]:
    """The figures of each file; one of which we make no pages is a finding as well."""
    for name, data in files.items():
        wanted = lines_of(theirs[name].read_bytes())
        try:
            made = ours.pdf(data)
        except Exception as fault:  # noqa: BLE001 - whatever is wrong with it, the others count
            yield failed(name, wanted, f"{type(fault).__name__}: {fault}")
            continue
        yield compared(name, wanted, lines_of(made))


def _draw(
    names: Sequence[str], files: Mapping[str, bytes], theirs: Mapping[str, Path], folder: Path
) -> None:
    for name in names:
        for file in write_pictures(name, ours.pdf(files[name]), theirs[name].read_bytes(), folder):
            print(file, file=sys.stderr)


def _arguments() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="make fidelity", description=__doc__)
    parser.add_argument("--json", action="store_true", help="print JSON with the figures of all")
    parser.add_argument(
        "--only", nargs="+", default=[], metavar="NAME", help="only these, as “khmer*”"
    )
    parser.add_argument("--worst", type=int, default=15, help="how many of the worst to name")
    parser.add_argument(
        "--pictures",
        type=Path,
        metavar="FOLDER",
        help="write the pages of the worst three, or of those of --only: ours, then LibreOffice’s",
    )
    return parser


if __name__ == "__main__":
    main()
