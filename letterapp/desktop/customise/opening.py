"""Opens a template with the system's own programs.

Word files have one wherever Word or LibreOffice is installed. A wording's ending, `.md.j2`, has
none on most machines:
- Linux desktops look at what is in a file, so a wording opens in their text editor;
- macOS knows no program for it and opens nothing, so its default text editor is asked for by
  `open -t` (man page open(1));
- Windows asks which program to use, or refuses (ShellExecute, SE_ERR_NOASSOC), and then Notepad,
  which is always there, takes it.
"""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtCore import QProcess, QUrl
from PySide6.QtGui import QDesktopServices

from letterapp.batch.customising import TemplateKind

_HINTS = {
    "darwin": "Wordings open in the text editor of the Mac (TextEdit), Word templates in Word.",
    "win32": "Wordings open in a text editor: if Windows asks, choose Notepad, not Word. Word "
    "templates open in Word.",
}
_HINT = "Wordings open in the text editor of the desktop, Word templates in Word or LibreOffice."


def hint(platform: str = sys.platform) -> str:
    """What a person is told about which programs open."""
    return _HINTS.get(platform, _HINT)


def open_template(file: Path, kind: TemplateKind, platform: str = sys.platform) -> bool:
    """Opens a file to be changed; gives whether a program was found for it."""
    if kind is TemplateKind.WORD_TEMPLATE:
        return _opened(file)
    if platform == "darwin":
        return _started("open", "-t", str(file)) or _opened(file)
    if platform == "win32":
        return _opened(file) or _started("notepad.exe", str(file))
    return _opened(file)


def show_folder(file: Path) -> bool:
    """Shows the folder of a file; gives whether that could be done."""
    return _opened(file.parent)


def _opened(place: Path) -> bool:
    return QDesktopServices.openUrl(QUrl.fromLocalFile(str(place)))


def _started(program: str, *arguments: str) -> bool:
    started, _ = QProcess.startDetached(program, list(arguments))
    return started
