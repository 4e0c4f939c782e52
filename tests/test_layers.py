"""Each package is a stage and imports only what stands above it; Qt stays behind the window."""

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.external import ROOT

PACKAGE = "letterapp"
ROOTS = frozenset({"bugs", "errors", "limits", "paths", "problems", "traces", "worker", "__init__"})
# In the order of the way of the data: each may import the root modules, itself and those above.
STAGES = ("campaign", "wording", "word", "pages", "batch", "desktop")
DOORS = frozenset({"__main__", "arguments", "cli", "listing", "opening", "own_files"})

QT = frozenset({"PySide6", "shiboken6"})
QT_STAGES = frozenset({"pages", "desktop"})
# What a stage leaves to others.
FOREIGN = {
    "campaign": frozenset({"jinja2", "markupsafe", "docx", "lxml", "markdown_it"}),
    "wording": frozenset({"docx", "lxml"}),
    "word": frozenset({"pydantic", "tomllib", "tomlkit"}),
    "batch": frozenset({"jinja2", "docx", "lxml"}),
    "desktop": frozenset({"jinja2", "docx", "lxml", "rich"}),
}
OWN_NAME = re.compile(rf"{PACKAGE}(\.\w+)+")
NETWORK = frozenset({"socket", "ssl", "urllib.request", "http", "ftplib", "smtplib", "requests"})
# Asks on this machine's own socket whether a display is there.
DISPLAY = Path("desktop", "display.py")


def modules() -> list[Path]:
    return sorted((ROOT / PACKAGE).rglob("*.py"))


def stage_of(file: Path) -> str:
    """The stage or the root module that a file belongs to."""
    return file.relative_to(ROOT / PACKAGE).parts[0].removesuffix(".py")


def imports(file: Path) -> Iterator[str]:
    """All modules that a file imports, wherever in it; of `from a import b` also `a.b`.

    A module of ours that is named in a text is one that the worker imports (`Elsewhere`).
    """
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{file}: a relative import"
            assert node.module
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)
        elif isinstance(node, ast.Constant) and OWN_NAME.fullmatch(str(node.value)):
            yield str(node.value)


def own_stages(file: Path) -> set[str]:
    """The stages and root modules of ours that a file imports."""
    inner = (name.split(".") for name in imports(file))
    known = {*ROOTS, *STAGES, *DOORS}
    return {parts[1] for parts in inner if parts[0] == PACKAGE and parts[1:2] and parts[1] in known}


def allowed(stage: str) -> set[str]:
    if stage in ROOTS:
        return set(ROOTS)
    if stage in DOORS:
        return {*ROOTS, *STAGES, *DOORS}
    return {*ROOTS, *STAGES[: STAGES.index(stage) + 1]}


def foreign(file: Path) -> set[str]:
    """The packages of others that a file imports, and the modules in them."""
    found = {name for name in imports(file) if not name.startswith(PACKAGE)}
    return found | {name.split(".")[0] for name in found}


def test_every_module_belongs_to_a_stage() -> None:
    assert {stage_of(file) for file in modules()} <= {*ROOTS, *STAGES, *DOORS}
    assert len(modules()) > 30


@pytest.mark.parametrize("file", modules(), ids=lambda file: str(file.relative_to(ROOT)))
def test_a_module_imports_only_what_stands_above_it(file: Path) -> None:
    assert own_stages(file) - allowed(stage_of(file)) == set()


@pytest.mark.parametrize("file", modules(), ids=lambda file: str(file.relative_to(ROOT)))
def test_only_the_window_and_the_pages_import_qt(file: Path) -> None:
    if stage_of(file) not in QT_STAGES:
        assert foreign(file) & QT == set()


@pytest.mark.parametrize("file", modules(), ids=lambda file: str(file.relative_to(ROOT)))
def test_a_stage_leaves_to_others_what_is_theirs(file: Path) -> None:
    assert foreign(file) & FOREIGN.get(stage_of(file), frozenset()) == set()


@pytest.mark.parametrize("file", modules(), ids=lambda file: str(file.relative_to(ROOT)))
def test_no_module_opens_a_network_connection(file: Path) -> None:
    is_display = file.relative_to(ROOT / PACKAGE) == DISPLAY
    assert foreign(file) & NETWORK == ({"socket"} if is_display else set())


def test_the_root_modules_import_nothing_of_the_stages() -> None:
    for file in modules():
        if stage_of(file) in ROOTS:
            assert own_stages(file) <= ROOTS


def test_the_table_would_see_what_is_wrong(tmp_path: Path) -> None:
    file = tmp_path / "x.py"
    file.write_text(
        "def f():\n    from letterapp import desktop\n"
        "    import letterapp.word.runs, PySide6.QtGui\n"
    )
    assert own_stages(file) == {"desktop", "word"}
    assert foreign(file) & QT == {"PySide6"}


def test_only_the_worker_loads_the_engine_and_qt() -> None:
    engine = (
        *("jinja2", "markdown_it", "letterapp.word.template", "letterapp.wording.environment"),
        *("PySide6", "letterapp.pages"),
    )
    code = f"import sys, letterapp.cli; print([m for m in {engine} if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], stdout=subprocess.PIPE, check=True)
    assert done.stdout.decode().strip() == "[]"


def test_the_window_is_reached_without_the_campaigns_models_and_the_command_line() -> None:
    heavy = ("pydantic", "jinja2", "lxml", "argparse", "letterapp.cli", "PySide6", "babel", "rich")
    doors = "letterapp.opening, letterapp.desktop.app, letterapp.batch.previewing"
    code = f"import sys, {doors}; print([m for m in {heavy} if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], stdout=subprocess.PIPE, check=True)
    assert done.stdout.decode().strip() == "[]"
