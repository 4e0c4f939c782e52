"""Templates of any shape for property tests: blocks in blocks, over paragraphs, rows and cells."""

from __future__ import annotations

from dataclasses import dataclass

from hypothesis import strategies as st

from tests.word.engine.building import BOLD, p, r, tbl, tc, tr

DATA = {"yes": 1, "no": 0, "two": [1, 2], "empty": [], "name": "N"}
"""What the tags of these templates ask for."""


@dataclass(frozen=True)
class Template:
    """The blocks of a document, and its text with the tags as one string."""

    blocks: tuple[str, ...]
    text: str


@st.composite
def templates(draw: st.DrawFn) -> Template:
    """A template whose tags are balanced, and stand wherever they fall."""
    pieces: list[list[str]] = [[]]
    for token in _tokens(draw, 3, ()):
        if draw(st.integers(0, 2)) == 0:
            pieces.append([])
        pieces[-1].append(token)
    texts = ["".join(piece) for piece in pieces]
    return Template(tuple(_blocks(draw, list(texts))), "".join(texts))


def _tokens(draw: st.DrawFn, depth: int, names: tuple[str, ...]) -> list[str]:
    """Texts, values and tags in order; `names` are those of the loops around."""
    found: list[str] = []
    for _ in range(draw(st.integers(0, 3))):
        kind = draw(st.sampled_from(["text", "if", "for"])) if depth else "text"
        if kind == "text":
            values = [f"{{{{ {name} }}}}" for name in (*names, "name")]
            found.append(draw(st.sampled_from(["a", "b ", "", "{# c #}", *values])))
        elif kind == "if":
            asked = draw(st.sampled_from(["yes", "no", *(f"{name} == 1" for name in names)]))
            found += [f"{{% if {asked} %}}", *_tokens(draw, depth - 1, names)]
            if draw(st.booleans()):
                found += ["{% else %}", *_tokens(draw, depth - 1, names)]
            found.append("{% endif %}")
        else:
            name, items = draw(st.sampled_from("ijk")), draw(st.sampled_from(["two", "empty"]))
            inner = _tokens(draw, depth - 1, (*names, name))
            found += [f"{{% for {name} in {items} %}}", *inner, "{% endfor %}"]
    return found


def _blocks(draw: st.DrawFn, texts: list[str]) -> list[str]:
    """The texts as paragraphs, some of them in tables."""
    blocks = []
    while texts:
        if len(texts) > 1 and draw(st.integers(0, 3)) == 0:
            columns = draw(st.integers(1, 3))
            rows = [[_cell(draw, texts) for _ in range(columns)] for _ in range(2)]
            blocks.append(tbl(*(tr(*row) for row in rows)))
        else:
            blocks.append(_paragraph(draw, texts.pop(0)))
    return blocks


def _cell(draw: st.DrawFn, texts: list[str]) -> str:
    count = draw(st.integers(1, 2))
    inner, texts[:count] = texts[:count], []
    blocks = [_paragraph(draw, text) for text in inner or [""]]
    if texts and draw(st.integers(0, 7)) == 0:
        blocks += [tbl(tr(tc(_paragraph(draw, texts.pop(0))))), p()]
    return tc(*blocks)


def _paragraph(draw: st.DrawFn, text: str) -> str:
    """The text in one run or two."""
    cut = draw(st.integers(0, len(text)))
    return p(*(r(part, look) for part, look in ((text[:cut], ""), (text[cut:], BOLD)) if part))
