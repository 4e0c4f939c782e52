"""The wording of a demand that stands for the letter in hand: found in the file, and changed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from msgspec import Struct

from letterapp.campaign import changes
from letterapp.campaign.asking import changes_of
from letterapp.campaign.campaign import Campaign
from letterapp.campaign.files import DEMANDS, Files
from letterapp.campaign.paragraphs import unwrapped, wrapped
from letterapp.campaign.texts import ANY_LANGUAGE, DEFAULT_ROLE
from letterapp.campaign.toml_lines import KeyPath
from letterapp.desktop.session.choosing import demand_title
from letterapp.desktop.session.session import Session


class Wording(Struct, frozen=True):
    """A text as the file has it, at its path in demands.toml.

    `role` is that of the target in hand, empty where there is none; `is_own` says that the text
    is for this role alone, `has_common` that there is one for the others besides.
    """

    path: KeyPath
    kept: str
    language: str
    role: str
    is_own: bool = False
    has_common: bool = False

    @property
    def text(self) -> str:
        """The text as people read it, a line a paragraph."""
        return unwrapped(self.kept)


def letter_language(campaign: Campaign, target_id: str | None) -> str:
    """The language of the letter to a target; of letters in general where there is none."""
    own = changes_of(campaign, target_id or "")
    target = campaign.target(target_id or "")
    settings = campaign.settings.letter
    general = settings.language if settings else "en"
    return (own and own.language) or (target and target.language) or general


def wording_of(session: Session, demand: str) -> Wording | None:
    """The wording of a demand for the letter in hand; None where the demand is gone."""
    index = changes.index_of(session.files, "demands", demand)
    if index is None:
        return None
    target = session.campaign.target(session.in_hand or "")
    role = target.role if target else ""
    language = letter_language(session.campaign, session.in_hand)
    base: KeyPath = ("demands", index, "text")
    texts: Any = session.value(DEMANDS, base)
    if isinstance(texts, str):
        return Wording(base, texts, language, role)
    by_language = texts if isinstance(texts, Mapping) else {}
    is_any = language not in by_language and ANY_LANGUAGE in by_language
    path = (*base, ANY_LANGUAGE if is_any else language)
    texts = by_language.get(path[-1])
    if isinstance(texts, str):
        return Wording(path, texts, language, role)
    by_role = texts if isinstance(texts, Mapping) else {}
    is_own = bool(role) and role in by_role
    name = role if is_own else DEFAULT_ROLE
    kept = str(by_role.get(name, ""))
    return Wording((*path, name), kept, language, role, is_own, DEFAULT_ROLE in by_role)


def set_wording(session: Session, demand: str, wording: Wording, text: str, *, visit: int) -> None:
    """Sets the text, a line a paragraph, for all letters that it stands for.

    What is typed in one visit to its field is one change.
    """
    name = f"Change the wording of “{demand_title(session.campaign, demand)}”"
    kind, path = f"wording {wording.path} {visit}", wording.path

    def is_as_before(files: Files) -> bool:
        kept = changes.value_in(files, DEMANDS, path)
        return isinstance(kept, str) and unwrapped(kept) == text

    if not session.take_back(kind, is_as_before):
        session.set_value(name, DEMANDS, path, wrapped(text), kind=kind)


def give_own_wording(session: Session, demand: str, wording: Wording) -> None:
    """Gives the role in hand a text of its own, at first the one that stands for it."""
    name = f"Word “{demand_title(session.campaign, demand)}” for one role alone"
    path, kept = wording.path, wording.kept
    both = {DEFAULT_ROLE: kept, wording.role: kept}
    if path[-1] == DEFAULT_ROLE:
        session.set_value(name, DEMANDS, (*path[:-1], wording.role), kept)
    elif path[-1] == "text":
        session.set_value(name, DEMANDS, path, {ANY_LANGUAGE: both})
    else:
        session.set_value(name, DEMANDS, path, both)


def drop_own_wording(session: Session, demand: str, wording: Wording) -> None:
    """Takes the role's own text away, so that the common one stands for it."""
    name = f"Word “{demand_title(session.campaign, demand)}” for all roles alike"
    session.set_value(name, DEMANDS, wording.path, None)
