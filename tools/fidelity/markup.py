"""Short ways to write WordprocessingML: properties in one line of words, runs, paragraphs, tables.

Properties are written as `jc=both ind=left:720,hanging:360 keepNext`: an element a word, after `=`
its value or its attributes. They may stand in any order, as the schema's is kept here. Lengths are
those of the file format: twips, half-points for the size of type, eighths of a point for borders.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from letterapp.word.order import RANKS
from letterapp.word.xml import escaped, escaped_attribute

LINE = "<w:r><w:br/></w:r>"
PAGE = '<w:r><w:br w:type="page"/></w:r>'
COLUMN = '<w:r><w:br w:type="column"/></w:r>'
TAB = "<w:r><w:tab/></w:r>"
NO_BREAK_HYPHEN = "<w:r><w:noBreakHyphen/></w:r>"
SOFT_HYPHEN = "<w:r><w:softHyphen/></w:r>"


def properties(parent: str, words: str, *ready: str) -> str:
    """The properties element of a parent such as `pPr`; `ready` are children written out."""
    children = [(_name(one), one) for one in ready if one]
    children += [(word.partition("=")[0], element(word)) for word in words.split()]
    if not children:
        return ""
    ranks = RANKS.get(f"w:{parent}".encode(), {})
    children.sort(key=lambda child: ranks.get(f"w:{child[0]}".encode(), 0))
    return f"<w:{parent}>{''.join(one for _, one in children)}</w:{parent}>"


def element(word: str) -> str:
    """One property: `b`, `jc=both`, `ind=left:720,hanging:360`; `_` stands for a space."""
    name, _, value = word.partition("=")
    if not value:
        return f"<w:{name}/>"
    pairs = [part.split(":", 1) if ":" in part else ["val", part] for part in value.split(",")]
    attributes = (f' w:{key}="{escaped_attribute(text.replace("_", " "))}"' for key, text in pairs)
    return f"<w:{name}{''.join(attributes)}/>"


def fonts(name: str) -> str:
    """The property for a font in all scripts, to stand among words."""
    name = name.replace(" ", "_")
    return f"rFonts=ascii:{name},hAnsi:{name},eastAsia:{name},cs:{name}"


def size(points: float) -> str:
    """The property for a size of type in all scripts."""
    return f"sz={points * 2:.0f} szCs={points * 2:.0f}"


def run(text: str, words: str = "") -> str:
    """A run; tabs and line ends in the text become elements."""
    look = properties("rPr", words)
    pieces: list[str] = []
    for line_number, line in enumerate(text.split("\n")):
        pieces += ["<w:br/>"] if line_number else []
        for number, piece in enumerate(line.split("\t")):
            pieces += ["<w:tab/>"] if number else []
            pieces += [f'<w:t xml:space="preserve">{escaped(piece)}</w:t>'] if piece else []
    return f"<w:r>{look}{''.join(pieces)}</w:r>"


def paragraph(content: str | Sequence[str] = "", words: str = "", *ready: str) -> str:
    """A paragraph: plain text, or pieces, of which those that begin with `<` are markup."""
    pieces = [content] if isinstance(content, str) else content
    inner = "".join(one if one.startswith("<w:") else run(one) for one in pieces if one)
    return f"<w:p>{properties('pPr', words, *ready)}{inner}</w:p>"


def paragraphs(texts: Iterable[str], words: str = "") -> str:
    """A paragraph for each text, all alike."""
    return "".join(paragraph(text, words) for text in texts)


def field(code: str, shown: str = "1", words: str = "") -> str:
    """A field, with what was last shown of it."""
    look = properties("rPr", words)
    parts = (
        '<w:fldChar w:fldCharType="begin"/>',
        f'<w:instrText xml:space="preserve"> {code} </w:instrText>',
        '<w:fldChar w:fldCharType="separate"/>',
        f"<w:t>{shown}</w:t>",
        '<w:fldChar w:fldCharType="end"/>',
    )
    return "".join(f"<w:r>{look}{part}</w:r>" for part in parts)


def tab_stops(*stops: str) -> str:
    """The tab stops of a paragraph, each as `right:9026` or `decimal:5000:dot`."""
    made = []
    for stop in stops:
        kind, place, *leader = stop.split(":")
        made.append(
            element(f"tab=val:{kind},pos:{place}" + "".join(f",leader:{x}" for x in leader))
        )
    return f"<w:tabs>{''.join(made)}</w:tabs>"


def borders(name: str, *sides: str) -> str:
    """Borders, each as `top:single:4:1` or with a colour after that: style, width, space."""
    made = []
    for side in sides:
        place, style, width, space, *colour = side.split(":")
        paint = colour[0] if colour else "auto"
        made.append(element(f"{place}=val:{style},sz:{width},space:{space},color:{paint}"))
    return f"<w:{name}>{''.join(made)}</w:{name}>"


def cell(content: str = "", width: int | str = 0, words: str = "", *ready: str) -> str:
    """A cell; its content is paragraphs, or plain text. A width may be `50%`."""
    inner = content if content.startswith("<w:") else paragraph(content)
    sized = f"{_width('tcW', width)} {words}" if width else words
    return f"<w:tc>{properties('tcPr', sized, *ready)}{inner}</w:tc>"


def row(*cells: str, words: str = "") -> str:
    """A row of cells."""
    return f"<w:tr>{properties('trPr', words)}{''.join(cells)}</w:tr>"


def table(grid: Sequence[int], rows: Iterable[str], words: str = "", *ready: str) -> str:
    """A table; the grid is the widths of its columns."""
    if "tblW=" not in words:
        words = f"{_width('tblW', sum(grid))} {words}"
    columns = "".join(element(f"gridCol=w:{width}") for width in grid)
    look = properties("tblPr", words, *ready)
    return f"<w:tbl>{look}<w:tblGrid>{columns}</w:tblGrid>{''.join(rows)}</w:tbl>"


def grid_lines(style: str = "single", width: int = 4, colour: str = "auto") -> str:
    """Borders around and within a table."""
    sides = ("top", "left", "bottom", "right", "insideH", "insideV")
    return borders("tblBorders", *(f"{side}:{style}:{width}:0:{colour}" for side in sides))


def section(words: str = "", *references: str) -> str:
    """The properties of a section; A4 with margins of an inch where they say nothing else.

    References are `header default rId5`.
    """
    if "pgSz=" not in words:
        words += " pgSz=w:11906,h:16838"
    if "pgMar=" not in words:
        words += " pgMar=top:1440,right:1440,bottom:1440,left:1440,header:708,footer:708,gutter:0"
    ready = []
    for reference in references:
        story, kind, key = reference.split()
        ready.append(f'<w:{story}Reference w:type="{kind}" r:id="{key}"/>')
    return properties("sectPr", words, *ready)


def _width(name: str, width: int | str) -> str:
    if isinstance(width, str):
        return f"{name}=w:{round(float(width.removesuffix('%')) * 50)},type:pct"
    return f"{name}=w:{width},type:dxa"


def _name(markup: str) -> str:
    return markup.removeprefix("<w:").split(" ", 1)[0].split(">", 1)[0].split("/", 1)[0]
