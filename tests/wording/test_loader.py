"""Wording as files."""

from __future__ import annotations

from pathlib import Path

import pytest
from jinja2 import Environment, FileSystemLoader, TemplateNotFound, TemplateSyntaxError

from letterapp.wording.loader import TemplateFolder


def source(folder: Path, content: bytes) -> str:
    (folder / "a.md.j2").write_bytes(content)
    return TemplateFolder(folder).get_source(Environment(), "a.md.j2")[0]


def test_a_template_is_read_without_its_byte_order_mark(tmp_path: Path) -> None:
    assert source(tmp_path, "\ufeffone\ntwo".encode()) == "one\ntwo"


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"one\n\xff", "not UTF-8 text"),
        (b"one\n\x00", "the text holds the character U+0000, which Word cannot"),
        ("one\n\ufdd1".encode(), "the text holds the character U+FDD1, which Word cannot"),
    ],
)
def test_a_template_that_is_no_plain_text_is_a_fault_at_its_line(
    tmp_path: Path, content: bytes, message: str
) -> None:
    with pytest.raises(TemplateSyntaxError) as caught:
        source(tmp_path, content)
    assert (caught.value.message, caught.value.lineno) == (message, 2)
    assert caught.value.filename == str(tmp_path / "a.md.j2")


def test_a_template_that_may_not_be_read_is_a_fault(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(FileSystemLoader, "get_source", refuse)
    with pytest.raises(TemplateSyntaxError, match="the file cannot be read: Permission denied"):
        source(tmp_path, b"one")


@pytest.mark.parametrize("name", ["b.md.j2", "../a.md.j2", "folder"])
def test_there_are_no_templates_outside_the_folder(tmp_path: Path, name: str) -> None:
    inside = tmp_path / "inside"
    (inside / "folder").mkdir(parents=True)
    (tmp_path / "a.md.j2").write_bytes(b"secret")
    with pytest.raises(TemplateNotFound):
        TemplateFolder(inside).get_source(Environment(), name)
