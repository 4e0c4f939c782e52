"""`make pictures`: windows, dialogs, panels and their states as PNG files in docs/pictures/.

The same fonts, style and colours everywhere, without a screen. Each look is taken in a process of
its own, because a screen's scaling counts from the start. Which scenes there are: `registry`.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
from pathlib import Path

from tools.pictures.registry import SCENES
from tools.pictures.scene import Look
from tools.pictures.taking import take

_FOLDER = Path(__file__).parents[2] / "docs" / "pictures"
_PERSON = "/home/officer/.local"
"""Where programs keep things in the pictures; nothing is written there."""


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
    """Takes the pictures of one look, in its own process."""
    command = [sys.executable, "-m", "tools.pictures", f"--look={look}", f"--out={folder}"]
    environ = os.environ | {
        "QT_QPA_PLATFORM": "offscreen",
        "QT_SCALE_FACTOR": "2" if look is Look.TWICE else "1",
        "XDG_STATE_HOME": f"{_PERSON}/state",
        "XDG_CACHE_HOME": f"{_PERSON}/cache",
    }
    return subprocess.run([*command, f"--only={only}"], env=environ, check=False).returncode


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
