"""Own words that no longer fit while they are being changed.

What is typed is kept with the campaign at once, as all own words are. It still does not fit, and
so stands in no letter, until it is used in the place of what the letter says now.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from letterapp.campaign.model import Edit
from letterapp.desktop.own_words import commands
from letterapp.desktop.session.session import Session
from letterapp.wording.misfits import widened
from letterapp.wording.passages import Misfit, Passages, changed_since


class _Words(Struct, frozen=True):
    """Those in hand, as they were found; `kept` is what the campaign has of them now.

    What they are for was `was_first`, and is `was` once they are typed over.
    """

    target: str
    passages: Passages
    misfit: Misfit
    was_first: str
    was: str
    kept: Edit
    is_typed: bool = False


class MisfitInHand:
    """Changes the words of one letter that no longer fit, one misfit at a time; none at first."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._words: _Words | None = None
        self._steps = 0

    @property
    def target(self) -> str | None:
        """Whose letter they are for."""
        return self._words.target if self._words else None

    @property
    def misfit(self) -> Misfit | None:
        """The misfit as it was last found."""
        return self._words.misfit if self._words else None

    @property
    def is_typed(self) -> bool:
        """Whether the person has typed since it was taken in hand."""
        return self._words is not None and self._words.is_typed

    def take(self, target: str, passages: Passages, misfit: Misfit) -> None:
        """Takes one of a letter in hand; what is typed from now on is one step."""
        self._steps += 1
        edit, was = misfit.edit, widened(misfit, passages.passages)
        self._words = _Words(target, passages, misfit, edit.was, was, edit)

    def leave(self) -> None:
        """None is in hand any more."""
        self._words = None

    def put(self, source: str) -> None:
        """Keeps what is typed; anew, where something else has taken the words away."""
        if (words := self._words) is None:
            return
        edits = list(self._edits(words))
        typed = Edit(was=words.was, now=source.strip())
        at = _index(edits, words)
        edits[at : at + 1] = [typed]
        self._words = replace(words, kept=typed, is_typed=True)
        kind = f"misfit {words.target} {self._steps}"
        commands.put(self._session, words.target, edits, kind=kind)

    def use(self, source: str) -> None:
        """Puts words in the place of what the letter says now, where it says anything alike."""
        words = self._words
        if words is None or words.misfit.nearest is None:
            return
        near = words.passages.passages[words.misfit.nearest]
        edits = changed_since(self._others(words), words.passages, near, source)
        commands.put(self._session, words.target, edits)

    def drop(self) -> None:
        """Takes the words out of the campaign."""
        if self._words:
            commands.take_back(self._session, self._words.target, self._others(self._words))

    def follow(self, passages: Passages) -> Misfit | None:
        """Goes on with the words as they were found anew; None where they fit or are gone."""
        if (words := self._words) is None:
            return None
        alike = [one for one in passages.misfits if one.edit.was in (words.was_first, words.was)]
        same = [one for one in alike if one.edit == words.kept]
        if same:
            self._words = replace(words, passages=passages, misfit=same[0])
        elif alike:  # something else has changed them, such as an undo
            self.take(words.target, passages, alike[0])
        else:
            self._words = None
        return self.misfit

    def _edits(self, words: _Words) -> tuple[Edit, ...]:
        return commands.edits_of(self._session, words.target)

    def _others(self, words: _Words) -> tuple[Edit, ...]:
        edits = self._edits(words)
        at = _index(edits, words)
        return (*edits[:at], *edits[at + 1 :])


def _index(edits: Sequence[Edit], words: _Words) -> int:
    """Where among edits the words stand: as they are known, or else the only ones of their passage.

    Their number, where they are not among them.
    """
    alike = [at for at, one in enumerate(edits) if one.was in (words.was_first, words.was)]
    same = [at for at, one in enumerate(edits) if one == words.kept]
    if not same and len(alike) == 1:
        return alike[0]
    return next(iter(same), len(edits))
