"""One letter's demand texts, then its wording with own words in it: text, not read as mark-up."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from jinja2 import Template, TemplateNotFound
from msgspec.structs import replace

from letterapp.campaign.asking import ChosenDemand
from letterapp.campaign.campaign import Campaign
from letterapp.campaign.letters import Letter
from letterapp.campaign.texts import DEFAULT_ROLE, RoleTexts, role_text, text_in
from letterapp.problems import Place, Problem, Topic, error
from letterapp.wording.edits import apply_edits
from letterapp.wording.environment import TEMPLATE_FAULTS
from letterapp.wording.faults import finding, in_file, line_in
from letterapp.wording.holes import unwrap_around
from letterapp.wording.prose import inline
from letterapp.wording.records import Chosen, Record
from letterapp.wording.undefined import collected
from letterapp.wording.wordings import Wordings


class Rendering:
    """A letter rendered: its `text`, None where it cannot be had, and all `problems` on the way.

    `context` is what its templates saw, `demand_texts` what was rendered for its demands, with
    the place of each.
    """

    def __init__(
        self, wordings: Wordings, campaign: Campaign, letter: Letter, records: Mapping[str, Any]
    ) -> None:
        self._wordings = wordings
        self._campaign = campaign
        self._letter = letter
        self.problems: list[Problem] = []
        self.demand_texts: list[tuple[str, Place]] = []
        self.context = {**records, "demands": self._demands(records)}
        self.text = self._rendered()

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
        what, before = f"the demand “{demand.id}”", len(self.problems)
        text = self._text(what, demand.text, place, {**records, "cases": cases})
        if text is not None and not unwrap_around(text).strip() and len(self.problems) == before:
            hint = "Write what it asks, or leave the demand out."
            message = f"{what} says nothing in this letter"
            self.problems.append(error(message, hint, place, Topic.DEMANDS))
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
            self.problems.append(error(message, hint, place, Topic.DEMANDS))
            return None
        text = self._run_text(source, place, context) if "{" in source else source
        self.demand_texts.append((text, place))
        return inline(text)

    def _run_text(self, source: str, place: Place, context: Mapping[str, Any]) -> str:
        with collected() as findings:
            try:
                text = self._wordings.text_template(source, place).render(context)
            except TEMPLATE_FAULTS as fault:
                findings.append(finding(fault))
                text = ""
        for found in findings:
            where = line_in(place, found.line)
            problem = error(found.message, found.hint, where, found.topic, lacking=found.lacking)
            self.problems.append(problem)
        return text

    def _rendered(self) -> str | None:
        """The wording's text with own words in it; None where it could not be rendered."""
        try:
            wording = self._wordings.template(self._letter)
        except TemplateNotFound:
            self.problems.append(self._wordings.none_for(self._letter))
        except TEMPLATE_FAULTS as fault:
            self.problems.append(in_file(finding(fault)))
        else:
            return self._run(wording)
        return None

    def _run(self, wording: Template) -> str | None:
        text: str | None = None
        with collected() as findings:
            try:
                text = self._edited(wording.render(self.context))
            except TEMPLATE_FAULTS as fault:
                findings.append(finding(fault))
        self.problems += [in_file(found) for found in findings]
        return text

    def _edited(self, text: str) -> str:
        """The text with own words in it; raises ValueError where a wrapping was cut."""
        for index, edit in enumerate(self._letter.edits):
            text, problems = apply_edits(text, (edit,))
            where = self._campaign.settings_place("letters", self._letter.target.id, "edits", index)
            self.problems += [replace(problem, where=where) for problem in problems]
        return text
