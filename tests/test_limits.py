"""The limits: what they are without a word, and what the environment makes of them."""

import os

import pytest

from letterapp.errors import UsageError
from letterapp.limits import MIB, Limits, limits, variable_of


def test_without_variables_the_usual_limits_hold() -> None:
    assert limits({}) == limits({"LETTERAPP_LIMIT_SECONDS": " "}) == Limits()
    assert (Limits().seconds, Limits().memory, Limits().output) == (5, 256 * MIB, 20 * MIB)


def test_every_limit_has_a_variable() -> None:
    for name, usual in Limits()._asdict().items():
        assert getattr(limits({variable_of(name): "77"}), name) != usual


def test_a_variable_counts_in_the_unit_that_its_name_says() -> None:
    chosen = limits(
        {
            "LETTERAPP_LIMIT_SECONDS": "0.5",
            "LETTERAPP_LIMIT_MEMORY_MB": "1.5",
            "LETTERAPP_LIMIT_PARTS": "12",
        }
    )
    assert chosen == Limits(seconds=0.5, memory=1_572_864, parts=12)


def test_the_environment_of_the_process_counts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(os.environ, "LETTERAPP_LIMIT_OUTPUT_MB", "1")
    assert limits().output == MIB


@pytest.mark.parametrize("text", ["0", "-1", "many", "nan", "inf", "1e300", "0,5"])
def test_what_is_no_limit_is_a_wrong_call_that_names_the_variable(text: str) -> None:
    with pytest.raises(UsageError) as caught:
        limits({"LETTERAPP_LIMIT_PICTURE_MB": text})
    assert "LETTERAPP_LIMIT_PICTURE_MB" in caught.value.message
    assert f"“{text}”" in caught.value.message
    assert "number above 0" in caught.value.hint
