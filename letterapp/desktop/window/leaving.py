"""Leaving a campaign that cannot be saved: nothing of it is thrown away unasked."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from letterapp.desktop.dialogs import Unsaved, ask_unsaved
from letterapp.desktop.session.saving import Saving


def may_leave(saving: Saving, window: QWidget, save_copy: Callable[[], bool]) -> bool:
    """Saves, and asks what to do as long as that fails; gives whether the campaign may be left.

    `save_copy` saves a copy elsewhere, and gives whether there is one.
    """
    while not saving.flush():
        answer = ask_unsaved(window, saving.reason)
        if answer is Unsaved.DISCARD or (answer is Unsaved.SAVE_COPY and save_copy()):
            return True
        if answer is Unsaved.STAY:
            return False
    return True
