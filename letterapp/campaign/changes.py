"""What a person can change of a campaign, each as a function from its files to its files.

Nothing here writes to the disk. Whoever calls gives the campaign that the files make, so that
nothing is read twice.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

from letterapp.campaign.campaign import Campaign
from letterapp.campaign.files import DEMANDS, SETTINGS, TARGETS, Files
from letterapp.campaign.groups import Resolver, UnknownMemberError
from letterapp.campaign.toml_edits import value_at, with_item, with_moved, with_value, without_item
from letterapp.campaign.toml_lines import KeyPath

_NO_ID = re.compile(r"[^A-Za-z0-9_]+")

FILE_OF = {"targets": TARGETS, "historical": TARGETS, "demands": DEMANDS, "sources": DEMANDS}
"""Which file holds a list; `letters` stand in campaign.toml."""


def value_in(files: Files, file: str, path: KeyPath) -> Any:
    """A value as the file has it; None where there is none."""
    return value_at(files.toml(file).values, path)


def with_key(files: Files, file: str, path: KeyPath, value: Any) -> Files:
    """A value set, or removed where it is None. Raises TypeError where no table can be made."""
    return files.with_toml(file, with_value(files.toml(file), path, value))


def index_of(files: Files, section: str, item: str) -> int | None:
    """The index of an item of a list, by its id; of letters, by their target."""
    key = "target" if section == "letters" else "id"
    items = value_in(files, FILE_OF.get(section, SETTINGS), (section,)) or []
    found = (i for i, one in enumerate(items) if isinstance(one, dict) and one.get(key) == item)
    return next(found, None)


def with_new(files: Files, section: str, values: Mapping[str, Any], index: int) -> Files:
    """An item more in a list, before the one of that index, or at its end."""
    file = FILE_OF.get(section, SETTINGS)
    return files.with_toml(file, with_item(files.toml(file), (section,), index, values))


def with_item_moved(files: Files, section: str, index: int, to: int) -> Files:
    """An item of a list at another index."""
    file = FILE_OF.get(section, SETTINGS)
    return files.with_toml(file, with_moved(files.toml(file), (section,), index, to))


def without(files: Files, section: str, item: str) -> Files:
    """A list without an item, and the campaign without what it says of it elsewhere."""
    index = index_of(files, section, item)
    if index is None:
        return files
    file = FILE_OF.get(section, SETTINGS)
    files = files.with_toml(file, without_item(files.toml(file), (section,), index))
    if section == "targets":
        return _without_target(files, item)
    return _without_demand(files, item) if section == "demands" else files


# --- The cases of a demand


def with_new_case(files: Files, demand: str, values: Mapping[str, Any], index: int) -> Files:
    """A case more of a demand; where only some of its cases are asked, it is one of them."""
    path = _cases(files, demand)
    files = files.with_toml(DEMANDS, with_item(files.toml(DEMANDS), path, index, values))
    return _with_asked_cases(files, demand, lambda ids: [*ids, values["id"]])


def without_case(files: Files, demand: str, case: str) -> Files:
    """A demand without one of its cases; nothing changes where there is none of that id."""
    path = _cases(files, demand)
    ids = [one.get("id") if isinstance(one, dict) else None for one in _list(files, DEMANDS, path)]
    if case not in ids:
        return files
    toml = without_item(files.toml(DEMANDS), path, ids.index(case))
    files = files.with_toml(DEMANDS, toml)
    files = _without_touched(files, lambda word: word == f"{demand}:{case}")
    return _with_asked_cases(files, demand, lambda asked: [one for one in asked if one != case])


def with_case_moved(files: Files, demand: str, index: int, to: int) -> Files:
    """A demand with one of its cases at another index."""
    path = _cases(files, demand)
    return files.with_toml(DEMANDS, with_moved(files.toml(DEMANDS), path, index, to))


# --- What is selected


def with_targets_selected(files: Files, campaign: Campaign, targets: Sequence[str]) -> Files:
    """These targets selected, in the words that are there if they still say so, or a group's."""
    words = _words_for(campaign, targets)
    return with_key(files, SETTINGS, ("selection", "targets"), words)


def with_demands_selected(
    files: Files, demands: Sequence[str] | None, letter: str | None = None
) -> Files:
    """These demands selected, in this order, for all letters or for one; None for all that fit."""
    files, path = _choice(files, letter)
    chosen = None if demands is None else list(demands)
    return with_key(files, SETTINGS, (*path, "demands"), chosen)


def with_cases_selected(
    files: Files, demand: str, cases: Sequence[str] | None, letter: str | None = None
) -> Files:
    """These cases of a demand selected, for all letters or for one; None for all of them."""
    files, path = _choice(files, letter)
    chosen = None if cases is None else list(cases)
    return with_key(files, SETTINGS, (*path, "cases", demand), chosen)


def without_own_demands(files: Files, letter: str) -> Files:
    """A letter that asks what all letters ask."""
    for key in ("demands", "cases"):
        files = _with_own(files, letter, key, None)
    return files


def with_edits(files: Files, letter: str, edits: Sequence[Mapping[str, str]]) -> Files:
    """A letter with these own words and no others."""
    return _with_own(files, letter, "edits", [dict(edit) for edit in edits] or None)


def with_language(files: Files, letter: str, language: str | None) -> Files:
    """A letter in a language of its own; None for that of its target, or of all letters."""
    return _with_own(files, letter, "language", language)


def _choice(files: Files, letter: str | None) -> tuple[Files, KeyPath]:
    """Where a selection stands: in [selection], or in a letter's own entry."""
    if letter is None:
        return files, ("selection",)
    index = index_of(files, "letters", letter)
    if index is None:
        index = len(value_in(files, SETTINGS, ("letters",)) or ())
        files = with_new(files, "letters", {"target": letter}, index)
    return files, ("letters", index)


def _with_own(files: Files, letter: str, key: str, value: Any) -> Files:
    """What a letter has of its own; an entry that says nothing any more goes."""
    if value is None and index_of(files, "letters", letter) is None:
        return files
    files, path = _choice(files, letter)
    files = with_key(files, SETTINGS, (*path, key), value)
    if set(value_in(files, SETTINGS, path)) <= {"target"}:
        return without(files, "letters", letter)
    return files


def _words_for(campaign: Campaign, targets: Sequence[str]) -> list[str]:
    wanted = frozenset(targets)
    words = campaign.settings.selection.targets
    groups = ((f"@{name}",) for name in campaign.settings.groups)
    roles = ((f"role:{name}",) for name in campaign.settings.roles)
    resolver = Resolver(campaign)
    for candidate in (words, *groups, *roles) if wanted else ():
        try:
            if frozenset(resolver.resolved(candidate)) == wanted:
                return list(candidate)
        except UnknownMemberError:
            continue
    return list(targets)


# --- Who writes


def with_organisation(files: Files, organisation: str) -> Files:
    """Another organisation as the sender, which then is no sample any more."""
    files = with_key(files, SETTINGS, ("sender", "organisation"), organisation)
    return with_key(files, SETTINGS, ("sender", "sample"), None)


# --- References to what is gone


def _without_target(files: Files, target: str) -> Files:
    files = _without_touched(files, lambda word: word == f"target:{target}")
    files = without(files, "letters", target)
    files = _without_word(files, ("selection", "targets"), target)
    for group in value_in(files, SETTINGS, ("groups",)) or ():
        files = _without_word(files, ("groups", group), target)
    return files


def _without_word(files: Files, path: KeyPath, target: str) -> Files:
    words = _list(files, SETTINGS, path)
    gone = {target.casefold(), f"not:{target}".casefold()}
    left = [word for word in words if str(word).casefold() not in gone]
    return with_key(files, SETTINGS, path, left) if left != words else files


def _without_demand(files: Files, demand: str) -> Files:
    for path in _choices(files):
        ids = _list(files, SETTINGS, (*path, "demands"))
        if demand in ids:
            left = [one for one in ids if one != demand]
            files = with_key(files, SETTINGS, (*path, "demands"), left)
        files = with_key(files, SETTINGS, (*path, "cases", demand), None)
    return _without_touched(files, lambda word: word.partition(":")[0] == demand)


def _without_touched(files: Files, is_gone: Callable[[str], bool]) -> Files:
    """The facts that have moved since without what is gone; one that touched nothing else goes."""
    facts = _list(files, DEMANDS, ("changes",))
    for index in reversed(range(len(facts))):
        touches = _list(files, DEMANDS, ("changes", index, "touches"))
        left = [word for word in touches if not is_gone(str(word))]
        if touches and not left:
            toml = without_item(files.toml(DEMANDS), ("changes",), index)
            files = files.with_toml(DEMANDS, toml)
        elif left != touches:
            files = with_key(files, DEMANDS, ("changes", index, "touches"), left)
    return files


def _with_asked_cases(files: Files, demand: str, change: Callable[[list[str]], list[str]]) -> Files:
    """The choices that name cases of a demand, changed."""
    for path in _choices(files):
        ids = value_in(files, SETTINGS, (*path, "cases", demand))
        if isinstance(ids, list):
            files = with_key(files, SETTINGS, (*path, "cases", demand), change(ids))
    return files


def _choices(files: Files) -> Iterator[KeyPath]:
    """Where demands are chosen: for all letters, and for those with changes of their own."""
    yield ("selection",)
    for index in range(len(_list(files, SETTINGS, ("letters",)))):
        yield ("letters", index)


def _list(files: Files, file: str, path: KeyPath) -> list[Any]:
    """A list as the file has it; empty where none is there, or something else in its place."""
    value = value_in(files, file, path)
    return value if isinstance(value, list) else []


def _cases(files: Files, demand: str) -> KeyPath:
    index = index_of(files, "demands", demand)
    if index is None:
        raise KeyError(demand)
    return ("demands", index, "cases")


def new_id(text: str, taken: Iterable[str]) -> str:
    """An id that a campaign's files allow, made of a text, and not taken in whatever case."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    stem = _NO_ID.sub("-", plain).strip("-_").lower() or "new"
    known = {one.casefold() for one in taken}
    names = (stem, *(f"{stem}-{count}" for count in range(2, len(known) + 3)))
    return next(name for name in names if name.casefold() not in known)
