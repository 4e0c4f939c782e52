"""Problems and their places."""

from pathlib import Path

import pytest

from letterapp.problems import Place


@pytest.mark.parametrize(
    ("place", "other", "is_held"),
    [
        ("targets[1]", "targets[1].role", True),
        ("targets[1]", "targets[1][2]", True),
        ("targets[1]", "targets[1]", False),
        ("targets[1]", "targets[11].role", False),
        ("", "targets[1].role", False),
    ],
)
def test_a_place_holds_what_stands_within_it(place: str, other: str, is_held: bool) -> None:
    file = Path("targets.toml")
    assert Place(file, place=place).holds(Place(file, 4, other)) is is_held
    assert not Place(Path("demands.toml"), place=place).holds(Place(file, 4, other))
