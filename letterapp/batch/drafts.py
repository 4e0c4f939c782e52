"""A letter in memory, on its way to its file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from letterapp.batch.outcomes import Outcome, State
from letterapp.problems import Problem, Topic, error

if TYPE_CHECKING:
    from letterapp.wording.compose import Composed
    from letterapp.worker import LimitExceeded


class Draft(Struct, frozen=True):
    """A letter in memory: its bytes where it is sound, and what is known of it.

    `data` is None where the letter is skipped or has an error among its problems. `made_of` is
    what the journal says of it, `word_template` the file that gives it its looks, and `composed`
    its wording; a draft of a batch comes without that.
    """

    target: str
    language: str
    problems: tuple[Problem, ...]
    skip_reason: str = ""
    made_of: Mapping[str, Any] | None = None
    composed: Composed | None = None
    data: bytes | None = None
    file_name: str | None = None
    word_template: Path | None = None

    @property
    def state(self) -> State:
        """What a check says of the letter."""
        if self.skip_reason:
            return State.SKIPPED
        return State.READY if self.data is not None else State.FAILED

    def light(self) -> Draft:
        """The draft without what a large batch has no room for: its bytes, what it is made of."""
        return Draft(
            self.target,
            self.language,
            self.problems,
            self.skip_reason,
            file_name=self.file_name,
        )

    def outcome(
        self,
        state: State | None = None,
        file: Path | None = None,
        reason: str = "",
        more: tuple[Problem, ...] = (),
    ) -> Outcome:
        """The letter's end, with problems that writing it met; by default what a check says."""
        ended = state or self.state
        errors = [problem.message for problem in self.problems if problem.is_error]
        why = reason or self.skip_reason or _summed_up(list(dict.fromkeys(errors)))
        return Outcome(self.target, self.language, ended, file, why, (*self.problems, *more))


def stopped(target: str, language: str, fault: LimitExceeded) -> Draft:
    """The draft of a letter that went beyond a limit while it was made."""
    message = fault.message[:1].lower() + fault.message[1:]
    problem = error(f"making this letter: {message}", f"{fault.hint}.", topic=Topic.TEMPLATE)
    return Draft(target, language, (problem.for_letter(target),))


def _summed_up(errors: Sequence[str]) -> str:
    """The first error, and how many more there are: the problems say them all."""
    more = f"; and {len(errors) - 1} more" if len(errors) > 1 else ""
    return f"{errors[0]}{more}" if errors else ""
