"""`letterapp render` as a person calls it: what it prints, what it leaves, how it ends."""

from __future__ import annotations

import json
from pathlib import Path

import docx
import pytest

from letterapp import cli
from tests.batch.renderings import names_in, text_file, word_file


@pytest.fixture(autouse=True)
def _in_a_folder_with_templates(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    text_file(Path("note.md.j2"), "Dear {{ name }},\n\n*yes*.\n")
    text_file(Path("data.json"), '{"name": "Zoë & Co"}')
    word_file(Path("head.docx"), "Head", "{{ body }}")


def run(*argv: str) -> int:
    """The exit status of a call, whether it returns or leaves."""
    try:
        return cli.main(("render", *argv))
    except SystemExit as end:
        return int(end.code or 0)


def test_a_wording_becomes_a_word_file(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("note.md.j2", "data.json", "--out", "out.docx") == 0
    assert [x.text for x in docx.Document("out.docx").paragraphs] == ["Dear Zoë & Co,", "yes."]
    assert capsys.readouterr() == ("written    out.docx\n", "")


def test_a_wording_goes_into_a_letterhead(capsys: pytest.CaptureFixture[str]) -> None:
    call = ("note.md.j2", "data.json", "--out", "out.docx", "--word-template", "head.docx")
    assert [run(*call), run(*call)] == [0, 0]
    assert docx.Document("out.docx").paragraphs[0].text == "Head"
    assert capsys.readouterr().out == "written    out.docx\nunchanged  out.docx\n"


def test_json_is_one_document(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("note.md.j2", "data.json", "--out", "out.docx", "--json") == 0
    said, told = capsys.readouterr()
    file = str(Path("out.docx").absolute())
    assert json.loads(said) == {"file": file, "outcome": "written", "problems": []}
    assert told == ""


def test_problems_go_to_standard_error_and_nothing_is_written(
    capsys: pytest.CaptureFixture[str],
) -> None:
    text_file(Path("note.md.j2"), "yes\n\n{{ nam }}\n")
    assert run("note.md.j2", "data.json", "--out", "out.docx") == 1
    said, told = capsys.readouterr()
    assert said == "failed     out.docx\n"
    assert told == "note.md.j2:3: error: there is nothing named “nam” (Did you mean “name”?)\n"
    assert names_in(Path()) == ["data.json", "head.docx", "note.md.j2"]


def test_problems_stand_in_the_document_too(capsys: pytest.CaptureFixture[str]) -> None:
    word_file(Path("bad.docx"), "{{ nam }}")
    assert run("bad.docx", "data.json", "--out", "out.docx", "--json") == 1
    document = json.loads(capsys.readouterr().out)
    assert (document["file"], document["outcome"]) == (None, "failed")
    (problem,) = document["problems"]
    assert list(problem) == ["severity", "file", "line", "place", "letter", "message", "hint"]
    assert problem["file"] == str(Path("bad.docx").absolute())
    assert problem["letter"] is None


@pytest.mark.parametrize(
    ("argv", "said"),
    [
        (("note.md.j2", "data.json"), "--out"),
        (("note.md.j2",), "DATA.json"),
        (("data.json", "data.json", "--out", "out.docx"), "does not end in .docx, .dotx or .md.j2"),
        (("note.md.j2", "none.json", "--out", "out.docx"), "none.json cannot be read"),
        (("note.md.j2", "note.md.j2", "--out", "out.docx"), "note.md.j2, line 1: not valid JSON"),
        (("head.docx", "data.json", "--out", "head.docx"), "is what the Word file is made of"),
        (("note.md.j2", "data.json", "--out", "out.docx", "--word-template", ""), "it is empty"),
    ],
)
def test_a_wrong_call_ends_with_status_2(
    capsys: pytest.CaptureFixture[str], argv: tuple[str, ...], said: str
) -> None:
    assert run(*argv) == 2
    told = capsys.readouterr()
    assert said in told.err
    assert told.out == ""
    assert names_in(Path()) == ["data.json", "head.docx", "note.md.j2"]


def test_a_template_without_end_is_stopped(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("LETTERAPP_LIMIT_SECONDS", "0.5")
    loop = "{% for a in range(99999) %}{% for b in range(99999) %}{% endfor %}{% endfor %}"
    text_file(Path("note.md.j2"), loop)
    assert run("note.md.j2", "data.json", "--out", "out.docx") == 1
    told = capsys.readouterr().err
    assert told.startswith("note.md.j2: error: filling the template: it took longer than 0.5")
    assert "LETTERAPP_LIMIT_SECONDS" in told


def test_help_says_what_a_template_can_do(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("--help") == 0
    said = capsys.readouterr().out
    for word in ("TEMPLATE", "DATA.json", "{{ body }}", "| prose", "picture("):
        assert word in said
