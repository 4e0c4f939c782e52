"""A table that two have changed from one start."""

from __future__ import annotations

from typing import Any

from letterapp.campaign.merging import merged

START: dict[str, Any] = {"role": "state", "close": {"en": "Yours", "fr": "Salut"}, "tags": ["a"]}


def test_what_only_one_has_changed_counts() -> None:
    ours = {**START, "close": {"en": "Sincerely", "fr": "Salut"}, "note": "ours"}
    theirs = {"role": "party", "close": {"en": "Yours", "fr": "Adieu"}}
    both = merged(START, ours, theirs)
    assert both.values == {
        "role": "party",
        "close": {"en": "Sincerely", "fr": "Adieu"},
        "note": "ours",
    }
    assert not both.clashes


def test_what_both_have_changed_alike_is_no_clash() -> None:
    ours = {**START, "role": "party"}
    assert not merged(START, ours, ours).clashes


def test_what_both_have_changed_otherwise_clashes_and_is_ours() -> None:
    ours = {**START, "close": {"en": "Sincerely", "fr": "Salut"}, "tags": ["a", "b"]}
    theirs = {"role": "state", "close": {"en": "Regards", "fr": "Salut"}}
    both = merged(START, ours, theirs)
    assert both.values == ours
    assert both.clashes == {("close", "en"): "Regards", ("tags",): None}


def test_a_table_that_is_gone_or_new_counts_as_a_whole() -> None:
    ours = {**START, "close": {"en": "Sincerely"}}
    assert merged(START, ours, {**START, "close": "Bye"}).clashes == {("close",): "Bye"}
    assert merged(START, START, {"role": "state"}).values == {"role": "state"}
