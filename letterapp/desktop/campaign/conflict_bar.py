"""A bar that asks which of two versions counts, where another program has changed a file too."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from letterapp.desktop.icons import Mark
from letterapp.desktop.notice import Notice
from letterapp.desktop.problem_list import described
from letterapp.desktop.session.saving import Saving, State
from letterapp.errors import CampaignError

_BOTH = (
    "{files} {was} changed by another program too. Which is to count? "
    "The other version is kept beside it."
)
_BROKEN = (
    "{files} {was} changed by another program and cannot be read now. Mend that there, "
    "or keep yours; the other version is kept beside it.\n{problem}"
)


class ConflictBar(QFrame):
    """Stands above the workspace, and goes once the conflict has ended, whoever has ended it."""

    def __init__(self, saving: Saving, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._saving = saving
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setAutoFillBackground(True)
        self.setBackgroundRole(QPalette.ColorRole.AlternateBase)
        self._words = Notice()
        self._fault = Notice(Mark.ERROR)
        self._mine = QPushButton("Keep mine")
        self._theirs = QPushButton("Take theirs")
        self._mine.setAccessibleDescription("Saves your version; theirs is kept beside it")
        self._theirs.setAccessibleDescription("Takes their version; yours is kept beside it")
        self._mine.clicked.connect(self._on_mine)
        self._theirs.clicked.connect(self._on_theirs)
        self._lay_out()
        saving.state_changed.connect(self._on_state_changed)
        self._on_state_changed()

    @property
    def text(self) -> str:
        """What it says."""
        return "\n".join(filter(None, (self._words.text, self._fault.text)))

    def _on_state_changed(self) -> None:
        files, problems = self._saving.foreign, self._saving.foreign_problems
        names, was = " and ".join(files), "was" if len(files) == 1 else "were"
        said = _BROKEN if problems else _BOTH
        problem = "\n".join(described(one).partition("\n")[0] for one in problems)
        self._words.say(said.format(files=names, was=was, problem=problem))
        self._theirs.setEnabled(not problems)
        self._fault.say("")
        self.setVisible(self._saving.state is State.CONFLICT)

    def _on_mine(self) -> None:
        self._end(self._saving.keep_mine)

    def _on_theirs(self) -> None:
        self._end(self._saving.take_theirs)

    def _end(self, act: Callable[[], None]) -> None:
        try:
            act()
        except OSError as fault:
            self._fault.say(f"That could not be done: {fault.strerror or fault}.")
        except CampaignError as fault:
            self._fault.say("\n".join(map(described, fault.problems)))

    def _lay_out(self) -> None:
        told = QVBoxLayout()
        told.addWidget(self._words)
        told.addWidget(self._fault)
        layout = QHBoxLayout(self)
        layout.addLayout(told, 1)
        layout.addWidget(self._mine)
        layout.addWidget(self._theirs)
