"""Writing a batch: one outcome a letter; a person's work is never lost, ours never mistaken."""

import errno
import gc
import itertools
import os
import resource
import signal
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from letterapp.batch import files, journal, write
from letterapp.batch.drafts import Draft
from letterapp.batch.journal import NAME, Journal, JournalError, digest, read_journal
from letterapp.batch.outcomes import Outcome, State
from letterapp.batch.plan import Edited
from letterapp.batch.write import (
    OutputFolderError,
    Writing,
    default_folder,
    write_drafts,
    write_letters,
)
from letterapp.campaign.letters import Choices
from letterapp.paths import shipped_templates
from letterapp.problems import error
from tests.batch.batches import NAMES, draft, empty_campaign, small_campaign
from tests.batch.faults import STEPS, Killed, break_writing

ALL = tuple(NAMES)


def drafts(data: bytes = b"letter", targets: Sequence[str] = ALL) -> list[Draft]:
    return [draft(target, data + target.encode()) for target in targets]


def run(folder: Path, made: Iterable[Draft], edited: Edited = Edited.KEEP) -> list[Outcome]:
    return list(write_drafts(made, Writing(folder, edited)))


def states(outcomes: Sequence[Outcome]) -> str:
    return " ".join(str(outcome.state) for outcome in outcomes)


def content(folder: Path) -> dict[str, bytes]:
    """The files of the folder without its journal."""
    return {file.name: file.read_bytes() for file in folder.iterdir() if file.name != NAME}


def test_letters_are_written_then_unchanged_then_replaced(tmp_path: Path) -> None:
    assert states(run(tmp_path, drafts())) == "written written written"
    assert states(run(tmp_path, drafts())) == "unchanged unchanged unchanged"
    assert states(run(tmp_path, drafts(b"new"))) == "written written written"
    assert content(tmp_path)["France.docx"] == b"newFR"
    assert len(content(tmp_path)) == 3


def test_an_outcome_names_its_file(tmp_path: Path) -> None:
    [outcome] = run(tmp_path, drafts(targets=["FR"]))
    assert (outcome.target, outcome.file) == ("FR", tmp_path / "France.docx")


def test_an_unchanged_letter_is_not_touched(tmp_path: Path) -> None:
    run(tmp_path, drafts())
    before = {file: file.stat().st_mtime_ns for file in tmp_path.iterdir()}
    run(tmp_path, drafts())
    assert {file: file.stat().st_mtime_ns for file in tmp_path.iterdir()} == before


def test_a_letter_that_was_deleted_is_written_again(tmp_path: Path) -> None:
    run(tmp_path, drafts())
    (tmp_path / "France.docx").unlink()
    assert states(run(tmp_path, drafts())) == "written unchanged unchanged"


def test_a_letter_that_was_changed_by_hand_is_kept(tmp_path: Path) -> None:
    run(tmp_path, drafts())
    (tmp_path / "France.docx").write_bytes(b"by hand")
    for data in (b"letter", b"new"):
        kept = run(tmp_path, drafts(data))[0]
        assert (kept.state, kept.reason) == (
            State.KEPT,
            "It was changed by hand since it was written.",
        )
    assert content(tmp_path)["France.docx"] == b"by hand"


def test_a_file_of_somebody_else_is_kept(tmp_path: Path) -> None:
    (tmp_path / "France.docx").write_bytes(b"somebody's")
    kept = run(tmp_path, drafts())[0]
    assert kept.state is State.KEPT
    assert kept.reason == "A file of that name is there which letterapp did not write."
    assert content(tmp_path)["France.docx"] == b"somebody's"


def test_without_the_journal_every_letter_is_kept(tmp_path: Path) -> None:
    run(tmp_path, drafts())
    (tmp_path / NAME).unlink()
    assert states(run(tmp_path, drafts(b"new"))) == "kept kept kept"
    assert content(tmp_path)["France.docx"] == b"letterFR"
    assert not (tmp_path / NAME).exists()


def test_the_new_letter_goes_beside_one_that_was_changed(tmp_path: Path) -> None:
    run(tmp_path, drafts())
    (tmp_path / "France.docx").write_bytes(b"by hand")
    outcome = run(tmp_path, drafts(b"new"), Edited.BESIDE)[0]
    assert (outcome.state, outcome.file) == (State.WRITTEN, tmp_path / "France (new).docx")
    assert content(tmp_path)["France.docx"] == b"by hand"
    assert content(tmp_path)["France (new).docx"] == b"newFR"


def test_the_letter_beside_is_unchanged_then_replaced_and_kept_where_it_was_changed(
    tmp_path: Path,
) -> None:
    (tmp_path / "France.docx").write_bytes(b"by hand")
    run(tmp_path, drafts(b"1"), Edited.BESIDE)
    assert run(tmp_path, drafts(b"1"), Edited.BESIDE)[0].state is State.UNCHANGED
    assert run(tmp_path, drafts(b"2"), Edited.BESIDE)[0].state is State.WRITTEN
    (tmp_path / "France (new).docx").write_bytes(b"by hand too")
    again = run(tmp_path, drafts(b"3"), Edited.BESIDE)[0]
    assert again.file == tmp_path / "France (new 2).docx"
    assert content(tmp_path)["France (new).docx"] == b"by hand too"


def test_the_letter_beside_never_takes_the_place_of_another_letter(tmp_path: Path) -> None:
    (tmp_path / "France.docx").write_bytes(b"by hand")
    made = [draft("GB", b"other", "France (new).docx"), draft("FR", b"new")]
    outcomes = run(tmp_path, made, Edited.BESIDE)
    assert outcomes[1].file == tmp_path / "France (new 2).docx"
    assert content(tmp_path)["France (new).docx"] == b"other"


@pytest.mark.parametrize(
    "lock", ["~$France.docx", "~$rance.docx", "~$ance.docx", ".~lock.France.docx#"]
)
def test_a_letter_that_is_open_fails_with_the_lock_and_the_others_are_written(
    tmp_path: Path, lock: str
) -> None:
    run(tmp_path, drafts())
    (tmp_path / lock).touch()
    outcomes = run(tmp_path, drafts(b"new"))
    assert states(outcomes) == "failed written written"
    assert lock in outcomes[0].reason
    assert "Close it and write again" in outcomes[0].reason
    (tmp_path / lock).unlink()
    assert states(run(tmp_path, drafts(b"new"))) == "written unchanged unchanged"


def test_a_letter_that_is_open_and_needs_no_change_is_unchanged(tmp_path: Path) -> None:
    run(tmp_path, drafts())
    (tmp_path / "~$France.docx").touch()
    assert states(run(tmp_path, drafts())) == "unchanged unchanged unchanged"


@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EACCES])
@pytest.mark.parametrize("step", STEPS)
@pytest.mark.parametrize("is_new", [True, False])
def test_a_letter_that_cannot_be_written_fails_alone(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, step: str, code: int, is_new: bool
) -> None:
    if not is_new:
        run(tmp_path, drafts(b"old"))
    with monkeypatch.context() as patch:
        break_writing(patch, step, code, lambda name: "Britain" in name)
        outcomes = run(tmp_path, drafts(b"new"))
    assert states(outcomes) == "written failed written"
    assert "Britain.docx cannot be written: " in outcomes[1].reason
    assert content(tmp_path).get("Britain.docx") == (None if is_new else b"oldGB")
    assert len(content(tmp_path)) == (2 if is_new else 3)
    assert states(run(tmp_path, drafts(b"new"))) == "unchanged written unchanged"


@pytest.mark.parametrize("step", STEPS)
def test_nothing_is_written_where_the_letters_cannot_be_announced(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, step: str
) -> None:
    run(tmp_path, drafts(b"old"))
    with monkeypatch.context() as patch:
        break_writing(patch, step, errno.ENOSPC, lambda name: NAME in name)
        with pytest.raises(OutputFolderError, match="journal"):
            run(tmp_path, drafts(b"new"))
    assert sorted(content(tmp_path).values()) == [b"oldFR", b"oldGB", b"oldUS"]
    assert states(run(tmp_path, drafts(b"new"))) == "written written written"


def test_a_letter_of_the_name_that_one_beside_has_is_not_written_over_it(tmp_path: Path) -> None:
    (tmp_path / "France.docx").write_bytes(b"by hand")
    made = [draft("FR", b"new"), draft("GB", b"other", "France (new).docx")]
    outcomes = run(tmp_path, made, Edited.BESIDE)
    assert states(outcomes) == "written failed"
    assert outcomes[1].target == "GB"
    assert "another letter of this run has that name" in outcomes[1].reason
    assert content(tmp_path)["France (new).docx"] == b"new"


def test_a_letter_that_is_changed_while_the_others_are_written_is_kept(tmp_path: Path) -> None:
    run(tmp_path, drafts(b"old"))
    outcomes = write_drafts(drafts(b"new"), Writing(tmp_path))
    next(outcomes)
    (tmp_path / "States.docx").write_bytes(b"by hand")
    assert states(list(outcomes)) == "written kept"
    assert content(tmp_path)["States.docx"] == b"by hand"
    assert states(run(tmp_path, drafts(b"new"))) == "unchanged unchanged kept"


@pytest.mark.parametrize("step", STEPS)
def test_a_disk_that_is_full_from_some_letter_on_leaves_all_letters_ours(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, step: str
) -> None:
    run(tmp_path, drafts(b"old"))
    writes = itertools.count(1)
    with monkeypatch.context() as patch:
        break_writing(patch, step, errno.ENOSPC, lambda _: next(writes) > 3)
        with pytest.raises(OutputFolderError, match="journal"):
            run(tmp_path, drafts(b"new"))
    assert sorted(content(tmp_path).values()) == [b"newFR", b"newGB", b"oldUS"]
    assert states(run(tmp_path, drafts(b"new"))) == "unchanged unchanged written"


def test_two_runs_into_one_folder_know_each_other_s_letters(tmp_path: Path) -> None:
    first = write_drafts(drafts(targets=["FR", "US"]), Writing(tmp_path))
    second = write_drafts(drafts(targets=["GB"]), Writing(tmp_path))
    outcomes = [next(first), next(second), *second, *first]
    assert states(outcomes) == "written written written"
    assert states(run(tmp_path, drafts())) == "unchanged unchanged unchanged"


def test_a_letter_that_fails_takes_back_only_its_own_entry(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    first = write_drafts(drafts(targets=["FR", "US"]), Writing(tmp_path))
    next(first)
    run(tmp_path, drafts(targets=["GB"]))
    with monkeypatch.context() as patch:
        break_writing(patch, "replace", errno.ENOSPC, lambda name: "States" in name)
        assert states(list(first)) == "failed"
    assert sorted(read_journal(tmp_path).entries) == ["Britain.docx", "France.docx"]


def test_a_lock_that_a_killed_run_left_holds_nobody_up(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(journal, "_PATIENCE", 0.05)
    (tmp_path / ".letterapp.lock").touch()
    assert states(run(tmp_path, drafts())) == "written written written"
    assert len(content(tmp_path)) == 3


@pytest.mark.parametrize(
    ("code", "hint"),
    [
        (errno.ENOSPC, "Free some space"),
        (errno.EACCES, "Check who may write there."),
        (errno.EPERM, "Check who may write there."),
        (errno.EISDIR, "A folder has the letter’s name"),
        (errno.EIO, ""),
    ],
)
def test_a_letter_that_cannot_be_written_has_a_problem_with_what_to_do(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, code: int, hint: str
) -> None:
    with monkeypatch.context() as patch:
        break_writing(patch, "write", code, lambda name: "Britain" in name)
        outcomes = run(tmp_path, drafts())
    [problem] = outcomes[1].problems
    assert problem.is_error
    assert (problem.where.file, problem.letter) == (tmp_path / "Britain.docx", "GB")
    assert "cannot be written" in problem.message
    assert problem.hint.startswith(hint)
    assert hint in outcomes[1].reason
    assert outcomes[0].problems == outcomes[2].problems == ()


def test_a_letter_that_is_open_has_a_problem(tmp_path: Path) -> None:
    run(tmp_path, drafts())
    (tmp_path / "~$France.docx").touch()
    [problem] = run(tmp_path, drafts(b"new"))[0].problems
    assert problem.message == "it is open elsewhere"
    assert "~$France.docx" in problem.hint
    assert problem.where.file == tmp_path / "France.docx"


def test_a_folder_of_that_name_fails_alone(tmp_path: Path) -> None:
    (tmp_path / "France.docx").mkdir()
    outcomes = run(tmp_path, drafts())
    assert states(outcomes) == "failed written written"
    assert "France.docx cannot be written" in outcomes[0].reason


def test_a_bad_letter_does_not_stop_the_others(tmp_path: Path) -> None:
    bad = Draft("FR", "en", (error("no name"), error("no date"), error("no name")))
    outcomes = run(tmp_path, [bad, *drafts(targets=["GB"])])
    assert states(outcomes) == "failed written"
    assert outcomes[0].reason == "no name; and 1 more"
    assert outcomes[0].problems == bad.problems


def test_letters_come_one_by_one(tmp_path: Path) -> None:
    outcomes = write_drafts(drafts(), Writing(tmp_path))
    next(outcomes)
    assert list(content(tmp_path)) == ["France.docx"]
    outcomes.close()
    assert states(run(tmp_path, drafts())) == "unchanged written written"


def test_a_folder_is_made_with_those_above(tmp_path: Path) -> None:
    run(tmp_path / "a" / "b", drafts())
    assert len(content(tmp_path / "a" / "b")) == 3


@pytest.mark.parametrize("is_dry_run", [True, False])
def test_a_file_is_no_folder(tmp_path: Path, is_dry_run: bool) -> None:
    (tmp_path / "letters").write_bytes(b"a file")
    with pytest.raises(OutputFolderError) as caught:
        list(write_drafts(drafts(), Writing(tmp_path / "letters", is_dry_run=is_dry_run)))
    assert caught.value.hint == "Choose another folder."


def test_a_folder_that_cannot_be_made_is_said(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def refused(*_: object, **__: object) -> None:
        raise PermissionError(errno.EACCES, "Permission denied")

    monkeypatch.setattr(Path, "mkdir", refused)
    with pytest.raises(OutputFolderError, match="letters cannot be made: Permission denied"):
        run(tmp_path / "letters", drafts())


def test_a_damaged_journal_stops_before_the_first_letter(tmp_path: Path) -> None:
    run(tmp_path, drafts())
    (tmp_path / NAME).write_text("{", "utf-8")
    with pytest.raises(JournalError):
        run(tmp_path, drafts(b"new"))
    assert content(tmp_path)["France.docx"] == b"letterFR"


def test_a_dry_run_says_what_would_be_and_writes_nothing(tmp_path: Path) -> None:
    folder = tmp_path / "letters"
    run(folder, drafts(targets=["FR", "GB"]))
    (folder / "France.docx").write_bytes(b"by hand")
    before = {file: (file.read_bytes(), file.stat().st_mtime_ns) for file in folder.iterdir()}
    for edited, expected in ((Edited.KEEP, "kept"), (Edited.BESIDE, "written")):
        writing = Writing(folder, edited, is_dry_run=True)
        outcomes = list(write_drafts(drafts(b"new"), writing))
        assert states(outcomes) == f"{expected} written written"
    after = {file: (file.read_bytes(), file.stat().st_mtime_ns) for file in folder.iterdir()}
    assert after == before


def test_a_dry_run_makes_no_folder(tmp_path: Path) -> None:
    writing = Writing(tmp_path / "letters", is_dry_run=True)
    assert states(list(write_drafts(drafts(), writing))) == "written written written"
    assert list(tmp_path.iterdir()) == []


def killed_run(folder: Path, made: Iterable[Draft], kill: tuple[str, int] | None) -> None:
    """A run that is killed before or after the number-th letter is put in its place."""
    counted = itertools.count(1)
    plain = files.replace_file

    def replace_or_die(file: Path, data: bytes, *, flushes_folder: bool) -> None:
        is_its_turn = kill is not None and next(counted) == kill[1]
        if is_its_turn and kill and kill[0] == "before":
            raise Killed
        plain(file, data, flushes_folder=flushes_folder)
        if is_its_turn:
            raise Killed

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(write, "replace_file", replace_or_die)
        patch.setattr(Journal, "settle", Journal.settle if kill is None else lambda *_: None)
        try:
            run(folder, made)
        except Killed:
            return


def interrupted_run(folder: Path, made: Sequence[Draft], number: int) -> None:
    """A run that a person interrupts right after the number-th letter is in its place."""
    counted = itertools.count(1)
    plain = files.replace_file

    def replace_then_stop(file: Path, data: bytes, *, flushes_folder: bool) -> None:
        plain(file, data, flushes_folder=flushes_folder)
        if next(counted) == number:
            raise KeyboardInterrupt

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(write, "replace_file", replace_then_stop)
        with pytest.raises(KeyboardInterrupt):
            run(folder, made)


@pytest.mark.parametrize("number", [1, 2, 3])
@pytest.mark.parametrize("is_first", [False, True])
def test_an_interrupted_run_leaves_all_its_letters_ours(
    tmp_path: Path, number: int, is_first: bool
) -> None:
    if not is_first:
        run(tmp_path, drafts(b"old"))
    interrupted_run(tmp_path, drafts(b"new"), number)
    assert states(run(tmp_path, drafts(b"new"))).split().count("unchanged") == number
    assert states(run(tmp_path, drafts(b"newer"))) == "written written written"


@pytest.mark.parametrize("is_there", [False, True])
def test_what_a_person_saves_while_letters_are_made_survives_a_kill(
    tmp_path: Path, is_there: bool
) -> None:
    if is_there:
        run(tmp_path, drafts(b"old"))

    def made() -> Iterator[Draft]:
        yield from drafts(b"new")
        (tmp_path / "States.docx").write_bytes(b"by hand")

    killed_run(tmp_path, made(), ("before", 1))
    assert states(run(tmp_path, drafts(b"new"))) == "written written kept"
    assert content(tmp_path)["States.docx"] == b"by hand"


@pytest.mark.parametrize("data", [b"new", b"other"])
def test_a_run_that_ends_while_another_plans_leaves_its_letters_ours(
    tmp_path: Path, data: bytes
) -> None:
    first = write_drafts(drafts(b"new"), Writing(tmp_path))

    def made() -> Iterator[Draft]:
        yield from drafts(data)
        list(first)

    second = states(list(write_drafts(made(), Writing(tmp_path))))
    assert second == " ".join(["unchanged" if data == b"new" else "kept"] * 3)
    assert states(run(tmp_path, drafts(b"new"))) == "unchanged unchanged unchanged"


@pytest.mark.parametrize("ends_first", [0, 1])
def test_runs_that_write_the_same_at_once_leave_all_letters_ours(
    tmp_path: Path, ends_first: int
) -> None:
    runs = [write_drafts(drafts(), Writing(tmp_path)) for _ in range(2)]
    for one in runs:
        next(one)
    list(runs[ends_first])
    list(runs[1 - ends_first])
    assert states(run(tmp_path, drafts())) == "unchanged unchanged unchanged"


def test_many_letters_wait_on_the_disk(tmp_path: Path) -> None:
    large = [draft(f"T{n}", bytes([n]) * 2**20, f"{n}.docx") for n in range(6)]
    assert states(run(tmp_path, large)) == " ".join(["written"] * 6)
    assert content(tmp_path) == {f"{n}.docx": bytes([n]) * 2**20 for n in range(6)}


def test_letters_for_which_the_temporary_disk_has_no_room_fail_and_say_where(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = [draft(f"T{n}", bytes([n]) * 2**20, f"{n}.docx") for n in range(5)]
    run(tmp_path, made)
    room = resource.getrlimit(resource.RLIMIT_FSIZE)
    newer = [replace(one, data=(one.data or b"")[1:] + b"!") for one in made]
    written = []
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (2**20 + 2**19, room[1]))
    try:
        written = run(tmp_path, newer)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, room)
    assert states(written) == "written written written failed failed"
    assert tempfile.gettempdir() in written[-1].reason
    there = content(tmp_path)
    assert [there[f"{n}.docx"] for n in range(5)] == [one.data for one in (*newer[:3], *made[3:])]


def test_a_letter_that_is_not_sound_is_not_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    template = shipped_templates() / "plain.docx"
    made = [draft("FR", b"no Word file"), draft("GB", template.read_bytes())]
    outcomes = run(tmp_path, [replace(one, word_template=template) for one in made])
    assert states(outcomes) == "failed written"
    assert "not sound" in outcomes[0].reason


def test_the_collector_works_as_before_when_all_is_planned(tmp_path: Path) -> None:
    before, while_planning = gc.get_threshold(), []

    def made() -> Iterator[Draft]:
        for one in drafts():
            while_planning.append(gc.get_threshold())
            yield one

    running = write_drafts(made(), Writing(tmp_path))
    next(running)
    assert gc.get_threshold() == before
    assert before not in while_planning


def test_what_a_killed_run_left_is_removed_a_day_later(tmp_path: Path) -> None:
    left, young = tmp_path / ".~123-France.docx", tmp_path / ".~124-France.docx"
    for file in (left, young):
        file.write_bytes(b"half")
    os.utime(left, (0, 0))
    run(tmp_path, drafts())
    assert young.exists()
    assert not left.exists()


def test_a_folder_that_cannot_be_listed_keeps_what_is_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "France.docx").write_bytes(b"somebody's")

    def refused(_: Path) -> Iterator[Path]:
        raise PermissionError(errno.EACCES, "Permission denied")

    monkeypatch.setattr(Path, "iterdir", refused)
    planned = write_drafts(drafts(), Writing(tmp_path, is_dry_run=True))
    assert states(list(planned)) == "kept written written"


KILLS = st.none() | st.tuples(st.sampled_from(["before", "after"]), st.integers(1, 3))
TARGETS = st.lists(st.sampled_from(ALL), min_size=1, max_size=3, unique=True)
RUNS = st.lists(st.tuples(st.integers(0, 3), TARGETS, KILLS), max_size=6)


@given(runs=RUNS, last=st.integers(0, 3))
@settings(max_examples=60, deadline=None)
def test_runs_that_are_killed_never_turn_our_letters_into_a_person_s(
    tmp_path_factory: pytest.TempPathFactory,
    runs: list[tuple[int, list[str], tuple[str, int] | None]],
    last: int,
) -> None:
    folder = tmp_path_factory.mktemp("letters")
    for version, targets, kill in runs:
        killed_run(folder, drafts(b"%d" % version, targets), kill)
    outcomes = run(folder, drafts(b"%d" % last))
    assert {outcome.state for outcome in outcomes} <= {State.WRITTEN, State.UNCHANGED}
    assert sorted(content(folder).values()) == sorted(b"%d%s" % (last, t.encode()) for t in ALL)
    entries = read_journal(folder).entries
    assert {name: entry["sha256"] for name, entry in entries.items()} == {
        name: digest(data) for name, data in content(folder).items()
    }


def test_a_campaign_is_written(tmp_path: Path) -> None:
    campaign = small_campaign(tmp_path / "campaign")
    folder = default_folder(campaign)
    assert folder == tmp_path / "campaign" / "letters"
    first = list(write_letters(campaign, Choices(), Writing(folder)))
    assert states(first) == "written written written"
    again = list(write_letters(campaign, Choices(), Writing(folder)))
    assert states(again) == "unchanged unchanged unchanged"


def test_the_letters_of_a_shipped_campaign_go_into_the_current_folder() -> None:
    assert default_folder(replace(empty_campaign(), is_shipped=True)) == Path("letters")


def test_each_letter_is_told_of_before_the_first_is_written(tmp_path: Path) -> None:
    told: list[tuple[str, bool]] = []

    def prepared(made: Draft) -> None:
        told.append((made.target, any(tmp_path.iterdir())))

    list(write_drafts(drafts(), Writing(tmp_path), prepared))
    assert told == [(target, False) for target in ALL]


def test_a_batch_that_is_stopped_while_it_is_prepared_leaves_everything_as_it_was(
    tmp_path: Path,
) -> None:
    run(tmp_path, drafts())
    before, journal_before = content(tmp_path), (tmp_path / NAME).read_bytes()

    def stop(made: Draft) -> None:
        raise InterruptedError

    with pytest.raises(InterruptedError):
        list(write_drafts(drafts(b"new"), Writing(tmp_path), stop))
    assert (content(tmp_path), (tmp_path / NAME).read_bytes()) == (before, journal_before)


def test_the_worker_of_a_batch_that_is_stopped_ends_with_it(tmp_path: Path) -> None:
    def stop(made: Draft) -> None:
        raise InterruptedError

    campaign = small_campaign(tmp_path / "campaign")
    outcomes = write_letters(campaign, Choices(), Writing(tmp_path / "letters"), stop)
    with pytest.raises(InterruptedError):
        next(outcomes)
    assert not (tmp_path / "letters").exists()
