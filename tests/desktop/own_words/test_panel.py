"""A passage of one letter is put into own words, found again, and taken back, as a person does."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from letterapp.campaign.files import SETTINGS, TARGETS, read_files
from letterapp.campaign.folders import NewCampaignError
from letterapp.campaign.target_changes import without_target
from letterapp.desktop.own_words.commands import changed_texts, edits_of
from letterapp.desktop.own_words.panel import OwnWordsPanel
from letterapp.desktop.session import choosing
from letterapp.desktop.session.saving import Saving
from letterapp.desktop.session.session import Session
from letterapp.desktop.targets.editing import remove_target
from letterapp.paths import shipped_campaigns
from tests.desktop.accessibility import faults
from tests.desktop.hands import click
from tests.desktop.own_words.finding import (
    CLOSING,
    change,
    field,
    listed,
    passages_of,
    retype,
    select,
)

CTRL = Qt.KeyboardModifier.ControlModifier


def nows(session: Session) -> list[str]:
    """The own words of the letter to France."""
    return [edit.now for edit in edits_of(session, "FR")]


def test_a_paragraph_of_the_page_is_put_into_own_words(
    panel: OwnWordsPanel, session: Session, qtbot: QtBot
) -> None:
    panel.edit(CLOSING)
    assert field(panel).toPlainText() == field(panel, "The campaign").toPlainText() == CLOSING
    retype(panel, "Please *reply*.")
    assert nows(session) == ["Please *reply*."]
    QTest.keyClick(field(panel), Qt.Key.Key_Return, CTRL)
    qtbot.waitUntil(lambda: "Own words: Please reply." in listed(panel))
    assert changed_texts(passages_of(session)) == ("Please reply.",)


def test_what_was_typed_into_a_passage_is_one_step(panel: OwnWordsPanel, session: Session) -> None:
    panel.edit(CLOSING)
    retype(panel, "Please reply.")
    assert session.stack.count() == 1
    assert session.stack.undoText() == "Own words in the letter to France"
    session.stack.undo()
    assert nows(session) == []


def test_typing_goes_on_in_one_step_while_passages_are_found(
    panel: OwnWordsPanel, session: Session, qtbot: QtBot
) -> None:
    panel.edit(CLOSING)
    with qtbot.waitSignal(panel.passages_wanted):
        retype(panel, "Please ")
    QTest.keyClicks(field(panel), "reply.")
    assert field(panel).toPlainText() == "Please reply."
    assert (session.stack.count(), nows(session)) == (1, ["Please reply."])


def test_a_passage_changed_again_is_a_step_of_its_own(
    panel: OwnWordsPanel, session: Session, qtbot: QtBot
) -> None:
    change(qtbot, panel, "We would be grateful", "Please reply.")
    change(qtbot, panel, "Own words: Please", "Reply.")
    assert nows(session) == ["Reply."]
    session.stack.undo()
    assert nows(session) == ["Please reply."]


def test_an_undo_is_seen_in_the_field_and_typing_goes_on_from_there(
    panel: OwnWordsPanel, session: Session, qtbot: QtBot
) -> None:
    change(qtbot, panel, "We would be grateful", "Please reply.")
    QTest.keyClick(select(panel, "Own words"), Qt.Key.Key_Return)
    retype(panel, "Reply!")
    session.stack.undo()
    qtbot.waitUntil(lambda: field(panel).toPlainText() == "Please reply.")
    retype(panel, "Write.")
    assert nows(session) == ["Write."]
    session.stack.undo()
    assert nows(session) == ["Please reply."]


def test_words_typed_right_after_an_undo_wait_and_are_not_lost(
    panel: OwnWordsPanel, session: Session, qtbot: QtBot
) -> None:
    change(qtbot, panel, "We would be grateful", "Please reply.")
    panel.edit("Please reply.")
    retype(panel, "Reply!")
    session.stack.undo()
    retype(panel, "Write.")
    assert nows(session) == ["Please reply."]
    qtbot.waitUntil(lambda: nows(session) == ["Write."])
    assert field(panel).toPlainText() == "Write."


def wait_with_words(qtbot: QtBot, panel: OwnWordsPanel, session: Session) -> None:
    """Types right after an undo, so that the words wait for the passages."""
    change(qtbot, panel, "We would be grateful", "Please reply.")
    panel.edit("Please reply.")
    retype(panel, "Reply!")
    session.stack.undo()
    retype(panel, "Write.")
    assert nows(session) == ["Please reply."]


def test_words_that_wait_are_kept_when_the_passage_is_left(
    panel: OwnWordsPanel, session: Session, qtbot: QtBot
) -> None:
    wait_with_words(qtbot, panel, session)
    QTest.keyClick(field(panel), Qt.Key.Key_Escape)
    assert nows(session) == ["Write."]
    qtbot.waitUntil(lambda: "Own words: Write." in listed(panel))


def test_words_that_wait_are_kept_when_another_passage_is_opened(
    panel: OwnWordsPanel, session: Session, qtbot: QtBot
) -> None:
    wait_with_words(qtbot, panel, session)
    panel.edit_demand("drop-charges")
    qtbot.waitUntil(lambda: "charges" in field(panel, "The campaign").toPlainText())
    assert nows(session) == ["Write."]
    retype(panel, "Drop them")
    assert nows(session) == ["Write.", "Drop them"]


def test_words_that_wait_are_kept_when_another_letter_is_taken_in_hand(
    panel: OwnWordsPanel, session: Session, qtbot: QtBot
) -> None:
    wait_with_words(qtbot, panel, session)
    session.set_in_hand("CN")
    assert nows(session) == ["Write."]
    assert edits_of(session, "CN") == ()


def test_words_that_wait_are_kept_when_the_panel_is_hidden(
    panel: OwnWordsPanel, session: Session, qtbot: QtBot
) -> None:
    wait_with_words(qtbot, panel, session)
    panel.hide()
    assert nows(session) == ["Write."]


def test_words_that_wait_for_a_passage_that_is_gone_are_kept_in_the_list(
    panel: OwnWordsPanel, session: Session, qtbot: QtBot
) -> None:
    panel.edit_demand("drop-charges")
    retype(panel, "Drop them")
    session.stack.undo()
    retype(panel, "Drop all of them")
    with qtbot.waitSignal(panel.said):
        choosing.tick_demand(session, "drop-charges", is_ticked=False)
    assert nows(session) == ["Drop all of them"]


def test_words_that_wait_go_with_a_target_that_is_removed_and_come_back_with_it(
    panel: OwnWordsPanel, session: Session, qtbot: QtBot
) -> None:
    wait_with_words(qtbot, panel, session)
    remove_target(session, "FR")
    assert nows(session) == []
    session.undo()
    assert nows(session) == ["Write."]


def test_an_undo_takes_words_that_wait_back_before_their_target(
    panel: OwnWordsPanel, session: Session, qtbot: QtBot
) -> None:
    wait_with_words(qtbot, panel, session)
    session.undo()
    assert nows(session) == ["Please reply."]
    session.redo()
    assert nows(session) == ["Write."]


def test_words_that_wait_are_kept_when_another_program_removes_their_target(
    panel: OwnWordsPanel, session: Session, qtbot: QtBot
) -> None:
    saving = Saving(session, panel)
    assert saving.flush()
    wait_with_words(qtbot, panel, session)
    file = session.files.folder / TARGETS
    with qtbot.waitSignal(panel.said) as heard:
        file.write_text(without_target(session.files, "FR").toml(TARGETS).text, "utf-8")
        saving.look()
    assert heard.args == [
        "“FR” is no target any more; your own words for it are kept in campaign.toml."
    ]
    assert nows(session) == ["Write."]
    assert saving.flush()
    assert "Write." in (session.files.folder / SETTINGS).read_text("utf-8")
    saving.close()


def test_words_are_kept_while_no_letter_can_be_made(
    panel: OwnWordsPanel, session: Session, qtbot: QtBot
) -> None:
    panel.edit(CLOSING)
    retype(panel, "Reply!")
    session.stack.undo()
    with qtbot.waitSignal(panel.passages_wanted):
        session.set_value("Spoil it", SETTINGS, ("letter", "wording"), "none")
    retype(panel, "Write.")
    assert nows(session) == ["Write."]


def test_the_campaigns_words_come_back_while_no_letter_can_be_made(
    panel: OwnWordsPanel, session: Session, qtbot: QtBot
) -> None:
    change(qtbot, panel, "We would be grateful", "Please reply.")
    panel.edit("Please reply.")
    with qtbot.waitSignal(panel.passages_wanted):
        session.set_value("Spoil it", SETTINGS, ("letter", "wording"), "none")
    click(panel, "Take back the campaign")
    assert nows(session) == []


def test_esc_goes_back_to_the_list_and_then_closes(
    panel: OwnWordsPanel, session: Session, qtbot: QtBot
) -> None:
    panel.edit(CLOSING)
    retype(panel, "Reply.")
    QTest.keyClick(field(panel), Qt.Key.Key_Escape)
    assert nows(session) == ["Reply."]
    with qtbot.waitSignal(panel.closed):
        QTest.keyClick(select(panel, ""), Qt.Key.Key_Escape)


def test_the_campaigns_words_come_back_in_the_field(
    panel: OwnWordsPanel, session: Session, qtbot: QtBot
) -> None:
    change(qtbot, panel, "We would be grateful", "Please reply.")
    QTest.keyClick(select(panel, "Own words"), Qt.Key.Key_Return)
    click(panel, "Take back the campaign")
    assert nows(session) == []
    assert field(panel).toPlainText() == CLOSING
    assert session.stack.undoText() == "Take back own words in the letter to France"
    retype(panel, "Reply.")
    assert nows(session) == ["Reply."]


def test_delete_takes_the_own_words_of_a_row_back(
    panel: OwnWordsPanel, session: Session, qtbot: QtBot
) -> None:
    change(qtbot, panel, "We would be grateful", "Please reply.")
    change(qtbot, panel, "On behalf of", "We write to you.")
    QTest.keyClick(select(panel, "Own words: Please"), Qt.Key.Key_Delete)
    assert nows(session) == ["We write to you."]
    qtbot.waitUntil(lambda: "Own words: Please reply." not in listed(panel))


def test_all_own_words_are_taken_back_at_once(
    panel: OwnWordsPanel, session: Session, qtbot: QtBot
) -> None:
    change(qtbot, panel, "We would be grateful", "Please reply.")
    change(qtbot, panel, "On behalf of", "We write to you.")
    click(panel, "Only own words")
    assert listed(panel) == ["Own words: We write to you.", "Own words: Please reply."]
    with qtbot.waitSignal(panel.said) as said:
        click(panel, "Take back all")
    assert said.args == ["The letter to France has no own words any more. Undo brings them back."]
    assert nows(session) == []
    qtbot.waitUntil(lambda: listed(panel) == [])


def test_a_passage_without_words_is_left_out_and_can_be_found_again(
    panel: OwnWordsPanel, session: Session, qtbot: QtBot
) -> None:
    panel.edit(CLOSING)
    QTest.keyClick(field(panel), Qt.Key.Key_A, CTRL)
    QTest.keyClick(field(panel), Qt.Key.Key_Delete)
    QTest.keyClick(field(panel), Qt.Key.Key_Return, CTRL)
    left_out = f"Own words: (left out) {CLOSING}"
    qtbot.waitUntil(lambda: left_out in listed(panel))
    assert nows(session) == [""]


def test_own_words_that_make_no_letter_are_listed_as_they_were_typed(
    panel: OwnWordsPanel, qtbot: QtBot
) -> None:
    panel.edit(CLOSING)
    retype(panel, "***")
    QTest.keyClick(field(panel), Qt.Key.Key_Return, CTRL)
    qtbot.waitUntil(lambda: "Own words: ***" in listed(panel))


def test_the_list_leads_the_pages_along(panel: OwnWordsPanel, qtbot: QtBot) -> None:
    select(panel, "On behalf of")
    with qtbot.waitSignal(panel.paragraph_wanted) as wanted:
        QTest.keyClick(select(panel, "We would be"), Qt.Key.Key_Up)
        QTest.keyClick(select(panel, "We would be"), Qt.Key.Key_Down)
    assert wanted.args


def test_a_demand_is_opened_by_its_words(panel: OwnWordsPanel, qtbot: QtBot) -> None:
    panel.edit_demand("drop-charges")
    assert "politically motivated criminal charges" in field(panel).toPlainText()
    assert "including those against" in field(panel).toPlainText()


def test_a_demand_that_is_not_asked_is_said_to_be_none(
    panel: OwnWordsPanel, session: Session, qtbot: QtBot
) -> None:
    choosing.tick_demand(session, "drop-charges", is_ticked=False)
    with qtbot.waitSignal(panel.said) as said:
        panel.edit_demand("drop-charges")
    assert said.args == ["The letter to France does not ask that."]


def test_words_that_are_not_of_the_wording_are_said_to_be_none(
    panel: OwnWordsPanel, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(panel.said) as said:
        panel.edit("Page 1 of 2")
    assert "Word template" in said.args[0]


def test_another_letter_has_its_own_passages(
    panel: OwnWordsPanel, session: Session, qtbot: QtBot
) -> None:
    change(qtbot, panel, "We would be grateful", "Please reply.")
    QTest.keyClick(select(panel, "Own words"), Qt.Key.Key_Return)
    session.set_in_hand("CN")
    assert listed(panel) == []
    qtbot.waitUntil(lambda: any("China" in row for row in listed(panel)))
    assert not any(row.startswith("Own words") for row in listed(panel))


def test_passages_of_another_letter_or_of_what_it_was_do_not_count(
    panel: OwnWordsPanel, session: Session, qtbot: QtBot
) -> None:
    before = passages_of(session)
    change(qtbot, panel, "We would be grateful", "Please reply.")
    panel.show_passages("FR", before)
    panel.show_passages("CN", before)
    assert "Own words: Please reply." in listed(panel)


def test_hidden_it_asks_for_nothing(panel: OwnWordsPanel, session: Session, qtbot: QtBot) -> None:
    asked: list[bool] = []
    panel.passages_wanted.connect(lambda: asked.append(panel.isVisible()))
    panel.hide()
    choosing.tick_demand(session, "act", is_ticked=False)
    panel.show()
    qtbot.waitUntil(lambda: bool(asked))
    assert asked == [True]


def test_it_has_no_faults(panel: OwnWordsPanel, session: Session) -> None:
    assert faults(panel) == []
    panel.edit(CLOSING)
    assert faults(panel) == []


def test_where_a_shipped_campaign_cannot_be_copied_the_passage_can_be_left(
    qtbot: QtBot, tmp_path: Path
) -> None:
    home = tmp_path / "in the way"
    home.write_bytes(b"")
    session = Session(read_files(shipped_campaigns() / "cambodia"), home)
    session.set_in_hand("FR")
    panel = OwnWordsPanel(session)
    qtbot.addWidget(panel)
    panel.show()
    panel.show_passages("FR", passages_of(session))
    QTest.keyClick(select(panel, CLOSING), Qt.Key.Key_Return)
    with qtbot.captureExceptions() as told:
        QTest.keyClicks(field(panel), " now")
    assert {kind for kind, *_ in told} == {NewCampaignError}
    QTest.keyClick(field(panel), Qt.Key.Key_Escape)
    assert not field(panel).isVisible()
    session.deleteLater()
