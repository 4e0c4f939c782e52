"""The Markdown parser as wording has it: CommonMark with footnotes and styles, and no code blocks.

Indentation comes from Jinja's loops and conditions, so it never turns a list into a paragraph
either: CommonMark takes a line that is indented by four or more for code, or for the paragraph
before it.
"""

from __future__ import annotations

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock, list_block
from mdit_py_plugins.container import container_plugin
from mdit_py_plugins.footnote import footnote_plugin
from typing_extensions import override


class _MarkdownIt(MarkdownIt):
    """A parser that leaves the addresses of links as they are."""

    @override
    def normalizeLink(self, url: str) -> str:
        return url

    @override
    def validateLink(self, url: str) -> bool:
        return True


def _list(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """CommonMark's lists, whose items may be indented by any number of spaces."""
    outer, state.listIndent = state.listIndent, -1
    try:
        return list_block(state, start, end, silent)
    finally:
        state.listIndent = outer


def _paragraph(state: StateBlock, start: int, _end: int, _silent: bool) -> bool:
    """CommonMark's paragraphs, which an indented line can end; they end no other block."""
    outer, state.parentType = state.parentType, "paragraph"
    rules = state.md.block.ruler.getRules("paragraph")
    after, end = start + 1, state.lineMax
    while after < end and not state.isEmpty(after):
        is_lazy = state.sCount[after] < 0  # in a block quote, without the mark
        if not is_lazy and any(rule(state, after, end, True) for rule in rules):
            break
        after += 1
    state.line = after
    state.push("paragraph_open", "p", 1).map = [start, after]
    inline = state.push("inline", "", 0)
    inline.content = state.getLines(start, after, state.blkIndent, False).strip(" \t\n")
    inline.map, inline.children = [start, after], []
    state.push("paragraph_close", "p", -1)
    state.parentType = outer
    return True


def _parser() -> MarkdownIt:
    markdown = _MarkdownIt("commonmark").disable(["code", "text_join"])
    markdown.use(footnote_plugin, inline=False, move_to_end=False, always_match_refs=True)
    markdown.use(container_plugin, "style", validate=lambda params, _: bool(params.strip()))
    rules = markdown.block.ruler
    rules.at("list", _list, {"alt": ["paragraph", "reference", "blockquote"]})
    rules.at("paragraph", _paragraph)
    return markdown


MARKDOWN = _parser()
"""Holds no state of any text."""
