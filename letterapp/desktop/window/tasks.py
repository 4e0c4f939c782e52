"""What the window opens dialogs for: writing, printing, customising.

Each is loaded when it is first asked for, so that the window is there sooner.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QWidget

from letterapp.desktop.settings import own_store

if TYPE_CHECKING:
    from letterapp.batch.outcomes import Outcome
    from letterapp.desktop.window.actions import Actions
    from letterapp.desktop.window.printer import Printer
    from letterapp.desktop.window.workspace import Workspace
    from letterapp.desktop.writing.offer import Scope

_NOT_YET = "The letter is still being made: print it when its pages are there."


class Tasks(QObject):
    """Works on whatever campaign its window has open; `said` brings a sentence."""

    said = Signal(str)

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._workspace: Workspace | None = None
        self._printer: Printer | None = None

    def connect_actions(self, actions: Actions) -> None:
        """Does what these say."""
        actions.undo.triggered.connect(self.undo)
        actions.redo.triggered.connect(self.redo)
        actions.write.triggered.connect(self.write_letter)
        actions.write_all.triggered.connect(self.write_ticked)
        actions.print.triggered.connect(self.print_letter)
        actions.print_all.triggered.connect(self.print_ticked)
        actions.customise.triggered.connect(self.customise)

    def work_on(self, workspace: Workspace) -> None:
        """From now on it is this campaign."""
        self._workspace = workspace

    def undo(self) -> None:
        """Takes the last change back."""
        self._open().session.undo()

    def redo(self) -> None:
        """Makes the change anew that was taken back last."""
        self._open().session.redo()

    def write_letter(self) -> None:
        """Writes the letter in hand."""
        from letterapp.desktop.writing.offer import Scope

        self._write(Scope.THIS)

    def write_ticked(self) -> None:
        """Writes all ticked letters."""
        from letterapp.desktop.writing.offer import Scope

        self._write(Scope.TICKED)

    def print_letter(self) -> None:
        """Prints the letter in hand, if it can be made, and all of it is there."""
        from letterapp.desktop.target_names import shown_name

        workspace = self._open()
        if (shown := workspace.letter.printable) is not None:
            name = shown_name(workspace.session.campaign, shown.wanted.target)
            self._its_printer().print_letter(name, shown.pages)
        else:
            self.said.emit(_NOT_YET)

    def print_ticked(self) -> None:
        """Prints all ticked letters."""
        session = self._open().session
        session.settle()
        self._its_printer().print_ticked(session)

    def customise(self) -> None:
        """Own copies of the wording and of the letterhead; the dialog that is open comes up."""
        from letterapp.desktop.customise.customise_dialog import CustomiseDialog

        workspace = self._open()
        for open_one in workspace.findChildren(CustomiseDialog):
            if open_one.isVisible():
                open_one.raise_()
                open_one.activateWindow()
                return
        dialog = CustomiseDialog(workspace.session, workspace)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.said.connect(self.said)
        workspace.saving.templates_changed.connect(dialog.refresh)
        dialog.show()

    def wait(self) -> None:
        """Finishes the letter that is being written, and stops what is made for the printer."""
        from letterapp.desktop.writing.write_dialog import WriteDialog

        for dialog in self._window.findChildren(WriteDialog):
            dialog.wait()
        if self._printer is not None:
            self._printer.wait()

    def _on_pattern_changed(self, pattern: str) -> None:
        from letterapp.campaign.files import SETTINGS

        path = ("letter", "file_name")
        self._open().session.set_value("Change the file names", SETTINGS, path, pattern)

    def _write(self, scope: Scope) -> None:
        """Asks what, where to and how, and writes."""
        from letterapp.campaign.letters import Choices
        from letterapp.desktop.writing.offer import Offer
        from letterapp.desktop.writing.write_dialog import WriteDialog

        workspace = self._open()
        session = workspace.session
        session.settle()  # what is typed and waits is to be in the letters, too
        choices = Choices(tells_left_out=False)
        campaign, checked = session.campaign, _checked(workspace)
        offer = Offer(campaign, session.in_hand, session.targets, scope, choices, checked)
        dialog = WriteDialog(offer, own_store(), self._window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.finished.connect(workspace.look_for_letters)
        dialog.pattern_changed.connect(self._on_pattern_changed)
        dialog.open()

    def _open(self) -> Workspace:
        assert self._workspace is not None
        return self._workspace

    def _its_printer(self) -> Printer:
        if self._printer is None:
            from letterapp.desktop.window.printer import Printer

            self._printer = Printer(self._window)
        return self._printer


def _checked(workspace: Workspace) -> Mapping[str, Outcome]:
    """What pre-flight has found, by target; nothing where the campaign is another already."""
    from letterapp.batch.outcomes import Outcome

    preflight, letter = workspace.preflight, workspace.session.campaign.settings.letter
    if not preflight.is_current:
        return {}
    language = letter.language if letter else ""
    return {
        target: Outcome(target, language, one.state, one.file, problems=one.problems)
        for target, one in preflight.letters.items()
    }
