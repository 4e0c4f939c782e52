"""The list of demands: what it says, ticks, moves and opens."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from letterapp.campaign.changes import without
from letterapp.campaign.files import DEMANDS, SETTINGS
from letterapp.desktop.demands.demands_panel import DemandsPanel
from letterapp.desktop.demands.editing import remove_demand
from letterapp.desktop.demands.eliding_radio import ElidingRadio
from letterapp.desktop.demands.model import DemandsModel
from letterapp.desktop.demands.view import DemandsView
from letterapp.desktop.session.session import Session
from tests.desktop import hands
from tests.desktop.demands import lists
from tests.desktop.demands.conftest import ShowPanel

Key = Qt.Key


def click_radio(panel: DemandsPanel, name: str) -> None:
    QTest.mouseClick(hands.named(panel, ElidingRadio, name), hands.LEFT, pos=QPoint(9, 9))


def test_a_row_says_what_kind_it_is_and_who_asks_it(panel: DemandsPanel) -> None:
    assert lists.detail(panel, "act") == "Demand · asked by the source"
    assert lists.detail(panel, "drop-charges").endswith("in the sender’s own name · 5 of 5 cases")


def test_what_does_not_fit_the_letter_says_why(panel: DemandsPanel, session: Session) -> None:
    detail = lists.detail(panel, "status-question")
    assert "Not for this letter: The question is put to the Special Rapporteur." in detail
    assert not lists.is_ticked(panel, "status-question")
    session.set_in_hand("UN-SR-KH")
    assert "Not for" not in lists.detail(panel, "status-question")


def test_a_click_on_a_box_ticks_and_is_undone(panel: DemandsPanel, session: Session) -> None:
    lists.click_box(panel, "act")
    assert not lists.is_ticked(panel, "act")
    assert "act" not in session.ticks.demands
    session.stack.undo()
    assert lists.is_ticked(panel, "act")


def test_space_ticks_a_case_and_the_demand_counts_it(panel: DemandsPanel) -> None:
    lists.press(panel, "drop-charges", Key.Key_Space, case="sokha")
    assert not lists.is_ticked(panel, "drop-charges", "sokha")
    assert "4 of 5 cases" in lists.detail(panel, "drop-charges")


def test_of_demands_for_one_letter_those_that_it_asks_are_moved(
    panel: DemandsPanel, session: Session
) -> None:
    click_radio(panel, "For France alone")
    lists.click_box(panel, "kem-ley")
    count = session.stack.count()
    lists.press(panel, "kem-ley", Key.Key_Up, alt=True)
    assert session.stack.count() == count
    assert not lists.view_of(panel).can_step(-1)
    lists.press(panel, "drop-charges", Key.Key_Down, alt=True)  # over what is not asked
    asked = [one for one in lists.order(panel) if one in session.ticks.demands]
    assert asked[:3] == ["act", "review-recommendations", "drop-charges"]


def test_a_case_that_another_s_wording_asks_for_stays(
    panel: DemandsPanel, session: Session, qtbot: QtBot
) -> None:
    before = session.files
    with qtbot.waitSignal(panel.said) as said:
        lists.press(panel, "drop-charges", Key.Key_Delete, case="sokha")
    assert session.files is before
    assert said.args == [
        "“Kem Sokha” cannot be removed: the wording of “Sam Rainsy” says another thing where it is "
        "ticked. Untick it instead."
    ]


def test_where_a_row_was_removed_the_next_one_is_in_hand(
    panel: DemandsPanel, session: Session
) -> None:
    lists.press(panel, "drop-charges", Key.Key_Delete, case="adhoc")
    row = lists.view_of(panel).row
    assert row is not None
    assert row.title == "Boeung Kak land rights activists"
    lists.press(panel, "kem-ley", Key.Key_Delete)
    assert lists.view_of(panel).row == lists.model_of(panel).rows[2]
    while session.ticks.order:
        QTest.keyClick(lists.view_of(panel), Key.Key_Delete)
    assert lists.view_of(panel).row is None


def test_a_greyed_row_is_reached_by_keyboard_and_tells_why_it_has_no_tick(
    panel: DemandsPanel, session: Session, qtbot: QtBot
) -> None:
    lists.press(panel, "kem-ley", Key.Key_Down)
    row = lists.view_of(panel).row
    assert row
    assert row.demand == "review-recommendations"
    with qtbot.waitSignal(panel.said) as said:
        QTest.keyClick(lists.view_of(panel), Key.Key_Space)
    assert "The recommendation is made to the Government of Cambodia." in said.args[0]
    assert session.stack.count() == 0


def test_a_demand_moves_by_keyboard_and_stays_in_hand(
    panel: DemandsPanel, session: Session
) -> None:
    lists.press(panel, "kem-ley", Key.Key_Up, Key.Key_Up, alt=True)
    assert lists.order(panel)[:2] == ["kem-ley", "act"]
    assert session.ticks.order[0] == "kem-ley"
    row = lists.view_of(panel).row
    assert row
    assert row.demand == "kem-ley"


def test_a_case_moves_among_the_cases_of_its_demand(panel: DemandsPanel, session: Session) -> None:
    lists.press(panel, "drop-charges", Key.Key_Up, case="sokha", alt=True)
    demand = session.campaign.demand("drop-charges")
    assert demand
    assert [case.id for case in demand.cases][:2] == ["sokha", "rainsy"]
    assert session.stack.undoText() == "Move “Kem Sokha”"


def test_a_demand_is_dragged_below_another(panel: DemandsPanel) -> None:
    act, kem_ley = lists.index_of(panel, "act"), lists.index_of(panel, "kem-ley")
    assert lists.drag(panel, act, onto=kem_ley)
    assert lists.order(panel)[:3] == ["drop-charges", "kem-ley", "act"]


def test_a_case_is_dragged_within_its_demand_only(panel: DemandsPanel, session: Session) -> None:
    rainsy = lists.index_of(panel, "drop-charges", "rainsy")
    assert not lists.drag(panel, rainsy, onto=lists.index_of(panel, "act"))
    other = lists.index_of(panel, "next-report", "benchmarks")
    assert not lists.drag(panel, rainsy, onto=other)
    assert session.stack.count() == 0
    assert lists.drag(panel, rainsy, onto=lists.index_of(panel, "drop-charges", "members"))
    demand = session.campaign.demand("drop-charges")
    assert demand
    assert [case.id for case in demand.cases][:3] == ["sokha", "members", "rainsy"]


def test_ticks_are_switched_to_the_letter_in_hand_alone(
    panel: DemandsPanel, session: Session
) -> None:
    said = [label for label in panel.findChildren(QLabel) if "Ticks and" in label.text()]
    click_radio(panel, "For France alone")
    assert said[0].text().endswith("count for the letter to France, and for no other.")
    lists.click_box(panel, "act")
    session.set_in_hand("JP")
    assert lists.is_ticked(panel, "act")
    assert hands.named(panel, ElidingRadio, "For all letters").isChecked()
    session.set_in_hand("FR")
    click_radio(panel, "For all letters")
    assert session.value(SETTINGS, ("letters",)) is None


def test_what_is_folded_stays_folded_when_demands_move(panel: DemandsPanel) -> None:
    view = lists.view_of(panel)
    view.collapse(lists.index_of(panel, "drop-charges"))
    lists.press(panel, "drop-charges", Key.Key_Down, alt=True)
    assert not view.isExpanded(lists.index_of(panel, "drop-charges"))
    assert view.isExpanded(lists.index_of(panel, "next-report"))


def test_rows_wrap_at_the_width_of_the_column(panel: DemandsPanel) -> None:
    view, index = lists.view_of(panel), lists.index_of(panel, "drop-charges")
    wide = view.visualRect(index).height()
    panel.resize(200, 800)
    QApplication.processEvents()
    assert view.visualRect(index).height() > wide
    assert view.viewport().width() <= 200
    assert view.horizontalScrollBar().maximum() == 0


def test_the_delete_key_removes_what_undo_brings_back(
    panel: DemandsPanel, session: Session, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(panel.said) as said:
        lists.press(panel, "kem-ley", Key.Key_Delete)
    assert said.args == [
        "“Kem Ley: the need for concerted international efforts” is removed. Undo brings it back."
    ]
    assert "kem-ley" not in lists.order(panel)
    session.stack.undo()
    assert "kem-ley" in lists.order(panel)


def test_a_demand_with_errors_says_so(panel: DemandsPanel, session: Session) -> None:
    session.set_value("Spoil it", DEMANDS, ("demands", 2, "kind"), "nonsense")
    assert lists.detail(panel, "kem-ley").startswith("Has errors: open it")


def test_a_change_elsewhere_draws_nothing_again(panel: DemandsPanel, session: Session) -> None:
    heard: list[str] = []
    model = lists.model_of(panel)
    model.dataChanged.connect(lambda: heard.append("data"))
    model.modelReset.connect(lambda: heard.append("reset"))
    session.set_value("Type", SETTINGS, ("letter", "place"), "Berne")
    assert heard == []
    lists.click_box(panel, "kem-ley")
    assert heard == ["data"]


def test_a_campaign_without_demands_says_how_to_begin(panel: DemandsPanel) -> None:
    for demand in lists.order(panel):
        lists.press(panel, demand, Key.Key_Delete)
    assert hands.named(panel, QPushButton, "Add the first demand").isVisible()
    assert not lists.view_of(panel).isVisible()


def test_without_a_target_the_list_says_that_there_is_none(
    session: Session, show_panel: ShowPanel
) -> None:
    for target in session.all_targets:
        session.change("Remove", partial(without, section="targets", item=target))
    panel = show_panel()
    assert any("no target yet" in label.text() for label in panel.findChildren(QLabel))
    assert not hands.named(panel, ElidingRadio, "For one letter alone").isEnabled()
    assert lists.detail(panel, "act") == "Demand"


def test_a_demand_that_is_folded_over_the_current_case_is_the_current_row_and_stays_folded(
    session: Session, qtbot: QtBot
) -> None:
    model = DemandsModel(session)
    view = DemandsView(model, "Demands")
    qtbot.addWidget(view)
    view.show()
    view.show_row("drop-charges", "rainsy")
    view.setExpanded(model.index_of("drop-charges"), False)
    assert view.currentIndex() == model.index_of("drop-charges")
    remove_demand(session, "act")
    assert not view.isExpanded(model.index_of("drop-charges"))
