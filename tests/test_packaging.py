"""What is shipped reaches the user: a wheel carries templates and campaigns, and finds them."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

import letterapp

ROOT = Path(letterapp.__file__).parents[1]
USE = """
from letterapp.campaign.folders import find_campaign, shipped_names
from letterapp.campaign.load import load_campaign
from letterapp.paths import shipped_templates
assert shipped_names() == ["cambodia"], shipped_names()
assert load_campaign(find_campaign("cambodia")).problems == ()
assert (shipped_templates() / "letterhead.docx").is_file()
print(shipped_templates())
"""


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with what a wheel would install."""
    folder = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory"]
    subprocess.run([*build, str(folder)], cwd=ROOT, check=True, capture_output=True)
    (wheel,) = folder.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder / "site")
    return folder / "site"


def test_a_wheel_finds_the_shipped_files_inside_itself(installed: Path, tmp_path: Path) -> None:
    call = [sys.executable, "-c", USE]
    environment = {"PYTHONPATH": str(installed)}
    used = subprocess.run(
        call, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False
    )
    assert used.returncode == 0, used.stderr
    assert Path(used.stdout.strip()).is_relative_to(installed)


def test_a_wheel_carries_every_shipped_file_and_nothing_else(installed: Path) -> None:
    for name in ("templates", "resources"):
        shipped = {file.relative_to(ROOT / name) for file in (ROOT / name).rglob("*.*")}
        carried = installed / "letterapp" / "_data" / name
        assert {file.relative_to(carried) for file in carried.rglob("*.*")} == shipped
    assert {path.name.partition("-")[0] for path in installed.iterdir()} == {"letterapp"}
