"""The campaign that was open last is taken as it was read, if nothing at all has changed."""

import io
import os
import pickle
import stat
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from letterapp.batch.last_read import OFF, LastRead
from letterapp.batch.own_pickles import OwnUnpickler, unpacked
from letterapp.campaign.files import NAMES
from letterapp.campaign.folders import own_copy
from letterapp.campaign.loading import loaded
from letterapp.paths import shipped_campaigns


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return own_copy(shipped_campaigns() / "cambodia", tmp_path, "Our campaign")


@pytest.fixture
def last(tmp_path: Path, folder: Path) -> LastRead:
    made = LastRead(tmp_path / "cache")
    made.keep(*loaded(folder))
    return made


def kept_file(tmp_path: Path) -> Path:
    [file] = (tmp_path / "cache").iterdir()
    return file


def test_what_is_kept_is_what_reading_gives(folder: Path, last: LastRead) -> None:
    kept = last.look(folder)
    assert kept is not None
    assert unpacked(kept) == (*loaded(folder), None)


def test_nobody_else_may_read_it(tmp_path: Path, last: LastRead) -> None:
    if sys.platform != "win32":
        assert stat.S_IMODE(kept_file(tmp_path).stat().st_mode) == 0o600


@pytest.mark.parametrize("name", NAMES)
def test_it_does_not_count_when_a_byte_of_a_file_has_changed(
    folder: Path, last: LastRead, name: str
) -> None:
    with (folder / name).open("ab") as file:
        file.write(b"\n")
    assert last.look(folder) is None


def test_it_does_not_count_for_a_copy_elsewhere(
    tmp_path: Path, folder: Path, last: LastRead
) -> None:
    assert last.look(folder.rename(tmp_path / "elsewhere")) is None


def test_it_does_not_count_for_another_version(
    folder: Path, last: LastRead, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("letterapp.batch.last_read.__version__", "0.0.0")
    assert last.look(folder) is None


def test_it_can_be_switched_off_and_cleared(
    folder: Path, last: LastRead, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as context:
        context.setenv(OFF, "1")
        assert last.look(folder) is None
    last.clear()
    assert last.look(folder) is None


def test_a_place_that_cannot_be_written_is_no_matter(tmp_path: Path, folder: Path) -> None:
    (tmp_path / "file").touch()
    last = LastRead(tmp_path / "file")
    last.keep(*loaded(folder))
    assert last.look(folder) is None


class Evil:
    def __init__(self, call: Callable[..., object], *args: object) -> None:
        self._reduced = call, args

    def __reduce__(self) -> tuple[Callable[..., object], tuple[object, ...]]:
        return self._reduced


def test_what_others_have_put_there_does_nothing(tmp_path: Path) -> None:
    made = tmp_path / "made"
    for call, *args in ((os.mkdir, str(made)), (loaded, str(tmp_path)), (eval, "1")):
        assert unpacked(pickle.dumps((Evil(call, *args), None, None))) is None
    assert not made.exists()


@pytest.mark.parametrize("damaged", [b"", b"no pickle", pickle.dumps(1), pickle.dumps(([], 2))])
def test_what_is_damaged_is_not_used(damaged: bytes) -> None:
    assert unpacked(damaged) is None


def test_one_flipped_bit_is_seen(tmp_path: Path, folder: Path, last: LastRead) -> None:
    file = kept_file(tmp_path)
    content = bytearray(file.read_bytes())
    content[-1000] ^= 1
    file.write_bytes(content)
    assert last.look(folder) is None


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes")
def test_a_pipe_in_its_place_keeps_nobody_waiting(
    tmp_path: Path, folder: Path, last: LastRead
) -> None:
    file = kept_file(tmp_path)
    file.unlink()
    os.mkfifo(file)
    assert last.look(folder) is None


def test_what_a_killed_program_has_left_is_forgotten_as_well(
    tmp_path: Path, last: LastRead
) -> None:
    left = kept_file(tmp_path).with_name("last campaign 4711")
    left.write_bytes(b"all texts")
    last.clear()
    assert not left.exists()


def test_what_is_no_campaign_is_not_used() -> None:
    assert unpacked(pickle.dumps((1, 2, 3))) is None


@pytest.mark.parametrize("name", ["BaseModel", "cache"])
def test_what_a_module_of_ours_has_from_others_is_not_found(name: str) -> None:
    borrowed = f"cletterapp.campaign.checks\n{name}\n.".encode()
    with pytest.raises(pickle.UnpicklingError, match="not part of a campaign"):
        OwnUnpickler(io.BytesIO(borrowed)).load()
