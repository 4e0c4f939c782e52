"""Invented addressees for the benchmark: as many as wanted, each its own, the same on every run."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

# Markup characters, quotes and other scripts on purpose: an engine that loses them is not faster.
_STATES = (
    "the Republic of Amaria & Besk",
    "the Union of <Northern> Isles",
    "the Kingdom of Ōrelund",
    "the State of “Vessa”",
    "the Commonwealth of Łódmark",
    "the Republic of Κορυθία",
    "the Republic of Заречье",
    "the State of 東湖",
    "the Kingdom of កោះធំ",
    "the Emirate of نهر الشمال",
)
_OFFICES = ("Minister of Foreign Affairs", "Minister of Justice & Law", "Prime Minister")
_CITIES = ("Port Amélie", "Старый Брод", "北京路", "Ñuflo & Sons Wharf", "Άνω Πόλη", "Lower <Quay>")
DEMANDS = (
    "take urgent action to fulfil the commitments that {name} has given",
    "release all those who are held only for what they have said or written",
    "repeal the provisions of the law on associations that {name} itself called too wide",
    "receive the Special Rapporteur, & give free access to every place of detention in {city}",
    "report to the Human Rights Council, before its next session, on what has been done",
)


@dataclass(frozen=True, slots=True)
class Addressee:
    """One addressee; `fields` are the flat values that every engine's template names."""

    number: int
    fields: dict[str, str]
    demands: tuple[str, ...]

    @property
    def file_name(self) -> str:
        """The letter's file, one an addressee."""
        return f"{self.fields['reference']}.docx"

    def data(self) -> dict[str, object]:
        """What engines with loops are given."""
        return {**self.fields, "demands": [{"text": text} for text in self.demands]}


def addressees(first: int, end: int) -> Iterator[Addressee]:
    """Those of the numbers from `first` up to, but not including, `end`."""
    return map(_addressee, range(first, end))


def _addressee(number: int) -> Addressee:
    name = f"{_STATES[number % len(_STATES)]} {number}"
    city = f"{_CITIES[number % len(_CITIES)]} {number % 97}"
    fields = {
        "reference": f"HR-2016-{number:05}",
        "date": f"{1 + number % 28} September 2016",
        "office": _OFFICES[number % len(_OFFICES)],
        "name": name,
        "signed_as": name.removeprefix("the "),
        "street": f"{1 + number % 211} Embankment <{number % 7}>",
        "city": city,
        "salutation": "Your Excellency," if number % 2 else f"Dear Minister of {name},",
        "subject": f"the situation of human rights & the undertakings of {name}",
    }
    told = {"name": name, "city": city}
    return Addressee(number, fields, tuple(text.format_map(told) for text in DEMANDS))
