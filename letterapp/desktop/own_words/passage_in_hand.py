"""The passage that is being changed, and the words that are put into its place as they are typed.

Passages are found some time after each change. Until then what is typed is worked out from those
that were found before: only this passage has changed since. Where something else has changed the
letter's own words meanwhile, such as an undo, words wait until the passages are found anew.
"""

from __future__ import annotations

from dataclasses import replace

from letterapp.campaign.model import Edit
from letterapp.desktop.own_words import commands
from letterapp.desktop.own_words.editing import Editing
from letterapp.desktop.session.session import Session
from letterapp.wording.passages import Passage, Passages, taken_back


class PassageInHand:
    """Changes one passage of one letter at a time; none at first."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._editing: Editing | None = None
        self._edits: tuple[Edit, ...] = ()
        self._is_waiting = False
        self._steps = 0

    @property
    def passage(self) -> Passage | None:
        """The passage as it was last found."""
        return self._editing.passage if self._editing else None

    def take(self, target: str, passages: Passages, index: int) -> Passage:
        """Takes a passage of a letter in hand; what is typed from now on is one step."""
        self._steps += 1
        self._editing = Editing(target, passages, index, self._steps)
        self._edits = passages.edits
        self._is_waiting = False
        return self._editing.passage

    def leave(self) -> None:
        """No passage is in hand any more; what was typed stays."""
        self._editing = None

    def put(self, source: str) -> None:
        """Puts words in its place, as soon as it is known what stands there."""
        editing = self._editing
        if editing is None or editing.passage.anchor is None:
            return
        self._is_waiting = self._edits != commands.edits_of(self._session, editing.target)
        if not self._is_waiting:
            self._edits = editing.edits(source)
            commands.put(self._session, editing.target, self._edits, kind=editing.kind)

    def take_back(self) -> None:
        """Takes the campaign's words back, as a step of its own."""
        editing = self._editing
        if editing is None or self._edits != commands.edits_of(self._session, editing.target):
            return
        self._steps += 1
        self._editing = replace(editing, step=self._steps)
        self._edits = taken_back(editing.passages.edits, editing.passage)
        commands.take_back(self._session, editing.target, self._edits)

    def follow(self, passages: Passages, source: str) -> tuple[Passage, str] | None:
        """Goes on with the passage as it was found anew, and what is to be in its field.

        That is what was typed there, unless its words have changed otherwise.

        None where it is gone, and then no passage is in hand.
        """
        before = self._editing
        found = before.among(passages) if before else None
        if before is None or found is None:
            self._editing = None
            return None
        if passages.edits == self._edits and not self._is_waiting:
            self._editing = found
            return found.passage, source
        is_waiting = self._is_waiting
        passage = self.take(found.target, passages, found.index)
        if is_waiting:
            self.put(source)
        return passage, source if is_waiting else passage.source
