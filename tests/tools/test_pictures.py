"""The pictures: a scene a name, and the same bytes each time."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from tests.external import ROOT
from tools.pictures.registry import SCENES
from tools.pictures.scene import Look


def take(folder: Path) -> dict[str, bytes]:
    command = [sys.executable, "-m", "tools.pictures", "--only=empty", f"--out={folder}"]
    subprocess.run(command, check=True, capture_output=True, cwd=ROOT)
    return {file.name: file.read_bytes() for file in folder.iterdir()}


def test_every_picture_has_a_file_of_its_own() -> None:
    names = [scene.file_name(look) for scene in SCENES for look in scene.looks]
    assert len(names) == len(set(names)) > 20


def test_a_scene_gives_the_same_bytes_each_time_and_others_in_each_look(tmp_path: Path) -> None:
    first, second = take(tmp_path / "1"), take(tmp_path / "2")
    assert set(first) == {"empty.png", *(f"empty-{look}.png" for look in Look if look != "light")}
    assert first == second
    assert len(set(first.values())) == len(Look)
