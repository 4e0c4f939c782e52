"""Tags in a text: every way of typing them is read, and what is none is said to be none."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from letterapp.word.tags import Fault, Kind, Tag, find_outside_raw, find_tags, may_hold_tags


def tags(text: str) -> list[Tag]:
    found, faults = find_tags(text)
    assert faults == []
    return found


def tag(text: str) -> Tag:
    """The one tag of a text that is all of it."""
    [found] = tags(text)
    assert (found.start, found.end, found.typed) == (0, len(text), text)
    return found


def faults(text: str) -> list[Fault]:
    return find_tags(text)[1]


def left(text: str) -> str:
    """What is left of a text when its tags are cut out."""
    for found in reversed(tags(text)):
        text = text[: found.start] + text[found.end :]
    return text


def test_the_kinds_of_tags_are_told_apart_and_come_in_order() -> None:
    found = tags("a {{ x }} b {% if y %}{# c #}{_{")
    assert [one.kind for one in found] == [Kind.VARIABLE, Kind.BLOCK, Kind.COMMENT, Kind.ESCAPE]
    assert [one.source for one in found] == ["x", "if y", "c", ""]
    assert [one.start for one in found] == [2, 12, 22, 30]


@pytest.mark.parametrize(
    ("opening", "closing", "straight"),
    [
        *[(*pair, '"') for pair in ('""', "“”", "„“", "„”", "””", "«»", "»«", "‟”", "″″")],
        *[(*pair, "'") for pair in ("''", "‘’", "‚‘", "‚’", "’’", "‹›", "›‹", "‛’", "′′")],
        *[(*pair, '"') for pair in ('“"', '"”')],
        *[(*pair, "'") for pair in ("‘'", "'’")],
    ],
)
def test_quotes_of_every_language_begin_and_end_a_string(
    opening: str, closing: str, straight: str
) -> None:
    assert tag(f"{{{{ a[{opening}b{closing}] }}}}").source == f"a[{straight}b{straight}]"


@pytest.mark.parametrize(
    ("typed", "source"),
    [
        ("“it’s”", '"it’s"'),
        ("‘it’s’", "'it’s'"),
        ("'l’Australie'", "'l’Australie'"),
        ('"“a” ‘b’ «c»"', '"“a” ‘b’ «c»"'),
        ("“a \\” b”", '"a \\” b"'),
        ('"a \\" b"', '"a \\" b"'),
        ("“a – b\u00a0c”", '"a – b\u00a0c"'),
        ("“l'a \\\" b”", '"l\'a \\" b"'),
    ],
)
def test_what_stands_in_a_string_stays_as_typed(typed: str, source: str) -> None:
    assert tag(f"{{{{ {typed} }}}}").source == source


@pytest.mark.parametrize("space", ["\u00a0", "\u202f"])
def test_the_spaces_that_word_puts_inside_french_quotes_are_theirs(space: str) -> None:
    assert tag(f"{{{{ x == «{space}a b{space}» }}}}").source == 'x == "a b"'
    assert tag(f"{{{{ x == «{space}a» }}}}").source == 'x == "a"'
    assert (
        tag(f"{{{{ x == «{space}{space}a{space}{space}» }}}}").source == f'x == "{space}a{space}"'
    )
    assert tag(f"{{{{ x == «{space}» }}}}").source == 'x == ""'


@pytest.mark.parametrize(
    "typed", ["“\u00a0a\u00a0”", '"\u00a0a\u00a0"', "»\u00a0a\u00a0«", "« a »"]
)
def test_other_spaces_at_the_ends_of_a_string_are_its_own(typed: str) -> None:
    assert tag(f"{{{{ {typed} }}}}").source == f'"{typed[1:-1]}"'


@pytest.mark.parametrize(
    "expression",
    [
        '"}}"',
        "'%}'",
        "'{{ x }}'",
        '"{% if %}"',
        '{"a": {"b": 1}}["a"]["b"]',
        "{'a': '}'}['a']",
        "x % {'y': 2}['y']",
        "[{}, {}][0]",
    ],
)
@pytest.mark.parametrize("braces", ["{{}}", "{%%}"])
def test_braces_in_strings_and_dictionaries_end_no_tag(expression: str, braces: str) -> None:
    assert tag(f"{braces[:2]} {expression} {braces[2:]}").source == expression


def test_a_dictionary_may_touch_the_end_of_its_tag() -> None:
    assert tag("{{ {'a': {'b': 1}}}}").source == "{'a': {'b': 1}}"


@pytest.mark.parametrize("text", ["{# it's \"so #}", "{# {{ x }} {% y #}", "{# ( [ } #}"])
def test_a_comment_ends_with_its_mark_whatever_is_in_it(text: str) -> None:
    assert tag(text).kind is Kind.COMMENT


@pytest.mark.parametrize("space", ["\u00a0", "\u2007", "\u2009", "\u202f", "\u3000", "\t", "\n"])
def test_special_spaces_are_spaces(space: str) -> None:
    assert tag(f"{{{{{space}a{space}or{space}b{space}}}}}").source == "a or b"


@pytest.mark.parametrize("dash", ["-", "–", "—", "−", "‐", "\u2011"])
def test_dashes_are_hyphens(dash: str) -> None:
    assert tag(f"{{{{ a {dash} b }}}}").source == "a - b"
    found = tag(f"{{%{dash} if a {dash}%}}")
    assert (found.source, found.joins_before, found.joins_after) == ("if a", True, True)


INVISIBLE = [
    *("\u00ad", "\u061c", "\u200b", "\u200c", "\u200d", "\u200e", "\u200f", "\u2060", "\ufeff"),
    *map(chr, (*range(0x202A, 0x202F), *range(0x2066, 0x206A))),
]


@pytest.mark.parametrize("invisible", INVISIBLE)
def test_characters_that_show_nothing_are_left_out(invisible: str) -> None:
    assert tag(f"{{{{ na{invisible}me }}}}").source == "name"
    assert tag(f"{{{{{invisible}p name{invisible}}}}}").level == "p"
    found = tag(f"{{%{invisible}- if a -{invisible}%}}")
    assert (found.source, found.joins_before, found.joins_after) == ("if a", True, True)


@pytest.mark.parametrize("invisible", INVISIBLE)
def test_characters_that_show_nothing_stay_in_strings(invisible: str) -> None:
    assert tag(f"{{{{ a == “b{invisible}” }}}}").source == f'a == "b{invisible}"'


@pytest.mark.parametrize("mark", ["\u200e", "\u200f", "\u200b"])
def test_what_is_raw_may_begin_and_end_among_marks_that_show_nothing(mark: str) -> None:
    found, wrong, is_raw = find_outside_raw(
        f"{{%{mark} raw {mark}%}}{{{{ x{{%{mark}endraw{mark}%}}", is_raw=False
    )
    assert ([one.kind for one in found], wrong, is_raw) == ([Kind.COMMENT] * 2, [], False)


@pytest.mark.parametrize(
    ("text", "before", "after"),
    [("{%- a %}", True, False), ("{% a -%}", False, True), ("{%+ a +%}", False, False)],
)
def test_the_signs_of_white_space_control_are_no_part_of_the_source(
    text: str, before: bool, after: bool
) -> None:
    found = tag(text)
    assert (found.source, found.joins_before, found.joins_after) == ("a", before, after)


@pytest.mark.parametrize(
    ("text", "level", "source"),
    [
        ("{%p if x %}", "p", "if x"),
        ("{%tr for x in y %}", "tr", "for x in y"),
        ("{%tc endfor %}", "tc", "endfor"),
        ("{%r if x %}", "r", "if x"),
        ("{{p x }}", "p", "x"),
        ("{{r x.y | upper }}", "r", "x.y | upper"),
        ("{{r 'x' }}", "r", "'x'"),
        ("{{r (x) }}", "r", "(x)"),
        ("{{p\u00a0x }}", "p", "x"),
        ("{#p note #}", "p", "note"),
    ],
)
def test_the_prefixes_of_docxtpl_are_a_level(text: str, level: str, source: str) -> None:
    found = tag(text)
    assert (found.level, found.source) == (level, source)


@pytest.mark.parametrize(
    "source",
    ["p", "r ", "r.x", "p | upper", "r if x else y", "p is none", "tr in x", "p - 1", "p, r"],
)
def test_a_value_with_the_name_of_a_prefix_is_a_value(source: str) -> None:
    found = tag(f"{{{{{source}}}}}")
    assert (found.level, found.source) == ("", source.strip())


def test_a_prefix_of_a_value_touches_the_braces() -> None:
    assert (tag("{{ p x }}").level, tag("{{ p x }}").source) == ("", "p x")


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("{_{ x }_}", "{{ x }}"),
        ("{_% if x %_}", "{% if x %}"),
        ("a {_{ b }_} c {_% d %_}", "a {{ b }} c {% d %}"),
    ],
)
def test_an_escape_leaves_braces_without_its_underscore(text: str, shown: str) -> None:
    assert left(text) == shown


def test_an_escape_does_not_hide_the_tag_beside_it() -> None:
    assert [one.source for one in tags("{_{ {{ x }} }_}")] == ["", "x", ""]


@pytest.mark.parametrize(
    ("text", "mark", "hint"),
    [
        ("a {{ x", "{{", "}}"),
        ("{% if x", "{%", "%}"),
        ("{# x", "{#", "#}"),
        ("{{ x %}", "{{", "}}"),
    ],
)
def test_a_tag_that_is_never_closed_is_a_fault(text: str, mark: str, hint: str) -> None:
    message = f"a tag is opened with “{mark}” and never closed"
    assert faults(text)[0] == Fault(message, f"Add “{hint}”.")


@pytest.mark.parametrize(("mark", "opening"), [("}}", "{{"), ("%}", "{%")])
def test_a_tag_that_is_never_opened_is_a_fault(mark: str, opening: str) -> None:
    message = f"a tag is closed with “{mark}” and never opened"
    assert faults(f"a {mark}") == [Fault(message, f"Add “{opening}”.")]


def test_a_tag_after_one_that_is_never_closed_is_found() -> None:
    found, wrong = find_tags("{{ a and {{ b }}")
    assert [one.source for one in found] == ["b"]
    assert len(wrong) == 1


@pytest.mark.parametrize("text", ["{{ 'a }} b", "{{ “a }}", "{{ (a }}", "{{ a) }}", "{{ [a }}"])
def test_a_string_or_bracket_that_is_never_closed_ends_with_its_tag(text: str) -> None:
    [found] = tags(text)
    assert found.typed == text[: text.index("}}") + 2]


@pytest.mark.parametrize("text", ["", "{ a }", "{x} }{", "100 %", "{a%b}", "# {", "_{ }_"])
def test_braces_by_themselves_are_no_tags(text: str) -> None:
    assert find_tags(text) == ([], [])


@pytest.mark.parametrize("text", ["{{ x", "{% if", "{# c #}", "{_{ x", "}_}", "{_% x", "a %_} b"])
def test_a_text_in_which_a_tag_begins_may_hold_tags(text: str) -> None:
    assert may_hold_tags(text)


@pytest.mark.parametrize("text", ["", "{ a }", '{"a": {"b": 1}}', "{28A0092B-C50C}", "100 %}"])
def test_a_text_in_which_no_tag_begins_holds_none(text: str) -> None:
    assert not may_hold_tags(text)


@pytest.mark.parametrize(
    ("text", "name"), [("{% if x %}", "if"), ("{%p endfor%}", "endfor"), ("{% %}", "")]
)
def test_the_name_of_a_block_tag_is_its_first_word(text: str, name: str) -> None:
    assert tag(text).name == name


@given(st.text(st.sampled_from("{}%#_-'\"“”’ abp(["), max_size=40))
def test_whatever_is_typed_tags_stand_one_after_the_other(text: str) -> None:
    found, _ = find_tags(text)
    ends = [0, *(one.end for one in found)]
    for one, end in zip(found, ends, strict=False):
        assert end <= one.start < one.end <= len(text)
        assert one.kind is Kind.ESCAPE or text[one.start : one.end] == one.typed
