"""What others have done, while a form was open, to the entry that it changes.

It is told before the form's OK counts, once; nothing of theirs is undone unasked.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from letterapp.campaign.merging import merged
from letterapp.campaign.toml_lines import KeyPath

_CHANGED = "Meanwhile another program or window has changed this as well:"
_AGAIN = (
    "To put yours in its place, confirm once more. Or take theirs: then yours is dropped there, "
    "and the rest of what you have typed is kept."
)
_REMOVED = (
    "Meanwhile this has been removed by another program or window. To add it anew as it stands "
    "here, confirm once more."
)


class Meanwhile:
    """`now` gives the entry as the file has it now, empty where it is gone; `label` names keys."""

    def __init__(
        self, now: Callable[[], Mapping[str, Any]], label: Callable[[KeyPath], str]
    ) -> None:
        self._start = now()
        self._now = now
        self._label = label
        self._told = ""

    @property
    def is_gone(self) -> bool:
        """Whether the entry has been removed."""
        return not self._now()

    def news(self, values: Mapping[str, Any]) -> str:
        """What is to be told before a form with these values is kept; empty once it is told."""
        told = _REMOVED if self.is_gone else self._clashes(values)
        is_new = told != self._told
        self._told = told
        return told if is_new else ""

    def with_theirs(self, values: Mapping[str, Any]) -> Mapping[str, Any]:
        """The form's values, and theirs where the form has not changed anything.

        Those of the form alone where the entry is gone.
        """
        now = self._now()
        return merged(self._start, values, now).values if now else values

    def yielding(self, values: Mapping[str, Any]) -> Mapping[str, Any]:
        """The form's values, and theirs wherever they have changed anything."""
        return merged(self._start, self._now(), values).values

    def _clashes(self, values: Mapping[str, Any]) -> str:
        clashes = merged(self._start, values, self._now()).clashes
        lines = [f"{self._label(path)}: {_said(value)}" for path, value in clashes.items()]
        return "\n".join((_CHANGED, *lines, _AGAIN)) if lines else ""


def _said(value: Any) -> str:
    if value is None:
        return "removed"
    if isinstance(value, str):
        return f"now “{value}”"
    if isinstance(value, list) and all(isinstance(one, str) for one in value):
        return f"now “{', '.join(value)}”"
    return "now otherwise"
