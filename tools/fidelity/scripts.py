"""Of the set: letters in other languages and scripts, alone and among English."""

from __future__ import annotations

from collections.abc import Sequence

from tools.fidelity import languages
from tools.fidelity.markup import (
    cell,
    fonts,
    grid_lines,
    paragraph,
    paragraphs,
    row,
    run,
    size,
    table,
)
from tools.fidelity.prose import SENTENCES, text
from tools.fidelity.word_file import SINGLE, WordFile


def _letter(
    texts: Sequence[str], font: str, points: float, words: str = "", letters: str = ""
) -> str:
    look = f"{fonts(font)} {size(points)} {letters}"
    return "".join(paragraph([run(one, look)], words) for one in texts)


def french() -> bytes:
    """French, with its spaces before signs."""
    look = "lang=val:fr-FR"
    body = _letter(languages.FRENCH * 3, "Times New Roman", 12, "jc=both", look)
    return WordFile(body, "Times New Roman", 12, language="fr-FR").data()


def vietnamese() -> bytes:
    """Vietnamese, with its marks."""
    return WordFile(_letter(languages.VIETNAMESE * 4, "Arial", 11), language="vi-VN").data()


def russian() -> bytes:
    """Russian in two fonts."""
    body = _letter(languages.RUSSIAN * 2, "Times New Roman", 12, "jc=both ind=firstLine:709")
    body += _letter(languages.RUSSIAN, "Calibri", 11)
    return WordFile(body, look=SINGLE, language="ru-RU").data()


def greek() -> bytes:
    """Greek in two fonts."""
    body = _letter(languages.GREEK * 3, "Cambria", 11) + _letter(languages.GREEK, "Arial", 10)
    return WordFile(body, language="el-GR").data()


def khmer() -> bytes:
    """Khmer in its own font."""
    look = "cs lang=bidi:km-KH"
    return WordFile(_letter(languages.KHMER * 3, "Khmer OS", 11, "", look)).data()


def khmer_without_its_font() -> bytes:
    """Khmer in fonts that have none of it, and in DaunPenh."""
    body = _letter(languages.KHMER, "Calibri", 11, "", "cs lang=bidi:km-KH")
    body += _letter(languages.KHMER, "DaunPenh", 14, "", "cs lang=bidi:km-KH")
    body += _letter(languages.KHMER, "Times New Roman", 12)
    return WordFile(body).data()


def thai() -> bytes:
    """Thai, which has no spaces between words."""
    body = _letter(languages.THAI * 4, "Cordia New", 12, "", "cs lang=bidi:th-TH")
    return WordFile(body + _letter(languages.THAI, "Calibri", 11)).data()


def lao() -> bytes:
    """Lao."""
    body = _letter(languages.LAO * 4, "DokChampa", 11, "", "cs lang=bidi:lo-LA")
    return WordFile(body).data()


def chinese() -> bytes:
    """Chinese, indented by two characters."""
    look = "lang=eastAsia:zh-CN"
    words = "ind=firstLine:440 jc=both"
    body = _letter(languages.CHINESE * 3, "SimSun", 11, words, look)
    return WordFile(body, "Times New Roman", language="en-GB,eastAsia:zh-CN").data()


def japanese() -> bytes:
    """Japanese, with its rules for the beginnings and ends of lines."""
    look = "lang=eastAsia:ja-JP"
    body = _letter(languages.JAPANESE * 4, "MS Mincho", 10.5, "jc=both", look)
    return WordFile(body, "Times New Roman", language="en-GB,eastAsia:ja-JP").data()


def korean() -> bytes:
    """Korean, which breaks at spaces."""
    look = "lang=eastAsia:ko-KR"
    body = _letter(languages.KOREAN * 4, "Batang", 11, "jc=both", look)
    return WordFile(body, "Times New Roman", language="en-GB,eastAsia:ko-KR").data()


def arabic() -> bytes:
    """Arabic, from right to left, with Latin letters in it."""
    look = "rtl lang=bidi:ar-SA"
    body = _letter(languages.ARABIC * 2, "Traditional Arabic", 14, "bidi", look)
    body += _letter(languages.ARABIC, "Arial", 12, "bidi jc=both", look)
    return WordFile(body).data()


def several_scripts() -> bytes:
    """Names and quotations in other scripts within English sentences."""
    pieces = (
        languages.KHMER[3],
        languages.CHINESE[3],
        languages.RUSSIAN[3],
        languages.GREEK[2],
        languages.KOREAN[2],
        languages.JAPANESE[2],
        languages.ARABIC[3],
        languages.LAO[1],
    )
    body = "".join(
        paragraph(f"{SENTENCES[n]} ({piece}) {text(n + 4, 2)}") for n, piece in enumerate(pieces)
    )
    return WordFile(body, "Calibri").data()


def english_and_khmer() -> bytes:
    """Two columns of a table: English, and Khmer."""
    look = f"{fonts('Khmer OS')} {size(10)} cs lang=bidi:km-KH"
    rows = [
        row(cell(paragraph(text(n, 3), "jc=both"), 4513), cell(paragraph([run(one, look)]), 4513))
        for n, one in enumerate(languages.KHMER * 2)
    ]
    made = table((4513, 4513), rows, "tblLayout=type:fixed", grid_lines())
    return WordFile(paragraphs([text(2)]) + made, "Times New Roman", 11).data()


MADE = (
    french,
    vietnamese,
    russian,
    greek,
    khmer,
    khmer_without_its_font,
    thai,
    lao,
    chinese,
    japanese,
    korean,
    arabic,
    several_scripts,
    english_and_khmer,
)
