"""The fields for who writes, where and when: one sender and one date for all letters."""

from __future__ import annotations

import datetime
from typing import Any

from PySide6.QtCore import QDate, QSignalBlocker, Qt
from PySide6.QtWidgets import (
    QDateEdit,
    QFormLayout,
    QFrame,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from letterapp.campaign.changes import with_organisation
from letterapp.campaign.files import SETTINGS
from letterapp.campaign.toml_lines import KeyPath
from letterapp.desktop.session.session import Session

_LINES = 3
"""Lines that the fields of several lines show at once."""


class SenderPanel(QScrollArea):
    """Shows the sender of the session, and sets it as one types."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._organisation = QLineEdit()
        self._about = QLineEdit()
        self._address = QPlainTextEdit()
        self._contacts = QPlainTextEdit()
        self._signer = QLineEdit()
        self._title = QLineEdit()
        self._place = QLineEdit()
        self._date = QDateEdit()
        self._lay_out()
        self._connect()
        session.changed.connect(self._on_changed)
        self._on_changed()

    @property
    def _language(self) -> str:
        """The language that letters are written in unless one has its own."""
        letter = self._session.campaign.settings.letter
        return letter.language if letter else "en"

    def _on_organisation_edited(self, text: str) -> None:
        self._session.change(
            "Change the organisation",
            lambda files: with_organisation(files, text),
            kind="organisation",
        )

    def _on_about_edited(self, text: str) -> None:
        self._set("Change who you are", ("sender", "about", self._language), text or None)

    def _on_address_edited(self) -> None:
        self._set("Change your address", ("sender", "address"), _lines(self._address))

    def _on_contacts_edited(self) -> None:
        self._set("Change your contacts", ("sender", "contacts"), _lines(self._contacts))

    def _on_signer_edited(self) -> None:
        others = (self._value("sender", "signers") or [])[1:]
        first = {"name": self._signer.text(), "title": self._title.text()}
        named = {key: text for key, text in first.items() if text}
        self._set("Change the signer", ("sender", "signers"), [named, *others] if named else others)

    def _on_place_edited(self, text: str) -> None:
        self._set("Change the place", ("letter", "place"), text or None)

    def _on_date_changed(self, date: QDate) -> None:
        self._set("Change the date", ("letter", "date"), date.toPython())

    def _on_changed(self) -> None:
        first = (self._value("sender", "signers") or [{}])[0]
        _show(self._organisation, self._value("sender", "organisation") or "")
        _show(self._about, self._value("sender", "about", self._language) or "")
        _show(self._address, "\n".join(self._value("sender", "address") or ()))
        _show(self._contacts, "\n".join(self._value("sender", "contacts") or ()))
        _show(self._signer, first.get("name", ""))
        _show(self._title, first.get("title", ""))
        _show(self._place, self._value("letter", "place") or "")
        if isinstance(day := self._value("letter", "date"), datetime.date):
            with QSignalBlocker(self._date):
                self._date.setDate(QDate(day.year, day.month, day.day))

    def _value(self, *path: str) -> Any:
        return self._session.value(SETTINGS, path)

    def _set(self, name: str, path: KeyPath, value: object) -> None:
        self._session.set_value(name, SETTINGS, path, value)

    def _lay_out(self) -> None:
        content = QWidget()
        form = QFormLayout()
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapAllRows)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self._add_sender_rows(form)
        self._add_letter_rows(form)
        layout = QVBoxLayout(content)
        layout.addLayout(form)
        layout.addStretch()
        self.setWidget(content)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def _add_sender_rows(self, form: QFormLayout) -> None:
        rows: tuple[tuple[str, str, QWidget], ...] = (
            ("&Organisation:", "The organisation that writes", self._organisation),
            ("Who &you are:", "Who you are, in a few words behind the name", self._about),
            ("Addre&ss:", "Your address, a line each", self._address),
            ("&Contacts:", "Telephone, e-mail, web site, a line each", self._contacts),
            ("Si&gner:", "The name of who signs", self._signer),
            ("T&itle:", "The title of who signs", self._title),
        )
        for label, name, field in rows:
            _add_row(form, label, name, field)

    def _add_letter_rows(self, form: QFormLayout) -> None:
        self._date.setDisplayFormat("dd MMMM yyyy")
        self._date.setCalendarPopup(True)
        _add_row(form, "&Place:", "The place above the letter", self._place)
        _add_row(form, "Dat&e:", "The date of the letters", self._date)

    def _connect(self) -> None:
        self._organisation.textEdited.connect(self._on_organisation_edited)
        self._about.textEdited.connect(self._on_about_edited)
        self._address.textChanged.connect(self._on_address_edited)
        self._contacts.textChanged.connect(self._on_contacts_edited)
        for line in (self._signer, self._title):
            line.textEdited.connect(self._on_signer_edited)
        self._place.textEdited.connect(self._on_place_edited)
        self._date.dateChanged.connect(self._on_date_changed)


def _add_row(form: QFormLayout, text: str, name: str, field: QWidget) -> None:
    field.setAccessibleName(name)
    field.setToolTip(name)
    if isinstance(field, QPlainTextEdit):
        field.setTabChangesFocus(True)
        field.setFixedHeight(_height(field))
    label = QLabel(text)
    label.setBuddy(field)
    form.addRow(label, field)


def _height(field: QPlainTextEdit) -> int:
    around = 2 * (field.frameWidth() + round(field.document().documentMargin()))
    return _LINES * field.fontMetrics().lineSpacing() + around


def _lines(field: QPlainTextEdit) -> list[str]:
    """The lines of a field that are not blank."""
    return [line.strip() for line in field.toPlainText().split("\n") if line.strip()]


def _show(field: QLineEdit | QPlainTextEdit, text: str) -> None:
    """Shows a text without disturbing who is typing it."""
    if isinstance(field, QLineEdit):
        if field.text() != text:
            field.setText(text)
            field.setCursorPosition(0)
    elif "\n".join(_lines(field)) != text:
        with QSignalBlocker(field):
            field.setPlainText(text)
