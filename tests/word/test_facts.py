"""The facts of parts are the same whether paragraphs of theirs were seen before or not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from letterapp.word.facts import FactFinder
from tests.word.packages import part

PARAGRAPHS = (
    "<w:p/>",
    "<w:p><w:r><w:t>a</w:t></w:r></w:p>",
    '<w:p><w:r><w:t>"b" &amp; c</w:t></w:r></w:p>',
    "<w:p><w:r><w:t>d & e</w:t></w:r></w:p>",
    "<w:p><w:r><w:t>f > g</w:t></w:r></w:p>",
    '<w:p w:x=">"><w:r><w:t>h</w:t></w:r></w:p>',
    '<w:p w:x=">" w:y="<w:bookmarkEnd w:id="7"/>"><w:r><w:t>i</w:t></w:r></w:p>',
    '<w:p><w:bookmarkStart w:id="1" w:name="a"/></w:p>',
    '<w:p><w:bookmarkEnd w:id="1"/><w:r><w:footnoteReference w:id="2"/></w:r></w:p>',
    '<w:p><w:bookmarkStart w:id="1" w:name="a"/><w:r><w:t>j</w:t></w:r></w:p>',
    '<w:p><w:bookmarkStart w:id="1" w:name="a"/><w:r><w:t>k</w:t></w:r></w:p>',
    '<w:p><w:hyperlink r:id="rId3"><w:r><w:t> r:id="rId4"</w:t></w:r></w:hyperlink></w:p>',
    "<w:p><w:pPr><w:jc/><w:ind/></w:pPr></w:p>",
    "<w:p><w:r/><w:pPr><w:jc/></w:pPr></w:p>",
    '<w:p w:rsidR="1"><w:r><w:txbxContent><w:p><w:r/></w:p></w:txbxContent></w:r></w:p>',
    "<w:p><w:pPr><w:sectPr/></w:pPr></w:p>",
    "<w:sectPr><w:pgSz/></w:sectPr>",
    "<w:tbl><w:tr><w:tc><w:p><w:r/></w:p><w:p><w:r/></w:p></w:tc></w:tr></w:tbl>",
    "<w:tbl><w:tr><w:tc><w:p><w:r/></w:p></w:tc><w:tc></w:tc></w:tr></w:tbl>",
    "<mc:AlternateContent><mc:Fallback><w:p><w:r/></w:p></mc:Fallback></mc:AlternateContent>",
    "<w:p><v:r/></w:p>",
    "<w:p><w:r></w:p>",
    "</w:p><w:p>",
)
BODIES = st.lists(st.sampled_from(PARAGRAPHS), max_size=8).map("".join)


def document(body: str) -> bytes:
    return part("document", f"<w:body>{body}<w:sectPr/></w:body>")


@given(st.lists(BODIES, min_size=2, max_size=6))
def test_what_was_seen_before_changes_no_facts(bodies: list[str]) -> None:
    finder = FactFinder()
    for body in bodies:
        assert finder.facts_of(document(body)) == FactFinder().facts_of(document(body))


def test_ids_are_found_in_markup_and_not_in_words() -> None:
    body = '<w:p><w:r><w:t>&lt;w:bookmarkEnd w:id="1"/ r:id="rId1"</w:t></w:r></w:p>'
    assert FactFinder().facts_of(document(body)) == FactFinder().facts_of(document("<w:p/>"))
    tag = '<w:p><w:hyperlink w:tooltip="a > b" r:id="rId1"><w:r/></w:hyperlink></w:p>'
    assert FactFinder().facts_of(document(tag)).relations == {("relationship", b"rId1")}


def test_a_known_paragraph_is_known_only_where_its_prefixes_are() -> None:
    finder = FactFinder()
    body = "<w:p/><w:p><w:r/></w:p><w:p><v:r/></w:p><w:p><w:r/></w:p>"
    declared = document(body).replace(b"<w:document", b'<w:document xmlns:v="urn:v"')
    assert finder.facts_of(declared).faults == ()
    [fault] = finder.facts_of(document(body)).faults
    assert fault.startswith("its XML is broken: unbound prefix")


@pytest.mark.parametrize("number", range(2))
def test_a_fault_is_told_at_its_place_in_the_whole_part(number: int) -> None:
    finder = FactFinder()
    body = "<w:p><w:r/></w:p>\n" * 9
    finder.facts_of(document(body))
    [fault] = finder.facts_of(document(f"{body}<w:p></w:r>{number}")).faults
    assert fault == "its XML is broken: mismatched tag: line 11, column 7"


def test_large_parts_are_not_kept() -> None:
    finder = FactFinder()
    for number in range(9):
        marked = f'<w:p w:rsidR="{number}"/>' * 9000
        assert finder.facts_of(document(marked)).faults == ()
    assert len(finder._known) == 0
    finder.facts_of(document("<w:p/>"))
    assert len(finder._known) == 1


def test_many_paragraphs_are_seen_with_a_bounded_memory() -> None:
    finder = FactFinder()
    for first in range(0, 9000, 300):
        numbers = range(first, first + 300)
        body = "".join(f"<w:p><w:r><w:t>{number}</w:t></w:r></w:p>" for number in numbers)
        assert finder.facts_of(document(body)).faults == ()
        assert sum(map(len, finder._kins.values())) < 4500
