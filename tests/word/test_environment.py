"""Jinja over pieces of a part: each tag with its own place, what blocks capture with its kind."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

import pytest
from jinja2 import Template, TemplateSyntaxError
from jinja2.exceptions import FilterArgumentError
from typing_extensions import override

from letterapp.word.environment import Code, Piece, WordEnvironment, Xml
from letterapp.word.faults import Guard
from letterapp.word.filling import Filling
from letterapp.word.guarding import GUARD, PUT
from letterapp.wording.prose import Prose, wrap
from letterapp.wording.unfit import Unfit
from tests.word.test_part import ground

TAG = re.compile(r"<(\d+)>")


class Raising(Guard):
    """A guard that lets pass what is raised."""

    @override
    def failed(self, fault: Exception, number: int = 0) -> None:
        raise fault


def pieces(text: str) -> list[Piece]:
    """A text in pieces: “a<0>b” is constant XML around the tag 0."""
    parts = TAG.split(text)
    return [int(part) if at % 2 else part for at, part in enumerate(parts) if part]


def code(number: int, source: str, **more: Any) -> Code:
    """What Jinja reads for a tag: `= x` is a variable, anything else a block."""
    is_block = not source.startswith("= ")
    return Code(number, source.removeprefix("= "), is_block, **more)


def codes(*sources: str) -> list[Code]:
    return [code(number, source) for number, source in enumerate(sources)]


def compiled(all_pieces: Sequence[Piece], all_codes: Sequence[Code]) -> Template:
    environment = WordEnvironment()
    tree = environment.tree(all_pieces, all_codes, "t.docx")
    return environment.template(tree, all_codes, "t.docx")[0]


def rendered(text: str, all_codes: Sequence[Code], **values: Any) -> str:
    """The text; a printed value shows with its tag: “[x:0]”, XML as it is."""

    def put(value: Any, number: int) -> str:
        return "".join((value,)) if isinstance(value, Xml) else f"[{value}:{number}]"

    context: Mapping[str, Any] = {**values, PUT: put, GUARD: Raising(Filling(ground(), None), ())}
    template = compiled(pieces(text), all_codes)
    return "".join(template.root_render_func(template.new_context(dict(context))))


def test_values_are_put_with_the_number_of_their_tag() -> None:
    assert rendered("a<0>b<1>", codes("= x", "= y + 1"), x="X", y=1) == "a[X:0]b[2:1]"


def test_constant_xml_stays_as_it_is() -> None:
    xml = '<w:p a="{{ x }}">{% if %} {# c #} &amp;\n\n</w:p>'
    assert rendered(f"{xml}<0>", codes("= 1")) == f"{xml}[1:0]"


def test_no_white_space_is_trimmed_around_blocks() -> None:
    assert rendered(" \n<0>\n a \n<1>\n ", codes("if 1", "endif")) == " \n\n a \n\n "


def test_blocks_and_values_work_together() -> None:
    all_codes = codes("for x in y", "= x", "if not loop.last", "endif", "endfor")
    assert rendered("<0>a<1><2>, <3><4>.", all_codes, y=[1, 2]) == "a[1:1], a[2:1]."


@pytest.mark.parametrize("source", ["= x |", "= (", "= 1 2", "= x | nofilter", "if", "for x"])
def test_a_wrong_tag_is_an_error_with_its_number(source: str) -> None:
    with pytest.raises(TemplateSyntaxError) as caught:
        compiled(pieces("a<0>b<1>"), codes("= 1", source))
    assert caught.value.lineno == 2


def test_a_name_of_ours_cannot_be_written_by_a_template() -> None:
    with pytest.raises(TemplateSyntaxError):
        compiled([0], codes(f"= {PUT}"))


def test_a_fault_at_run_time_has_the_line_of_its_tag() -> None:
    all_codes = codes("= 1", "if x", "= 1 / 0", "endif")
    with pytest.raises(Unfit) as caught:
        rendered("a\n\n<0>b\n<1><2><3>", all_codes, x=1)
    found = [entry for entry in caught.traceback if str(entry.path) == "t.docx"]
    template = found[-1].frame.f_globals["__jinja_template__"]
    assert template.get_corresponding_lineno(found[-1].lineno + 1) == 3


def test_what_a_set_captures_is_text_that_can_be_worked_with() -> None:
    all_codes = codes("set a", "endset", "= a | upper", "= a == 'x'", "= a ~ 'y'")
    assert rendered("<0>x<1><2><3><4>", all_codes) == "[X:2][True:3][xy:4]"


def xml_of_a_set(source: str, **values: Any) -> str:
    """The value of an expression about `a`, which a block captured as XML."""
    set_a = Code(0, "set a", is_block=True, xml=Xml)
    return rendered("<0><w:r/><1><2>", [set_a, code(1, "endset"), code(2, source)], **values)


def test_what_is_captured_as_xml_is_printed_as_it_is() -> None:
    assert xml_of_a_set("= a") == "<w:r/>"


@pytest.mark.parametrize(
    "source", ["= a | upper", "= a ~ 'x'", "= 'x' ~ a", "= a + 'x'", "= a[1:]"]
)
def test_xml_cannot_be_taken_apart_or_joined(source: str) -> None:
    with pytest.raises(FilterArgumentError):
        xml_of_a_set(source)


@pytest.mark.parametrize(
    "source",
    [
        *("= a | replace('r', 'x')", "= a | trim", "= a | length", "= a | first", "= a | list"),
        *("= a | string", "= a.upper()", "= a * 2", "= a % 1", "= a | truncate(3)", "= a[0]"),
        *("= a | join", "= [a, 'x'] | join", "= a | e", "= a | reverse", "= a | prose"),
    ],
)
def test_whatever_is_tried_xml_stays_whole(source: str) -> None:
    try:
        found = xml_of_a_set(source)
    except (FilterArgumentError, TemplateSyntaxError, TypeError):
        return
    assert found == "<w:r/>"


def test_a_macro_of_xml_gives_xml() -> None:
    macro = Code(0, "macro m(x)", is_block=True, xml=Xml)
    all_codes = [macro, *[code(n, s) for n, s in enumerate(["= x", "endmacro", "= m(1)"], 1)]]
    assert rendered("<0><w:p/><1><2><3>", all_codes) == "<w:p/>[1:1]"


def test_a_macro_of_text_gives_text() -> None:
    all_codes = codes("macro m(x)", "= x", "endmacro", "= m(1) | upper")
    assert rendered("<0>a<1><2><3>", all_codes) == "[A[1:1]:3]"


def test_content_that_a_tag_takes_becomes_its_value() -> None:
    link = code(0, "= ''", captured=("to ", 1))
    assert rendered("a<0>b", [link, code(1, "= x")], x="X") == "a[to [X:1]:0]b"


def test_content_in_content_is_taken_too() -> None:
    note = code(0, "= ''", captured=("note ", 1))
    link = code(1, "= ''", captured=("to ", 2))
    assert rendered("<0>", [note, link, code(2, "= 1")]) == "[note [to [1:2]:1]:0]"


@pytest.mark.parametrize(
    ("parts", "kind"),
    [
        (["a", "b"], str),
        (["a", Prose("b")], Prose),
        (["a", Prose("b"), Xml("c")], Xml),
        ([], str),
        ([Xml("a")], Xml),
    ],
)
def test_what_was_captured_is_of_the_strongest_kind(parts: list[str], kind: type[str]) -> None:
    assert type(WordEnvironment.concat(parts)) is kind


def test_text_that_joins_prose_is_data() -> None:
    assert WordEnvironment.concat(["*a*", Prose("*b*")]) == wrap("*a*") + Prose("*b*")


def test_a_template_sees_no_more_than_wording_does() -> None:
    environment = WordEnvironment()
    assert set(environment.globals) == {"range", "dict", "cycler", "joiner", "namespace"}
    assert environment.loader is None
    assert "xmlattr" not in environment.filters
