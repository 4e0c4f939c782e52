"""A campaign on another country, in the window: the shipped wording says nothing of Cambodia."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from letterapp.desktop.main_window import MainWindow
from tests.desktop import hands
from tests.desktop.conftest import Open
from tests.shipped.test_another_campaign import DEMANDS, HISTORICAL, ROLES, SETTINGS, TARGET

WORDS = ("Cambodia", "Paris", "Khmer", "Phnom Penh", "Human Rights Watch", "these Agreements")


@pytest.fixture
def window(opened: Open, tmp_path: Path) -> MainWindow:
    """A window on a campaign about a river, with a target of each role."""
    targets = "".join(TARGET.format(id=f"RU{n}", role=role) for n, role in enumerate(ROLES, 1))
    folder = tmp_path / "ruritania"
    folder.mkdir()
    (folder / "campaign.toml").write_text(SETTINGS, "utf-8")
    (folder / "targets.toml").write_text(targets + HISTORICAL, "utf-8")
    demands = DEMANDS.replace('"derived",\n            ', '"derived", ')
    (folder / "demands.toml").write_text(demands, "utf-8")
    return opened(folder)


@pytest.mark.real_window
def test_no_letter_and_nothing_in_the_window_speaks_of_another_campaign(
    window: MainWindow, qtbot: QtBot
) -> None:
    for number in range(1, len(ROLES) + 1):
        hands.click_row(hands.targets(window), f"RU{number}")
        hands.wait_for_text(qtbot, window, f"Head of RU{number}")
        text = hands.letter_text(window)
        assert "clean the river" in text
        assert [word for word in WORDS if word in text] == []
    shown = "\n".join([*hands.labelled(window.workspace.form), window.windowTitle()])
    assert [word for word in WORDS if word in shown] == []
