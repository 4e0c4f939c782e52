"""What a screen reader and a keyboard would find wrong in a window, in words.

Walks the tree that screen readers see, through QAccessible: every control has a name (its own, its
text, or that of the label it is the buddy of), pictures too; no mnemonic stands twice in a window;
Tab comes to every control that is to have the focus. Only what is visible and enabled counts.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QGroupBox,
    QLabel,
    QMenu,
    QMenuBar,
    QRadioButton,
    QTabBar,
    QWidget,
)

W = TypeVar("W", bound=QWidget)

_ROLE = QAccessible.Role
_NAMED = {
    *(_ROLE.Button, _ROLE.CheckBox, _ROLE.RadioButton, _ROLE.ButtonMenu, _ROLE.ButtonDropDown),
    *(_ROLE.EditableText, _ROLE.ComboBox, _ROLE.SpinBox, _ROLE.Slider, _ROLE.Dial),
    *(_ROLE.List, _ROLE.Tree, _ROLE.Table, _ROLE.ProgressBar, _ROLE.PageTab, _ROLE.Graphic),
}
"""The roles of what a person works with or has to know of."""
_MNEMONIC = re.compile(r"&(?!&)(\w)")
_BY_TAB = Qt.FocusPolicy.TabFocus


def faults(window: QWidget) -> list[str]:
    """All faults of a window that is shown, none where it is well made."""
    return [*nameless(window), *lone_labels(window), *doubled(window), *unreached(window)]


def nameless(window: QWidget) -> list[str]:
    """Controls of which a screen reader could say only what kind they are."""
    found = []
    for widget in controls(window):
        interface = QAccessible.queryAccessibleInterface(widget)
        is_named = interface.role() in _NAMED or _takes_focus(widget)
        if is_named and not _name(interface):
            found.append(f"{_described(widget)} has no accessible name")
    return found


def lone_labels(window: QWidget) -> list[str]:
    """Labels with a mnemonic that screen readers are not told to be the label of a control."""
    return [
        f"the label “{label.text()}” has a mnemonic and no buddy"
        for label in _visible(window, QLabel)
        if _MNEMONIC.search(label.text())
        and label.textFormat() is not Qt.TextFormat.PlainText
        and not any(isinstance(target, QWidget) for target in _labelled_by(label))
    ]


def doubled(window: QWidget) -> list[str]:
    """Mnemonics that lead to more than one thing."""
    leading = defaultdict(list)
    for text in _texts(window):
        if key := _MNEMONIC.search(text):
            leading[key[1].casefold()].append(text)
    return [
        f"Alt+{key.upper()} leads to more than one: {', '.join(texts)}"
        for key, texts in sorted(leading.items())
        if len(texts) > 1
    ]


def unreached(window: QWidget) -> list[str]:
    """Controls that are to have the focus and that Tab never comes to."""
    chain = _chain(window)
    return [
        f"{_described(widget)} is not reached with Tab"
        for widget in controls(window)
        if _is_to_be_reached(widget) and widget not in chain
    ]


def controls(window: QWidget) -> Iterator[QWidget]:
    """The visible and enabled widgets of a window, as the accessibility tree has them."""
    yield from _walk(QAccessible.queryAccessibleInterface(window), window, set())


def _walk(
    interface: QAccessibleInterface | None, window: QWidget, seen: set[int]
) -> Iterator[QWidget]:
    for number in range(interface.childCount() if interface is not None else 0):
        child = interface.child(number) if interface is not None else None
        widget = child.object() if child is not None and child.isValid() else None
        if not isinstance(widget, QWidget) or id(widget) in seen or widget.window() is not window:
            continue
        seen.add(id(widget))
        if widget.isVisible() and widget.isEnabled() and not isinstance(widget, QMenu | QMenuBar):
            yield widget
            yield from _walk(child, window, seen)


def _visible(window: QWidget, kind: type[W]) -> Iterator[W]:
    for widget in window.findChildren(kind):
        if widget.isVisible() and widget.window() is window:
            yield widget


def _texts(window: QWidget) -> Iterator[str]:
    """All that a mnemonic of this window can lead to."""
    for label in _visible(window, QLabel):
        if label.buddy() is not None and label.buddy().isEnabled():
            yield label.text()
    yield from (one.text() for one in _visible(window, QAbstractButton) if one.isEnabled())
    yield from (box.title() for box in _visible(window, QGroupBox) if box.isEnabled())
    for tabs in _visible(window, QTabBar):
        yield from (tabs.tabText(number) for number in range(tabs.count()))
    for bar in _visible(window, QMenuBar):
        yield from (action.text() for action in bar.actions() if action.isVisible())


def _name(interface: QAccessibleInterface) -> str:
    return interface.text(QAccessible.Text.Name).strip()


def _labelled_by(label: QLabel) -> Iterator[object]:
    """The widgets that the label says it is the label of."""
    interface = QAccessible.queryAccessibleInterface(label)
    for target, _relation in interface.relations(QAccessible.RelationFlag.Labelled):
        yield target.object()


def _takes_focus(widget: QWidget) -> bool:
    return bool(widget.focusPolicy() & _BY_TAB) and not _is_inner(widget)


def _is_to_be_reached(widget: QWidget) -> bool:
    """What is worked with by hand is to be reached by keyboard; a button in a field is not.

    To the radio buttons that are off it is arrows that lead, from the one that is on.
    """
    if isinstance(widget, QRadioButton) and widget.autoExclusive() and not widget.isChecked():
        return False
    by_hand = isinstance(widget, QAbstractButton | QAbstractItemView)
    return not _is_inner(widget) and (by_hand or _takes_focus(widget))


def _is_inner(widget: QWidget) -> bool:
    """Whether it is a part of a control that Qt made: the field of a box of numbers, …."""
    parent = widget.parentWidget()
    is_part = widget.objectName().startswith("qt_") or widget.focusProxy() is not None
    in_view = isinstance(parent, QAbstractItemView | QTabBar | QMenuBar)
    in_field = parent is not None and parent.inherits("QLineEdit")
    return is_part or in_view or in_field or _is_viewport(widget)


def _is_viewport(widget: QWidget) -> bool:
    parent = widget.parentWidget()
    return isinstance(parent, QAbstractScrollArea) and parent.viewport() is widget


def _chain(window: QWidget) -> set[QWidget]:
    """The widgets that Tab goes through, round from the window to itself."""
    found: set[QWidget] = set()
    widget = window.nextInFocusChain()
    while widget is not None and widget is not window and widget not in found:
        found.add(widget)
        widget = widget.nextInFocusChain()
    return {one for one in found if one.focusPolicy() & _BY_TAB}


def _described(widget: QWidget) -> str:
    text = widget.accessibleName() or (widget.text() if isinstance(widget, QAbstractButton) else "")
    return " ".join(filter(None, (type(widget).__name__, f"“{text}”" if text else "")))
