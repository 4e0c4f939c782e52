"""A command gets a display with a window manager, and nothing of it is left."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.external import ROOT, window_manager, xvfb

SAY = "import os; print(os.environ['DISPLAY'], os.environ['QT_QPA_PLATFORM'])"
TOOL = ROOT / "tools" / "real_window.py"


def run(code: str, **environ: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(TOOL), sys.executable, "-c", code]
    environment = os.environ | environ
    return subprocess.run(command, capture_output=True, text=True, env=environment, check=False)


def test_a_command_has_a_display_that_is_gone_afterwards_and_gives_its_status() -> None:
    xvfb()
    window_manager()
    ended = run(f"{SAY}; raise SystemExit(3)")
    assert ended.returncode == 3
    display, platform = ended.stdout.split()
    assert platform == "xcb"
    assert not Path(f"/tmp/.X11-unix/X{display[1:]}").exists()


@pytest.mark.parametrize(("required", "status"), [("", 0), ("1", 1)])
def test_what_is_not_installed_is_said_and_fails_where_it_is_required(
    tmp_path: Path, required: str, status: int
) -> None:
    ended = run(SAY, PATH=str(tmp_path), LETTERAPP_REQUIRE_TOOLS=required)
    assert ended.returncode == status
    assert ended.stderr == "No run in a real window: Xvfb is not installed.\n"
    assert ended.stdout == ""
