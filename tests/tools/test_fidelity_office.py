"""The comparison as a whole, with LibreOffice's own pages in the place of ours."""

import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.external import pdftoppm, pdftotext, soffice
from tools.fidelity import __main__ as door
from tools.fidelity import office, ours
from tools.fidelity.comparing import Found
from tools.fidelity.files import MADE
from tools.fidelity.languages import CHINESE, KHMER
from tools.fidelity.markup import fonts, paragraph, run, section
from tools.fidelity.prose import texts
from tools.fidelity.word_file import WordFile

FONTS = {
    "Calibri": "Carlito",
    "Cambria": "Caladea",
    "Arial": "LiberationSans",
    "Garamond": "LiberationSerif",
    "DaunPenh": "KhmerOS",
}
FALLBACKS = {KHMER[0]: "KhmerOS", CHINESE[0]: "NotoSerifCJK"}
LETTER = "letter"


def margins(left: int, right: int) -> str:
    words = f"top:1440,right:{right},bottom:1440,left:{left},header:708,footer:708,gutter:0"
    return section(f"pgMar={words}")


def letter(font: str = "Calibri", left: int = 1440, right: int = 1440) -> bytes:
    body = "".join(paragraph(text) for text in texts(12))
    return WordFile(body, font, section=margins(left, right)).data()


OURS = {
    "the same": letter(),
    "moved": letter(left=1480, right=1400),
    "narrower": letter(right=1640),
    "another font": letter("Arial"),
}


@pytest.fixture(scope="module")
def pdfs(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Path]:
    """LibreOffice's PDFs of all that is looked at here, made at once."""
    soffice()
    pdftotext()
    files = dict(OURS)
    for name in FONTS:
        files[name] = WordFile(paragraph([run("Words", fonts(name))])).data()
    for text in FALLBACKS:
        files[text] = WordFile(paragraph([run(text, fonts("Times New Roman"))])).data()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(office, "KEPT", tmp_path_factory.mktemp("kept"))
        made = office.pdfs(files)
        patch.setattr(office, "_convert", None)
        assert office.pdfs(files) == made  # from what was kept
        return made


def fonts_of(pdf: Path) -> str:
    command = [office.program("pdffonts"), str(pdf)]
    return subprocess.run(command, capture_output=True, encoding="utf-8", check=True).stdout


def measured(pdfs: Mapping[str, Path], name: str, monkeypatch: pytest.MonkeyPatch) -> Found:
    monkeypatch.setattr(ours, "pdf", lambda data: pdfs[name].read_bytes())
    [found] = door.measured({LETTER: b""}, {LETTER: pdfs["the same"]})
    return found


@pytest.mark.parametrize(("name", "used"), FONTS.items())
def test_a_font_is_replaced_as_the_table_says(
    pdfs: Mapping[str, Path], name: str, used: str
) -> None:
    assert f"+{used}" in fonts_of(pdfs[name])


@pytest.mark.parametrize(("text", "used"), FALLBACKS.items())
def test_letters_that_a_font_lacks_come_from_where_the_table_says(
    pdfs: Mapping[str, Path], text: str, used: str
) -> None:
    assert f"+{used}" in fonts_of(pdfs[text])


def test_pages_are_the_same_as_themselves(
    pdfs: Mapping[str, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    found = measured(pdfs, "the same", monkeypatch)
    assert found.lines > 40
    assert (found.share, found.has_same_pages, set(found.offsets)) == (1.0, True, {0.0})


def test_moved_pages_break_the_same_and_are_so_far_off(
    pdfs: Mapping[str, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    found = measured(pdfs, "moved", monkeypatch)
    assert found.share == 1.0
    assert found.offsets == pytest.approx([2.0] * found.lines)


@pytest.mark.parametrize("name", ["narrower", "another font"])
def test_other_measures_and_fonts_break_elsewhere(
    pdfs: Mapping[str, Path], name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert measured(pdfs, name, monkeypatch).share < 0.6


def test_a_file_without_pages_of_ours_is_a_finding(
    pdfs: Mapping[str, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(data: bytes) -> bytes:
        raise ValueError("no pages")

    monkeypatch.setattr(ours, "pdf", fail)
    [found] = door.measured({LETTER: b""}, {LETTER: pdfs["the same"]})
    assert (found.fault, found.same, found.our_pages) == ("ValueError: no pages", 0, 0)


def test_the_command_compares_what_is_named_and_draws_it(
    pdfs: Mapping[str, Path],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    pdftoppm()
    monkeypatch.setattr(door, "pdfs", lambda files: dict.fromkeys(files, pdfs["the same"]))
    monkeypatch.setattr(ours, "pdf", lambda data: pdfs["moved"].read_bytes())
    names = ["justified", "no-such-file"]
    monkeypatch.setattr(sys, "argv", ["", "--only", *names, "--pictures", str(tmp_path)])
    door.main()
    assert "100.00%" in capsys.readouterr().out
    assert (tmp_path / "justified-1.png").is_file()


def test_the_command_says_that_nothing_is_named_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "argv", ["", "--only", "no-such-file"])
    with pytest.raises(SystemExit, match="no such file"):
        door.main()


def test_libreoffice_writes_a_file_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    soffice()
    monkeypatch.setattr(office, "KEPT", tmp_path)
    [file] = office.rewritten({"justified": MADE["justified"]()}).values()
    assert b"word/document.xml" in file.read_bytes()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["docx"]
