"""What templates see of the data."""

from __future__ import annotations

import pytest

from letterapp.wording.records import Chosen, Record


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
