"""The session: every change is a command, told only when something really changes."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QApplication

from letterapp.batch.drafter import Drafter
from letterapp.campaign.files import SETTINGS, TARGETS, read_files
from letterapp.campaign.letters import Choices
from letterapp.campaign.load import load_campaign
from letterapp.desktop.session import choosing
from letterapp.desktop.session.session import Session
from letterapp.paths import shipped_campaigns


def name_of(session: Session) -> object:
    sender = session.campaign.settings.sender
    return sender and sender.organisation


def rename(session: Session, name: str, *, kind: str = "typing") -> None:
    path = ("sender", "organisation")
    session.set_value("Change the organisation", SETTINGS, path, name, kind=kind)


def test_setting_what_is_set_already_is_no_change(session: Session) -> None:
    heard: list[int] = []
    session.changed.connect(lambda: heard.append(1))
    session.in_hand_changed.connect(lambda: heard.append(2))
    rename(session, str(name_of(session)))
    choosing.set_targets(session, session.targets)
    choosing.tick_demand(session, "act", is_ticked=True)
    choosing.tick_case(session, "drop-charges", "rainsy", is_ticked=True)
    session.set_in_hand(str(session.in_hand))
    assert heard == []
    assert session.stack.count() == 0


def test_a_change_is_undone_and_redone_by_its_name(session: Session) -> None:
    before = name_of(session)
    rename(session, "River Watch")
    assert (name_of(session), session.stack.undoText()) == (
        "River Watch",
        "Change the organisation",
    )
    session.stack.undo()
    assert name_of(session) == before
    session.stack.redo()
    assert name_of(session) == "River Watch"


def test_what_is_typed_into_one_field_is_undone_together(session: Session) -> None:
    before = name_of(session)
    for text in ("R", "Ri", "River"):
        rename(session, text)
    choosing.tick_demand(session, "act", is_ticked=False)
    rename(session, "Rivers")
    assert session.stack.count() == 3
    for _ in range(3):
        session.stack.undo()
    assert name_of(session) == before


def test_values_set_one_by_one_are_undone_one_by_one(session: Session) -> None:
    for name in ("River", "Rivers", "River"):
        rename(session, name, kind="")
    session.stack.undo()
    assert name_of(session) == "Rivers"
    session.stack.undo()
    assert name_of(session) == "River"


def test_typing_back_what_was_there_leaves_no_change(session: Session) -> None:
    before = str(name_of(session))
    rename(session, "x")
    rename(session, before)
    assert not session.stack.canUndo()
    assert session.stack.isClean()


def test_undoing_everything_gives_the_very_text_back(session: Session) -> None:
    before = session.files
    choosing.tick_targets(session, ["FR"], is_ticked=False)
    choosing.tick_demand(session, "kem-ley", is_ticked=False)
    choosing.tick_case(session, "drop-charges", "sokha", is_ticked=False)
    choosing.move_demand(session, "kem-ley", 0)
    choosing.give_own_ticks(session, is_own=True)
    while session.stack.canUndo():
        session.stack.undo()
    assert not list(session.files.changed_since(before))


def test_the_letters_are_those_of_the_files(session: Session, own_folder: Path) -> None:
    ours = Drafter(session.campaign).drafts(Choices())
    assert [draft.data for draft in ours] == [
        draft.data for draft in Drafter(load_campaign(own_folder)).drafts(Choices())
    ]


def test_unticking_one_of_a_group_names_the_others(session: Session) -> None:
    choosing.tick_targets(session, ["FR"], is_ticked=False)
    assert "FR" not in session.targets
    assert len(session.targets) == 17
    choosing.tick_targets(session, ["FR"], is_ticked=True)
    words = session.value(SETTINGS, ("selection", "targets"))
    assert words == ["@signatories"]


def test_ticks_for_all_letters_and_for_one_are_kept_apart(session: Session) -> None:
    session.set_in_hand("FR")
    choosing.give_own_ticks(session, is_own=True)
    choosing.tick_demand(session, "kem-ley", is_ticked=False)
    assert "kem-ley" not in session.ticks.demands
    session.set_in_hand("JP")
    assert "kem-ley" in session.ticks.demands
    session.set_in_hand("FR")
    choosing.give_own_ticks(session, is_own=False)
    assert "kem-ley" in session.ticks.demands
    assert session.value(SETTINGS, ("letters",)) is None


def test_demands_are_asked_in_the_order_that_they_are_moved_to(session: Session) -> None:
    last = session.ticks.order[-1]
    choosing.move_demand(session, last, 0)
    assert session.ticks.order[0] == last
    assert session.campaign.demands[0].id == last


def test_an_unticked_demand_keeps_its_place(session: Session) -> None:
    order = session.ticks.order
    choosing.tick_demand(session, order[1], is_ticked=False)
    assert session.ticks.order == order
    choosing.tick_demand(session, order[1], is_ticked=True)
    assert session.value(SETTINGS, ("selection", "demands")) is None


def test_a_shipped_campaign_is_copied_at_its_first_change(qapp: QApplication, home: Path) -> None:
    shipped = shipped_campaigns() / "cambodia"
    session = Session(read_files(shipped), home)
    moved: list[Path] = []
    session.moved.connect(moved.append)
    rename(session, "River Watch")
    assert moved == [home / "Cambodia and the 1991 Paris Peace Agreements"]
    assert session.files.folder == session.campaign.folder == moved[0]
    assert (moved[0] / TARGETS).read_bytes() == (shipped / TARGETS).read_bytes()
    assert not session.campaign.is_shipped
    session.stack.undo()
    assert session.files.folder == moved[0]


def test_the_letter_in_hand_goes_on_to_another_where_its_target_is_gone(session: Session) -> None:
    from letterapp.campaign import changes

    session.set_in_hand("FR")
    session.change("Remove France", lambda files: changes.without(files, "targets", "FR"))
    assert session.in_hand in session.targets
    assert "FR" not in session.all_targets
    assert not any(problem.is_error for problem in session.campaign.problems)


def test_a_shipped_campaign_is_made_ones_own_before_any_change(
    qapp: QApplication, home: Path
) -> None:
    session = Session(read_files(shipped_campaigns() / "cambodia"), home)
    moved: list[Path] = []
    session.moved.connect(moved.append)
    session.make_own()
    session.make_own()
    assert moved == [session.files.folder] == [session.campaign.folder]
    assert session.files.folder.parent == home
    assert session.stack.count() == 0


def test_what_changes_need_can_be_loaded_before_the_first(own_folder: Path, home: Path) -> None:
    files = read_files(own_folder)
    session = Session(files, home, load_campaign(own_folder))
    session.prepare()
    session.set_value("Change the title", SETTINGS, ("title", "en"), "Water")
    assert session.campaign.settings.title["en"] == "Water"
    session.stack.undo()
    assert session.campaign == load_campaign(own_folder)


def test_an_ampersand_in_the_name_of_a_change_is_no_mnemonic(session: Session) -> None:
    session.set_value("Add R & D", SETTINGS, ("letter", "place"), "Berne")
    assert session.stack.undoText() == "Add R && D"
