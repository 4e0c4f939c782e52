"""Styles: found by name, ignoring case, through [styles]; Word's own are added where absent."""

import pytest
from lxml import etree

from letterapp.word.order import misordered
from letterapp.word.package import Package
from letterapp.word.styles import Needs, Styles
from letterapp.word.xml import W, parse
from tests.word.word_files import (
    DOCUMENT,
    FILE,
    document,
    filled,
    looks,
    package_of,
    parts_of,
    root_of,
    template,
    values,
    with_parts,
    without_styles,
    wording,
)
from tests.word.word_files import PROPERTIES as PROPS

BUILT_IN = [
    ("Heading 1", "paragraph"),
    ("heading 2", "paragraph"),
    ("heading 3", "paragraph"),
    ("List Bullet", "paragraph"),
    ("list number", "paragraph"),
    ("quote", "paragraph"),
    ("Footnote Text", "paragraph"),
    ("hyperlink", "character"),
    ("footnote reference", "character"),
]

NO_NEEDS: Needs = set()


def styles(package: Package, **names: str) -> Styles:
    return Styles(package, DOCUMENT, {ours.replace("_", " "): name for ours, name in names.items()})


def with_styles(xml: str) -> Package:
    """A template that has these styles only."""
    return with_parts(document(), word__styles=f'<w:styles xmlns:w="{W}">{xml}</w:styles>'.encode())


@pytest.mark.parametrize("name", ["Body Text", "body text", "BODY TEXT"])
def test_a_style_is_found_by_its_name_in_any_case(name: str) -> None:
    assert styles(package_of(document())).find(name) == "BodyText"


def test_a_style_is_found_under_the_name_of_the_campaign() -> None:
    found = styles(package_of(document()), letter_address="Body Text")
    assert found.find("Letter Address") == "BodyText"
    assert found.find("LETTER address") == "BodyText"


def test_a_paragraph_style_is_no_character_style() -> None:
    found = styles(package_of(document()))
    assert found.find("Body Text", "character") is None
    assert found.find("Body Text Char", "character") == "BodyTextChar"


@pytest.mark.parametrize(("name", "kind"), BUILT_IN)
def test_a_built_in_style_is_added_once_where_it_is_absent(name: str, kind: str) -> None:
    found, needs = styles(without_styles(document())), NO_NEEDS.copy()
    style_id = found.built_in(name, needs, kind)
    assert found.built_in(name.upper(), needs, kind) == style_id
    root = parse(found.data(needs, None))
    assert values(root, "style", "styleId") == [style_id]
    assert values(root, "style", "type") == [kind]


def test_a_built_in_style_that_is_there_is_used() -> None:
    found, needs = styles(package_of(document())), NO_NEEDS.copy()
    assert found.built_in("heading 1", needs) == "Heading1"
    assert needs == set()


def added(package: Package) -> etree._Element:
    """The styles of a package with all built-in ones."""
    found, needs = styles(package), NO_NEEDS.copy()
    for name, kind in BUILT_IN:
        found.built_in(name.lower(), needs, kind)
    return parse(found.data(needs, None))


def test_an_added_style_has_the_name_that_word_gives_it() -> None:
    assert set(values(added(without_styles(document())), "name")) == {
        *("heading 1", "heading 2", "heading 3", "List Bullet", "List Number", "Quote"),
        *("footnote text", "Hyperlink", "footnote reference"),
    }


def test_added_styles_have_their_properties_in_the_schema_s_order() -> None:
    assert misordered(etree.tostring(added(without_styles(document())))) == ()


def test_an_added_style_is_based_on_the_default_one() -> None:
    found = styles(with_styles('<w:style w:type="paragraph" w:default="1" w:styleId="St"/>'))
    needs = NO_NEEDS.copy()
    found.built_in("quote", needs)
    assert values(parse(found.data(needs, None)), "basedOn") == ["St"]


def test_an_added_style_takes_no_id_of_another() -> None:
    found = styles(with_styles('<w:style w:styleId="quote"><w:name w:val="Zitat"/></w:style>'))
    assert found.built_in("quote", NO_NEEDS.copy()) == "Quote2"
    assert found.find("Zitat") == "quote"


def test_added_styles_have_ids_of_their_own() -> None:
    xml = '<w:style w:styleId="Hyperlink" w:type="paragraph"><w:name w:val="x"/></w:style>'
    ids = values(added(with_styles(xml)), "style", "styleId")
    assert len({one.casefold() for one in ids}) == len(ids) == len(BUILT_IN) + 1


def test_one_letter_s_needs_are_not_another_s() -> None:
    found = styles(without_styles(document()))
    first, second = NO_NEEDS.copy(), NO_NEEDS.copy()
    found.built_in("quote", first)
    found.built_in("heading 1", second)
    assert values(parse(found.data(first, None)), "name") == ["Quote"]
    assert values(parse(found.data(second, None)), "name") == ["heading 1"]
    assert found.data(first, None) == found.data({*first}, None)


def test_a_template_without_a_styles_part_gets_one() -> None:
    package = package_of(document("{{ body }}"))
    package.remove("word/styles.xml", DOCUMENT)
    assert styles(package).part is None
    letter = filled(package, "> quoted")
    assert "Quote" in values(root_of(letter, "word/styles.xml"), "style", "styleId")
    assert looks(letter) == [("Quote", "quoted")]


@pytest.mark.parametrize(
    ("own", "language", "is_other"),
    [("en-US", "en", False), ("en-US", "fr", True), ("en", "EN-gb", False), ("en-US", None, False)],
)
def test_the_part_changes_only_for_another_language(
    own: str, language: str | None, is_other: bool
) -> None:
    defaults = f'<w:rPrDefault><w:rPr><w:lang w:val="{own}"/></w:rPr></w:rPrDefault>'
    found = styles(with_styles(f"<w:docDefaults>{defaults}</w:docDefaults>"))
    assert found.is_to_change((), language) is is_other
    assert found.is_to_change({("Quote", "paragraph")}, language)
    assert values(parse(found.data((), language)), "lang") == [language if is_other else own]


def test_a_missing_style_is_a_warning_with_the_nearest_and_takes_the_body_s() -> None:
    made = document()
    made.styles.add_style("Letter Adress", 1)
    made.add_paragraph("{{ body }}", style="Body Text")
    letter = filled(made, "::: Letter Address\nParis\n:::")
    [problem] = letter.problems
    assert not problem.is_error
    assert problem.message == "the Word template has no style “Letter Address”"
    assert (problem.hint, problem.where.file) == ("Did you mean “Letter Adress”?", FILE)
    assert looks(letter) == [("Body Text", "Paris")]


def test_a_missing_style_is_named_once() -> None:
    text = "::: A\none\n:::\n\n::: A\ntwo\n:::\n\n::: B\nthree\n:::"
    assert len(filled(document("{{ body }}"), text).problems) == 2


@pytest.mark.parametrize(
    ("ours", "text"), [("Quote", "> x"), ("Letter Date", "::: Letter Date\nx\n:::")]
)
def test_a_style_that_the_campaign_names_and_the_template_lacks_is_a_warning(
    ours: str, text: str
) -> None:
    compiled = template(document("{{ body }}"), {ours: "Zitat"})
    [problem] = compiled.fill(wording(text), {}, PROPS).problems
    assert (problem.is_error, problem.message) == (False, "the Word template has no style “Zitat”")


def test_the_campaign_s_names_count_for_lists_and_headings() -> None:
    compiled = template(document("{{ body }}"), {"heading 1": "Body Text", "List Bullet": "List"})
    letter = compiled.fill(wording("# h\n\n- b"), {}, PROPS)
    assert looks(letter) == [("Body Text", "h"), ("List", "b")]


def test_a_styles_part_that_needs_nothing_stays_byte_for_byte() -> None:
    package = package_of(document("{{ body }}"))
    letter = filled(package, "# h\n\n- b\n\n1. n\n\n> q")
    assert parts_of(letter)["word/styles.xml"] == package.parts["word/styles.xml"]
