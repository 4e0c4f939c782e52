"""The fields for who writes, where and when: one sender and one date for all letters."""

from __future__ import annotations

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

from letterapp.campaign.model import Sender
from letterapp.campaign.texts import text_in
from letterapp.desktop.plain import plain_label
from letterapp.desktop.sender import first_signer, with_first_signer
from letterapp.desktop.session import Session

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
        self._more_signers = plain_label()
        self._place = QLineEdit()
        self._date = QDateEdit()
        self._lay_out()
        self._connect()
        session.settings_changed.connect(self._on_settings_changed)
        self._on_settings_changed()

    @property
    def _language(self) -> str:
        """The language that letters are written in unless one has its own."""
        return self._session.letter_as_typed.language if self._session.letter_as_typed else "en"

    def _on_sender_edited(self) -> None:
        if sender := self._session.sender_as_typed:
            self._session.change_sender(
                organisation=self._organisation.text(),
                about={**sender.about, self._language: self._about.text()},
                address=_lines(self._address),
                contacts=_lines(self._contacts),
            )

    def _on_signer_edited(self) -> None:
        if sender := self._session.sender_as_typed:
            name, title = self._signer.text(), self._title.text()
            self._session.change_sender(signers=with_first_signer(sender, name=name, title=title))

    def _on_place_edited(self, text: str) -> None:
        self._session.change_letter(place=text)

    def _on_date_changed(self, date: QDate) -> None:
        self._session.change_letter(date=date.toPython())

    def _on_settings_changed(self) -> None:
        if sender := self._session.sender_as_typed:
            self._show_sender(sender)
        if letter := self._session.letter_as_typed:
            _show(self._place, letter.place or "")
            with QSignalBlocker(self._date):
                self._date.setDate(QDate(letter.date.year, letter.date.month, letter.date.day))

    def _show_sender(self, sender: Sender) -> None:
        signer = first_signer(sender)
        _show(self._organisation, sender.organisation)
        _show(self._about, text_in(sender.about, self._language) or "")
        _show(self._address, "\n".join(sender.address))
        _show(self._contacts, "\n".join(sender.contacts))
        _show(self._signer, signer.name)
        _show(self._title, signer.title or "")
        others = ", ".join(other.name for other in sender.signers[1:])
        self._more_signers.setText(f"Also signed by {others}")
        self._more_signers.setVisible(bool(others))

    def _lay_out(self) -> None:
        content = QWidget()
        form = QFormLayout()
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapAllRows)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self._add_sender_rows(form)
        self._add_letter_rows(form)
        layout = QVBoxLayout(content)
        layout.addWidget(self._gap_notice())
        layout.addLayout(form)
        layout.addStretch()
        self.setWidget(content)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def _add_sender_rows(self, form: QFormLayout) -> None:
        self._more_signers.setWordWrap(True)
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
            field.setEnabled(self._session.sender_as_typed is not None)
        form.addRow("", self._more_signers)

    def _add_letter_rows(self, form: QFormLayout) -> None:
        self._date.setDisplayFormat("dd MMMM yyyy")
        self._date.setCalendarPopup(True)
        _add_row(form, "&Place:", "The place above the letter", self._place)
        _add_row(form, "Dat&e:", "The date of the letters", self._date)
        for field in (self._place, self._date):
            field.setEnabled(self._session.letter_as_typed is not None)

    def _gap_notice(self) -> QLabel:
        """Says which sections of campaign.toml have errors, so that there is nothing to show."""
        sections = {
            "[sender]": self._session.sender_as_typed,
            "[letter]": self._session.letter_as_typed,
        }
        gaps = " and ".join(name for name, value in sections.items() if value is None)
        notice = QLabel(f"{gaps} of campaign.toml is missing or has errors: mend it first.")
        notice.setWordWrap(True)
        notice.setVisible(bool(gaps))
        return notice

    def _connect(self) -> None:
        for line in (self._organisation, self._about):
            line.textEdited.connect(self._on_sender_edited)
        for text in (self._address, self._contacts):
            text.textChanged.connect(self._on_sender_edited)
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


def _lines(field: QPlainTextEdit) -> tuple[str, ...]:
    text = field.toPlainText()
    return tuple(text.split("\n")) if text else ()


def _show(field: QLineEdit | QPlainTextEdit, text: str) -> None:
    """Shows a text without disturbing who is typing it."""
    if isinstance(field, QLineEdit):
        if field.text() != text:
            field.setText(text)
            field.setCursorPosition(0)
    elif field.toPlainText() != text:
        with QSignalBlocker(field):
            field.setPlainText(text)
