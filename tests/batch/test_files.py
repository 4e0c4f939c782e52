"""Files appear whole or not at all."""

import errno
import os
from pathlib import Path

import pytest

from letterapp.batch.files import open_elsewhere, replace_file
from tests.batch.faults import STEPS, Killed, break_writing

CODES = (errno.ENOSPC, errno.EACCES)


def test_a_file_is_written_and_nothing_else(tmp_path: Path) -> None:
    replace_file(tmp_path / "France.docx", b"letter")
    assert [file.name for file in tmp_path.iterdir()] == ["France.docx"]
    assert (tmp_path / "France.docx").read_bytes() == b"letter"


def test_a_file_is_replaced(tmp_path: Path) -> None:
    file = tmp_path / "France.docx"
    file.write_bytes(b"old, and longer")
    replace_file(file, b"new")
    assert file.read_bytes() == b"new"


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("step", STEPS)
def test_whatever_fails_the_old_file_is_whole_and_nothing_is_left(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, step: str, code: int
) -> None:
    file = tmp_path / "France.docx"
    file.write_bytes(b"old")
    break_writing(monkeypatch, step, code)
    with pytest.raises(OSError, match=os.strerror(code)):
        replace_file(file, b"new")
    assert {found.name: found.read_bytes() for found in tmp_path.iterdir()} == {
        "France.docx": b"old"
    }


@pytest.mark.parametrize("step", STEPS)
def test_a_new_file_that_fails_leaves_nothing(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, step: str
) -> None:
    break_writing(monkeypatch, step, errno.ENOSPC)
    with pytest.raises(OSError, match="space"):
        replace_file(tmp_path / "France.docx", b"new")
    assert list(tmp_path.iterdir()) == []


def test_an_interruption_leaves_nothing(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def interrupted(_: int) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", interrupted)
    with pytest.raises(KeyboardInterrupt):
        replace_file(tmp_path / "France.docx", b"new")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(os.name != "posix", reason="folders are flushed on POSIX only")
@pytest.mark.parametrize("name", ["open", "fsync"])
def test_a_drive_that_cannot_flush_its_folders_is_no_failure(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, name: str
) -> None:
    plain_open, plain_fsync = os.open, os.fsync
    folders: list[int] = []

    def opened(path: Path, flags: int, *args: int) -> int:
        if name == "open":
            raise OSError(errno.EACCES, "Permission denied")
        folders.append(plain_open(path, flags, *args))
        return folders[-1]

    def fsync(descriptor: int) -> None:
        if descriptor in folders:
            raise OSError(errno.EINVAL, "Invalid argument")
        plain_fsync(descriptor)

    monkeypatch.setattr(os, "open", opened)
    monkeypatch.setattr(os, "fsync", fsync)
    replace_file(tmp_path / "France.docx", b"new")
    assert (tmp_path / "France.docx").read_bytes() == b"new"


@pytest.mark.parametrize(
    ("name", "lock"),
    [
        ("France.docx", "~$France.docx"),
        ("Estonia.docx", "~$stonia.docx"),
        ("United States.docx", "~$ited States.docx"),
        ("France.docx", ".~lock.France.docx#"),
        ("ប្រទេសឡាវ.docx", ".~lock.ប្រទេសឡាវ.docx#"),
    ],
)
def test_a_lock_of_word_or_libreoffice_is_seen(tmp_path: Path, name: str, lock: str) -> None:
    (tmp_path / lock).touch()
    assert open_elsewhere(tmp_path / name) == tmp_path / lock


@pytest.mark.parametrize("other", ["~$ance.pdf", "~$Japan.docx", ".~lock.France.docx", "France"])
def test_a_lock_of_another_file_is_none(tmp_path: Path, other: str) -> None:
    (tmp_path / other).touch()
    assert open_elsewhere(tmp_path / "France.docx") is None


def test_what_kills_a_run_is_no_error_of_ours() -> None:
    assert not issubclass(Killed, Exception)


def test_a_file_of_the_longest_name_that_there_can_be_is_written(tmp_path: Path) -> None:
    file = tmp_path / f"{'é' * 125}.docx"  # 255 bytes
    replace_file(file, b"letter")
    assert [found.name for found in tmp_path.iterdir()] == [file.name]
