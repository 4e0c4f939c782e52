"""The mark-up of wording -> blocks, once.

CommonMark paragraphs, headings, lists, block quotes, emphasis, links and hard breaks; footnotes;
and `::: Style` … `:::`. Everything else that Markdown knows is a problem with its line, never
silence. Data that was wrapped by `prose` comes out as typed, its line breaks as breaks; `holes` are
text. Neighbouring texts of one look are one piece.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import count, groupby

from markdown_it.token import Token
from msgspec import Struct, field
from msgspec.structs import replace

from letterapp.wording.blocks import Footnote, Inline, Kind, LineBreak, Paragraph
from letterapp.wording.holes import unwrap_around
from letterapp.wording.parser import MARKDOWN
from letterapp.wording.prose import LINES, inline, unwrap
from letterapp.wording.texts import joined, texts

_Note = tuple[tuple[Inline, ...], int]
"""A footnote's content, and the line of its definition."""

_UNKNOWN = {
    "fence": "a code block",
    "code_block": "a code block",
    "code_inline": "code in backticks",
    "html_block": "HTML",
    "html_inline": "HTML",
    "hr": "a rule",
    "image": "a picture",
}


class MarkupError(Exception):
    """Mark-up that wording does not have; `line` is that of the rendered text, from 1."""

    def __init__(self, message: str, line: int, hint: str = "") -> None:
        super().__init__(message)
        self.message, self.line, self.hint = message, line, hint


class Parsed(Struct):
    """The blocks of a text, and what is wrong with its mark-up."""

    blocks: tuple[Paragraph, ...] = ()
    errors: list[MarkupError] = field(default_factory=list)


def parse(text: str, notes: Mapping[str, str]) -> Parsed:
    """Parses rendered wording.

    `notes` are the texts of footnotes that the wording itself does not define, by key (Markdown,
    usually wrapped data).
    """
    environment: dict[str, object] = {}
    tokens = MARKDOWN.parse(text, environment)
    reader = _Reader(text, notes, tokens)
    blocks = tuple(reader.blocks(tokens))
    errors = [*reader.errors, *reader.unused_notes(), *_references(environment)]
    return Parsed(blocks, sorted(errors, key=lambda error: error.line))


class Leaf(Struct, frozen=True):
    """A paragraph with its Markdown, without its mark, and the lines (from 0) it stands on."""

    paragraph: Paragraph
    content: str
    lines: range


def leaves(text: str, notes: Mapping[str, str]) -> list[Leaf]:
    """The paragraphs of a rendered wording (see `parse`), in order; footnotes are none of them."""
    tokens = MARKDOWN.parse(text, {})
    reader = _Reader(text, notes, tokens)
    for _ in reader.blocks(tokens):
        pass
    return reader.leaves


def parse_inline(text: str) -> tuple[Inline, ...]:
    """Parses prose as one paragraph, as in a cell or a header.

    Raises MarkupError for mark-up that wording does not have, and for footnotes.
    """
    parsed = parse(inline(text), {})
    if parsed.errors:
        raise parsed.errors[0]
    return parsed.blocks[0].content if parsed.blocks else ()


def _references(environment: Mapping[str, object]) -> Iterator[MarkupError]:
    """Link definitions, which CommonMark would make vanish from the text."""
    references = environment.get("references", {})
    for label, found in references.items() if isinstance(references, dict) else ():
        message = f"a link definition, “[{label.lower()}]: …”"
        yield MarkupError(message, found["map"][0] + 1, "Write the link in place: [text](address).")


class _Reader:
    """Walks the tokens of one text and yields its paragraphs."""

    def __init__(self, text: str, notes: Mapping[str, str], tokens: Sequence[Token]) -> None:
        self.errors: list[MarkupError] = []
        self.leaves: list[Leaf] = []
        self._source = LINES.split(text)
        self._notes = notes
        self._lists = count(1)
        self._in_note = True
        self._own_notes: dict[str, _Note] = {}
        self._define_notes(tokens)
        self._in_note = False
        self._unused = {key: line for key, (_, line) in self._own_notes.items()}

    def blocks(self, tokens: Sequence[Token]) -> Iterator[Paragraph]:
        """The paragraphs of a token stream; footnote definitions stand in their references."""
        for token, inside in _nested(tokens):
            match token.type:
                case "heading_open":
                    shape = Paragraph((), Kind.HEADING, int(token.tag[1]))
                    yield from self._all_leaves(inside, shape)
                case "blockquote_open":
                    yield from self._flat(inside, Paragraph((), Kind.QUOTE), "a block quote")
                case "bullet_list_open" | "ordered_list_open":
                    yield from self._list(token, inside, 1)
                case "container_style_open":
                    yield from self._styled(token, inside)
                case "paragraph_open":
                    yield from self._all_leaves(inside, Paragraph(()))
                case "footnote_reference_open":
                    pass
                case _:
                    self._unknown(token)

    def _all_leaves(self, tokens: Sequence[Token], shape: Paragraph) -> Iterator[Paragraph]:
        for token in tokens:
            if token.type == "inline":
                yield from self._leaf(token, shape)

    def _leaf(self, token: Token, shape: Paragraph) -> Iterator[Paragraph]:
        if any(line.lstrip().startswith(":::") for line in token.content.split("\n")):
            self._error(token, "this “:::” closes nothing", "Open it with “::: Style Name”.")
        content = tuple(joined(self._inlines(token)))
        if content:
            paragraph = replace(shape, content=content)
            self.leaves.append(Leaf(paragraph, token.content, range(*(token.map or (0, 0)))))
            yield paragraph

    def _flat(self, tokens: Sequence[Token], shape: Paragraph, what: str) -> Iterator[Paragraph]:
        """Paragraphs only, as inside a quote or a style."""
        for token, inside in _nested(tokens):
            if token.type == "paragraph_open":
                yield from self._all_leaves(inside, shape)
            elif token.type in _UNKNOWN:
                self._unknown(token)
            else:
                self._error(token, f"{what} holds plain paragraphs only")

    def _styled(self, token: Token, inside: Sequence[Token]) -> Iterator[Paragraph]:
        style = _style(token)
        end = token.map[1] if token.map else 0
        if end >= len(self._source) or set(self._source[end].strip()) != {":"}:
            self._error(token, f"“::: {style}” is never closed", "End it with a line “:::”.")
        for nested, _ in _nested(inside):
            if nested.type == token.type:
                message = f"“::: {style}” is not closed before “::: {_style(nested)}”"
                self._error(token, message, "End it with a line “:::”.")
                return
        yield from self._flat(inside, Paragraph((), style=style), f"“::: {style}”")

    def _list(self, opening: Token, inside: Sequence[Token], level: int) -> Iterator[Paragraph]:
        if opening.attrGet("start") not in (None, 1):
            self._error(opening, "a numbered list starts at 1", "Write “1.” before its first item.")
        kind = Kind.BULLET if opening.type.startswith("bullet") else Kind.NUMBER
        shape = Paragraph((), kind, level, next(self._lists))
        for _, item in _nested(inside):
            yield from self._item(item, shape)

    def _item(self, inside: Sequence[Token], shape: Paragraph) -> Iterator[Paragraph]:
        for token, deeper in _nested(inside):
            if token.type == "paragraph_open":
                for paragraph in self._all_leaves(deeper, shape):
                    yield paragraph
                    shape = replace(shape, is_continued=True)
            elif token.type in ("bullet_list_open", "ordered_list_open"):
                yield from self._list(token, deeper, shape.level + 1)
            elif token.type in _UNKNOWN:
                self._unknown(token)
            else:
                self._error(token, "a list item holds paragraphs and lists only")

    def _inlines(self, token: Token) -> Iterator[Inline]:
        line = token.map[0] + 1 if token.map else 1
        bold = italic = 0
        link: str | None = None
        for child in _with_texts_joined(token.children or ()):
            match child.type:
                case "text":
                    yield from texts(child.content, bool(bold), bool(italic), link)
                case "text_special":
                    self._entity(child, line)
                case "softbreak":
                    line += 1
                    yield from texts(" ", bool(bold), bool(italic), link)
                case "hardbreak":
                    line += 1
                    yield LineBreak()
                case "strong_open" | "strong_close":
                    bold += child.nesting
                case "em_open" | "em_close":
                    italic += child.nesting
                case "link_open" | "link_close":
                    link = self._address(child, line) if child.nesting > 0 else None
                case "footnote_ref":
                    yield from self._footnote(child, line)
                case _:
                    self._unknown(child, line)

    def _address(self, token: Token, line: int) -> str:
        """Where a link leads."""
        if "title" in token.attrs:
            hint = "Write the link as [text](address)."
            self._error(token, "a link has no title in a letter", hint, line)
        return unwrap_around(str(token.attrs["href"]))

    def _footnote(self, token: Token, line: int) -> Iterator[Inline]:
        key = unwrap(str(token.meta["label"]))
        if self._in_note:
            self.errors.append(MarkupError("a footnote cannot refer to a footnote", line))
        elif key in self._own_notes:
            self._unused.pop(key, None)
            yield Footnote(self._own_notes[key][0])
        elif key in self._notes:
            yield Footnote(tuple(joined(texts(self._notes[key]))))
        else:
            hint = f"Write “[^{key}]: …” below, or name a source or quotation the campaign has."
            self.errors.append(MarkupError(f"there is no footnote “{key}”", line, hint))

    def unused_notes(self) -> Iterator[MarkupError]:
        """Footnotes that are defined and stand nowhere, once all blocks are read."""
        for key, line in self._unused.items():
            yield MarkupError(f"nothing refers to the footnote “{key}”", line)

    def _define_notes(self, tokens: Sequence[Token]) -> None:
        """Reads the wording's own footnotes: one paragraph each, each key once."""
        for token, inside in _nested(tokens):
            if token.type != "footnote_reference_open":
                continue
            key = unwrap(str(token.meta["label"]))
            if key in self._own_notes:
                self._error(token, f"the footnote “{key}” is defined twice", "Delete one of them.")
            if [opening.type for opening, _ in _nested(inside)] != ["paragraph_open"]:
                self._error(token, "a footnote holds one paragraph", "Join its lines in one.")
            leaf = next((leaf for leaf in inside if leaf.type == "inline"), None)
            content = tuple(joined(self._inlines(leaf))) if leaf else ()
            self._own_notes[key] = (content, token.map[0] + 1 if token.map else 1)

    def _entity(self, token: Token, line: int) -> None:
        message = f"an HTML entity, “{token.markup}”"
        self._error(token, message, f"Type “{token.content}” itself.", line)

    def _unknown(self, token: Token, line: int | None = None) -> None:
        message = f"{_UNKNOWN.get(token.type, token.type)} is not mark-up of wording"
        self._error(token, message, "Put “\\” before a character that is meant as text.", line)

    def _error(self, token: Token, message: str, hint: str = "", line: int | None = None) -> None:
        place = line or (token.map[0] + 1 if token.map else 1)
        self.errors.append(MarkupError(message, place, hint))


def _style(token: Token) -> str:
    """The name of the style that a “:::” opens."""
    return unwrap_around(token.info.strip())


def _nested(tokens: Sequence[Token]) -> Iterator[tuple[Token, Sequence[Token]]]:
    """Each token of the outermost level, with the tokens it opens and closes around."""
    depth, start = 0, 0
    for index, token in enumerate(tokens):
        if depth == 0:
            start = index
        depth += token.nesting
        if depth == 0:
            yield tokens[start], tokens[start + 1 : index]


def _with_texts_joined(tokens: Sequence[Token]) -> Iterator[Token]:
    """The tokens, with texts and escapes in one: a backslash before data cuts its wrapping."""
    for is_text, run in groupby(tokens, lambda token: token.type == "text" or _is_escape(token)):
        if is_text:
            yield Token("text", "", 0, content="".join(token.content for token in run))
        else:
            yield from run


def _is_escape(token: Token) -> bool:
    return token.type == "text_special" and token.info != "entity"
