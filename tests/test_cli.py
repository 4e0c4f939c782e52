"""The command line as a person calls it: what it prints, what it leaves, how it ends."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from letterapp import bugs, cli, listing
from letterapp.batch.journal import NAME as JOURNAL
from letterapp.batch.outcomes import Outcome, State
from letterapp.batch.write import OutputFolderError
from letterapp.problems import Place, error


@pytest.fixture(autouse=True)
def _in_an_empty_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def run(*argv: str) -> int:
    """The exit status of a call, whether it returns or leaves."""
    try:
        return cli.main(argv)
    except SystemExit as end:
        return int(end.code or 0)


def test_write_makes_one_letter_per_signatory_of_the_shipped_campaign(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert run("write") == 0
    letters = sorted(file.name for file in Path("letters").glob("*.docx"))
    assert len(letters) == 18
    assert "France 2016-09-28 en.docx" in letters
    out = capsys.readouterr().out
    assert out.count("written ") == 18
    assert out.splitlines()[-1] == "18 written"


def test_a_second_run_leaves_everything_unchanged(capsys: pytest.CaptureFixture[str]) -> None:
    run("write")
    before = {file.name: file.stat().st_mtime_ns for file in Path("letters").iterdir()}
    capsys.readouterr()
    assert run("write") == 0
    assert {file.name: file.stat().st_mtime_ns for file in Path("letters").iterdir()} == before
    assert capsys.readouterr().out.splitlines()[-1] == "18 unchanged"


def test_a_letter_changed_by_hand_is_kept_and_said_so(capsys: pytest.CaptureFixture[str]) -> None:
    run("write", "--to", "FR")
    letter = Path("letters/France 2016-09-28 en.docx")
    letter.write_bytes(letter.read_bytes() + b"my own words")
    assert run("write", "--to", "FR", "--date", "2016-09-28", "--demand", "act") == 0
    assert letter.read_bytes().endswith(b"my own words")
    assert "kept" in capsys.readouterr().out


def test_beside_writes_the_new_letter_next_to_the_changed_one() -> None:
    run("write", "--to", "FR")
    letter = Path("letters/France 2016-09-28 en.docx")
    letter.write_bytes(b"mine")
    assert run("write", "--to", "FR", "--edited", "beside") == 0
    assert letter.read_bytes() == b"mine"
    assert letter.with_name("France 2016-09-28 en (new).docx").exists()


def test_write_as_json_is_one_document(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("write", "--json", "--to", "@co-chairs", "--out", "here") == 0
    document = json.loads(capsys.readouterr().out)
    assert [letter["target"] for letter in document["letters"]] == ["FR", "ID"]
    first = document["letters"][0]
    assert first["outcome"] == "written"
    assert first["file"] == str(Path("here/France 2016-09-28 en.docx").absolute())
    problem = first["problems"][0]
    assert list(problem) == ["severity", "file", "line", "place", "letter", "message", "hint"]
    assert Path(problem["file"]).is_absolute()
    assert document["problems"] == []


def test_check_writes_nothing_and_names_no_file(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("check", "--json") == 0
    document = json.loads(capsys.readouterr().out)
    assert {letter["outcome"] for letter in document["letters"]} == {"ready"}
    assert all("file" not in letter for letter in document["letters"])
    assert list(Path().iterdir()) == []


def test_a_dry_run_writes_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("write", "--dry-run") == 0
    assert list(Path().iterdir()) == []
    said = capsys.readouterr().out
    assert said.count("would be written letters") == 18
    assert "nothing was written" in said


def test_targets_lists_all_with_their_groups(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("targets", "--json") == 0
    rows = json.loads(capsys.readouterr().out)
    assert len(rows) == 27
    assert rows[0]["id"] == "KH"
    assert rows[0]["groups"] == ["@signatories", "@named"]


def test_demands_for_a_target_say_why_not(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("demands", "--for", "SR", "--json") == 0
    rows = {row["id"]: row for row in json.loads(capsys.readouterr().out)}
    assert rows["status-question"]["asked"] == "named"
    assert rows["drop-charges"]["asked"] == "derived"
    assert rows["kem-ley"]["asked"] is None
    assert "independent expert" in rows["kem-ley"]["why_not"]


def test_a_demand_that_does_not_fit_is_left_out_with_a_warning(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert run("write", "--to", "FR", "--demand", "act", "--demand", "status-question") == 0
    assert "is left out: The question is put to the Special Rapporteur." in capsys.readouterr().err


def test_a_letter_without_a_fitting_demand_is_skipped_with_the_reason(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert run("write", "--to", "FR", "--demand", "status-question") == 0
    assert not list(Path("letters").glob("*.docx"))
    out = capsys.readouterr().out
    assert "skipped" in out
    assert "put to the Special Rapporteur" in out


@pytest.mark.parametrize(
    ("argv", "words"),
    [
        (("write", "--to", "FX"), ["“FX”"]),
        (("write", "--to", "@signatorys"), ["“@signatorys”", "“@signatories”"]),
        (("write", "--demand", "drop-charge"), ["“drop-charge”", "“drop-charges”"]),
        (("write", "--demand", "drop-charges:rainsi"), ["“rainsi”", "“rainsy”"]),
        (("write", "kambodia"), ["“kambodia”", "“cambodia”"]),
        (("write", "--date", "28 September"), ["“28 September”"]),
        (("write", "--date", "2016-W39-3"), ["“2016-W39-3”"]),
        (("write", "--date", "20160928"), ["“20160928”"]),
        (("write", "--language", ""), ["--language"]),
        (("demands", "--for", ""), ["--for"]),
        (("cambodia", "--json"), ["opening the app takes no options"]),
        (("write", "--format", "docx,odt"), ["“docx,odt”", "docx or pdf or docx,pdf"]),
        (("write", "--jobs", "2"), ["--jobs"]),
        (("render", "a.docx", "b.json"), ["render"]),
        (("kambodia",), ["“kambodia”", "“cambodia”"]),
        (("demands", "--for", "@un"), ["“@un”"]),
        (("new", "here", "--from", "kambodia"), ["“cambodia”"]),
    ],
)
def test_a_wrong_call_ends_with_2_and_names_what_is_near(
    argv: tuple[str, ...], words: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(*argv) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert all(word in said.err for word in words), said.err
    assert list(Path().iterdir()) == []


def test_the_help_of_a_command_starts_with_its_own_call(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert run("check", "--help") == 0
    assert capsys.readouterr().out.startswith("usage: letterapp check [")


def test_new_makes_a_campaign_that_checks_and_writes(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("new", "My campaign") == 0
    said = capsys.readouterr().out
    assert "[sender]" in said
    assert "sample" in said
    assert run("write", "My campaign", "--to", "@un") == 0
    assert len(list(Path("My campaign/letters").glob("*.docx"))) == 3


def test_new_does_not_touch_a_folder_with_something_in_it(
    capsys: pytest.CaptureFixture[str],
) -> None:
    Path("mine").mkdir()
    Path("mine/letter.txt").write_text("mine")
    assert run("new", "mine") == 1
    assert [file.name for file in Path("mine").iterdir()] == ["letter.txt"]
    assert "not empty" in capsys.readouterr().err


def test_a_broken_campaign_file_is_named_with_its_line(capsys: pytest.CaptureFixture[str]) -> None:
    run("new", "mine")
    settings = Path("mine/campaign.toml")
    settings.write_text(settings.read_text("utf-8") + "\noops", "utf-8")
    lines = len(settings.read_text("utf-8").splitlines())
    assert run("write", "mine") == 1
    said = capsys.readouterr().err
    assert f"{settings}:{lines}" in said
    assert not Path("mine/letters").exists()


@pytest.mark.parametrize("command", ["write", "check", "targets", "demands"])
def test_a_campaign_that_cannot_be_opened_is_told_as_json(
    capsys: pytest.CaptureFixture[str], command: str
) -> None:
    run("new", "mine")
    Path("mine/campaign.toml").write_text("oops", "utf-8")
    capsys.readouterr()
    assert run(command, "mine", "--json") == 1
    document = json.loads(capsys.readouterr().out)
    assert document["problems"][0]["file"] == str(Path("mine/campaign.toml").absolute())
    assert document.get("letters") == ([] if command in ("write", "check") else None)


@pytest.mark.parametrize("place", ["letters", f"letters/{JOURNAL}"])
def test_a_folder_that_cannot_be_used_is_told_as_json(
    capsys: pytest.CaptureFixture[str], place: str
) -> None:
    Path(place).parent.mkdir(exist_ok=True)
    Path(place).write_text("{", "utf-8")
    assert run("write", "--json") == 1
    document = json.loads(capsys.readouterr().out)
    assert document["letters"] == []
    assert "letters" in document["problems"][0]["message"]
    assert document["problems"][0]["hint"]


def test_the_same_words_about_each_letter_are_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    odd = [error("it is odd", "", Place(Path("a.toml"), line)) for line in (1, 2)]
    found = [odd[0].for_letter("FR"), odd[0].for_letter("FR"), odd[1].for_letter("GB")]
    listing.print_problems(found[1:], sys.stderr)
    assert capsys.readouterr().err == "a.toml: error: it is odd [FR, GB]\n"
    listing.print_problems(found[:2], sys.stderr)
    assert capsys.readouterr().err == "a.toml:1: error: it is odd [FR]\n"


@pytest.mark.parametrize("letter", [None, "FR"])
def test_places_of_one_letter_are_all_told(
    capsys: pytest.CaptureFixture[str], letter: str | None
) -> None:
    odd = [error("it is odd", "", Place(Path("a.toml"), line)) for line in (1, 2)]
    found = [one.for_letter(letter) if letter else one for one in odd]
    listing.print_problems(found, sys.stderr)
    whose = f" [{letter}]" if letter else ""
    lines = [f"a.toml:{line}: error: it is odd{whose}\n" for line in (1, 2)]
    assert capsys.readouterr().err == "".join(lines)


def test_sound_letters_are_written_beside_failed_ones(capsys: pytest.CaptureFixture[str]) -> None:
    run("new", "mine")
    targets = Path("mine/targets.toml")
    text = targets.read_text("utf-8")
    changed = re.sub('(?m)^(role *= )"council"', r'\1"counsel"', text)
    assert changed != text
    targets.write_text(changed, "utf-8")
    assert run("write", "mine", "--to", "HRC", "--to", "FR") == 1
    said = capsys.readouterr()
    assert "“counsel”" in said.err
    assert "1 written, 1 failed" in said.out


def test_an_output_folder_that_is_a_file_is_an_error(capsys: pytest.CaptureFixture[str]) -> None:
    Path("letters").write_text("a file")
    assert run("write") == 1
    said = capsys.readouterr().err
    assert "letters" in said
    assert "Traceback" not in said


def test_a_bug_says_so_in_one_line_and_names_the_log(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def broken(*_: object) -> None:
        raise ZeroDivisionError("a bug")

    log = tmp_path / "log" / "letterapp.log"
    monkeypatch.setattr(cli, "check_letters", broken)
    monkeypatch.setattr(bugs, "log_file", lambda: log)
    assert run("check") == 1
    assert str(log) in capsys.readouterr().err
    assert "ZeroDivisionError" in log.read_text("utf-8")


def test_an_interrupted_run_ends_with_130(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(cli, "check_letters", interrupted)
    assert run("check") == 130
    assert "interrupted" in capsys.readouterr().err


@pytest.mark.parametrize("as_json", [True, False])
@pytest.mark.parametrize(
    ("end", "status"), [(KeyboardInterrupt(), 130), (OutputFolderError("the disk is full"), 1)]
)
def test_a_run_that_is_cut_short_tells_what_was_done(
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    end: BaseException,
    status: int,
    as_json: bool,
) -> None:
    def cut_short(*_: object) -> Iterator[Outcome]:
        yield Outcome("FR", "en", State.WRITTEN, Path("France.docx"))
        raise end

    monkeypatch.setattr(cli, "write_letters", cut_short)
    assert run("write", *(["--json"] if as_json else [])) == status
    said = capsys.readouterr()
    if as_json:
        [letter] = json.loads(said.out)["letters"]
        assert (letter["target"], letter["outcome"]) == ("FR", "written")
    else:
        assert said.out.splitlines() == ["written    France.docx", "1 written"]
    assert said.err


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has /dev/full")
@pytest.mark.parametrize("argv", [("targets",), ("check", "--json")])
def test_output_on_a_full_disk_is_told_in_one_line(argv: tuple[str, ...]) -> None:
    call = [sys.executable, "-m", "letterapp", *argv]
    root = Path(cli.__file__).parents[1]
    with Path("/dev/full").open("w") as full:
        ended = subprocess.run(
            call, cwd=root, stdout=full, stderr=subprocess.PIPE, text=True, check=False
        )
    assert ended.returncode == 1
    assert "the output cannot be written: No space left on device" in ended.stderr
    assert "Traceback" not in ended.stderr
    assert "Exception ignored" not in ended.stderr
    assert "bug" not in ended.stderr


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux has no display")
def test_without_a_display_the_app_says_so_in_one_line() -> None:
    environment = {
        key: value
        for key, value in os.environ.items()
        if key not in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    }
    call = [sys.executable, "-m", "letterapp"]
    root = Path(cli.__file__).parents[1]
    ended = subprocess.run(
        call, env=environment, cwd=root, capture_output=True, text=True, check=False
    )
    assert ended.returncode == 1
    assert len(ended.stderr.splitlines()) == 1
    assert "letterapp write" in ended.stderr


def test_the_journal_says_what_each_letter_was_made_of() -> None:
    run("write", "--to", "FR", "--demand", "act", "--demand", "drop-charges:sokha")
    entries = json.loads(Path("letters", JOURNAL).read_text("utf-8"))["letters"]
    entry = entries["France 2016-09-28 en.docx"]
    assert entry["target"] == "FR"
    assert entry["demands"] == ["act", "drop-charges"]
    assert entry["cases"] == {"drop-charges": ["sokha"]}
    assert entry["language"] == "en"
    assert len(entry["sha256"]) == 64


def test_a_name_that_no_file_system_takes_is_a_wrong_call(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert run("check", "x" * 5000) == 2
    assert "there is no command, campaign folder" in capsys.readouterr().err


def test_what_is_taken_out_stays_out_wherever_it_is_said(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert run("check", "--json", "--to", "not:KH", "--to", "@signatories") == 0
    letters = json.loads(capsys.readouterr().out)["letters"]
    assert len(letters) == 17
    assert "KH" not in [letter["target"] for letter in letters]
