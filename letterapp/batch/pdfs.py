"""The PDFs of a batch's letters."""

from __future__ import annotations

from typing import Self

from msgspec.structs import replace

from letterapp.batch.drafts import Draft
from letterapp.batch.exporting import Exporting
from letterapp.errors import WordFileError
from letterapp.limits import limits
from letterapp.problems import Place, Problem


class Pdfs:
    """Makes PDFs in a worker, which starts with the first; close it when all are made.

    The limits are those of the environment; raises UsageError where they are none.
    """

    def __init__(self) -> None:
        self._exporting = Exporting(limits())

    def draft_of(self, draft: Draft, shown: bytes, where: Place, *, is_told: bool) -> Draft:
        """The draft of a letter's PDF, made of the bytes of its Word file.

        It has no data where that cannot be shown; `where` is what problems name. Those of the
        letter itself are its own as well, unless they are told already.
        """
        data, problems = self._made(shown, where)
        own = tuple(problem.for_letter(draft.target) for problem in problems)
        known = () if is_told else draft.problems
        return replace(draft, data=data, problems=(*known, *own), word_template=None)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._exporting.close()

    def _made(self, shown: bytes, where: Place) -> tuple[bytes | None, tuple[Problem, ...]]:
        try:
            _, problems = self._exporting.lay_out(shown, where)
            return self._exporting.pdf(), problems
        except WordFileError as fault:
            return None, fault.problems
