"""From a line of rendered wording back to the template that wrote it."""

from __future__ import annotations

from pathlib import Path

import pytest

from letterapp.problems import NOWHERE
from letterapp.wording.environment import Environment
from letterapp.wording.loader import TemplateFolder
from letterapp.wording.tracing import origin_of_line

BASE = """\
{% set x = 1 %}
base two
{% block middle %}
base four
{% endblock %}

base seven {% include "part" %}

{% if x %}
  base ten
{% endif %}
{%- for i in range(1) %}
{{ i }} base thirteen
{% endfor %}
"""
CHILD = """\
{% extends "base" %}
{% block middle %}
{{ x }} child three
{# a comment #}

child six
{% endblock %}
"""
PART = "part one\npart two\n"


@pytest.fixture
def environment(tmp_path: Path) -> Environment:
    folder = tmp_path / "a"
    folder.mkdir()
    for name, text in {"base": BASE, "child": CHILD, "part": PART}.items():
        (folder / name).write_text(text, "utf-8")
    return Environment(TemplateFolder(tmp_path))


@pytest.mark.parametrize(
    ("text", "file", "line"),
    [
        ("base two", "base", 2),
        ("child three", "child", 3),
        ("child six", "child", 6),
        ("base seven", "base", 7),
        ("part two", "part", 2),
        ("base ten", "base", 10),
        (" base thirteen", "base", 13),
    ],
)
def test_every_line_leads_back_to_its_template(
    environment: Environment, text: str, file: str, line: int
) -> None:
    context = {"x": "value"}
    rendered = environment.get_template("a/child").render(context).split("\n")
    (number,) = (n for n, found in enumerate(rendered, 1) if text in found)
    place = origin_of_line(environment, ["a/child"], context, number)
    assert place.file is not None
    assert (place.file.name, place.line) == (file, line)


def test_the_first_template_there_is_counts(environment: Environment) -> None:
    place = origin_of_line(environment, ["a/none", "a/part"], {}, 1)
    assert (place.file and place.file.name, place.line) == ("part", 1)


def test_a_wording_that_fails_leads_nowhere(environment: Environment, tmp_path: Path) -> None:
    (tmp_path / "a" / "bad").write_text("one {{ 1 / 0 }}", "utf-8")
    assert origin_of_line(environment, ["a/bad"], {}, 1) is NOWHERE
