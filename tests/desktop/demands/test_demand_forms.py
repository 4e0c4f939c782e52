"""Demands and cases added, changed and removed in forms: each is one command."""

from __future__ import annotations

from collections import Counter

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialogButtonBox,
    QLabel,
    QLineEdit,
    QListWidget,
    QPlainTextEdit,
    QPushButton,
)

from letterapp.campaign.files import DEMANDS, SETTINGS, TARGETS
from letterapp.desktop.demands import editing
from letterapp.desktop.demands.demands_panel import DemandsPanel
from letterapp.desktop.demands.form_dialog import FormDialog
from letterapp.desktop.session import choosing
from letterapp.desktop.session.session import Session
from tests.desktop import hands
from tests.desktop.conftest import Dialogs
from tests.desktop.demands import lists
from tests.desktop.demands.conftest import ShowPanel

Key = Qt.Key
DROP = ("demands", 1)


def trigger(panel: DemandsPanel, text: str) -> None:
    """Chooses a command of the list."""
    actions = lists.view_of(panel).actions()
    next(one for one in actions if one.text().replace("&", "") == text).trigger()


def dialog_of(panel: DemandsPanel) -> FormDialog:
    dialogs = [one for one in panel.findChildren(FormDialog) if one.isVisible()]
    assert len(dialogs) == 1
    return dialogs[0]


def type_into(dialog: FormDialog, name: str, text: str) -> None:
    field = hands.named(dialog, QLineEdit, name)
    field.selectAll()
    QTest.keyClicks(field, text) if text else QTest.keyClick(field, Key.Key_Delete)


def word(dialog: FormDialog, text: str) -> None:
    QTest.keyClicks(hands.named(dialog, QPlainTextEdit, "Wording"), text)


def ask(dialog: FormDialog, role: str, how: str) -> None:
    box = hands.named(dialog, QComboBox, f"How this role is asked: {role}")
    QTest.keyClicks(box, how)


def ok(dialog: FormDialog) -> QPushButton:
    button = dialog.findChild(QDialogButtonBox)
    assert button
    return button.button(QDialogButtonBox.StandardButton.Ok)


def test_a_new_demand_needs_a_title_a_role_and_a_wording(
    panel: DemandsPanel, dialogs: Dialogs
) -> None:
    trigger(panel, "New demand…")
    dialog = dialog_of(panel)
    assert dialog.form.problem_at("title") == "Give it a title, by which lists call it."
    type_into(dialog, "Title", "Open the locks")
    assert dialog.form.problem_at("title") == ""
    assert not ok(dialog).isEnabled()
    ask(dialog, "A signatory", "Named")
    word(dialog, "open the locks of {{ target.in_text")
    assert dialog.form.problem_at("text") == "Close each {{ with }}."
    word(dialog, " }}")
    assert ok(dialog).isEnabled()
    dialogs.buttons = ["Drop it"]
    dialog.reject()
    assert "this is lost: Title, Who is asked, Wording." in dialogs.take()


def test_a_new_demand_is_one_command_and_is_ticked(panel: DemandsPanel, session: Session) -> None:
    choosing.tick_demand(session, "act", is_ticked=False)
    trigger(panel, "New demand…")
    dialog = dialog_of(panel)
    type_into(dialog, "Title", "Open the locks")
    ask(dialog, "A signatory", "Named")
    word(dialog, "open the locks")
    QTest.mouseClick(ok(dialog), hands.LEFT)
    assert session.stack.undoText() == "Add “Open the locks”"
    demand = session.campaign.demand("open-the-locks")
    assert demand
    assert demand.text == {"en": {"default": "open the locks"}}
    assert lists.is_ticked(panel, "open-the-locks")
    row = lists.view_of(panel).row
    assert row
    assert row.title == "Open the locks"
    session.stack.undo()
    assert session.campaign.demand("open-the-locks") is None
    assert session.value(SETTINGS, ("selection", "demands"))


def test_the_first_demand_is_added_from_the_empty_list(
    panel: DemandsPanel, session: Session
) -> None:
    for demand in lists.order(panel):
        lists.press(panel, demand, Key.Key_Delete)
    hands.click(panel, "Add the first demand")
    dialog = dialog_of(panel)
    type_into(dialog, "Title", "Open the locks")
    ask(dialog, "A signatory", "Derived")
    word(dialog, "open the locks")
    QTest.mouseClick(ok(dialog), hands.LEFT)
    assert lists.order(panel) == ["open-the-locks"]
    assert lists.view_of(panel).isVisible()


def test_a_form_that_changes_nothing_is_no_command(panel: DemandsPanel, session: Session) -> None:
    lists.press(panel, "drop-charges", Key.Key_F2)
    QTest.mouseClick(ok(dialog_of(panel)), hands.LEFT)
    assert session.stack.count() == 0


def test_only_what_is_changed_changes_in_the_file(panel: DemandsPanel, session: Session) -> None:
    before = session.files.toml(DEMANDS).text
    lists.press(panel, "drop-charges", Key.Key_F2)
    dialog = dialog_of(panel)
    type_into(dialog, "Title", "Drop the charges")
    QTest.keyClick(hands.named(dialog, QCheckBox, "Asks nothing without"), Key.Key_Space)
    QTest.mouseClick(ok(dialog), hands.LEFT)
    assert session.stack.undoText() == "Change “Drop the charges”"
    after = session.files.toml(DEMANDS).text
    changed = Counter(after.split("\n")) - Counter(before.split("\n"))
    assert set(changed) == {'title.en = "Drop the charges"', "needs_case = true"}
    assert session.stack.count() == 1


def test_what_others_change_meanwhile_stays_where_the_form_does_not_change_it(
    panel: DemandsPanel, session: Session
) -> None:
    lists.press(panel, "drop-charges", Key.Key_F2)
    session.set_value("Theirs", DEMANDS, (*DROP, "subject"), {"en": "Theirs"})
    type_into(dialog_of(panel), "Title", "Ours")
    QTest.mouseClick(ok(dialog_of(panel)), hands.LEFT)
    assert session.value(DEMANDS, (*DROP, "subject")) == {"en": "Theirs"}
    assert session.value(DEMANDS, (*DROP, "title", "en")) == "Ours"


def test_what_others_change_as_well_is_told_before_ok_counts(
    panel: DemandsPanel, session: Session
) -> None:
    lists.press(panel, "drop-charges", Key.Key_F2)
    dialog = dialog_of(panel)
    type_into(dialog, "Title", "Ours")
    session.set_value("Theirs", DEMANDS, (*DROP, "title", "en"), "Theirs")
    QTest.mouseClick(ok(dialog), hands.LEFT)
    assert "Title (English): now “Theirs”" in hands.named(dialog, QLabel, "Meanwhile").text()
    assert session.value(DEMANDS, (*DROP, "title", "en")) == "Theirs"
    QTest.mouseClick(ok(dialog), hands.LEFT)
    assert session.value(DEMANDS, (*DROP, "title", "en")) == "Ours"


def test_theirs_is_taken_where_both_have_changed_it_and_the_rest_is_kept(
    panel: DemandsPanel, session: Session
) -> None:
    lists.press(panel, "drop-charges", Key.Key_F2)
    dialog = dialog_of(panel)
    type_into(dialog, "Title", "Ours")
    type_into(dialog, "Subject", "Charges")
    session.set_value("Theirs", DEMANDS, (*DROP, "title", "en"), "Theirs")
    QTest.mouseClick(ok(dialog), hands.LEFT)
    hands.click(dialog, "Take theirs")
    assert session.value(DEMANDS, (*DROP, "title", "en")) == "Theirs"
    assert session.value(DEMANDS, (*DROP, "subject", "en")) == "Charges"
    assert not dialog.isVisible()


def test_a_demand_that_is_removed_meanwhile_can_be_added_anew(
    panel: DemandsPanel, session: Session
) -> None:
    lists.press(panel, "drop-charges", Key.Key_F2)
    dialog, before = dialog_of(panel), session.value(DEMANDS, DROP)
    editing.remove_demand(session, "drop-charges")
    QTest.mouseClick(ok(dialog), hands.LEFT)
    assert "removed" in hands.named(dialog, QLabel, "Meanwhile").text()
    QTest.mouseClick(ok(dialog), hands.LEFT)
    assert session.value(DEMANDS, ("demands",))[-1] == before


def test_a_case_whose_demand_is_removed_meanwhile_has_no_place(
    panel: DemandsPanel, session: Session
) -> None:
    lists.view_of(panel).show_row("drop-charges")
    trigger(panel, "New case…")
    dialog = dialog_of(panel)
    type_into(dialog, "Title", "Another")
    word(dialog, "another")
    editing.remove_demand(session, "drop-charges")
    QTest.mouseClick(ok(dialog), hands.LEFT)
    assert "no place" in hands.named(dialog, QLabel, "Meanwhile").text()
    assert dialog.isVisible()


def test_a_role_is_no_longer_asked_for_a_reason(panel: DemandsPanel, session: Session) -> None:
    lists.press(panel, "kem-ley", Key.Key_F2)
    dialog = dialog_of(panel)
    ask(dialog, "A signatory", "Not")
    type_into(dialog, "Why this role is not asked: A signatory", "It knows.")
    QTest.mouseClick(ok(dialog), hands.LEFT)
    assert "Not for this letter: It knows." in lists.detail(panel, "kem-ley")


def test_a_demand_with_errors_is_opened_and_repaired(panel: DemandsPanel, session: Session) -> None:
    session.set_value("Spoil it", DEMANDS, ("demands", 2, "kind"), "nonsense")
    session.set_value("Spoil it", DEMANDS, ("demands", 2, "sources"), ["statement", "rumour"])
    lists.press(panel, "kem-ley", Key.Key_Return)
    dialog = dialog_of(panel)
    assert dialog.form.problem_at("kind") == "Choose what kind it is."
    assert dialog.form.problem_at("sources") == "Untick what is no source of this campaign."
    QTest.keyClicks(hands.named(dialog, QComboBox, "Kind"), "Stated")
    sources = hands.named(dialog, QListWidget, "Sources")
    sources.setCurrentRow(1)
    QTest.keyClick(sources, Key.Key_Space)
    QTest.mouseClick(ok(dialog), hands.LEFT)
    demand = session.campaign.demand("kem-ley")
    assert demand
    assert demand.sources == ("statement",)


def test_what_no_field_can_mend_is_said_with_its_place(
    panel: DemandsPanel, session: Session
) -> None:
    session.set_value("Spoil it", DEMANDS, ("demands", 2, "cases"), [{"id": "x"}])
    lists.press(panel, "kem-ley", Key.Key_Return)
    dialog = dialog_of(panel)
    assert not ok(dialog).isEnabled()
    assert "cases" in next(iter(dialog.form.problems.values()))
    dialog.reject()


def test_a_new_case_is_ticked_with_the_others(panel: DemandsPanel, session: Session) -> None:
    choosing.tick_case(session, "drop-charges", "sokha", is_ticked=False)
    lists.view_of(panel).show_row("drop-charges")
    trigger(panel, "New case…")
    dialog = dialog_of(panel)
    type_into(dialog, "Title", "Tep Vanny")
    assert dialog.form.problem_at("text") == "Write what letters say."
    word(dialog, "the activist Tep Vanny")
    QTest.mouseClick(ok(dialog), hands.LEFT)
    assert lists.is_ticked(panel, "drop-charges", "tep-vanny")
    assert "5 of 6 cases" in lists.detail(panel, "drop-charges")
    assert session.stack.undoText() == "Add “Tep Vanny”"


def test_a_case_is_changed_and_removed(panel: DemandsPanel, session: Session) -> None:
    lists.press(panel, "drop-charges", Key.Key_F2, case="rainsy")
    dialog = dialog_of(panel)
    type_into(dialog, "Title", "Mr Sam Rainsy")
    QTest.mouseClick(ok(dialog), hands.LEFT)
    assert session.stack.undoText() == "Change “Mr Sam Rainsy”"
    demand = session.campaign.demand("drop-charges")
    assert demand
    assert len(demand.cases[0].since) == 3
    lists.press(panel, "drop-charges", Key.Key_Delete, case="adhoc")
    assert "4 of 4 cases" in lists.detail(panel, "drop-charges")
    assert not any(problem.is_error for problem in session.campaign.problems)


def test_texts_are_written_language_by_language(
    panel: DemandsPanel, session: Session, show_panel: ShowPanel
) -> None:
    session.set_value("Write French", TARGETS, ("targets", 1, "language"), "fr")
    lists.press(panel, "act", Key.Key_F2)
    dialog = dialog_of(panel)
    QTest.keyClicks(hands.named(dialog, QComboBox, "Language"), "French")
    assert hands.named(dialog, QLineEdit, "Title").text() == ""
    type_into(dialog, "Title", "Agir")
    word(dialog, "agir")
    QTest.mouseClick(ok(dialog), hands.LEFT)
    demand = session.campaign.demand("act")
    assert demand
    assert demand.title == {"en": "Take urgent action to fulfil the commitments", "fr": "Agir"}
    assert demand.text["fr"] == {"default": "agir"}


def test_a_box_of_the_form_shows_what_the_file_says(panel: DemandsPanel) -> None:
    lists.press(panel, "next-report", Key.Key_F2)
    dialog = dialog_of(panel)
    assert hands.named(dialog, QCheckBox, "Asks nothing without").isChecked()
    dialog.reject()


def test_a_form_is_no_higher_than_it_has_to_be(panel: DemandsPanel) -> None:
    trigger(panel, "New case…")
    dialog = dialog_of(panel)
    assert dialog.form.height() <= dialog.form.sizeHint().height()
