"""Any template with any data becomes a Word file, or says why not and leaves nothing."""

import errno
from pathlib import Path

import docx
import pytest

from letterapp.batch.outcomes import State
from letterapp.batch.render import render
from letterapp.errors import UsageError
from letterapp.word.checking import Checker
from tests.batch.faults import break_writing
from tests.batch.renderings import (
    ENDLESS,
    HUGE,
    LOUD,
    RECURSIVE,
    messages,
    names_in,
    opened,
    rendered,
    text_file,
    texts,
    word_file,
    wording,
)
from tests.external import validate_docx
from tests.word.packages import PNG

DATA = {"who": {"name": "Zoë & *Co*"}, "note": "some **bold** text", "rows": [1, 2]}


def test_a_word_template_is_filled(tmp_path: Path) -> None:
    template = word_file(tmp_path / "t.docx", "To {{ who.name }}, {{ note | prose }}")
    end = rendered(template, DATA)
    assert (end.state, end.file, end.problems) == (State.WRITTEN, tmp_path / "out.docx", ())
    assert texts(end) == ["To Zoë & *Co*, some bold text"]
    assert [run.text for run in opened(end).paragraphs[0].runs if run.bold] == ["bold"]


def test_wording_goes_on_the_plain_sheet(tmp_path: Path) -> None:
    end = wording(
        tmp_path, "# To {{ who.name }}\n\n{% for x in rows %}\n- {{ x }}\n{% endfor %}", **DATA
    )
    looks = [(x.style.name if x.style else "", x.text) for x in opened(end).paragraphs]
    assert looks == [("Heading 1", "To Zoë & *Co*"), ("List Bullet", "1"), ("List Bullet", "2")]
    assert opened(end).core_properties.author in ("", "python-docx")
    assert opened(end).sections[0].page_width == 7560310


def test_wording_goes_into_a_word_template_that_sees_the_data_too(tmp_path: Path) -> None:
    sheet = word_file(tmp_path / "t.docx", "{{ who.name }}", "{{ body }}", "End")
    template = text_file(tmp_path / "note.md.j2", "Dear {{ who.name }},\n\nyes.")
    end = rendered(template, DATA, sheet=sheet)
    assert texts(end) == ["Zoë & *Co*", "Dear Zoë & *Co*,", "yes.", "End"]


def test_body_is_a_name_as_any_other_where_no_wording_is_poured_in(tmp_path: Path) -> None:
    template = word_file(tmp_path / "t.docx", "{{ body }}")
    assert texts(rendered(template, {"body": "text"})) == ["text"]
    assert messages(rendered(template, {"bodies": 1})) == ["there is nothing named “body”"]


def test_a_word_template_keeps_its_properties_with_the_tags_in_them_filled(tmp_path: Path) -> None:
    made = docx.Document()
    made.add_paragraph("{{ body }}")
    made.core_properties.title = "To {{ who.name }}"
    made.core_properties.author = "A. Author"
    made.save(str(tmp_path / "t.docx"))
    template = text_file(tmp_path / "note.md.j2", "# Title\n\nyes")
    kept = opened(rendered(template, DATA, sheet=tmp_path / "t.docx")).core_properties
    assert (kept.title, kept.author) == ("To Zoë & *Co*", "A. Author")


def test_a_file_saved_as_word_template_becomes_a_document(tmp_path: Path) -> None:
    template = word_file(tmp_path / "t.docx", "{{ note }}").rename(tmp_path / "T.DOTX")
    assert texts(rendered(template, DATA)) == ["some **bold** text"]


def test_a_picture_is_taken_from_beside_the_word_template(tmp_path: Path) -> None:
    folder = tmp_path / "templates"
    folder.mkdir()
    (folder / "logo.png").write_bytes(PNG)
    (tmp_path / "other.png").write_bytes(PNG)
    sheet = word_file(folder / "t.docx", "{{ picture('logo.png', 30, 15, alt='Logo') }}{{ x }}")
    (shape,) = opened(rendered(sheet, {"x": "a"})).inline_shapes
    assert (shape.width.mm, shape.height.mm) == (30, 15)
    beyond = word_file(folder / "u.docx", "{{ picture('../other.png', alt='x') }}")
    assert "lies outside" in messages(rendered(beyond))[0]


def test_all_problems_of_wording_and_word_template_are_told_at_once(tmp_path: Path) -> None:
    sheet = word_file(tmp_path / "t.docx", "{{ who.nam }}", "{{ body }}")
    template = text_file(tmp_path / "note.md.j2", "{{ wo }}\n\n`x`")
    end = rendered(template, DATA, sheet=sheet)
    assert (end.state, end.file) == (State.FAILED, None)
    assert messages(end) == [
        "there is nothing named “wo”",
        "code in backticks is not mark-up of wording",
        "there is nothing named “nam”",
    ]
    assert [x.where.file for x in end.problems] == [template, template, sheet]
    assert "out.docx" not in names_in(tmp_path)


@pytest.mark.parametrize("note", [5, None, [], "a\fb", "- <b>"])
def test_what_is_no_prose_is_a_problem_in_both_kinds(tmp_path: Path, note: object) -> None:
    template = word_file(tmp_path / "t.docx", "{{ note | prose }}")
    ends = [
        rendered(template, {"note": note}),
        wording(tmp_path, "a {{ note | prose }}", note=note),
    ]
    assert [end.state for end in ends] == [State.FAILED] * 2


def test_a_warning_does_not_stop_the_file(tmp_path: Path) -> None:
    sheet = word_file(tmp_path / "t.docx", "Head")
    end = rendered(text_file(tmp_path / "note.md.j2", "yes"), sheet=sheet)
    assert messages(end) == ["there is no “{{ body }}”: the wording goes to the end"]
    assert texts(end) == ["Head", "yes"]


def test_the_same_again_leaves_the_file_alone(tmp_path: Path) -> None:
    first = wording(tmp_path, "yes")
    assert first.file
    before = first.file.stat()
    again = wording(tmp_path, "yes")
    assert (again.state, again.file) == (State.UNCHANGED, first.file)
    assert (first.file.stat().st_ino, first.file.stat().st_mtime_ns) == (
        before.st_ino,
        before.st_mtime_ns,
    )


def test_another_file_of_the_name_is_replaced_only_where_all_is_well(tmp_path: Path) -> None:
    out = text_file(tmp_path / "out.docx", "old")
    assert wording(tmp_path, "{{ x }}").state is State.FAILED
    assert out.read_text("utf-8") == "old"
    assert texts(wording(tmp_path, "{{ x }}", x="new")) == ["new"]
    assert names_in(tmp_path) == ["data.json", "note.md.j2", "out.docx"]


def test_a_file_that_is_open_in_word_is_left(tmp_path: Path) -> None:
    out = text_file(tmp_path / "out.docx", "old")
    (tmp_path / "~$out.docx").touch()
    end = wording(tmp_path, "yes")
    assert (end.state, messages(end)) == (State.FAILED, ["it is open elsewhere"])
    assert "~$out.docx" in end.problems[0].hint
    assert out.read_text("utf-8") == "old"


def test_a_full_disk_is_told_and_leaves_nothing(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    break_writing(monkeypatch, "write", errno.ENOSPC)
    end = wording(tmp_path, "yes")
    assert (end.state, messages(end)) == (
        State.FAILED,
        ["it cannot be written: No space left on device"],
    )
    assert names_in(tmp_path) == ["data.json", "note.md.j2"]


def test_a_file_that_is_not_sound_is_not_written(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    template = word_file(tmp_path / "t.docx", "a")
    known = template.read_bytes()
    monkeypatch.setattr(Checker, "faults", lambda _, data: ["x"] * (data != known))
    end = rendered(template)
    assert (end.state, messages(end)) == (State.FAILED, ["the Word file is not sound: x"])
    assert "out.docx" not in names_in(tmp_path)


def test_a_template_that_is_no_word_file_is_a_problem(tmp_path: Path) -> None:
    end = rendered(text_file(tmp_path / "t.docx", "text"))
    assert end.state is State.FAILED
    assert end.problems[0].where.file == tmp_path / "t.docx"


@pytest.mark.parametrize(
    ("source", "setting", "said"),
    [
        (ENDLESS, "SECONDS=0.5", "it took longer than 0.5 seconds"),
        (HUGE, "MEMORY_MB=100", "it needed more than 100 MB of memory"),
        (LOUD, "OUTPUT_MB=1", "is larger than 1 MB"),
        (RECURSIVE, "SECONDS=5", "itself without end"),
    ],
)
@pytest.mark.parametrize("kind", ["docx", "md.j2"])
def test_a_template_that_goes_too_far_is_stopped_and_leaves_nothing(
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    kind: str,
    source: str,
    setting: str,
    said: str,
) -> None:
    variable, _, bound = setting.partition("=")
    monkeypatch.setenv(f"LETTERAPP_LIMIT_{variable}", bound)
    template = tmp_path / f"t.{kind}"
    made = word_file(template, source) if kind == "docx" else text_file(template, source)
    end = rendered(made)
    assert (end.state, len(end.problems)) == (State.FAILED, 1)
    assert said in end.problems[0].message
    assert end.problems[0].hint or said == "itself without end"
    assert names_in(tmp_path) == ["data.json", template.name]


@pytest.mark.parametrize(
    ("template", "out", "sheet", "said"),
    [
        ("none.docx", "out.docx", None, "none.docx is not there"),
        ("folder.docx", "out.docx", None, "folder.docx is a folder, no template"),
        ("t.docm", "out.docx", None, "t.docm does not end in .docx, .dotx or .md.j2"),
        ("t.j2", "out.docx", None, "does not end in"),
        ("t.docx", "out.docx", "t.docx", "t.docx is itself a Word template"),
        ("note.md.j2", "out.docx", "none.docx", "none.docx is not there"),
        ("note.md.j2", "out.docx", "note.md.j2", "does not end in .docx or .dotx"),
        ("t.docx", "out.doc", None, "out.doc does not end in .docx"),
        ("t.docx", "none/out.docx", None, "there is no folder"),
        ("t.docx", "folder.docx", None, "folder.docx is a folder"),
        ("t.docx", "t.docx", None, "t.docx is what the Word file is made of"),
        ("t.docx", "link.docx", None, "link.docx is what the Word file is made of"),
        ("note.md.j2", "t.docx", "t.docx", "t.docx is what the Word file is made of"),
    ],
)
def test_a_wrong_call_is_told(
    tmp_path: Path, template: str, out: str, sheet: str | None, said: str
) -> None:
    before = word_file(tmp_path / "t.docx", "a").read_bytes()
    for name in ("t.docm", "t.j2", "note.md.j2"):
        text_file(tmp_path / name, "a")
    (tmp_path / "folder.docx").mkdir()
    (tmp_path / "link.docx").hardlink_to(tmp_path / "t.docx")
    with pytest.raises(UsageError) as caught:
        rendered(tmp_path / template, {}, out, tmp_path / sheet if sheet else None)
    assert said in caught.value.message
    assert caught.value.hint
    assert (tmp_path / "t.docx").read_bytes() == before


def test_what_is_rendered_is_sound_to_word(tmp_path: Path) -> None:
    styled = "::: Letter Close\n[e](https://e.org)\n:::"
    end = wording(tmp_path, f"# A[^a]\n\n- b\n\n  1. c\n\n> **d**\n\n{styled}\n\n[^a]: f\n")
    assert end.problems == ()
    assert validate_docx([tmp_path / "out.docx"]) == []


def test_the_data_are_never_written_over(tmp_path: Path) -> None:
    template = word_file(tmp_path / "t.docx", "a")
    data = text_file(tmp_path / "data.docx", "{}")
    with pytest.raises(UsageError, match="is what the Word file is made of"):
        render(template, data, data)
    assert data.read_text("utf-8") == "{}"
