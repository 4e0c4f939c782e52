"""What a letter's templates see: `target`, `sender`, `campaign`, `letter`, `demands`.

Plain records in the letter's language. Only verified quotations have a text; notes that are never
printed are not here. What many letters share is made once.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import Any

from letterapp.campaign.campaign import Campaign
from letterapp.campaign.letters import Letter
from letterapp.campaign.model import HistoricalParty, Quotation, Sender, Source, Target
from letterapp.campaign.texts import role_text, text_in
from letterapp.wording.locales import LetterDate
from letterapp.wording.prose import wrap
from letterapp.wording.records import Record


class ContextBuilder:
    """The records of a campaign's letters in one language, without their demands' texts."""

    def __init__(self, campaign: Campaign, language: str) -> None:
        self._campaign = campaign
        self._language = language
        self._quotations: dict[str | None, Record | None] = {}

    def records(self, letter: Letter, target: Record) -> dict[str, Any]:
        """`target`, `sender`, `campaign` and `letter` by name."""
        return {
            "target": target,
            "sender": self._sender(letter.sender),
            "campaign": self._campaign_record,
            "letter": self._letter_record(letter),
        }

    def notes(self) -> Mapping[str, str]:
        """What `[^key]` prints for each source and quotation, wrapped as data."""
        notes = {source.id: self._text(source.citation) for source in self._campaign.sources}
        for quotation in self._campaign.quotations:
            notes[quotation.id] = self._citation(quotation)
        return {key: str(wrap(_ended(text))) for key, text in notes.items() if text}

    def _text(self, texts: Mapping[str, str]) -> str | None:
        return text_in(texts, self._language)

    def _date(self, day: datetime.date | None) -> LetterDate | None:
        return LetterDate.of(day, self._language) if day else None

    def _name(self, thing: Target | HistoricalParty, what: str) -> dict[str, Any]:
        forms = dict(thing.name.get(self._language) or {})
        plain = {form: forms.get(form) for form in ("short", "formal", "in_text")}
        return {**plain, "name": Record(f"{what}.name", forms) if forms else None}

    def target(self, target: Target) -> Record:
        """The record of a target."""
        role = self._campaign.settings.roles[target.role]
        you = target.you.get(self._language)
        return Record(
            "target",
            {
                **self._name(target, "target"),
                "id": target.id,
                "role": target.role,
                "code": target.code,
                "capacities": target.capacities,
                "signed_as": self._text(target.signed_as),
                "continuity": self._text(target.continuity),
                "predecessor": self._predecessor(target),
                "office": self._text(target.office),
                "salutation": self._text(target.salutation),
                "close": self._text(target.close),
                "you": Record("target.you", you) if you else None,
                "holder": self._holder(target),
                "address": target.address.lines if target.address else (),
                "undertaking": self._quotation(role.undertaking),
                "provision": self._quotation(role.provision),
            },
        )

    def _holder(self, target: Target) -> Record | None:
        holder = target.holder
        if holder is None:
            return None
        return Record("target.holder", {"honorific": holder.honorific, "name": holder.name})

    def _predecessor(self, target: Target) -> Record | None:
        party = self._campaign.historical_party(target.successor_of or "")
        if party is None:
            return None
        what = "target.predecessor"
        signed_as = {"signed_as": self._text(party.signed_as)}
        return Record(what, {**self._name(party, what), **signed_as})

    def _quotation(self, quotation_id: str | None) -> Record | None:
        if quotation_id not in self._quotations:
            quotation = self._campaign.quotation(quotation_id or "")
            made = None if quotation is None else self._quotation_record(quotation)
            self._quotations[quotation_id] = made
        return self._quotations[quotation_id]

    def _quotation_record(self, quotation: Quotation) -> Record:
        return Record(
            "quotation",
            {
                "id": quotation.id,
                "article": self._text(quotation.article),
                "text": self._text(quotation.text) if quotation.verified else None,
                "gist": self._text(quotation.gist),
                "source": self._source(quotation.source),
                "citation": self._citation(quotation),
            },
        )

    def _citation(self, quotation: Quotation) -> str | None:
        source = self._campaign.source(quotation.source)
        parts = [source and self._text(source.citation), self._text(quotation.article)]
        return ", ".join(part for part in parts if part) or None

    def _source(self, source_id: str | None) -> Record | None:
        source = self._campaign.source(source_id or "")
        return Record("source", self._source_fields(source)) if source else None

    def _source_fields(self, source: Source) -> dict[str, Any]:
        texts = ("citation", "name", "short", "matter", "occasion", "place")
        return {
            "id": source.id,
            **{key: self._text(getattr(source, key)) for key in texts},
            "author": source.author,
            "date": self._date(source.date),
            "url": source.url,
        }

    def _sender(self, sender: Sender) -> Record:
        signers = tuple(
            Record("signer", {"name": signer.name, "title": signer.title})
            for signer in sender.signers
        )
        plain = ("organisation", "address", "contacts", "cosigners", "sample")
        return Record(
            "sender",
            {
                **{key: getattr(sender, key) for key in plain},
                "about": self._text(sender.about),
                "signers": signers,
            },
        )

    @cached_property
    def _campaign_record(self) -> Record:
        settings = self._campaign.settings
        concerned = self._campaign.target(settings.state_concerned or "")
        what = "campaign.state_concerned"
        return Record(
            "campaign",
            {
                "title": self._text(settings.title),
                "facts_as_of": self._date(settings.facts_as_of),
                "state_concerned": Record(what, self._name(concerned, what)) if concerned else None,
                "instrument": self._source(settings.instrument),
                "call": self._source(settings.call),
                "undertakings": tuple(self._undertakings()),
            },
        )

    def _undertakings(self) -> Iterator[Record]:
        """What the roles of the campaign have undertaken, each once."""
        ids = dict.fromkeys(role.undertaking for role in self._campaign.settings.roles.values())
        for quotation_id in ids:
            if record := self._quotation(quotation_id):
                yield record

    def _letter_record(self, letter: Letter) -> Record:
        settings = letter.settings
        return Record(
            "letter",
            {
                "date": self._date(settings.date),
                "language": self._language,
                "subject": self._subject(letter),
                **{key: getattr(settings, key) for key in ("place", "reference", "delivery")},
                **{key: getattr(settings, key) for key in ("copies", "enclosures", "wording")},
            },
        )

    def _subject(self, letter: Letter) -> str | None:
        """What the letter is about: its first demand's subject, else the campaign's."""
        for chosen in letter.demands:
            if subject := self._text(chosen.demand.subject):
                return subject
        settings = self._campaign.settings
        campaign_wide = role_text(letter.settings.subject, self._language, letter.target.role)
        return campaign_wide or self._text(settings.title)


def _ended(citation: str | None) -> str:
    """A citation as a footnote: with a full stop at its end."""
    if not citation or citation.endswith((".", "!", "?")):
        return citation or ""
    return f"{citation}."
