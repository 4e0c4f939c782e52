"""What a letter lacks of its target is told beside the fields of the form, before it is kept."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QComboBox, QTabBar
from pytestqt.qtbot import QtBot

from letterapp.batch.drafter import Drafter
from letterapp.batch.previewing import Previewing
from letterapp.campaign.letters import Choices
from letterapp.campaign.toml_lines import KeyPath
from letterapp.desktop.letter.letter_in_hand import LetterInHand
from letterapp.desktop.session.session import Session
from letterapp.desktop.targets.editing import target_values
from letterapp.desktop.targets.letter_trial import lacks_of, trial_of
from letterapp.desktop.targets.target_dialog import TargetDialog
from letterapp.desktop.targets.target_values import like, opened
from tests.desktop import hands
from tests.desktop.conftest import Dialogs
from tests.desktop.targets.test_target_dialog import drop, told, type_in

LACKING = "Its letter cannot be made without this."
SIGNED_AS = ("signed_as", "en")


@pytest.fixture
def letter(session: Session) -> Iterator[LetterInHand]:
    made = LetterInHand(session, Previewing())
    yield made
    made.close()
    made.deleteLater()


@pytest.fixture
def dialog(session: Session, letter: LetterInHand, qtbot: QtBot) -> TargetDialog:
    """The form of a new target that is like France."""
    session.set_in_hand("FR")
    made = TargetDialog(session, None, None, letter)
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    hands.show_tab(made, "English")
    return made


def lacks(session: Session, **values: object) -> list[tuple[object, ...]]:
    """What the letter to one like France lacks that has these values."""
    made = {**like(opened(target_values(session, "FR"))), **values}
    needed: list[KeyPath] = [("name", "en", form) for form in ("short", "formal", "in_text")]
    problems = dict.fromkeys(needed, "Fill this in.")
    trial = trial_of(session.campaign, made, problems)
    assert trial is not None
    draft = Drafter(trial[0]).first(Choices(targets=(trial[1],)))
    assert draft is not None
    return list(lacks_of(draft))


def test_one_like_a_signatory_lacks_what_its_wording_says(session: Session) -> None:
    assert lacks(session) == [SIGNED_AS]
    assert lacks(session, signed_as={"en": "Ruritania"}) == []
    assert lacks(session, role="rapporteur") == []


def test_values_that_make_no_target_are_not_tried_out(session: Session) -> None:
    france = opened(target_values(session, "FR"))
    assert trial_of(session.campaign, {**france, "role": "none"}, {}) is None
    assert trial_of(session.campaign, {**france, "code": 7}, {}) is None


def test_what_is_lacking_is_told_beside_its_field_until_it_is_there(
    dialog: TargetDialog, session: Session, qtbot: QtBot
) -> None:
    qtbot.waitUntil(lambda: told(dialog) == [LACKING])
    tabs = dialog.findChildren(QTabBar)[0]
    assert tabs.accessibleTabName(1) == "English, warning"
    type_in(dialog, "Signed as", "R")
    assert told(dialog) == []
    assert tabs.accessibleTabName(1) == ""
    type_in(dialog, "Signed as", "")
    qtbot.waitUntil(lambda: told(dialog) == [LACKING])
    dialog.reject()


def test_another_role_lacks_other_values(
    dialog: TargetDialog, dialogs: Dialogs, qtbot: QtBot
) -> None:
    qtbot.waitUntil(lambda: told(dialog) == [LACKING])
    box = hands.named(dialog, QComboBox, "Role")
    box.setCurrentIndex(box.findData("rapporteur"))
    qtbot.waitUntil(lambda: told(dialog) == [])
    drop(dialog, dialogs)
