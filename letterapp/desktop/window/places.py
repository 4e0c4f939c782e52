"""From a problem to the place in the window where it can be mended, or to its file."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices

from letterapp.batch.customising import TemplateKind
from letterapp.campaign.files import DEMANDS, NAMES, SETTINGS, TARGETS
from letterapp.desktop.customise.opening import open_template
from letterapp.desktop.targets.target_dialog import TargetDialog
from letterapp.problems import Problem, Topic

if TYPE_CHECKING:
    from letterapp.desktop.window.workspace import Workspace

_ITEM = re.compile(r"(?P<section>[a-z]+)\[(?P<number>\d+)\]")
_KINDS = {".j2": TemplateKind.WORDING, ".docx": TemplateKind.WORD_TEMPLATE}
"""What the system's own way to open a file needs help with, by the ending."""


def go_to(problem: Problem, workspace: Workspace) -> None:
    """Takes the letter with the problem in hand, and opens where the problem is."""
    session = workspace.session
    if problem.letter in session.all_targets:
        session.set_in_hand(str(problem.letter))
    file, place = problem.where.file, problem.where.place
    if problem.topic is Topic.OWN_WORDS:
        workspace.show_own_words()
    elif file is None:
        workspace.pages.view.setFocus()
    elif not (_is_of_campaign(file, workspace) and _is_shown(file.name, place, workspace)):
        _open(file, problem, workspace)


def _is_of_campaign(file: Path, workspace: Workspace) -> bool:
    return file.parent == workspace.session.files.folder and file.name in NAMES


def _is_shown(name: str, place: str, workspace: Workspace) -> bool:
    """Opens what the window has for a place in one of the campaign's files, if anything."""
    if name == SETTINGS:
        return bool(place) and workspace.show_settings(place)
    found = _ITEM.match(place)
    section = {TARGETS: "targets", DEMANDS: "demands"}[name]
    if not found or found["section"] != section:
        return False
    item = workspace.session.value(name, (section, int(found["number"]) - 1, "id"))
    if not isinstance(item, str):
        return False
    if name == TARGETS:
        _show_target(item, workspace)
    else:
        workspace.show_demand(item)
    return True


def _show_target(target: str, workspace: Workspace) -> None:
    dialog = TargetDialog(workspace.session, target, workspace, workspace.letter)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.said.connect(workspace.said)
    dialog.open()


def _open(file: Path, problem: Problem, workspace: Workspace) -> None:
    """Opens a file outside, and says where in it to look."""
    kind = _KINDS.get(file.suffix)
    if kind is not None:
        is_opened = open_template(file, kind)
    else:
        is_opened = QDesktopServices.openUrl(QUrl.fromLocalFile(str(file.absolute())))
    line = f", line {problem.where.line}" if problem.where.line else ""
    what = "is being opened: mend it there" if is_opened else "is to be mended: open it"
    workspace.said.emit(f"{file.name}{line} {what}. It is in {file.parent}.")
