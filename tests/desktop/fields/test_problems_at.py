"""Problems by the place that they are at."""

from __future__ import annotations

from pathlib import Path

from letterapp.desktop.fields.problems_at import ProblemsAt
from letterapp.problems import Place, error, warning


def at(place: str, file: str = "campaign.toml") -> Place:
    return Place(Path("/x") / file, 1, place)


def test_a_place_has_the_problems_at_it_and_within_it_errors_first() -> None:
    old = warning("old", "", at("sender.signers[2].name"))
    bad = error("bad", "", at("sender.signers[12]"))
    found = ProblemsAt([old, bad, error("other", "", at("sender.sign")), error("nowhere")])
    assert found.of("campaign.toml", ("sender", "signers")) == (bad, old)
    assert found.of("campaign.toml", ("sender", "signers", 1)) == (old,)
    assert found.of("campaign.toml", ("sender", "signers", 0)) == ()
    assert found.of("targets.toml", ("sender", "signers")) == ()
