"""The text of one campaign file, which changes table by table; comments and order stay."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any

from letterapp.campaign.toml_blocks import Block, blocks_of, joined, share
from letterapp.campaign.toml_lines import KeyPath

_BOM = "\ufeff"


@dataclass(frozen=True)
class TomlText:
    """A valid TOML text; texts that a change has made share the blocks that it left alone."""

    blocks: tuple[Block, ...] = field(repr=False)
    newline: str = "\n"
    has_bom: bool = False

    @classmethod
    def of(cls, content: bytes) -> TomlText:
        """Reads a file's content; raises UnicodeDecodeError, tomllib.TOMLDecodeError."""
        text = plain_text(content)
        values = tomllib.loads(text)
        newline = "\r\n" if b"\r\n" in content else "\n"
        blocks = blocks_of(text)
        share(values, blocks)
        return cls(blocks, newline, has_bom=content.startswith(_BOM.encode()))

    def __reduce__(self) -> tuple[type[TomlText], tuple[object, ...]]:
        """How it is sent to another process: without what was worked out of it."""
        return TomlText, (self.blocks, self.newline, self.has_bom)

    @cached_property
    def text(self) -> str:
        """The whole text, its lines ended by line feeds."""
        return "".join(block.text for block in self.blocks)

    @cached_property
    def content(self) -> bytes:
        """What the file holds."""
        text = self.text.replace("\n", self.newline) if self.newline != "\n" else self.text
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
