"""Targets added, changed and removed, through the form and the list."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QTabBar,
    QWidget,
)
from pytestqt.qtbot import QtBot

from letterapp.campaign import changes
from letterapp.campaign.files import DEMANDS, SETTINGS, TARGETS
from letterapp.campaign.target_changes import without_target
from letterapp.desktop.notice import Notice
from letterapp.desktop.session.session import Session
from letterapp.desktop.targets.editing import change_target, target_values
from letterapp.desktop.targets.target_dialog import TargetDialog
from letterapp.desktop.targets.targets_panel import TargetsPanel
from tests.desktop import hands
from tests.desktop.accessibility import faults
from tests.desktop.conftest import Dialogs

GERMANY = {
    "Short name": "Germany",
    "Formal name": "the Federal Republic of Germany",
    "Name in a sentence": "Germany",
}


def raw(session: Session, target: str) -> dict[str, Any]:
    """A target as the file has it."""
    index = changes.index_of(session.files, "targets", target)
    assert index is not None
    return dict(session.value(TARGETS, ("targets", index)))


def set_raw(session: Session, target: str, key: str, value: object) -> None:
    path = ("targets", changes.index_of(session.files, "targets", target) or 0, key)
    session.set_value("Change it", TARGETS, path, value)


def open_form(qtbot: QtBot, panel: TargetsPanel, button: str, name: str = "France") -> TargetDialog:
    """The dialog that a button of the panel opens for the target of that name."""
    hands.click_row(hands.targets(panel), name)
    hands.click(panel, button)
    dialog = panel.window().findChildren(TargetDialog)[-1]
    qtbot.waitUntil(dialog.isVisible)
    return dialog


def drop(dialog: TargetDialog, dialogs: Dialogs) -> None:
    """Cancels a form, and says that what was typed may be lost."""
    dialogs.buttons = ["Drop it"]
    hands.click(dialog, "Cancel")
    dialogs.take()
    assert not dialog.isVisible()


def page(dialog: TargetDialog, title: str) -> None:
    hands.show_tab(dialog, title)


def clashing_form(qtbot: QtBot, panel: TargetsPanel, session: Session) -> TargetDialog:
    """The form of France, which says that its office has been changed elsewhere, too."""
    dialog = open_form(qtbot, panel, "Change")
    page(dialog, "English")
    type_in(dialog, "Office", "Ours")
    set_raw(session, "FR", "office", {"en": "Theirs"})
    hands.click(dialog, "Change")
    return dialog


def type_in(dialog: TargetDialog, name: str, text: str) -> None:
    """Types over what is in a visible field."""
    fields = [one for one in _fields(dialog) if one.accessibleName() == name and one.isVisible()]
    assert len(fields) == 1, name
    fields[0].selectAll()
    QTest.keyClicks(fields[0], text) if text else QTest.keyClick(fields[0], Qt.Key.Key_Delete)


def _fields(dialog: TargetDialog) -> list[QLineEdit | QPlainTextEdit]:
    return [*dialog.findChildren(QLineEdit), *dialog.findChildren(QPlainTextEdit)]


def told(dialog: QWidget) -> list[str]:
    """The problems that can be seen."""
    return [line.text for line in dialog.findChildren(Notice) if line.isVisible()]


def test_a_target_is_added_like_another_as_one_command(
    panel: TargetsPanel, session: Session, qtbot: QtBot
) -> None:
    dialog = open_form(qtbot, panel, "Add")
    page(dialog, "English")
    for name, text in GERMANY.items():
        type_in(dialog, name, text)
    with qtbot.waitSignal(panel.said) as heard:
        hands.click(dialog, "Add")
    assert heard.args == ["Germany is added."]
    assert session.stack.undoText() == "Add Germany"
    assert session.in_hand == "germany"
    added = raw(session, "germany")
    assert (added["office"], added["you"]) == (
        raw(session, "FR")["office"],
        raw(session, "FR")["you"],
    )
    assert not {"code", "basis", "note", "signed_as"} & set(added)
    assert not [one for one in session.campaign.problems if one.is_error]
    session.stack.undo()
    assert "germany" not in session.all_targets


def test_what_is_typed_stays_when_another_is_chosen_to_be_like(
    panel: TargetsPanel, dialogs: Dialogs, qtbot: QtBot
) -> None:
    dialog = open_form(qtbot, panel, "Add")
    page(dialog, "English")
    type_in(dialog, "Short name", "Germany")
    hands.named(dialog, QComboBox, "Like").setCurrentText("Brunei Darussalam")
    shown = {
        one.accessibleName(): one.text()
        for one in dialog.findChildren(QLineEdit)
        if one.isVisible()
    }
    assert (shown["Short name"], shown["Salutation"]) == ("Germany", "Your Majesty,")
    drop(dialog, dialogs)


def test_a_new_target_is_not_taken_for_the_state_that_the_campaign_is_about(
    panel: TargetsPanel, qtbot: QtBot
) -> None:
    dialog = open_form(qtbot, panel, "Add", "Cambodia")
    assert hands.named(dialog, QComboBox, "Like").currentText() == "Australia"
    dialog.reject()


def test_nothing_is_called_wrong_before_it_is_touched_and_all_on_ok(
    panel: TargetsPanel, session: Session, qtbot: QtBot
) -> None:
    dialog = open_form(qtbot, panel, "Add")
    assert told(dialog) == []
    hands.click(dialog, "Add")
    assert told(dialog) == ["Fill this in: the letter needs it."] * 3
    tabs = dialog.findChildren(QTabBar)[0]
    assert [tabs.tabText(at) for at in range(tabs.count())] == [
        "&Target",
        "English",
        "French",
        "A&ddress",
    ]
    assert [at for at in range(tabs.count()) if not tabs.tabIcon(at).isNull()] == [1]
    assert tabs.accessibleTabName(1) == "English, error"
    assert not session.stack.canUndo()
    dialog.reject()


def test_a_change_writes_only_what_differs_and_comments_stay(
    panel: TargetsPanel, session: Session, qtbot: QtBot
) -> None:
    before = session.files.toml(TARGETS).text
    dialog = open_form(qtbot, panel, "Change", "Brunei")
    page(dialog, "English")
    type_in(dialog, "Office", "Foreign Minister")
    hands.click(dialog, "Change")
    assert session.stack.undoText() == "Change Brunei Darussalam"
    old = "Minister of Foreign Affairs and Trade"
    assert session.files.toml(TARGETS).text == before.replace(old, "Foreign Minister")


def test_a_form_that_is_closed_with_ok_and_not_changed_changes_nothing(
    session: Session, qtbot: QtBot
) -> None:
    for target in session.all_targets:
        dialog = TargetDialog(session, target)
        qtbot.addWidget(dialog)
        dialog.accept()
    assert not session.stack.canUndo()


def test_what_others_change_meanwhile_stays_where_the_form_does_not_change_it(
    panel: TargetsPanel, session: Session, qtbot: QtBot
) -> None:
    dialog = open_form(qtbot, panel, "Change")
    set_raw(session, "FR", "note", "theirs")
    page(dialog, "English")
    type_in(dialog, "Office", "Foreign Minister")
    hands.click(dialog, "Change")
    assert raw(session, "FR")["note"] == "theirs"
    assert raw(session, "FR")["office"]["en"] == "Foreign Minister"


def test_what_others_change_as_well_is_told_before_ok_counts(
    panel: TargetsPanel, session: Session, qtbot: QtBot
) -> None:
    dialog = clashing_form(qtbot, panel, session)
    assert hands.named(dialog, QLabel, "Meanwhile").isVisible()
    assert "Office (English): now “Theirs”" in hands.named(dialog, QLabel, "Meanwhile").text()
    assert raw(session, "FR")["office"] == {"en": "Theirs"}
    hands.click(dialog, "Change")
    assert raw(session, "FR")["office"] == {"en": "Ours"}
    assert not dialog.isVisible()


def test_theirs_is_taken_where_both_have_changed_it_and_the_rest_is_kept(
    panel: TargetsPanel, session: Session, qtbot: QtBot
) -> None:
    dialog = open_form(qtbot, panel, "Change")
    page(dialog, "English")
    type_in(dialog, "Office", "Ours")
    type_in(dialog, "Salutation", "Sire,")
    assert not hands.named(dialog, QPushButton, "Take theirs").isVisible()
    set_raw(session, "FR", "office", {"en": "Theirs"})
    hands.click(dialog, "Change")
    hands.click(dialog, "Take theirs")
    assert raw(session, "FR")["office"] == {"en": "Theirs"}
    assert raw(session, "FR")["salutation"] == {"en": "Sire,"}
    assert not dialog.isVisible()


def test_theirs_is_not_taken_while_something_is_wrong_with_the_rest(
    panel: TargetsPanel, session: Session, qtbot: QtBot
) -> None:
    dialog = clashing_form(qtbot, panel, session)
    type_in(dialog, "Short name", "")
    hands.click(dialog, "Take theirs")
    assert dialog.isVisible()
    assert session.campaign.unsound_targets == ()


def test_what_is_typed_is_dropped_by_name_or_not_at_all(
    panel: TargetsPanel, session: Session, dialogs: Dialogs, qtbot: QtBot
) -> None:
    dialog = open_form(qtbot, panel, "Change")
    page(dialog, "English")
    type_in(dialog, "Office", "Ours")
    dialogs.buttons = ["Go on typing"]
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert "this is lost: Office (English)." in dialogs.take()
    assert dialog.isVisible()
    drop(dialog, dialogs)
    assert not session.stack.canUndo()


def test_what_is_typed_and_taken_back_is_closed_without_a_question(
    panel: TargetsPanel, session: Session, qtbot: QtBot
) -> None:
    dialog = open_form(qtbot, panel, "Change")
    page(dialog, "English")
    before = raw(session, "FR")["office"]["en"]
    type_in(dialog, "Office", "Ours")
    type_in(dialog, "Office", before)
    dialog.reject()
    assert not dialog.isVisible()


def test_a_target_that_is_removed_meanwhile_can_be_added_anew(
    panel: TargetsPanel, session: Session, qtbot: QtBot
) -> None:
    dialog = open_form(qtbot, panel, "Change")
    before = raw(session, "FR")
    session.change("Remove France", lambda files: without_target(files, "FR"))
    hands.click(dialog, "Change")
    assert "removed" in hands.named(dialog, QLabel, "Meanwhile").text()
    with qtbot.waitSignal(panel.said) as heard:
        hands.click(dialog, "Change")
    assert heard.args[0].startswith("France is added")
    assert raw(session, "FR") == before
    assert session.in_hand == "FR"


def test_problems_stand_beside_their_field_as_one_types(
    panel: TargetsPanel, dialogs: Dialogs, qtbot: QtBot
) -> None:
    dialog = open_form(qtbot, panel, "Change")
    page(dialog, "Address")
    type_in(dialog, "Holds it as of", "last year")
    assert told(dialog) == ["Must be a date such as 2016-09-28."]
    type_in(dialog, "Holds it as of", "2016-09-28")
    assert told(dialog) == []
    page(dialog, "English")
    type_in(dialog, "Office", "")
    assert told(dialog) == ["Fill this in: the letter needs it."]
    drop(dialog, dialogs)


def test_an_address_and_a_holder_are_written_with_source_and_day(
    panel: TargetsPanel, session: Session, qtbot: QtBot
) -> None:
    dialog = open_form(qtbot, panel, "Change")
    page(dialog, "Address")
    lines = hands.named(dialog, QPlainTextEdit, "Address")
    lines.setPlainText("37 quai d’Orsay\n75007 Paris\n")
    type_in(dialog, "Found in", "the ministry")
    type_in(dialog, "Address as of", "2016-09-28")
    hands.click(dialog, "Change")
    found = session.campaign.target("FR")
    assert found is not None
    assert found.address is not None
    assert found.address.lines == ("37 quai d’Orsay", "75007 Paris")
    assert (found.address.source, str(found.address.as_of)) == ("the ministry", "2016-09-28")


@pytest.mark.parametrize(
    ("key", "value"),
    [("role", "no-such-role"), ("code", 33), ("capacities", "P-5"), ("office", 5), ("holder", "X")],
)
def test_a_target_with_errors_is_mended_in_its_form(
    session: Session, qtbot: QtBot, key: str, value: object
) -> None:
    set_raw(session, "FR", key, value)
    assert session.campaign.target("FR") is None
    dialog = TargetDialog(session, "FR")
    qtbot.addWidget(dialog)
    dialog.show()
    combo = hands.named(dialog, QComboBox, "Role")
    combo.setCurrentIndex(combo.findData("signatory"))
    if key == "office":
        page(dialog, "English")
        type_in(dialog, "Office", "Minister")
    hands.click(dialog, "Change")
    assert session.campaign.target("FR") is not None


def test_what_stands_where_a_table_should_be_is_kept_in_it(session: Session, qtbot: QtBot) -> None:
    set_raw(session, "FR", "holder", "A. Minister")
    set_raw(session, "FR", "address", ["37 quai d’Orsay", "Paris"])
    dialog = TargetDialog(session, "FR")
    qtbot.addWidget(dialog)
    dialog.accept()
    assert raw(session, "FR")["holder"] == {"name": "A. Minister"}
    assert raw(session, "FR")["address"] == {"lines": ["37 quai d’Orsay", "Paris"]}


def test_the_list_s_keys_open_the_forms(panel: TargetsPanel, qtbot: QtBot) -> None:
    tree = hands.targets(panel)
    panel.activateWindow()
    qtbot.waitUntil(panel.isActiveWindow)
    hands.click_row(tree, "France")
    for key, title in ((Qt.Key.Key_Return, "Change France"), (Qt.Key.Key_Insert, "Add a target")):
        tree.setFocus()
        QTest.keyClick(tree, key)
        dialog = panel.findChildren(TargetDialog)[-1]
        assert dialog.windowTitle() == title
        dialog.reject()
        qtbot.waitUntil(panel.isActiveWindow)


def test_removing_asks_nothing_says_so_and_goes_to_the_next(
    panel: TargetsPanel, session: Session, qtbot: QtBot
) -> None:
    tree = hands.targets(panel)
    hands.click_row(tree, "France")
    with qtbot.waitSignal(panel.said) as heard:
        QTest.keyClick(tree, Qt.Key.Key_Delete)
    assert heard.args == ["France is removed; Undo brings it back."]
    assert (session.stack.undoText(), session.in_hand) == ("Remove France", "IN")
    assert not [one for one in session.campaign.problems if one.is_error]
    session.stack.undo()
    assert "FR" in session.targets


def test_the_state_that_the_campaign_is_about_stays(
    panel: TargetsPanel, session: Session, qtbot: QtBot
) -> None:
    hands.click_row(hands.targets(panel), "Cambodia")
    with qtbot.waitSignal(panel.said) as heard:
        hands.click(panel, "Remove")
    assert heard.args == ["Cambodia cannot be removed: it is the State that the campaign is about."]
    assert not session.stack.canUndo()


def test_a_target_that_alone_stands_behind_a_group_s_words_stays(
    panel: TargetsPanel, session: Session, qtbot: QtBot
) -> None:
    session.set_value("x", SETTINGS, ("groups", "friends"), ["france", "not:CN", "FR"])
    hands.click_row(hands.targets(panel), "France")
    with qtbot.waitSignal(panel.said) as heard:
        hands.click(panel, "Remove")
    assert "the group @friends asks for “france”, which names no other target" in heard.args[0]
    assert "FR" in session.all_targets


def test_reasons_that_demands_give_a_target_go_with_it(
    panel: TargetsPanel, session: Session
) -> None:
    session.set_value("x", DEMANDS, ("demands", 0, "not_for", "FR"), {"en": "Not France."})
    hands.click_row(hands.targets(panel), "France")
    hands.click(panel, "Remove")
    assert not [one for one in session.campaign.problems if one.is_error]


def test_buttons_for_a_target_are_off_where_a_heading_is_current(panel: TargetsPanel) -> None:
    tree = hands.targets(panel)
    tree.setCurrentIndex(hands.row(tree, "A signatory of"))
    assert not hands.named(panel, QAbstractButton, "Change").isEnabled()


def test_every_field_can_be_named_and_reached(session: Session, qtbot: QtBot) -> None:
    for target in (None, "FR"):
        dialog = TargetDialog(session, target)
        qtbot.addWidget(dialog)
        with qtbot.waitExposed(dialog):
            dialog.show()
        assert faults(dialog) == []


def test_labels_stay_level_with_fields_that_tell_what_is_wrong(
    qtbot: QtBot, panel: TargetsPanel
) -> None:
    dialog = open_form(qtbot, panel, "Add")
    dialog.accept()
    labels = [one for one in dialog.findChildren(QLabel) if one.text() == "Short name:"]
    [label] = [one for one in labels if one.isVisible()]
    fields = [one for one in _fields(dialog) if one.isVisible()]
    [field] = [one for one in fields if one.accessibleName() == "Short name"]
    qtbot.waitUntil(lambda: len(told(dialog)) == len(GERMANY))
    qtbot.waitUntil(lambda: hands.is_level(label, field))


def test_a_paragraph_shows_whole_lines(qtbot: QtBot, panel: TargetsPanel) -> None:
    note = hands.named(open_form(qtbot, panel, "Change"), QPlainTextEdit, "Note")
    around = 2 * (note.frameWidth() + note.document().documentMargin())
    assert (note.height() - around) % note.fontMetrics().lineSpacing() == 0


def test_where_nothing_was_changed_nothing_is_said_to_be(session: Session) -> None:
    said = change_target(session, "FR", target_values(session, "FR"))
    assert (said, session.stack.canUndo()) == ("France is as it was.", False)
