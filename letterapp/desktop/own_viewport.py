"""A viewport that is made here, for views that are there from the start."""

from __future__ import annotations

from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QAbstractScrollArea, QWidget


def give_own_viewport(area: QAbstractScrollArea) -> None:
    """Replaces the viewport that Qt has made for a scroll area by one like it.

    PySide has never seen Qt's, and looks for its class among all there are when it is first asked
    for, which loads them: that takes as long as a tenth of an empty window.
    """
    viewport = QWidget()
    viewport.setBackgroundRole(QPalette.ColorRole.Base)
    viewport.setAutoFillBackground(True)
    area.setViewport(viewport)
