"""Where a value goes: a section break finds its place among a paragraph's properties."""

import pytest

from letterapp.word.order import misordered
from letterapp.word.slots import ParagraphXml, with_section

SECTION = "<w:sectPr/>"
CHANGE = '<w:pPrChange w:id="1" w:author="a"><w:pPr/></w:pPrChange>'


@pytest.mark.parametrize(
    ("properties", "expected"),
    [
        ("", "<w:pPr><w:sectPr/></w:pPr>"),
        ("<w:pPr/>", "<w:pPr><w:sectPr/></w:pPr>"),
        ("<w:pPr></w:pPr>", "<w:pPr><w:sectPr/></w:pPr>"),
        ('<w:pPr><w:jc w:val="left"/></w:pPr>', '<w:pPr><w:jc w:val="left"/><w:sectPr/></w:pPr>'),
        ("<w:pPr><w:rPr><w:b/></w:rPr></w:pPr>", "<w:pPr><w:rPr><w:b/></w:rPr><w:sectPr/></w:pPr>"),
        (f"<w:pPr><w:rPr/>{CHANGE}</w:pPr>", f"<w:pPr><w:rPr/><w:sectPr/>{CHANGE}</w:pPr>"),
    ],
)
def test_a_section_break_stands_near_the_end_of_the_properties(
    properties: str, expected: str
) -> None:
    assert with_section(properties, SECTION) == expected
    assert misordered(expected.encode()) == ()


@pytest.mark.parametrize("properties", ["", "<w:pPr/>", "<w:pPr><w:rPr/></w:pPr>"])
def test_without_a_section_break_the_properties_stay(properties: str) -> None:
    assert with_section(properties, "") == properties


def test_the_properties_of_a_place_have_its_section_break() -> None:
    place = ParagraphXml("<w:p>", "<w:pPr><w:keepNext/></w:pPr>", SECTION, "", "")
    assert place.all_properties == "<w:pPr><w:keepNext/><w:sectPr/></w:pPr>"
