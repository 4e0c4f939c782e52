"""The first step: what is in the way is said beside its field, and stops Write."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QMenu
from pytestqt.qtbot import QtBot

from letterapp.batch.outcomes import Outcome, State
from letterapp.campaign.asking import DemandChoice
from letterapp.campaign.campaign import Campaign
from letterapp.campaign.letters import Choices
from letterapp.desktop.writing.offer import Offer, Scope
from letterapp.problems import warning
from tests.desktop import hands
from tests.desktop.writing.steps import Opened, Steps, name_of, offer_of


def test_the_choices_tell_how_many_letters_they_are(steps: Steps) -> None:
    told = [name_of(one) for one in steps.buttons if "letter" in name_of(one)]
    assert told == [
        "This letter: France",
        "The 2 ticked letters",
        "All 3 letters of the campaign",
        "Write 2 letters",
    ]


def test_what_there_is_none_of_cannot_be_chosen(opened_steps: Opened, campaign: Campaign) -> None:
    steps = opened_steps(Offer(campaign))
    assert not steps.button("This letter (none is in hand)").isEnabled()
    assert not steps.button("The ticked letters (none is ticked)").isEnabled()
    assert steps.button("All 3").isChecked()


@pytest.mark.parametrize(
    ("pattern", "told"),
    [
        ("{target.shrt}", "File names know no field “{target.shrt}”. Did you mean “target.short”"),
        ("{target.short", "is not valid. Every “{” needs its “}”."),
        ("Letter", "Several letters would have the name “Letter.docx”. Add {target.id}"),
        ("{target.code}", "“{target.code}” is empty, so the file has no name."),
        ("", "The file name would be empty."),
    ],
)
def test_a_pattern_s_problem_stands_beside_it_and_stops_write(
    steps: Steps, pattern: str, told: str
) -> None:
    hands.named(steps.dialog, QLineEdit, "Pattern").setText(pattern)
    assert told in steps.told
    assert told in hands.named(steps.dialog, QLineEdit, "Pattern").accessibleDescription()
    assert not steps.button("Write ").isEnabled()
    steps.type("Pattern", "{{target.id} {{target.short}")
    assert not steps.button("Write ").isEnabled()


def test_a_pattern_that_is_mended_can_be_written_with(steps: Steps) -> None:
    field = hands.named(steps.dialog, QLineEdit, "Pattern")
    field.setText("{target.id")
    QTest.keyClicks(field, "}")
    assert steps.names == ["FR.docx", "GB.docx"]
    assert steps.button("Write 2 letters").isEnabled()


def test_fields_are_inserted_by_their_names_in_words(steps: Steps) -> None:
    field = hands.named(steps.dialog, QLineEdit, "Pattern")
    field.clear()
    menu = steps.dialog.findChild(QMenu)
    assert menu
    said = [action.text() for action in menu.actions()]
    assert said[0] == "Short name of the addressee: France"
    assert "Reference (empty in this letter)" in said
    menu.actions()[0].trigger()
    assert field.text() == "{target.short}"


def test_both_formats_are_named_and_none_stops_write(steps: Steps) -> None:
    steps.choose("PDF")
    assert steps.names == ["France.docx", "France.pdf", "Britain.docx", "Britain.pdf"]
    steps.choose("PDF")
    steps.choose("Word")
    assert "Tick at least one format." in steps.told
    assert not steps.button("Write ").isEnabled()


@pytest.mark.parametrize(
    ("folder", "told"),
    [("", "Name a folder"), ("letters", "Give the whole path"), ("{file}/x", "is a file")],
)
def test_a_folder_that_cannot_be_is_told_and_stops_write(
    steps: Steps, tmp_path: Path, folder: str, told: str
) -> None:
    (tmp_path / "file").write_text("in the way")
    field = hands.named(steps.dialog, QLineEdit, "Folder for the letters")
    field.setText(folder.format(file=tmp_path / "file"))
    assert told in steps.told
    assert not steps.button("Write ").isEnabled()


def test_what_pre_flight_found_is_summed_up_for_the_chosen_letters(
    opened_steps: Opened, campaign: Campaign
) -> None:
    checked = {
        "FR": Outcome("FR", "en", State.FAILED),
        "GB": Outcome("GB", "en", State.READY, problems=(warning("stale"),)),
    }
    steps = opened_steps(offer_of(campaign, checked=checked))
    both = "Of 2 letters, 1 has an error and will not be written (France); 1 has warnings."
    assert both in steps.told
    assert steps.button("Write 2 letters").isEnabled()
    steps.choose("All 3")
    assert "Of 3 letters" in steps.told
    assert "1 is not checked yet." in steps.told
    steps.dialog.order_page.show_checked({t: replace(checked["GB"], problems=()) for t in "FR"})
    assert "These letters are not checked yet." in steps.told


def test_one_sentence_says_that_all_have_warnings(opened_steps: Opened, campaign: Campaign) -> None:
    warned = Outcome("FR", "en", State.READY, problems=(warning("stale"),))
    steps = opened_steps(offer_of(campaign, checked={"FR": warned, "GB": warned}))
    assert "All 2 letters have warnings." in steps.told
    steps.choose("This letter")
    assert "The letter has warnings." in steps.told


def test_labels_stand_on_the_first_line_of_their_fields(steps: Steps) -> None:
    labels = {one.text(): one for one in steps.dialog.findChildren(QLabel)}
    assert hands.is_level(labels["Letters:"], steps.button("This letter"))
    assert hands.is_level(labels["&Folder:"], steps.button("Browse"))
    assert hands.is_level(labels["Write as:"], steps.button("PDF"))
    assert hands.is_level(labels["File &names:"], steps.button("Insert field"))
    assert hands.is_level(labels["Edited by hand:"], steps.button("Keep it, and do not"))


def test_choices_that_name_nothing_are_told_and_stop_write(
    opened_steps: Opened, campaign: Campaign
) -> None:
    choices = Choices(demands=(DemandChoice("acts"),))
    steps = opened_steps(replace(offer_of(campaign), choices=choices))
    assert "There is no demand “acts”. Did you mean “act”?" in steps.told
    assert not steps.button("Write 0 letters").isEnabled()


def test_the_keyboard_reaches_everything_in_the_order_it_is_read(steps: Steps) -> None:
    steps.button("This letter: France").setFocus()
    reached = []
    for _ in range(12):
        focused = QApplication.focusWidget()
        assert focused
        reached.append(hands.name_of(focused).split(",")[0])
        QTest.keyClick(focused, Qt.Key.Key_Tab)
    assert reached[1:4] == ["Folder for the letters", "Browse for a folder", "Word (.docx)"]
    assert reached[4:8] == [
        *("PDF", "Pattern of file names", "Insert field", "The names that the files will have"),
    ]
    assert reached[8:11] == [
        *("Keep it", "Write 2 letters", "Cancel"),
    ]


def test_mnemonics_are_unique_and_everything_has_a_name(
    opened_steps: Opened, campaign: Campaign
) -> None:
    steps = opened_steps(offer_of(campaign, Scope.ALL))
    texts = hands.labelled(steps.dialog)
    mnemonics = [text[at + 1].lower() for text in texts if (at := text.find("&")) >= 0]
    assert sorted(set(mnemonics)) == sorted(mnemonics)
    assert [one for one in hands.focusable(steps.dialog) if not hands.name_of(one)] == []


def test_a_name_with_an_ampersand_is_shown_as_it_is(
    opened_steps: Opened, campaign: Campaign, qtbot: QtBot
) -> None:
    france = campaign.targets[0]
    name = {"en": {**france.name["en"], "short": "A & B"}}
    other = replace(campaign, targets=(france.model_copy(update={"name": name}),))
    steps = opened_steps(Offer(other, "FR"))
    assert any("A && B" in button.text() for button in steps.buttons)
