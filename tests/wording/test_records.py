"""What templates see of the data."""

from __future__ import annotations

import datetime
import pickle
from pathlib import Path

import pytest

from letterapp.problems import Place, error
from letterapp.wording.blocks import Footnote, Kind, LineBreak, Paragraph, Text
from letterapp.wording.locales import LetterDate
from letterapp.wording.prose import inline, wrap
from letterapp.wording.records import Chosen, Record

DAY = datetime.date(2031, 5, 4)


def test_a_record_is_read_only() -> None:
    record = Record("target", {"name": "Graustark"})
    with pytest.raises(AttributeError, match="target is read-only"):
        record.name = "x"
    with pytest.raises(TypeError):
        record.fields["name"] = "x"  # type: ignore[index]


def test_a_record_does_not_change_with_what_it_was_made_of() -> None:
    fields = {"name": "Graustark"}
    record = Record("target", fields)
    fields["name"] = "x"
    assert record.fields == {"name": "Graustark"}


def test_records_with_the_same_fields_are_the_same() -> None:
    one, two = Record("target", {"name": "a"}), Record("target", {"name": "a"})
    assert one == two
    assert len({one, two}) == 1
    assert one != Record("target", {"name": "b"})


def test_what_is_chosen_comes_in_its_order_and_the_rest_is_absent() -> None:
    chosen = Chosen("cases", {"a": 1, "b": None, "c": 3}, ("c", "a"))
    assert list(chosen) == [3, 1]
    assert list(reversed(chosen)) == [1, 3]
    assert len(chosen) == 2
    assert "a" in chosen
    assert "b" not in chosen
    assert "d" not in chosen
    assert not Chosen("cases", {"a": None}, ())


@pytest.mark.parametrize(
    "value",
    [
        Record("target", {"name": Record("name", {"short": "Graustark"}), "code": None}),
        Chosen("cases", {"a": 1, "b": None, "c": 3}, ("c", "a")),
        LetterDate.of(DAY, "de"),
        inline(f"*a* {wrap('b')}"),
        Paragraph((Text("a"), LineBreak(), Footnote((Text("b", link="c"),))), Kind.QUOTE),
        error("wrong", "mend it", Place(Path("a.toml"), 3, "a")).for_letter("GRA"),
    ],
)
def test_what_a_letter_is_made_of_can_be_sent_to_another_process(value: object) -> None:
    sent = pickle.loads(pickle.dumps(value))
    assert type(sent) is type(value)
    assert sent == value


def test_what_was_sent_keeps_what_it_is_called_its_order_and_its_language() -> None:
    chosen, date = pickle.loads(
        pickle.dumps((Chosen("cases", {"a": 1, "c": 3}, ("c", "a")), LetterDate.of(DAY, "de")))
    )
    assert (chosen.what, list(chosen)) == ("cases", [3, 1])
    assert str(date) == "4. Mai 2031"


def test_other_values_for_some_fields_leave_the_thing_what_it_is() -> None:
    chosen = Chosen("cases", {"a": 1, "b": None, "c": 3}, ("c", "a"))
    other = chosen.with_fields({**chosen.fields, "a": 2})
    assert (other.what, list(other), list(chosen)) == ("cases", [3, 2], [3, 1])
    assert Record("target", {"a": 1}).with_fields({"a": 2}).fields == {"a": 2}
