"""The page of one demand: its cases, its wording for the letter in hand, and what it rests on."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPlainTextEdit, QPushButton, QTextEdit
from pytestqt.qtbot import QtBot

from letterapp.campaign.files import DEMANDS
from letterapp.desktop.demands.cases_view import CasesView
from letterapp.desktop.demands.demands_panel import DemandsPanel
from letterapp.desktop.demands.details_page import DetailsPage
from letterapp.desktop.session import choosing
from letterapp.desktop.session.session import Session
from letterapp.desktop.text_size import scaled
from tests.desktop import hands
from tests.desktop.demands import lists

Key = Qt.Key
TEXT = ("demands", 1, "text", "en")


@pytest.fixture
def page(panel: DemandsPanel) -> DetailsPage:
    """The page of “drop-charges”, opened from the list."""
    lists.press(panel, "drop-charges", Key.Key_Return)
    page = panel.currentWidget()
    assert isinstance(page, DetailsPage)
    return page


def field(page: DetailsPage) -> QPlainTextEdit:
    return hands.named(page, QPlainTextEdit, "Wording")


def type_at_end(page: DetailsPage, text: str) -> None:
    field(page).moveCursor(QTextCursor.MoveOperation.End)
    QTest.keyClicks(field(page), text)


def labels(page: DetailsPage) -> str:
    return "\n".join(label.text() for label in page.findChildren(QLabel) if label.isVisible())


def test_enter_opens_a_demand_and_escape_leads_back(
    panel: DemandsPanel, page: DetailsPage, qtbot: QtBot
) -> None:
    assert "Drop or overturn politically motivated charges" in labels(page)
    assert "in the sender’s own name" in labels(page)
    QTest.keyClick(field(page), Key.Key_Escape)
    assert panel.currentWidget() is not page
    row = lists.view_of(panel).row
    assert row
    assert row.demand == "drop-charges"
    qtbot.waitUntil(lists.view_of(panel).hasFocus)


def test_the_wording_is_shown_a_line_a_paragraph(page: DetailsPage) -> None:
    assert field(page).toPlainText().startswith("urge Cambodia to ensure that all politically")
    assert "\n" not in field(page).toPlainText()
    assert "What is between {{ and }}" in labels(page)


def test_what_is_typed_is_one_change_for_all_letters_and_undone_at_once(
    page: DetailsPage, session: Session
) -> None:
    before = session.files
    type_at_end(page, " now")
    assert str(session.value(DEMANDS, (*TEXT, "default"))).endswith("{% endif %} now")
    assert session.stack.count() == 1
    assert session.stack.undoText().startswith("Change the wording of “Drop or overturn")
    session.stack.undo()
    assert not list(session.files.changed_since(before))
    assert not field(page).toPlainText().endswith("now")


def test_the_cursor_stays_where_one_types(page: DetailsPage) -> None:
    field(page).moveCursor(QTextCursor.MoveOperation.Start)
    QTest.keyClicks(field(page), "please ")
    QTest.keyClick(field(page), Key.Key_Return)
    QTest.keyClicks(field(page), "now ")
    assert field(page).toPlainText().startswith("please \nnow urge Cambodia")


def test_what_is_typed_and_taken_back_is_no_change(page: DetailsPage, session: Session) -> None:
    before = session.files
    type_at_end(page, "!")
    QTest.keyClick(field(page), Key.Key_Backspace)
    assert not list(session.files.changed_since(before))
    assert session.stack.count() == 0


def test_typing_goes_on_where_an_undo_has_changed_the_wording(
    page: DetailsPage, session: Session
) -> None:
    field(page).setFocus()
    type_at_end(page, " now")
    session.stack.undo()
    QTest.keyClicks(field(page), " soon")
    assert field(page).toPlainText().endswith("{% endif %} soon")


def test_the_page_follows_the_letter_in_hand(page: DetailsPage, session: Session) -> None:
    session.set_in_hand("KH")
    assert field(page).toPlainText().startswith("ensure that all politically")
    assert "Wording, for all letters to: " in labels(page)
    assert "asked by the source" in labels(page)


def test_a_wording_for_one_role_alone_is_given_and_taken_back(
    page: DetailsPage, session: Session
) -> None:
    before = session.files
    hands.click(page, "Only for this role")
    type_at_end(page, " now")
    texts = session.value(DEMANDS, TEXT)
    assert texts["signatory"].endswith(" now")
    assert not texts["default"].endswith(" now")
    hands.click(page, "Use the common wording")
    assert not list(session.files.changed_since(before))


def test_words_for_one_role_come_back_when_giving_them_up_is_undone(
    page: DetailsPage, session: Session
) -> None:
    hands.click(page, "Only for this role")
    type_at_end(page, " now")
    hands.click(page, "Use the common wording")
    session.stack.undo()
    assert session.value(DEMANDS, TEXT)["signatory"].endswith(" now")
    assert field(page).toPlainText().endswith(" now")


def test_what_is_typed_in_another_visit_is_a_change_of_its_own(
    page: DetailsPage, session: Session, qtbot: QtBot
) -> None:
    for word in (" now", " again"):
        field(page).setFocus()
        qtbot.waitUntil(field(page).hasFocus)
        type_at_end(page, word)
        hands.named(page, CasesView, "Cases").setFocus()
    session.stack.undo()
    assert field(page).toPlainText().endswith(" now")


def test_a_text_for_all_languages_and_roles_gets_one_for_a_role(
    page: DetailsPage, session: Session
) -> None:
    session.set_value("Simplify", DEMANDS, ("demands", 1, "text"), "let them go")
    assert field(page).toPlainText() == "let them go"
    hands.click(page, "Only for this role")
    type_at_end(page, " now")
    demand = session.campaign.demand("drop-charges")
    assert demand
    assert demand.text == {"": {"default": "let them go", "signatory": "let them go now"}}


def test_own_words_for_this_letter_are_asked_for(
    panel: DemandsPanel, page: DetailsPage, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(panel.own_words_wanted) as wanted:
        hands.click(page, "In this letter only")
    assert wanted.args == ["drop-charges"]


def test_cases_are_ticked_and_moved_on_the_page(
    panel: DemandsPanel, page: DetailsPage, session: Session
) -> None:
    cases = hands.named(page, CasesView, "Cases")
    cases.setFocus()
    cases.show_row("drop-charges", "sokha")
    QTest.keyClick(cases, Key.Key_Space)
    assert "sokha" not in session.ticks.cases["drop-charges"]
    QTest.keyClick(cases, Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert lists.model_of(panel).rows[1].cases[0].case == "sokha"
    assert cases.row
    assert cases.row.title == "Kem Sokha"


def test_all_cases_are_seen_without_a_scroll_bar(page: DetailsPage) -> None:
    cases = hands.named(page, CasesView, "Cases")
    assert cases.count == 5
    assert cases.verticalScrollBar().maximum() == 0


def test_the_page_says_what_the_demand_rests_on_and_what_has_changed(page: DetailsPage) -> None:
    told = hands.named(page, QTextEdit, "Sources").toPlainText()
    assert "Human Rights Watch, “Cambodia should take urgent action" in told
    assert "2 December 2016, Kem Sokha: Kem Sokha received a royal pardon." in told
    assert "16 November 2017: The Supreme Court dissolved the opposition party CNRP." in told


def test_a_demand_that_is_gone_closes_its_page(
    panel: DemandsPanel, page: DetailsPage, session: Session
) -> None:
    session.set_value("Spoil it", DEMANDS, ("demands", 1, "kind"), "nonsense")
    assert panel.currentWidget() is not page


def test_nothing_is_cut_off_however_large_the_text(
    panel: DemandsPanel, page: DetailsPage, qtbot: QtBot
) -> None:
    panel.setFont(scaled(panel.font(), 2.5))
    panel.resize(panel.minimumSizeHint().width(), 800)
    buttons = [one for one in page.findChildren(QPushButton) if one.isVisible()]

    def are_whole() -> bool:
        spots = [one.mapTo(panel, one.rect().topRight()).x() for one in buttons]
        return max(spots) < panel.width()

    qtbot.waitUntil(are_whole)


def test_the_column_can_be_narrow(panel: DemandsPanel, page: DetailsPage) -> None:
    assert page.minimumSizeHint().width() <= 240


def test_own_words_are_for_what_the_letter_asks(page: DetailsPage, session: Session) -> None:
    button = hands.named(page, QPushButton, "In this letter only")
    assert button.isEnabled()
    choosing.tick_demand(session, "drop-charges", is_ticked=False)
    assert not button.isEnabled()
