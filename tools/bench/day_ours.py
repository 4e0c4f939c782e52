"""An officer's day in the real window, for `day`: what a key takes, and what holds the window up.

Controls are found by their accessible names. A key's page is painted when the letter that the
change has made is shown and its view has been painted; what holds the event loop is seen by a timer
that should come every few milliseconds.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, QObject, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QDialog,
    QLineEdit,
    QWidget,
)

from letterapp.desktop.application import start
from letterapp.desktop.first_campaign import FirstCampaign
from letterapp.desktop.main_window import MainWindow
from letterapp.pages.plain_imports import import_plainly

W = TypeVar("W", bound=QWidget)

_BEAT = 2
"""Milliseconds between two beats."""
_LONGEST = 60.0
"""Seconds that anything may take."""


class Heart(QTimer):
    """Beats, and knows the longest time between two beats since it was last asked."""

    def __init__(self) -> None:
        super().__init__(interval=_BEAT, timerType=Qt.TimerType.PreciseTimer)
        self._last = time.perf_counter()
        self._longest = 0.0
        self.timeout.connect(self._on_timeout)
        self.start()

    def longest(self) -> float:
        """Milliseconds; counted anew from now on."""
        self._on_timeout()
        longest, self._longest = self._longest, 0.0
        return longest * 1000

    def _on_timeout(self) -> None:
        now = time.perf_counter()
        self._longest = max(self._longest, now - self._last - _BEAT / 1000)
        self._last = now


class Page(QObject):
    """Tells when the letter's view is painted with what a change has made."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__()
        self._is_due = self.is_painted = False
        self._seen = 0.0
        window.workspace.letter.changed.connect(self._on_letter_changed)
        window.workspace.pages.view.viewport().installEventFilter(self)

    def after(self, act: Callable[[], object]) -> float:
        """Does something that changes the letter: milliseconds until that is painted."""
        self._is_due = self.is_painted = False
        begin = time.perf_counter()
        act()
        wait_until(lambda: self.is_painted)
        return (self._seen - begin) * 1000

    def _on_letter_changed(self) -> None:
        self._is_due = True

    def _on_painted(self) -> None:
        self._seen = time.perf_counter()
        self.is_painted = True

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """The view is about to be painted."""
        if self._is_due and event.type() is QEvent.Type.Paint:
            self._is_due = False
            QTimer.singleShot(0, self._on_painted)
        return False


class Day:
    """What is done, step by step."""

    def __init__(self, window: MainWindow, heart: Heart, letters: Path, rounds: int) -> None:
        self._window = window
        self._page = Page(window)
        self._heart = heart
        self._letters = letters
        self._rounds = rounds
        self.keys: dict[str, list[float]] = {}
        self.held: dict[str, float] = {}

    def run(self) -> None:
        """All of it."""
        self._lap("open")
        view = self._named(QAbstractItemView, "Demands")
        view.setFocus()
        view.setCurrentIndex(view.model().index(1, 0))
        self._keys("a demand ticked", lambda: QTest.keyClick(view, Qt.Key.Key_Space))
        sender = self._named(QLineEdit, "Organisation")
        sender.setFocus()
        self._keys("the sender typed", lambda: QTest.keyClick(sender, Qt.Key.Key_X))
        self._keys("the next target", self._window.actions_.next.trigger)
        for number in range(5):
            self._page.after(self._window.session.stack.undo)
            rest(0.05 * number)
        self._lap("undo")
        self._search()
        self._find()
        self._write()

    def _keys(self, what: str, press: Callable[[], object]) -> None:
        found = []
        for _ in range(self._rounds):
            found.append(self._page.after(press))
            rest(0.01)
        self.keys[what] = found
        rest(1.0)  # it is saved by itself
        self._lap(what)

    def _search(self) -> None:
        field = self._named(QLineEdit, "Search targets")
        field.setFocus()
        for letter in "france":
            QTest.keyClicks(field, letter)
            rest(0.05)
        field.clear()
        rest(0.2)
        self._lap("targets searched")

    def _find(self) -> None:
        self._window.workspace.pages.find_bar.find_action.trigger()
        field = self._named(QLineEdit, "Find in the letter")
        for letter in "rights":
            QTest.keyClicks(field, letter)
            rest(0.05)
        self._lap("a word found in the letter")

    def _write(self) -> None:
        self._window.actions_.write.trigger()
        dialog = next(one for one in self._window.findChildren(QDialog) if one.isVisible())
        self._named(QLineEdit, "Folder for the letters").setText(str(self._letters))
        rest(0.3)
        buttons = [one for one in dialog.findChildren(QAbstractButton) if one.isVisible()]
        button = next(one for one in buttons if one.text().replace("&", "").startswith("Write"))
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        wait_until(lambda: any(self._letters.glob("*.docx")))
        rest(0.5)
        dialog.close()
        self._lap("a letter written")

    def _lap(self, what: str) -> None:
        self.held[what] = self._heart.longest()

    def _named(self, kind: type[W], name: str) -> W:
        """The control whose accessible name begins so."""
        found = self._window.findChildren(kind)
        return next(one for one in found if one.accessibleName().startswith(name))


def wait_until(is_so: Callable[[], bool]) -> None:
    """Lets the window live until something is so."""
    until = time.perf_counter() + _LONGEST
    while not is_so():
        QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
        if time.perf_counter() > until:
            raise TimeoutError("the window does not come to an end")


def rest(seconds: float) -> None:
    """Lets the window live for so long."""
    until = time.perf_counter() + seconds
    wait_until(lambda: time.perf_counter() >= until)


class Worked(QApplication):
    """The application, whose day begins when its campaign is open."""

    def exec(self) -> int:  # type: ignore[override]
        """The day, instead of a person's."""
        heart = Heart()
        [window] = [one for one in self.topLevelWidgets() if isinstance(one, MainWindow)]
        wait_until(lambda: not window.is_opening)
        wait_until(lambda: bool(window.workspace.pages.view.page_count))
        rest(2.0)  # checks of all letters, and whatever else a start brings, come to an end
        day = Day(window, heart, Path(sys.argv[2]), int(sys.argv[3]))
        day.run()
        print(json.dumps({"keys": day.keys, "held": day.held}))
        window.close()
        return 0


if __name__ == "__main__":
    import_plainly()
    sys.exit(start(FirstCampaign(Path(sys.argv[1])), Worked))
