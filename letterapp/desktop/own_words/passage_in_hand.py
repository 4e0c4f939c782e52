"""The passage that is being changed, and the words that are put into its place as they are typed.

Passages are found some time after each change. Until then what is typed is worked out from those
that were found before: only this passage has changed since. Where something else has changed the
letter's own words meanwhile, such as an undo, words wait until the passages are found anew; where
they are left before, or no letter can be made, they are kept as well as can be told without.
"""

from __future__ import annotations

from msgspec.structs import replace

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
        self._is_adrift = False
        self._steps = 0

    @property
    def target(self) -> str | None:
        """Whose letter it is in."""
        return self._editing.target if self._editing else None

    @property
    def passage(self) -> Passage | None:
        """The passage as it was last found."""
        return self._editing.passage if self._editing else None

    def take(self, target: str, passages: Passages, index: int) -> Passage:
        """Takes a passage of a letter in hand; what is typed from now on is one step."""
        self._steps += 1
        self._editing = Editing(target, passages, index, self._steps)
        self._edits = passages.edits
        self._is_waiting = self._is_adrift = False
        return self._editing.passage

    def leave(self, source: str) -> None:
        """No passage is in hand any more; what was typed stays, and no word waits any longer."""
        self.settle(source)
        self._editing = None

    def settle(self, source: str) -> None:
        """Puts words that wait in its place now."""
        if self._is_waiting:
            self.go_adrift(source)

    def go_adrift(self, source: str) -> None:
        """No letter can be made to find it in: from now on words count without."""
        self._is_adrift = True
        if self._is_waiting:
            self.put(source)

    def put(self, source: str) -> None:
        """Puts words in its place, as soon as it is known what stands there.

        They are kept for a target that is gone, too: it may come back.
        """
        editing = self._editing
        if editing is None or editing.passage.anchor is None:
            return
        now = commands.edits_of(self._session, editing.target)
        self._is_waiting = not self._is_adrift and self._edits != now
        if self._is_waiting:
            return
        adrift = self._is_adrift
        edits = editing.edits_since(now, source) if adrift else editing.edits(source)
        commands.put(self._session, editing.target, edits, kind=editing.kind)
        self._edits = edits  # unless they could not be put anywhere

    def take_back(self) -> None:
        """Takes the campaign's words back, as a step of its own."""
        editing = self._editing
        if editing is None:
            return
        now = commands.edits_of(self._session, editing.target)
        if self._is_adrift:
            self._edits = editing.edits_since(now, editing.passage.original)
        elif self._edits == now:
            self._edits = taken_back(editing.passages.edits, editing.passage)
        else:
            return
        self._steps += 1
        self._editing = replace(editing, step=self._steps)
        commands.take_back(self._session, editing.target, self._edits)

    def follow(self, passages: Passages, source: str) -> tuple[Passage, str] | None:
        """Goes on with the passage as it was found anew, and what is to be in its field.

        That is what was typed there, unless its words have changed otherwise.

        None where it is gone, and then no passage is in hand.
        """
        before = self._editing
        found = before.among(passages) if before else None
        if before is None or found is None:
            self.leave(source)
            return None
        if passages.edits == self._edits and not self._is_waiting:
            self._editing = found
            self._is_adrift = False
            return found.passage, source
        is_waiting = self._is_waiting
        passage = self.take(found.target, passages, found.index)
        if is_waiting:
            self.put(source)
        return passage, source if is_waiting else passage.source
