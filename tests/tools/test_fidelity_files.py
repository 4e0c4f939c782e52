"""The set of Word files that pages are measured on: sound, many, the same on every run."""

import io

import docx
import pytest

from letterapp.problems import Place
from letterapp.word.order import misordered
from letterapp.word.package import read_package
from tests.external import validate_docx
from tools.fidelity import collection, files
from tools.fidelity.markup import element, paragraph, properties, tab_stops

SET = {name: make() for name, make in files.MADE.items()}


def test_the_set_is_large_enough_with_what_libreoffice_writes_anew() -> None:
    assert len(SET) >= 45
    assert set(files.BY_LIBREOFFICE) <= set(SET)
    assert len(set(SET.values())) == len(SET)


@pytest.mark.parametrize("name", SET)
def test_a_file_is_the_same_each_time_and_opens(name: str) -> None:
    assert files.MADE[name]() == SET[name]
    opened = docx.Document(io.BytesIO(SET[name]))
    assert opened.paragraphs or opened.tables
    for part, data in read_package(SET[name], Place()).parts.items():
        assert misordered(data) == (), part


def test_files_are_sound_to_microsoft_s_validator(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    folder = tmp_path_factory.mktemp("set")
    names = ("report", "letterhead-with-boxes", "numbers", "merged-cells", "arabic")
    paths = [folder / f"{name}.docx" for name in names]
    for path in paths:
        path.write_bytes(SET[path.stem])
    assert validate_docx(paths) == []


def test_letters_go_to_every_target_with_each_word_template() -> None:
    letters = collection.word_files(["cambodia-*"])
    by_template = {
        ending: {name.removesuffix(ending) for name in letters if name.endswith(ending)}
        for ending in ("-letterhead", "-plain")
    }
    assert by_template["-letterhead"] == by_template["-plain"]
    assert len(letters) == 2 * len(by_template["-plain"])
    assert {"cambodia-FR-letter-en", "cambodia-OHCHR-letter-en"} <= by_template["-plain"]


def test_properties_are_put_in_the_order_of_the_schema() -> None:
    made = properties("pPr", "jc=both keepNext ind=left:720,hanging:360", tab_stops("right:9026"))
    names = [part.split(" ")[0].strip("/>") for part in made.split("<w:")[2:]]
    assert [name for name in names if not name.startswith("/")] == [
        *("keepNext", "tabs", "tab", "ind", "jc")
    ]
    assert element("rFonts=ascii:Khmer_OS") == '<w:rFonts w:ascii="Khmer OS"/>'


def test_tabs_and_line_ends_become_elements() -> None:
    made = paragraph("a\tb\nc")
    assert made.count("<w:tab/>") == made.count("<w:br/>") == 1
