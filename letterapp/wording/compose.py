"""A letter -> its blocks: demand texts, then the role's wording, then own words, then mark-up."""

from __future__ import annotations

import traceback
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from jinja2 import ChoiceLoader, Template, TemplateNotFound, TemplateSyntaxError

from letterapp.campaign.campaign import Campaign
from letterapp.campaign.letters import ChosenDemand, Letter
from letterapp.campaign.texts import DEFAULT_ROLE, RoleTexts, role_text, text_in
from letterapp.paths import shipped_templates
from letterapp.problems import Place, Problem, error, near
from letterapp.wording.blocks import Paragraph
from letterapp.wording.context import ContextBuilder
from letterapp.wording.edits import apply_edits
from letterapp.wording.environment import TEMPLATE_FAULTS, Environment
from letterapp.wording.loader import TemplateFolder
from letterapp.wording.markdown import MarkupError, parse
from letterapp.wording.prose import inline, unwrap
from letterapp.wording.records import Chosen, Record
from letterapp.wording.tracing import origin_of_line
from letterapp.wording.undefined import Finding, collected


@dataclass(frozen=True)
class Composed:
    """A letter's wording, ready to be poured into a Word template.

    `context` is what the Word template's own tags see, `subject` the letter's title. With an
    error among the problems the blocks are not to be used.
    """

    blocks: tuple[Paragraph, ...]
    context: Mapping[str, Any]
    subject: str
    problems: tuple[Problem, ...]


class Composer:
    """Composes the letters of one campaign; its templates are read and compiled once."""

    def __init__(self, campaign: Campaign) -> None:
        self._campaign = campaign
        self._folders = (campaign.folder / "templates", shipped_templates())
        self._environment = Environment(
            ChoiceLoader([TemplateFolder(folder) for folder in self._folders])
        )
        self._texts: dict[tuple[str, Place], Template] = {}

    def compose(self, letter: Letter) -> Composed:
        """The letter's blocks, and every problem of its wording."""
        run = _Run(self, self._campaign, letter)
        composed = run.composed()
        problems = tuple(problem.for_letter(letter.target.id) for problem in composed.problems)
        return replace(composed, problems=problems)

    def text_template(self, text: str, where: Place) -> Template:
        """The compiled template of a demand's or case's text, which stands at a place."""
        if (text, where) not in self._texts:
            code = self._environment.compile(text, where.place, str(where.file))
            globals_ = self._environment.make_globals(None)
            self._texts[text, where] = Template.from_code(self._environment, code, globals_)
        return self._texts[text, where]

    def names(self, letter: Letter) -> list[str]:
        """The wording's files for a letter, the best first."""
        folder = f"{letter.settings.wording}/{letter.language}"
        return [f"{folder}/{role}.md.j2" for role in (letter.target.role, DEFAULT_ROLE)]

    def wording(self, letter: Letter) -> Template:
        """The compiled wording of a letter; raises TemplateError."""
        return self._environment.select_template(self.names(letter))

    def origin(self, letter: Letter, context: Mapping[str, Any], line: int) -> Place:
        """Where a line of the letter's rendered wording was written."""
        return origin_of_line(self._environment, self.names(letter), context, line)

    def known_wordings(self) -> list[str]:
        """The wordings there are, as `NAME/LANGUAGE`."""
        found = {
            f"{file.parent.parent.name}/{file.parent.name}"
            for folder in self._folders
            for file in folder.glob("*/*/*.md.j2")
        }
        return sorted(found)


class _Run:
    """One letter on its way through the stages; collects problems as it goes."""

    def __init__(self, composer: Composer, campaign: Campaign, letter: Letter) -> None:
        self._composer = composer
        self._campaign = campaign
        self._letter = letter
        self._problems: list[Problem] = []
        self._demand_texts: list[tuple[str, Place]] = []
        self._builder = ContextBuilder(campaign, letter)

    def composed(self) -> Composed:
        records = self._builder.records()
        context = {**records, "demands": self._demands(records)}
        text = self._rendered(context)
        blocks = self._parsed(text, context) if text is not None else ()
        subject = records["letter"].fields["subject"] or ""
        return Composed(blocks, context, subject, tuple(self._problems))

    def _demands(self, records: Mapping[str, Any]) -> Chosen:
        chosen = {found.demand.id: found for found in self._letter.demands}
        known = {
            demand.id: self._demand(chosen[demand.id], records) if demand.id in chosen else None
            for demand in self._campaign.demands
        }
        return Chosen("demands", known, tuple(chosen))

    def _demand(self, chosen: ChosenDemand, records: Mapping[str, Any]) -> Record:
        demand, language = chosen.demand, self._letter.language
        cases = self._cases(chosen, records)
        place = self._place(demand.text, "demands", demand.id, "text")
        what, before = f"the demand “{demand.id}”", len(self._problems)
        text = self._text(what, demand.text, place, {**records, "cases": cases})
        if text is not None and not unwrap(text).strip() and len(self._problems) == before:
            hint = "Write what it asks, or leave the demand out."
            self._problems.append(error(f"{what} says nothing in this letter", hint, place))
        fields = {
            "id": demand.id,
            "kind": str(demand.kind),
            "derived": chosen.asked == "derived",
            "title": text_in(demand.title, language),
            "subject": text_in(demand.subject, language),
            "cases": cases,
            "sources": demand.sources,
            "text": text,
        }
        return Record("demand", fields)

    def _cases(self, chosen: ChosenDemand, records: Mapping[str, Any]) -> Chosen:
        """The chosen cases with their texts, which may ask which others are chosen."""
        ids = tuple(case.id for case in chosen.cases)
        named: dict[str, Record | None] = {case.id: None for case in chosen.demand.cases}
        for case in chosen.cases:
            title = text_in(case.title, self._letter.language)
            named[case.id] = Record("case", {"id": case.id, "title": title})
        without_texts = {**records, "cases": Chosen("cases", named, ids)}
        for index, case in enumerate(chosen.demand.cases):
            if case.id in ids:
                keys = ("cases", index, "text")
                place = self._place(case.text, "demands", chosen.demand.id, *keys)
                what = f"the case “{case.id}” of “{chosen.demand.id}”"
                text = self._text(what, case.text, place, without_texts)
                fields = {"id": case.id, "title": text_in(case.title, self._letter.language)}
                named[case.id] = Record("case", {**fields, "text": text})
        return Chosen("cases", named, ids)

    def _place(self, texts: RoleTexts, section: str, item: str, *keys: str | int) -> Place:
        role, language = self._letter.target.role, self._letter.language
        if language not in texts:
            return self._campaign.place(section, item, *keys)
        key = role if role in texts[language] else DEFAULT_ROLE
        return self._campaign.place(section, item, *keys, language, key)

    def _text(
        self, what: str, texts: RoleTexts, place: Place, context: Mapping[str, Any]
    ) -> str | None:
        """A demand's or case's text as prose; None, with a problem, where it cannot be had."""
        source = role_text(texts, self._letter.language, self._letter.target.role)
        if source is None:
            message = f"{what} has no text in the language “{self._letter.language}”"
            hint = "Add one, or choose another language for the letter."
            self._problems.append(error(message, hint, place))
            return None
        with collected() as findings:
            try:
                text = self._composer.text_template(source, place).render(context)
            except TEMPLATE_FAULTS as fault:
                findings.append(_finding(fault))
                text = ""
        for finding in findings:
            where = _line_in(place, finding.line)
            self._problems.append(error(finding.message, finding.hint, where))
        self._demand_texts.append((text, place))
        return inline(text)

    def _rendered(self, context: Mapping[str, Any]) -> str | None:
        """The wording's text with own words in it; None where it could not be rendered."""
        try:
            wording = self._composer.wording(self._letter)
        except TemplateNotFound:
            self._problems.append(self._no_wording())
        except TEMPLATE_FAULTS as fault:
            self._problems.append(_in_file(_finding(fault)))
        else:
            return self._run(wording, context)
        return None

    def _run(self, wording: Template, context: Mapping[str, Any]) -> str | None:
        text: str | None = None
        with collected() as findings:
            try:
                text = self._edited(wording.render(context))
            except TEMPLATE_FAULTS as fault:
                findings.append(_finding(fault))
        self._problems += [_in_file(finding) for finding in findings]
        return text

    def _edited(self, text: str) -> str:
        """The text with own words in it; raises ValueError where a wrapping was cut."""
        for index, edit in enumerate(self._letter.edits):
            text, problems = apply_edits(text, (edit,))
            where = self._campaign.settings_place("letters", self._letter.target.id, "edits", index)
            self._problems += [replace(problem, where=where) for problem in problems]
        return text

    def _no_wording(self) -> Problem:
        """That no wording of that name, in that language, is for the letter's role."""
        known = self._composer.known_wordings()
        wording, language = self._letter.settings.wording, self._letter.language
        languages = [name.partition("/")[2] for name in known if name.startswith(f"{wording}/")]
        hint = near(f"{wording}/{language}", known) or "There are: " + ", ".join(known) + "."
        if languages:
            hint = f"“{wording}” is written in: {', '.join(languages)}."
        name, role = f"{wording}/{language}", self._letter.target.role
        return error(f"there is no wording “{name}” for the role “{role}”", hint)

    def _parsed(self, text: str, context: Mapping[str, Any]) -> tuple[Paragraph, ...]:
        try:
            parsed = parse(text, self._builder.notes())
        except ValueError as cause:
            hint = "Look for a filter on prose (a demand’s text, a list) that changes its letters."
            where = Place(Path(self._composer.wording(self._letter).filename or ""))
            self._problems.append(error(str(cause), hint, where))
            return ()
        self._problems += [self._in_markup(fault, context) for fault in parsed.errors]
        if not parsed.blocks and not any(problem.is_error for problem in self._problems):
            hint = "Look whether a {% block %} or an {% if %} leaves everything out."
            self._problems.append(error("the wording of this letter is empty", hint))
        return parsed.blocks

    def _in_markup(self, fault: MarkupError, context: Mapping[str, Any]) -> Problem:
        """The problem where it was written: in a demand's text, own words, else a template."""
        for index, edit in enumerate(self._letter.edits):
            if any(own.message == fault.message for own in parse(edit.now, {}).errors):
                spot = ("letters", self._letter.target.id, "edits", index)
                return error(fault.message, fault.hint, self._campaign.settings_place(*spot))
        for text, place in self._demand_texts:
            for own in parse(text, self._builder.notes()).errors:
                if own.message == fault.message:
                    return error(own.message, own.hint, _line_in(place, own.line))
        where = self._composer.origin(self._letter, context, fault.line)
        return error(fault.message, fault.hint, where)


def _finding(fault: BaseException) -> Finding:
    """What a template raised, at the innermost line of a template on its way."""
    if isinstance(fault, TemplateSyntaxError):
        return Finding(fault.message or "not valid Jinja", "", fault.filename, fault.lineno)
    message, hint = str(fault) or type(fault).__name__, ""
    if isinstance(fault, TemplateNotFound):
        message = f"there is no template “{fault.name}”"
        hint = "Name a file beside this one, or with its folders from templates/."
    elif isinstance(fault, RecursionError):
        message = "the template calls, extends or includes itself without end"
        hint = "A file of the campaign hides the shipped one of its name, and cannot extend it."
    template, line = None, None
    for frame, number in traceback.walk_tb(fault.__traceback__):
        if (
            frame.f_globals.get("__jinja_template__") is not None
            or "__jinja_exception__" in frame.f_globals
        ):
            template, line = frame.f_code.co_filename, number
    return Finding(message, hint, template, line)


def _in_file(finding: Finding) -> Problem:
    where = Place(Path(finding.template) if finding.template else None, finding.line)
    return error(finding.message, finding.hint, where)


def _line_in(place: Place, line: int | None) -> Place:
    """The place of a line of a text in demands.toml, counted from the text's first."""
    return replace(place, line=place.line and place.line + (line or 1) - 1)
