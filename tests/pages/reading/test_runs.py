"""What stands in runs and around them."""

import pytest

from letterapp.pages.content import (
    Bookmark,
    Break,
    BreakKind,
    Number,
    PageNumber,
    PositionTab,
    Tab,
    Text,
)
from letterapp.pages.formats import CharacterFormat, Fonts, Vertical
from tests.pages.reading.files import items, labels, messages, paragraphs, read, texts
from tools.fidelity.markup import cell, paragraph, row, run, table
from tools.fidelity.word_file import WordFile, style

MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"


def of_run(inner: str) -> list[object]:
    return list(items(read(f"<w:p><w:r>{inner}</w:r></w:p>")))


def plain(inner: str) -> str:
    return texts(read(f"<w:p>{inner}</w:p>"))[0]


def look_of(inner: str) -> CharacterFormat:
    [one] = of_run(f"<w:rPr>{inner}</w:rPr><w:t>x</w:t>")
    assert isinstance(one, Text)
    return one.look


@pytest.mark.parametrize(
    ("inner", "kind"),
    [
        ("<w:br/>", BreakKind.LINE),
        ("<w:cr/>", BreakKind.LINE),
        ('<w:br w:clear="all"/>', BreakKind.LINE),
        ('<w:br w:type="page"/>', BreakKind.PAGE),
        ('<w:br w:type="column"/>', BreakKind.COLUMN),
    ],
)
def test_breaks_end_what_they_say(inner: str, kind: BreakKind) -> None:
    [found] = of_run(inner)
    assert isinstance(found, Break)
    assert found.kind is kind


def test_hyphens_that_do_not_break_or_may_are_characters() -> None:
    assert plain(run("20") + "<w:r><w:noBreakHyphen/><w:t>year</w:t></w:r>") == "20\u2011year"
    assert plain(run("re") + "<w:r><w:softHyphen/><w:t>ply</w:t></w:r>") == "re\u00adply"


def test_tabs_are_items_also_those_to_a_place_of_their_own() -> None:
    first, second = of_run(
        '<w:tab/><w:ptab w:relativeTo="indent" w:alignment="right" w:leader="dot"/>'
    )
    assert isinstance(first, Tab)
    assert isinstance(second, PositionTab)
    assert (second.alignment, second.is_to_indents, second.leader) == ("right", True, ".")


def test_a_symbol_is_its_character_in_its_font() -> None:
    [found] = of_run('<w:sym w:font="Wingdings" w:char="F0FC"/>')
    assert isinstance(found, Text)
    assert found.text == "\uf0fc"
    assert found.look.fonts == Fonts("Wingdings", "Wingdings", "Wingdings", "Wingdings")


@pytest.mark.parametrize("code", ["", "x", "FFFFFFFF", "-1", "7", "D800", "9F"])
def test_a_symbol_that_is_none_is_nothing(code: str) -> None:
    assert of_run(f'<w:sym w:font="Symbol" w:char="{code}"/>') == []


def test_spaces_around_text_count_where_it_says_so() -> None:
    assert plain("<w:r><w:t> a </w:t><w:t xml:space='preserve'> b </w:t></w:r>") == "a b "
    assert plain("<w:r><w:t>a\nb</w:t></w:r>") == "a b"


def test_a_tab_within_text_is_one() -> None:
    kinds = [type(one) for one in of_run("<w:t>a\tb</w:t>")]
    assert kinds == [Text, Tab, Text]


def test_what_was_added_is_there_and_what_was_taken_out_is_not() -> None:
    inner = (
        f"<w:ins>{run('added ')}</w:ins><w:moveTo>{run('here ')}</w:moveTo><w:del><w:r>"
        f"<w:delText>gone</w:delText></w:r></w:del><w:moveFrom>{run('there')}</w:moveFrom>"
    )
    assert plain(inner + run("kept")) == "added here kept"


def test_a_paragraph_whose_end_was_taken_out_goes_on_in_the_next() -> None:
    gone = '<w:p><w:pPr><w:rPr><w:del w:id="1"/></w:rPr></w:pPr>{}</w:p>'
    document = read(gone.format(run("One, ")) + paragraph("two", "jc=center"))
    assert texts(document) == ["One, two"]
    assert paragraphs(document)[0].look.alignment == "center"
    assert texts(read(gone.format(run("Alone")))) == ["Alone"]


def test_hidden_text_is_left_out_with_its_paragraph() -> None:
    hidden = paragraph([run("Note", "vanish")], "", "<w:rPr><w:vanish/></w:rPr>")
    document = read(hidden + paragraph([run("Not this. ", "vanish"), "This."]))
    assert texts(document) == ["This."]


def test_a_hidden_list_item_is_not_counted() -> None:
    made = WordFile()
    made.numbering = (
        '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/>'
        '<w:lvlText w:val="%1."/></w:lvl></w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    )
    mark = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
    hidden = paragraph([run("x", "vanish")], "", mark, "<w:rPr><w:vanish/></w:rPr>")
    document = read(hidden + paragraph("One", "", mark), made)
    assert labels(document) == ["1."]


def test_a_style_may_hide_and_a_run_may_show() -> None:
    made = WordFile(styles=style("Hidden", "", letters="vanish", kind="character"))
    inner = [run("not this ", "rStyle=Hidden"), run("this", "rStyle=Hidden vanish=0")]
    assert texts(read(paragraph(inner), made)) == ["this"]


def test_a_cell_of_nothing_but_hidden_text_has_a_paragraph() -> None:
    hidden = paragraph([run("x", "vanish")], "", "<w:rPr><w:vanish/></w:rPr>")
    document = read(table((100,), [row(cell(hidden))]))
    [block] = document.sections[0].blocks
    assert len(block.rows[0].cells[0].blocks) == 1  # type: ignore[union-attr]


@pytest.mark.parametrize("name", ["smartTag", "customXml", "dir", "bdo", "ins"])
def test_what_only_holds_runs_is_passed_through(name: str) -> None:
    assert plain(f"<w:{name}><w:{name}>{run('Dear')}</w:{name}></w:{name}>") == "Dear"


def test_controls_show_their_content_in_lines_and_as_blocks() -> None:
    control = "<w:sdt><w:sdtPr/><w:sdtContent>{}</w:sdtContent></w:sdt>"
    document = read(control.format(paragraph("A")) + f"<w:p>{control.format(run('B'))}</w:p>")
    assert texts(document) == ["A", "B"]


def test_a_link_is_on_all_that_it_holds() -> None:
    made = WordFile()
    link = made.link("https://www.example.org/reply", "our letter")
    inside = f'<w:hyperlink w:anchor="Annex">{run("the annex")}<w:r><w:tab/></w:r></w:hyperlink>'
    first, second, tab = items(read(f"<w:p>{link}{inside}</w:p>", made))
    assert isinstance(first, Text)
    assert first.link == "https://www.example.org/reply"
    assert isinstance(second, Text)
    assert isinstance(tab, Tab)
    assert second.link == tab.link == "#Annex"


def test_a_link_to_a_relationship_that_is_not_there_is_text() -> None:
    [found] = items(read(f'<w:p><w:hyperlink r:id="rId99">{run("x")}</w:hyperlink></w:p>'))
    assert isinstance(found, Text)
    assert found.link == ""


def test_bookmarks_are_places_but_for_words_own() -> None:
    marks = '<w:bookmarkStart w:id="1" w:name="Annex"/><w:bookmarkStart w:id="2" w:name="_GoBack"/>'
    assert items(read(f"<w:p>{marks}</w:p>")) == [Bookmark("Annex")]
    between = items(read(f"{paragraph('A')}{marks}{paragraph('B')}"))
    assert between[1] == Bookmark("Annex")
    assert items(read(f"{paragraph('A')}{marks}"))[1:] == [Bookmark("Annex")]


def test_a_reading_aid_is_lost_and_its_word_is_not() -> None:
    ruby = (
        f"<w:r><w:ruby><w:rt>{run('x')}</w:rt><w:rubyBase>{run('word')}</w:rubyBase></w:ruby></w:r>"
    )
    document = read(f"<w:p>{ruby}</w:p>")
    assert texts(document) == ["word"]
    assert messages(document) == ["the reading aid above a word is not shown"]


def test_of_alternatives_the_first_is_read_that_is_known() -> None:
    one = (
        f'<mc:AlternateContent xmlns:mc="{MC}" xmlns:cx="urn:unknown">'
        '<mc:Choice Requires="cx"><w:r><w:t>new</w:t></w:r></mc:Choice>'
        '<mc:Choice Requires="wps"><w:r><w:t>known</w:t></w:r></mc:Choice>'
        "<mc:Fallback><w:r><w:t>old</w:t></w:r></mc:Fallback></mc:AlternateContent>"
    )
    assert plain(one) == "known"
    assert plain(one.replace('"wps"', '"cx wps"')) == "old"
    in_run = one.replace("<w:r>", "").replace("</w:r>", "")
    assert plain(f"<w:r>{in_run}</w:r>") == "known"
    assert texts(read(one.replace("<w:r>", "<w:p><w:r>").replace("</w:r>", "</w:r></w:p>"))) == [
        "known"
    ]


def test_alternatives_that_are_all_unknown_are_counted() -> None:
    one = f'<mc:AlternateContent xmlns:mc="{MC}"><mc:Choice Requires="x"/></mc:AlternateContent>'
    document = read(f"{one}<w:p>{one}<w:r>{one}</w:r></w:p>")
    assert messages(document) == ["3 things that a newer program drew are not shown"]


def test_an_old_page_number_is_one() -> None:
    [found] = of_run("<w:pgNum/>")
    assert isinstance(found, Number)
    assert found.kind is PageNumber.PAGE


def test_kerning_and_right_to_left_are_in_the_look() -> None:
    assert look_of('<w:kern w:val="28"/><w:rtl/><w:cs/>').kerns
    assert not look_of('<w:kern w:val="0"/>').kerns
    assert look_of("<w:rtl/><w:cs/>").is_complex
    assert look_of('<w:vertAlign w:val="subscript"/>').vertical is Vertical.SUBSCRIPT


def test_documents_within_the_document_are_counted() -> None:
    document = read('<w:altChunk r:id="rId9"/><w:p><w:subDoc r:id="rId9"/></w:p>')
    assert messages(document) == ["2 documents within the document are not shown"]
