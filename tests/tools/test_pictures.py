"""The pictures: a scene a name, and the same bytes each time."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from tests.external import ROOT
from tools.pictures.registry import SCENES
from tools.pictures.scene import Look


def take(folder: Path, look: Look) -> bytes:
    folder.mkdir(exist_ok=True)
    command = [sys.executable, "-m", "tools.pictures", "--only=empty", f"--look={look}"]
    environ = os.environ | {"QT_QPA_PLATFORM": "offscreen", "QT_SCALE_FACTOR": "1"}
    call = [*command, f"--out={folder}"]
    subprocess.run(call, check=True, capture_output=True, cwd=ROOT, env=environ)
    (picture,) = folder.iterdir()
    return picture.read_bytes()


def test_every_picture_has_a_file_of_its_own() -> None:
    names = [scene.file_name(look) for scene in SCENES for look in scene.looks]
    assert len(names) == len(set(names)) > 20


def test_a_scene_gives_the_same_bytes_each_time_and_others_in_the_dark(tmp_path: Path) -> None:
    first = take(tmp_path / "first", Look.LIGHT)
    assert first.startswith(b"\x89PNG")
    assert take(tmp_path / "second", Look.LIGHT) == first
    assert take(tmp_path / "dark", Look.DARK) != first
