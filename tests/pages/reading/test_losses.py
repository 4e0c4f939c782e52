"""How it is said what is lost."""

import re
from pathlib import Path

import pytest

from letterapp.pages.reading.losses import Loss, Losses
from letterapp.problems import Place, Severity

WHERE = Place(Path("letter.docx"))


@pytest.mark.parametrize("loss", list(Loss))
def test_each_kind_is_said_of_one_and_of_several(loss: Loss) -> None:
    losses = Losses()
    losses.add(loss)
    [single] = losses.problems(WHERE)
    for _ in range(1233):
        losses.add(loss)
    [several] = losses.problems(WHERE)
    assert single.severity is several.severity is Severity.WARNING
    assert single.where == WHERE
    for problem in (single, several):
        assert re.fullmatch(r"[a-z1].*[^.]", problem.message)
        assert "{" not in problem.message
    assert "1,234" in several.message or several.message == single.message


def test_kinds_are_said_in_the_order_in_which_they_were_met() -> None:
    losses = Losses()
    for loss in (Loss.CHART, Loss.RUBY, Loss.CHART):
        losses.add(loss)
    assert [problem.message for problem in losses.problems(WHERE)] == [
        "2 charts are not shown",
        "the reading aid above a word is not shown",
    ]
