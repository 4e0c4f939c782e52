"""A part with tags: compiled into code, with notes, links and ids that each letter fills."""

import jinja2
import pytest
from hypothesis import given, settings

from letterapp.limits import Limits
from letterapp.problems import Place
from letterapp.word.environment import WordEnvironment
from letterapp.word.filling import Filling
from letterapp.word.ground import Ground
from letterapp.word.package import Package
from letterapp.word.part import PartCompiler, TaggedPart, TooLarge
from letterapp.word.xml import parse, w
from tests.word import packages
from tests.word.engine.building import bookmark, doc, note, p, tbl, with_footnotes
from tests.word.nested import DATA, Template, templates
from tests.word.packages import DOCUMENT
from tests.word.word_files import (
    FILE,
    lines,
    messages,
    parts_of,
    printed,
    rendered,
    root_of,
    template,
)


def compiler(body: str, **others: bytes) -> PartCompiler:
    related = [f"rId{at} {name} {name}.xml" for at, name in enumerate(others, 1)]
    package = Package(packages.parts(body, *related, **others))
    return PartCompiler(Ground(package, DOCUMENT, {}), WordEnvironment(), DOCUMENT, Place(FILE))


def compiled(body: str, **others: bytes) -> tuple[PartCompiler, TaggedPart]:
    """A main document's part of one body, compiled."""
    made = compiler(body, **others)
    root = parse(packages.part("document", f"<w:body>{body}</w:body>"))
    part = made.compile(root, {})
    assert part is not None, made.problems
    return made, part


def render(part: TaggedPart, ground: Ground, limits: Limits | None = None, **values: object) -> str:
    text = part.render(Filling(ground, None), values, limits or Limits())
    assert text is not None
    return text


def ground() -> Ground:
    return Ground(Package(packages.parts()), DOCUMENT, {})


def test_a_part_is_its_own_text_around_its_values() -> None:
    _, part = compiled(p("a {{ x }} b"))
    text = render(part, ground(), x="v")
    assert text.startswith('<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:document ')
    assert text.endswith("</w:body></w:document>")
    assert "".join(parse(text.encode()).itertext()) == "a v b"


def test_a_part_without_tags_is_none() -> None:
    made = compiler(p("a"))
    assert made.compile(parse(packages.part("document", f"<w:body>{p('a')}</w:body>")), {}) is None
    assert made.problems == []


def test_a_part_with_an_error_is_none_and_says_it() -> None:
    made = compiler(p("{{ x"))
    assert (
        made.compile(parse(packages.part("document", f"<w:body>{p('{{ x')}</w:body>")), {}) is None
    )
    assert len(made.problems) == 1


def test_each_tag_of_a_part_knows_what_was_typed_and_where() -> None:
    _, part = compiled(p("a {{ x }}") + p("{% if y %}b{% endif %}"))
    assert [typed for _, typed in part.places] == ["{{ x }}", "{% if y %}", "{% endif %}"]
    assert part.places[0][0] == Place(FILE, None, f"{DOCUMENT}, “a {{{{ x }}}}”")
    assert len(part.slots) == len(part.places)


def test_only_a_part_with_something_that_may_vanish_is_settled() -> None:
    assert compiled(p("a {{ x }}"))[1].has_marks is False
    assert compiled(p("{% for i in x %}a{% endfor %}"))[1].has_marks is True


def test_a_text_beyond_the_limit_is_too_large() -> None:
    _, part = compiled(p("{% for i in range(100) %}{{ x }}{% endfor %}"))
    size = len(render(part, ground(), x="v"))
    assert render(part, ground(), Limits(output=size + 100), x="v")
    with pytest.raises(TooLarge):
        render(part, ground(), Limits(output=size - 100), x="v")


def test_filling_one_letter_leaves_nothing_for_the_next() -> None:
    _, part = compiled(p("{% for i in x %}", bookmark("b", "{{ i }}"), "{% endfor %}"))
    assert render(part, ground(), x=[1, 2]) == render(part, ground(), x=[1, 2])


def test_two_parts_of_one_template_have_ids_of_their_own() -> None:
    made = doc("{% for i in x %}", p(bookmark("b", "{{ i }}")), "{% endfor %}")
    header = made.sections[0].header
    header.paragraphs[0].text = "{{ x | length }}"
    letter = printed(made, x=[1, 2])
    assert lines(letter) == ["1", "2"]
    assert lines(letter, "word/header1.xml") == ["2"]


def test_a_name_of_a_header_is_not_known_in_the_document() -> None:
    made = doc("{{ y }}")
    made.sections[0].header.paragraphs[0].text = "{% set y = 1 %}{{ y }}"
    assert messages(rendered(made)) == ["there is nothing named “y”"]


@pytest.mark.parametrize(
    "block",
    [
        p("a<?letterapp-tag 7?>".join(("<w:r><w:t>", "</w:t></w:r>"))),
        p("<?letterapp-tag 0?>", "a"),
        p("<?letterapp-mark 3?>", "a"),
        p("<?letterapp-data 0?>", "a"),
        p("<?other?>", "a", "<!-- {{ y }} -->"),
    ],
)
def test_instructions_of_the_engine_s_own_in_a_template_do_nothing(block: str) -> None:
    assert lines(printed(doc("{{ x }}", block), x="v")) == ["v", "a"]


@pytest.mark.parametrize("word", ["letterapp-slot-0-", "letterapp-slot-99-"])
def test_names_of_the_engine_s_own_in_a_text_print_as_typed(word: str) -> None:
    assert lines(printed(doc(f"{word} {{{{ x }}}}", word), x="v")) == [f"{word} v", word]


@pytest.mark.parametrize("text", ["a & <b>", '"a"', "]]>", "&amp;", "{ } %", "\u00a0 ខ្មែរ"])
def test_text_around_tags_stays_as_it_was(text: str) -> None:
    assert lines(printed(doc(f"{text}{{{{ x }}}}{text}"), x="v")) == [f"{text}v{text}"]


def test_what_another_program_adds_stays() -> None:
    thing = '<w:p xmlns:o="urn:other" o:id="7"><o:thing o:a="&lt;b&gt;"/>'
    other = f"{thing}<w:r><w:t>{{{{ x }}}}</w:t></w:r></w:p>"
    data = parts_of(printed(doc(other, "{% if x %}c{% endif %}"), x="v"))[DOCUMENT].decode()
    assert 'o:id="7"' in data
    assert "o:thing" in data
    assert 'o:a="&lt;b&gt;"' in data


def test_a_template_that_calls_itself_without_end_is_a_problem() -> None:
    made = doc("{% macro m() %}{{ m() }}{% endmacro %}", "{{ m() }}")
    [problem] = rendered(made).problems
    assert "it calls itself without end" in problem.message


def test_a_problem_in_a_macro_is_at_the_tag_within_it() -> None:
    made = doc("{% macro m(a) %}b {{ 1 / a }}{% endmacro %}", "c {{ m(0) }}")
    [problem] = rendered(made).problems
    assert problem.message == "“{{ 1 / a }}”: division by zero"


def test_tables_with_counted_columns_are_settled_in_headers_too() -> None:
    made = doc("{{ x }}")
    header = made.sections[0].header
    row = doc(tbl(["{% for i in y %}", "{{ i }}", "{% endfor %}"])).element.body[0]
    header._element.append(row)
    header._element.append(doc("").element.body[0])
    letter = printed(made, x=1, y=[1, 2, 3, 4])
    assert lines(letter, "word/header1.xml")[1:5] == ["1", "2", "3", "4"]
    assert parts_of(letter)["word/header1.xml"].count(b"<w:gridCol ") == 4


def test_a_template_is_compiled_for_each_use_by_itself() -> None:
    made = template(doc("{{ body }}"))
    assert lines(made.fill(None, {"body": "a value"}, None)) == ["a value"]
    assert messages(made) == []


@given(templates())
@settings(max_examples=100, deadline=None)
def test_whatever_tags_stand_where_the_letter_says_what_jinja_prints(made: Template) -> None:
    letter = rendered(doc(*made.blocks), **DATA)
    if cut_in_two := [one for one in letter.problems if one.is_error]:
        assert {"begins inside" in problem.message for problem in cut_in_two} == {True}
        return
    expected = jinja2.Environment(autoescape=False).from_string(made.text).render(DATA)
    assert "".join("".join(lines(letter)).split()) == "".join(expected.split())
    root = root_of(letter)
    assert all(cell[-1].tag == w("p") for cell in root.iter(w("tc")))
    assert all(row.find(w("tc")) is not None for row in root.iter(w("tr")))
    assert all(table.find(w("tr")) is not None for table in root.iter(w("tbl")))
    assert all(isinstance(node.tag, str) for node in root.iter())


@pytest.mark.parametrize("character", ["\ufdd8", "\ufdd9"])
def test_a_part_with_the_engine_s_own_characters_is_refused(character: str) -> None:
    [problem] = rendered(doc(f"a{character}1 {{{{ x }}}}"), x=1).problems
    assert problem.is_error
    assert "U+FDD8" in problem.message


def test_tags_of_a_note_that_cannot_be_placed_are_a_problem_of_the_notes() -> None:
    made = with_footnotes(doc(p("a", note(1))), tbl(["a {% if x %}b", "c{% endif %} d"]) + p(""))
    [problem] = [one for one in rendered(made, x=1).problems if one.is_error]
    assert "begins inside" in problem.message
    assert problem.where.place.startswith("word/footnotes.xml")
