"""A wording file by itself: rendered with any data, its problems all at once."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from letterapp.limits import MIB, Limits
from letterapp.problems import Problem
from letterapp.wording.blocks import Footnote, plain_text
from letterapp.wording.shapes import Worded
from letterapp.wording.single import SingleWording

USUAL = Limits()


def run(folder: Path, source: str, limits: Limits = USUAL, **data: Any) -> tuple[Worded, Any]:
    file = folder / "note.md.j2"
    file.write_text(source, "utf-8")
    return SingleWording(file, limits).worded(data)


def problems(folder: Path, source: str, **data: Any) -> list[Problem]:
    return list(run(folder, source, **data)[1])


def places(folder: Path, source: str, **data: Any) -> list[tuple[str, int | None, str]]:
    found = problems(folder, source, **data)
    assert all(problem.where.file for problem in found)
    return [(x.where.file.name if x.where.file else "", x.where.line, x.message) for x in found]


def prints(folder: Path, source: str, **data: Any) -> list[str]:
    worded, found = run(folder, source, **data)
    assert [str(problem) for problem in found] == []
    return [plain_text(block.content) for block in worded.blocks]


def test_it_prints_plain_data_as_typed(tmp_path: Path) -> None:
    source = "# {{ a }}\n\n{% for x in rows %}\n- {{ x.n }} {{ x['b c'] }}\n{% endfor %}\n"
    rows = [{"n": 1, "b c": "<x>"}, {"n": 2.5, "b c": "&"}]
    assert prints(tmp_path, source, a="*a*", rows=rows) == ["*a*", "1 <x>", "2.5 &"]


def test_it_has_footnotes_of_its_own(tmp_path: Path) -> None:
    worded, found = run(tmp_path, "One[^a].\n\n[^a]: Of {{ x }}.\n", x="*me*")
    assert found == ()
    (note,) = (piece for piece in worded.blocks[0].content if isinstance(piece, Footnote))
    assert plain_text(note.content) == "Of *me*."


def test_it_includes_and_extends_files_of_its_folder_only(tmp_path: Path) -> None:
    inner = tmp_path / "inner"
    (inner / "parts").mkdir(parents=True)
    (tmp_path / "secret.md.j2").write_text("secret")
    (inner / "base.md.j2").write_text("Base {% block b %}{% endblock %}")
    (inner / "parts" / "x.md.j2").write_text("x{{ n }}")
    source = "{% extends 'base.md.j2' %}{% block b %}{% include 'parts/x.md.j2' %}{% endblock %}"
    assert prints(inner, source, n=7) == ["Base x7"]
    (found,) = problems(inner, "{% include '../secret.md.j2' %}")
    assert found.message == "there is no template “../secret.md.j2”"
    assert "beside this one" in found.hint


def test_names_that_are_not_there_are_told_all_at_once_with_near_ones(tmp_path: Path) -> None:
    found = problems(tmp_path, "{{ wo.name }}\n{{ who.nam }}\n{{ who.of }}", who={"name": "a"})
    assert [(x.where.line, x.hint) for x in found] == [
        (1, "Did you mean “who”?"),
        (2, "Did you mean “name”?"),
        (3, ""),
    ]


def test_a_null_is_false_and_cannot_be_printed(tmp_path: Path) -> None:
    assert prints(tmp_path, "a{% if x %}b{% endif %}", x=None) == ["a"]
    assert places(tmp_path, "a\n{{ x }}", x=None) == [("note.md.j2", 2, "the value is null")]


def test_wrong_mark_up_is_told_at_the_line_that_wrote_it(tmp_path: Path) -> None:
    (tmp_path / "part.md.j2").write_text("fine\n\n`code`\n")
    source = "a\n\n{% include 'part.md.j2' %}\n\n{{ x | prose }}\n\nb[^c]\n"
    assert places(tmp_path, source, x="\n\na <b>") == [
        ("part.md.j2", 3, "code in backticks is not mark-up of wording"),
        ("note.md.j2", 5, "HTML is not mark-up of wording"),
        ("note.md.j2", 7, "there is no footnote “c”"),
    ]


def test_wrong_jinja_is_told_at_its_line(tmp_path: Path) -> None:
    ((name, line, message),) = places(tmp_path, "a\n{% if %}\n")
    assert (name, line) == ("note.md.j2", 2)
    assert message


def test_a_wording_without_text_is_told(tmp_path: Path) -> None:
    assert places(tmp_path, "{% if x %}a{% endif %}", x=[]) == [
        ("note.md.j2", None, "the wording is empty")
    ]


def test_a_picture_is_left_to_the_word_template(tmp_path: Path) -> None:
    (found,) = problems(tmp_path, "a\n{{ picture('x.png', width=3) }}")
    assert (found.message, found.where.line) == ("a picture cannot stand in wording", 2)
    assert found.hint == "Put its tag into the Word template."


def test_data_cannot_be_changed(tmp_path: Path) -> None:
    data: dict[str, Any] = {"rows": [1], "it": {"a": 1}}
    for change in ("rows.append(2)", "it.update(b=2)", "it.__class__.mro()"):
        assert problems(tmp_path, f"x{{% do {change} %}}", **data)
    assert data == {"rows": [1], "it": {"a": 1}}


@pytest.mark.parametrize(
    "source",
    ["{% macro f() %}{{ f() }}{% endmacro %}{{ f() }}", "a\n{% include 'note.md.j2' %}"],
)
def test_a_template_that_leads_back_to_itself_is_told(tmp_path: Path, source: str) -> None:
    (found,) = problems(tmp_path, source)
    assert found.message == "the template calls, extends or includes itself without end"
    assert "campaign" not in found.hint


def test_a_wording_that_prints_too_much_is_told(tmp_path: Path) -> None:
    source = "{% for a in range(30) %}{{ 'a' * 50000 }}{% endfor %}"
    assert run(tmp_path, source, Limits(output=2 * MIB))[1] == ()
    _, found = run(tmp_path, source, Limits(output=MIB))
    assert [problem.message for problem in found] == ["the wording is larger than 1 MB"]


def test_a_filter_that_cuts_prose_is_told(tmp_path: Path) -> None:
    (found,) = problems(tmp_path, "{{ (x | prose)[2:] }}", x="a *b*")
    assert "prose" in found.message
