"""A campaign's templates: whose each is, and whether the letter in hand is made with it."""

from __future__ import annotations

from letterapp.batch.customising import customise
from letterapp.desktop.customise.entries import Entry, State, entries
from letterapp.desktop.session.session import Session


def entry(session: Session, name: str, target: str | None = "FR") -> Entry:
    return next(one for one in entries(session.campaign, target) if one.name == name)


def test_what_a_letter_is_made_with_is_used(session: Session) -> None:
    used = [one.name for one in entries(session.campaign, "FR") if one.is_used]
    assert used == ["letter/en/background", "letter/en/base", "letter/en/signatory", "letterhead"]
    assert not any(one.is_used for one in entries(session.campaign, None))


def test_whose_a_template_is(session: Session) -> None:
    customise(session.files.folder, "letter/en/signatory")
    base = customise(session.files.folder, "letter/en/base").copied[0]
    base.write_text("Sire,", "utf-8")
    assert entry(session, "letter/en/default").state is State.SHIPPED
    assert entry(session, "letter/en/signatory").state is State.SAME
    assert entry(session, "letter/en/base").state is State.CHANGED
    assert entry(session, "letter/en/base").file == base
    assert entry(session, "letter/en/background").state is State.OWN


def test_one_that_cannot_be_read_says_so(session: Session) -> None:
    own = session.files.folder / "templates" / "letterhead.docx"
    own.mkdir(parents=True)
    assert entry(session, "letterhead").state is State.UNREADABLE
    assert entry(session, "letterhead").can_go_back


def test_what_word_and_others_leave_beside_is_no_template(session: Session) -> None:
    folder = session.files.folder / "templates"
    for name in ("~$tterhead.docx", ".~lock.docx", "notes.txt"):
        (folder / name).write_bytes(b"")
    assert [one.name for one in entries(session.campaign, "FR") if one.state is State.OWN] == [
        "letter/en/background"
    ]
