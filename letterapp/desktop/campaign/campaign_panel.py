"""What all letters of the campaign share: who sends them, where and when, in which words."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QWidget

from letterapp.campaign.files import SETTINGS
from letterapp.campaign.model import LetterSettings
from letterapp.campaign.template_names import word_templates, wordings
from letterapp.desktop.campaign.notices import FactsNotice, SampleNotice
from letterapp.desktop.campaign.organisation_spot import OrganisationSpot
from letterapp.desktop.fields.choice_field import Choice, ChoiceField, Choices
from letterapp.desktop.fields.date_field import DateField
from letterapp.desktop.fields.field import Field, Words
from letterapp.desktop.fields.form import Form
from letterapp.desktop.fields.line_field import LineField
from letterapp.desktop.fields.lines_field import LinesField
from letterapp.desktop.fields.people_field import PeopleField
from letterapp.desktop.fields.prose_field import ProseField
from letterapp.desktop.fields.section import Section
from letterapp.desktop.fields.spot import Spot
from letterapp.desktop.session.session import Session

_PATTERN = (
    "How the letters’ files are called. {target.short}, {letter.date} and {letter.language} "
    "stand for what each letter has there."
)


class CampaignPanel(Form):
    """Shows the settings of the session's campaign, and sets them as one types."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self.setAccessibleName("Campaign")
        self._add_campaign(self.add_section("Campaign"))
        self._add_sender(self.add_section("Sender"))
        self._add_letter(self.add_section("All letters"))
        self._add_look(self.add_section("Templates"))

    def _add_campaign(self, section: Section) -> None:
        words = Words("&Name of the campaign", "Change the campaign’s name", is_needed=True)
        self._put(section, ProseField(self._session, _text("title"), words, has_breaks=False))
        facts = FactsNotice(self._session)
        self.add(section, facts, facts)

    def _add_sender(self, section: Section) -> None:
        session = self._session
        notice = SampleNotice(session)
        self.add(section, notice, notice)
        words = Words("Organisation", "Change the organisation", is_needed=True)
        self._put(section, LineField(session, OrganisationSpot(), words))
        words = Words("Who yo&u are", "Change who you are", "In a few words, behind the name")
        self._put(section, ProseField(session, _text("sender", "about"), words, has_breaks=False))
        words = Words("Address, a line each", "Change your address")
        self._put(section, LinesField(session, _spot("sender", "address"), words))
        words = Words(
            "&Contacts, a line each", "Change your contacts", "Telephone, e-mail, web site"
        )
        self._put(section, LinesField(session, _spot("sender", "contacts"), words))
        words = Words("Signers, in their order", "Change the signers")
        self._put(section, PeopleField(session, _spot("sender", "signers"), words))
        words = Words(
            "Other organisations that sign too, a line each", "Change the other organisations"
        )
        self._put(section, LinesField(session, _spot("sender", "cosigners"), words))

    def _add_letter(self, section: Section) -> None:
        session = self._session
        words = Words("Date", "Change the date", is_needed=True)
        self._put(section, DateField(session, _spot("letter", "date"), words))
        for key, words in (
            ("place", Words("&Place", "Change the place", "Stands before the date")),
            ("reference", Words("Reference", "Change the reference", "Your file number")),
            ("delivery", Words("Sent &by", "Change how it is sent", "Such as: By e-mail")),
        ):
            self._put(section, LineField(session, _spot("letter", key), words))
        hint = "A letter may have a language of its own, and a target may"
        words = Words("Language", "Change the language", hint)
        self._choice(section, "language", words, _languages)
        words = Words("Sub&ject", "Change the subject")
        self._put(section, ProseField(session, _text("letter", "subject"), words, has_breaks=False))
        words = Words("Copies to (cc), a line each", "Change the copies")
        self._put(section, LinesField(session, _spot("letter", "copies"), words))
        words = Words("Enclosures, a line each", "Change the enclosures")
        self._put(section, LinesField(session, _spot("letter", "enclosures"), words))

    def _add_look(self, section: Section) -> None:
        hint = "What the letters say: a folder of templates, shipped or the campaign’s own"
        self._choice(section, "wording", Words("&Wording", "Change the wording", hint), _wordings)
        hint = "What the letters look like: a Word file, shipped or the campaign’s own"
        words = Words("Word template", "Change the Word template", hint)
        self._choice(section, "word_template", words, _word_templates)
        words = Words("File names", "Change the file names", _PATTERN)
        spot = _spot("letter", "file_name")
        self._put(section, ProseField(self._session, spot, words, has_breaks=False))

    def _choice(self, section: Section, key: str, words: Words, choices: Choices) -> None:
        default = str(getattr(LetterSettings, key))
        spot = _spot("letter", key)
        self._put(section, ChoiceField(self._session, spot, words, choices, default=default))

    def _put(self, section: Section, field: Field) -> None:
        self.add(section, field, field)


def _spot(*path: str) -> Spot:
    return Spot(SETTINGS, path)


def _text(*path: str) -> Spot:
    return Spot(SETTINGS, path, is_text=True)


def _languages(session: Session) -> Sequence[Choice]:
    """Those that any wording is written in, or any target."""
    codes = {code for found in wordings(session.files.folder).values() for code in found}
    codes |= {target.language for target in session.campaign.targets if target.language}
    return [Choice(code, _language(code)) for code in sorted(codes)]


def _language(code: str) -> str:
    known = QLocale(code).language()
    return code if known is QLocale.Language.C else f"{QLocale.languageToString(known)} ({code})"


def _wordings(session: Session) -> Sequence[Choice]:
    found = wordings(session.files.folder)
    return [Choice(name, f"{name} ({', '.join(codes)})") for name, codes in found.items()]


def _word_templates(session: Session) -> Sequence[Choice]:
    return [Choice(name, name) for name in word_templates(session.files.folder)]
