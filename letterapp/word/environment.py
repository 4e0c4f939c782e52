"""Jinja for Word templates: the pieces of a part -> compiled code, each tag with its own place.

Nothing is pasted together as text: Jinja's parser is given tokens, the constant XML as data and
each tag lexed by itself. A token's line is the number of its tag, so that whatever Jinja says of a
line, when it compiles or runs, is said of one tag in one paragraph.

Printed values go through `put`, which a filling brings along in the context, with the number of
their tag. What a macro, a `{% set %}` or a `{% call %}` captures is text where its content is text
of one look, and else XML (`Xml`), which is printed as it is and cannot be taken apart. Its type
tells what was captured, for that decides where it may be printed.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from typing import Any, NoReturn

from jinja2 import Template, TemplateSyntaxError, nodes, pass_context
from jinja2.compiler import Frame, MacroRef
from jinja2.exceptions import FilterArgumentError
from jinja2.filters import FILTERS
from jinja2.lexer import Token, TokenStream
from jinja2.parser import Parser
from jinja2.runtime import Context
from markupsafe import Markup
from msgspec import Struct
from typing_extensions import override

from letterapp.word.guarding import CAPTURED, PUT, GuardedGenerator
from letterapp.wording.compiling import uncompilable
from letterapp.wording.environment import TEMPLATE_FAULTS, Environment
from letterapp.wording.filters import of_data
from letterapp.wording.printing import as_text
from letterapp.wording.prose import Prose, as_prose
from letterapp.wording.unfit import Unfit, compared

Piece = str | int
"""Constant XML, or the number of a tag."""

_MORE_FILTERS = ("filesizeformat", "format", "indent", "striptags", "urlencode")
"""What templates of docxtpl's users use beyond the filters of wording."""
_AS_TYPED = ("e", "escape", "forceescape", "safe")
"""What they escape with: here every value prints as typed."""


class Code(Struct, frozen=True):
    """What Jinja is to read for one tag.

    `captured` is content that the tag takes as its value (a link's address, a note's paragraphs)
    instead of an expression; `xml` is the type of XML that the tag's block captures, where it does.
    """

    number: int
    source: str
    is_block: bool
    xml: type[Xml] | None = None
    captured: tuple[Piece, ...] | None = None


class Xml(Markup):
    """XML that a template captured: printed as it is, and never taken apart.

    Its text is had by joining it: `"".join([xml])`. It is runs and what else a paragraph holds,
    unless its type says more.
    """

    __slots__ = ()

    def _refuse(self, *_: object) -> NoReturn:
        raise Unfit("formatted text can only be printed, not taken apart")

    __str__ = __iter__ = __getitem__ = __reversed__ = __format__ = _refuse


class Blocks(Xml):
    """Whole paragraphs and tables, and what may stand between them."""

    __slots__ = ()


class Rows(Xml):
    """Rows or cells of a table."""

    __slots__ = ()


_AS_XML: Mapping[type[Xml], str] = {kind: f"\0{kind.__name__}" for kind in (Xml, Blocks, Rows)}
"""The filters that make what was captured into XML."""


class _Parser(Parser):
    """Jinja's parser, over tokens that are there already."""

    def __init__(self, environment: Environment, stream: TokenStream, filename: str) -> None:
        super().__init__(environment, "", None, filename)
        self.stream = stream


class _Generator(GuardedGenerator):
    """Jinja's compiler, for which a recursive loop gives XML.

    `names` are those that the code asks the context for.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.names: set[str] = set()
        self._gives: list[str] = []

    @property
    def last_line(self) -> int:
        """The line of the tag whose code was written last."""
        return self._last_line

    @override
    def enter_frame(self, frame: Frame) -> None:
        super().enter_frame(frame)
        loads = frame.symbols.loads.values()
        self.names.update(name for action, name in loads if action == "resolve" and name)

    @override
    def visit_For(self, node: nodes.For, frame: Frame) -> None:
        gives: Any = node.recursive  # a filter's name, if it gives XML
        self._gives.append(gives if isinstance(gives, str) else "")
        super().visit_For(node, frame)
        self._gives.pop()

    @override
    def macro_body(
        self, node: nodes.Macro | nodes.CallBlock, frame: Frame
    ) -> tuple[Frame, MacroRef]:
        self._gives.append("")
        made = super().macro_body(node, frame)
        self._gives.pop()
        return made

    @override
    def return_buffer_contents(self, frame: Frame, force_unescaped: bool = False) -> None:
        """What a recursive loop gives where it calls itself is XML, even if it is nothing."""
        if self._gives and self._gives[-1]:
            name = self._gives[-1]
            self.writeline(f"return environment.filters[{name!r}](concat({frame.buffer}))")
        else:
            super().return_buffer_contents(frame, force_unescaped)


class WordEnvironment(Environment):
    """One environment for a Word template; it holds no state of any filling."""

    code_generator_class = _Generator
    compared = staticmethod(compared)
    faults = TEMPLATE_FAULTS
    """What ends a tag, and not the part."""

    def __init__(self) -> None:
        super().__init__()
        self.autoescape = False
        more = {name: of_data(name, FILTERS[name]) for name in _MORE_FILTERS}
        as_typed = dict.fromkeys(_AS_TYPED, as_text)
        own = {name: partial(_xml, kind) for kind, name in _AS_XML.items()}
        self.filters = {**self.filters, **more, **as_typed, **own, CAPTURED: _captured}

    @staticmethod
    @override
    def known(value: Any) -> Any:
        """The value: nothing stands in for another in a Word template."""
        return value

    @staticmethod
    @override
    def concat(pieces: Iterable[str]) -> str:
        """What a block captured: text, prose where any of it is prose, XML where any is XML."""
        parts = list(pieces)
        if len(parts) == 1:
            return parts[0]
        if any(isinstance(part, Xml) for part in parts):
            return Xml("".join(parts))
        if any(isinstance(part, Markup) for part in parts):
            return Prose("".join(as_prose(part) for part in parts))
        return "".join(parts)

    @override
    def concatenated(self, parts: tuple[Any, ...]) -> str:
        if any(isinstance(part, Xml) for part in parts):
            raise FilterArgumentError("“~” joins values, not formatted text")
        return super().concatenated(parts)

    def tree(self, pieces: Sequence[Piece], codes: Sequence[Code], filename: str) -> nodes.Template:
        """The pieces as Jinja's tree, whose lines are numbers of tags + 1.

        Raises TemplateSyntaxError.
        """
        stream: TokenStream | None = None
        try:
            stream = TokenStream(self._tokens(pieces, codes), None, filename)
            return _Parser(self, stream, filename).parse()
        except RecursionError as fault:
            raise uncompilable(fault, stream.current.lineno if stream else 0, filename) from fault

    def template(
        self, tree: nodes.Template, codes: Sequence[Code], filename: str
    ) -> tuple[Template, frozenset[str]]:
        """The tree of a part, compiled, and the names that it asks the data for.

        Raises TemplateSyntaxError.
        """
        if any(code.xml is not None for code in codes):
            self._capture_xml(tree, codes)
        source = io.StringIO()
        generator = _Generator(self, None, filename, source, optimized=self.optimized)
        try:
            generator.visit(tree)
        except RecursionError as fault:
            raise uncompilable(fault, generator.last_line, filename) from fault
        code = self._compile(source.getvalue(), filename)
        template = Template.from_code(self, code, self.make_globals(None))
        return template, frozenset(generator.names - self.globals.keys())

    def _tokens(self, pieces: Sequence[Piece], codes: Sequence[Code]) -> Iterator[Token]:
        line = 1
        for piece in pieces:
            if isinstance(piece, str):
                yield Token(line, "data", piece)
                continue
            line = piece + 1
            code = codes[piece]
            if code.captured is not None:
                yield from self._captured_tokens(code, codes)
                continue
            begin, end = ("{%", "%}") if code.is_block else ("{{", "}}")
            raw = self.lexer.tokeniter(f"{begin} {code.source} {end}", None)
            try:
                for token in self.lexer.wrap(raw):
                    yield Token(line, token.type, token.value)
            except TemplateSyntaxError as fault:
                raise TemplateSyntaxError(fault.message or "", line) from fault
            except ValueError as fault:
                raise uncompilable(fault, line, None) from fault

    def _captured_tokens(self, code: Code, codes: Sequence[Code]) -> Iterator[Token]:
        """Content that becomes the value of its tag: a filter block around it."""
        line = code.number + 1
        yield from (Token(line, kind, value) for kind, value in _opening(code.number))
        yield from self._tokens(code.captured or (), codes)
        yield from (Token(line, kind, value) for kind, value in _CLOSING)

    def _capture_xml(self, tree: nodes.Template, codes: Sequence[Code]) -> None:
        """Makes blocks whose content is XML say so of what they capture."""
        for node in tree.find_all(nodes.Stmt):
            if not isinstance(node, _CAPTURES):
                continue
            kind = codes[node.lineno - 1].xml
            if kind is None:
                continue
            if isinstance(node, nodes.AssignBlock):
                node.filter = self._xml_filter(kind, node)
            elif isinstance(node, nodes.For):
                node.recursive = node.recursive and _AS_XML[kind]  # type: ignore[assignment]
            else:
                block = nodes.FilterBlock(node.body, self._xml_filter(kind, node))
                node.body = [block.set_lineno(node.lineno).set_environment(self)]

    def _xml_filter(self, kind: type[Xml], node: nodes.Node) -> nodes.Filter:
        made = nodes.Filter(None, _AS_XML[kind], [], [], None, None)
        made.set_lineno(node.lineno, override=False)
        made.set_environment(self)
        return made


_CAPTURES = (nodes.Macro, nodes.CallBlock, nodes.AssignBlock, nodes.For)
_Tokens = Sequence[tuple[str, Any]]
_CLOSING: _Tokens = (("block_begin", "{%"), ("name", "endfilter"), ("block_end", "%}"))


def _opening(number: int) -> _Tokens:
    call = (("name", CAPTURED), ("lparen", "("), ("integer", number), ("rparen", ")"))
    return (("block_begin", "{%"), ("name", "filter"), *call, ("block_end", "%}"))


def _xml(kind: type[Xml], value: str) -> Xml:
    return kind("".join((value,)))


@pass_context
def _captured(context: Context, value: str, number: int) -> str:
    put: Callable[[Any, int], str] = context.parent[PUT]
    return put(value, number)
