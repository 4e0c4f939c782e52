"""The invented senders of the shipped campaigns, and what of them another sender still has."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from letterapp.campaign.documents import read_document
from letterapp.campaign.files import SETTINGS
from letterapp.campaign.model import Sender, Signer
from letterapp.paths import shipped_campaigns

_WORDS = {
    "about": "who you are",
    "address": "the address",
    "contacts": "the contacts",
    "signers": "who signs",
}


def left_of_samples(sender: Sender) -> Mapping[str, str]:
    """The keys of a sender that still say what a shipped sample does, with words for each.

    One line of an address, or one signer, is enough: it would go out in the sender's name.
    """
    left: dict[str, str] = {}
    for key, word in _WORDS.items():
        said = set(_texts(sender, key))
        if any(not said.isdisjoint(_texts(sample, key)) for sample in sample_senders()):
            left[key] = word
    return left


@cache
def sample_senders() -> tuple[Sender, ...]:
    """The senders of the shipped campaigns that are marked as samples."""
    files = sorted(shipped_campaigns().glob(f"*/{SETTINGS}"))
    tables = (read_document(file).values.get("sender", {}) for file in files)
    return tuple(_sender(table) for table in tables if table.get("sample"))


def _sender(table: Mapping[str, Any]) -> Sender:
    """A shipped sender, which is known to be sound: the window need not load what checks it."""
    lists = {key: tuple(table.get(key, ())) for key in ("address", "contacts", "cosigners")}
    signers = tuple(Signer(**signer) for signer in table.get("signers", ()))
    return Sender(**{**table, **lists, "signers": signers})


def _texts(sender: Sender, key: str) -> Iterator[str]:
    """The texts of a key, whichever language or line they are in; of signers, the names."""
    value = getattr(sender, key)
    for item in value.values() if isinstance(value, Mapping) else value:
        yield item.name if isinstance(item, Signer) else item
