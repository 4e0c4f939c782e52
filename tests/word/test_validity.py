"""Letters made of many kinds of Word templates are sound to Microsoft's validator.

All are made first and validated together: each call of the validator starts a process.
"""

import itertools
from collections.abc import Iterator
from copy import deepcopy
from pathlib import Path

import docx
from docx.document import Document
from docx.oxml.parser import parse_xml

from letterapp.word.package import Package
from letterapp.word.xml import W
from letterapp.wording.prose import Prose
from tests.external import ROOT, validate_docx
from tests.word.engine.building import (
    BOLD,
    bookmark,
    box,
    control,
    doc,
    field,
    item,
    note,
    p,
    r,
    tbl,
)
from tests.word.engine.building import with_footnotes as with_notes
from tests.word.test_notes import with_footnotes
from tests.word.test_numbering import two_levels
from tests.word.word_files import (
    DOCUMENT,
    document,
    filled,
    in_runs,
    package_of,
    template,
    with_parts,
    xml_of,
)

EVERYTHING = """
# Heading

Plain **bold** *italic* ***both*** [link](<https://a.org/b c?d=1&e=2>)\\
next line[^source] and[^own].

- bullet **b**

  more
  - nested
    - deeper
      - deepest
- second

1. one
   1. inner
2. two

Between.

1. again

> Quote[^source]

::: Body Text
In a style.
:::

[^own]: Own *note* with [link](mailto:a@b.org).
"""
VALUE = "AT&T *Ltd* <x>  “ខ្មែរ”\n\tnext "
PROSE = Prose("**bold** [link](https://a.org) *italic*")


def bare() -> Package:
    """A template without styles, numbering, settings, properties and theme."""
    made = document("{{ x }}", "{{ body }}")
    package = package_of(made)
    rest = ("styles", "stylesWithEffects", "numbering", "settings", "webSettings", "fontTable")
    for name in (*rest, "theme"):
        if part := package.related(name, DOCUMENT):
            package.remove(part, DOCUMENT)
    return package


def empty_styles() -> Package:
    return with_parts(document("{{ body }}"), word__styles=f'<w:styles xmlns:w="{W}"/>'.encode())


def in_a_cell() -> Document:
    made = document("{{ x }}")
    table = made.add_table(2, 2, style="Table Grid")
    table.cell(0, 0).text, table.cell(1, 1).text = "{{ x }}", "{{ body }}"
    table.cell(0, 1).add_table(1, 1).cell(0, 0).text = "{{ prose }}"
    return made


def with_headers() -> Document:
    made = document("{{ body }}")
    section = made.sections[0]
    section.different_first_page_header_footer = True
    made.settings.odd_and_even_pages_header_footer = True
    for part in (section.header, section.first_page_header, section.even_page_footer):
        part.paragraphs[0].text = "{{ x }} {{ prose }} end"
    return made


def with_sections() -> Document:
    made = document("first {{ x }}", "{{ body }}", "after")
    section = deepcopy(xml_of(made).body[-1])
    xml_of(made.paragraphs[1]).get_or_add_pPr().append(section)
    return made


def formatted() -> Document:
    made = docx.Document()
    paragraph = in_runs(made.add_paragraph(style="Body Text"), "a {{ x", " }} b {{ prose }} c")
    for run in paragraph.runs:
        run.bold, run.font.name = True, "Courier New"
        run.style = "Strong"
    made.add_paragraph("{{ body }}", style="Intense Quote").paragraph_format.keep_with_next = True
    return made


def with_a_bookmark() -> Document:
    made = docx.Document()
    start, end = '<w:bookmarkStart w:id="7" w:name="here"/>', '<w:bookmarkEnd w:id="7"/>'
    in_runs(made.add_paragraph(), start, "{{ bo", "dy }}", end)
    in_runs(made.add_paragraph(), start.replace("7", "8").replace("here", "h"), "{{ x }}")
    xml_of(made.paragraphs[-1]).append(parse_xml(f'<w:bookmarkEnd xmlns:w="{W}" w:id="8"/>'))
    return made


def in_a_content_control() -> Document:
    made = document("{{ body }}", "{{ x }}")
    for paragraph in made.paragraphs:
        control = parse_xml(f'<w:sdt xmlns:w="{W}"><w:sdtPr/><w:sdtContent/></w:sdt>')
        xml_of(paragraph).addprevious(control)
        control[1].append(xml_of(paragraph))
    return made


def with_blocks() -> Document:
    """Tags of all kinds: in lines, paragraphs, rows, cells, a text box, notes and fields."""
    made = with_notes(
        doc(
            p("a {% if x %}", r("b", BOLD), "{% else %}c{% endif %} d", note(1)),
            p("{% if not x %}gone{% endif %}"),
            *("{% for i in y %}", p(bookmark("b", "{{ i }}"), note(2)), "{% endfor %}"),
            p("{{ x }}", box("{% for i in y %}", "{{ i }}", "{% endfor %}", "end")),
            *("{% for i in y %}", item("one {{ i }}"), item("two"), "text", "{% endfor %}"),
            tbl(["A", "B"], ["{% for i in y %}{{ i }}", "{{ loop.index }}{% endfor %}"]),
            tbl(["{% for i in y %}", "{{ i }}", "{% endfor %}"]),
            tbl(["{%tc for i in y %}", "{% hm %}{% cellbg 'FF0000' %}wide", "{%tc endfor %}"]),
            tbl(["{% for i in y %}{% vm %}tall", "{{ i }}{% endfor %}"]),
            tbl(["{% if not x %}", ""], ["gone", "gone"], ["{% endif %}", ""]),
            *("{% set z %}", p("{{ x }}"), tbl(["c"]), "{% endset %}", "{{ z }}", "{{ z }}"),
            "{% filter upper %}text{% endfilter %}",
            p(field("QUOTE {{ x }}", "{{ x }}")),
            p(control(r("{% if x %}c{% endif %}"))),
            p("x{% if x %}", properties="<w:sectPr/>"),
            p("y{% endif %}z {{ prose }}"),
            "{{ body }}",
        ),
        "note of {{ x }}",
        "note {{ loop.index }}",
    )
    made.sections[0].header.paragraphs[0].text = "{% if not x %}gone{% endif %}"
    made.core_properties.title = "To {{ x }}"
    return made


def templates() -> Iterator[Document | Package]:
    yield document("{{ body }}")
    yield document("no place for the wording: {{ x }}")
    yield from (bare(), empty_styles(), in_a_cell(), with_headers(), with_sections())
    yield from (formatted(), with_a_bookmark(), in_a_content_control())
    yield from (with_footnotes("theirs {{ x }}"), with_footnotes(), two_levels("List Bullet"))
    yield two_levels("List Bullet", "List Number", "List Bullet 2")
    yield with_blocks()


def letters(folder: Path) -> Iterator[Path]:
    """A file for each template with a wording that has everything, for some with a plain one."""
    shipped = (ROOT / "templates" / "letterhead.docx").read_bytes()
    (folder / "shipped.docx").write_bytes(shipped)
    yield folder / "shipped.docx"
    several = itertools.product(templates(), [EVERYTHING])
    plain = itertools.product(itertools.islice(templates(), 4), ["Plain."])
    for number, (made, text) in enumerate((*several, *plain)):
        file = folder / f"{number}.docx"
        file.write_bytes(filled(template(made), text, x=VALUE, prose=PROSE, y=[1, 2]).data)
        yield file


def test_all_letters_are_sound_and_open(tmp_path: Path) -> None:
    files = list(letters(tmp_path))
    assert len(files) == 20
    for file in files:
        docx.Document(str(file))
    assert validate_docx(files) == []
