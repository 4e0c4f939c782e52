"""Own words for one letter, from the page and back: typed, seen, kept, unfit, taken back."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot

from letterapp.desktop.letter.pages_view import PagesView
from letterapp.desktop.main_window import MainWindow
from letterapp.desktop.own_words.passage_view import PassageView
from letterapp.desktop.writing.write_dialog import WriteDialog
from letterapp.paths import shipped_templates
from tests.desktop import hands
from tests.desktop.conftest import Open
from tests.desktop.demands import lists
from tests.desktop.letter.showing import spot

pytestmark = pytest.mark.real_window
CTRL = Qt.KeyboardModifier.ControlModifier
CLOSING = "We would be grateful for a reply"


def letter_to_france(qtbot: QtBot, window: MainWindow) -> PagesView:
    """The pages of that letter."""
    hands.click_row(hands.targets(window), "France")
    hands.wait_for_text(qtbot, window, "French Republic")
    return hands.named(window, PagesView, "Pages of the letter")


def double_click(view: PagesView, words: str) -> None:
    """Double-clicks the paragraph of the pages that begins so, with Alt: else it selects a word."""
    text = next(line for line in whole(view).split("\n") if line.startswith(words))
    view.show_paragraph(text)
    inside = " ".join(words.split()[1:])
    place = spot(view, inside, view.page_number - 1)
    alt = Qt.KeyboardModifier.AltModifier
    QTest.mouseDClick(view.viewport(), hands.LEFT, alt, place)


def whole(view: PagesView) -> str:
    view.select_all()
    return view.selected_text


def listed(window: MainWindow) -> list[str]:
    """The passages in the panel."""
    model = hands.named(window, PassageView, "Passages").model()
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


def put(qtbot: QtBot, window: MainWindow, words: str) -> None:
    """Types own words for the closing of the letter to France, and waits until they are seen."""
    double_click(letter_to_france(qtbot, window), CLOSING)
    field = hands.named(window, QPlainTextEdit, "Your words")
    qtbot.waitUntil(lambda: field.toPlainText().startswith(CLOSING))
    hands.retype(window, "Your words", words)
    hands.wait_for_text(qtbot, window, words)


def test_a_double_click_on_a_paragraph_opens_it_and_its_words_are_seen(
    window: MainWindow, qtbot: QtBot
) -> None:
    put(qtbot, window, "Kindly reply.")
    assert CLOSING not in hands.letter_text(window)
    hands.click_row(hands.targets(window), "Japan")
    hands.wait_for_text(qtbot, window, CLOSING)


def test_the_paragraph_of_the_words_that_were_found_is_opened_with_f2(
    window: MainWindow, qtbot: QtBot
) -> None:
    view = letter_to_france(qtbot, window)
    view.setFocus()
    QTest.keyClick(view, Qt.Key.Key_F, CTRL)
    find = hands.named(window, QLineEdit, "Find in the letter")
    QTest.keyClicks(find, "be grateful")
    QTest.keyClick(find, Qt.Key.Key_Escape)
    QTest.keyClick(view, Qt.Key.Key_F2)
    field = hands.named(window, QPlainTextEdit, "Your words")
    qtbot.waitUntil(lambda: field.toPlainText().startswith(CLOSING))


def test_ctrl_enter_ends_typing_and_f2_opens_a_passage_of_the_list(
    window: MainWindow, qtbot: QtBot
) -> None:
    put(qtbot, window, "Kindly reply.")
    field = hands.named(window, QPlainTextEdit, "Your words")
    QTest.keyClick(field, Qt.Key.Key_Return, CTRL)
    assert window.findChild(WriteDialog) is None
    qtbot.waitUntil(lambda: "Own words: Kindly reply." in listed(window))
    passages = hands.named(window, PassageView, "Passages")
    passages.go_to(listed(window).index("Own words: Kindly reply."))
    QTest.keyClick(passages, Qt.Key.Key_F2)
    qtbot.waitUntil(field.isVisible)


def test_they_survive_other_demands_and_the_next_start(
    opened: Open, own_folder: Path, qtbot: QtBot
) -> None:
    window = opened(own_folder)
    put(qtbot, window, "Kindly reply.")
    lists.click_box(window, "kem-ley")
    qtbot.waitUntil(lambda: "Kem Ley" not in hands.letter_text(window))
    assert "Kindly reply." in hands.letter_text(window)
    window.close()
    letter_to_france(qtbot, again := opened(own_folder))
    assert "Kindly reply." in hands.letter_text(again)


def test_what_no_longer_fits_is_told_and_used_for_what_is_there_now(
    window: MainWindow, own_folder: Path, qtbot: QtBot
) -> None:
    put(qtbot, window, "Kindly reply.")
    base = own_folder / "templates" / "letter" / "en" / "base.md.j2"
    text = (shipped_templates() / "letter" / "en" / "base.md.j2").read_text("utf-8")
    base.write_text(text.replace(CLOSING, "We hope for a prompt reply"), "utf-8")
    hands.wait_for_text(qtbot, window, "We hope for a prompt reply")
    QTest.keyClick(hands.named(window, QPlainTextEdit, "Your words"), Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: any(row.startswith("No longer fits") for row in listed(window)))
    view = hands.named(window, PassageView, "Passages")
    view.go_to(next(at for at, row in enumerate(listed(window)) if row.startswith("No longer")))
    QTest.keyClick(view, Qt.Key.Key_Return)
    hands.click(window, "Use them here")
    hands.wait_for_text(qtbot, window, "Kindly reply.")


def test_the_keyboard_undoes_all_that_was_typed_and_what_was_done_before(
    window: MainWindow, qtbot: QtBot
) -> None:
    letter_to_france(qtbot, window)
    lists.click_box(window, "kem-ley")
    put(qtbot, window, "Kindly reply.")
    field = hands.named(window, QPlainTextEdit, "Your words")
    QTest.keyClick(field, Qt.Key.Key_Z, CTRL)
    qtbot.waitUntil(lambda: field.toPlainText().startswith(CLOSING))
    QTest.keyClick(field, Qt.Key.Key_Z, CTRL)
    assert lists.is_ticked(window, "kem-ley")


def test_they_are_taken_back(window: MainWindow, qtbot: QtBot) -> None:
    put(qtbot, window, "Kindly reply.")
    button = hands.named(window, QAbstractButton, "Take back the campaign’s words")
    qtbot.waitUntil(button.isEnabled)
    QTest.mouseClick(button, hands.LEFT)
    hands.wait_for_text(qtbot, window, CLOSING)
    assert "Kindly reply." not in hands.letter_text(window)
