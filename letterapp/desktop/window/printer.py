"""Prints the letter in hand, or all ticked ones, with a preview: the window's side of printing."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QProgressDialog, QWidget

from letterapp.campaign.letters import Choices
from letterapp.desktop.dialogs import show_error
from letterapp.desktop.session.session import Session
from letterapp.desktop.target_names import shown_name
from letterapp.desktop.writing.print_run import PrintRun
from letterapp.desktop.writing.printing import (
    PrintError,
    Printout,
    preview_dialog,
    printer_for,
)
from letterapp.pages.page import Page


class Printer(QObject):
    """Opens previews over one window; each is gone when it is closed."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._run: PrintRun | None = None

    def print_letter(self, title: str, pages: Sequence[Page]) -> None:
        """Previews pages that are there already."""
        printout = Printout(title, pages)
        printer = printer_for(printout)
        dialog = preview_dialog(
            printout, printer, lambda fault: show_error(self._window, fault), self._window
        )
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.destroyed.connect(
            lambda: printer.setDocName("")
        )  # which keeps the printer till then
        dialog.resize(900, 720)
        dialog.open()

    def print_ticked(self, session: Session) -> None:
        """Makes all ticked letters, then previews them; the title names those with errors."""
        choices = Choices(targets=session.targets, tells_left_out=False)
        run = self._run = PrintRun(session.campaign, choices, self)
        progress = QProgressDialog(
            "Making the letters for the printer …", "Cancel", 0, len(session.targets), self._window
        )
        progress.setWindowTitle("Print")
        progress.setWindowModality(Qt.WindowModality.WindowModal)
        progress.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        progress.canceled.connect(run.stop)
        run.advanced.connect(progress.setValue)
        run.failed.connect(lambda fault: show_error(self._window, fault))
        run.crashed.connect(lambda bug: sys.excepthook(type(bug), bug, bug.__traceback__))
        run.finished.connect(progress.close)
        run.finished.connect(lambda: self._on_made(session, run))
        run.start()
        progress.show()

    def wait(self) -> None:
        """Stops what is being made."""
        if self._run is not None:
            self._run.stop()
            self._run.wait()

    def _on_made(self, session: Session, run: PrintRun) -> None:
        self._run = None
        names = ", ".join(shown_name(session.campaign, target) for target in run.left_out)
        if run.pages:
            left_out = f", without {names}" if names else ""
            self.print_letter(f"Letters{left_out}", run.pages)
        elif names:
            message = f"no letter can be made: {names}"
            show_error(self._window, PrintError(message, "See what is wrong with them first."))
        run.deleteLater()
