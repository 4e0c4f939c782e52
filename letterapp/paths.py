"""Where the shipped files and the user's own folders are.

A wheel carries `templates/` and `resources/` inside the package; a checkout and an editable
install find them beside it.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent
_INSTALLED = _PACKAGE / "_data"


def _root() -> Path:
    return _INSTALLED if _INSTALLED.is_dir() else _PACKAGE.parent


def shipped_templates() -> Path:
    """The folder of the shipped wordings and Word templates."""
    return _root() / "templates"


def shipped_campaigns() -> Path:
    """The folder whose folders are the shipped campaigns."""
    return _root() / "resources" / "campaigns"


def shipped_guide() -> Path:
    """The folder of the user guide's pages, Markdown files in the order of their names."""
    return _root() / "resources" / "guide" / "en"


def log_file() -> Path:
    """The program's log: bugs only, never the text of a letter."""
    import platformdirs

    return Path(platformdirs.user_log_dir("letterapp", appauthor=False)) / "letterapp.log"


def cache_folder() -> Path:
    """Where the program keeps what it can make again: for a quicker start.

    As platformdirs has it, which takes longer to load than the first window has time.
    """
    home = Path.home()
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or home / "AppData/Local", "letterapp", "Cache")
    if sys.platform == "darwin":
        return home / "Library/Caches/letterapp"
    return Path(os.environ.get("XDG_CACHE_HOME") or home / ".cache", "letterapp")


def documents_folder() -> Path:
    """Where the person's own campaigns are made: a folder among her documents."""
    import platformdirs

    return Path(platformdirs.user_documents_dir()) / "letterapp"
