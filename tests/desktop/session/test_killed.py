"""A program that is killed while it saves loses at most the last second."""

from __future__ import annotations

import os
import random
import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtTest import QTest

from letterapp.campaign.files import SETTINGS, TARGETS
from letterapp.campaign.load import load_campaign
from tests.desktop.killing import lasting
from tests.desktop.session import nursery
from tests.external import ROOT

WAVES, KILLED = 2, 12
"""How often, and how many at once: more would wait for each other."""
CHANGES = (60, 120)
"""After how many changes one is killed, so that some are older than what a kill may cost."""
PADDING = 300
GRACE = 1.0
"""Seconds that a kill may cost more, because all programs of this test share one machine."""

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")


@pytest.fixture
def folders(folder: Path) -> list[Path]:
    """Campaigns large enough that writing them takes a while."""
    padding = "".join(f"# {line:070}\n" for line in range(PADDING))
    for name in (SETTINGS, TARGETS):
        text = (folder / name).read_text("utf-8")
        (folder / name).write_text(f"{padding}{text}{padding}", "utf-8")
    made = [folder.with_name(f"campaign {count}") for count in range(KILLED)]
    for one in made:
        shutil.copytree(folder, one)
    return made


@pytest.fixture
def programs(folders: list[Path]) -> Iterator[list[int]]:
    """The processes that change them."""
    command = [sys.executable, "-m", nursery.__name__, *map(str, folders)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=ROOT) as process:
        assert process.stdout
        children = [int(process.stdout.readline()) for _ in folders]
        while not all(nursery.log_of(folder).exists() for folder in folders):
            QTest.qWait(20)
        yield children
        process.wait()


@pytest.mark.parametrize("_wave", range(WAVES))
def test_whenever_it_is_killed_only_the_last_second_is_lost(
    folders: list[Path], programs: list[int], _wave: int
) -> None:
    chance = random.Random()
    ends = sorted(chance.uniform(*CHANGES) for _ in folders)
    killed_at = [killed(*one) for one in zip(programs, folders, ends, strict=True)]
    counts = [check(folder, at) for folder, at in zip(folders, killed_at, strict=True)]
    assert min(counts) > 0, "some had nothing to lose"


def killed(program: int, folder: Path, end: float) -> float:
    """Kills a program after so many changes, and a part of one; gives when that was."""
    while len(changes(folder)) < int(end):
        QTest.qWait(5)
    QTest.qWait(round(end % 1 * nursery.EVERY))
    now = time.monotonic()
    os.kill(program, signal.SIGKILL)
    return now


def changes(folder: Path) -> list[float]:
    """When a program has made its changes."""
    return [float(line) for line in nursery.log_of(folder).read_text("ascii").splitlines()]


def check(folder: Path, killed_at: float) -> int:
    """Whatever was changed more than a second before is in whole files; gives the last of that."""
    made_at = changes(folder)
    old = lasting(made_at, killed_at, GRACE)
    campaign = load_campaign(folder)
    assert campaign.problems == ()
    assert campaign.settings.letter
    for kept in (campaign.settings.letter.reference, campaign.targets[0].note):
        assert number(kept) >= old, f"{kept}, killed at {killed_at}: {made_at[-80:]}"
    for name in (SETTINGS, TARGETS):
        assert (folder / name).read_text("utf-8").endswith(f"{PADDING - 1:070}\n")
    return old


def number(kept: str | None) -> int:
    found = re.fullmatch(r"no\. (\d+)", kept or "")
    return int(found[1]) if found else 0
