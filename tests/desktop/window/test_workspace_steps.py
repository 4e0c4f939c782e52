"""A campaign that is opened in steps: its lists first, then the letter, then all else."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from letterapp.batch.previewing import Previewing
from letterapp.desktop.session.session import Session
from letterapp.desktop.settings import Settings
from letterapp.desktop.window.workspace import _AT_REST, Workspace


def _close(workspace: Workspace) -> None:
    workspace.close_down()


@pytest.fixture
def workspace(qtbot: QtBot, session: Session, _nothing_left_behind: None) -> Workspace:
    made = Workspace(session, Previewing(), Settings(), in_steps=True)
    qtbot.addWidget(made, before_close_func=_close)
    return made


def test_at_first_it_has_its_lists(workspace: Workspace) -> None:
    assert workspace.targets.isVisibleTo(workspace)
    assert workspace.demands.isVisibleTo(workspace)
    assert not hasattr(workspace, "pages")
    assert not workspace.is_complete


def test_when_they_are_painted_the_letter_comes_and_then_the_rest(
    workspace: Workspace, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(workspace.completed):
        workspace.show()
    assert workspace.is_complete
    qtbot.waitUntil(lambda: workspace.pages.view.page_count > 0)  # a slow one is not waited for
    assert workspace.settings_column.content.isAncestorOf(workspace.form)


def test_it_can_be_closed_before_all_is_there(workspace: Workspace) -> None:
    workspace.close_down()
    assert not workspace.is_complete


def test_what_changes_need_is_loaded_when_all_is_there(
    workspace: Workspace, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    monkeypatch.setattr(workspace.session, "prepare", lambda: told.append("loaded"))
    workspace.completed.connect(lambda: told.append("complete"))
    workspace.show()
    qtbot.waitUntil(lambda: told == ["complete", "loaded"])


def test_closed_just_when_all_is_there_it_loads_nothing_more(
    workspace: Workspace, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    monkeypatch.setattr(workspace.session, "prepare", lambda: told.append("loaded"))
    with qtbot.waitSignal(workspace.completed):
        workspace.show()
    workspace.close_down()
    qtbot.wait(2 * _AT_REST)  # nothing tells that nothing comes of it
    assert told == []
