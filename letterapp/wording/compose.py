"""A letter -> its blocks: demand texts, then the role's wording, then own words, then mark-up."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from letterapp.campaign.campaign import Campaign
from letterapp.campaign.letters import Letter
from letterapp.problems import Place, Problem, error
from letterapp.wording.blocks import Paragraph
from letterapp.wording.context import ContextBuilder
from letterapp.wording.faults import line_in
from letterapp.wording.kinds import Kinds
from letterapp.wording.markdown import MarkupError, parse
from letterapp.wording.passage_finder import find_passages
from letterapp.wording.passages import Passages
from letterapp.wording.records import Record
from letterapp.wording.rendering import Rendering
from letterapp.wording.shapes import NO_SHAPE, Worded
from letterapp.wording.wordings import Wordings


class Composed(Struct, frozen=True):
    """A letter's wording, ready to be poured into a Word template.

    `context` is what the Word template's own tags see, `subject` the letter's title. With an
    error among the problems the blocks are not to be used.
    """

    worded: Worded
    context: Mapping[str, Any]
    subject: str
    problems: tuple[Problem, ...] = ()

    @property
    def blocks(self) -> tuple[Paragraph, ...]:
        """The blocks with the letter's values in them, worked out whenever they are asked for."""
        return self.worded.blocks


class Composer:
    """Composes the letters of one campaign.

    Its templates are read once, and what letters share is worked out once (`kinds`); a composer
    made anew sees what has changed since, unless it is given `wordings` that were read before.
    """

    def __init__(self, campaign: Campaign, wordings: Wordings | None = None) -> None:
        self._campaign = campaign
        self._wordings = wordings or Wordings(campaign.folder)
        self._languages: dict[str, _Language] = {}

    def compose(self, letter: Letter) -> Composed:
        """The letter's blocks, and every problem of its wording."""
        return self._language(letter).composed(letter)

    def passages(self, letter: Letter) -> Passages:
        """The passages of the letter's wording; none where it could not be rendered."""
        return self._language(letter).passages(letter)

    def known_wordings(self) -> list[str]:
        """The wordings there are, as `NAME/LANGUAGE`."""
        return self._wordings.known()

    def _language(self, letter: Letter) -> _Language:
        if letter.language not in self._languages:
            language = _Language(self._campaign, self._wordings, letter.language)
            self._languages[letter.language] = language
        return self._languages[letter.language]


class _Language:
    """What composes the letters in one language."""

    def __init__(self, campaign: Campaign, wordings: Wordings, language: str) -> None:
        self._campaign = campaign
        self._wordings = wordings
        self._builder = ContextBuilder(campaign, language)
        self._shapes = wordings.shapes(self._builder.notes())
        self._kinds = Kinds(campaign, wordings, self._builder, self._shapes)

    def composed(self, letter: Letter) -> Composed:
        target = self._builder.target(letter.target)
        shared = self._kinds.worded(letter, target)
        if shared is None:
            return self._by_itself(letter, target)
        worded, context = shared
        return Composed(worded, context, _subject(context))

    def passages(self, letter: Letter) -> Passages:
        unedited = replace(letter, edits=())
        records = self._builder.records(letter, self._builder.target(letter.target))
        text = Rendering(self._wordings, self._campaign, unedited, records).text
        if text is None:
            return Passages()
        try:
            return find_passages(text, letter.edits, self._shapes.notes)
        except ValueError:  # a wrapping was cut, which is a problem of the letter
            return Passages()

    def _by_itself(self, letter: Letter, target: Record) -> Composed:
        records = self._builder.records(letter, target)
        rendering = Rendering(self._wordings, self._campaign, letter, records)
        worded = Worded(NO_SHAPE)
        if rendering.text is not None:
            worded = self._worded(letter, rendering, rendering.text)
        problems = tuple(problem.for_letter(letter.target.id) for problem in rendering.problems)
        return Composed(worded, rendering.context, _subject(records), problems)

    def _worded(self, letter: Letter, rendering: Rendering, text: str) -> Worded:
        """The text's shape and values; what is wrong with its mark-up goes to the problems."""
        problems = rendering.problems
        try:
            worded = self._shapes.worded(text)
        except ValueError as cause:
            hint = "Look for a filter on prose (a demand’s text, a list) that changes its letters."
            where = Place(Path(self._wordings.template(letter).filename or ""))
            problems.append(error(str(cause), hint, where))
            return Worded(NO_SHAPE)
        if worded is None:
            problems += self._in_markup(letter, rendering, text)
            return Worded(NO_SHAPE)
        if not worded.shape.blocks and not any(problem.is_error for problem in problems):
            hint = "Look whether a {% block %} or an {% if %} leaves everything out."
            problems.append(error("the wording of this letter is empty", hint))
        return worded

    def _in_markup(self, letter: Letter, rendering: Rendering, text: str) -> Iterator[Problem]:
        """What is wrong with a text's mark-up, each where it was written."""
        for fault in parse(text, self._shapes.notes).errors:
            where = self._written(letter, rendering, fault)
            yield error(fault.message, fault.hint, where)

    def _written(self, letter: Letter, rendering: Rendering, fault: MarkupError) -> Place:
        """Where mark-up was written: in own words, in a demand's text, else in a template."""
        for index, edit in enumerate(letter.edits):
            if any(own.message == fault.message for own in parse(edit.now, {}).errors):
                spot = ("letters", letter.target.id, "edits", index)
                return self._campaign.settings_place(*spot)
        for text, place in rendering.demand_texts:
            for own in parse(text, self._shapes.notes).errors:
                if own.message == fault.message:
                    return line_in(place, own.line)
        return self._wordings.origin(letter, rendering.context, fault.line)


def _subject(records: Mapping[str, Any]) -> str:
    return records["letter"].fields["subject"] or ""
