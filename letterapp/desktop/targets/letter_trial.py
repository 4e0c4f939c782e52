"""What the letter to a target lacks of it: found out by making the letter, before it is kept.

So nothing here has a notion of its own of what letters need: their templates say it.
"""

from __future__ import annotations

import copy
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from msgspec.structs import replace
from PySide6.QtCore import QObject, QTimer, Signal

from letterapp.campaign.campaign import Campaign
from letterapp.campaign.changes import new_id
from letterapp.campaign.documents import Document
from letterapp.campaign.model import Target
from letterapp.campaign.tables import read_table
from letterapp.campaign.toml_edits import value_at
from letterapp.campaign.toml_lines import KeyPath
from letterapp.desktop.targets.target_fields import NAME_FORMS
from letterapp.desktop.targets.target_values import TEXTS, closed, put

if TYPE_CHECKING:
    from letterapp.batch.drafts import Draft
    from letterapp.desktop.letter.letter_in_hand import LetterInHand
    from letterapp.desktop.letter.preview import Shown

_PAUSE = 200
"""Milliseconds after the last key until the letter is tried out."""
_STAND_IN = "…"
_TARGET = "target."


class LetterTrial(QObject):
    """`found` brings the paths of what the letter lacks of the values that were asked for last."""

    found = Signal(object)

    def __init__(
        self, campaign: Campaign, letter: LetterInHand, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._campaign = campaign
        self._letter = letter
        self._asked: tuple[Mapping[str, Any], Mapping[KeyPath, str]] = ({}, {})
        self._trial: Trial | None = None
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self._pause.timeout.connect(self._on_due)
        letter.tried.connect(self._on_tried)

    def ask(self, values: Mapping[str, Any], problems: Mapping[KeyPath, str]) -> None:
        """Asks for values in which a form has found these problems."""
        self._asked = values, problems
        self._trial = None
        self._pause.start()

    def _on_due(self) -> None:
        self._trial = trial_of(self._campaign, *self._asked)
        if self._trial is None:
            self.found.emit(())
        else:
            self._letter.try_out(*self._trial)

    def _on_tried(self, shown: Shown) -> None:
        if self._trial is not None and shown.wanted.campaign is self._trial[0]:
            self.found.emit(tuple(lacks_of(shown.draft)))


Trial = tuple[Campaign, str]
"""A campaign, and the id of the target in it whose letter is tried out."""


def trial_of(
    campaign: Campaign, values: Mapping[str, Any], problems: Mapping[KeyPath, str]
) -> Trial | None:
    """The campaign with a target of these values; None where they make none.

    What is empty and told as a problem has a stand-in, so that the letter shows what else it lacks.
    """
    if values.get("role") not in campaign.settings.roles:
        return None
    filled = copy.deepcopy(dict(values))
    for path in problems:
        if len(path) > 1 and value_at(values, path) is None:
            put(filled, path, _STAND_IN)
    sound, unsound = campaign.targets, campaign.unsound_targets
    known = [*(one.id for one in sound), *(one.id for one in unsound)]
    target_id = str(values.get("id") or new_id("new", known))
    raw = {**closed(filled), "id": target_id}
    target, _ = read_table(Target, Document(Path()), (), raw)
    if target is None:
        return None
    targets = (*(one for one in sound if one.id != target_id), target)
    left = tuple(one for one in unsound if one.id != target_id)
    return replace(campaign, targets=targets, unsound_targets=left), target_id


def lacks_of(draft: Draft) -> Iterator[KeyPath]:
    """The paths of the target's values that its letter needs, and that are empty."""
    for lacking in dict.fromkeys(problem.lacking for problem in draft.problems):
        if not lacking.startswith(_TARGET):
            continue
        key, *inner = lacking.removeprefix(_TARGET).split(".")
        if key in NAME_FORMS:
            yield "name", draft.language, key
        elif key in (*TEXTS, "name", "you"):
            yield key, draft.language, *inner
        else:
            yield key, *inner
