"""Lists: their labels, how they count, and what their levels say of paragraphs."""

from collections.abc import Sequence

import pytest

from letterapp.pages.document import Document
from tests.pages.reading.files import labels, messages, paragraphs, read
from tools.fidelity.markup import paragraph
from tools.fidelity.word_file import WordFile, style


def level(place: int, text: str, more: str = "", kind: str = "decimal", start: int = 1) -> str:
    return (
        f'<w:lvl w:ilvl="{place}"><w:start w:val="{start}"/><w:numFmt w:val="{kind}"/>{more}'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
    )


def abstract(*levels: str, key: int = 0, more: str = "") -> str:
    return f'<w:abstractNum w:abstractNumId="{key}">{more}{"".join(levels)}</w:abstractNum>'


def num(key: int, kind: int = 0, override: str = "") -> str:
    return f'<w:num w:numId="{key}"><w:abstractNumId w:val="{kind}"/>{override}</w:num>'


def mark(place: int = 0, key: int = 1) -> str:
    return f'<w:numPr><w:ilvl w:val="{place}"/><w:numId w:val="{key}"/></w:numPr>'


def listed(numbering: str, places: Sequence[int | tuple[int, int]], styles: str = "") -> Document:
    """A document of items, each a level, or a level and a list."""
    made = WordFile(numbering=numbering, styles=styles)
    pairs = [(place, 1) if isinstance(place, int) else place for place in places]
    return read("".join(paragraph("x", "", mark(*pair)) for pair in pairs), made)


CLAUSES = abstract(level(0, "%1."), level(1, "%1.%2"), level(2, "%1.%2.%3"))


def test_deeper_levels_begin_again_after_higher_ones() -> None:
    document = listed(CLAUSES + num(1), [0, 1, 1, 2, 0, 1, 2])
    assert labels(document) == ["1.", "1.1", "1.2", "1.2.1", "2.", "2.1", "2.1.1"]


def test_a_level_whose_higher_one_has_not_come_counts_from_its_start() -> None:
    assert labels(listed(CLAUSES + num(1), [1, 1, 0])) == ["1.1", "1.2", "2."]


@pytest.mark.parametrize(("restart", "expected"), [("0", ["2.2"]), ("1", ["2.1"]), ("2", ["2.1"])])
def test_a_level_says_after_which_it_begins_again(restart: str, expected: list[str]) -> None:
    again = f'<w:lvlRestart w:val="{restart}"/>'
    kind = abstract(level(0, "%1."), level(1, "%1.%2", again))
    assert labels(listed(kind + num(1), [0, 1, 0, 1]))[-1:] == expected


def test_lists_of_one_kind_count_on_unless_they_start_anew() -> None:
    override = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride>'
    lists = CLAUSES + num(1) + num(2) + num(3, override=override)
    document = listed(lists, [0, (0, 2), (0, 3), (0, 3), (0, 1)])
    assert labels(document) == ["1.", "2.", "5.", "6.", "7."]


def test_a_list_may_have_a_level_of_its_own() -> None:
    own = f'<w:lvlOverride w:ilvl="0">{level(0, "(%1)", kind="lowerLetter")}</w:lvlOverride>'
    assert labels(listed(CLAUSES + num(1, override=own), [0, 0])) == ["(a)", "(b)"]


def test_numbers_of_laws_are_decimal_throughout() -> None:
    kind = abstract(level(0, "%1", kind="upperRoman"), level(1, "%1.%2", "<w:isLgl/>"))
    assert labels(listed(kind + num(1), [0, 1])) == ["I", "1.1"]


def test_bullets_are_as_the_file_has_them_in_the_font_of_their_level() -> None:
    look = '<w:rPr><w:rFonts w:ascii="Symbol" w:hAnsi="Symbol"/></w:rPr></w:lvl>'
    bullet = level(0, "\uf0b7", kind="bullet").replace("</w:lvl>", look)
    [one] = paragraphs(listed(abstract(bullet) + num(1), [0]))
    assert one.label is not None
    assert (one.label.text, one.label.look.fonts.latin) == ("\uf0b7", "Symbol")
    assert one.mark.fonts.latin == "Calibri"


def test_a_label_looks_as_the_end_of_its_paragraph_does() -> None:
    made = WordFile(numbering=CLAUSES + num(1))
    document = read(paragraph("x", "", mark(), "<w:rPr><w:b/></w:rPr>"), made)
    [one] = paragraphs(document)
    assert one.label is not None
    assert one.label.look.is_bold


def test_what_follows_a_label_and_where_it_stands_is_said() -> None:
    more = '<w:suff w:val="space"/><w:lvlJc w:val="right"/>'
    [one] = paragraphs(listed(abstract(level(0, "%1", more)) + num(1), [0]))
    assert one.label is not None
    assert (one.label.suffix, one.label.alignment) == ("space", "right")


def test_pictures_for_bullets_are_plain_bullets() -> None:
    picture = level(0, "", '<w:lvlPicBulletId w:val="0"/>', "bullet")
    document = listed(abstract(picture) + num(1), [0])
    assert labels(document) == ["•"]
    assert messages(document) == ["a list with pictures for bullets has plain bullets"]


def test_ways_of_counting_that_are_not_known_are_decimal_and_said() -> None:
    document = listed(abstract(level(0, "%1", kind="hebrew1")) + num(1), [0, 0])
    assert labels(document) == ["1", "2"]
    assert messages(document) == ["the numbers of 2 list items are written 1, 2, 3"]


def test_items_of_lists_that_are_not_there_have_no_label() -> None:
    assert labels(listed(CLAUSES + num(1) + num(2, 7), [(0, 9), (0, 2), (5, 1)])) == ["", "", ""]


def test_a_level_without_text_has_no_label() -> None:
    assert labels(listed(abstract(level(0, "", kind="none")) + num(1), [0])) == [""]


INDENT = '<w:pPr><w:ind w:left="1440" w:hanging="360"/></w:pPr></w:lvl>'
INDENTED = abstract(level(0, "%1").replace("</w:lvl>", INDENT)) + num(1)


def test_a_level_indents_over_the_style_and_under_the_paragraph() -> None:
    made = WordFile(numbering=INDENTED, styles=style("Far", look="ind=left:5000"))
    items = [paragraph("x", f"pStyle=Far {own}", mark()) for own in ("", "ind=left:20")]
    first, second = paragraphs(read("".join(items), made))
    assert (first.look.left, first.look.first) == (72, -18)
    assert (second.look.left, second.look.first) == (1, -18)


def test_a_style_that_makes_a_list_indents_over_its_level() -> None:
    plain = style("Item").replace("</w:style>", f"<w:pPr>{mark()}</w:pPr></w:style>")
    own = '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr><w:ind w:left="100"/></w:pPr></w:style>'
    near = style("Near").replace("</w:style>", own)
    made = WordFile(numbering=INDENTED, styles=plain + near)
    document = read(paragraph("x", "pStyle=Item") + paragraph("x", "pStyle=Near"), made)
    assert [one.look.left for one in paragraphs(document)] == [72, 5]
    assert labels(document) == ["1", "2"]


def test_the_number_0_takes_an_item_out_with_its_indents() -> None:
    item = style("Item").replace("</w:style>", f"<w:pPr>{mark()}</w:pPr></w:style>")
    made = WordFile(numbering=INDENTED, styles=item)
    out = '<w:numPr><w:numId w:val="0"/></w:numPr>'
    [one] = paragraphs(read(paragraph("x", "pStyle=Item", out), made))
    assert (one.label, one.look.left) == (None, 0)


def test_a_level_may_belong_to_a_style() -> None:
    kind = abstract(level(0, "%1"), level(1, "%1.%2", '<w:pStyle w:val="Second"/>'))
    own = '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    styles = style("Second").replace("</w:style>", own)
    made = WordFile(numbering=kind + num(1), styles=styles)
    assert labels(read(paragraph("x", "pStyle=Second"), made)) == ["1.1"]


def test_a_paragraph_may_choose_another_level_of_the_list_of_its_style() -> None:
    item = style("Item").replace("</w:style>", f"<w:pPr>{mark()}</w:pPr></w:style>")
    made = WordFile(numbering=CLAUSES + num(1), styles=item)
    deeper = '<w:numPr><w:ilvl w:val="1"/></w:numPr>'
    body = paragraph("x", "pStyle=Item") + paragraph("x", "pStyle=Item", deeper)
    assert labels(read(body, made)) == ["1.", "1.1"]


def test_a_list_may_be_that_of_a_style_of_lists() -> None:
    link = '<w:numStyleLink w:val="Clauses"/>'
    kinds = CLAUSES + abstract(key=1, more=link) + num(1) + num(2, 1)
    own = '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    styles = style("Clauses", "", kind="numbering").replace("</w:style>", own)
    assert labels(listed(kinds, [(0, 2), (1, 2)], styles)) == ["1.", "1.1"]


def test_styles_of_lists_that_lead_to_each_other_end() -> None:
    link = '<w:numStyleLink w:val="Clauses"/>'
    own = '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    styles = style("Clauses", "", kind="numbering").replace("</w:style>", own)
    assert labels(listed(abstract(more=link) + num(1), [0], styles)) == [""]
