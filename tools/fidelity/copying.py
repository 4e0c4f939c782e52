"""How much of a Word file's text can be copied out of its PDF, ours and LibreOffice's (Poppler)."""

from __future__ import annotations

import io
import re
import subprocess
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path
from tempfile import TemporaryDirectory
from zipfile import ZipFile

from lxml import etree

from tools.fidelity import ours, scripts
from tools.fidelity.office import OfficeError, program

_T = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}t"
_UNSEEN = re.compile("[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069]")
"""What says how text is set, and is none: marks of direction, and where lines may end."""

NAMES = tuple(function.__name__.replace("_", "-") for function in scripts.MADE)
"""The files of the set that are each in another script or language."""


@dataclass(frozen=True, slots=True)
class Copied:
    """The shares of a file's text that come back, in its order, spaces apart."""

    name: str
    ours: float
    theirs: float


def copied(files: Mapping[str, bytes], theirs: Mapping[str, Path]) -> Iterator[Copied]:
    """The shares of those files that are in a script of their own; raises OfficeError."""
    for name in NAMES:
        if name in files:
            text = _plain(text_of(files[name]))
            made = _plain(_of_pdf(ours.pdf(files[name])))
            other = _plain(_of_pdf(theirs[name].read_bytes()))
            yield Copied(name, _likeness(text, made), _likeness(text, other))


def text_of(data: bytes) -> str:
    """All text of a Word file's body."""
    with ZipFile(io.BytesIO(data)) as package:
        root = etree.fromstring(package.read("word/document.xml"))
    return " ".join(node.text or "" for node in root.iter(_T))


def _of_pdf(pdf: bytes) -> str:
    with TemporaryDirectory() as folder:
        file = Path(folder) / "pages.pdf"
        file.write_bytes(pdf)
        command = [program("pdftotext"), "-enc", "UTF-8", str(file), "-"]
        done = subprocess.run(command, capture_output=True, check=False)
    if done.returncode:
        raise OfficeError(f"Poppler cannot read a PDF: {done.stderr.decode(errors='replace')}")
    return done.stdout.decode("utf-8", errors="replace")


def _plain(text: str) -> str:
    return "".join(_UNSEEN.sub("", unicodedata.normalize("NFKC", text)).split())


def _likeness(text: str, other: str) -> float:
    return SequenceMatcher(None, text, other, autojunk=False).ratio()
