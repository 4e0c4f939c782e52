"""Templates are opened with what each system has for them."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QProcess, QUrl
from PySide6.QtGui import QDesktopServices

from letterapp.batch.customising import TemplateKind
from letterapp.desktop.customise.opening import hint, open_template

FILE = Path("/letters/signatory.md.j2")
WORDING, WORD = TemplateKind.WORDING, TemplateKind.WORD_TEMPLATE


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What the system was asked for; it has no program of its own for anything."""
    asked: list[str] = []

    def open_url(url: QUrl) -> bool:
        asked.append(f"system {Path(url.toLocalFile()).name}")
        return False

    def start(program: str, arguments: list[str]) -> tuple[bool, int]:
        asked.append(" ".join([program, *(Path(one).name for one in arguments)]))
        return True, 1

    monkeypatch.setattr(QDesktopServices, "openUrl", open_url)
    monkeypatch.setattr(QProcess, "startDetached", start)
    return asked


def test_a_mac_is_asked_for_its_text_editor(asked: list[str]) -> None:
    assert open_template(FILE, WORDING, "darwin")
    assert asked == ["open -t signatory.md.j2"]


def test_windows_has_notepad_where_nothing_else_is_set(asked: list[str]) -> None:
    assert open_template(FILE, WORDING, "win32")
    assert asked == ["system signatory.md.j2", "notepad.exe signatory.md.j2"]


def test_a_linux_desktop_finds_an_editor_or_none(asked: list[str]) -> None:
    assert not open_template(FILE, WORDING, "linux")
    assert asked == ["system signatory.md.j2"]


@pytest.mark.parametrize("platform", ["darwin", "win32", "linux"])
def test_word_templates_are_for_the_systems_own_program(asked: list[str], platform: str) -> None:
    assert not open_template(Path("/letters/letterhead.docx"), WORD, platform)
    assert asked == ["system letterhead.docx"]


def test_each_system_has_its_own_hint() -> None:
    assert len({hint(platform) for platform in ("darwin", "win32", "linux")}) == 3
