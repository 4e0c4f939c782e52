"""`make pictures`: windows, dialogs, panels and their states as PNG files in docs/pictures/.

The same fonts, style and colours everywhere, without a screen. Each look is taken in a process of
its own, because a screen's scaling counts from the start. Which scenes there are: `registry`.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path

from tools.pictures.registry import SCENES
from tools.pictures.scene import Look
from tools.pictures.taking import take

_FOLDER = Path(__file__).parents[2] / "docs" / "pictures"
_PERSON = "/home/officer/.local"
"""Where programs keep things in the pictures; nothing is written there."""
_SCREEN = 1920, 1080
"""Its width and height, in the pixels that programs count in."""


def main() -> int:
    """Takes all pictures, or those of scenes whose names begin so; 0 where all went well."""
    call = _arguments().parse_args()
    call.out.mkdir(parents=True, exist_ok=True)
    if call.look is not None:
        scenes = [scene for scene in SCENES if scene.name.startswith(call.only)]
        take(scenes, Look(call.look), call.out)
        return 0
    if not call.only:
        _take_away_old(call.out)
    statuses = [_run(look, call.only, call.out) for look in Look]
    print(f"{len(list(call.out.glob('*.png')))} pictures in {call.out}")
    return max(statuses)


def _run(look: Look, only: str, folder: Path) -> int:
    """Takes the pictures of one look, in its own process, on a screen of its own."""
    command = [sys.executable, "-m", "tools.pictures", f"--look={look}", f"--out={folder}"]
    with tempfile.TemporaryDirectory() as scratch:
        screen = Path(scratch) / "screen.json"
        screen.write_text(json.dumps({"screens": [_screen(look)]}), "utf-8")
        environ = os.environ | {
            "QT_QPA_PLATFORM": f"offscreen:configfile={screen}",
            "QT_SCALE_FACTOR": str(look.scale),
            "XDG_STATE_HOME": f"{_PERSON}/state",
            "XDG_CACHE_HOME": f"{_PERSON}/cache",
        }
        call = [*command, f"--only={only}"]
        return subprocess.run(call, env=environ, check=False).returncode


def _screen(look: Look) -> Mapping[str, object]:
    """A screen that has as much room whatever its scaling; Qt's own is smaller than windows."""
    width, height = (look.scale * side for side in _SCREEN)
    at = {"name": "screen", "x": 0, "y": 0, "width": width, "height": height}
    return at | {"logicalDpi": 96, "logicalBaseDpi": 96, "dpr": 1}


def _take_away_old(folder: Path) -> None:
    """Takes away the pictures of scenes that are no more."""
    wanted = {scene.file_name(look) for scene in SCENES for look in scene.looks}
    for file in folder.glob("*.png"):
        if file.name not in wanted:
            file.unlink()


def _arguments() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="make pictures", description=__doc__)
    parser.add_argument("--only", default="", metavar="NAME", help="scenes that begin so")
    parser.add_argument("--out", type=Path, default=_FOLDER, metavar="FOLDER")
    parser.add_argument("--look", choices=list(Look), help=argparse.SUPPRESS)
    return parser


if __name__ == "__main__":
    sys.exit(main())
