"""Writing, step by step, and printing."""

from __future__ import annotations

import threading
from collections.abc import Generator
from itertools import count
from pathlib import Path

from PySide6.QtWidgets import QDialog, QLabel, QLineEdit, QPushButton, QWidget

from letterapp.batch.outcomes import Outcome
from letterapp.batch.write import Prepared, Writing, write_letters
from letterapp.campaign.letters import Choices
from letterapp.desktop.main_window import MainWindow
from letterapp.desktop.settings import own_store
from letterapp.desktop.writing.offer import Offer, Order, Scope
from letterapp.desktop.writing.write_dialog import WriteDialog
from tools.pictures.over_window import over
from tools.pictures.scene import ALL, BOTH, Look
from tools.pictures.window_scenes import many_tongues

_BEFORE_IT_WAITS = 6
_A_STEP = 2.0
"""Seconds that a letter seems to take."""


class _Held:
    """A run that waits at one of its letters until it is let go."""

    def __init__(self) -> None:
        self._go_on = threading.Event()

    def begin(self, order: Order, prepared: Prepared) -> Generator[Outcome]:
        """Writes the first letters, and waits."""
        for number, outcome in enumerate(order.begin(prepared)):
            if number == _BEFORE_IT_WAITS:
                self._go_on.wait()
            yield outcome

    def let_go(self) -> None:
        """The letter it waits at is written."""
        self._go_on.set()


class _HeldDialog(WriteDialog):
    """Shows a run that waits, and lets it go when it is closed."""

    def __init__(self, window: MainWindow) -> None:
        session, self.held = window.session, _Held()
        offer = Offer(session.campaign, session.in_hand, session.targets, Scope.TICKED)
        clock = count(step=_A_STEP)
        super().__init__(offer, own_store(), window, self.held.begin, lambda: next(clock))
        self.open()
        self.order_page.ordered.emit()

    def done(self, result: int) -> None:
        """Closes it."""
        self.held.let_go()
        self.wait()
        super().done(result)


def _write(window: MainWindow) -> WriteDialog:
    """The dialog in which one says what is to be written, and where to."""
    window.actions_.write_all.trigger()
    return window.findChildren(WriteDialog)[-1]


def _write_one(window: MainWindow) -> QWidget:
    window.actions_.write.trigger()
    return window.findChildren(WriteDialog)[-1]


def _write_wrongly(window: MainWindow) -> QWidget:
    """A folder that is none, and a field that there is not."""
    dialog = _write(window)
    for line in dialog.findChildren(QLineEdit):
        if "Pattern" in line.accessibleName():
            line.setText("Letter to {target.shrt}")
        elif "older" in line.accessibleName():
            line.setText(str(window.session.files.folder / "campaign.toml" / "letters"))
    return dialog


def _written(window: MainWindow) -> WriteDialog:
    """The same dialog with what became of each letter."""
    dialog = _write(window)
    dialog.order_page.ordered.emit()
    return dialog


def _written_again(window: MainWindow) -> QWidget:
    """As they were, but for one that was edited by hand, and one whose place is taken."""
    campaign = window.session.campaign
    folder = campaign.folder / "letters"
    choices = Choices(targets=window.session.targets, tells_left_out=False)
    files = [one.file for one in write_letters(campaign, choices, Writing(folder))]
    edited, blocked, *_ = (file for file in files if file is not None)
    edited.write_bytes(edited.read_bytes() + b"edited")
    _block(blocked)
    return _written(window)


def _block(file: Path) -> None:
    """Nothing can be written there: a folder is there already."""
    file.unlink()
    file.mkdir()


def _is_waiting(dialog: QWidget) -> bool:
    return any("So far: 6" in one.text() for one in dialog.findChildren(QLabel))


def _is_stopping(dialog: QWidget) -> bool:
    """Stops the run as soon as it waits; it says that it stops after the letter in hand."""
    assert isinstance(dialog, _HeldDialog)
    if _is_waiting(dialog):
        dialog.reject()
    return any(one.text().startswith("Stopping") for one in dialog.findChildren(QLabel))


def _is_stopped(dialog: QWidget) -> bool:
    """Stops the run as soon as it waits, and lets it come to its end."""
    assert isinstance(dialog, _HeldDialog)
    if _is_stopping(dialog):
        dialog.held.let_go()
    return _is_written(dialog)


def _is_written(dialog: QWidget) -> bool:
    assert isinstance(dialog, WriteDialog)
    shown = [one.text() for one in dialog.findChildren(QPushButton) if one.isVisible()]
    return not dialog.is_running and "&Close" in shown


def _print(window: MainWindow) -> QWidget:
    window.actions_.print.trigger()
    return window.findChildren(QDialog)[-1]


SCENES = (
    over("write", _write, (*ALL, Look.HUGE)),
    over("write-one", _write_one),
    over("write-wrong", _write_wrongly, BOTH),
    over("write-tongues", _write, make=many_tongues),
    over("write-running", _HeldDialog, ALL, _is_waiting),
    over("write-stopping", _HeldDialog, settled=_is_stopping),
    over("write-stopped", _HeldDialog, BOTH, _is_stopped),
    over("write-done", _written, BOTH, _is_written),
    over("write-done-again", _written_again, ALL, _is_written),
    over("write-done-tongues", _written, settled=_is_written, make=many_tongues),
    over("print", _print),
)
