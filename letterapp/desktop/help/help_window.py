"""The window of the user guide: its contents, a search over all pages, and the page in hand."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAction, QCloseEvent, QKeySequence
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from letterapp.desktop.action_button import ActionButton
from letterapp.desktop.help.guide import Guide
from letterapp.desktop.help.guide_browser import GuideBrowser
from letterapp.desktop.plain import plain_label
from letterapp.desktop.settings import Settings

_NAME = "guide"
_PAGE = Qt.ItemDataRole.UserRole
_SIZES = range(-4, 9)
_KEY = QKeySequence.StandardKey


class HelpWindow(QWidget):
    """A window of its own beside the one it helps with; it opens no network connection."""

    def __init__(self, guide: Guide, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setWindowTitle("User guide – letterapp")
        self._guide = guide
        self._settings = settings
        self._search = QLineEdit(placeholderText="Search the guide", clearButtonEnabled=True)
        self._count = plain_label()
        self._contents = QListWidget()
        self._browser = GuideBrowser(guide)
        self._splitter = QSplitter()
        self._lay_out()
        self._add_actions()
        self._search.textChanged.connect(self._on_search)
        self._contents.currentItemChanged.connect(self._on_chosen)
        self._browser.page_changed.connect(self._on_page_changed)
        self._browser.set_text_size(settings.guide_text_size)
        self._on_search("")
        self.show_page(guide.pages[0].name)
        self._restore()

    @property
    def page_name(self) -> str:
        """The name of the page that is shown."""
        return self._browser.page_name

    def show_page(self, name: str) -> None:
        """Shows a page by the name of its file, such as `08-writing.md`."""
        self._browser.show_page(name)

    def _on_search(self, words: str) -> None:
        """Lists the pages in which the words stand, and shows the first of them."""
        pages = self._guide.found(words)
        self._contents.blockSignals(True)
        self._contents.clear()
        for page in pages:
            item = QListWidgetItem(page.title, self._contents)
            item.setData(_PAGE, page.name)
        self._contents.blockSignals(False)
        self._browser.mark(words)
        self._count.setText(_counted(len(pages)))
        self._count.setVisible(bool(words.strip()))
        names = [page.name for page in pages]
        if names and self.page_name not in names and words.strip():
            self.show_page(names[0])
        self._show_current()

    def _on_chosen(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            self.show_page(item.data(_PAGE))

    def _on_page_changed(self, _name: str) -> None:
        self._show_current()

    def _on_find(self, step: int) -> None:
        """The next or previous place found, on this page or another."""
        if self._browser.go_to_found(step) or not self._contents.count():
            return
        row = (max(self._contents.currentRow(), 0) + step) % self._contents.count()
        self.show_page(self._contents.item(row).data(_PAGE))
        cursor = self._browser.textCursor()
        end = cursor.MoveOperation.Start if step > 0 else cursor.MoveOperation.End
        cursor.movePosition(end)
        self._browser.setTextCursor(cursor)
        self._browser.go_to_found(step)

    def _on_text_size(self, step: int) -> None:
        """Larger (1), smaller (-1), or as other text (0)."""
        size = self._settings.guide_text_size + step if step else 0
        if size in _SIZES:
            self._settings.guide_text_size = size
            self._browser.set_text_size(size)

    def changeEvent(self, event: QEvent) -> None:
        """The page follows the application’s font, from which its own differs by some steps."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._browser.set_text_size(self._settings.guide_text_size)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Remembers where the window was."""
        self._settings.set_geometry(_NAME, self.saveGeometry())
        self._settings.set_splitter(_NAME, self._splitter.saveState())
        super().closeEvent(event)

    def _show_current(self) -> None:
        """Marks the page that is shown in the contents."""
        self._contents.blockSignals(True)
        self._contents.setCurrentRow(-1)
        for row in range(self._contents.count()):
            if self._contents.item(row).data(_PAGE) == self.page_name:
                self._contents.setCurrentRow(row)
        self._contents.blockSignals(False)

    def _lay_out(self) -> None:
        self._search.setAccessibleName("Search the guide")
        self._contents.setAccessibleName("Contents of the guide")
        self._contents.setWordWrap(True)
        self._contents.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        side = QWidget()
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        label = QLabel("&Contents")
        label.setBuddy(self._contents)
        for widget in (self._search, self._count, label, self._contents):
            column.addWidget(widget)
        self._splitter.setChildrenCollapsible(False)
        self._splitter.addWidget(side)
        self._splitter.addWidget(self._browser)
        self._splitter.setStretchFactor(1, 1)
        self._splitter.setSizes([260, 640])
        self._top = QHBoxLayout()
        layout = QVBoxLayout(self)
        layout.addLayout(self._top)
        layout.addWidget(self._splitter, stretch=1)
        self.resize(940, 680)

    def _add_actions(self) -> None:
        back = self._action("&Back", _KEY.Back)
        forward = self._action("&Forward", _KEY.Forward)
        back.triggered.connect(self._browser.backward)
        forward.triggered.connect(self._browser.forward)
        for action, available in (
            (back, self._browser.backwardAvailable),
            (forward, self._browser.forwardAvailable),
        ):
            action.setEnabled(False)
            available.connect(action.setEnabled)
            self._top.addWidget(ActionButton(action))
        self._top.addStretch()
        for text, key, step in (
            ("&Larger text", _KEY.ZoomIn, 1),
            ("&Smaller text", _KEY.ZoomOut, -1),
            ("&Normal text", "Ctrl+0", 0),
        ):
            action = self._action(text, key)
            action.triggered.connect(lambda _=False, by=step: self._on_text_size(by))
            self._top.addWidget(ActionButton(action))
        self._add_keys()

    def _add_keys(self) -> None:
        """What has no button: the search, going through what was found, and closing."""
        self._action("Search", _KEY.Find).triggered.connect(self._search.setFocus)
        self._action("Close", _KEY.Cancel).triggered.connect(self.close)
        for key, step in (("Return", 1), ("Shift+Return", -1)):
            find = QAction(self._search, shortcut=QKeySequence(key))
            find.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
            find.triggered.connect(lambda _=False, by=step: self._on_find(by))
            self._search.addAction(find)

    def _action(self, text: str, key: QKeySequence.StandardKey | str) -> QAction:
        action = QAction(text, self)
        if isinstance(key, str):
            action.setShortcut(QKeySequence(key))
        else:
            action.setShortcuts(key)
        action.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
        self.addAction(action)
        return action

    def _restore(self) -> None:
        self.restoreGeometry(self._settings.geometry(_NAME))
        self._splitter.restoreState(self._settings.splitter(_NAME))


def _counted(pages: int) -> str:
    if not pages:
        return "Found nowhere. Try another word."
    return "Found on 1 page." if pages == 1 else f"Found on {pages} pages."
