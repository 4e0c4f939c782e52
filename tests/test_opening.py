"""Which calls open the window, told before the command line is loaded."""

from pathlib import Path

import pytest

from letterapp import arguments
from letterapp.desktop import app, display
from letterapp.opening import Command, open_window, opens_window


@pytest.mark.parametrize("argv", [[], ["cambodia"], ["some/folder"]])
def test_a_call_without_a_command_opens_the_window(argv: list[str]) -> None:
    assert opens_window(argv)


@pytest.mark.parametrize("argv", [["--help"], ["-x"], ["cambodia", "--json"], ["x", "y"]])
def test_options_and_more_words_are_for_the_command_line(argv: list[str]) -> None:
    assert not opens_window(argv)


@pytest.mark.parametrize("command", list(Command))
def test_a_command_opens_no_window(command: str) -> None:
    assert not opens_window([command])


def test_every_command_is_known() -> None:
    assert set(arguments.COMMANDS) == set(Command)


def test_the_window_keeps_to_its_folder_wherever_the_program_goes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "campaign.toml").touch()
    monkeypatch.chdir(tmp_path)
    opened: list[Path] = []
    monkeypatch.setattr(display, "display_problem", lambda: "")
    monkeypatch.setattr(app, "run", opened.append)
    open_window(["."])
    assert opened == [tmp_path]
