"""Pictures of pages side by side: ours at the left, LibreOffice's at the right."""

from __future__ import annotations

import subprocess
import tempfile
from itertools import zip_longest
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPainter

from tools.fidelity.office import OfficeError, program

_RESOLUTION = 90
_GAP = 12


def write_pictures(name: str, ours: bytes, theirs: bytes, folder: Path) -> list[Path]:
    """A PNG a page, `NAME-1.png`; a page that one side lacks is grey. Raises OfficeError."""
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    with tempfile.TemporaryDirectory() as temporary:
        sides = [_pages(pdf, Path(temporary) / side) for side, pdf in (("a", ours), ("b", theirs))]
        for number, (left, right) in enumerate(zip_longest(*sides), 1):
            file = folder / f"{name}-{number}.png"
            if not _joined(left, right).save(str(file)):
                raise OfficeError(f"{file} cannot be written")
            written.append(file)
    return written


def _pages(pdf: bytes, folder: Path) -> list[QImage]:
    folder.mkdir()
    file = folder / "pages.pdf"
    file.write_bytes(pdf)
    command = [program("pdftoppm"), "-r", str(_RESOLUTION), "-png", str(file), str(folder / "page")]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    if done.returncode:
        raise OfficeError(f"Poppler cannot draw a PDF: {done.stderr}")
    return [QImage(str(page)) for page in sorted(folder.glob("page*.png"))]


def _joined(left: QImage | None, right: QImage | None) -> QImage:
    known = [page for page in (left, right) if page is not None]
    width, height = max(page.width() for page in known), max(page.height() for page in known)
    both = QImage(2 * width + _GAP, height, QImage.Format.Format_RGB32)
    both.fill(Qt.GlobalColor.gray)
    painter = QPainter(both)
    for x, page in ((0, left), (width + _GAP, right)):
        if page is not None:
            painter.drawImage(x, 0, page)
    painter.end()
    return both
