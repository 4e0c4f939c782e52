"""The engines that are compared, each kept in a process of its own over all rounds."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import metadata
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
NPM = ROOT / ".tools" / "bench"
"""Where `make bench` has npm put its engines."""

_PATIENCE = 10
"""Seconds that an engine has for ending."""


class EngineError(Exception):
    """An engine is not there, or has stopped."""


class Engine:
    """An engine that answers how long it took for letters; raises EngineError where it stops."""

    def __init__(self, name: str, command: list[str]) -> None:
        self.name = name
        pipe = subprocess.PIPE
        self._process = subprocess.Popen(
            command, stdin=pipe, stdout=pipe, encoding="utf-8", cwd=ROOT
        )

    def fill(self, first: int, end: int, folder: Path) -> float:
        """The seconds for the letters from `first` up to `end`, written into the folder."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        try:
            print(first, end, folder, file=self._process.stdin, flush=True)
        except OSError as cause:
            raise EngineError(f"{self.name} has stopped") from cause
        answer = self._process.stdout.readline()
        if not answer:
            raise EngineError(f"{self.name} has stopped; its own words stand above")
        return float(answer)

    def close(self) -> None:
        """Lets the process end, as it does when nothing more is asked."""
        try:
            self._process.communicate(timeout=_PATIENCE)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.communicate()


@contextmanager
def python_engine(name: str, template: Path) -> Iterator[Engine]:
    """One of `fillers.FILLERS`."""
    engine = Engine(name, [sys.executable, "-m", "tools.bench.serve", name, str(template)])
    try:
        yield engine
    finally:
        engine.close()


@contextmanager
def node_engine(name: str, template: Path, data: Path) -> Iterator[Engine]:
    """One of fill.mjs's; raises EngineError where Node.js or the engine is not there."""
    node = shutil.which("node")
    if node is None:
        raise EngineError(f"{name} is left out: Node.js is not installed")
    if not (NPM / "node_modules" / name).is_dir():
        raise EngineError(f"{name} is left out: it is not installed (`make bench` does, with npm)")
    script = str(ROOT / "tools" / "bench" / "fill.mjs")
    engine = Engine(name, [node, script, str(NPM), name, str(template), str(data)])
    try:
        yield engine
    finally:
        engine.close()


def version(name: str) -> str:
    """The version of an engine; empty where it is not installed."""
    package = NPM / "node_modules" / name / "package.json"
    if package.is_file():
        return str(json.loads(package.read_text("utf-8"))["version"])
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return ""
