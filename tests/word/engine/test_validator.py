"""Every kind of letter passes the validator of Microsoft's Open XML SDK, as its template does.

All are made first and validated together: each call of the validator starts a process.
"""

import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from docx.document import Document
from docx.opc.constants import CONTENT_TYPE

from letterapp.wording.prose import Prose
from tests.external import validate_docx
from tests.word.engine.building import (
    BOLD,
    DECLARED,
    add,
    address,
    bookmark,
    box,
    control,
    doc,
    field,
    item,
    link,
    note,
    p,
    picture,
    r,
    tbl,
    tc,
    with_footnotes,
    with_part,
)
from tests.word.engine.helpers import data_of, our_data

GREY = '<w:shd w:val="clear" w:color="auto" w:fill="CCCCCC"/>'
SECTION = '<w:sectPr><w:pgSz w:w="9000" w:h="9000"/></w:sectPr>'
IDENTIFIED = control(p("{{ x }}")).replace("<w:sdtPr>", '<w:sdtPr><w:id w:val="77"/>')
LOOP, END = "{% for x in xs %}", "{% endfor %}"
DATA: dict[str, Any] = {
    "x": "AT&T *Ltd* <x>  “ខ្មែរ”\n\tnext \fpage",
    "xs": ["a & b", "<c>", "d\ne"],
    "prose": Prose("**bold** [link](https://a.org/?a=1&b=2) *italic*"),
    "colour": "FF0000",
    "n": 2,
    "no": 0,
}


def linked() -> Document:
    made = doc(LOOP)
    return add(made, p("a ", link("{{ x }}", id=address(made, "https://a.org/{{ x }}"))), END)


def pictured() -> Document:
    made = doc("{%p for x in xs %}")
    made.add_paragraph("{{ x }}").add_run().add_picture(io.BytesIO(picture()))
    made.add_paragraph("{%p endfor %}")
    return made


def headed() -> Document:
    made = doc("{{ x }}")
    section = made.sections[0]
    section.different_first_page_header_footer = True
    for margin in (section.header, section.first_page_header, section.footer):
        margin.paragraphs[0].text = "{% if no %}x{% endif %}"
        margin.add_paragraph("{{ x }} {{ prose }}")
    made.core_properties.title = "On {{ colour }}"
    return made


def coloured() -> Document:
    cells = ["{% cellbg colour %}{{ x }}", tc("{% cellbg colour %}b", properties=GREY)]
    aligned = tc("{% cellbg colour %}c", properties='<w:vAlign w:val="center"/>')
    return doc(tbl([*cells, aligned]))


def merged() -> Document:
    wide = tc("{% colspan n %}{{ x }}", properties='<w:vAlign w:val="center"/>')
    rows = ["{% vm %}{{ x }}", tc("{% vm %}b", properties='<w:vAlign w:val="center"/>')]
    across = ["{%tc for x in xs %}", tc("{% hm %}all", properties=GREY), "{%tc endfor %}"]
    return doc(
        tbl([wide, "b"], ["{%tr for x in xs %}", ""], rows, ["{%tr endfor %}", ""]), tbl(across)
    )


def marked() -> Document:
    """Comments, insertions, permissions and a bookmark's end in a loop."""
    begin, end = '<w:commentRangeStart w:id="5"/>', '<w:commentRangeEnd w:id="5"/>'
    reference = '<w:r><w:commentReference w:id="5"/></w:r>'
    inserted = f'<w:ins w:id="1" w:author="a">{r("{{ x }}")}</w:ins>'
    allowed = '<w:permStart w:id="1" w:edGrp="everyone"/>', '<w:permEnd w:id="1"/>'
    begun = p('<w:bookmarkStart w:id="7" w:name="b"/>', LOOP)
    lines = (
        begun,
        p(begin, "{{ x }}", end, reference),
        p(inserted),
        p(allowed[0], "a", allowed[1]),
    )
    made = doc(*lines, p("b", '<w:bookmarkEnd w:id="7"/>'), END)
    comment = f'<w:comment w:id="5" w:author="a">{p("on {{ x }}")}</w:comment>'
    xml = f"<w:comments {DECLARED}>{comment}</w:comments>"
    return with_part(made, "comments", xml, CONTENT_TYPE.WML_COMMENTS)


def templates() -> Iterator[Document]:
    yield doc(
        "[{{ x }}]", p(r("{{ x }}", BOLD), style="Quote"), "{{ prose }}", tbl(["{{ x }}", "b"])
    )
    yield doc(
        LOOP,
        "{{ x }}",
        item("{{ x }}"),
        END,
        p("{% if no %}", properties=SECTION),
        "a",
        "{% endif %}",
    )
    yield doc("{% for ys in [xs, xs] %}", LOOP, item("{{ x }}"), END, "next", "{% endfor %}")
    yield doc("a", "{%- if no -%}", "b", "{%- else -%}", "c", "{%- endif -%}", "d")
    yield doc(
        tbl(["a", "b"], [LOOP + "{{ x }}", "{{ x }}" + END]),
        tbl(["{% if no %}"], ["x"], ["{% endif %}"]),
    )
    yield doc(tbl(["a", "{%tc for x in xs %}", "{{ x }}", "{%tc endfor %}"]))
    yield doc(
        tbl(
            [tc(tbl(["{{ x }}"]), "{% if no %}y{% endif %}"), tc("{% if no %}", "z", "{% endif %}")]
        )
    )
    yield doc(tbl([LOOP], [tc(tbl(["{{ x }}", "b"]), "{{ x }}")], [END]))
    yield doc(
        LOOP,
        p(bookmark("here", "{{ x }}")),
        p(box("{{ x }}", LOOP, "{{ x }}", END)),
        IDENTIFIED,
        END,
    )
    yield doc("{% if no %}only{% endif %}")
    yield doc(p(field(' HYPERLINK "https://a.org/{{ colour }}" ', "{{ x }}")))
    yield with_footnotes(
        doc(LOOP, p("{{ x }}", note(1)), END, p("b", note(2))), "on {{ x }}", "{{ prose }}"
    )
    yield from (linked(), pictured(), headed(), coloured(), merged(), marked())


def test_all_letters_are_sound_as_their_templates_are(tmp_path: Path) -> None:
    files = []
    for number, made in enumerate(templates()):
        for kind, data in (("template", data_of(made)), ("letter", our_data(made, **DATA))):
            files.append(tmp_path / f"{kind}{number}.docx")
            files[-1].write_bytes(data)
    assert len(files) == 36
    assert validate_docx(files) == []
