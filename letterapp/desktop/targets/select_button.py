"""The button whose menu ticks many targets at once."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from letterapp.desktop.session import choosing
from letterapp.desktop.session.session import Session
from letterapp.desktop.targets.listing import Listing
from letterapp.desktop.targets.targets_model import TargetsModel


class SelectButton(QPushButton):
    """All that are shown, none of them, or a group of the campaign and no other."""

    def __init__(
        self,
        session: Session,
        listing: Listing,
        model: TargetsModel,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("&Select", parent)
        self._session = session
        self._listing = listing
        self._model = model
        self.setAccessibleName("Select many targets")
        menu = QMenu(self)
        menu.aboutToShow.connect(self._on_about_to_show)
        self.setMenu(menu)

    def _on_about_to_show(self) -> None:
        """What there is to select is known only now."""
        shown = self._model.shown
        what = "" if self._listing.filter.is_empty else " shown"
        menu = self.menu()
        menu.clear()
        menu.addAction(f"&All{what} ({len(shown)})").triggered.connect(
            partial(self._on_shown, shown, True)
        )
        menu.addAction(f"&None{what}").triggered.connect(partial(self._on_shown, shown, False))
        if members := self._members():
            menu.addSection("Only")
        for group, targets in members.items():
            action = menu.addAction(f"@{group} ({len(targets)})".replace("&", "&&"))
            action.triggered.connect(partial(self._on_group, tuple(targets)))

    def _on_shown(self, shown: tuple[str, ...], is_ticked: bool, _is_checked: bool = False) -> None:
        if shown:
            choosing.tick_targets(self._session, shown, is_ticked=is_ticked)

    def _on_group(self, targets: tuple[str, ...], _is_checked: bool = False) -> None:
        choosing.set_targets(self._session, targets)

    def _members(self) -> dict[str, list[str]]:
        """The groups that have members; one with an error is among the campaign's problems."""
        members: dict[str, list[str]] = {one: [] for one in self._session.campaign.settings.groups}
        for target, groups in self._listing.groups_of.items():
            for group in groups:
                members[group].append(target)
        return {group: targets for group, targets in members.items() if targets}
