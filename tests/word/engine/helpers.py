"""One template filled by this engine and by docxtpl, and what can be seen of both letters."""

from __future__ import annotations

import importlib
import io
import warnings
from pathlib import Path
from typing import Any

import docx
from docx.document import Document

from letterapp.problems import Place, Problem
from letterapp.word.package import read_package
from letterapp.word.template import WordTemplate
from tests.word.engine.structure import Blocks, Paragraph, Structure, Table, structure

FILE = Path("template.docx")

# It carries no types, so that its module is fetched rather than imported.
docxtpl: Any = importlib.import_module("docxtpl")


def data_of(made: Document) -> bytes:
    """The document as a Word file."""
    stream = io.BytesIO()
    made.save(stream)
    return stream.getvalue()


def opened(data: bytes) -> Document:
    """A Word file as python-docx opens it."""
    return docx.Document(io.BytesIO(data))


def theirs(made: Document, **data: Any) -> Document:
    """The letter that docxtpl makes."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        template = docxtpl.DocxTemplate(io.BytesIO(data_of(made)))
        template.render(data)
        stream = io.BytesIO()
        template.save(stream)
    return opened(stream.getvalue())


def compiled(made: Document | bytes | WordTemplate) -> WordTemplate:
    """The template, compiled by this engine."""
    if isinstance(made, WordTemplate):
        return made
    data = made if isinstance(made, bytes) else data_of(made)
    return WordTemplate(read_package(data, Place(FILE)), FILE, {})


def our_data(made: Document | bytes | WordTemplate, **data: Any) -> bytes:
    """The letter that this engine makes, as a Word file; it has no errors."""
    filled = compiled(made).fill(None, data, None)
    assert [str(problem) for problem in filled.problems if problem.is_error] == []
    return filled.data


def ours(made: Document | bytes | WordTemplate, **data: Any) -> Document:
    """The letter that this engine makes."""
    return opened(our_data(made, **data))


def errors(made: Document | bytes | WordTemplate, **data: Any) -> list[Problem]:
    """The errors of a template and of filling it."""
    filled = compiled(made).fill(None, data, None)
    return [problem for problem in filled.problems if problem.is_error]


def same(made: Document, **data: Any) -> Structure:
    """What can be seen of the letter, which is the same in both."""
    mine, other = structure(ours(made, **data)), structure(theirs(made, **data))
    assert texts(mine) == texts(other)
    assert mine == other
    return mine


def texts(found: Document | Structure | Blocks) -> list[Any]:
    """The text of each paragraph; a table is a list of rows of cells, a cell its lines."""
    if not isinstance(found, tuple):
        found = found.body if isinstance(found, Structure) else structure(found).body
    return [_texts(block) for block in found]


def same_texts(made: Document, **data: Any) -> list[Any]:
    """The texts of the letter, which is the same in both."""
    return texts(same(made, **data))


def _texts(block: Paragraph | Table) -> Any:
    if isinstance(block, Paragraph):
        return block.text
    return [["|".join(map(str, texts(cell.blocks))) for cell in row] for row in block.rows]
