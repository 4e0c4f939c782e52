"""The campaign's files on the disk: whole, in place, and never over what is not known."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path

import pytest
from PySide6.QtCore import QLockFile

from letterapp.batch.files import replace_file
from letterapp.campaign.changes import with_key, with_new
from letterapp.campaign.files import NAMES, SETTINGS, TARGETS, Files, read_files
from letterapp.desktop.session import disk
from letterapp.desktop.session.disk import (
    Aside,
    ForeignChangeError,
    Known,
    Saved,
    free_beside,
    known_of,
    pending,
    put_beside,
    save,
)


def changed(files: Files, text: str = "A 1") -> Files:
    return with_key(files, SETTINGS, ("letter", "reference"), text)


def saved(files: Files, after: Files) -> Saved:
    return save(after, known_of(files), {})


def test_only_what_was_changed_is_written(folder: Path) -> None:
    files = read_files(folder)
    before = {name: (folder / name).stat().st_mtime_ns for name in NAMES}
    done = saved(files, changed(files))
    assert done.fault is None
    assert 'reference = "A 1"' in (folder / SETTINGS).read_text("utf-8")
    assert (folder / TARGETS).stat().st_mtime_ns == before[TARGETS]


def test_nothing_is_left_beside_the_files(folder: Path) -> None:
    files = read_files(folder)
    saved(files, changed(files))
    assert sorted(file.name for file in folder.iterdir()) == sorted(NAMES)


def test_what_another_program_has_written_is_never_replaced(folder: Path) -> None:
    files = read_files(folder)
    known = known_of(files)
    after = with_key(changed(files), TARGETS, ("targets", 0, "note"), "OURS")
    (folder / SETTINGS).write_text("title = 'theirs'\n", "utf-8")
    done = save(after, known, {})
    assert isinstance(done.fault, ForeignChangeError)
    assert (folder / SETTINGS).read_text("utf-8") == "title = 'theirs'\n"
    assert "OURS" not in (folder / TARGETS).read_text("utf-8")


def test_a_file_that_says_the_same_already_is_no_foreign_one(folder: Path) -> None:
    files = read_files(folder)
    known, after = known_of(files), changed(files)
    (folder / SETTINGS).write_bytes(after.toml(SETTINGS).content)
    done = save(after, known, {})
    assert (done.fault, pending(after, done.known, {})) == (None, [])


def test_a_file_that_was_deleted_is_made_again(folder: Path) -> None:
    files = read_files(folder)
    known = known_of(files)
    (folder / SETTINGS).unlink()
    assert save(changed(files), known, {}).fault is None
    assert "A 1" in (folder / SETTINGS).read_text("utf-8")


def test_a_file_that_cannot_be_read_is_not_replaced(folder: Path) -> None:
    files = read_files(folder)
    known = known_of(files)
    (folder / SETTINGS).unlink()
    (folder / SETTINGS).mkdir()
    assert isinstance(save(changed(files), known, {}).fault, OSError)
    assert (folder / SETTINGS).is_dir()


def test_a_folder_that_is_gone_is_told(folder: Path) -> None:
    files = read_files(folder)
    known = known_of(files)
    folder.rename(folder.with_name("elsewhere"))
    assert isinstance(save(changed(files), known, {}).fault, FileNotFoundError)


def test_a_file_that_may_not_be_written_is_left_alone(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = read_files(folder)
    may = os.access
    monkeypatch.setattr(os, "access", lambda path, mode: mode != os.W_OK and may(path, mode))
    done = saved(files, changed(files))
    assert isinstance(done.fault, PermissionError)
    assert "A 1" not in (folder / SETTINGS).read_text("utf-8")


def test_what_was_written_before_a_failure_is_known(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = read_files(folder)
    after = with_key(changed(files), TARGETS, ("targets", 0, "note"), "OURS")

    def fails_for_targets(file: Path, data: bytes, *, keeps_mode: bool = False) -> None:
        if file.name == TARGETS:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        replace_file(file, data, keeps_mode=keeps_mode)

    monkeypatch.setattr(disk, "replace_file", fails_for_targets)
    done = saved(files, after)
    assert isinstance(done.fault, OSError)
    assert done.known[SETTINGS].content == (folder / SETTINGS).read_bytes()
    assert pending(after, done.known, {}) == [TARGETS]


def test_a_link_stays_a_link(folder: Path, tmp_path: Path) -> None:
    real = tmp_path / "real.toml"
    (folder / SETTINGS).rename(real)
    (folder / SETTINGS).symlink_to(real)
    files = read_files(folder)
    assert saved(files, changed(files)).fault is None
    assert (folder / SETTINGS).is_symlink()
    assert "A 1" in real.read_text("utf-8")


def test_who_may_read_a_file_stays_as_it_was(folder: Path) -> None:
    (folder / SETTINGS).chmod(0o660)
    files = read_files(folder)
    saved(files, changed(files))
    assert stat.S_IMODE((folder / SETTINGS).stat().st_mode) == 0o660


def test_another_window_that_goes_on_saving_is_told(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(disk, "_WAIT", 1)
    files = read_files(folder)
    lock = QLockFile(str(folder / disk.LOCK))
    assert lock.tryLock(0)
    done = saved(files, changed(files))
    lock.unlock()
    assert "Another window is saving" in str(done.fault)
    assert "A 1" not in (folder / SETTINGS).read_text("utf-8")


@pytest.mark.parametrize("newline", [b"\r\n", b"\n"])
def test_line_ends_and_the_byte_order_mark_stay(folder: Path, newline: bytes) -> None:
    content = (folder / SETTINGS).read_bytes().replace(b"\n", newline)
    (folder / SETTINGS).write_bytes(b"\xef\xbb\xbf" + content)
    files = read_files(folder)
    known = known_of(files)
    assert known[SETTINGS].content == b"\xef\xbb\xbf" + content
    assert save(changed(files), known, {}).fault is None
    there = (folder / SETTINGS).read_bytes()
    assert there.startswith(b"\xef\xbb\xbftitle")
    assert there.count(newline) == there.count(b"\n")


def test_files_that_were_changed_since_they_were_read_are_not_known(folder: Path) -> None:
    files = read_files(folder)
    (folder / SETTINGS).write_text("title = 'theirs'\n", "utf-8")
    known = known_of(files)
    assert known[SETTINGS].content != (folder / SETTINGS).read_bytes()
    assert isinstance(save(changed(files), known, {}).fault, ForeignChangeError)


def test_files_of_another_program_are_replaced_once_they_are_let_go(folder: Path) -> None:
    files = read_files(folder)
    (folder / SETTINGS).write_text("title = 'theirs'\n", "utf-8")
    known = {**known_of(files), SETTINGS: Known(None, b"title = 'theirs'\n")}
    assert save(files, known, {}).fault is None
    assert (folder / SETTINGS).read_bytes() == files.toml(SETTINGS).content


def test_a_file_in_conflict_is_kept_aside(folder: Path) -> None:
    files = read_files(folder)
    known, after = known_of(files), changed(files)
    (folder / SETTINGS).write_text("title = 'theirs'\n", "utf-8")
    aside = Aside(folder / "campaign (mine).toml")
    done = save(after, known, {SETTINGS: aside})
    assert aside.file.read_bytes() == after.toml(SETTINGS).content
    assert (folder / SETTINGS).read_text("utf-8") == "title = 'theirs'\n"
    assert pending(after, done.known, done.asides) == []
    assert pending(changed(after, "A 2"), done.known, done.asides) == [SETTINGS]


def test_what_is_put_beside_never_hides_what_is_there(folder: Path) -> None:
    names = [put_beside(folder / SETTINGS, b"", "theirs").name for _ in range(3)]
    assert names == [f"campaign (theirs{n}).toml" for n in ("", " 2", " 3")]
    assert free_beside(folder / SETTINGS, "mine").name == "campaign (mine).toml"


@pytest.mark.parametrize("content", [None, b"[[targets"])
def test_a_file_that_was_missing_or_unreadable_is_never_emptied(
    folder: Path, content: bytes | None
) -> None:
    sound = (folder / TARGETS).read_bytes()
    (folder / TARGETS).unlink()
    if content:
        (folder / TARGETS).write_bytes(content)
    files = read_files(folder)
    (folder / TARGETS).write_bytes(sound)
    known = {**known_of(files), TARGETS: Known(read_files(folder).toml(TARGETS), sound)}
    assert save(files, known, {}).fault is None
    assert (folder / TARGETS).read_bytes() == sound


def test_a_file_that_was_missing_for_a_moment_is_not_known(folder: Path) -> None:
    sound = (folder / TARGETS).read_bytes()
    (folder / TARGETS).unlink()
    files = read_files(folder)
    (folder / TARGETS).write_bytes(sound)
    after = with_new(files, "targets", {"id": "NEW"}, 0)
    assert isinstance(save(after, known_of(files), {}).fault, ForeignChangeError)
    assert (folder / TARGETS).read_bytes() == sound


def order_of_saving(
    before: Files, after: Files, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> list[str]:
    assert save(before, known_of(read_files(folder)), {}).fault is None
    names: list[str] = []

    def noted(file: Path, data: bytes, *, keeps_mode: bool = False) -> None:
        names.append(file.name)
        replace_file(file, data, keeps_mode=keeps_mode)

    monkeypatch.setattr(disk, "replace_file", noted)
    assert save(after, known_of(before), {}).fault is None
    return names


def test_what_refers_to_an_item_is_on_the_disk_only_while_the_item_is(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    without = read_files(folder)
    new = with_new(without, "targets", {"id": "NEW"}, 0)
    new = with_key(new, SETTINGS, ("groups", "new"), ["NEW"])
    with monkeypatch.context() as adding:
        assert order_of_saving(without, new, folder, adding) == [TARGETS, SETTINGS]
    assert order_of_saving(new, without, folder, monkeypatch) == [SETTINGS, TARGETS]
