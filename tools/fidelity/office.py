"""LibreOffice's pages of Word files, and Word files that LibreOffice has written.

What it made is kept in .tools/fidelity under a hash of all that it was made of, so that it runs
only for files that are new.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Mapping, Sequence
from functools import cache
from hashlib import sha256
from pathlib import Path

from tools.fidelity.fonts import configuration

ROOT = Path(__file__).resolve().parents[2]
KEPT = ROOT / ".tools" / "fidelity"
_PATIENCE = 600
"""Seconds for all files of a call."""


class OfficeError(Exception):
    """LibreOffice or Poppler is not there, or has not made what was asked."""


def program(name: str) -> str:
    """The path of an outside program; raises OfficeError."""
    path = shutil.which(name)
    if path is None:
        raise OfficeError(f"there is no {name} on the PATH (.ci/run installs it)")
    return path


def pdfs(files: Mapping[str, bytes]) -> dict[str, Path]:
    """LibreOffice's PDF of each Word file, by the same names; raises OfficeError."""
    return _converted(files, "docx", ["pdf"])


def rewritten(files: Mapping[str, bytes]) -> dict[str, Path]:
    """The files as LibreOffice saves them in Word's format, after its own; raises OfficeError."""
    return _converted(files, "docx", ["odt", "docx"])


def _converted(files: Mapping[str, bytes], ending: str, formats: Sequence[str]) -> dict[str, Path]:
    """Each file converted to one format after the other; only the last is kept."""
    last = formats[-1]
    places = {name: KEPT / last / f"{_key(data, formats)}.{last}" for name, data in files.items()}
    missing = {places[name].stem: data for name, data in files.items() if not places[name].exists()}
    if missing:
        (KEPT / last).mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=KEPT) as temporary:
            folder = Path(temporary)
            made = [folder / f"{key}.{ending}" for key in missing]
            for file, data in zip(made, missing.values(), strict=True):
                file.write_bytes(data)
            for step, target in enumerate(formats):
                made = _convert(made, target, folder / str(step))
            for file in made:
                file.replace(KEPT / last / file.name)
    return places


def _convert(files: Sequence[Path], target: str, into: Path) -> list[Path]:
    """One call of LibreOffice for all files, with a profile and a font configuration of its own."""
    into.mkdir()
    fonts = into / "fonts.conf"
    fonts.write_text(_fonts(), "utf-8")
    environment = {**os.environ, "LC_ALL": "C.UTF-8", "FONTCONFIG_FILE": str(fonts)}
    profile = (into / "profile").as_uri()
    command = [program("soffice"), f"-env:UserInstallation={profile}", "--headless"]
    command += ["--convert-to", target, "--outdir", str(into), *map(str, files)]
    done = subprocess.run(
        command,
        env=environment,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        timeout=_PATIENCE,
        check=False,
    )
    made = [into / f"{file.stem}.{target}" for file in files]
    lost = [file.name for file in made if not file.is_file()]
    if lost:
        raise OfficeError(f"LibreOffice made no {', '.join(lost)}: {done.stdout}{done.stderr}")
    return made


def _key(data: bytes, formats: Sequence[str]) -> str:
    """What the result depends on: the file, what is made of it, the fonts, and LibreOffice."""
    words = [*formats, _fonts(), _version()]
    return sha256(b"\0".join([data, *(word.encode() for word in words)])).hexdigest()[:32]


@cache
def _fonts() -> str:
    return configuration(KEPT / "fontconfig")


@cache
def _version() -> str:
    command = [program("soffice"), "--version"]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    return done.stdout.strip()
