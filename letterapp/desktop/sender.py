"""The sender as it is typed in the window, and as letters get it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from letterapp.campaign.documents import unprintable_character
from letterapp.campaign.model import LetterSettings, Sender, Signer
from letterapp.problems import Problem, error, warning


def typed_sender(sender: Sender, read: Sender, changed: dict[str, object]) -> Sender:
    """The sender with other values, as typed; no sample once the organisation is another's."""
    typed = sender.model_copy(update=changed)
    is_sample = read.sample and _tidied(typed.organisation) == read.organisation
    return typed.model_copy(update={"sample": is_sample})


def first_signer(sender: Sender) -> Signer:
    """The signer that the window's fields show, without a name where there is none."""
    return sender.signers[0] if sender.signers else Signer.model_construct(name="", title=None)


def with_first_signer(sender: Sender, *, name: str, title: str) -> tuple[Signer, ...]:
    """The sender's signers with another first one."""
    changed = first_signer(sender).model_copy(update={"name": name, "title": title})
    return (changed, *sender.signers[1:])


def tidied_sender(sender: Sender) -> Sender:
    """The sender as letters get it: without blank lines, blank signers, and blanks around texts.

    Characters that no Word file can carry, which a paste may bring along unseen, are left out.
    """
    about = {language: _tidied(text) for language, text in sender.about.items()}
    signers = (
        signer.model_copy(update={"name": _tidied(signer.name), "title": _or_none(signer.title)})
        for signer in sender.signers
    )
    changed = {
        "organisation": _tidied(sender.organisation),
        "about": {language: text for language, text in about.items() if text},
        "address": tuple(_lines(sender.address)),
        "contacts": tuple(_lines(sender.contacts)),
        "signers": tuple(signer for signer in signers if signer.name),
    }
    return sender.model_copy(update=changed)


def tidied_letter(letter: LetterSettings) -> LetterSettings:
    """What letters share, as letters get it: a blank place is none."""
    return letter.model_copy(update={"place": _or_none(letter.place)})


def sender_problems(sender: Sender, read: Sender) -> Iterator[Problem]:
    """What is wrong with the sender as it is typed, beside what each letter says of it."""
    if not _tidied(sender.organisation):
        yield error("the sender has no organisation", "Type its name on the tab “Sender”.")
    if read.sample and not sender.sample and (left := ", ".join(_left(sender, read))):
        hint = "Put your own on the tab “Sender”."
        yield warning(f"still the invented example’s: {left}", hint)


def _left(sender: Sender, read: Sender) -> Iterator[str]:
    """What is still as the sample has it, in the words of the window's fields."""
    words = {
        "about": "who you are",
        "address": "address",
        "contacts": "contacts",
        "signers": "signer",
    }
    for field, word in words.items():
        if (value := getattr(sender, field)) and value == getattr(read, field):
            yield word


def _lines(lines: Iterable[str]) -> Iterator[str]:
    return filter(None, map(_tidied, lines))


def _or_none(text: str | None) -> str | None:
    return _tidied(text or "") or None


def _tidied(text: str) -> str:
    while found := unprintable_character(text):
        text = text.replace(found.group(), "")
    return text.strip()
