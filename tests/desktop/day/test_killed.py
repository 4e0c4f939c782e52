"""The program is killed while one types: nothing that is older than a second is lost."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from letterapp.campaign.folders import own_copy
from letterapp.campaign.load import load_campaign
from letterapp.paths import shipped_campaigns
from tests.desktop.day import typist
from tests.desktop.killing import lasting
from tests.external import ROOT

GRACE = 0.5
"""Seconds that a kill may cost more, because this test shares its machine with others."""
KEYS = 60
"""So many are typed at least before one is killed."""

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="kills with a signal")


def started(folder: Path, log: Path) -> subprocess.Popen[bytes]:
    """The program, with places of its own."""
    home = folder.parent / "home"
    own = {name: str(home / name) for name in ("HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME")}
    environ = {**os.environ, **own, "QT_QPA_PLATFORM": "offscreen"}
    command = [sys.executable, "-m", typist.__name__, str(folder), str(log)]
    quiet = subprocess.DEVNULL
    return subprocess.Popen(command, cwd=ROOT, env=environ, stdout=quiet, stderr=quiet)


def typed(log: Path) -> list[float]:
    """When each key was pressed."""
    lines = log.read_text("ascii").splitlines() if log.exists() else []
    return [float(line) for line in lines]


def test_what_was_typed_a_second_before_is_in_the_file(qtbot: QtBot, tmp_path: Path) -> None:
    folder = own_copy(shipped_campaigns() / "cambodia", tmp_path, "Our campaign")
    log, wanted = tmp_path / "keys", KEYS + random.Random().randrange(40)
    with started(folder, log) as program:
        try:
            qtbot.waitUntil(lambda: len(typed(log)) >= wanted, timeout=30_000)
        finally:
            killed_at = time.monotonic()
            program.send_signal(signal.SIGKILL)
    old = lasting(typed(log), killed_at, GRACE)
    campaign = load_campaign(folder)
    assert campaign.problems == ()
    assert campaign.settings.letter
    assert len(campaign.settings.letter.reference or "") >= old > 0
