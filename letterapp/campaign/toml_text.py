"""The text of one campaign file, which changes table by table; comments and order stay."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cached_property
from itertools import islice
from typing import Any

from msgspec import Struct, field
from msgspec.structs import replace

from letterapp.campaign.toml_blocks import Block, blocks_of, joined, share
from letterapp.campaign.toml_lines import KeyPath

_BOM = "\ufeff"


class TomlText(Struct, frozen=True, dict=True):
    """A valid TOML text; texts that a change has made share the blocks that it left alone.

    `as_read` are the blocks of a file of mixed line ends as they stand there, by their texts.
    """

    blocks: tuple[Block, ...]
    newline: str = "\n"
    has_bom: bool = False
    as_read: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, content: bytes) -> TomlText:
        """Reads a file's content; raises UnicodeDecodeError, tomllib.TOMLDecodeError."""
        text = plain_text(content)
        values = tomllib.loads(text)
        newline = "\r\n" if b"\r\n" in content else "\n"
        blocks = blocks_of(text)
        share(values, blocks)
        is_mixed = newline != "\n" and content.count(b"\n") > content.count(b"\r\n")
        as_read = _as_read(blocks, content) if is_mixed else {}
        return cls(blocks, newline, content.startswith(_BOM.encode()), as_read)

    @cached_property
    def text(self) -> str:
        """The whole text, its lines ended by line feeds."""
        return "".join(block.text for block in self.blocks)

    @cached_property
    def content(self) -> bytes:
        """What the file holds."""
        text = "".join(map(self._ended, self.blocks)) if self.newline != "\n" else self.text
        return f"{_BOM if self.has_bom else ''}{text}".encode()

    @cached_property
    def values(self) -> Mapping[str, Any]:
        """What it says; the tables that a change left alone are the same objects."""
        return joined(self.blocks)

    def line_near(self, path: KeyPath) -> int | None:
        """The line of a key, counted from 1; where it is missing, of the table it should be in."""
        while path:
            if line := self._line_of(path):
                return line
            path = path[:-1]
        return None

    def with_blocks(self, start: int, end: int, text: str) -> TomlText:
        """Another text in the place of some blocks."""
        blocks = (*self.blocks[:start], *blocks_of(text), *self.blocks[end:])
        return replace(self, blocks=blocks)

    def _ended(self, block: Block) -> str:
        """A block with the line ends that it has in the file."""
        return self.as_read.get(block.text) or block.text.replace("\n", self.newline)

    def _line_of(self, path: KeyPath) -> int | None:
        items = 0
        above = 0
        for block in self.blocks:
            inner = path
            if block.is_item and block.name == path[0]:
                inner = (path[0], 0, *path[2:]) if path[1:2] == (items,) else ()
                inner = path if len(path) == 1 else inner
                items += 1
            if inner and (line := block.lines.get(inner)) and block.name in (None, path[0]):
                return above + line
            above += block.height
        return None


EMPTY = TomlText(())


def plain_text(content: bytes) -> str:
    """A file's text, with the line ends that TOML's reader counts; raises UnicodeDecodeError."""
    return content.decode().removeprefix(_BOM).replace("\r\n", "\n")


def _as_read(blocks: tuple[Block, ...], content: bytes) -> dict[str, str]:
    lines = content.decode().removeprefix(_BOM).split("\n")
    ended = iter([*(f"{line}\n" for line in lines[:-1]), lines[-1]])
    heights = (block.height + (not block.text.endswith("\n")) for block in blocks)
    return {
        block.text: "".join(islice(ended, height))
        for block, height in zip(blocks, heights, strict=True)
    }
