"""What is wrong with a target's values, field by field; imports nothing of Qt."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from letterapp.campaign.campaign import Campaign
from letterapp.campaign.documents import Document, spell
from letterapp.campaign.model import Target
from letterapp.campaign.tables import read_table
from letterapp.campaign.texts import ANY_LANGUAGE
from letterapp.campaign.toml_edits import value_at
from letterapp.campaign.toml_lines import KeyPath
from letterapp.desktop.targets.target_fields import ALWAYS, NAME_FORMS
from letterapp.desktop.targets.target_values import closed

_NEEDED = "Fill this in: the letter needs it."
_FORM_NEEDED = "Fill this in, or no form of the name in this language."


def checked(
    campaign: Campaign, values: Mapping[str, Any], fields: Mapping[str, KeyPath]
) -> dict[KeyPath, str]:
    """What is wrong, by the path of the field it is told beside; () for what has no field.

    `fields` are the fields' paths by their spelling.
    """
    found = dict(_needs(campaign, values))
    told = [spell(path) for path in found]
    for place, words in _unsound(values):
        if not any(_is_within(one, place) for one in told):
            path = _nearest(place, fields)
            found.setdefault(path, words if path else f"{place}: {words}")
    return found


def spelled(paths: Iterable[KeyPath]) -> dict[str, KeyPath]:
    """The paths by their spelling, as problems tell places."""
    return {spell(path): path for path in paths}


def _needs(campaign: Campaign, values: Mapping[str, Any]) -> Iterator[tuple[KeyPath, str]]:
    """What a letter to it cannot be written without."""
    if values.get("role") not in campaign.settings.roles:
        yield ("role",), "Choose what it is in this campaign."
    party = values.get("successor_of")
    if party is not None and campaign.historical_party(str(party)) is None:
        yield ("successor_of",), f"The campaign knows of no “{party}” that has signed."
    letter = campaign.settings.letter
    language = values.get("language") or (letter.language if letter else "en")
    for key in ALWAYS:
        if not any(value_at(values, (key, one)) for one in (language, ANY_LANGUAGE)):
            yield (key, language), _NEEDED
    names = values.get("name")
    forms_of = names if isinstance(names, dict) else {}
    for spoken in dict.fromkeys((language, *forms_of)):
        forms = forms_of.get(spoken)
        if spoken != language and not forms:
            continue
        for form in NAME_FORMS:
            if not value_at(forms, (form,)):
                yield ("name", spoken, form), _NEEDED if spoken == language else _FORM_NEEDED


def _unsound(values: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """What the campaign's own checks find, and the places of it."""
    _, problems = read_table(Target, Document(Path()), (), {"id": "new", **closed(values)})
    for problem in problems:
        if problem.is_error:
            message = problem.message
            yield problem.where.place, f"{message[:1].upper()}{message[1:]}."


def _nearest(place: str, fields: Mapping[str, KeyPath]) -> KeyPath:
    """The field at a place, around it, or in it; () where there is none."""
    around = [one for one in fields if _is_within(place, one)]
    inside = [one for one in fields if _is_within(one, place)]
    return fields[(around or inside)[0]] if around or inside else ()


def _is_within(place: str, other: str) -> bool:
    return place == other or place.startswith((f"{other}.", f"{other}["))
