"""What the campaign's panel tells beside its fields: how old its facts are, whose sender it has."""

from __future__ import annotations

from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from letterapp.campaign.files import SETTINGS
from letterapp.campaign.samples import left_of_samples
from letterapp.desktop.fields.days import day_text
from letterapp.desktop.fields.problems_at import ProblemsAt
from letterapp.desktop.notice import Notice
from letterapp.desktop.plain import plain_label
from letterapp.desktop.session.session import Session

_MEANING = (
    "A letter that is dated later warns of what has changed since. "
    "The day stands in campaign.toml; change it there once you have checked the facts."
)
_SAMPLE = "This is the invented example organisation. Put your own in its place."
_LEFT = "Still the invented example’s: {}. Put your own in its place."


class FactsNotice(QWidget):
    """As of when the campaign's facts are, and what that means."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._words = plain_label()
        self._words.setWordWrap(True)
        self._words.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._problems = Notice()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._words)
        layout.addWidget(self._problems)

    @property
    def text(self) -> str:
        """What it says."""
        return self._words.text()

    def refresh(self, problems: ProblemsAt) -> None:
        """Shows what the campaign says now."""
        as_of = self._session.campaign.settings.facts_as_of
        said = f"Facts as of {day_text(as_of)}. {_MEANING}" if as_of else "No day of its facts."
        if said != self._words.text():
            self._words.setText(said)
        self._problems.show_problems(problems.of(SETTINGS, ("facts_as_of",)))


class SampleNotice(Notice):
    """That the sender is an invented one, or what of it is."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._session = session

    def refresh(self, _problems: ProblemsAt) -> None:
        """Shows what the campaign says now."""
        sender = self._session.campaign.settings.sender
        said = ""
        if sender and sender.sample:
            said = _SAMPLE
        elif sender and (left := left_of_samples(sender)):
            said = _LEFT.format(", ".join(left.values()))
        self.say(said)
