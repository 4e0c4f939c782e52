"""The language of the letter in hand, where there is a choice: one of its own, or as it comes."""

from __future__ import annotations

from collections.abc import Set
from pathlib import Path

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from letterapp.campaign import changes
from letterapp.campaign.asking import changes_of
from letterapp.campaign.campaign import Campaign
from letterapp.campaign.model import Target
from letterapp.campaign.template_names import wordings
from letterapp.desktop.fields.choice_box import ChoiceBox
from letterapp.desktop.session.session import Session
from letterapp.desktop.target_names import shown_name
from letterapp.desktop.targets.language_names import language_name
from letterapp.desktop.turning_box import TurningBox

_MARGIN = 8


class LanguageChoice(QWidget):
    """Shows the languages that the wording is written in and the target has a name in.

    Hidden where that is only one. Which a wording is written in is looked up when another letter
    is taken in hand, or another wording chosen.
    """

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._shown: object = None
        self._wording: tuple[Path, str] | None = None
        self._written: frozenset[str] = frozenset()
        self._box = ChoiceBox()
        self._box.setAccessibleName("Language of this letter")
        self._box.activated.connect(self._on_activated)
        label = QLabel("Wri&tten in:")
        label.setBuddy(self._box)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(_MARGIN, 0, _MARGIN, 0)
        layout.addWidget(TurningBox([label, self._box]))
        session.changed.connect(self._on_changed)
        session.in_hand_changed.connect(self._on_in_hand_changed)
        self._on_changed()

    def _on_activated(self) -> None:
        set_language(self._session, self._box.currentData())

    def _on_in_hand_changed(self) -> None:
        self._wording = None
        self._on_changed()

    def _on_changed(self) -> None:
        campaign, in_hand = self._session.campaign, self._session.in_hand or ""
        target, own = campaign.target(in_hand), changes_of(campaign, in_hand)
        language = own.language if own else None
        self._look_up()
        choices = _choices(campaign, target, self._written, language) if target else {}
        if (choices, language) != self._shown:
            self._shown = (choices, language)
            self._show(choices, language)

    def _look_up(self) -> None:
        settings, folder = self._session.campaign.settings.letter, self._session.files.folder
        wording = (folder, settings.wording if settings else "")
        if wording != self._wording:
            self._wording = wording
            self._written = frozenset(wordings(folder).get(wording[1], ()))

    def _show(self, choices: dict[str | None, str], language: str | None) -> None:
        with QSignalBlocker(self._box):
            self._box.clear()
            for code, name in choices.items():
                self._box.addItem(name, code)
            self._box.setCurrentIndex(list(choices).index(language) if choices else -1)
        self.setVisible(bool(choices))


def set_language(session: Session, language: str | None) -> None:
    """Writes the letter in hand in a language of its own, or in the one that it comes in (None)."""
    if (letter := session.in_hand) is None:
        return
    said = language_name(language) if language else "its usual language"
    session.change(
        f"Write to {shown_name(session.campaign, letter)} in {said}",
        lambda files: changes.with_language(files, letter, language),
    )


def _choices(
    campaign: Campaign, target: Target, written: Set[str], own: str | None
) -> dict[str | None, str]:
    """Languages by their names, under None the one it comes in; none where there is no choice."""
    settings = campaign.settings.letter
    named = [language for language in target.name if language in written]
    if not named[1:] and own is None:
        return {}
    if target.language:
        usual = f"{language_name(target.language)}, as the target says"
    else:
        usual = f"{language_name(settings.language if settings else 'en')}, as the campaign says"
    codes = dict.fromkeys([*named, *([own] if own else [])])
    return {None: usual, **{code: language_name(code) for code in codes}}
