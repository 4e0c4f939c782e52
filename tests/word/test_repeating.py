"""What a loop prints more than once is not the same twice: ids, bookmarks, notes, lists."""

from collections.abc import Sequence

import pytest
from docx.document import Document

from letterapp.word.filled import Filled
from letterapp.word.pictures import Picture
from letterapp.word.xml import W14, w
from tests.word.engine.building import (
    bookmark,
    box,
    control,
    doc,
    drawing,
    note,
    p,
    tbl,
    tc,
    with_footnotes,
    with_part,
)
from tests.word.word_files import fill, lines, parts_of, printed, rendered, root_of, values

FOR, END = "{% for i in x %}", "{% endfor %}"
PICTURE = f"<w:r>{drawing('', 'urn:x')}</w:r>"
ENDNOTES = "application/vnd.openxmlformats-officedocument.wordprocessingml.endnotes+xml"


def repeat(*blocks: str, times: int = 3) -> Filled:
    """The letter of a loop over the blocks."""
    return printed(doc(FOR, *blocks, END), x=list(range(1, times + 1)))


def ids(letter: Filled, name: str, key: str = "id") -> list[str]:
    return values(root_of(letter), name, key)


def drawings(letter: Filled) -> list[str]:
    return [str(node.get("id")) for node in root_of(letter).iter("{*}docPr")]


def test_drawings_have_ids_of_their_own() -> None:
    assert drawings(printed(doc(p(PICTURE), FOR, p(PICTURE), END), x=[1, 2])) == ["1", "2", "3"]


def test_bookmarks_have_ids_and_names_of_their_own() -> None:
    letter = repeat(p(bookmark("here", "{{ i }}")))
    assert len(set(ids(letter, "bookmarkStart"))) == 3
    assert ids(letter, "bookmarkStart") == ids(letter, "bookmarkEnd")
    assert ids(letter, "bookmarkStart", "name") == ["here", "here_2", "here_3"]


def test_bookmarks_in_bookmarks_stay_paired() -> None:
    inner = bookmark("in", "{{ i }}", number=8)
    starts = repeat(p(bookmark("out", inner)), times=2)
    assert sorted(ids(starts, "bookmarkStart")) == sorted(ids(starts, "bookmarkEnd"))
    assert len(set(ids(starts, "bookmarkStart"))) == 4


def test_a_long_name_of_a_bookmark_stays_within_what_word_allows() -> None:
    names = ids(repeat(p(bookmark("n" * 40, "{{ i }}"))), "bookmarkStart", "name")
    assert len(set(names)) == 3
    assert max(map(len, names)) <= 40


def test_bookmarks_outside_loops_keep_their_ids() -> None:
    letter = printed(doc(p(bookmark("here", "{{ x }}"))), x=1)
    assert (ids(letter, "bookmarkStart"), ids(letter, "bookmarkStart", "name")) == (["7"], ["here"])


def test_ids_that_may_lack_go() -> None:
    ids_of_word = f'xmlns:w14="{W14}" w14:paraId="00000001" w14:textId="77777777"'
    made = f"<w:p {ids_of_word}><w:r><w:t>a</w:t></w:r></w:p>"
    data = parts_of(repeat(made))["word/document.xml"]
    assert data.count(b"<w:t>a</w:t>") == 3
    assert b"paraId" not in data
    kept = parts_of(printed(doc(made, "{{ x }}"), x=1))["word/document.xml"]
    assert kept.count(b'w14:paraId="00000001"') == 1


def test_content_controls_have_no_id_twice() -> None:
    inner = control(p("{{ i }}")).replace("<w:sdtPr>", '<w:sdtPr><w:id w:val="5"/>')
    letter = repeat(inner)
    assert lines(letter) == ["1", "2", "3"]
    assert values(root_of(letter), "sdtPr/tag") == ["c", "c", "c"]
    assert len(values(root_of(letter), "sdtPr/id")) <= 1


def noted(*blocks: str) -> Document:
    return with_footnotes(doc(*blocks), "note of {{ i }}", "plain")


def notes(letter: Filled, kind: str = "footnote") -> dict[str, str]:
    """The texts of the notes by id, without the separators."""
    found = root_of(letter, f"word/{kind}s.xml").iter(w(kind))
    own = (one for one in found if one.get(w("type")) is None)
    return {one.get(w("id"), ""): "".join(one.itertext()) for one in own}


@pytest.mark.parametrize(
    ("number", "texts"), [(1, ["note of 1", "note of 2"]), (2, ["plain", "plain"])]
)
def test_a_note_in_a_loop_is_a_note_of_its_own_each_time(number: int, texts: list[str]) -> None:
    letter = printed(noted(FOR, p("{{ i }}", note(number)), END), x=[1, 2])
    references = ids(letter, "footnoteReference")
    assert len(set(references)) == 2
    assert [notes(letter)[one] for one in references] == texts


def test_a_note_that_a_loop_never_prints_is_not_left() -> None:
    letter = printed(noted("a", FOR, p("{{ i }}", note(1)), END, p("b", note(2))), x=[])
    assert list(notes(letter).values()) == ["plain"]
    assert [notes(letter)[one] for one in ids(letter, "footnoteReference")] == ["plain"]


def test_an_endnote_in_a_loop_is_a_note_of_its_own_each_time() -> None:
    reference = '<w:r><w:endnoteReference w:id="1"/></w:r>'
    xml = '<w:endnotes xmlns:w="{}"><w:endnote w:id="1">{}</w:endnote></w:endnotes>'
    made = doc(FOR, p("{{ i }}", reference), END)
    with_part(made, "endnotes", xml.format(w("")[1:-1], p("end of {{ i }}")), ENDNOTES)
    assert list(notes(printed(made, x=[1, 2]), "endnote").values()) == ["end of 1", "end of 2"]


def test_comments_in_loops_go_and_others_stay() -> None:
    start, end = '<w:commentRangeStart w:id="{}"/>', '<w:commentRangeEnd w:id="{}"/>'
    reference = '<w:r><w:commentReference w:id="{}"/></w:r>'
    first, second = ((start.format(n), "a", end.format(n), reference.format(n)) for n in (0, 1))
    letter = printed(doc(p(*first), FOR, p(*second), END), x=[1, 2])
    assert lines(letter) == ["a", "a", "a"]
    for name in ("commentRangeStart", "commentRangeEnd", "commentReference"):
        assert ids(letter, name) == ["0"]


@pytest.mark.parametrize(
    ("before", "inside", "after"),
    [
        ("Start", "End", ""),
        ("", "Start", "End"),
    ],
)
@pytest.mark.parametrize("name", ["bookmark", "perm"])
def test_a_range_with_one_end_in_a_loop_goes(
    name: str, before: str, inside: str, after: str
) -> None:
    blocks = [
        p(f'<w:{name}{end} w:id="5" w:name="n"/>' if end else "", "a")
        for end in (before, inside, after)
    ]
    letter = printed(doc(blocks[0], FOR, blocks[1], END, blocks[2]), x=[1, 2])
    assert lines(letter) == ["a", "a", "a", "a"]
    assert ids(letter, f"{name}Start") == ids(letter, f"{name}End") == []


def test_a_range_around_a_loop_stays() -> None:
    start, end = '<w:bookmarkStart w:id="5" w:name="n"/>', '<w:bookmarkEnd w:id="5"/>'
    letter = printed(doc(p(start, "a"), FOR, "b", END, p("c", end)), x=[1, 2])
    assert (ids(letter, "bookmarkStart"), ids(letter, "bookmarkEnd")) == (["5"], ["5"])


START_5, END_5 = '<w:bookmarkStart w:id="5" w:name="_Hlk1"/>', '<w:bookmarkEnd w:id="5"/>'
IF, ELSE, END_IF = "{% if x %}", "{% else %}", "{% endif %}"
ROW = ("{%tr if x %}", "{%tr endif %}")


@pytest.mark.parametrize("x", [0, 1])
@pytest.mark.parametrize(
    "blocks",
    [
        (IF, p(START_5, "a"), END_IF, p("b", END_5)),
        (p(START_5, "a"), IF, p("b", END_5), END_IF),
        (IF, p(START_5, "a"), ELSE, p("b", END_5), END_IF),
        (IF, p(START_5, "a"), END_IF, IF, p("b", END_5), END_IF),
        (p(IF, START_5, f"a{END_IF}b", END_5),),
        (p(START_5, f"a{IF}", END_5, f"b{END_IF}"),),
        (tbl([ROW[0]], [tc(p(START_5, "a"))], [ROW[1]], [tc(p("b", END_5))]),),
        (FOR, p(START_5, "a"), IF, p("b", END_5), END_IF, END),
        ("{% for i in [1, 2] %}", p(START_5), FOR, p(END_5), END, END),
    ],
)
def test_a_range_goes_if_a_condition_or_loop_may_leave_one_end_out(
    blocks: tuple[str, ...], x: int
) -> None:
    letter = printed(doc(*blocks), x=[1] * x)
    assert ids(letter, "bookmarkStart") == ids(letter, "bookmarkEnd") == []


@pytest.mark.parametrize(("x", "found"), [(0, []), (1, ["5"])])
def test_a_range_whose_ends_stand_in_one_branch_stays_with_it(x: int, found: list[str]) -> None:
    letter = printed(doc(IF, p(START_5, f"a{IF}c{END_IF}"), p("b", END_5), END_IF), x=x)
    assert ids(letter, "bookmarkStart") == ids(letter, "bookmarkEnd") == found


def test_a_range_with_one_end_in_what_is_always_printed_stays() -> None:
    letter = printed(doc("{% with y = 1 %}", p(START_5, "{{ y }}"), "{% endwith %}", p(END_5)))
    assert ids(letter, "bookmarkStart") == ids(letter, "bookmarkEnd") == ["5"]


def test_revisions_have_ids_of_their_own() -> None:
    inserted = '<w:ins w:id="5" w:author="a"><w:r><w:t>a</w:t></w:r></w:ins>'
    letter = repeat(p(inserted))
    assert lines(letter) == ["a", "a", "a"]
    assert len(set(ids(letter, "ins"))) == 3


def test_text_boxes_of_older_programs_have_ids_of_their_own() -> None:
    letter = repeat(p(box("a")))
    found = root_of(letter).iter("{urn:schemas-microsoft-com:vml}rect")
    assert len({node.get("id") for node in found}) == 3


TYPE = '<v:shapetype id="_x0000_t75"/>'
OBJECT = (
    '<v:shape id="_x0000_i1025" type="#_x0000_t75"/><o:OLEObject ShapeID="_x0000_i1025"'
    ' xmlns:o="urn:schemas-microsoft-com:office:office"/>'
)


def held(*content: str) -> str:
    """A paragraph with an embedded object."""
    return p(f"<w:r><w:object>{''.join(content)}</w:object></w:r>")


def shape_ids(letter: Filled) -> Sequence[tuple[str | None, ...]]:
    """Of each object: the ids of its shape and its type, and those that name them."""
    found = []
    for node in root_of(letter).iter(w("object")):
        shape, ole = node.find("{*}shape"), node.find("{*}OLEObject")
        assert shape is not None
        assert ole is not None
        kind = node.find("{*}shapetype")
        names = (shape.get("type", "").removeprefix("#"), ole.get("ShapeID"))
        found.append((kind.get("id") if kind is not None else None, shape.get("id"), *names))
    return found


def test_an_embedded_object_names_its_own_shape_and_type() -> None:
    found = shape_ids(repeat(held(TYPE, OBJECT)))
    assert len({kind for kind, *_ in found}) == len({shape for _, shape, *_ in found}) == 3
    assert all((kind, shape) == tuple(names) for kind, shape, *names in found)


def test_an_embedded_object_may_name_a_type_outside_its_loop() -> None:
    letter = printed(
        doc(held(TYPE, OBJECT), FOR, held(OBJECT.replace("1025", "1026")), END), x=[1, 2]
    )
    found = shape_ids(letter)
    assert [kind for *_, kind, _ in found] == ["_x0000_t75"] * 3
    assert len({shape for _, shape, *_ in found}) == 3
    assert all(shape == named for _, shape, _, named in found)


def test_an_embedded_object_may_name_a_type_in_a_loop_before_it() -> None:
    other = held(OBJECT.replace("1025", "1026"))
    found = shape_ids(printed(doc(FOR, held(TYPE, OBJECT), END, other), x=[1, 2]))
    assert found[-1][2] in {kind for kind, *_ in found}


STORED = {
    "a captured block": ("{%p set y %}", ("{%p endset %}",), "{{ y }}"),
    "a macro": ("{%p macro m() %}", ("{%p endmacro %}",), "{{ m() }}"),
    "a stored result": ("{%p macro m() %}", ("{%p endmacro %}", "{% set z = m() %}"), "{{ z }}"),
    "a block in a block": (
        "{%p set y %}",
        ("{%p endset %}", "{%p set z %}", "{{ y }}", "{%p endset %}"),
        "{{ z }}",
    ),
}


def stored(how: str, *blocks: str, times: int = 2) -> list[str]:
    """The blocks of a template that keeps these blocks, and prints them so often."""
    opening, closing, value = STORED[how]
    return [opening, *blocks, *closing, *[value] * times]


@pytest.mark.parametrize("how", STORED)
def test_what_is_kept_and_printed_twice_has_ids_of_its_own_each_time(how: str) -> None:
    letter = printed(doc(*stored(how, p(bookmark("b", "a"), PICTURE))))
    assert lines(letter) == ["a", "a"]
    assert len(set(drawings(letter))) == 2
    assert len(set(ids(letter, "bookmarkStart"))) == 2
    assert ids(letter, "bookmarkStart") == ids(letter, "bookmarkEnd")
    assert ids(letter, "bookmarkStart", "name") == ["b", "b_2"]


@pytest.mark.parametrize("how", STORED)
def test_a_note_that_is_kept_and_printed_twice_is_two_notes(how: str) -> None:
    made = with_footnotes(doc(*stored(how, p("a", note(1)))), "note", "plain")
    letter = printed(made)
    references = ids(letter, "footnoteReference")
    assert len(set(references)) == 2
    assert [notes(letter)[one] for one in references] == ["note", "note"]


def test_a_picture_that_is_kept_and_printed_twice_is_two_drawings() -> None:
    picture = Picture("a.png", b"", "png", "image/png", 9, 9, "alt")
    for how in STORED:
        assert len(set(drawings(printed(doc(*stored(how, "{{ a }}")), a=picture)))) == 2


def test_wording_that_is_kept_and_printed_twice_has_its_notes_twice() -> None:
    made = doc(*stored("a captured block", "{{ body }}"))
    letter = fill(made, "a[^source]")
    references = ids(letter, "footnoteReference")
    assert len(set(references)) == 2
    assert set(references) <= notes(letter).keys()


def test_what_is_kept_within_a_line_and_printed_twice_has_ids_of_its_own() -> None:
    drawn = '<w:r><w:drawing><wp:inline><wp:docPr id="1" name="d"/></wp:inline></w:drawing></w:r>'
    kept = p("{% set y %}", bookmark("b", "a"), drawn, "{% endset %}")
    letter = printed(doc(kept, "{{ y }} and {{ y }}"))
    assert lines(letter) == ["a and a"]
    assert len(set(drawings(letter))) == len(set(ids(letter, "bookmarkStart"))) == 2


def test_what_is_kept_and_printed_once_keeps_its_bookmarks_name() -> None:
    letter = printed(doc(*stored("a captured block", p(bookmark("b", "a")), times=1)))
    assert ids(letter, "bookmarkStart", "name") == ["b"]


def test_a_bookmark_around_a_loop_that_calls_itself_stays_paired() -> None:
    tree = [{"n": "a", "k": [{"n": "b", "k": []}]}]
    start, end = '<w:bookmarkStart w:id="3" w:name="q"/>', '<w:bookmarkEnd w:id="3"/>'
    loop = ("{%p for x in t recursive %}", start, "{{ x.n }}", "{{ loop(x.k) }}", end)
    letter = printed(doc(*loop, "{%p endfor %}"), t=tree)
    assert lines(letter) == ["a", "b"]
    assert len(set(ids(letter, "bookmarkStart"))) == 2
    assert sorted(ids(letter, "bookmarkStart")) == sorted(ids(letter, "bookmarkEnd"))


def test_a_bookmark_in_a_note_of_a_loop_is_not_the_same_twice() -> None:
    made = with_footnotes(doc(FOR, p("{{ i }}", note(1)), END), p(bookmark("b", "a")))
    letter = printed(made, x=[1, 2])
    starts = values(root_of(letter, "word/footnotes.xml"), "bookmarkStart", "id")
    assert len(set(starts)) == 2


def test_data_cannot_stand_for_an_id() -> None:
    made = doc(*stored("a captured block", p(PICTURE, "{{ a }}"), times=1))
    letter = rendered(made, a="\x100\x11")
    assert [problem.is_error for problem in letter.problems] == [True]


def test_what_a_macro_prints_twice_is_not_the_same_twice() -> None:
    macro = ("{% macro m() %}", p(bookmark("b", "a"), PICTURE), "{% endmacro %}")
    letter = printed(doc(*macro, "{{ m() }}", "{{ m() }}"))
    assert len(set(drawings(letter))) == 2
    assert len(set(ids(letter, "bookmarkStart"))) == 2
