"""The forms of targets, demands and cases, and what they tell and ask."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QLineEdit, QPushButton, QTabWidget, QWidget

from letterapp.campaign.files import TARGETS
from letterapp.desktop.demands.demand_forms import DemandForms
from letterapp.desktop.main_window import MainWindow
from letterapp.desktop.notice import Notice
from letterapp.desktop.targets.target_dialog import TargetDialog
from tools.pictures.grabbing import asked
from tools.pictures.over_window import over
from tools.pictures.scene import ALL, BOTH, Look
from tools.pictures.window_scenes import many_tongues

_DEMAND = "drop-charges"
_OFFICE = "Office"


def _form(open_it: Callable[[DemandForms], None]) -> Callable[[MainWindow], QWidget]:
    def act(window: MainWindow) -> QWidget:
        open_it(DemandForms(window.session, window))
        return window.findChildren(QDialog)[-1]

    return act


def _target(
    target: str | None, do: Callable[[TargetDialog], None] = lambda _dialog: None
) -> Callable[[MainWindow], QWidget]:
    """The form of a target, or of a new one, when something was done in it."""

    def act(window: MainWindow) -> QWidget:
        dialog = TargetDialog(window.session, target, window, window.workspace.letter)
        dialog.open()
        do(dialog)
        return dialog

    return act


def _page(number: int) -> Callable[[TargetDialog], None]:
    def turn(dialog: TargetDialog) -> None:
        dialog.findChildren(QTabWidget)[0].setCurrentIndex(number)

    return turn


def _type(dialog: QDialog, field: str, text: str) -> None:
    """Types other words over those of a field that is seen."""
    lines = [one for one in dialog.findChildren(QLineEdit) if one.accessibleName() == field]
    [line] = [one for one in lines if one.isVisible()]
    line.setFocus()
    line.selectAll()
    QTest.keyClick(line, Qt.Key.Key_Backspace)
    QTest.keyClicks(line, text)


def _click(dialog: QDialog, text: str) -> None:
    for button in dialog.findChildren(QPushButton):
        if button.text().replace("&", "") == text:
            button.click()


def _clear_signed_as(dialog: TargetDialog) -> None:
    _page(1)(dialog)
    _type(dialog, "Signed as", "")


def _add_nothing(dialog: TargetDialog) -> None:
    """Wants to add a target of which nothing is typed."""
    _click(dialog, "Add")


def _is_told(dialog: QWidget) -> bool:
    return any(one.text and one.isVisible() for one in dialog.findChildren(Notice))


def _question(window: MainWindow) -> QWidget:
    """What Esc asks where something is typed."""
    dialog = TargetDialog(window.session, "FR", window)
    dialog.open()
    _page(1)(dialog)
    _type(dialog, _OFFICE, "Minister of Foreign Affairs")
    _type(dialog, "Salutation", "Dear Mr Minister,")
    picture = asked(lambda: QTest.keyClick(dialog, Qt.Key.Key_Escape))
    dialog.done(0)
    return picture


def _clash(window: MainWindow) -> QWidget:
    """Somebody else has changed meanwhile what was typed here."""
    session = window.session
    dialog = TargetDialog(session, "FR", window)
    dialog.open()
    _page(1)(dialog)
    _type(dialog, _OFFICE, "Minister of Foreign Affairs")
    number = [one.id for one in session.campaign.targets].index("FR")
    path = ("targets", number, "office", "en")
    session.set_value("Change it elsewhere", TARGETS, path, "Minister for Europe")
    _click(dialog, "Change")
    return dialog


SCENES = (
    over("target-add", _target(None), BOTH),
    over("target-add-wrong", _target(None, _add_nothing), BOTH),
    over("target-change", _target("FR"), (*ALL, Look.HUGE)),
    over("target-change-language", _target("FR", _page(1)), ALL),
    over("target-change-address", _target("FR", _page(3))),
    over("target-change-lacks", _target("FR", _clear_signed_as), BOTH, _is_told),
    over("target-change-clash", _clash, ALL),
    over("target-change-tongues", _target("ministry", _page(1)), make=many_tongues),
    over("target-question", _question, BOTH),
    over("demand-new", _form(DemandForms.add), BOTH),
    over("demand-change", _form(lambda forms: forms.change(_DEMAND, "")), (*ALL, Look.HUGE)),
    over(
        "demand-change-tongues", _form(lambda forms: forms.change("wells", "")), make=many_tongues
    ),
    over("case-new", _form(lambda forms: forms.add_case(_DEMAND))),
    over("case-change", _form(lambda forms: forms.change(_DEMAND, "rainsy")), BOTH),
)
