"""Fields (17.16): which show a number of pages, a link or a date, and which what is stored.

A field is its instruction, then what it last showed; both may hold other fields, and may go over
runs and paragraphs.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from msgspec import Struct, field

from letterapp.pages.content import Number, NumberFormat, PageNumber, Text
from letterapp.pages.formats import CharacterFormat
from letterapp.pages.reading.dates import pictured
from letterapp.pages.reading.source import Properties

_TOKEN = re.compile(r'"((?:[^"\\]|\\.)*)"|\\([^\s"])|([^\s"]+)', re.DOTALL)
_ESCAPE = re.compile(r"\\(.)", re.DOTALL)
_LONGEST = 4_000
"""Characters of an instruction that are looked at."""

_NUMBERS = {one.value: one for one in PageNumber}
_DATES = frozenset({"DATE", "TIME", "SAVEDATE", "PRINTDATE", "CREATEDATE"})
_UNSEEN = frozenset({"AUTONUM", "AUTONUMLGL", "AUTONUMOUT", "BARCODE", "EQ", "LISTNUM", "SYMBOL"})
"""Fields that show something which is stored nowhere."""

_FORMATS = {
    "roman": NumberFormat.LOWER_ROMAN,
    "Roman": NumberFormat.UPPER_ROMAN,
    "ROMAN": NumberFormat.UPPER_ROMAN,
    "alphabetic": NumberFormat.LOWER_LETTER,
    "Alphabetic": NumberFormat.UPPER_LETTER,
    "ALPHABETIC": NumberFormat.UPPER_LETTER,
    "ordinal": NumberFormat.ORDINAL,
    "arabic": NumberFormat.DECIMAL,
}
_DASHED = "arabicdash"


Shown = Text | Number
"""What a field shows of its own."""


class Instruction(Struct, frozen=True):
    """What a field's code says: its name, its arguments, and the values of its switches."""

    name: str
    arguments: tuple[str, ...]
    switches: Mapping[str, tuple[str, ...]]

    def switch(self, key: str) -> str | None:
        """The first value of a switch; None where it is not there."""
        values = self.switches.get(key)
        return values[0] if values else None


def instruction_of(code: str) -> Instruction:
    """The parts of a field's code (17.16.1); a switch takes the word that follows it, if any."""
    words: list[str] = []
    switches: dict[str, list[str]] = {}
    last = ""
    for quoted, key, plain in _TOKEN.findall(code[:_LONGEST]):
        if key:
            last = key
            switches.setdefault(key, [])
            continue
        word = plain or _ESCAPE.sub(r"\1", quoted)
        if last:
            switches[last].append(word)
        else:
            words.append(word)
        last = ""
    name, *arguments = words or [""]
    values = {key: tuple(found) for key, found in switches.items()}
    return Instruction(name.upper(), tuple(arguments), values)


def address_of(instruction: Instruction) -> str:
    """Where a HYPERLINK leads (17.16.5.25)."""
    address = instruction.arguments[0] if instruction.arguments else ""
    place = instruction.switch("l")
    return f"{address}#{place}" if place else address


def shown_by(
    instruction: Instruction, look: CharacterFormat, link: str, properties: Properties
) -> tuple[Shown, ...] | None:
    """What a field shows instead of what is stored; None where that is to be shown."""
    if kind := _NUMBERS.get(instruction.name):
        return _number(kind, instruction, look)
    if instruction.name not in _DATES:
        return None
    is_creation = instruction.name == "CREATEDATE"
    moment = properties.created if is_creation else properties.modified
    picture = instruction.switch("@")
    if moment is None or not picture:
        return None
    return (Text(pictured(moment, picture, look.language), look, link),)


def is_replaced(instruction: Instruction, properties: Properties) -> bool:
    """Whether a field does not show what is stored."""
    return shown_by(instruction, CharacterFormat(), "", properties) is not None


def _number(kind: PageNumber, instruction: Instruction, look: CharacterFormat) -> tuple[Shown, ...]:
    wanted = instruction.switches.get("*", ())
    is_dashed = any(word.lower() == _DASHED for word in wanted)
    known = (_FORMATS.get(word) or _FORMATS.get(word.lower()) for word in wanted)
    number_format = next((one for one in known if one is not None), None)
    if kind is not PageNumber.PAGE or is_dashed:
        number_format = number_format or NumberFormat.DECIMAL
    made = Number(kind, look, number_format)
    return (Text("- ", look), made, Text(" -", look)) if is_dashed else (made,)


class _Field(Struct):
    """A field that has begun; `box` is the sign of its tick box, where it is one."""

    look: CharacterFormat
    box: str = ""
    code: list[str] = field(default_factory=list)
    is_code: bool = True
    instruction: Instruction | None = None
    is_replaced: bool = False
    has_result: bool = False
    has_code: bool = False
    link: str = ""


class Fields:
    """The fields that are open at a place in the text, the outermost first.

    `is_silent`: what stands here is not shown. `link` is where a field around leads.
    """

    def __init__(self, properties: Properties) -> None:
        self._properties = properties
        self._open: list[_Field] = []
        self.is_silent = False
        self.link = ""

    @property
    def are_open(self) -> bool:
        """Whether a field has begun and not ended."""
        return bool(self._open)

    @property
    def is_in_code(self) -> bool:
        """Whether an instruction is being read."""
        return any(one.is_code for one in self._open)

    def begin(self, look: CharacterFormat, box: str = "") -> None:
        """A field begins in a run of a look; a tick box is shown by a sign."""
        self._open.append(_Field(look, box))
        self._settle()

    def code(self, text: str) -> None:
        """A piece of an instruction."""
        if self._open and self._open[-1].is_code:
            self._open[-1].code.append(text)

    def see(self, look: CharacterFormat) -> None:
        """A run of a look stands here: a field looks like the first of its result, or its code."""
        top = self._open[-1]
        if top.is_code and not top.has_code:
            top.look, top.has_code = look, True
        elif not top.is_code and not top.has_result:
            top.look, top.has_result = look, True

    def separate(self) -> None:
        """The instruction ends, and what was last shown begins."""
        if not self._open or not self._open[-1].is_code:
            return
        top = self._open[-1]
        top.is_code = False
        top.instruction = instruction_of("".join(top.code))
        top.is_replaced = bool(top.box) or is_replaced(top.instruction, self._properties)
        if top.instruction.name == "HYPERLINK":
            top.link = address_of(top.instruction)
        self._settle()

    def end(self) -> tuple[Shown, ...] | None:
        """The innermost field ends: what it shows by itself; None where what it should is lost."""
        if not self._open:
            return ()
        if was_code := self._open[-1].is_code:
            self.separate()
        top = self._open.pop()
        self._settle()
        if self.is_silent or top.instruction is None:
            return ()
        if top.box:
            return (Text(top.box, top.look),)
        shown = shown_by(top.instruction, top.look, self.link, self._properties)
        is_lost = was_code and shown is None and top.instruction.name in _UNSEEN
        return None if is_lost else shown or ()

    def _settle(self) -> None:
        self.is_silent = any(one.is_code or one.is_replaced for one in self._open)
        self.link = next((one.link for one in reversed(self._open) if one.link), "")
