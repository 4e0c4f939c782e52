"""The windows beside the main one: they go with what they belong to."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit
from pytestqt.qtbot import QtBot

from letterapp.campaign.files import TARGETS
from letterapp.campaign.folders import own_copy
from letterapp.desktop.customise.customise_dialog import CustomiseDialog
from letterapp.desktop.main_window import MainWindow
from letterapp.desktop.targets.target_dialog import TargetDialog
from letterapp.desktop.window.places import go_to
from letterapp.paths import shipped_campaigns
from letterapp.problems import Place, error
from tests.desktop.conftest import Dialogs


def others(window: MainWindow, kind: type[QDialog]) -> list[QDialog]:
    """The dialogs of a kind that there are, once those that are closed are gone."""
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    return window.findChildren(kind)


def test_there_is_one_customise_dialog(window: MainWindow) -> None:
    window.actions_.customise.trigger()
    window.actions_.customise.trigger()
    [dialog] = others(window, CustomiseDialog)
    dialog.close()
    window.actions_.customise.trigger()
    assert len(others(window, CustomiseDialog)) == 1


def test_the_customise_dialog_goes_with_its_campaign(window: MainWindow, tmp_path: Path) -> None:
    window.actions_.customise.trigger()
    window.open_folder(own_copy(shipped_campaigns() / "cambodia", tmp_path, "Other"))
    assert others(window, CustomiseDialog) == []


def test_the_guide_goes_with_the_window(window: MainWindow, qtbot: QtBot) -> None:
    guide = window._menus.help.show_guide()
    qtbot.waitUntil(guide.isVisible)
    window.close()
    assert not [one for one in QApplication.topLevelWidgets() if one.isVisible()]


def test_a_form_that_a_problem_has_opened_is_gone_when_it_is_closed(window: MainWindow) -> None:
    file = window.session.files.folder / TARGETS
    go_to(error("wrong", where=Place(file, place="targets[1].name")), window.workspace)
    [dialog] = others(window, TargetDialog)
    dialog.reject()
    assert others(window, TargetDialog) == []


def test_the_window_stays_where_the_person_goes_on_with_a_form(
    window: MainWindow, dialogs: Dialogs
) -> None:
    file = window.session.files.folder / TARGETS
    go_to(error("wrong", where=Place(file, place="targets[1].name")), window.workspace)
    [dialog] = others(window, TargetDialog)
    field = next(one for one in dialog.findChildren(QLineEdit) if one.isVisible())
    QTest.keyClicks(field, "typed")
    dialogs.buttons = ["Go on typing"]
    window.close()
    assert "lost" in dialogs.take()
    assert window.isVisible()
    assert dialog.isVisible()
    dialogs.buttons = ["Drop it"]
    window.close()
    assert "lost" in dialogs.take()
    assert not window.isVisible()
