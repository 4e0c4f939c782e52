"""Whom to write to: boxes, groups and the target in hand."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from letterapp.desktop.main_window import MainWindow
from tests.desktop import hands


def test_the_campaigns_selection_is_ticked_and_the_successors_are_not(window: MainWindow) -> None:
    tree = hands.targets(window)
    assert hands.is_ticked(tree, "France")
    assert hands.is_ticked(tree, "A signatory")
    assert not hands.is_ticked(tree, "Serbia")
    assert hands.named(window, QPushButton, "Write all selected (18)").isEnabled()


def test_a_click_on_a_box_selects_a_target_but_a_click_on_its_name_takes_it_in_hand(
    window: MainWindow,
) -> None:
    tree = hands.targets(window)
    hands.click_box(tree, "Serbia")
    assert "RS" in window.session.targets
    hands.click_row(tree, "Japan")
    assert window.session.in_hand == "JP"
    assert "JP" in window.session.targets
    hands.named(window, QPushButton, "Write all selected (19)")


def test_a_groups_box_ticks_all_its_targets_and_is_half_ticked_between(window: MainWindow) -> None:
    tree = hands.targets(window)
    hands.click_box(tree, "Japan")
    assert hands.row(tree, "A signatory").checkState(0) is Qt.CheckState.PartiallyChecked
    hands.click_box(tree, "A signatory")
    assert hands.is_ticked(tree, "Japan")
    hands.click_box(tree, "A signatory")
    assert window.session.targets == ("KH",)


def test_the_space_key_ticks_the_current_target(window: MainWindow) -> None:
    tree = hands.targets(window)
    tree.setCurrentItem(hands.row(tree, "OHCHR"))
    QTest.keyClick(tree, Qt.Key.Key_Space)
    assert "OHCHR" in window.session.targets


def test_the_select_menu_ticks_exactly_a_group_of_the_campaign(window: MainWindow) -> None:
    menu = hands.named(window, QPushButton, "Select targets by group").menu()
    actions = {action.text(): action for action in menu.actions()}
    actions["@p5 (5)"].trigger()
    assert set(window.session.targets) == {"CN", "FR", "RU", "GB", "US"}
    actions["None"].trigger()
    assert not hands.named(window, QPushButton, "Write all selected (0)").isEnabled()
    actions["All (27)"].trigger()
    assert len(window.session.targets) == 27


def test_next_and_previous_go_through_the_selected_letters_round_and_round(
    window: MainWindow,
) -> None:
    window.session.set_targets(["KH", "FR", "SR"])
    for button, target in (("Next", "FR"), ("Next", "SR"), ("Next", "KH"), ("Previous", "SR")):
        hands.click(window, f"{button} selected letter")
        assert window.session.in_hand == target
    current = hands.targets(window).currentItem()
    assert current is not None
    assert current.text(0) == "Special Rapporteur on Cambodia"
