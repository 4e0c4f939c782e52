"""What fields show: numbers of pages, links, dates, and what is stored."""

import datetime

import pytest

from letterapp.pages.content import Bookmark, Item, Number, NumberFormat, PageNumber, Text
from letterapp.pages.document import Document
from letterapp.pages.reading.dates import pictured
from letterapp.pages.reading.fields import instruction_of
from letterapp.pages.reading.reader import read_document
from letterapp.problems import NOWHERE
from tests.pages.reading.files import items, messages, read, text, texts, with_core
from tools.fidelity.markup import field, paragraph, run
from tools.fidelity.word_file import WordFile

BEGIN, SEPARATE, END = (
    f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end")
)
DATES = (
    "<dcterms:created>2016-09-05T00:00:00Z</dcterms:created>"
    "<dcterms:modified>2016-09-28T15:04:05Z</dcterms:modified>"
)


def code(words: str) -> str:
    return f'<w:r><w:instrText xml:space="preserve">{words}</w:instrText></w:r>'


def shown(inner: str) -> list[Item]:
    return items(read(f"<w:p>{inner}</w:p>"))


def dated(inner: str, language: str = "en-GB") -> Document:
    made = WordFile(f"<w:p>{inner}</w:p>", language=language)
    return read_document(with_core(made.data(), DATES), NOWHERE)


@pytest.mark.parametrize(
    ("instruction", "kind", "number_format"),
    [
        ("PAGE", PageNumber.PAGE, None),
        ("page", PageNumber.PAGE, None),
        (r"PAGE \* MERGEFORMAT", PageNumber.PAGE, None),
        (r"PAGE \* roman \* MERGEFORMAT", PageNumber.PAGE, NumberFormat.LOWER_ROMAN),
        (r"PAGE \* ROMAN", PageNumber.PAGE, NumberFormat.UPPER_ROMAN),
        (r"PAGE \* ALPHABETIC", PageNumber.PAGE, NumberFormat.UPPER_LETTER),
        (r"PAGE \* alphabetic", PageNumber.PAGE, NumberFormat.LOWER_LETTER),
        (r"PAGE  \* Arabic ", PageNumber.PAGE, NumberFormat.DECIMAL),
        ("NUMPAGES", PageNumber.PAGES, NumberFormat.DECIMAL),
        (r"SECTIONPAGES \* roman", PageNumber.SECTION_PAGES, NumberFormat.LOWER_ROMAN),
        (r"PAGE \* unheard-of", PageNumber.PAGE, None),
    ],
)
def test_numbers_of_pages_are_known_with_their_formats(
    instruction: str, kind: PageNumber, number_format: NumberFormat | None
) -> None:
    simple = f'<w:fldSimple w:instr="{instruction}">{run("9")}</w:fldSimple>'
    for inner in (field(instruction, "9"), simple):
        [found] = shown(inner)
        assert isinstance(found, Number)
        assert (found.kind, found.number_format) == (kind, number_format)


def test_a_number_between_dashes_has_them() -> None:
    before, number, after = shown(field(r"PAGE \* ArabicDash"))
    assert isinstance(number, Number)
    assert text([before, after]) == "-  -"


def test_a_number_looks_as_what_was_last_shown_of_it() -> None:
    inner = BEGIN + code("PAGE") + SEPARATE + run("9", "b") + run("0", "i") + END
    [found] = shown(inner)
    assert isinstance(found, Number)
    assert (found.look.is_bold, found.look.is_italic) == (True, False)


def test_a_number_that_was_never_shown_looks_as_its_code() -> None:
    [found] = shown(BEGIN + code("PAGE").replace("<w:r>", "<w:r><w:rPr><w:b/></w:rPr>") + END)
    assert isinstance(found, Number)
    assert found.look.is_bold


def test_a_field_in_one_run_is_one() -> None:
    inner = (BEGIN + code("PAGE") + SEPARATE + run("9") + END).replace("</w:r><w:r>", "")
    [found] = shown(inner.replace("<w:r>", "<w:r><w:rPr><w:b/></w:rPr>"))
    assert isinstance(found, Number)
    assert found.look.is_bold


def test_a_field_that_leads_somewhere_is_a_link() -> None:
    for instruction, address in (
        ('HYPERLINK "https://www.example.org/a b"', "https://www.example.org/a b"),
        (r'HYPERLINK \l "Annex" \o "See"', "#Annex"),
        (r'HYPERLINK "https://www.example.org" \l "top"', "https://www.example.org#top"),
    ):
        [found] = shown(field(instruction, "here"))
        assert isinstance(found, Text)
        assert (found.text, found.link) == ("here", address)


def test_other_fields_show_what_is_stored() -> None:
    assert text(shown(field("REF Annex", "annex 2"))) == "annex 2"
    assert text(shown(field(r"FILENAME \p", "letter.docx"))) == "letter.docx"


def test_a_field_in_the_code_of_another_is_not_shown() -> None:
    inner = BEGIN + code("IF ") + field("PAGE", "1") + code(" = 1 ") + SEPARATE + run("yes") + END
    assert text(shown(inner)) == "yes"


def test_a_field_in_the_result_of_another_is() -> None:
    inner = BEGIN + code("TOC") + SEPARATE + run("Part ") + field("PAGEREF _Toc1", "7") + END
    assert text(shown(inner)) == "Part 7"


def test_a_field_may_go_over_paragraphs() -> None:
    first = BEGIN + code("TOC") + SEPARATE + run("One")
    document = read(f"<w:p>{first}</w:p>{paragraph('Two')}<w:p>{run('Three')}{END}</w:p>")
    assert texts(document) == ["One", "Two", "Three"]


def test_paragraphs_of_a_code_are_none() -> None:
    inner = (
        f"<w:p>{run('A')}{BEGIN}{code('IF x')}</w:p><w:p>{code('y')}{SEPARATE}{run('B')}{END}</w:p>"
    )
    assert texts(read(inner)) == ["AB"]


def test_fields_without_an_end_are_shown_as_they_were() -> None:
    document = read(f"<w:p>{BEGIN}{code('PAGE')}{SEPARATE}{run('9')}</w:p>{paragraph('More')}")
    assert texts(document) == ["9", "More"]
    assert messages(document) == ["a field has no end, and is shown as it was last"]


def test_the_marks_of_a_field_that_was_taken_out_are_not_looked_for() -> None:
    document = read(f"<w:p><w:del>{BEGIN}{code('PAGE')}</w:del>{field('REF x', '9')}</w:p>")
    assert texts(document) == ["9"]
    assert messages(document) == []


def test_a_field_that_shows_what_is_stored_nowhere_is_counted() -> None:
    document = read(f"<w:p>{BEGIN}{code('SYMBOL 183')}{END}{BEGIN}{code('XE x')}{END}</w:p>")
    assert messages(document) == ["what a field shows is not in the file"]


@pytest.mark.parametrize(
    ("inner", "sign"), [("<w:checked/>", "☒"), ("", "☐"), ("<w:default w:val='1'/>", "☒")]
)
def test_a_tick_box_is_a_sign(inner: str, sign: str) -> None:
    box = BEGIN.replace(
        '"begin"/>', f'"begin"><w:ffData><w:checkBox>{inner}</w:checkBox></w:ffData></w:fldChar>'
    )
    assert text(shown(box + code("FORMCHECKBOX") + END)) == sign


def test_a_hidden_field_shows_nothing() -> None:
    assert shown(field("PAGE", "9", "vanish")) == []
    assert shown(field("REF x", "9", "vanish")) == []


def test_a_bookmark_in_a_code_is_kept() -> None:
    mark = '<w:bookmarkStart w:id="1" w:name="Annex"/>'
    assert shown(BEGIN + code("XE") + mark + END) == [Bookmark("Annex")]


@pytest.mark.parametrize(
    ("instruction", "expected"),
    [
        (r'DATE \@ "d MMMM yyyy"', "28 September 2016"),
        (r'SAVEDATE \@ "dddd, dd.MM.yy"', "Wednesday, 28.09.16"),
        (r'TIME \@ "h:mm am/pm"', "3:04 PM"),
        (r'CREATEDATE \@ "ddd d MMM"', "Mon 5 Sep"),
        (r"DATE \@ yyyy", "2016"),
        ("DATE", "stored"),
    ],
)
def test_dates_are_the_letter_s_by_their_pictures(instruction: str, expected: str) -> None:
    assert texts(dated(field(instruction, "stored"))) == [expected]


def test_dates_have_the_names_of_the_language_of_the_text() -> None:
    made = dated(field(r'DATE \@ "dddd d MMMM"', "stored"), "fr-FR")
    assert texts(made) == ["mercredi 28 septembre"]
    assert texts(dated(field(r'DATE \@ "MMMM"', "stored"), "x-none")) == ["September"]
    assert texts(dated(field(r'DATE \@ "MMMM"', "stored"), "fr-XX")) == ["septembre"]


def test_dates_of_a_file_without_one_are_as_stored() -> None:
    assert text(shown(field(r"DATE \@ yyyy", "1999"))) == "1999"


@pytest.mark.parametrize(
    ("picture", "expected"),
    [
        ("H:m:s", "15:4:5"),
        ("HH:mm:ss", "15:04:05"),
        ("hh AM/PM", "03 PM"),
        ("yy-M-d", "16-9-8"),
        ("'the' d", "the 8"),
        ("'open", "'open"),
        ("", ""),
    ],
)
def test_pictures_are_followed_letter_by_letter(picture: str, expected: str) -> None:
    moment = datetime.datetime(2016, 9, 8, 15, 4, 5, tzinfo=datetime.UTC)
    assert pictured(moment, picture) == expected


def test_an_instruction_has_arguments_and_switches() -> None:
    made = instruction_of(r' hyperlink "C:\\a \"b\"" \o tip \t ')
    assert (made.name, made.arguments) == ("HYPERLINK", ('C:\\a "b"',))
    assert (made.switch("o"), made.switch("t"), made.switch("l")) == ("tip", None, None)
    assert instruction_of("").name == ""
