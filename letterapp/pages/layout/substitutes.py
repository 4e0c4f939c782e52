"""Which font stands in for one that is not installed, and which shows a script that a font lacks.

Line breaks depend on it, so it is one table: the pages use it, and so does whatever they are
measured against. The first family of a row that is installed counts.
"""

from __future__ import annotations

from collections.abc import Mapping

SUBSTITUTES: Mapping[str, tuple[str, ...]] = {
    "Arial": ("Liberation Sans", "Arimo"),
    "Arial Narrow": ("Liberation Sans Narrow",),
    "Calibri": ("Carlito",),
    "Calibri Light": ("Carlito",),
    "Cambria": ("Caladea",),
    "Courier": ("Liberation Mono", "Courier New"),
    "Courier New": ("Liberation Mono", "Cousine"),
    "Helvetica": ("Liberation Sans", "Arial"),
    "Times": ("Liberation Serif", "Times New Roman"),
    "Times New Roman": ("Liberation Serif", "Tinos"),
    "Symbol": ("OpenSymbol",),
    "Wingdings": ("OpenSymbol",),
    "DaunPenh": ("Khmer OS", "Noto Serif Khmer"),
    "MoolBoran": ("Khmer OS Muol Light", "Khmer OS Muol"),
    "SimSun": ("Noto Serif CJK SC",),
    "Microsoft YaHei": ("Noto Sans CJK SC",),
    "MS Mincho": ("Noto Serif CJK JP",),
    "MS Gothic": ("Noto Sans CJK JP",),
    "Batang": ("Noto Serif CJK KR",),
    "Malgun Gothic": ("Noto Sans CJK KR",),
    "Cordia New": ("Noto Sans Thai",),
    "Angsana New": ("Noto Serif Thai",),
    "DokChampa": ("Noto Sans Lao",),
    "Arabic Typesetting": ("Noto Naskh Arabic",),
    "Traditional Arabic": ("Noto Naskh Arabic",),
}
"""By the name in the file. The fonts of the first rows are as wide, glyph by glyph, as those that
they stand in for."""

PLAIN = ("Liberation Serif", "Times New Roman", "DejaVu Serif")
"""What stands in for a font that no row names."""

FALLBACKS: Mapping[str, tuple[str, ...]] = {
    "Khmer": ("Khmer OS", "Noto Sans Khmer", "Khmer UI", "Leelawadee UI", "Khmer Sangam MN"),
    "Thai": ("Noto Sans Thai", "Leelawadee UI", "Tahoma", "Thonburi"),
    "Lao": ("Noto Sans Lao", "Leelawadee UI", "Lao Sangam MN"),
    "Arabic": ("Noto Naskh Arabic", "Noto Sans Arabic", "Traditional Arabic", "Geeza Pro"),
    "Hebrew": ("Noto Sans Hebrew", "David", "Arial Hebrew"),
    "Japanese": ("Noto Serif CJK JP", "MS Mincho", "Yu Mincho", "Hiragino Mincho ProN"),
    "Korean": ("Noto Serif CJK KR", "Batang", "Malgun Gothic", "AppleMyungjo"),
    "Han": ("Noto Serif CJK SC", "SimSun", "Microsoft YaHei", "Songti SC"),
    "Symbols": ("DejaVu Sans", "Noto Sans Symbols2", "Noto Sans Symbols", "Segoe UI Symbol"),
}
"""By script (Unicode's names; Japanese is kana and Han in Japanese text): what shows it where the
font of the text does not."""
