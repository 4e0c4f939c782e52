"""The step that gets Qt's system libraries: what it finds, which packages it asks for."""

import sys
from pathlib import Path

import pytest

from tools import qt_system_libraries as tool

LDD_OUTPUT = """\
lib/libQt6Gui.so.6:
\tlinux-vdso.so.1 (0x00007ffd8a5fe000)
\tlibEGL.so.1 => not found
\tlibglib-2.0.so.0 => not found
\tlibQt6Core.so.6 => /opt/not found/libQt6Core.so.6 (0x00007f6a4e000000)
\tlibz.so.1 => /lib/x86_64-linux-gnu/libz.so.1 (0x00007f6a4dfe0000)
\t/lib64/ld-linux-x86-64.so.2 (0x00007f6a4f1d2000)
plugins/platforms/libqxcb.so:
\tlibxcb-cursor.so.0 => not found
\tlibEGL.so.1 => not found
"""


@pytest.fixture
def debian_12(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tool, "apt_knows", lambda package: not package.endswith("t64"))


@pytest.fixture
def ubuntu_24_04(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tool, "apt_knows", lambda package: package != "libglib2.0-0")


@pytest.fixture
def apt_get_calls(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, ...]]:
    calls: list[tuple[str, ...]] = []
    monkeypatch.setattr(tool, "apt_get", lambda *arguments: calls.append(arguments))
    return calls


def test_each_library_that_ldd_does_not_find_is_named_once() -> None:
    assert tool.not_found(LDD_OUTPUT) == ["libEGL.so.1", "libglib-2.0.so.0", "libxcb-cursor.so.0"]


def test_nothing_is_missing_where_ldd_finds_everything() -> None:
    assert tool.not_found("\tlibz.so.1 => /lib/libz.so.1 (0x00007f6a4dfe0000)\n") == []


def test_without_ldd_the_libraries_are_tried_one_by_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("shutil.which", lambda name: None)
    monkeypatch.setattr(tool, "can_load", lambda soname: soname != "libGL.so.1")
    assert tool.missing_libraries([]) == ["libGL.so.1"]


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="shared objects are Linux's")
def test_a_library_that_is_not_there_cannot_be_loaded() -> None:
    assert tool.can_load("libc.so.6")
    assert not tool.can_load("libno-such-library.so.1")


def test_the_packages_have_the_names_of_debian_12(debian_12: None) -> None:
    missing = ["libglib-2.0.so.0", "libgthread-2.0.so.0", "libxcb-cursor.so.0"]
    assert tool.apt_packages(missing) == ["libglib2.0-0", "libxcb-cursor0"]


def test_the_packages_have_the_names_of_ubuntu_24_04(ubuntu_24_04: None) -> None:
    assert tool.apt_packages(["libglib-2.0.so.0"]) == ["libglib2.0-0t64"]


def test_the_advice_gives_the_packages_and_the_exact_commands(debian_12: None) -> None:
    advice = tool.advice(["libEGL.so.1", "libxcb-cursor.so.0"])
    assert "libEGL.so.1 (package libegl1)" in advice
    assert "sudo apt-get install libegl1 libxcb-cursor0" in advice
    assert "sudo dnf install 'libEGL.so.1()(64bit)' 'libxcb-cursor.so.0()(64bit)'" in advice


def test_a_library_of_no_known_package_is_still_named(debian_12: None) -> None:
    advice = tool.advice(["libnew.so.1"])
    assert "libnew.so.1 (package not known)" in advice
    assert "apt-get install" not in advice


def test_the_package_lists_are_renewed_once_before_installing(
    debian_12: None, apt_get_calls: list[tuple[str, ...]]
) -> None:
    tool.install(["libEGL.so.1", "libGL.so.1"])
    assert [call[0] for call in apt_get_calls] == ["update", "install"]
    assert apt_get_calls[1][-2:] == ("libegl1", "libgl1")


def test_wayland_is_asked_for_only_in_a_wayland_session() -> None:
    def names(environ: dict[str, str]) -> list[str]:
        return [path.name for path in tool.qt_files(Path("Qt"), environ)]

    assert "libqwayland.so" not in names({})
    assert "libqwayland.so" in names({"WAYLAND_DISPLAY": "wayland-0"})


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="Qt's files have other names")
def test_every_file_that_is_looked_at_is_in_the_installed_qt() -> None:
    files = tool.qt_files(tool.qt_folder(), {"WAYLAND_DISPLAY": "wayland-0"})
    assert [path for path in files if not path.exists()] == []


def test_outside_linux_nothing_is_done(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "darwin")
    monkeypatch.setattr(tool, "qt_folder", pytest.fail)
    assert tool.main() == 0


def test_a_user_who_may_not_install_is_told_and_the_status_is_1(
    debian_12: None, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(tool, "missing_libraries", lambda files: ["libGL.so.1"])
    monkeypatch.setattr(tool, "may_install", lambda: False)
    assert tool.main() == 1
    assert "sudo apt-get install libgl1" in capsys.readouterr().err


def test_root_installs_and_then_looks_again(
    debian_12: None, apt_get_calls: list[tuple[str, ...]], monkeypatch: pytest.MonkeyPatch
) -> None:
    looks = iter([["libGL.so.1"], []])
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(tool, "missing_libraries", lambda files: next(looks))
    monkeypatch.setattr(tool, "may_install", lambda: True)
    assert tool.main() == 0
    assert len(apt_get_calls) == 2


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="Linux only")
def test_the_machine_that_runs_the_tests_has_all_that_qt_needs() -> None:
    assert tool.missing_libraries(tool.qt_files(tool.qt_folder(), {})) == []
