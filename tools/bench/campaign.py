"""A campaign of many targets, made by a script, and its letter as a Word file with tags.

The wording is the shipped one. All else is invented, and as long as the shipped campaign's.
"""

from __future__ import annotations

import io
import json
import re
import tempfile
from collections.abc import Mapping
from pathlib import Path

import docx

from tools.bench import writing
from tools.bench.addressees import DEMANDS, Addressee, addressees

_SETTINGS = """\
title.en = "The Agreements of Vessa"
facts_as_of = 2016-09-28
instrument = "agreements"
call = "statement"

[sender]
organisation = "Example Organization for Human Rights"
about.en = "an invented organization that stands here as an example"
address = ["1 Example Street", "0000 Example City"]
contacts = ["office@example.org", "www.example.org"]
signers = [{name = "A. N. Example", title = "Executive Director"}]

[letter]
date = 2016-09-28
place = "Geneva"
language = "en"
wording = "letter"
word_template = "letterhead"
file_name = "{target.id} {letter.date}"
subject.en = "the situation of human rights and the Agreements of Vessa"

[selection]
targets = ["role:signatory"]

[roles.signatory]
label.en = "a signatory of the Agreements"
undertaking = "article-3"
"""

_SOURCES = """
[[quotations]]
id = "article-3"
source = "agreements"
article.en = "Article 3(2)"
verified = true
text.en = "Each party undertakes to promote and encourage respect for and observance of human \
rights and fundamental freedoms, as embodied in the relevant international instruments, in order, \
in particular, to prevent the recurrence of abuses."

[[sources]]
id = "agreements"
name.en = "the Agreements of Vessa"
short.en = "the Agreements"
date = 1991-10-23
citation.en = "Final Act of the Conference of Vessa and the instruments signed with it,\
 23 October 1991"

[[sources]]
id = "statement"
author = "Example Watch"
date = 2016-09-28
matter.en = "urgent action"
occasion.en = "before the Human Rights Council"
citation.en = "Example Watch, statement to the Human Rights Council, Geneva, 28 September 2016"
"""

_BACKGROUND = (
    "According to that statement, the authorities had, over the preceding year, significantly "
    "escalated their targeting of political opponents, human rights defenders and public "
    "intellectuals, and appeared intent on undoing most of what had been accomplished since the "
    "Agreements were signed. Example Watch further stated that officials relied on the judiciary "
    "to imprison peaceful critics, that the security forces threatened and assaulted those whom "
    "they deemed to be opponents, and that these abuses appeared aimed at the outcome of the "
    "elections scheduled for 2017 and 2018."
)

# In a letter whose values are these words they show where its tags go.
_MARKS = {
    "name": "MARKNAME",
    "signed_as": "MARKSIGNED",
    "office": "MARKOFFICE",
    "street": "MARKSTREET",
    "city": "MARKCITY",
    "salutation": "MARKSALUTATION",
}
_MARKED_DEMANDS = ("MARKLOOP", "MARKITEM", "MARKEND")
_TAGS = {
    "MARKNAME": "{{ target.formal }}",
    "MARKSIGNED": "{{ target.signed_as }}",
    "MARKOFFICE": "{{ target.office }}",
    "MARKSTREET": "{{ target.address[0] }}",
    "MARKCITY": "{{ target.address[1] }}",
    "MARKSALUTATION": "{{ target.salutation }}",
    "MARKITEM": (  # the wording ends each item of its list
        '{{ demand.text }}{{ "." if loop.last else "; and" if loop.revindex == 2 else ";" }}'
    ),
}
TAGS_OF_OURS = {
    **_TAGS,
    "MARKLOOP": "{% for demand in demands %}",
    "MARKEND": "{% endfor %}",
    "MARKBODY": "{{ body }}",
}
TAGS_OF_DOCXTPL = {
    **_TAGS,
    "MARKLOOP": "{%p for demand in demands %}",
    "MARKEND": "{%p endfor %}",
    "MARKBODY": _BACKGROUND,
}
_WORDING, _WORD_TEMPLATE = "rest", "filled"
FILLED = writing.Template(_WORDING, _WORD_TEMPLATE)
"""Of the campaign: a Word template that says the letter, and a wording of one paragraph."""


def make_campaign(folder: Path, count: int) -> None:
    """A campaign folder of `count` targets, with a second Word template that says the same."""
    demands = [
        text.format(name="{{ target.formal }}", city="{{ target.address | last }}")
        for text in DEMANDS
    ]
    _write(folder, "".join(map(_target, addressees(0, count))), demands, _BACKGROUND)
    templates = folder / "templates"
    wording = templates / _WORDING / "en" / "default.md.j2"
    wording.parent.mkdir(parents=True)
    wording.write_text(f"{_BACKGROUND}\n", "utf-8")
    (templates / f"{_WORD_TEMPLATE}.docx").write_bytes(letter_with_tags(TAGS_OF_OURS))


def letter_with_tags(tags: Mapping[str, str]) -> bytes:
    """The campaign's letter as a Word file with tags: one letter of it, its values replaced."""
    marked = Addressee(0, {**_MARKS, "reference": "HR-1"}, _MARKED_DEMANDS)
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        _write(folder / "campaign", _target(marked), _MARKED_DEMANDS, "MARKBODY")
        writing.write(folder / "campaign", folder / "letters")
        (letter,) = (folder / "letters").glob("*.docx")
        return _replaced(letter.read_bytes(), tags)


def letter_data(addressee: Addressee) -> dict[str, object]:
    """What the tags of the campaign's letter name, as plain data."""
    fields = addressee.fields
    target = {
        "formal": fields["name"],
        "signed_as": fields["signed_as"],
        "office": fields["office"],
        "address": [fields["street"], fields["city"]],
        "salutation": fields["salutation"],
    }
    return {"target": target, "demands": [{"text": text} for text in addressee.demands]}


def _write(
    folder: Path, targets: str, demands: list[str] | tuple[str, ...], background: str
) -> None:
    wording = folder / "templates" / "letter" / "en"
    wording.mkdir(parents=True)
    (wording / "background.md.j2").write_text(f"{background}\n", "utf-8")
    (folder / "campaign.toml").write_text(_SETTINGS, "utf-8")
    (folder / "targets.toml").write_text(targets, "utf-8")
    asked = "".join(_demand(n, text) for n, text in enumerate(demands, start=1))
    (folder / "demands.toml").write_text(asked + _SOURCES, "utf-8")


def _target(addressee: Addressee) -> str:
    fields = {key: _quoted(value) for key, value in addressee.fields.items()}
    name = fields["name"]
    return f"""
[[targets]]
id = "T{addressee.number:05}"
role = "signatory"
name.en = {{short = {name}, formal = {name}, in_text = {name}}}
signed_as.en = {fields["signed_as"]}
office.en = {fields["office"]}
salutation.en = {fields["salutation"]}
close.en = "Please accept the assurances of our highest consideration."
address = {{lines = [{fields["street"]}, {fields["city"]}], as_of = 2016-09-28}}
"""


def _demand(number: int, text: str) -> str:
    return f"""
[[demands]]
id = "demand-{number}"
kind = "demand"
title.en = "Demand {number}"
sources = ["statement"]
asked_of = {{signatory = "named"}}
text.en = {_quoted(text)}
"""


def _quoted(text: str) -> str:
    """A basic string of TOML, whose escapes are JSON's."""
    return json.dumps(text, ensure_ascii=False)


def _replaced(data: bytes, tags: Mapping[str, str]) -> bytes:
    """A Word file with its marks replaced; one of the list is replaced with what ends its item."""
    document = docx.Document(io.BytesIO(data))
    for paragraph in document.paragraphs:
        first = re.match(r"\w*", paragraph.text)
        if first and first[0] in _MARKED_DEMANDS:
            paragraph.text = tags[first[0]]
            continue
        for run in paragraph.runs:
            if "MARK" in run.text:
                run.text = re.sub(r"MARK[A-Z]+", lambda mark: tags[mark[0]], run.text)
    target = io.BytesIO()
    document.save(target)
    return target.getvalue()
