"""Errors that are the user's business, told apart from bugs.

Everything a user can mend is raised as a `LetterappError`, with a title, what happened and what
to do. Any other exception is a bug: logged, and shown as a report.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from letterapp.problems import Problem


class LetterappError(Exception):
    """Something the user can mend.

    `title` is a few words, `message` says what is wrong, `hint` what to do (may be empty).
    """

    title = "This did not work"

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


class UsageError(LetterappError):
    """The call was wrong: an unknown option, target, group, demand or campaign."""

    title = "The call was wrong"


class CampaignError(LetterappError):
    """The campaign cannot be opened at all; `problems` says why."""

    title = "The campaign cannot be opened"

    def __init__(self, problems: Sequence[Problem]) -> None:
        first = problems[0]
        super().__init__(first.message, first.hint)
        self.problems = tuple(problems)


class WordFileError(LetterappError):
    """A Word file cannot be read or shown at all; `problems` says why."""

    title = "The Word file cannot be shown"

    def __init__(self, problems: Sequence[Problem]) -> None:
        first = problems[0]
        super().__init__(first.message, first.hint)
        self.problems = tuple(problems)


class WordTemplateError(WordFileError):
    """A Word template cannot be used at all."""

    title = "The Word template cannot be used"
