"""The three steps of writing through the real dialog: order, run, what became of each letter."""

from __future__ import annotations

import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QProgressBar
from pytestqt.qtbot import QtBot

from letterapp.batch.journal import NAME, read_journal
from letterapp.batch.outcomes import Outcome, Outcomes
from letterapp.batch.write import Prepared
from letterapp.campaign.campaign import Campaign
from letterapp.desktop.writing.offer import Order, Scope
from tests.desktop import hands
from tests.desktop.conftest import Dialogs
from tests.desktop.writing.steps import Opened, Steps, name_of, offer_of

_LONGEST = 30
"""Seconds that a gate holds a run: a test that fails before it opens the gate still ends."""


class Gate:
    """Holds a run between two letters, or while they are prepared, until it is opened."""

    def __init__(self, *, is_early: bool = False) -> None:
        self.opened = threading.Event()
        self._is_early = is_early

    def begin(self, order: Order, prepared: Prepared) -> Iterator[Outcome]:
        def tell(draft: object) -> None:
            self.opened.wait(_LONGEST)
            prepared(draft)  # type: ignore[arg-type]

        for outcome in order.begin(tell if self._is_early else prepared):
            yield outcome
            self.opened.wait(_LONGEST)


def written(folder: Path) -> list[str]:
    return sorted(file.name for file in folder.glob("*.*") if file.name != NAME)


def test_the_ticked_letters_are_written_into_the_campaigns_folder(
    steps: Steps, campaign: Campaign
) -> None:
    rows = steps.write()
    assert rows == [[name, "Written", f"{name}.docx\n1 warning"] for name in ("France", "Britain")]
    assert "2 written." in steps.told
    assert written(campaign.folder / "letters") == ["Britain.docx", "France.docx"]


@pytest.mark.parametrize(
    ("choice", "files"),
    [("This letter: France", ["France"]), ("All 3", ["Britain", "France", "States"])],
)
def test_one_letter_or_all_of_them(
    steps: Steps, campaign: Campaign, choice: str, files: list[str]
) -> None:
    steps.choose(choice)
    steps.write()
    assert [Path(name).stem for name in written(campaign.folder / "letters")] == files


def test_formats_and_folder_are_remembered_for_this_campaign(
    opened_steps: Opened, dialogs: Dialogs, tmp_path: Path
) -> None:
    first, folder = opened_steps(), tmp_path / "elsewhere"
    folder.mkdir()
    dialogs.folders = [folder]
    first.click("Browse")
    first.choose("PDF")
    first.write()
    assert written(folder) == ["Britain.docx", "Britain.pdf", "France.docx", "France.pdf"]
    again = opened_steps()
    assert again.button("PDF").isChecked()
    assert again.dialog.order_page.order.writing.folder == folder


def test_a_changed_pattern_is_handed_back_and_written_with(
    steps: Steps, campaign: Campaign, qtbot: QtBot
) -> None:
    steps.type("Pattern", "To {target.short}")
    assert steps.names == ["To France.docx", "To Britain.docx"]
    with qtbot.waitSignal(steps.dialog.pattern_changed) as changed:
        steps.write()
    assert changed.args == ["To {target.short}"]
    assert written(campaign.folder / "letters") == ["To Britain.docx", "To France.docx"]


def test_a_pattern_as_it_was_is_not_handed_back(steps: Steps, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(steps.dialog.pattern_changed):
        steps.write()


def test_the_run_shows_the_letter_in_hand_and_the_bar_moves_from_the_start(
    opened_steps: Opened,
) -> None:
    early, late = Gate(is_early=True), Gate()
    preparing = opened_steps(begin=early.begin)
    preparing.click("Write ")
    preparing.until_told("Preparing France, 1 of 2")
    early.opened.set()
    preparing.ended()
    writing = opened_steps(begin=late.begin)
    writing.click("Write ")
    writing.until_told("Writing Britain, 2 of 2")
    assert hands.named(writing.dialog, QProgressBar, "Progress").value() == 3
    assert "So far: 1 unchanged." in writing.told
    late.opened.set()
    writing.ended()


def test_cancel_stops_after_the_letter_in_hand_and_says_so(
    opened_steps: Opened, campaign: Campaign
) -> None:
    gate = Gate()
    steps = opened_steps(offer_of(campaign, Scope.ALL), gate.begin)
    steps.click("Write ")
    steps.until_told("Writing Britain, 2 of 3")
    QTest.keyClick(steps.dialog, Qt.Key.Key_Escape)
    assert "Stopping after this letter…" in steps.told
    gate.opened.set()
    rows, folder = steps.ended(), campaign.folder / "letters"
    assert len(rows) == len(written(folder)) < 3
    assert f"{3 - len(rows)} of 3 letters were not begun" in steps.told
    assert sorted(read_journal(folder).entries) == written(folder)


def test_cancel_while_letters_are_prepared_leaves_everything_as_it_was(
    opened_steps: Opened, campaign: Campaign
) -> None:
    gate = Gate(is_early=True)
    steps = opened_steps(begin=gate.begin)
    steps.click("Write ")
    steps.until_told("Preparing France")
    QTest.keyClick(steps.dialog, Qt.Key.Key_Escape)
    gate.opened.set()
    assert steps.ended() == []
    assert "everything is as it was" in steps.told
    assert not (campaign.folder / "letters").exists()


def test_a_letter_edited_by_hand_is_kept_and_the_new_one_written_beside(
    opened_steps: Opened, campaign: Campaign
) -> None:
    opened_steps().write()
    france = campaign.folder / "letters" / "France.docx"
    france.write_bytes(france.read_bytes() + b"my words")
    steps = opened_steps()
    assert [row[:2] for row in steps.write()] == [["France", "Kept"], ["Britain", "Unchanged"]]
    assert "changed by hand" in hands.cells(steps.table)[0][2]
    steps.click("Write it beside")
    steps.until_told("1 written, 1 unchanged.")
    assert written(france.parent) == ["Britain.docx", "France (new).docx", "France.docx"]
    assert france.read_bytes().endswith(b"my words")


def test_the_new_letter_can_be_ordered_beside_from_the_first(
    opened_steps: Opened, campaign: Campaign
) -> None:
    folder = campaign.folder / "letters"
    folder.mkdir()
    (folder / "France.docx").write_text("mine")
    steps = opened_steps()
    steps.choose("Keep it, and write the new one beside it")
    steps.write()
    assert written(folder) == ["Britain.docx", "France (new).docx", "France.docx"]


def test_what_failed_comes_first_and_is_tried_again(
    opened_steps: Opened, campaign: Campaign
) -> None:
    opened_steps().write()
    britain = campaign.folder / "letters" / "Britain.docx"
    (britain.parent / "~$Britain.docx").touch()
    (campaign.folder / "templates/note/en/default.md.j2").write_text("Now {{ target.short }}.\n")
    steps = opened_steps()
    first, _ = steps.write()
    assert first[:2] == ["Britain", "Failed"]
    assert "open elsewhere. Close it and write again" in first[2]
    (britain.parent / "~$Britain.docx").unlink()
    steps.click("Try again")
    steps.until_told("2 written.")
    assert "Try again" not in map(name_of, steps.buttons)


def test_outcomes_are_filtered_and_reported(
    opened_steps: Opened, campaign: Campaign, dialogs: Dialogs
) -> None:
    folder = campaign.folder / "letters"
    (folder / "Britain.docx").mkdir(parents=True)
    steps = opened_steps()
    steps.write()
    shown = hands.named(steps.dialog, QComboBox, "Show letters")
    assert [shown.itemText(at) for at in range(shown.count())] == [
        "All (2)",
        "Failed (1)",
        "Written (1)",
    ]
    shown.setCurrentIndex(2)
    assert [row[0] for row in hands.cells(steps.table)] == ["France"]
    steps.click("Copy report")
    report = QGuiApplication.clipboard().text()
    assert "1 written, 1 failed." in report
    assert "Britain: failed\n    error: It cannot be written" in report


def test_a_letter_and_its_folder_are_opened_by_keys_and_clicks(
    steps: Steps, campaign: Campaign, dialogs: Dialogs
) -> None:
    steps.write()
    folder = campaign.folder / "letters"
    QTest.keyClick(steps.table, Qt.Key.Key_Down)
    QTest.keyClick(steps.table, Qt.Key.Key_Return)
    steps.click("Open letter")
    steps.click("Open folder")
    assert dialogs.opened == [folder / "Britain.docx", folder / "Britain.docx", folder]
    assert steps.dialog.isVisible()


def test_a_bug_ends_the_run_and_is_reported(
    opened_steps: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(_order: Order, _prepared: Prepared) -> Outcomes:
        raise ZeroDivisionError

    reported: list[type[BaseException]] = []
    monkeypatch.setattr(sys, "excepthook", lambda kind, _bug, _trace: reported.append(kind))
    steps = opened_steps(begin=broken)
    assert steps.write() == []
    assert reported == [ZeroDivisionError]
    assert "Stopped by an error in letterapp itself." in steps.told


def test_a_journal_that_cannot_be_read_is_told(opened_steps: Opened, campaign: Campaign) -> None:
    folder = campaign.folder / "letters"
    folder.mkdir()
    (folder / NAME).write_text("{")
    steps = opened_steps()
    assert steps.write() == []
    assert "The journal of the letters cannot be read" in steps.told
