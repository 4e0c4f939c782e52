from __future__ import annotations

from letterapp.pages.pdf.codes import Codes, copied, to_glyphs, to_unicode


def test_a_glyph_and_its_text_have_one_code() -> None:
    codes = Codes(lambda glyph: 100.0 * glyph, 4)
    assert [codes[3, "a"], codes[3, "b"], codes[3, "a"]] == [1, 2, 1]
    assert codes.hexes == ["0000", "0001", "0002"]
    assert codes.widths == [0.0, 300.0, 300.0]
    assert (codes.glyphs(), codes.texts()) == ([0, 3, 3], ["", "a", "b"])


def test_codes_of_one_byte_begin_again_after_256() -> None:
    codes = Codes(lambda glyph: 0.0, 2)
    for glyph in range(300):
        codes[glyph, "a"]
    assert codes.hexes[255:258] == ["ff", "00", "01"]


def test_controls_and_hidden_hyphens_are_not_copied() -> None:
    assert copied("a\tb\u2028c") == "a b c"
    assert copied("n\u00ad") == "n"
    assert copied("\u00ad") == "\u00ad"
    assert copied("x\ufffc\x07\u200d") == "x\u200d"


def test_tables_come_in_sections_of_a_hundred() -> None:
    hexes = [f"{code:04x}" for code in range(150)]
    table = to_unicode(hexes, ["", *"a" * 149]).decode()
    assert "100 beginbfchar\n<0001><0061>" in table
    assert "49 beginbfchar" in table
    assert "<0000>" not in table.split("endcodespacerange")[1]
    assert b"<0001> 7" in to_glyphs(hexes[:2], [0, 7])


def test_a_text_may_be_long() -> None:
    assert b"<0001><006600660069>" in to_unicode(["0000", "0001"], ["", "ffi"])
