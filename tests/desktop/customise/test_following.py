"""Whatever way a program saves a template, it is told, and what is there then is whole."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from letterapp.batch.customising import back_to_shipped, customise
from letterapp.desktop.session.saving import Saving
from letterapp.desktop.session.session import Session

AFTER = "Sire,\n" * 2_000


def in_place(file: Path) -> None:
    """As Notepad and TextEdit do, in two writes."""
    with file.open("w", encoding="utf-8") as stream:
        stream.write(AFTER[:100])
        stream.flush()
        stream.write(AFTER[100:])


def by_renaming(file: Path) -> None:
    """As Word and gedit do: a new file is written and takes the place of the old one."""
    beside = file.with_name("~WRD0001.tmp")
    beside.write_text(AFTER, "utf-8")
    beside.replace(file)


def with_a_backup(file: Path) -> None:
    """As Vim does: the old file is moved away, and a new one written in its place."""
    file.replace(file.with_name(f"{file.name}~"))
    in_place(file)
    file.with_name(f"{file.name}~").unlink()


@pytest.fixture
def own(session: Session) -> Path:
    """An own copy of a wording."""
    return customise(session.files.folder, "letter/en/signatory").copied[0]


@pytest.mark.parametrize("save", [in_place, by_renaming, with_a_backup])
def test_a_template_is_followed_however_it_is_saved_and_again(
    session: Session, own: Path, qtbot: QtBot, save: Callable[[Path], None]
) -> None:
    saving = Saving(session)
    read: list[str] = []
    saving.templates_changed.connect(lambda: read.append(own.read_text("utf-8")))
    for _ in range(2):
        own.write_text("Dear Minister,", "utf-8")
        qtbot.waitUntil(lambda: read[-1:] == ["Dear Minister,"])
        save(own)
        qtbot.waitUntil(lambda: read[-1:] == [AFTER])


def test_a_first_own_copy_and_the_way_back_are_told(session: Session, qtbot: QtBot) -> None:
    folder = session.files.folder
    for file in (folder / "templates").rglob("*.j2"):
        file.unlink()
    saving = Saving(session)
    with qtbot.waitSignal(saving.templates_changed):
        customise(folder, "letterhead")
    with qtbot.waitSignal(saving.templates_changed):
        back_to_shipped(folder, "letterhead")
