"""The panel of pre-flight: letters against checks, what is behind each, and what mends it."""

from __future__ import annotations

import re

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel, QListView, QProgressBar, QTreeWidget
from pytestqt.qtbot import QtBot

from letterapp.batch.write import Writing, write_letters
from letterapp.campaign import changes
from letterapp.campaign.files import SETTINGS, TARGETS
from letterapp.campaign.letters import Choices
from letterapp.desktop.letter_states import LetterState
from letterapp.desktop.preflight.details import Details
from letterapp.desktop.preflight.groups_model import Group
from letterapp.desktop.preflight.panel import PreflightPanel
from letterapp.desktop.preflight.preflight import Preflight
from letterapp.desktop.preflight.rows import Row
from letterapp.desktop.session.choosing import set_targets
from letterapp.desktop.session.session import Session
from letterapp.problems import warning
from tests.desktop.accessibility import faults
from tests.desktop.hands import click, named, show_tab
from tests.desktop.preflight import seen

ENTER = Qt.Key.Key_Return


@pytest.fixture
def session(session: Session) -> Session:
    """A session with four letters."""
    set_targets(session, ["AU", "CA", "FR", "JP"])
    return session


@pytest.fixture
def panel(qtbot: QtBot, preflight: Preflight) -> PreflightPanel:
    """The panel, shown when all is checked."""
    made = PreflightPanel(preflight)
    qtbot.addWidget(made)
    made.resize(1100, 700)
    made.show()
    wait(qtbot, preflight)
    return made


def wait(qtbot: QtBot, preflight: Preflight) -> None:
    qtbot.waitUntil(lambda: preflight.is_current, timeout=20_000)


def change(qtbot: QtBot, preflight: Preflight, file: str, *path: str | int, value: object) -> None:
    """Changes the campaign, and waits for what comes of it."""
    preflight.session.set_value("Change it", file, path, value)
    wait(qtbot, preflight)


def index_of(session: Session, target: str) -> int:
    return [one.id for one in session.campaign.targets].index(target)


def summary(panel: PreflightPanel) -> str:
    return panel.findChildren(QLabel)[0].text()


def fix(panel: PreflightPanel) -> QAbstractButton:
    """The button that mends the problem in hand."""
    return named(panel, QAbstractButton, "Fix")


def break_france(qtbot: QtBot, preflight: Preflight) -> None:
    path = ("targets", index_of(preflight.session, "FR"), "office", "en")
    change(qtbot, preflight, TARGETS, *path, value=7)


def test_each_letter_stands_against_each_check(panel: PreflightPanel) -> None:
    assert seen.letters(panel) == ["Australia", "Canada", "France", "Japan"]
    assert seen.cell(panel, "France", "Address") == "Address: warning"
    assert seen.cell(panel, "France", "Fields") == "Fields: nothing found"
    assert seen.cell(panel, "France", "Written before") == "Written before: not yet"
    assert seen.cell(panel, "France", "State") == "needs attention"
    assert summary(panel) == "4 with warnings"


def test_marks_differ_in_shape_and_word(panel: PreflightPanel) -> None:
    fine, bad = (seen.cell_index(panel, "France", check) for check in ("Fields", "Address"))
    assert fine.data(Qt.ItemDataRole.DecorationRole).cacheKey() != (
        bad.data(Qt.ItemDataRole.DecorationRole).cacheKey()
    )
    assert bad.data() == "warning"


def test_problems_come_first_and_what_was_not_checked_has_no_mark(
    qtbot: QtBot, preflight: Preflight, panel: PreflightPanel
) -> None:
    break_france(qtbot, preflight)
    assert seen.letters(panel)[:3] == ["Campaign files", "France (has errors)", "Australia"]
    assert seen.cell(panel, "France (has errors)", "Campaign files") == "Campaign files: error"
    assert seen.cell(panel, "France (has errors)", "Address") == "Address: not checked"
    assert seen.cell_index(panel, "France (has errors)", "Address").data(1) is None
    assert summary(panel) == "1 with errors, 3 with warnings"


def test_a_row_opens_to_its_problems_and_one_goes_to_its_place(
    qtbot: QtBot, panel: PreflightPanel
) -> None:
    seen.choose(panel, "France")
    assert len(seen.details(panel)) == 2
    assert seen.details(panel)[1].startswith("Warning: No verified postal address is known.")
    with qtbot.waitSignal(panel.place_wanted) as told:
        click(panel, "Go to the place")
    assert told.args[0].where.place == "sender"
    assert told.args[0].letter == "FR"


def test_a_letter_with_errors_in_the_files_leads_to_their_line(
    qtbot: QtBot, preflight: Preflight, panel: PreflightPanel
) -> None:
    break_france(qtbot, preflight)
    seen.choose(panel, "France (has errors)")
    with qtbot.waitSignal(panel.place_wanted) as told:
        click(panel, "Go to the place")
    assert told.args[0].where.file == preflight.session.campaign.folder / TARGETS
    assert told.args[0].where.line


def test_enter_takes_a_letter_in_hand(qtbot: QtBot, panel: PreflightPanel) -> None:
    seen.choose(panel, "Australia")
    QTest.keyClick(seen.table(panel), Qt.Key.Key_Down)
    with qtbot.waitSignal(panel.letter_wanted) as told:
        QTest.keyClick(seen.table(panel), ENTER)
    assert told.args == ["CA"]


def test_the_row_in_hand_stays_in_hand_when_the_order_changes(
    qtbot: QtBot, preflight: Preflight, panel: PreflightPanel
) -> None:
    seen.choose(panel, "Australia")
    break_france(qtbot, preflight)
    assert seen.table(panel).currentIndex() == seen.cell_index(panel, "Australia")
    assert len(seen.details(panel)) == 2


OUR_SENDER = {"organisation": "Us", "signers": [{"name": "A. Own"}]}


def test_only_letters_with_problems_are_shown_where_that_is_wanted(
    qtbot: QtBot, preflight: Preflight, panel: PreflightPanel
) -> None:
    change(qtbot, preflight, SETTINGS, "sender", value=OUR_SENDER)
    today = preflight.session.campaign.settings.facts_as_of
    address = {"lines": ["1 Road"], "source": "seen", "as_of": today}
    path = ("targets", index_of(preflight.session, "FR"), "address")
    change(qtbot, preflight, TARGETS, *path, value=address)
    assert summary(panel) == "3 with warnings, 1 ready"
    click(panel, "Only letters with problems")
    assert seen.letters(panel) == ["Australia", "Canada", "Japan"]


def test_the_same_problem_of_many_letters_is_one_line(qtbot: QtBot, panel: PreflightPanel) -> None:
    show_tab(panel, "By problem")
    assert "4 letters: no verified postal address is known" in seen.group_texts(panel)
    seen.choose_group(panel, "no verified postal address is known")
    assert seen.names(panel) == ["Australia", "Canada", "France", "Japan"]
    names = named(panel, QListView, "Letters with")
    names.setCurrentIndex(names.model().index(2, 0))
    with qtbot.waitSignal(panel.letter_wanted) as told:
        QTest.keyClick(names, ENTER)
    assert told.args == ["FR"]


def test_a_problem_of_the_files_is_listed_with_its_place(
    qtbot: QtBot, preflight: Preflight, panel: PreflightPanel
) -> None:
    japan = index_of(preflight.session, "JP")
    break_france(qtbot, preflight)
    show_tab(panel, "By problem")
    broken = [text for text in seen.group_texts(panel) if text.endswith("must be a text in quotes")]
    place = r"targets\.toml, line \d+: targets\[\d+\]\.office\.en"
    assert re.fullmatch(rf"1 letter: {place}: must be a text in quotes", broken[0])
    assert re.fullmatch(rf"{place}: must be a text in quotes", broken[1])
    change(qtbot, preflight, TARGETS, "targets", japan, "office", "en", value=7)
    broken = [text for text in seen.group_texts(panel) if text.endswith("must be a text in quotes")]
    assert re.fullmatch(rf"2 letters: {place} and 1 other place: must be .*", broken[0])


def test_a_problem_that_all_letters_have_at_one_place_tells_it(
    qtbot: QtBot, preflight: Preflight, panel: PreflightPanel
) -> None:
    path = ("targets", index_of(preflight.session, "FR"), "signed_as")
    change(qtbot, preflight, TARGETS, *path, value=None)
    show_tab(panel, "By problem")
    seen.choose_group(panel, "target.signed_as is empty")
    (caption,) = [one.text() for one in panel.findChildren(QLabel) if "1 letter" in one.text()]
    assert re.search(r"\nsignatory\.md\.j2, line \d+$", caption)


def test_the_group_in_hand_stays_in_hand(
    qtbot: QtBot, preflight: Preflight, panel: PreflightPanel
) -> None:
    show_tab(panel, "By problem")
    seen.choose_group(panel, "no verified postal address is known")
    break_france(qtbot, preflight)
    assert seen.names(panel) == ["Australia", "Canada", "Japan"]


def test_letters_of_one_name_get_their_ids_and_that_can_be_undone(
    qtbot: QtBot, preflight: Preflight, panel: PreflightPanel
) -> None:
    change(qtbot, preflight, SETTINGS, "letter", "file_name", value="letter")
    show_tab(panel, "By problem")
    seen.choose_group(panel, "several letters would have the name “letter.docx”")
    assert fix(panel).text() == "Fi&x: Add {target.id} to the file names"
    click(panel, "Fix")
    assert not fix(panel).isVisible()
    wait(qtbot, preflight)
    assert summary(panel) == "4 with warnings"
    assert preflight.session.stack.undoText() == "Add {target.id} to the file names"
    preflight.session.stack.undo()
    wait(qtbot, preflight)
    assert summary(panel) == "4 with errors"


def test_a_letter_with_nothing_to_ask_can_be_unticked(
    qtbot: QtBot, preflight: Preflight, panel: PreflightPanel
) -> None:
    preflight.session.change(
        "Ask France nothing", lambda files: changes.with_demands_selected(files, [], "FR")
    )
    wait(qtbot, preflight)
    assert summary(panel) == "3 with warnings, 1 with nothing to ask"
    seen.choose(panel, "France")
    seen.choose_problem(panel, "Warning: No demand")
    click(panel, "Fix: Untick France")
    assert "FR" not in preflight.session.targets


def test_own_words_that_no_longer_fit_can_be_dropped(
    qtbot: QtBot, preflight: Preflight, panel: PreflightPanel
) -> None:
    edits = [{"was": "Excellency", "now": "x"}, {"was": "gone", "now": "y"}]
    preflight.session.change("Own", lambda files: changes.with_edits(files, "FR", edits))
    wait(qtbot, preflight)
    show_tab(panel, "By problem")
    seen.choose_group(panel, "“gone” does not stand exactly once")
    click(panel, "Fix: Drop own words of France")
    (own,) = preflight.session.campaign.settings.letters
    assert [edit.was for edit in own.edits] == ["Excellency"]


def test_all_of_it_is_copied_as_text(panel: PreflightPanel) -> None:
    click(panel, "Copy all as text")
    text = QGuiApplication.clipboard().text()
    assert text.startswith("4 with warnings\n\nAustralia: needs attention\n  ")
    assert "warning: no verified postal address is known" in text


def test_without_letters_it_says_what_to_do(
    qtbot: QtBot, preflight: Preflight, panel: PreflightPanel
) -> None:
    set_targets(preflight.session, [])
    wait(qtbot, preflight)
    assert summary(panel).startswith("No letter is ticked.")
    assert seen.letters(panel) == []


def test_a_saved_template_is_checked_at_a_click(
    qtbot: QtBot, preflight: Preflight, panel: PreflightPanel
) -> None:
    file = preflight.session.campaign.folder / "templates" / "letter" / "en" / "signatory.md.j2"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text("{{ target.nme }}", "utf-8")
    click(panel, "Check again")
    wait(qtbot, preflight)
    assert seen.cell(panel, "France", "Fields") == "Fields: error"
    assert seen.cell(panel, "France", "Length") == "Length: not checked"


@pytest.mark.parametrize("tab", ["By letter", "By problem"])
def test_a_screen_reader_and_the_keyboard_find_everything(panel: PreflightPanel, tab: str) -> None:
    show_tab(panel, tab)
    seen.choose(panel, "France")
    seen.choose_group(panel, "no verified postal address is known")
    assert faults(panel) == []


def test_a_letter_that_is_written_is_marked(
    qtbot: QtBot, preflight: Preflight, panel: PreflightPanel
) -> None:
    campaign = preflight.session.campaign
    list(write_letters(campaign, Choices(targets=("FR",)), Writing(preflight.folder)))
    preflight.check_again()
    wait(qtbot, preflight)
    assert seen.cell(panel, "France", "Written before") == "Written before: written"
    assert summary(panel) == "3 with warnings, 1 written"


@pytest.mark.usefixtures("_nothing_left_behind")
def test_why_letters_cannot_be_checked_is_said(
    qtbot: QtBot, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LETTERAPP_LIMIT_SECONDS", "0.0001")
    preflight = Preflight(session, pause=0)
    made = PreflightPanel(preflight)
    qtbot.addWidget(made)
    qtbot.waitUntil(lambda: preflight.fault is not None)
    qtbot.waitUntil(lambda: summary(made).startswith("The letters could not be checked:"))
    preflight.close()


def test_the_bar_has_room_for_its_words(
    panel: PreflightPanel, preflight: Preflight, qtbot: QtBot
) -> None:
    preflight.progress.emit(0, 1888)
    bar = panel.findChildren(QProgressBar)[0]
    assert bar.isVisible()
    needed = bar.fontMetrics().horizontalAdvance(bar.text())
    qtbot.waitUntil(lambda: bar.width() > needed)


def test_the_problems_of_a_letter_are_its_own_after_a_look_at_a_group(
    qtbot: QtBot, preflight: Preflight
) -> None:
    details = Details(preflight)
    qtbot.addWidget(details)
    one, other = (replace(warning(text), letter="FR") for text in ("first", "second"))
    row = Row("FR", "France", LetterState.ATTENTION, "", (one,), {})
    details.show_row(row)
    details.show_group(Group((other,), ("FR",)))
    details.show_row(row._replace(problems=(other,)))
    assert "Second" in " ".join(problems_listed(details))


def problems_listed(details: Details) -> list[str]:
    """What its list of problems says."""
    tree = named(details, QTreeWidget, "Problems")
    return [one.text(0) for one in map(tree.topLevelItem, range(tree.topLevelItemCount())) if one]
