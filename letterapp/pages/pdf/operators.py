"""The operators of a content stream, with the graphics state kept in mind (ISO 32000-1, 8.4)."""

from __future__ import annotations

from letterapp.pages.pdf.objects import number

# Table 52, as far as it matters: how a page begins.
_INITIAL = {
    "fill": "0 0 0 rg",
    "stroke": "0 0 0 RG",
    "width": "1 w",
    "dash": "[]0 d",
    "join": "0 j",
    "stretch": "100 Tz",
    "mode": "0 Tr",
}


class Operators:
    """What is drawn on one page, operator by operator."""

    def __init__(self) -> None:
        self._written: list[str] = []
        self._state = dict(_INITIAL)

    def add(self, operator: str) -> None:
        """Add one that leaves the graphics state as it is."""
        self._written.append(operator)

    def set(self, key: str, operator: str) -> None:
        """Add one that sets something of the graphics state, unless it is so already."""
        if self._state.get(key) != operator:
            self._state[key] = operator
            self._written.append(operator)

    def data(self) -> bytes:
        """The stream."""
        return "\n".join(self._written).encode("ascii")


def numbers(*values: float) -> str:
    """Operands, to a hundredth."""
    return " ".join([number(value) for value in values])


def rgb(colour: str) -> str:
    """A colour's operands, shares of red, green and blue; black for none."""
    if not colour:
        return "0 0 0"
    return " ".join([f"{part / 255:.3g}" for part in bytes.fromhex(colour)])
