"""Values that change little are sent for what has changed, and unchanged parts stay themselves."""

import pytest

from letterapp.worker.parcels import Forgotten, Packer, Unpacker

LARGE, OTHER, SMALL = ["x" * 10_000], ["y" * 10_000], ["z"]


def test_a_part_that_was_sent_before_is_only_named() -> None:
    packer, unpacker = Packer(), Unpacker()
    first = unpacker.unpacked(packer.packed([LARGE, SMALL], (LARGE, SMALL)))
    parcel = packer.packed([LARGE, OTHER], (LARGE, OTHER))
    second = unpacker.unpacked(parcel)
    assert second == [LARGE, OTHER]
    assert second[0] is first[0]
    assert b"x" not in parcel.new + parcel.value


def test_a_part_that_is_equal_but_another_object_is_sent() -> None:
    packer, unpacker = Packer(), Unpacker()
    unpacker.unpacked(packer.packed([LARGE], (LARGE,)))
    changed = [*LARGE]
    parcel = packer.packed([changed], (changed,))
    assert unpacker.unpacked(parcel) == [LARGE]
    assert b"x" in parcel.new


def test_a_new_part_that_holds_a_known_one_names_it() -> None:
    packer, unpacker = Packer(), Unpacker()
    [first] = unpacker.unpacked(packer.packed([LARGE], (LARGE,)))
    holder = [LARGE, 1]
    [second] = unpacker.unpacked(packer.packed([holder], (LARGE, holder)))
    assert second[0] is first


def test_parts_of_the_last_value_only_are_remembered() -> None:
    packer, unpacker = Packer(), Unpacker()
    unpacker.unpacked(packer.packed([LARGE], (LARGE,)))
    unpacker.unpacked(packer.packed([SMALL], (SMALL,)))
    parcel = packer.packed([LARGE], (LARGE,))
    assert unpacker.unpacked(parcel) == [LARGE]
    assert b"x" in parcel.new


def test_a_new_unpacker_says_that_parts_are_missing_until_all_is_sent_again() -> None:
    packer = Packer()
    Unpacker().unpacked(packer.packed([LARGE], (LARGE,)))
    unpacker = Unpacker()
    with pytest.raises(Forgotten):
        unpacker.unpacked(packer.packed([LARGE], (LARGE,)))
    packer.forget()
    assert unpacker.unpacked(packer.packed([LARGE], (LARGE,))) == [LARGE]
