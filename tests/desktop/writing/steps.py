"""The dialog that writes letters, as a person goes through its steps."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from PySide6.QtCore import QSettings, QStringListModel, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit, QListView, QTreeView
from pytestqt.qtbot import QtBot

from letterapp.batch.outcomes import Outcome
from letterapp.campaign.campaign import Campaign
from letterapp.desktop.writing.offer import Offer, Order, Scope
from letterapp.desktop.writing.write_dialog import Begin, WriteDialog
from tests.desktop import hands


class Steps:
    """One dialog, opened on a campaign of three letters unless an offer says otherwise."""

    def __init__(
        self, qtbot: QtBot, offer: Offer, settings: QSettings, begin: Begin = Order.begin
    ) -> None:
        self._qtbot = qtbot
        self.dialog = WriteDialog(offer, settings, begin=begin)
        qtbot.addWidget(self.dialog)
        with qtbot.waitExposed(self.dialog):
            self.dialog.open()

    def type(self, name: str, text: str) -> None:
        """Types into the field of that name instead of what is there."""
        field = hands.named(self.dialog, QLineEdit, name)
        field.setFocus()
        field.selectAll()
        QTest.keyClicks(field, text)

    def choose_folder(self, folder: Path) -> None:
        """Gives the folder by its path."""
        hands.named(self.dialog, QLineEdit, "Folder for the letters").setText(str(folder))

    def button(self, name: str) -> QAbstractButton:
        """The button of that name that can be seen."""
        found = [one for one in self.buttons if name_of(one).startswith(name)]
        assert len(found) == 1, f"{name}: {list(map(name_of, self.buttons))}"
        return found[0]

    @property
    def buttons(self) -> list[QAbstractButton]:
        """All that can be seen."""
        return [one for one in self.dialog.findChildren(QAbstractButton) if one.isVisible()]

    def click(self, name: str) -> None:
        """Clicks what can be seen."""
        QTest.mouseClick(self.button(name), hands.LEFT)

    def choose(self, name: str) -> None:
        """Chooses with the keyboard."""
        QTest.keyClick(self.button(name), Qt.Key.Key_Space)

    def write(self) -> list[list[str]]:
        """Writes, and gives the rows at the end."""
        self.click("Write ")
        return self.ended()

    def ended(self) -> list[list[str]]:
        """The rows of the table once the run is over."""
        self._qtbot.waitUntil(self.table.isVisible, timeout=15_000)
        return hands.cells(self.table)

    @property
    def table(self) -> QTreeView:
        """What became of each letter."""
        return hands.named(self.dialog, QTreeView, "What became")

    @property
    def names(self) -> list[str]:
        """The names of files that are shown before writing."""
        model = hands.named(self.dialog, QListView, "The names").model()
        assert isinstance(model, QStringListModel)
        return model.stringList()

    @property
    def told(self) -> str:
        """All that labels say and that can be seen."""
        labels = self.dialog.findChildren(QLabel)
        return "\n".join(label.text() for label in labels if label.isVisible())

    def until_told(self, text: str) -> None:
        """Waits until a label says so."""
        self._qtbot.waitUntil(lambda: text in self.told, timeout=15_000)


def name_of(button: QAbstractButton) -> str:
    """What a screen reader says of a button."""
    return button.accessibleName() or button.text().replace("&", "")


Opened = Callable[..., Steps]


def offer_of(
    campaign: Campaign,
    scope: Scope = Scope.TICKED,
    checked: Mapping[str, Outcome] | None = None,
) -> Offer:
    """France in hand; France and Britain ticked."""
    return Offer(campaign, "FR", ("FR", "GB"), scope, checked=checked or {})
