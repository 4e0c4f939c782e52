"""One column of the window: a title, what is in it, and a button that folds it to a strip."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QLabel,
    QSizePolicy,
    QStyle,
    QStyleOptionToolButton,
    QStylePainter,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from letterapp.desktop.icons import Mark, button_icon
from letterapp.desktop.text_size import scaled

_TITLE = 1.1
"""How much larger the title of a column is than other text."""
_NARROWEST = 240
"""Pixels of an open column; below, its fields would be cut off."""
_WIDEST = 16_777_215
"""Qt's QWIDGETSIZE_MAX: as wide as one likes."""


class Column(QWidget):
    """Folded, it is a strip with its title, which a click or a key opens again.

    Its arrows point to the side to which it is folded, or opens: `is_on_right` says which.
    """

    folded = Signal(bool)

    def __init__(
        self,
        title: str,
        content: QWidget,
        parent: QWidget | None = None,
        *,
        is_on_right: bool = False,
    ) -> None:
        super().__init__(parent)
        self._content = content
        self._is_on_right = is_on_right
        self._title = QLabel(title)
        self._fold = QToolButton(autoRaise=True)
        self._strip = _Strip(title)
        self._head = QWidget()
        self._is_folded = False
        self._lay_out(title)
        self._fold.clicked.connect(lambda: self.set_folded(is_folded=True))
        self._strip.clicked.connect(lambda: self.set_folded(is_folded=False))
        self._show_looks()

    @property
    def title(self) -> str:
        """What it is called."""
        return self._title.text()

    @property
    def is_folded(self) -> bool:
        """Whether only its strip is shown."""
        return self._is_folded

    @property
    def content(self) -> QWidget:
        """What is in it."""
        return self._content

    def set_folded(self, *, is_folded: bool) -> None:
        """Folds it, or opens it; the focus is not lost on the way."""
        if is_folded == self._is_folded:
            return
        focused = QApplication.focusWidget()
        had_focus = focused is not None and self.isAncestorOf(focused)
        self._is_folded = is_folded
        self._show_looks()
        self._head.setVisible(not is_folded)
        self._content.setVisible(not is_folded)
        self._strip.setVisible(is_folded)
        self.setMinimumWidth(0 if is_folded else _NARROWEST)
        self.setMaximumWidth(self._strip.sizeHint().width() if is_folded else _WIDEST)
        if had_focus:
            (self._strip if is_folded else self._content).setFocus()
        self.folded.emit(is_folded)

    def go_to(self) -> None:
        """Opens it where it is folded, and takes the focus into it."""
        self.set_folded(is_folded=False)
        self._content.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def changeEvent(self, event: QEvent) -> None:
        """Its title and arrow follow the font and the colours."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.PaletteChange):
            self._show_looks()

    def _show_looks(self) -> None:
        font = scaled(self.font(), _TITLE)
        font.setBold(True)
        self._title.setFont(font)
        arrows = (Mark.TO_LEFT, Mark.TO_RIGHT)
        away, back = reversed(arrows) if self._is_on_right else arrows
        side = self.fontMetrics().height()
        self._fold.setIconSize(QSize(side, side))
        self._fold.setIcon(button_icon(away, self.palette()))
        if self._is_folded:
            self._strip.setIcon(button_icon(back, self.palette()))

    def _lay_out(self, title: str) -> None:
        self._fold.setToolTip(f"Fold “{title}” away")
        self._fold.setAccessibleName(f"Fold “{title}” away")
        head = QHBoxLayout(self._head)
        head.setContentsMargins(8, 4, 4, 0)
        head.addWidget(self._title, 1)
        head.addWidget(self._fold)
        self._strip.hide()
        self.setMinimumWidth(_NARROWEST)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        layout.addWidget(self._head)
        layout.addWidget(self._content, 1)
        layout.addWidget(self._strip, 1)


class _Strip(QToolButton):
    """A button as high as the window, its title written upwards."""

    def __init__(self, title: str) -> None:
        super().__init__(autoRaise=True)
        self.setText(title)
        self.setAccessibleName(f"Open “{title}”")
        self.setToolTip(f"Open “{title}”")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)

    def sizeHint(self) -> QSize:
        """As wide as a line of text is high."""
        metrics = self.fontMetrics()
        return QSize(round(1.8 * metrics.height()), metrics.horizontalAdvance(self.text()) + 48)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The button's frame, its arrow at the top, and its title turned by a quarter."""
        option = QStyleOptionToolButton()
        self.initStyleOption(option)
        option.text = ""
        option.icon = type(option.icon)()
        painter = QStylePainter(self)
        painter.drawComplexControl(QStyle.ComplexControl.CC_ToolButton, option)
        side = self.fontMetrics().height()
        self.icon().paint(painter, (self.width() - side) // 2, 6, side, side)
        painter.setPen(self.palette().buttonText().color())
        painter.translate(self.width() / 2, side + 14)
        painter.rotate(90)
        painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
        painter.drawText(0, self.fontMetrics().descent() + 2, self.text())
