"""`letterapp pages` and `write --format` as a person calls them: what they print and leave."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from letterapp import cli
from tests.batch.renderings import names_in
from tests.external import ROOT
from tests.word.packages import file as word_package

BODY = "<w:p><w:r><w:t>Dear Minister,</w:t></w:r></w:p>"


@pytest.fixture(autouse=True)
def _in_a_folder_with_letters(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("letter.docx").write_bytes(word_package(BODY))
    Path("broken.docx").write_bytes(b"broken")
    Path("other.docx").write_bytes(word_package(f"{BODY}<w:altChunk r:id='rId9'/>"))


def run(*argv: str) -> int:
    """The exit status of a call, whether it returns or leaves."""
    try:
        return cli.main(("pages", *argv))
    except SystemExit as end:
        return int(end.code or 0)


def test_a_letter_becomes_a_pdf(capsys: pytest.CaptureFixture[str]) -> None:
    call = ("letter.docx", "--out", "letter.pdf")
    assert [run(*call), run(*call)] == [0, 0]
    assert capsys.readouterr() == ("written    letter.pdf\nunchanged  letter.pdf\n", "")


def test_a_letter_becomes_pictures(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("letter.docx", "--out", "pages", "--dpi", "36") == 0
    assert capsys.readouterr() == (f"written    {Path('pages', 'letter-1.png')}\n", "")


def test_json_is_one_document(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("other.docx", "--out", "other.pdf", "--json") == 0
    said, told = capsys.readouterr()
    document = json.loads(said)
    assert document["files"] == [{"file": str(Path("other.pdf").absolute()), "outcome": "written"}]
    (problem,) = document["problems"]
    assert (problem["severity"], problem["file"]) == (
        "warning",
        str(Path("other.docx").absolute()),
    )
    assert told == ""


def test_what_is_not_drawn_goes_to_standard_error(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("other.docx", "--out", "other.pdf") == 0
    said, told = capsys.readouterr()
    assert said == "written    other.pdf\n"
    assert told.startswith("other.docx: warning: a document within the document is not shown")


def test_a_broken_file_ends_with_status_1(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("broken.docx", "--out", "broken.pdf") == 1
    said, told = capsys.readouterr()
    assert said == "failed     broken.pdf\n"
    assert told.startswith("broken.docx: error: this is no Word file (.docx)")
    assert not Path("broken.pdf").exists()


@pytest.mark.parametrize(
    ("argv", "said"),
    [
        (("letter.docx",), "--out"),
        (("none.docx", "--out", "out.pdf"), "none.docx is not there"),
        (("letter.docx", "--out", "out", "--dpi", "35"), "“35” is no number from 36 to 1200"),
        (("letter.docx", "--out", "out", "--dpi", "1201"), "“1201” is no number"),
        (("letter.docx", "--out", "out", "--dpi", "x"), "“x” is no number"),
        (("letter.docx", "--out", "out.pdf", "--dpi", "96"), "a PDF has no dots an inch"),
        (("letter.docx", "--out", ""), "it is empty"),
    ],
)
def test_a_wrong_call_ends_with_status_2(
    capsys: pytest.CaptureFixture[str], argv: tuple[str, ...], said: str
) -> None:
    assert run(*argv) == 2
    told = capsys.readouterr()
    assert said in told.err
    assert told.out == ""
    assert names_in(Path()) == ["broken.docx", "letter.docx", "other.docx"]


def write(*argv: str) -> int:
    """The exit status of writing the letter to France."""
    return cli.main(("write", "--to", "FR", *argv))


def test_a_letter_and_its_pdf_are_written_together(capsys: pytest.CaptureFixture[str]) -> None:
    assert write("--format", "docx,pdf") == 0
    folder = Path("letters")
    files = [folder / f"France 2016-09-28 en.{ending}" for ending in ("docx", "pdf")]
    said, told = capsys.readouterr()
    assert said.splitlines() == [*(f"written    {file}" for file in files), "2 written"]
    assert told.count("the sender is the invented example organisation") == 1
    assert write("--format", "pdf,docx") == 0
    assert capsys.readouterr().out.splitlines()[-1] == "2 unchanged"
    assert run(str(files[0]), "--out", "other.pdf") == 0
    assert Path("other.pdf").read_bytes() == files[1].read_bytes()


def test_a_pdf_alone_as_json(capsys: pytest.CaptureFixture[str]) -> None:
    assert write("--format", "pdf", "--json") == 0
    (letter,) = json.loads(capsys.readouterr().out)["letters"]
    file = Path("letters/France 2016-09-28 en.pdf")
    assert (letter["file"], letter["outcome"]) == (str(file.absolute()), "written")
    assert letter["problems"]
    assert [file.suffix for file in Path("letters").iterdir() if file.suffix != ".json"] == [".pdf"]


def test_a_dry_run_of_pdfs_writes_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    assert write("--format", "docx,pdf", "--dry-run") == 0
    said = capsys.readouterr().out
    assert said.count("would be written") == 2
    assert said.splitlines()[-1] == "2 written (dry run: nothing was written)"
    assert not Path("letters").exists()


def test_pdfs_are_written_without_loading_qt_here() -> None:
    code = (
        "import sys; from letterapp.cli import main;"
        "main(['write', '--to', 'FR', '--format', 'docx,pdf']);"
        "print([name for name in sys.modules if name.startswith('PySide6')])"
    )
    call, environment = [sys.executable, "-c", code], {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(call, env=environment, capture_output=True, check=True)
    assert done.stdout.decode().splitlines()[-2:] == ["2 written", "[]"]
