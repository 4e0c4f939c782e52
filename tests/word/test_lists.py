"""Numbered lists in loops: what is one list counts on, what is several begins anew.

Of python-docx's plain document the style “List Number” has numbers, “List Bullet” bullets.
"""

import pytest

from letterapp.word.filled import Filled
from letterapp.word.order import misordered
from letterapp.word.xml import w
from tests.word.engine.building import doc, item, p, tbl, tc, tr
from tests.word.word_files import lines, parts_of, printed, root_of, rows, values

FOR, END = "{% for i in x %}", "{% endfor %}"


def repeat(*blocks: str, times: int = 2) -> Filled:
    """The letter of a loop over the blocks."""
    return printed(doc(FOR, *blocks, END), x=list(range(1, times + 1)))


def numbered(text: str) -> str:
    return p(text, style="ListNumber")


def numbers(letter: Filled) -> list[str]:
    """Which list each paragraph belongs to: “a” the first that is met, “b” the next; “-” none."""
    names: dict[str, str] = {"": "-"}
    found = []
    for paragraph in root_of(letter).iter(w("p")):
        own = values(paragraph, "pPr/numPr/numId")
        style = values(paragraph, "pPr/pStyle")
        key = own[0] if own else "style" if style == ["ListNumber"] else ""
        found.append(names.setdefault(key, chr(ord("a") + len(names) - 1)))
    return found


def test_a_list_that_a_loop_prints_as_a_whole_begins_at_1_each_time() -> None:
    letter = repeat("head {{ i }}", numbered("a"), numbered("b"), times=2)
    assert numbers(letter) == ["-", "a", "a", "-", "b", "b"]


def test_a_list_begins_with_the_start_of_each_level() -> None:
    letter = repeat("head", numbered("a"), numbered("b"), times=2)
    ids_of_lists = set(values(root_of(letter), "pPr/numPr/numId"))
    nodes = root_of(letter, "word/numbering.xml").iter(w("num"))
    own = [node for node in nodes if node.get(w("numId")) in ids_of_lists]
    assert [values(node, "lvlOverride/startOverride")[0] for node in own] == ["1", "1"]


def test_one_list_whose_items_a_loop_prints_counts_on() -> None:
    letter = printed(
        doc(numbered("first"), FOR, numbered("{{ i }}"), END, numbered("last")), x=[1, 2]
    )
    assert len(set(numbers(letter))) == 1


def test_a_list_that_is_all_a_loop_counts_on() -> None:
    assert len(set(numbers(repeat(numbered("{{ i }}"))))) == 1


def test_a_list_in_an_outer_loop_begins_at_1_and_counts_on_in_the_inner() -> None:
    blocks = ("{{ i }}", "{% for j in y %}", numbered("{{ j }}"), "{% endfor %}")
    letter = printed(doc(FOR, *blocks, END), x=[1, 2], y=[1, 2])
    assert numbers(letter) == ["-", "a", "a", "-", "b", "b"]


def test_a_numbered_list_of_the_paragraphs_own_begins_at_1_too() -> None:
    letter = printed(doc(FOR, item("a", 6), item("b", 6), END), x=[1, 2])
    assert numbers(letter) == ["a", "a", "b", "b"]


def test_one_item_with_its_text_counts_on() -> None:
    letter = repeat(numbered("{{ i }}"), "its text", "more")
    assert numbers(letter) == ["a", "-", "-", "a", "-", "-"]


def test_items_of_two_levels_are_one_item_of_each() -> None:
    deeper = item("b", 6).replace('w:ilvl w:val="0"', 'w:ilvl w:val="1"')
    letter = repeat(item("a", 6), deeper)
    assert len(set(numbers(letter))) == 1


def test_numbered_headings_count_on() -> None:
    heading = p("{{ i }}", style="ListNumber", properties='<w:outlineLvl w:val="0"/>')
    letter = repeat(heading, heading)
    assert numbers(letter) == ["a", "a", "a", "a"]
    assert values(root_of(letter), "pPr/numPr/numId") == []


def test_the_rest_of_a_list_outside_the_loop_keeps_its_own_numbers() -> None:
    letter = printed(
        doc(numbered("before"), FOR, numbered("a"), numbered("b"), END, numbered("after")), x=[1, 2]
    )
    assert numbers(letter) == ["a", "b", "b", "c", "c", "a"]


def test_a_list_in_a_cell_that_is_whole_begins_at_1_in_each_row() -> None:
    cell = tc("{{ i }}", numbered("a"), numbered("b"))
    letter = printed(doc(tbl([FOR], tr(cell), [END])), x=[1, 2])
    assert numbers(letter) == ["-", "a", "a", "-", "b", "b"]


def test_a_list_that_a_macro_prints_begins_at_1_each_time() -> None:
    macro = ("{% macro m() %}", numbered("a"), numbered("b"), "{% endmacro %}")
    assert numbers(printed(doc(*macro, "{{ m() }}", "-", "{{ m() }}"))) == ["a", "a", "-", "b", "b"]


def test_an_item_keeps_its_other_properties() -> None:
    kept = p("a", style="ListNumber", properties='<w:keepNext/><w:jc w:val="both"/>')
    letter = repeat(kept, numbered("b"))
    assert misordered(parts_of(letter)["word/document.xml"]) == ()
    assert values(root_of(letter), "pPr/jc") == ["both", "both"]


@pytest.mark.parametrize("times", [0, 1])
def test_a_loop_of_no_or_one_round_prints_its_list(times: int) -> None:
    letter = repeat("{{ i }}", numbered("a"), numbered("b"), times=times)
    assert lines(letter) == ["1", "a", "b"] * times


def test_bullets_are_let_be() -> None:
    letter = repeat("{{ i }}", p("a", style="ListBullet"), times=2)
    assert values(root_of(letter), "pPr/numPr/numId") == []
    assert lines(letter) == ["1", "a", "2", "a"]


def test_a_list_in_cells_of_a_loop_over_rows_counts_on() -> None:
    letter = printed(doc(tbl([FOR], [tc(numbered("{{ i }}"))], [END])), x=[1, 2])
    assert rows(letter) == [["1"], ["2"]]
    assert len(set(numbers(letter))) == 1


def test_no_list_is_added_where_nothing_is_repeated() -> None:
    package = parts_of(printed(doc(numbered("a"), "{{ x }}"), x=1))
    again = parts_of(repeat(p("{{ i }}")))
    assert package["word/numbering.xml"] == again["word/numbering.xml"]
