from __future__ import annotations

import sys
from pathlib import Path

import docx
import pytest
from docx.oxml.ns import qn
from lxml import etree
from msgspec.structs import replace

from letterapp.pages.page import Page
from tests.external import convert_to_pdf
from tests.pages.laying import HEIGHT, WIDTH, FixedLine, Looks, glyphs_of_text, page_of
from tests.pages.pdf.reading import content, copied, likeness, normal, text_of, written

LATIN = "The office of the fiancé affirms – “tides” fjord ﬁve waffles; AVATAR To We. "
CYRILLIC = "Правительство должно уважать права человека; Ёжик, ъ. "
GREEK = "Η κυβέρνηση πρέπει να σεβαστεί τα ανθρώπινα δικαιώματα· ΐ. "
SCRIPTS = {
    "Khmer OS": "ខ្ញុំសូមគោរព ក្រុងភ្នំពេញ សិទ្ធិមនុស្ស ដែលបានចែងក្នុងរដ្ឋធម្មនុញ្ញ ",
    "Noto Serif Khmer": "ខ្ញុំសូមគោរព ព្រះរាជាណាចក្រកម្ពុជា សិទ្ធិមនុស្ស ក្នុងរដ្ឋធម្មនុញ្ញ ",
    "Noto Sans Thai": "รัฐบาลไทยต้องเคารพสิทธิมนุษยชน ที่นี่ น้ำ กำ เปลี่ยนแปลง ผู้ใหญ่ ",
    "Noto Sans Lao": "ລັດຖະບານຕ້ອງເຄົາລົບສິດທິມະນຸດ ນ້ຳ ເຂົ້າ ຜູ້ໃຫຍ່ ປະເທດ ",
    "Noto Naskh Arabic": "يجب على الحكومة احترام حقوق الإنسان لا إله 123 و abc تنصّ المادّة ٥. ",
}


@pytest.mark.parametrize("family", ["Carlito", "Caladea", "Liberation Serif", "Liberation Sans"])
@pytest.mark.parametrize("is_bold", [False, True])
@pytest.mark.parametrize("is_justified", [False, True])
def test_latin_cyrillic_and_greek_come_back_exactly(
    tmp_path: Path, family: str, is_bold: bool, is_justified: bool
) -> None:
    looks = Looks(family, is_bold=is_bold, is_justified=is_justified)
    texts = [LATIN * 5, CYRILLIC * 5, GREEK * 5]
    data = written(page_of(*((text, looks) for text in texts)))
    assert copied(data, tmp_path) == normal(" ".join(texts))


@pytest.mark.parametrize("family", ["Noto Serif CJK SC", "Noto Serif CJK JP", "Noto Sans CJK SC"])
def test_chinese_and_japanese_come_back_exactly(tmp_path: Path, family: str) -> None:
    text = "国际人权联盟敦促贵国政府，𠮷野家。日本国政府は、人権を尊重しなければならない。"
    assert copied(written(page_of((text, Looks(family, size=9.0)))), tmp_path) == normal(text)


@pytest.mark.parametrize("family", [family for family in SCRIPTS if "Arabic" not in family])
def test_clusters_come_back_exactly_with_their_spaces(tmp_path: Path, family: str) -> None:
    text = SCRIPTS[family]
    assert copied(written(page_of((text, Looks(family)))), tmp_path) == normal(text)


def test_arabic_without_marks_comes_back_exactly(tmp_path: Path) -> None:
    text = "يجب على الحكومة احترام حقوق الإنسان لا إله"
    looks = Looks("Noto Naskh Arabic", is_right_to_left=True)
    assert copied(written(page_of((text, looks))), tmp_path) == normal(text)


def test_as_much_comes_back_as_from_libreoffice(tmp_path: Path) -> None:
    paths = [_docx(family, text * 4, tmp_path) for family, text in SCRIPTS.items()]
    pdfs = dict(zip(SCRIPTS, convert_to_pdf(paths, tmp_path), strict=True))
    shares = {}
    for family, text in SCRIPTS.items():
        looks = Looks(family, is_right_to_left="Arabic" in family)
        ours = copied(written(page_of((text * 4, looks))), tmp_path)
        shares[family] = [likeness(text * 4, each) for each in (ours, text_of(pdfs[family]))]
    # To read with `pytest -s`.
    sys.stdout.writelines(
        f"{family}: {ours:.1%} comes back, {theirs:.1%} of LibreOffice's\n"
        for family, (ours, theirs) in shares.items()
    )
    assert [family for family, (ours, theirs) in shares.items() if ours < theirs] == []


def _docx(family: str, text: str, folder: Path) -> Path:
    document = docx.Document()
    paragraph = document.add_paragraph()
    run = paragraph.add_run(text)
    look = run._r.get_or_add_rPr()
    for kind in ("ascii", "hAnsi", "cs", "eastAsia"):
        look.get_or_add_rFonts().set(qn(f"w:{kind}"), family)
    if "Arabic" in family:
        etree.SubElement(paragraph._p.get_or_add_pPr(), qn("w:bidi"))
    etree.SubElement(look, qn("w:rtl" if "Arabic" in family else "w:cs"))
    path = folder / f"{family}.docx"
    document.save(str(path))
    return path


def test_marks_of_the_same_letters_are_no_word_ends(tmp_path: Path) -> None:
    text = "q̃uo vadis x̄y ạ̈b w̃ith"
    assert copied(written(page_of((text, Looks("DejaVu Sans")))), tmp_path) == normal(text)


def test_a_glyph_may_show_several_texts(tmp_path: Path) -> None:
    (capitals,) = glyphs_of_text("ABBA", Looks("Carlito"))
    page = Page(WIDTH, HEIGHT, [FixedLine([replace(capitals, text="AbbA")])])
    assert copied(written(page), tmp_path) == "AbbA"


def test_a_hyphen_that_is_of_no_text_is_not_copied(tmp_path: Path) -> None:
    (word,) = glyphs_of_text("hy-", Looks("Carlito"))
    page = Page(WIDTH, HEIGHT, [FixedLine([replace(word, text="hy", clusters=[0, 1, 2])])])
    assert copied(written(page), tmp_path) == "hy"


def test_text_of_another_language_says_so() -> None:
    page = page_of(("chose", Looks("Carlito", language="fr")), ("thing", Looks("Carlito")))
    assert content(written(page)).count("/Span<</Lang(fr)>>BDC") == 1
    assert "/Lang" not in content(written(page, language="fr"))


def test_what_is_made_up_is_stroked_and_slanted() -> None:
    shown = content(written(page_of(("ខ", Looks("Khmer OS", 12.0, True, True)))))
    assert "2 Tr" in shown
    assert "0.5 w" in shown
    assert "1 0 0.2126 1 72" in shown


def test_stretched_text_is_scaled_and_its_moves_too() -> None:
    (glyphs,) = glyphs_of_text("mm", Looks("Carlito", size=10.0))
    wide = replace(glyphs, xs=[72.0, 72.0 + 2 * (glyphs.xs[1] - 72.0)], stretch=2.0)
    shown = content(written(Page(WIDTH, HEIGHT, [FixedLine([wide])])))
    assert "200 Tz" in shown
    assert "<00010001>Tj" in shown


def test_no_glyph_is_off_by_a_hundredth_of_a_point() -> None:
    (glyphs,) = glyphs_of_text("mmmm", Looks("Carlito", size=10.0))
    moved = replace(glyphs, xs=[72.0, 85.017, 91.5, 120.333])
    shown = content(written(Page(WIDTH, HEIGHT, [FixedLine([moved])])))
    place, reached = 72.0, [72.0]
    for move in shown[shown.index("[<") + 1 : shown.index("]TJ")].split("<")[1:-1]:
        place += (1636 / 2048 * 1000 - float(move.split(">")[1])) / 100
        reached.append(place)
    assert reached == pytest.approx(moved.xs, abs=0.01)


def test_colours_are_of_the_text() -> None:
    assert "1 0 0 rg" in content(written(page_of(("a", Looks("Carlito", colour="ff0000")))))
