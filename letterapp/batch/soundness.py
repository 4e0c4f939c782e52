"""The last look at a Word file before it replaces anything: that it is a sound one."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from msgspec.structs import replace

from letterapp.batch.drafts import Draft
from letterapp.problems import Place, Problem, Topic, error
from letterapp.word.checking import Checker


class Soundness:
    """Checks finished files; a fault that the Word template had itself is let pass."""

    def __init__(self) -> None:
        self._checkers: dict[Path, Checker] = {}

    def checked(self, draft: Draft) -> Draft:
        """The draft, without data and with problems where its package is not sound."""
        if draft.data is None or draft.word_template is None:
            return draft
        found = self.problems(draft.data, draft.word_template)
        problems = [problem.for_letter(draft.target) for problem in found]
        if not problems:
            return draft
        return replace(draft, data=None, problems=(*draft.problems, *problems))

    def problems(self, data: bytes, word_template: Path) -> Iterator[Problem]:
        """What is wrong with a file that was made of a Word template."""
        hint = "Word would not open it well. Look for unusual tags in the Word template."
        for fault in self._checker(word_template).faults(data):
            message = f"the Word file is not sound: {fault}"
            yield error(message, hint, Place(word_template), Topic.TEMPLATE)

    def _checker(self, template: Path) -> Checker:
        if template not in self._checkers:
            try:
                self._checkers[template] = Checker.tolerating(template.read_bytes())
            except OSError:  # it was there when the worker read it
                self._checkers[template] = Checker()
        return self._checkers[template]
