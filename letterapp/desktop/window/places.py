"""From a problem to the place in the window where it can be mended, or to its file."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices

from letterapp.campaign.files import NAMES, SETTINGS, TARGETS
from letterapp.desktop.targets.target_dialog import TargetDialog
from letterapp.problems import Problem, Topic

if TYPE_CHECKING:
    from letterapp.desktop.window.workspace import Workspace

_ITEM = re.compile(r"(?P<section>[a-z]+)\[(?P<number>\d+)\]")


def go_to(problem: Problem, workspace: Workspace) -> None:
    """Takes the letter with the problem in hand, and opens where the problem is."""
    session = workspace.session
    if problem.letter in session.all_targets:
        session.set_in_hand(str(problem.letter))
    file = problem.where.file
    if problem.topic is Topic.OWN_WORDS:
        workspace.show_own_words()
    elif file is None:
        workspace.pages.view.setFocus()
    elif file.parent == session.files.folder and file.name in NAMES:
        _go_into(file.name, problem, workspace)
    else:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(file.absolute())))


def _go_into(name: str, problem: Problem, workspace: Workspace) -> None:
    """Opens what the window has for a place in one of the campaign's files."""
    found = _ITEM.match(problem.where.place)
    if name == SETTINGS:
        workspace.show_settings(problem.where.place)
    elif name == TARGETS and found and found["section"] == "targets":
        item = workspace.session.value(name, ("targets", int(found["number"]) - 1, "id"))
        if isinstance(item, str):
            dialog = TargetDialog(workspace.session, item, workspace)
            dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            dialog.open()
    elif found and found["section"] == "demands":
        item = workspace.session.value(name, ("demands", int(found["number"]) - 1, "id"))
        if isinstance(item, str):
            workspace.show_demand(item)
    else:
        file = workspace.session.files.folder / name
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(file.absolute())))
