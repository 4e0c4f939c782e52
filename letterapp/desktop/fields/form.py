"""A column of sections with fields that follow the session together, as cheaply as can be."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from letterapp.campaign.documents import spell
from letterapp.desktop.fields.field import Field
from letterapp.desktop.fields.problems_at import ProblemsAt
from letterapp.desktop.fields.section import Section
from letterapp.desktop.session.session import Session


class Refreshed(Protocol):
    """A widget that shows what the campaign says: a field, for one."""

    def refresh(self, problems: ProblemsAt) -> None:
        """Shows what the campaign says now."""


class Form(QScrollArea):
    """Scrolls to what has the focus. What is not seen is refreshed when it is shown."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._refreshed: list[Refreshed] = []
        self._fields: list[tuple[Section, Field]] = []
        self._sections: dict[str, Section] = {}
        self._is_stale = True
        content = QWidget()
        self._layout = QVBoxLayout(content)
        self._layout.addStretch()
        self.setWidget(content)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        session.changed.connect(self._on_changed)

    @property
    def sections(self) -> Mapping[str, Section]:
        """The sections by their titles."""
        return self._sections

    def add_section(self, title: str) -> Section:
        """A section below the others."""
        section = self._sections[title] = Section(title)
        self._layout.insertWidget(self._layout.count() - 1, section)
        return section

    def add(self, section: Section, widget: QWidget, refreshed: Refreshed) -> None:
        """Puts a widget into a section, which shows what the campaign says."""
        section.add(widget)
        if self.focusProxy() is None and widget.focusProxy() is not None:
            self.setFocusProxy(widget)
        self._refreshed.append(refreshed)
        if isinstance(widget, Field):
            self._fields.append((section, widget))

    def show_place(self, file: str, place: str) -> bool:
        """Unfolds and goes to the field of a place as problems name it, or of what is in it.

        Gives whether there is one.
        """
        places = ((s, f) for s, f in self._fields if f.spot.file == file)
        fitting = (one for one in places if _is_within(place, spell(one[1].spot.path)))
        section, field = next(fitting, (None, None))
        if section is None or field is None:
            return False
        section.set_folded(False)
        field.setFocus(Qt.FocusReason.OtherFocusReason)
        self.ensureWidgetVisible(field)
        return True

    def refresh(self) -> None:
        """Shows what the campaign says now."""
        self._is_stale = False
        problems = ProblemsAt(self._session.campaign.problems)
        for one in self._refreshed:
            one.refresh(problems)

    def showEvent(self, event: QShowEvent) -> None:
        """What has changed meanwhile is shown."""
        if self._is_stale:
            self.refresh()
        super().showEvent(event)

    def _on_changed(self) -> None:
        if self.isVisible():
            self.refresh()
        else:
            self._is_stale = True


def _is_within(one: str, other: str) -> bool:
    """Whether one of two places is the other, or in it."""
    outer, inner = sorted((one, other), key=len)
    return bool(outer) and inner.startswith(outer) and inner[len(outer) :][:1] in ("", ".", "[")
