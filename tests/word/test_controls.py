"""Content controls that hold tags show what the tags give."""

from letterapp.word.xml import w
from tests.word.engine.building import doc, p
from tests.word.word_files import lines, printed, root_of

BOUND = '<w:dataBinding w:xpath="/a/b" w:storeItemID="{0}"/>'


def control(content: str, properties: str) -> str:
    return f"<w:sdt><w:sdtPr>{properties}</w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>"


def test_a_bound_control_with_a_tag_is_bound_no_longer() -> None:
    letter = printed(doc(control(p("{{ x }}"), BOUND)), x="value")
    assert "value" in lines(letter)
    assert root_of(letter).find(f".//{w('dataBinding')}") is None


def test_a_placeholder_with_a_tag_is_text() -> None:
    letter = printed(doc(control(p("a {{ x }}"), "<w:showingPlcHdr/>")), x="value")
    assert root_of(letter).find(f".//{w('showingPlcHdr')}") is None


def test_a_control_without_tags_stays_bound() -> None:
    letter = printed(doc(control(p("as bound"), BOUND), "{{ x }}"), x="value")
    assert root_of(letter).find(f".//{w('dataBinding')}") is not None
