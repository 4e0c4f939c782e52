"""Any nesting of docxtpl's blocks gives the letter that docxtpl makes of it."""

from copy import deepcopy
from itertools import chain
from typing import Any

from docx.document import Document
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.word.engine.building import BOLD, doc, elements, p, r, tbl
from tests.word.engine.helpers import ours, same
from tests.word.engine.structure import structure

DATA: dict[str, Any] = {"a": 1, "b": 0, "n": 3, "xs": ["one", "two"], "nil": [], "s": "text"}
INLINE = st.sampled_from(
    [
        "plain",
        "{{ s }}",
        "{{ n * 2 }}",
        "{% if a %}yes{% else %}no{% endif %}",
        "{% if b %}yes{% elif n > 2 %}some{% endif %}",
        "{% for x in xs %}{{ x }},{% endfor %}",
        "{% for x in nil %}x{% else %}nothing{% endfor %}",
        "{# a comment #}",
        " ",
    ]
)
CONDITIONS = st.sampled_from(["a", "b", "n == 3", "not a", "xs", "nil"])
LOOPS = st.sampled_from(["x in xs", "y in nil", "z in range(n)"])
Lines = list[str]
FEWER = settings(max_examples=30)


def paragraph(parts: Lines) -> Lines:
    """A paragraph that begins with a text, as one that is empty vanishes in this engine only."""
    return [p("-", *(r(part, BOLD if number % 2 else "") for number, part in enumerate(parts)))]


def choice(test: str, blocks: list[Lines], others: list[Lines] | None) -> Lines:
    """The blocks under a condition, in paragraphs or rows."""
    otherwise = [] if others is None else ["{%p else %}", *chain(*others)]
    return [f"{{%p if {test} %}}", *chain(*blocks), *otherwise, "{%p endif %}"]


def loop(over: str, blocks: list[Lines]) -> Lines:
    return [f"{{%p for {over} %}}", *chain(*blocks), "{%p endfor %}"]


def rows(kept: list[str], blocks: list[Lines]) -> Lines:
    """A table of two columns whose rows are the blocks, after one that always stays."""
    lines = [line.replace("{%p", "{%tr") for line in chain(*blocks)]
    made = [tbl([line, "" if line.startswith("{%tr") else "{{ s }}"]) for line in lines]
    inner = "".join(one[one.index("<w:tr>") : -len("</w:tbl>")] for one in made)
    return [tbl(["head", *kept]).replace("</w:tbl>", f"{inner}</w:tbl>")]


def nested(leaf: st.SearchStrategy[Lines]) -> st.SearchStrategy[Lines]:
    """Leaves, in any conditions and loops."""
    return st.recursive(
        leaf,
        lambda inner: st.one_of(
            st.builds(
                choice,
                CONDITIONS,
                st.lists(inner, min_size=1, max_size=2),
                st.one_of(st.none(), st.lists(inner, min_size=1, max_size=2)),
            ),
            st.builds(loop, LOOPS, st.lists(inner, min_size=1, max_size=2)),
        ),
        max_leaves=5,
    )


PARAGRAPH = st.builds(paragraph, st.lists(INLINE, max_size=3))
CELL = st.lists(INLINE, max_size=2).map(lambda parts: ["-" + "".join(parts)])
TABLE = st.builds(rows, st.just(["b"]), st.lists(nested(CELL), min_size=1, max_size=3))


DOCUMENT = st.lists(st.one_of(nested(PARAGRAPH), TABLE, nested(TABLE)), min_size=1, max_size=3)


@given(DOCUMENT)
def test_any_nesting_of_blocks_gives_the_same_letter(blocks: list[Lines]) -> None:
    same(doc(*chain(*blocks), "end"), **DATA)


@given(DOCUMENT)
@FEWER
def test_any_nesting_of_blocks_needs_no_prefixes(blocks: list[Lines]) -> None:
    lines = list(chain(*blocks))
    bare = [line.replace("{%p ", "{% ").replace("{%tr ", "{% ") for line in lines]
    assert structure(ours(doc(*bare, "end"), **DATA)) == structure(ours(doc(*lines, "end"), **DATA))


@given(DOCUMENT, st.integers(1, 9))
@FEWER
def test_any_nesting_of_blocks_is_understood_however_runs_cut_it(
    blocks: list[Lines], length: int
) -> None:
    lines = [*chain(*blocks), "end"]
    whole = structure(ours(doc(*lines), **DATA))
    assert structure(ours(cut(doc(*lines), length), **DATA)) == whole


def cut(made: Document, length: int) -> Document:
    """The document with its runs cut to a length, with what Word leaves between them."""
    body: Any = made.element.body
    for run in body.xpath(".//w:r"):
        text = run.text
        for start in range(length, len(text), length):
            run.addprevious(_piece(run, text[start - length : start]))
            run.addprevious(_proof_mark())
            run.text = text[start:]
    return made


def _piece(run: Any, text: str) -> Any:
    piece = deepcopy(run)
    piece.text = text
    return piece


def _proof_mark() -> Any:
    (paragraph,) = elements(p('<w:proofErr w:type="spellStart"/>'))
    return paragraph[1]
