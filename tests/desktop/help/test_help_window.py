"""The guide in its window: contents, search, back and forward, text size, links."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QListWidget, QTextBrowser
from pytestqt.qtbot import QtBot

from letterapp.desktop.help.guide import Guide, Page
from letterapp.desktop.help.help_window import HelpWindow
from letterapp.desktop.settings import Settings
from letterapp.desktop.text_size import scaled
from tests.desktop import hands
from tests.desktop.conftest import Dialogs

GUIDE = Guide(
    [
        Page("1.md", "# First\n\nA letter, and [the second](2.md), and [more](https://a.org/b)."),
        Page(
            "2.md", "# Second\n\nA *table* of letters, and a letter.\n\n| a | b |\n| --- | --- |\n"
        ),
        Page("3.md", "# Third\n\nNothing of the kind. ![x](https://a.org/x.png)"),
    ]
)


@pytest.fixture
def guide(qtbot: QtBot) -> HelpWindow:
    window = HelpWindow(GUIDE, Settings())
    qtbot.addWidget(window)
    with qtbot.waitExposed(window):
        window.show()
    return window


def browser(guide: HelpWindow) -> QTextBrowser:
    return hands.named(guide, QTextBrowser, "Page of the guide")


def contents(guide: HelpWindow) -> list[str]:
    listed = hands.named(guide, QListWidget, "Contents")
    return [listed.item(row).text() for row in range(listed.count())]


def current(guide: HelpWindow) -> str:
    listed = hands.named(guide, QListWidget, "Contents")
    return listed.item(listed.currentRow()).text() if listed.currentRow() >= 0 else ""


def search(guide: HelpWindow, words: str) -> QLineEdit:
    field = hands.named(guide, QLineEdit, "Search the guide")
    field.clear()
    QTest.keyClicks(field, words)
    return field


def test_it_opens_at_the_first_page(guide: HelpWindow) -> None:
    assert contents(guide) == ["First", "Second", "Third"]
    assert current(guide) == "First"
    assert "A letter, and the second" in browser(guide).toPlainText()


def test_a_page_is_chosen_by_keyboard_and_back_and_forward_go_through_them(
    guide: HelpWindow,
) -> None:
    QTest.keyClick(hands.named(guide, QListWidget, "Contents"), Qt.Key.Key_Down)
    assert (guide.page_name, current(guide)) == ("2.md", "Second")
    hands.click(guide, "Back")
    assert (guide.page_name, current(guide)) == ("1.md", "First")
    hands.click(guide, "Forward")
    assert (guide.page_name, current(guide)) == ("2.md", "Second")


def test_a_search_lists_the_pages_and_goes_through_all_places(guide: HelpWindow) -> None:
    field = search(guide, "letter")
    assert contents(guide) == ["First", "Second"]
    assert len(browser(guide).extraSelections()) == 1
    places = []
    for _ in range(4):
        QTest.keyClick(field, Qt.Key.Key_Return)
        cursor = browser(guide).textCursor()
        places.append((guide.page_name, cursor.selectedText(), cursor.selectionStart()))
    assert [name for name, _, _ in places] == ["1.md", "2.md", "2.md", "1.md"]
    assert {text for _, text, _ in places} == {"letter"}
    QTest.keyClick(field, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert (guide.page_name, browser(guide).textCursor().selectionStart()) == places[2][::2]


def test_a_search_that_finds_nothing_says_so_and_goes_on_showing_the_page(
    guide: HelpWindow,
) -> None:
    search(guide, "zebra")
    assert contents(guide) == []
    assert "Found nowhere. Try another word." in [
        label.text() for label in guide.findChildren(QLabel)
    ]
    assert guide.page_name == "1.md"
    search(guide, "kind")
    assert current(guide) == "Third"


def test_a_link_to_a_page_is_followed_and_another_opens_in_the_systems_browser(
    guide: HelpWindow, dialogs: Dialogs
) -> None:
    browser(guide).anchorClicked.emit(QUrl("https://a.org/b"))
    assert [str(path) for path in dialogs.opened] == ["."]
    assert guide.page_name == "1.md"
    browser(guide).anchorClicked.emit(QUrl("guide:/2.md"))
    assert guide.page_name == "2.md"
    browser(guide).anchorClicked.emit(QUrl("file:///etc/passwd"))
    assert guide.page_name == "2.md"
    assert len(dialogs.opened) == 1


def test_nothing_but_pages_is_loaded(guide: HelpWindow) -> None:
    guide.show_page("3.md")
    kind = browser(guide).document().ResourceType.ImageResource.value
    for name in ("https://a.org/x.png", "file:///etc/passwd", "/etc/passwd"):
        assert browser(guide).loadResource(kind, QUrl(name)) == ""


def test_text_gets_larger_is_remembered_and_is_normal_again(
    guide: HelpWindow, qtbot: QtBot
) -> None:
    normal = browser(guide).font().pointSizeF()
    hands.click(guide, "Larger text")
    hands.click(guide, "Larger text")
    hands.click(guide, "Smaller text")
    assert browser(guide).font().pointSizeF() == normal + 1
    later = HelpWindow(GUIDE, Settings())
    qtbot.addWidget(later)
    assert browser(later).font().pointSizeF() == normal + 1
    hands.click(guide, "Normal text")
    assert browser(guide).font().pointSizeF() == normal


def test_its_text_follows_the_applications(guide: HelpWindow, qtbot: QtBot) -> None:
    font = QApplication.font()
    normal = browser(guide).font().pointSizeF()
    QApplication.setFont(scaled(font, 1.5))
    qtbot.waitUntil(lambda: browser(guide).font().pointSizeF() > normal)
    QApplication.setFont(font)


def test_escape_closes_it_and_its_size_is_remembered(guide: HelpWindow, qtbot: QtBot) -> None:
    guide.resize(700, 500)
    QTest.keyClick(guide, Qt.Key.Key_Escape)
    assert not guide.isVisible()
    later = HelpWindow(GUIDE, Settings())
    qtbot.addWidget(later)
    assert (later.width(), later.height()) == (700, 500)
