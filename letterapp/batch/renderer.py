"""The filling of one Word file with any data, for the worker; `render` is its door."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from letterapp.batch.sources import Sources
from letterapp.limits import Limits
from letterapp.word.filled import Filled
from letterapp.word.template import load_word_template
from letterapp.wording.single import SingleWording


class Renderer:
    """Makes one Word file; run it in a worker, where templates can do no harm.

    Raises WordTemplateError where the Word template cannot be used at all.
    """

    def __init__(self, sources: Sources, data: Mapping[str, Any], bounds: Limits) -> None:
        file = sources.word_template
        self._word_template = load_word_template(file, {}, bounds, file.parent)
        self._wording = SingleWording(sources.wording, bounds) if sources.wording else None
        self._data = data

    def filled(self) -> Filled:
        """The Word file, and the problems of wording and Word template alike."""
        if self._wording is None:
            return self._word_template.fill(None, self._data, None)
        worded, problems = self._wording.worded(self._data)
        filled = self._word_template.fill(worded, self._data, None)
        return Filled(filled.data, (*problems, *filled.problems))
