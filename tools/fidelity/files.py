"""The set: Word files that are each about one thing, and their names."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from tools.fidelity import letterheads, letters, lists, looks, parts, scripts, setting, tables

_MODULES = (letters, looks, setting, lists, tables, letterheads, parts, scripts)
MADE: Mapping[str, Callable[[], bytes]] = {
    function.__name__.replace("_", "-"): function for module in _MODULES for function in module.MADE
}
"""What makes each file, by its name."""

BY_LIBREOFFICE = (
    "letter-of-word",
    "letter-in-cambria",
    "capitals-and-positions",
    "indents",
    "spacing",
    "line-spacing",
    "tab-stops-of-all-kinds",
    "borders-and-shading",
    "bullets",
    "numbers",
    "numbered-clauses",
    "footnotes",
    "simple-table",
    "merged-cells",
    "header-rows",
    "pictures-in-lines",
    "letterhead-with-boxes",
    "letterhead-in-a-table",
    "first-page-differs",
    "columns-within-a-page",
    "khmer",
    "arabic",
)
"""Which of them LibreOffice writes anew as well, as people who use it would save them."""
