"""The dialogs that the window opens: forms, a new campaign, writing, printing."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QDialog, QPushButton, QWidget

from letterapp.desktop.campaign.documents import shipped_origins
from letterapp.desktop.campaign.folder_dialog import FolderDialog
from letterapp.desktop.demands.demand_forms import DemandForms
from letterapp.desktop.main_window import MainWindow
from letterapp.desktop.targets.target_dialog import TargetDialog
from letterapp.desktop.writing.write_dialog import WriteDialog
from tools.pictures.scene import ALL, BOTH, Look, Scene
from tools.pictures.window_scenes import has_letter, own_window

_LIGHT = (Look.LIGHT,)
_DEMAND = "drop-charges"


def _over(window: QWidget) -> MainWindow:
    assert isinstance(window, MainWindow)
    return window


def _form(open_it: Callable[[DemandForms], None]) -> Callable[[QWidget], QWidget]:
    def act(widget: QWidget) -> QWidget:
        window = _over(widget)
        open_it(DemandForms(window.session, window))
        return window.findChildren(QDialog)[-1]

    return act


def _target(target: str | None) -> Callable[[QWidget], QWidget]:
    def act(widget: QWidget) -> QWidget:
        window = _over(widget)
        dialog = TargetDialog(window.session, target, window)
        dialog.open()
        return dialog

    return act


def _new_campaign(folder: Path) -> QWidget:
    return FolderDialog("New campaign", "Make it", shipped_origins(), folder)


def _write(widget: QWidget) -> QWidget:
    """The dialog in which one says what is to be written, and where to."""
    window = _over(widget)
    window.actions_.write_all.trigger()
    return window.findChildren(WriteDialog)[-1]


def _written(widget: QWidget) -> QWidget:
    """The same dialog with what became of each letter."""
    dialog = _write(widget)
    assert isinstance(dialog, WriteDialog)
    dialog.order_page.ordered.emit()
    return dialog


def _print(widget: QWidget) -> QWidget:
    window = _over(widget)
    window.actions_.print.trigger()
    return window.findChildren(QDialog)[-1]


def _is_written(widget: QWidget) -> bool:
    assert isinstance(widget, WriteDialog)
    shown = [one.text() for one in widget.findChildren(QPushButton) if one.isVisible()]
    return not widget.is_running and "&Close" in shown


def _dialog(
    name: str,
    act: Callable[[QWidget], QWidget],
    looks: tuple[Look, ...] = _LIGHT,
    settled: Callable[[QWidget], bool] = lambda _dialog: True,
) -> Scene:
    return Scene(name, own_window, None, looks, has_letter, act, settled)


SCENES = (
    _dialog("target-add", _target(None), BOTH),
    _dialog("target-change", _target("FR"), ALL),
    _dialog("demand-new", _form(DemandForms.add)),
    _dialog("demand-change", _form(lambda forms: forms.change(_DEMAND, "")), ALL),
    _dialog("case-change", _form(lambda forms: forms.change(_DEMAND, "rainsy"))),
    Scene("campaign-new", _new_campaign, looks=BOTH),
    _dialog("write", _write, ALL),
    _dialog("write-done", _written, BOTH, _is_written),
    _dialog("print", _print),
)
