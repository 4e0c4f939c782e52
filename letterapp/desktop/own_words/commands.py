"""Own words as commands on a session: each change is named, and undone in one step."""

from __future__ import annotations

from collections.abc import Iterable

from letterapp.campaign import changes
from letterapp.campaign.asking import changes_of
from letterapp.campaign.model import Edit
from letterapp.desktop.session.session import Session
from letterapp.desktop.target_names import shown_name
from letterapp.wording.passages import Passages


def edits_of(session: Session, target: str) -> tuple[Edit, ...]:
    """The own words of the letter to a target, as the campaign has them now."""
    own = changes_of(session.campaign, target)
    return own.edits if own else ()


def put(session: Session, target: str, edits: Iterable[Edit], *, kind: str = "") -> None:
    """Gives a letter these own words and no others; what is of one kind is undone together."""
    _change(session, f"Own words in the letter to {_name(session, target)}", target, edits, kind)


def take_back(session: Session, target: str, edits: Iterable[Edit]) -> None:
    """Leaves a letter only these of its own words."""
    name = f"Take back own words in the letter to {_name(session, target)}"
    _change(session, name, target, edits)


def take_all_back(session: Session, target: str) -> None:
    """Leaves a letter no words of its own, nor those that no longer fit."""
    name = f"Take back all own words in the letter to {_name(session, target)}"
    _change(session, name, target, ())


def changed_texts(passages: Passages) -> tuple[str, ...]:
    """The paragraphs, as they read on the page, that are in own words."""
    return tuple(text for one in passages.passages if one.is_changed for text in one.texts)


def _change(
    session: Session, name: str, target: str, edits: Iterable[Edit], kind: str = ""
) -> None:
    said = [{"was": edit.was, "now": edit.now} for edit in edits]
    session.change(name, lambda files: changes.with_edits(files, target, said), kind=kind)


def _name(session: Session, target: str) -> str:
    return shown_name(session.campaign, target)
