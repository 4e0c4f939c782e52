"""A click on a problem goes to the place where it can be mended."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from letterapp.batch.customising import TemplateKind
from letterapp.campaign.files import SETTINGS, TARGETS
from letterapp.desktop.main_window import MainWindow
from letterapp.desktop.window import places
from letterapp.desktop.window.places import go_to
from letterapp.problems import Place, error
from tests.desktop import hands
from tests.desktop.conftest import Dialogs


def go(window: MainWindow, name: str, place: str = "", line: int | None = None) -> None:
    file = window.session.files.folder / name
    go_to(error("Something is wrong.", where=Place(file, line, place)), window.workspace)


@pytest.mark.parametrize(
    ("place", "field"),
    [
        ("letter.place", "Place"),
        ("title.en", "Name of the campaign"),
        ("sender", "Organisation"),
    ],
)
def test_a_place_in_the_settings_is_unfolded_and_has_the_focus(
    window: MainWindow, place: str, field: str
) -> None:
    window.workspace.settings_column.set_folded(is_folded=True)
    for section in window.workspace.form.sections.values():
        section.set_folded(True)
    go(window, SETTINGS, place)
    focused = QApplication.focusWidget()
    assert focused
    assert focused.isVisible()
    assert hands.name_of(focused) == field


def test_what_the_settings_do_not_show_is_opened_as_a_file(
    window: MainWindow, dialogs: Dialogs
) -> None:
    go(window, SETTINGS, "roles.ministry", 12)
    assert dialogs.opened == [window.session.files.folder / SETTINGS]
    assert "campaign.toml, line 12" in window.statusBar().currentMessage()


def test_a_target_without_an_id_is_told_and_its_file_opened(
    window: MainWindow, dialogs: Dialogs
) -> None:
    window.session.set_value("x", TARGETS, ("targets", 0, "id"), None)
    go(window, TARGETS, "targets[1]", 3)
    assert dialogs.opened == [window.session.files.folder / TARGETS]
    assert "targets.toml, line 3" in window.statusBar().currentMessage()


def test_a_wording_opens_in_a_program_for_text(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[tuple[Path, object]] = []

    def open_one(file: Path, kind: object) -> bool:
        asked.append((file, kind))
        return False

    monkeypatch.setattr(places, "open_template", open_one)
    wording = "templates/letter/en/background.md.j2"
    go(window, wording, line=7)
    assert asked == [(window.session.files.folder / wording, TemplateKind.WORDING)]
    assert "background.md.j2, line 7 is to be mended" in window.statusBar().currentMessage()
