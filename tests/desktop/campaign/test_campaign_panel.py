"""The panel of what all letters share."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from letterapp.campaign.files import SETTINGS
from letterapp.desktop.campaign.campaign_panel import CampaignPanel
from letterapp.desktop.session.session import Session
from tests.desktop.accessibility import faults

FIELDS = {
    "Name of the campaign": ("title", "en"),
    "Organisation": ("sender", "organisation"),
    "Who you are": ("sender", "about", "en"),
    "Address": ("sender", "address"),
    "Contacts": ("sender", "contacts"),
    "Other organisations": ("sender", "cosigners"),
    "Place": ("letter", "place"),
    "Reference": ("letter", "reference"),
    "Sent by": ("letter", "delivery"),
    "Subject": ("letter", "subject", "en"),
    "Copies": ("letter", "copies"),
    "Enclosures": ("letter", "enclosures"),
    "File names": ("letter", "file_name"),
}


@pytest.fixture
def panel(session: Session, qtbot: QtBot) -> CampaignPanel:
    made = CampaignPanel(session)
    qtbot.addWidget(made)
    made.resize(280, 900)
    with qtbot.waitExposed(made):
        made.show()
    return made


def control(panel: QWidget, name: str) -> QWidget:
    kinds = (QLineEdit, QPlainTextEdit, QComboBox)
    controls = [one for kind in kinds for one in panel.findChildren(kind)]
    (found,) = (one for one in controls if one.accessibleName().startswith(name))
    return found


def said(panel: QWidget) -> str:
    labels = panel.findChildren(QLabel)
    return "\n".join(label.text() for label in labels if label.isVisibleTo(panel))


@pytest.mark.parametrize(("name", "path"), FIELDS.items(), ids=FIELDS)
def test_each_field_sets_its_place(
    panel: CampaignPanel, session: Session, name: str, path: tuple[str, ...]
) -> None:
    field = control(panel, name)
    field.setFocus()
    QTest.keyClick(field, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(field, "River")
    value = session.value(SETTINGS, path)
    assert value in ("River", ["River"])
    assert session.stack.count() == 1
    assert session.campaign.problems == ()


def test_another_organisation_is_no_sample_and_is_told_what_is_left(
    panel: CampaignPanel, session: Session
) -> None:
    assert "This is the invented example organisation" in said(panel)
    QTest.keyClicks(control(panel, "Organisation"), "River")
    assert session.value(SETTINGS, ("sender", "sample")) is None
    assert "Still the invented example’s: who you are, the address" in said(panel)
    session.stack.undo()
    assert session.value(SETTINGS, ("sender", "sample")) is True


def test_what_is_typed_and_taken_back_leaves_no_trace(
    panel: CampaignPanel, session: Session
) -> None:
    before = session.files
    for name in ("Organisation", "Copies", "Place"):
        field = control(panel, name)
        field.setFocus()
        QTest.keyClick(field, Qt.Key.Key_End)
        QTest.keyClicks(field, "x")
        QTest.keyClick(field, Qt.Key.Key_Backspace)
    assert not list(session.files.changed_since(before))
    assert session.stack.count() == 0
    assert "This is the invented example organisation" in said(panel)


def test_facts_are_dated_and_said_what_that_means(panel: CampaignPanel) -> None:
    assert "Facts as of 28 September 2016. A letter that is dated later warns" in said(panel)


def test_wordings_templates_and_languages_are_those_there_are(
    panel: CampaignPanel, session: Session
) -> None:
    french = session.files.folder / "templates" / "letter" / "fr" / "default.md.j2"
    french.parent.mkdir(parents=True)
    french.write_text("", "utf-8")
    (session.files.folder / "templates" / "ours.docx").write_bytes(b"")
    choose(panel, "Word template", "ours")
    choose(panel, "Language", "French (fr)")
    choose(panel, "Wording", "letter (en, fr)")
    letter = session.campaign.settings.letter
    assert letter
    assert (letter.word_template, letter.language, letter.wording) == ("ours", "fr", "letter")


def choose(panel: CampaignPanel, name: str, text: str) -> None:
    box = control(panel, name)
    assert isinstance(box, QComboBox)
    box.setFocus()
    index = box.findText(text)
    assert index >= 0
    box.setCurrentIndex(index)
    box.activated.emit(index)


@pytest.mark.parametrize("width", [240, 280])
def test_nothing_is_cut_off_in_a_narrow_column(panel: CampaignPanel, width: int) -> None:
    panel.resize(width, 700)
    content = panel.widget()
    assert content is not None
    assert content.minimumSizeHint().width() <= panel.viewport().width()
    buttons = panel.findChildren(QAbstractButton)
    assert all(one.width() >= one.minimumSizeHint().width() for one in buttons)


def test_every_control_can_be_reached_and_says_what_it_is(panel: CampaignPanel) -> None:
    assert faults(panel) == []


def test_every_control_has_a_name_and_no_mnemonic_is_there_twice(panel: CampaignPanel) -> None:
    kinds = (QLineEdit, QPlainTextEdit, QComboBox)
    assert all(one.accessibleName() for kind in kinds for one in panel.findChildren(kind))
    texts = [label.text() for label in panel.findChildren(QLabel)]
    keys = [text[text.index("&") + 1].lower() for text in texts if "&" in text]
    assert len(keys) == len(set(keys)) >= 7
    assert not set(keys) & set("fevlth")
