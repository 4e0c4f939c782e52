"""Any Word file's pages become a PDF or pictures, or it is said why not."""

from __future__ import annotations

import errno
from pathlib import Path

import pytest
from PySide6.QtGui import QImage

from letterapp.batch.outcomes import State
from letterapp.batch.page_files import PageFiles, write_pages
from letterapp.errors import UsageError
from tests.batch.faults import break_writing
from tests.batch.renderings import names_in
from tests.word.packages import file as word_package

NEXT_PAGE = "<w:p><w:r><w:br w:type='page'/></w:r></w:p>"
END = "<w:p><w:r><w:t>Yours sincerely,</w:t></w:r></w:p>"
LONG = "<w:p><w:r><w:t>We write to you as one of the signatories. </w:t></w:r></w:p>" * 120_000
FOREIGN = "<w:altChunk r:id='rId9'/>"


def letter(folder: Path, body: str = NEXT_PAGE + END, name: str = "France.docx") -> Path:
    file = folder / name
    file.write_bytes(word_package(body))
    return file


def ends(made: PageFiles) -> dict[str, State]:
    return {one.file.name: one.state for one in made.files}


def messages(made: PageFiles) -> list[str]:
    return [problem.message for problem in made.problems]


def test_pages_become_a_pdf_that_stays_as_it_is(tmp_path: Path) -> None:
    source, out = letter(tmp_path), tmp_path / "out.pdf"
    made = write_pages(source, out)
    assert (ends(made), made.problems, made.has_failed) == ({"out.pdf": State.WRITTEN}, (), False)
    data = out.read_bytes()
    assert data.startswith(b"%PDF-")
    assert ends(write_pages(source, out)) == {"out.pdf": State.UNCHANGED}
    assert out.read_bytes() == data


def test_a_pdf_that_is_there_is_replaced(tmp_path: Path) -> None:
    out = tmp_path / "out.pdf"
    out.write_bytes(b"an older one")
    assert ends(write_pages(letter(tmp_path), out)) == {"out.pdf": State.WRITTEN}
    assert out.read_bytes().startswith(b"%PDF-")


def test_pages_become_pictures_in_a_folder_that_is_made(tmp_path: Path) -> None:
    made = write_pages(letter(tmp_path), tmp_path / "pages", 36)
    assert ends(made) == {"France-1.png": State.WRITTEN, "France-2.png": State.WRITTEN}
    assert names_in(tmp_path / "pages") == ["France-1.png", "France-2.png"]
    image = QImage(str(tmp_path / "pages" / "France-2.png"))
    assert (image.width(), image.dotsPerMeterX()) == (306, 1417)


def test_pictures_have_150_dots_an_inch_unless_told_otherwise(tmp_path: Path) -> None:
    write_pages(letter(tmp_path), tmp_path)
    assert QImage(str(tmp_path / "France-1.png")).width() == 1275


def test_names_of_pictures_sort_in_the_order_of_the_pages(tmp_path: Path) -> None:
    made = write_pages(letter(tmp_path, NEXT_PAGE * 9 + END), tmp_path, 36)
    assert [*ends(made)][0::9] == ["France-01.png", "France-10.png"]
    assert [*ends(made)] == sorted(ends(made))


def test_pictures_of_pages_that_are_no_more_are_told(tmp_path: Path) -> None:
    write_pages(letter(tmp_path), tmp_path, 36)
    (tmp_path / "France-map.png").touch()
    made = write_pages(letter(tmp_path, "<w:p/>"), tmp_path, 36)
    assert ends(made) == {"France-1.png": State.UNCHANGED}
    (problem,) = made.problems
    assert not problem.is_error
    assert problem.where.file == tmp_path / "France-2.png"
    assert (tmp_path / "France-2.png").exists()


def test_what_is_not_drawn_is_told_and_the_rest_is_there(tmp_path: Path) -> None:
    source = letter(tmp_path, NEXT_PAGE + FOREIGN)
    made = write_pages(source, tmp_path / "out.pdf")
    assert ends(made) == {"out.pdf": State.WRITTEN}
    assert messages(made) == ["a document within the document is not shown"]
    assert made.problems[0].where.file == source
    assert not made.has_failed


@pytest.mark.parametrize("data", [b"", b"no Word file", word_package()[:-30]])
def test_a_broken_file_is_a_problem_and_nothing_is_written(tmp_path: Path, data: bytes) -> None:
    source = tmp_path / "broken.docx"
    source.write_bytes(data)
    for out in ("out.pdf", "pages"):
        made = write_pages(source, tmp_path / out)
        assert (made.files, made.has_failed) == ((), True)
        assert {problem.where.file for problem in made.problems} == {source}
    assert names_in(tmp_path) == ["broken.docx"]


def test_a_file_beyond_the_limit_is_not_read_to_its_end(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LETTERAPP_LIMIT_FILE_MB", "0.001")
    source = tmp_path / "large.docx"
    source.write_bytes(word_package() + bytes(2000))
    made = write_pages(source, tmp_path / "out.pdf")
    assert messages(made)[0].startswith("the file is larger than 0.00")


def test_a_file_that_takes_too_long_is_stopped(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LETTERAPP_LIMIT_SECONDS", "1")
    made = write_pages(letter(tmp_path, LONG), tmp_path / "out.pdf")
    (problem,) = made.problems
    assert problem.message == "laying out its pages: it took longer than 1 second and was stopped"
    assert "LETTERAPP_LIMIT_SECONDS" in problem.hint
    assert names_in(tmp_path) == ["France.docx"]


def test_a_picture_too_large_for_the_memory_is_a_problem(tmp_path: Path) -> None:
    made = write_pages(letter(tmp_path), tmp_path / "pages", 1200)
    assert messages(made) == [
        "a page’s picture of 10,200 by 13,200 pixels does not fit into 256 MB of memory"
    ]
    assert names_in(tmp_path) == ["France.docx"]


def test_a_full_disk_is_a_problem_and_leaves_what_was_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "out.pdf"
    out.write_bytes(b"an older one")
    break_writing(monkeypatch, "write", errno.ENOSPC)
    made = write_pages(letter(tmp_path), out)
    assert messages(made) == ["it cannot be written: No space left on device"]
    assert (made.problems[0].where.file, out.read_bytes()) == (out, b"an older one")
    assert names_in(tmp_path) == ["France.docx", "out.pdf"]


@pytest.mark.parametrize(
    ("source", "out", "dpi", "said"),
    [
        ("none.docx", "out.pdf", None, "is not there"),
        (".", "out.pdf", None, "is a folder, no Word file"),
        ("France.docx", "none/out.pdf", None, "there is no folder"),
        ("France.docx", "out.pdf", 96, "a PDF has no dots an inch"),
        ("France.docx", "France.docx", None, "is no folder"),
        ("France.docx", "out.png", None, "is no folder"),
        ("named.pdf", "named.pdf", None, "is the file to read"),
    ],
)
def test_a_wrong_call_is_told_before_anything_is_done(
    tmp_path: Path, source: str, out: str, dpi: int | None, said: str
) -> None:
    letter(tmp_path)
    letter(tmp_path, name="named.pdf")
    with pytest.raises(UsageError, match=said):
        write_pages(tmp_path / source, tmp_path / out, dpi)
    assert names_in(tmp_path) == ["France.docx", "named.pdf"]
