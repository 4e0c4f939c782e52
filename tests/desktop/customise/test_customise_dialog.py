"""Templates are copied, opened, shown and set aside by the dialog's own buttons."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from letterapp.campaign.files import read_files
from letterapp.desktop.customise.customise_dialog import CustomiseDialog
from letterapp.desktop.session.session import Session
from letterapp.paths import shipped_campaigns, shipped_templates
from tests.desktop.accessibility import faults
from tests.desktop.conftest import Dialogs
from tests.desktop.hands import cells, click, named

SIGNATORY = Path("templates", "letter", "en", "signatory.md.j2")


@pytest.fixture
def dialog(qtbot: QtBot, _nothing_left_behind: None, session: Session) -> Iterator[CustomiseDialog]:
    """The dialog, for the letter to France."""
    session.set_in_hand("FR")
    yield from shown(qtbot, session)


def shown(qtbot: QtBot, session: Session) -> Iterator[CustomiseDialog]:
    made = CustomiseDialog(session)
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    yield made
    made.close()


def go_to(dialog: CustomiseDialog, name: str) -> None:
    """Makes the row of a template the current one."""
    number = next(at for at, row in enumerate(cells(dialog.view)) if row[0].startswith(name))
    dialog.view.setCurrentIndex(dialog.view.templates.index(number, 0))


def row(dialog: CustomiseDialog, name: str) -> list[str]:
    return next(row for row in cells(dialog.view) if row[0].startswith(name))


def can(dialog: CustomiseDialog) -> list[str]:
    """The buttons that can be pressed."""
    names = ("Make", "Open", "Show", "Back")
    return [name for name in names if named(dialog, QPushButton, name).isEnabled()]


def test_it_says_whose_each_is_and_what_the_letter_is_made_with(dialog: CustomiseDialog) -> None:
    assert row(dialog, "letter/en/signatory") == ["letter/en/signatory", "shipped", "used"]
    assert row(dialog, "letter/en/council") == ["letter/en/council", "shipped", ""]
    assert row(dialog, "letterhead") == ["letterhead (Word template)", "shipped", "used"]
    assert row(dialog, "letter/en/background")[1] == "the campaign’s own"
    assert faults(dialog) == []


def test_an_own_copy_is_made_and_said_to_be_on_the_disk(
    dialog: CustomiseDialog, session: Session, qtbot: QtBot
) -> None:
    go_to(dialog, "letter/en/signatory")
    assert can(dialog) == ["Make", "Show"]
    with qtbot.waitSignal(dialog.said) as said:
        click(dialog, "Make an own copy")
    own = session.files.folder / SIGNATORY
    assert own.read_bytes() == (shipped_templates().parent / SIGNATORY).read_bytes()
    assert str(own) in said.args[0]
    assert row(dialog, "letter/en/signatory")[1] == "own copy, same as shipped"
    assert can(dialog) == ["Open", "Show", "Back"]
    assert session.stack.count() == 0


def test_an_own_copy_is_opened_and_its_folder_shown(
    dialog: CustomiseDialog, session: Session, dialogs: Dialogs
) -> None:
    go_to(dialog, "letterhead")
    QTest.keyClick(dialog.view, Qt.Key.Key_Return)
    QTest.keyClick(dialog.view, Qt.Key.Key_Return)
    click(dialog, "Show folder")
    folder = session.files.folder / "templates"
    assert dialogs.opened == [folder / "letterhead.docx", folder]


def test_without_a_program_the_folder_is_shown_instead(
    dialog: CustomiseDialog, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda _url: False)
    go_to(dialog, "letterhead")
    click(dialog, "Make an own copy")
    with qtbot.waitSignal(dialog.said) as said:
        click(dialog, "Open")
    assert said.args[0].startswith("No program is set for letterhead.docx.")


def test_the_shipped_one_comes_back_and_the_copy_is_kept(
    dialog: CustomiseDialog, session: Session, qtbot: QtBot
) -> None:
    go_to(dialog, "letter/en/signatory")
    click(dialog, "Make an own copy")
    (session.files.folder / SIGNATORY).write_text("Sire,", "utf-8")
    with qtbot.waitSignal(dialog.said) as said:
        click(dialog, "Back to the shipped one")
    kept = session.files.folder / "templates set aside" / "letter" / "en" / "signatory.md.j2"
    assert kept.read_text("utf-8") == "Sire,"
    assert str(kept) in said.args[0]
    assert row(dialog, "letter/en/signatory")[1] == "shipped"


def test_a_shipped_campaign_becomes_ones_own_first(qtbot: QtBot, home: Path) -> None:
    shipped = shipped_campaigns() / "cambodia"
    session = Session(read_files(shipped), home)
    for dialog in shown(qtbot, session):
        go_to(dialog, "letter/en/signatory")
        with qtbot.waitSignals([session.moved, session.changed]):
            click(dialog, "Make an own copy")
        assert not session.campaign.is_shipped
        assert session.files.folder.is_relative_to(home)
        assert (session.files.folder / SIGNATORY).is_file()
        assert not (shipped / SIGNATORY).exists()


def test_it_follows_the_letter_in_hand_and_the_files(
    dialog: CustomiseDialog, session: Session, qtbot: QtBot
) -> None:
    session.set_in_hand("KH")
    qtbot.waitUntil(lambda: row(dialog, "letter/en/signatory")[2] == "")
    assert row(dialog, "letter/en/state-concerned")[2] == "used"
    own = session.files.folder / SIGNATORY
    own.write_text("Sire,", "utf-8")
    dialog.refresh()
    assert row(dialog, "letter/en/signatory")[1] == "own copy, changed"
