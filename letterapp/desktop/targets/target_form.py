"""The form for one target: a page for what it is, one for each language, one for its address."""

from __future__ import annotations

import copy
from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import (
    QFormLayout,
    QFrame,
    QScrollArea,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from letterapp.campaign.campaign import Campaign
from letterapp.campaign.toml_edits import value_at
from letterapp.campaign.toml_lines import KeyPath
from letterapp.desktop.icons import Mark, icon
from letterapp.desktop.level_label import level_label
from letterapp.desktop.notice import Notice
from letterapp.desktop.targets.field_editor import FieldEditor
from letterapp.desktop.targets.language_names import language_name
from letterapp.desktop.targets.target_checks import checked, spelled
from letterapp.desktop.targets.target_fields import Page, is_sound, pages, text_of, value_of
from letterapp.desktop.targets.target_values import put

_MARGIN = 10
_LACKING = "Its letter cannot be made without this."


class TargetForm(QWidget):
    """Works on a copy of a target's values, and checks it with every key; `changed` comes then.

    What the person has not touched yet is not called wrong, unless `show_all` says so. What its
    letter lacks is told at once, and keeps nobody from going on.
    """

    changed = Signal()

    def __init__(
        self, campaign: Campaign, values: Mapping[str, Any], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._campaign = campaign
        self._start: Mapping[str, Any] = values
        self._values = copy.deepcopy(dict(values))
        self._touched: set[KeyPath] = set()
        self._shows_all = False
        self._problems: Mapping[KeyPath, str] = {}
        self._lacks: tuple[KeyPath, ...] = ()
        self._editors: dict[KeyPath, FieldEditor] = {}
        self._pages = pages(campaign, values)
        self._tabs = QTabWidget()
        self._tabs.setAccessibleName("Pages of the form")
        self._rest = Notice(Mark.ERROR)
        for page in self._pages:
            title = page.title if page.language is None else language_name(page.language)
            self._tabs.addTab(self._page(page), title)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._tabs, 1)
        layout.addWidget(self._rest)
        self._fill()

    @property
    def values(self) -> Mapping[str, Any]:
        """The values as they are typed."""
        return self._values

    @property
    def problems(self) -> Mapping[KeyPath, str]:
        """What is wrong with them, by field."""
        return self._problems

    @property
    def typed(self) -> Mapping[KeyPath, Any]:
        """The values of the fields that the person has made others than they were, in order."""
        touched = self._touched_values.items()
        return {path: one for path, one in touched if one != value_at(self._start, path)}

    def label(self, path: KeyPath) -> str:
        """What the form calls a value, with its language."""
        for page in self._pages:
            for field in page.fields:
                if field.path == path:
                    language = "" if page.language is None else language_name(page.language)
                    return f"{field.label} ({language})" if language else field.label
        return ", ".join(map(str, path))

    def start_from(self, values: Mapping[str, Any]) -> None:
        """Takes other values, but for what the person has typed."""
        touched = self._touched_values
        self._start = values
        self._values = copy.deepcopy(dict(values))
        for path, value in touched.items():
            put(self._values, path, value)
        self._fill()

    def show_lacks(self, paths: Sequence[KeyPath]) -> None:
        """Says beside their fields that its letter needs these values, while they are empty."""
        self._lacks = tuple(paths)
        self._tell()

    def show_all(self) -> None:
        """Says of every field what is wrong, and goes to the first."""
        self._shows_all = True
        self._check()
        wrong = next((path for path in self._editors if path in self._problems), None)
        if wrong is not None:
            self._go_to(wrong)

    @property
    def _touched_values(self) -> Mapping[KeyPath, Any]:
        return {
            path: value_at(self._values, path) for path in self._editors if path in self._touched
        }

    def _on_changed(self, path: KeyPath) -> None:
        editor = self._editors[path]
        self._touched.add(path)
        put(self._values, path, value_of(editor.field.kind, editor.text))
        self._check()

    def _go_to(self, path: KeyPath) -> None:
        """Shows the page of a field, and gives it the focus."""
        for number, page in enumerate(self._pages):
            if any(field.path == path for field in page.fields):
                self._tabs.setCurrentIndex(number)
                self._editors[path].setFocus(Qt.FocusReason.OtherFocusReason)

    def changeEvent(self, event: QEvent) -> None:
        """Other colours need other marks."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._mark_pages()

    def _fill(self) -> None:
        """Shows the values; one that is not of the type it should be becomes what it shows."""
        for path, editor in self._editors.items():
            kind, value = editor.field.kind, value_at(self._values, path)
            editor.set_text(text_of(kind, value))
            if value is not None and value != [] and not is_sound(kind, value):
                put(self._values, path, value_of(kind, text_of(kind, value)))
        self._check()

    def _check(self) -> None:
        self._problems = checked(self._campaign, self._values, spelled(self._editors))
        self._tell()
        self.changed.emit()

    def _tell(self) -> None:
        """Says beside the fields what is wrong, or lacking."""
        for path, editor in self._editors.items():
            if self._is_told(path):
                editor.set_problem(self._problems[path])
            else:
                editor.set_problem(_LACKING if self._is_lacking(path) else "", Mark.WARNING)
        rest = [words for path, words in self._problems.items() if path not in self._editors]
        self._rest.say("\n".join(rest))
        self._mark_pages()

    def _mark_pages(self) -> None:
        """Marks the pages in which something is told to be wrong, or lacking."""
        for number, page in enumerate(self._pages):
            paths = [field.path for field in page.fields]
            mark = Mark.WARNING if any(map(self._is_lacking, paths)) else None
            mark = Mark.ERROR if any(map(self._is_told, paths)) else mark
            title = self._tabs.tabText(number).replace("&", "")
            self._tabs.setTabIcon(number, icon(mark, self.palette()) if mark else QIcon())
            name = f"{title}, {mark.label}" if mark else ""
            self._tabs.tabBar().setAccessibleTabName(number, name)

    def _is_told(self, path: KeyPath) -> bool:
        return path in self._problems and (self._shows_all or path in self._touched)

    def _is_lacking(self, path: KeyPath) -> bool:
        is_asked = any(path[: len(one)] == one for one in self._lacks)
        return is_asked and value_at(self._values, path) is None

    def _page(self, page: Page) -> QWidget:
        """The fields of a page under each other, which scroll where there is too little room."""
        content = QWidget()
        form = QFormLayout(content)
        form.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        for field in page.fields:
            editor = FieldEditor(field)
            editor.changed.connect(partial(self._on_changed, field.path))
            label = level_label(f"{field.label}:", editor.line_height, editor.buddy)
            form.addRow(label, editor)
            self._editors[field.path] = editor
        area = QScrollArea()
        area.setWidget(content)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        return area
