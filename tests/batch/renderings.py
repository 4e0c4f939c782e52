"""Templates and data for the tests of rendering."""

import io
import json
from pathlib import Path
from typing import Any

import docx
from docx.document import Document

from letterapp.batch.render import Rendered, render
from tests.word.plain_document import plain_document

ENDLESS = "{% for a in range(99999) %}{% for b in range(99999) %}{% endfor %}{% endfor %}"
HUGE = "{{ 'a' | center(10 ** 10) }}"
LOUD = "{% for a in range(99999) %}A text that is repeated too often.\n\n{% endfor %}"
RECURSIVE = "{% macro f() %}{{ f() }}{% endmacro %}{{ f() }}"


def word_file(file: Path, *texts: str) -> Path:
    """A Word file of python-docx's with these paragraphs."""
    made = plain_document()
    for text in texts:
        made.add_paragraph(text)
    made.save(str(file))
    return file


def text_file(file: Path, text: str) -> Path:
    """A file with a text."""
    file.parent.mkdir(exist_ok=True)
    file.write_text(text, "utf-8")
    return file


def rendered(
    template: Path, data: object = None, out: str = "out.docx", sheet: Path | None = None
) -> Rendered:
    """What becomes of rendering a template into a file beside it."""
    source = text_file(template.parent / "data.json", json.dumps(data or {}))
    return render(template, source, template.parent / out, sheet)


def wording(folder: Path, text: str, **data: Any) -> Rendered:
    """What becomes of rendering a wording on the plain sheet."""
    return rendered(text_file(folder / "note.md.j2", text), data)


def messages(end: Rendered) -> list[str]:
    """What is wrong."""
    return [problem.message for problem in end.problems]


def opened(end: Rendered) -> Document:
    """The Word file that was written."""
    assert end.file is not None, [str(problem) for problem in end.problems]
    return docx.Document(io.BytesIO(end.file.read_bytes()))


def texts(end: Rendered) -> list[str]:
    """The text of each paragraph of the Word file that was written."""
    return [paragraph.text for paragraph in opened(end).paragraphs]


def names_in(folder: Path) -> list[str]:
    """The files of a folder."""
    return sorted(file.name for file in folder.iterdir())
