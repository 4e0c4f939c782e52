"""The campaign's sources with boxes: what a demand rests on."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from letterapp.campaign.campaign import Campaign
from letterapp.campaign.texts import shown_in

_SOURCE = Qt.ItemDataRole.UserRole
_HEIGHT = 150


class SourcesField(QListWidget):
    """Those that are ticked stand first when the field is opened; `ticked` are all of them."""

    ticked = Signal(list)

    def __init__(self, campaign: Campaign, sources: Any, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        chosen = [str(one) for one in sources] if isinstance(sources, list) else []
        citations = {source.id: shown_in(source.citation) for source in campaign.sources}
        for source in dict.fromkeys((*chosen, *citations)):
            text = citations.get(source, f"{source} (no source of this campaign)")
            item = QListWidgetItem(text, self)
            item.setData(_SOURCE, source)
            is_chosen = source in chosen
            item.setCheckState(Qt.CheckState.Checked if is_chosen else Qt.CheckState.Unchecked)
        self.setWordWrap(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFixedHeight(_HEIGHT)
        self.setTabKeyNavigation(False)
        self.itemChanged.connect(self._on_item_changed)

    def _on_item_changed(self) -> None:
        items = [self.item(row) for row in range(self.count())]
        checked = [one for one in items if one.checkState() is Qt.CheckState.Checked]
        with QSignalBlocker(self.model()):
            self.ticked.emit([one.data(_SOURCE) for one in checked])
