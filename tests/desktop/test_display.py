"""Without a display the app says so in one line, before Qt could abort."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from letterapp.desktop.display import display_problem
from tests.external import ROOT, xvfb

pytestmark = pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="needs X or Wayland")

NAMES = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM", "XDG_RUNTIME_DIR")


@pytest.fixture(autouse=True)
def _no_display(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in NAMES:
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def x_server() -> Iterator[str]:
    """The name of a display of its own."""
    command = [xvfb(), "-displayfd", "1", "-nolisten", "tcp"]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    ) as server:
        assert server.stdout is not None
        yield f":{server.stdout.readline().strip()}"
        server.send_signal(signal.SIGTERM)


def letterapp(**environ: str) -> subprocess.CompletedProcess[str]:
    kept = {name: value for name, value in os.environ.items() if name not in NAMES}
    return subprocess.run(
        [sys.executable, "-m", "letterapp"],
        cwd=ROOT,
        env={**kept, **environ},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def test_no_display_is_said_in_one_line_that_names_the_command_line() -> None:
    line = "No display is available; use the command line instead: letterapp write --help"
    assert display_problem() == line


def test_a_display_that_does_not_answer_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DISPLAY", ":4711")
    assert display_problem() == (
        "The display “:4711” does not answer; use the command line instead: letterapp write --help"
    )


def test_a_wayland_display_that_does_not_answer_is_named(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    monkeypatch.setenv("WAYLAND_DISPLAY", "wayland-9")
    assert "“wayland-9” does not answer" in str(display_problem())


@pytest.mark.parametrize("platform", ["offscreen", "minimal:enable_fonts", "vnc;xcb"])
def test_a_platform_that_needs_no_display_is_no_problem(
    monkeypatch: pytest.MonkeyPatch, platform: str
) -> None:
    monkeypatch.setenv("QT_QPA_PLATFORM", platform)
    assert display_problem() is None


def test_a_platform_that_needs_one_is(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QT_QPA_PLATFORM", "xcb")
    assert "No display" in str(display_problem())


def test_a_display_that_answers_is_no_problem(
    monkeypatch: pytest.MonkeyPatch, x_server: str
) -> None:
    monkeypatch.setenv("DISPLAY", x_server)
    assert display_problem() is None


@pytest.mark.parametrize("environ", [{}, {"DISPLAY": ":4711"}])
def test_letterapp_itself_says_it_and_fails(environ: dict[str, str]) -> None:
    run = letterapp(**environ)
    assert run.returncode == 1
    assert run.stdout == ""
    assert len(run.stderr.splitlines()) == 1
    assert "letterapp write --help" in run.stderr
