"""Own words for one letter: the list, a passage, and what no longer fits; own templates."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from letterapp.batch.customising import customise
from letterapp.batch.drafter import Drafter
from letterapp.campaign.files import read_files
from letterapp.campaign.folders import own_copy
from letterapp.campaign.letters import Choices
from letterapp.campaign.model import Edit
from letterapp.desktop.customise.customise_dialog import CustomiseDialog
from letterapp.desktop.own_words import commands
from letterapp.desktop.own_words.panel import OwnWordsPanel
from letterapp.desktop.own_words.passage_view import PassageView
from letterapp.desktop.session.session import Session
from letterapp.paths import shipped_campaigns
from tools.pictures.scene import ALL, Scene

_FRANCE = "FR"
_REPLY = "We would be grateful for a reply, and are at your disposal for any further information."
_OWN = Edit(was=_REPLY, now="**Please reply**, so that we can tell សម រង្ស៊ី and 人权观察.")
_UNFIT = Edit(was=_REPLY.replace("would", "should").replace("further ", ""), now="Let us meet.")
_LOST = Edit(was="No ferry runs at night.", now="Let ferries run at night.")


def _session(folder: Path) -> Session:
    own = own_copy(shipped_campaigns() / "cambodia", folder, "Our campaign")
    session = Session(read_files(own), folder)
    session.set_in_hand(_FRANCE)
    return session


def _panel(edits: Sequence[Edit], opened: str = "") -> Callable[[Path], QWidget]:
    """The panel for a letter with these own words; a row that begins so is opened."""

    def make(folder: Path) -> QWidget:
        session = _session(folder)
        commands.put(session, _FRANCE, edits)
        panel = OwnWordsPanel(session)
        session.setParent(panel)
        choices = Choices(targets=(_FRANCE,))
        panel.show_passages(_FRANCE, Drafter(session.campaign).passages(choices))
        if opened:
            _open(panel, opened)
        return panel

    return make


def _open(panel: QWidget, text: str) -> None:
    [view] = panel.findChildren(PassageView)
    model = view.passages
    found = (at for at in range(model.rowCount()) if model.index(at).data().startswith(text))
    view.go_to(next(found))
    QTest.keyClick(view, Qt.Key.Key_Return)
    for field in panel.findChildren(QPlainTextEdit):
        field.setCursorWidth(0)  # it blinks


def _customise(folder: Path) -> QWidget:
    session = _session(folder)
    customise(session.files.folder, "letterhead")
    [own] = customise(session.files.folder, "letter/en/signatory").copied
    own.write_text(own.read_text("utf-8").replace("among", "one of"), "utf-8")
    dialog = CustomiseDialog(session)
    session.setParent(dialog)
    return dialog


_UNFITTING = (_OWN, _UNFIT, _LOST)

SCENES = (
    Scene("own-words-none", _panel(()), (640, 300)),
    Scene("own-words", _panel(_UNFITTING), (640, 300), ALL),
    Scene("own-words-narrow", _panel(_UNFITTING), (240, 420)),
    Scene("own-words-passage", _panel((_OWN,), "Own words"), (640, 300), ALL),
    Scene("own-words-passage-narrow", _panel((_OWN,), "Own words"), (240, 500)),
    Scene("own-words-unfit", _panel((_UNFIT,), "No longer"), (640, 300), ALL),
    Scene("own-words-lost", _panel((_LOST,), "No longer"), (640, 300)),
    Scene("customise", _customise, (760, 560), ALL),
)
