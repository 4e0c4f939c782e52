"""Fields that load from elsewhere are refused however the tags of a template put them together."""

from typing import Any

import pytest
from docx.document import Document

from tests.word.engine.building import doc, elements, field, note, p, with_footnotes
from tests.word.engine.helpers import compiled

MACRO = ("{% macro m() %}", "a", "b", "{% endmacro %}")
FOR, END = "{% for i in ['INCLUDE', 'TEXT'] %}", "{% endfor %}"


def code(text: str) -> str:
    return f'<w:r><w:instrText xml:space="preserve">{text}</w:instrText></w:r>'


def character(kind: str) -> str:
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


BEGIN, SEPARATE, CLOSE = map(character, ("begin", "separate", "end"))
REST = (SEPARATE, "shown", CLOSE)


def simple(instruction: str) -> str:
    return f'<w:fldSimple w:instr="{instruction}"><w:r><w:t>a</w:t></w:r></w:fldSimple>'


def problems(made: Document, **data: Any) -> list[str]:
    """What is wrong with a letter; without that there is one."""
    filled = compiled(made).fill(None, {"x": "", **data}, None)
    assert bool(filled.data) is not bool(filled.problems)
    return [f"{problem.where.place}: {problem.message}" for problem in filled.problems]


def fault(name: str = "INCLUDETEXT", part: str = "document") -> list[str]:
    loads = "loads from elsewhere when the letter is opened"
    return [f"word/{part}.xml: the field {name} {loads}"]


def searched(made: Document) -> set[str]:
    """The parts whose fields are looked at in each letter."""
    template = compiled(made)._compiled_for(pours=False, is_letter=False)
    return {name for part in template.parts for name in part.open_fields}


@pytest.mark.parametrize(
    "blocks",
    [
        (p(field('{# c #}INCLUDETEXT "x"', "a")),),
        (p(field("{% raw %}INCLUDETEXT{% endraw %} x", "a")),),
        (p(field('INCLUDE{{ "" }}TEXT x', "a")),),
        (p(field("{{ 'INCLUDETEXT' }} x", "a")),),
        (p(field("{% if 1 %}INCLUDETEXT{% endif %} x", "a")),),
        (p(field("INC{% if 0 %}X{% endif %}LUDETEXT x", "a")),),
        (p(simple("INC{{ x }}LUDETEXT y")),),
        (p(simple("{# {{ x }} #}INCLUDETEXT y")),),
        (p(BEGIN, code("INC"), "{% if 0 %}", code("X"), "{% endif %}", code("LUDETEXT y"), *REST),),
        (p(BEGIN, FOR, code("{{ i }}"), END, *REST),),
        (p(BEGIN, code("INC")), "{% if 0 %}", p(code("X")), "{% endif %}", p(code("LUDETEXT"))),
        (p("{% if 0 %}", BEGIN, "{% endif %}", code("{# c #}INCLUDETEXT"), *REST),),
        (
            *(*MACRO, p(BEGIN, code("INC"))),
            p(code("X"), SEPARATE, "{{ m() }}", CLOSE, BEGIN),
            p(code("LUDETEXT y"), *REST),
        ),
        (
            p(BEGIN, code("INC")),
            p(code("X"), *REST, "{{p x }}", BEGIN),
            p(code("LUDETEXT y"), *REST),
        ),
    ],
)
def test_a_field_that_tags_make_load_from_elsewhere_is_refused(blocks: tuple[str, ...]) -> None:
    assert fault()[0] in problems(doc(*blocks))


def test_a_field_that_the_data_makes_load_from_elsewhere_is_refused() -> None:
    made = doc(p(field("{{ x }}", "a")))
    assert problems(made, x='DDEAUTO "x"') == fault("DDEAUTO")
    assert problems(made, x="PAGE") == []


def test_a_kind_of_field_that_is_begun_by_a_tag_is_looked_at() -> None:
    begin = BEGIN.replace('"begin"', "\"{{ 'begin' if x else 'end' }}\"")
    made = doc(p(begin, code("PAGE"), *REST))
    assert searched(made) == {"word/document.xml"}


def test_a_field_in_a_header_is_looked_at() -> None:
    made = doc("a")
    content: Any = made.sections[0].header._element
    content.extend(elements(p(field("INC{{ x }}LUDETEXT y", "a"))))
    assert problems(made) == fault(part="header1")


@pytest.mark.parametrize("text", ["INC{{ x }}LUDETEXT y", "{# c #}INCLUDETEXT {{ x }}"])
def test_a_field_in_a_note_is_looked_at(text: str) -> None:
    made = with_footnotes(doc(p("a", note(1)), "{{ x }}"), p(field(text, "a")))
    assert problems(made) == fault(part="footnotes")


def test_each_letter_is_looked_at_by_itself() -> None:
    template = compiled(doc(p(field("{{ x }}TEXT", "a"))))
    found = [bool(template.fill(None, {"x": x}, None).data) for x in ("A", "INCLUDE", "A")]
    assert found == [True, False, True]


@pytest.mark.parametrize(
    "blocks",
    [
        (p("{{ x }} ", field("PAGE", "1"), " {{ x }}"),),
        (p(field("REF a", "{{ x }}")), "{% if x %}", p(field("DATE", "1")), "{% endif %}"),
        (FOR, p("{{ i }}", field("PAGE", "1")), END),
        ("{{ x }}", p(BEGIN, code("IF "), field("PAGE", "1"), code(" = 1"), *REST)),
        (p(BEGIN, code("TOC")), p(code(" x"), SEPARATE), "{{ x }}", p("{{ x }}", CLOSE)),
        (p(simple("PAGE")), "{{ x }}"),
    ],
)
def test_letters_of_templates_whose_fields_no_tag_changes_are_not_searched(
    blocks: tuple[str, ...],
) -> None:
    assert searched(doc(*blocks)) == set()
    assert problems(doc(*blocks)) == []


def test_a_field_that_tags_make_and_that_loads_nothing_is_kept() -> None:
    made = doc(p(field("MERGEFIELD {{ x }}", "a"), field("{% if x %}DATE{% endif %}", "b")))
    assert searched(made) == {"word/document.xml"}
    assert problems(made, x="INCLUDETEXT") == []
