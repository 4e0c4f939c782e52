"""Sources of Word files that LibreOffice writes in the tests: flat OpenDocument text, and HTML."""

from __future__ import annotations

import subprocess
from collections.abc import Mapping
from pathlib import Path

from tests.external import TIMEOUT_SECONDS, soffice

_NAMESPACES = " ".join(
    f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for prefix, name in {
        "office": "office",
        "text": "text",
        "table": "table",
        "style": "style",
        "draw": "drawing",
        "fo": "xsl-fo-compatible",
        "svg": "svg-compatible",
    }.items()
)
_AUTOMATIC = """
<style:style style:name="B" style:family="text">
  <style:text-properties fo:font-weight="bold"/></style:style>
<style:style style:name="RTL" style:family="paragraph">
  <style:paragraph-properties style:writing-mode="rl-tb" fo:text-align="end"/></style:style>
<style:style style:name="CJK" style:family="paragraph">
  <style:text-properties style:language-asian="ja" style:country-asian="JP"/></style:style>
<style:style style:name="F" style:family="graphic">
  <style:graphic-properties style:wrap="parallel" fo:border="0.5pt solid #000000"/></style:style>
<text:list-style style:name="N">
  <text:list-level-style-number text:level="1" style:num-format="1" style:num-suffix="."/>
</text:list-style>
<style:page-layout style:name="P"><style:header-style/><style:footer-style/></style:page-layout>
"""
_PAGES = """
<style:master-page style:name="Standard" style:page-layout-name="P">
  <style:header><text:p>Header for {{ x }}</text:p></style:header>
  <style:footer><text:p>Footer for {{ x }}, page <text:page-number/></text:p></style:footer>
</style:master-page>
"""


def fodt(*blocks: str) -> str:
    """A text document; a block that does not begin with “<” is a paragraph."""
    body = "".join(block if block.startswith("<") else para(block) for block in blocks)
    return (
        '<?xml version="1.0" encoding="UTF-8"?>'
        f'<office:document {_NAMESPACES} xmlns:xlink="http://www.w3.org/1999/xlink"'
        ' office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.text">'
        f"<office:automatic-styles>{_AUTOMATIC}</office:automatic-styles>"
        f"<office:master-styles>{_PAGES}</office:master-styles>"
        f"<office:body><office:text>{body}</office:text></office:body></office:document>"
    )


def para(text: str, style: str = "Standard") -> str:
    """A paragraph of text and inline elements."""
    return f'<text:p text:style-name="{style}">{text}</text:p>'


def table(*rows: list[str]) -> str:
    """A table of cells; a text stands for a paragraph."""
    columns = f'<table:table-column table:number-columns-repeated="{len(rows[0])}"/>'
    made = ""
    for row in rows:
        cells = (cell if cell.startswith("<") else para(cell) for cell in row)
        made += "".join(["<table:table-row>", *map(_cell, cells), "</table:table-row>"])
    return f"<table:table>{columns}{made}</table:table>"


def _cell(content: str) -> str:
    return f"<table:table-cell>{content}</table:table-cell>"


def footnote(text: str) -> str:
    """A footnote, inline."""
    return (
        '<text:note text:note-class="footnote"><text:note-citation>1</text:note-citation>'
        f"<text:note-body>{para(text)}</text:note-body></text:note>"
    )


def frame(text: str) -> str:
    """A text box, inline."""
    return (
        '<draw:frame draw:style-name="F" text:anchor-type="paragraph" svg:width="6cm">'
        f'<draw:text-box fo:min-height="1cm">{para(text)}</draw:text-box></draw:frame>'
    )


def items(*texts: str, style: str = "N") -> str:
    """A list."""
    made = "".join(f"<text:list-item>{para(text)}</text:list-item>" for text in texts)
    return f'<text:list text:style-name="{style}">{made}</text:list>'


def link(text: str, target: str) -> str:
    """A hyperlink, inline."""
    return f'<text:a xlink:type="simple" xlink:href="{target}">{text}</text:a>'


def as_word_files(sources: Mapping[str, str], folder: Path) -> dict[str, Path]:
    """LibreOffice's Word files of the sources, by the stems of their names; one call for all."""
    for name, text in sources.items():
        (folder / name).write_text(text, "utf-8")
    # A profile of its own, so that a running LibreOffice is not in its way.
    profile = f"-env:UserInstallation={(folder / 'profile').resolve().as_uri()}"
    kind = ["--writer", "--convert-to", "docx:MS Word 2007 XML", "--outdir", str(folder)]
    files = [str(folder / name) for name in sources]
    subprocess.run(
        [soffice(), profile, "--headless", *kind, *files],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        timeout=TIMEOUT_SECONDS,
        check=True,
    )
    stems = [Path(name).stem for name in sources]
    return {stem: folder / f"{stem}.docx" for stem in stems}
