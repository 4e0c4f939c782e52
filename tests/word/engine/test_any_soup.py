"""Whatever tags stand wherever: a letter that opens, or problems with their places; no crash."""

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from tests.word.engine.building import BOLD, bookmark, box, control, doc, item, link, p, r, tbl, tc
from tests.word.engine.helpers import compiled, opened
from tests.word.engine.structure import structure

PIECES = (
    *("text", " ", "\t", "{", "}", "%", "{{ x }}", "{{ y }}", "{{ x", "}}", "{%", "%}", "{# c #}"),
    *("{% if x %}", "{% if no %}", "{% elif x %}", "{% else %}", "{% endif %}", "{%- if x -%}"),
    *("{% for y in ys %}", "{% for y in ys %}", "{% endfor %}", "{% endfor %}", "{%- endfor %}"),
    *("{%p if x %}", "{%p endif %}", "{%p for y in ys %}", "{%p endfor %}", "{{p x }}"),
    *("{%tr for y in ys %}", "{%tr endfor %}", "{%tc for y in ys %}", "{%tc endfor %}"),
    *("{%r if x %}", "{%r endif %}", "{{r x }}", "{% hm %}", "{% vm %}", "{% colspan 2 %}"),
    *("{% cellbg 'FF0000' %}", "{% set y = 1 %}", "{% set y %}", "{% endset %}", "{% raw %}"),
    *("{% endraw %}", "{% macro m(y) %}", "{% endmacro %}", "{{ m(1) }}", "{% call m(1) %}"),
    *(
        "{% endcall %}",
        "{% filter upper %}",
        "{% endfilter %}",
        "{% with y = 1 %}",
        "{% endwith %}",
    ),
    *("{_{", "}_}", "{{ loop.index }}", "{#tr c #}", "{% break %}", "{% do ys %}", "{{ 'x' * n }}"),
)
DATA: dict[str, Any] = {"x": "a\nb <&>", "no": 0, "ys": [1, 2], "n": 3}
PIECE = st.sampled_from(PIECES)
RUN = st.one_of(
    PIECE.map(r),
    PIECE.map(r),
    PIECE.map(lambda text: r(text, BOLD)),
    PIECE.map(lambda text: link(text, anchor="b")),
    PIECE.map(lambda text: control(r(text))),
    PIECE.map(box),
    st.builds(bookmark, st.just("here"), PIECE),
    st.just("<w:r><w:br/></w:r>"),
)
PARAGRAPH = st.one_of(
    PIECE.map(p),
    PIECE.map(item),
    st.lists(RUN, max_size=4).map(lambda runs: p(*runs)),
)


def tables(block: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    """Tables of three columns of blocks."""
    cell = st.lists(block, max_size=2).map(lambda blocks: tc(*blocks, p("")))
    row = st.lists(st.one_of(PIECE, cell), min_size=3, max_size=3)
    return st.lists(row, min_size=1, max_size=3).map(lambda rows: tbl(*rows))


BLOCK = st.recursive(
    PARAGRAPH, lambda inner: st.one_of(tables(inner), st.builds(control, inner)), max_leaves=4
)


@given(st.lists(BLOCK, min_size=1, max_size=5))
def test_any_soup_of_tags_gives_a_letter_or_problems(blocks: list[str]) -> None:
    filled = compiled(doc(*blocks)).fill(None, DATA, None)
    errors = [problem for problem in filled.problems if problem.is_error]
    assert all(problem.where.place for problem in errors)
    if not errors:
        letter = opened(filled.data)
        structure(letter)
        root: Any = letter.element
        assert root.xpath("//w:body/text()") + root.xpath("//w:p/text()") == []
        assert root.xpath("//processing-instruction()") == []
        assert all(cell[-1].tag.endswith("}p") for cell in root.xpath("//w:tc"))
