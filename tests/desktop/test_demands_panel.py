"""What to ask: boxes for demands and cases, and the reasons of those that do not fit."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from letterapp.campaign.campaign import Campaign
from letterapp.campaign.model import LetterChanges, Selection
from letterapp.desktop.main_window import MainWindow
from letterapp.desktop.wrapping_delegate import GREYED
from tests.desktop import hands
from tests.desktop.conftest import Open


def test_a_demand_that_does_not_fit_is_greyed_with_its_reason_and_cannot_be_ticked(
    window: MainWindow,
) -> None:
    tree = hands.demands(window)
    hands.click_row(hands.targets(window), "France")
    item = hands.row(tree, "Review outstanding recommendations")
    assert item.data(0, GREYED)
    assert item.text(0).endswith(
        "Not for this letter: The recommendation is made to the Government of Cambodia."
    )
    assert "review-recommendations" in window.session.ticks.demands
    window.session.tick_demand("review-recommendations", is_ticked=False)
    hands.click_box(tree, "Review outstanding")
    assert "review-recommendations" not in window.session.ticks.demands


def test_the_same_demand_is_ticked_where_it_fits(window: MainWindow) -> None:
    hands.click_row(hands.targets(window), "France")
    hands.click_row(hands.targets(window), "Cambodia")
    tree = hands.demands(window)
    assert hands.is_ticked(tree, "Review outstanding")
    assert not hands.row(tree, "Review outstanding").data(0, GREYED)


def test_demands_that_merely_do_not_fit_give_no_warning(window: MainWindow, qtbot: QtBot) -> None:
    hands.wait_for_text(qtbot, window, "Kingdom of Cambodia")
    assert "left out" not in hands.problems(window)


def test_a_tick_counts_for_all_letters(window: MainWindow, qtbot: QtBot) -> None:
    hands.click_box(hands.demands(window), "Drop or overturn")
    hands.click_row(hands.targets(window), "Japan")
    hands.wait_for_text(qtbot, window, "of Japan")
    assert "dropped or overturned" not in hands.letter_text(window)
    assert not hands.is_ticked(hands.demands(window), "Drop or overturn")


def test_ticks_of_cases_change_the_text(window: MainWindow, qtbot: QtBot) -> None:
    hands.wait_for_text(qtbot, window, "Sam Rainsy and Kem Sokha")
    hands.click_box(hands.demands(window), "Kem Sokha")
    qtbot.waitUntil(lambda: "Kem Sokha" not in hands.letter_text(window))
    assert "Sam Rainsy" in hands.letter_text(window)


def test_a_demand_can_stand_without_its_cases(window: MainWindow, qtbot: QtBot) -> None:
    for case in ("Sam Rainsy", "Kem Sokha", "Other members", "Staff of", "Boeung Kak"):
        hands.click_box(hands.demands(window), case)
    qtbot.waitUntil(lambda: "ADHOC" not in hands.letter_text(window))
    assert "dropped or overturned" in hands.letter_text(window)


def test_cases_of_a_demand_that_is_not_ticked_are_greyed_and_keep_their_ticks(
    window: MainWindow,
) -> None:
    tree = hands.demands(window)
    hands.click_box(tree, "Kem Sokha")
    hands.click_box(tree, "Drop or overturn")
    assert hands.row(tree, "Sam Rainsy").data(0, GREYED)
    hands.click_box(tree, "Drop or overturn")
    assert hands.is_ticked(tree, "Sam Rainsy")
    assert not hands.is_ticked(tree, "Kem Sokha")


def test_a_letter_that_asks_nothing_says_that_it_is_skipped(
    window: MainWindow, qtbot: QtBot
) -> None:
    window.session.set_in_hand("JP")
    for demand in ("Take urgent", "Drop or", "Kem Ley"):
        hands.click_box(hands.demands(window), demand)
    hands.wait_for_text(qtbot, window, "No demand is left for this letter.")


def test_the_selection_of_the_campaign_is_ticked_and_keeps_its_order(
    opened: Open, shipped: Campaign
) -> None:
    selection = Selection(
        targets=("FR",), demands=("drop-charges", "act"), cases={"drop-charges": ("adhoc",)}
    )
    window = opened(shipped.with_settings(selection=selection))
    tree = hands.demands(window)
    assert hands.is_ticked(tree, "Staff of ADHOC")
    assert not hands.is_ticked(tree, "Sam Rainsy")
    assert not hands.is_ticked(tree, "Kem Ley")
    own = next(own for own in window.session.campaign.settings.letters if own.target == "FR")
    assert own.demands == ("drop-charges", "act")


def test_a_letter_with_demands_of_its_own_has_its_own_ticks(
    opened: Open, shipped: Campaign
) -> None:
    own = LetterChanges(target="FR", demands=("act",))
    window = opened(shipped.with_settings(letters=(own,)))
    tree = hands.demands(window)
    window.session.set_in_hand("FR")
    assert not hands.is_ticked(tree, "Kem Ley")
    hands.click_box(tree, "Take urgent")
    window.session.set_in_hand("JP")
    assert hands.is_ticked(tree, "Take urgent")
    assert hands.is_ticked(tree, "Kem Ley")


def test_a_demand_with_errors_is_there_and_its_letters_wait_until_it_is_unticked(
    opened: Open, shipped: Campaign, qtbot: QtBot
) -> None:
    demands = tuple(demand for demand in shipped.demands if demand.id != "kem-ley")
    campaign = replace(shipped, demands=demands, unsound_demands=frozenset({"kem-ley"}))
    window = opened(campaign)
    qtbot.waitUntil(lambda: "“kem-ley” has errors" in hands.problems(window))
    tree = hands.demands(window)
    tree.setCurrentItem(hands.row(tree, "kem-ley"))
    QTest.keyClick(tree, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: "kem-ley" not in hands.problems(window))
    hands.wait_for_text(qtbot, window, "Kingdom of Cambodia")
