"""The list of targets, as a person ticks, searches and walks it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QMenu, QPushButton
from pytestqt.qtbot import QtBot

from letterapp.campaign import changes
from letterapp.campaign.files import TARGETS, read_files
from letterapp.desktop.letter_states import LetterState
from letterapp.desktop.session import choosing
from letterapp.desktop.session.session import Session
from letterapp.desktop.targets.targets_panel import TargetsPanel
from tests.desktop import hands
from tests.desktop.accessibility import faults

LAND = """
[[targets]]
id = "land-{0}"
role = "signatory"
name.en = {{short = "Land {0}", formal = "the Land {0}", in_text = "Land {0}"}}
office.en = "Minister"
salutation.en = "Dear Minister,"
close.en = "Yours sincerely,"
"""
SIGNATORIES = "A signatory of the Paris"


def search(panel: TargetsPanel, text: str) -> None:
    field = hands.named(panel, QLineEdit, "Search targets")
    field.clear()
    QTest.keyClicks(field, text)


def shown(panel: TargetsPanel) -> list[str]:
    """The names in the list, without headings."""
    return [text for text in hands.rows(hands.targets(panel)) if not text.endswith(")")]


def header(panel: TargetsPanel) -> str:
    return panel.findChildren(QLabel)[0].text().replace("&", "")


def menu_of(panel: TargetsPanel, button: str) -> QMenu:
    """The menu of a button, filled as when it is opened."""
    menu = hands.named(panel, QPushButton, button).menu()
    menu.aboutToShow.emit()
    return menu


def choose(panel: TargetsPanel, button: str, text: str) -> None:
    actions = menu_of(panel, button).actions()
    next(one for one in actions if one.text().replace("&", "").startswith(text)).trigger()


def says(panel: TargetsPanel, name: str) -> str:
    index = hands.row(hands.targets(panel), name)
    return str(index.data(Qt.ItemDataRole.AccessibleTextRole))


def test_targets_stand_under_their_roles_and_a_lone_one_by_itself(panel: TargetsPanel) -> None:
    rows = hands.rows(hands.targets(panel))
    assert rows[:3] == ["Cambodia", "A signatory of the Paris Peace Agreements (17)", "Australia"]
    assert header(panel) == "To: 18 of 27 ticked"


def test_a_heading_ticks_all_below_it_and_shows_when_some_are(
    panel: TargetsPanel, session: Session
) -> None:
    tree = hands.targets(panel)
    hands.click_box(tree, "France")
    assert hands.box(tree, SIGNATORIES) is Qt.CheckState.PartiallyChecked
    assert session.stack.undoText() == "Untick France"
    hands.click_box(tree, SIGNATORIES)
    assert hands.is_ticked(tree, "France")
    hands.click_box(tree, SIGNATORIES)
    assert session.targets == ("KH",)
    session.stack.undo()
    assert hands.is_ticked(tree, SIGNATORIES)


def test_the_current_row_is_the_letter_in_hand(panel: TargetsPanel, session: Session) -> None:
    tree = hands.targets(panel)
    hands.click_row(tree, "France")
    assert session.in_hand == "FR"
    session.step(1)
    assert tree.currentIndex().data() == "India"
    assert "Its letter is in hand." in says(panel, "India")


def test_the_keyboard_walks_ticks_and_jumps(panel: TargetsPanel, session: Session) -> None:
    tree = hands.targets(panel)
    tree.setFocus()
    QTest.keyClicks(tree, "jap")
    assert session.in_hand == "JP"
    QTest.keyClick(tree, Qt.Key.Key_Space)
    assert "JP" not in session.targets
    QTest.keyClick(tree, Qt.Key.Key_Down)
    assert session.in_hand == "LA"


def test_a_row_that_is_stepped_to_comes_into_view(panel: TargetsPanel, session: Session) -> None:
    tree = hands.targets(panel)
    panel.resize(260, 300)
    session.set_in_hand("SI")
    assert tree.viewport().rect().intersects(tree.visualRect(hands.row(tree, "Slovenia")))


def test_targets_are_found_by_any_of_their_words_without_case_and_accents(
    panel: TargetsPanel,
) -> None:
    for text, found in {
        "indonesie": ["Indonesia"],
        "INDONES": ["Indonesia"],
        "aus": ["Australia"],
        "external aff": ["India"],
        "p-5 CHINE": ["China"],
    }.items():
        search(panel, text)
        assert shown(panel) == found, text


def test_what_is_not_shown_keeps_its_tick(panel: TargetsPanel, session: Session) -> None:
    search(panel, "p-5")
    assert header(panel) == "To: 18 of 27 ticked, 5 shown"
    hands.click_box(hands.targets(panel), SIGNATORIES)
    assert header(panel) == "To: 13 of 27 ticked, 5 shown"
    assert "AU" in session.targets


def test_the_search_is_left_and_cleared_by_keys(
    panel: TargetsPanel, session: Session, qtbot: QtBot
) -> None:
    tree, field = hands.targets(panel), hands.named(panel, QLineEdit, "Search targets")
    panel.activateWindow()
    qtbot.waitUntil(panel.isActiveWindow)
    tree.setFocus()
    QTest.keyClicks(tree, "/")
    assert field.hasFocus()
    QTest.keyClicks(field, "russia")
    QTest.keyClick(field, Qt.Key.Key_Down)
    assert tree.hasFocus()
    assert session.in_hand == "RU"
    panel.search_action.trigger()
    assert field.selectedText() == "russia"
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert len(shown(panel)) == 27


def test_a_search_that_finds_nothing_says_so_and_how_to_go_on(panel: TargetsPanel) -> None:
    search(panel, "xyz")
    words = [label.text() for label in panel.findChildren(QLabel) if label.isVisible()]
    assert "No target matches “xyz”." in words
    hands.click(panel, "Clear the search")
    assert len(shown(panel)) == 27


def test_without_targets_it_says_so_and_one_can_be_added(
    qtbot: QtBot, own_folder: Path, home: Path
) -> None:
    (own_folder / "targets.toml").write_text("", "utf-8")
    session = Session(read_files(own_folder), home)
    panel = TargetsPanel(session)
    session.setParent(panel)
    qtbot.addWidget(panel)
    panel.show()
    words = [label.text() for label in panel.findChildren(QLabel) if label.isVisible()]
    assert any(one == "No targets yet" for one in words)
    assert hands.named(panel, QPushButton, "Add").isEnabled()
    assert not hands.named(panel, QPushButton, "Change").isEnabled()


def test_two_thousand_targets_are_searched_and_ticked(
    qtbot: QtBot, own_folder: Path, home: Path
) -> None:
    file = own_folder / "targets.toml"
    file.write_text(file.read_text("utf-8") + "".join(map(LAND.format, range(2000))), "utf-8")
    session = Session(read_files(own_folder), home)
    panel = TargetsPanel(session)
    session.setParent(panel)
    qtbot.addWidget(panel)
    panel.show()
    search(panel, "land 199")
    assert header(panel) == "To: 2018 of 2027 ticked, 12 shown"
    hands.click_box(hands.targets(panel), SIGNATORIES)
    assert header(panel) == "To: 2006 of 2027 ticked, 12 shown"


def test_capacities_groups_and_states_narrow_the_list_together(panel: TargetsPanel) -> None:
    panel.set_states({"FR": LetterState.ATTENTION, "CN": LetterState.READY})
    choose(panel, "Filter", "P-5")
    choose(panel, "Filter", "co-chair")
    assert shown(panel) == ["China", "France", "Indonesia", "Russian Federation", *shown(panel)[4:]]
    choose(panel, "Filter", "Needs attention")
    choose(panel, "Filter", "@signatories")
    assert shown(panel) == ["France"]
    assert hands.named(panel, QPushButton, "Filter").text() == "F&ilter (4)"
    choose(panel, "Filter", "Clear the filter")
    assert len(shown(panel)) == 27


def test_a_letter_that_is_mended_leaves_a_list_of_those_that_need_attention(
    panel: TargetsPanel,
) -> None:
    panel.set_states({"FR": LetterState.ATTENTION, "CN": LetterState.ATTENTION})
    choose(panel, "Filter", "Needs attention")
    panel.set_states({"FR": LetterState.READY, "CN": LetterState.ATTENTION})
    assert shown(panel) == ["China"]


def test_many_are_selected_at_once(panel: TargetsPanel, session: Session) -> None:
    choose(panel, "Select", "None")
    assert not session.targets
    search(panel, "p-5")
    choose(panel, "Select", "All shown (5)")
    assert len(session.targets) == 5
    choose(panel, "Select", "@un")
    assert session.campaign.settings.selection.targets == ("@un",)


def test_by_capacity_a_target_stands_under_each_of_its_own(
    panel: TargetsPanel, session: Session
) -> None:
    combo = hands.named(panel, QComboBox, "Grouped by")
    combo.setCurrentText("capacity")
    assert shown(panel).count("France") == 3
    combo.setCurrentText("group")
    tree = hands.targets(panel)
    assert hands.rows(tree)[0] == "@signatories (18)"
    hands.click_box(tree, "@p5 (5)")
    assert len(session.targets) == 13
    assert hands.box(tree, "@signatories") is Qt.CheckState.PartiallyChecked


def test_each_letter_is_marked_with_its_state_in_picture_and_words(panel: TargetsPanel) -> None:
    panel.set_states({"FR": LetterState.EDITED})
    assert says(panel, "France").startswith("France, Letter: edited by hand, Minister")
    assert "not checked yet" in says(panel, "Canada")
    tree = hands.targets(panel)
    icons = [
        hands.row(tree, name).data(Qt.ItemDataRole.DecorationRole).pixmap(16).toImage()
        for name in ("France", "Canada")
    ]
    assert icons[0] != icons[1]


def test_a_folded_heading_stays_folded_when_rows_come_and_go(
    panel: TargetsPanel, session: Session
) -> None:
    tree = hands.targets(panel)
    tree.collapse(hands.row(tree, SIGNATORIES))
    session.change("Remove Serbia", lambda files: changes.without(files, "targets", "RS"))
    assert "Serbia" not in shown(panel)
    assert not tree.isExpanded(hands.row(tree, SIGNATORIES))
    search(panel, "france")
    assert tree.isExpanded(hands.row(tree, SIGNATORIES))


def test_a_changed_target_shows_without_the_list_being_built_anew(
    panel: TargetsPanel, session: Session, qtbot: QtBot
) -> None:
    tree = hands.targets(panel)
    path = ("targets", changes.index_of(session.files, "targets", "FR") or 0, "name", "en", "short")
    with qtbot.assertNotEmitted(tree.model().modelReset):
        session.set_value("Change France", TARGETS, path, "La France")
    assert "La France" in shown(panel)


def test_a_tick_redraws_only_its_row_and_heading(panel: TargetsPanel, session: Session) -> None:
    tree = hands.targets(panel)
    told: list[str] = []
    tree.model().dataChanged.connect(lambda first, _last: told.append(str(first.data())))
    choosing.tick_targets(session, ["FR"], is_ticked=False)
    assert told == ["France", "A signatory of the Paris Peace Agreements (17)"]


def test_a_target_that_cannot_be_read_is_called_by_its_name(
    panel: TargetsPanel, session: Session
) -> None:
    france = changes.index_of(session.files, "targets", "FR")
    session.set_value("Spoil it", TARGETS, ("targets", france or 0, "office"), 7)
    assert "France (has errors)" in hands.rows(hands.targets(panel))


def test_a_target_with_errors_is_there_and_marked(panel: TargetsPanel, session: Session) -> None:
    path = ("targets", changes.index_of(session.files, "targets", "FR") or 0, "role")
    session.set_value("Change France", TARGETS, path, "no-such-role")
    assert "Letter: error" in says(panel, "France (has errors)")


def test_every_control_can_be_named_and_reached(panel: TargetsPanel) -> None:
    assert faults(panel) == []
