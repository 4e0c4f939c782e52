"""Forms: fields that follow the session together, in sections that fold."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QToolButton
from pytestqt.qtbot import QtBot

from letterapp.campaign.files import SETTINGS
from letterapp.desktop.fields.field import Words
from letterapp.desktop.fields.form import Form
from letterapp.desktop.fields.line_field import LineField
from letterapp.desktop.fields.spot import Spot
from letterapp.desktop.session.session import Session
from tests.desktop import hands

PLACE = ("letter", "place")


@pytest.fixture
def form(session: Session, qtbot: QtBot) -> Form:
    """A form with many fields in two sections."""
    made = Form(session)
    qtbot.addWidget(made)
    for title, names in (("First", "abcdefgh"), ("Second", "ijk")):
        section = made.add_section(title)
        for name in names:
            field = LineField(session, Spot(SETTINGS, PLACE), Words(f"Field {name}", "Change it"))
            made.add(section, field, field)
    made.resize(280, 300)
    return made


def shown(form: Form, name: str) -> str:
    return hands.named(form, QLineEdit, f"Field {name}").text()


def test_a_form_follows_the_session(form: Form, session: Session, qtbot: QtBot) -> None:
    with qtbot.waitExposed(form):
        form.show()
    assert shown(form, "a") == "Geneva"
    session.set_value("Set", SETTINGS, PLACE, "Rome")
    assert (shown(form, "a"), shown(form, "k")) == ("Rome", "Rome")


def test_a_form_that_is_not_seen_waits_until_it_is(
    form: Form, session: Session, qtbot: QtBot
) -> None:
    session.set_value("Set", SETTINGS, PLACE, "Rome")
    assert shown(form, "a") == ""
    with qtbot.waitExposed(form):
        form.show()
    assert shown(form, "a") == "Rome"


def test_a_section_folds_by_keyboard(form: Form, qtbot: QtBot) -> None:
    with qtbot.waitExposed(form):
        form.show()
    section = form.sections["First"]
    heading = section.findChild(QToolButton)
    assert isinstance(heading, QToolButton)
    with qtbot.waitSignal(section.folded) as folded:
        QTest.keyClick(heading, Qt.Key.Key_Space)
    assert folded.args == [True]
    assert section.is_folded
    assert not hands.named(form, QLineEdit, "Field a").isVisible()
    assert hands.named(form, QLineEdit, "Field i").isVisible()
    section.set_folded(False)
    assert hands.named(form, QLineEdit, "Field a").isVisible()


def test_the_form_scrolls_to_what_has_the_focus(form: Form, qtbot: QtBot) -> None:
    with qtbot.waitExposed(form):
        form.show()
    form.activateWindow()
    last = hands.named(form, QLineEdit, "Field k")
    hands.named(form, QLineEdit, "Field a").setFocus()
    for _ in range(11):
        focused = QApplication.focusWidget()
        assert focused is not None
        QTest.keyClick(focused, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is last
    assert form.viewport().rect().contains(last.mapTo(form.viewport(), last.rect().center()))
