"""What calls of the command line look like: commands, arguments, and what they select."""

from __future__ import annotations

import argparse
import datetime
import re
from collections.abc import Callable, Mapping

from letterapp import __version__
from letterapp.batch.page_files import DPI, HIGHEST_DPI, LOWEST_DPI
from letterapp.batch.plan import Edited, Format
from letterapp.campaign.asking import DemandChoice
from letterapp.campaign.folders import DEFAULT
from letterapp.campaign.letters import Choices
from letterapp.opening import Command

_RENDER = """\
A template prints with {{ name }} what the data has under that name; a Word template that a wording
is poured into says with {{ body }} where it goes. Values print as typed; {{ name | prose }} reads
the mark-up in a text. Word templates show pictures that lie beside them or in folders there:
{{ picture('logo.png', width=30, alt='Our logo') }}, in millimetres. Lists by “and_join” and
“or_join” are in English, unless the data has {"letter": {"language": "de"}}."""


def parser() -> argparse.ArgumentParser:
    """What reads a call; an unknown word in it ends the program with status 2."""
    made = argparse.ArgumentParser(
        prog="letterapp",
        description="Advocacy letters to governments and UN bodies, each true for its addressee.",
        usage="letterapp [CAMPAIGN]            open the desktop app\n       letterapp COMMAND …",
        epilog="“letterapp COMMAND --help” says more of each command.",
        allow_abbrev=False,
    )
    made.add_argument("--version", action="version", version=f"letterapp {__version__}")
    commands = made.add_subparsers(
        title="commands", metavar="COMMAND", dest="command", required=True, prog="letterapp"
    )
    for name, (help_, add) in COMMANDS.items():
        command = commands.add_parser(name, help=help_, description=help_, allow_abbrev=False)
        add(command)
    return made


def choices(call: argparse.Namespace) -> Choices:
    """What a call selects."""
    return Choices(
        targets=tuple(call.to) if call.to else None,
        demands=tuple(call.demand) if call.demand else None,
        language=call.language,
        date=call.date,
        wording=call.wording,
        word_template=call.word_template,
    )


def _demand(text: str) -> DemandChoice:
    demand, colon, cases = text.partition(":")
    if not colon:
        return DemandChoice(demand)
    return DemandChoice(demand, tuple(case.strip() for case in cases.split(",") if case.strip()))


def _date(text: str) -> datetime.date:
    try:
        if not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text):
            raise ValueError(text)
        return datetime.date.fromisoformat(text)
    except ValueError as cause:
        raise argparse.ArgumentTypeError(f"“{text}” is no date; write 2016-09-28") from cause


def _dpi(text: str) -> int:
    if not (text.isascii() and text.isdigit() and LOWEST_DPI <= int(text) <= HIGHEST_DPI):
        message = f"“{text}” is no number from {LOWEST_DPI} to {HIGHEST_DPI}"
        raise argparse.ArgumentTypeError(message)
    return int(text)


def _formats(text: str) -> frozenset[Format]:
    words = [word.strip() for word in text.split(",")]
    try:
        return frozenset(Format(word) for word in words)
    except ValueError as cause:
        known = " or ".join((*Format, ",".join(Format)))
        raise argparse.ArgumentTypeError(f"“{text}” is no format; write {known}") from cause


def _word(text: str) -> str:
    """A name that must not be empty: an empty one would count as none."""
    if not text.strip():
        raise argparse.ArgumentTypeError("it is empty; name one")
    return text


def _add_new(command: argparse.ArgumentParser) -> None:
    command.add_argument("folder", metavar="FOLDER")
    command.add_argument("--from", dest="source", metavar="NAME", default=DEFAULT)


def _add_campaign(command: argparse.ArgumentParser) -> None:
    what = f"a campaign folder, or the name of a shipped campaign (default: {DEFAULT})"
    command.add_argument("campaign", metavar="CAMPAIGN", nargs="?", default=DEFAULT, help=what)
    command.add_argument("--json", action="store_true", help="print one JSON document")


def _add_demands(command: argparse.ArgumentParser) -> None:
    _add_campaign(command)
    command.add_argument(
        "--for", dest="target", type=_word, metavar="TARGET", help="what may be asked of it"
    )


def _add_selection(command: argparse.ArgumentParser) -> None:
    _add_campaign(command)
    add = command.add_argument
    add("--to", action="append", metavar="TARGET|@GROUP", help="an addressee or a group")
    what = "a demand, with its cases (default: all of them)"
    add("--demand", action="append", type=_demand, metavar="ID[:CASE,CASE]", help=what)
    add("--language", type=_word, metavar="L")
    add("--date", type=_date, metavar="YYYY-MM-DD", help="the day on the letters")
    add("--wording", type=_word, metavar="NAME")
    add("--word-template", type=_word, metavar="NAME")


def _add_write(command: argparse.ArgumentParser) -> None:
    _add_selection(command)
    add = command.add_argument
    add("--out", metavar="FOLDER", help="where to write (default: the campaign's letters/)")
    add("--format", type=_formats, metavar="docx,pdf", default="docx", help="what to write")
    edited = [str(choice) for choice in Edited]
    what = "a letter changed by hand: keep it, or write the new one beside it"
    add("--edited", choices=edited, default=str(Edited.KEEP), help=what)
    add("--dry-run", action="store_true", help="say what would become of each, write nothing")


def _add_render(command: argparse.ArgumentParser) -> None:
    command.epilog = _RENDER
    command.formatter_class = argparse.RawDescriptionHelpFormatter
    add = command.add_argument
    add("template", metavar="TEMPLATE", type=_word, help="a .docx or .dotx, or a wording, .md.j2")
    add("data", metavar="DATA.json", type=_word, help="one object; its keys are the names")
    what = "what to write; a file that is there is replaced"
    add("--out", metavar="FILE.docx", type=_word, required=True, help=what)
    what = "what to pour a wording into (default: a plain sheet)"
    add("--word-template", metavar="LETTERHEAD.docx", type=_word, help=what)
    add("--json", action="store_true", help="print one JSON document")


def _add_pages(command: argparse.ArgumentParser) -> None:
    add = command.add_argument
    add("letter", metavar="LETTER.docx", type=_word, help="any Word file")
    what = "a PDF to write, or a folder for a PNG picture of each page; what is there is replaced"
    add("--out", metavar="FILE.pdf|FOLDER", type=_word, required=True, help=what)
    what = f"dots an inch of the pictures, {LOWEST_DPI} to {HIGHEST_DPI} (default: {DPI})"
    add("--dpi", metavar="N", type=_dpi, help=what)
    add("--json", action="store_true", help="print one JSON document")


def _add_customise(command: argparse.ArgumentParser) -> None:
    what = (
        "a wording (letter, or one file of it: letter/en/signatory) or a Word template (letterhead)"
    )
    command.add_argument("name", metavar="NAME", type=_word, help=what)
    _add_campaign(command)


COMMANDS: Mapping[Command, tuple[str, Callable[[argparse.ArgumentParser], None]]] = {
    Command.NEW: ("make a campaign folder to start from", _add_new),
    Command.TARGETS: ("whom one can write to, with roles and groups", _add_campaign),
    Command.DEMANDS: ("what one can ask, and of whom", _add_demands),
    Command.CHECK: ("make every selected letter in memory and say all problems", _add_selection),
    Command.WRITE: ("write the selected letters as Word files or PDFs", _add_write),
    Command.RENDER: ("fill any template with any data, without a campaign", _add_render),
    Command.PAGES: ("a Word file's pages as a PDF or as pictures, without Word", _add_pages),
    Command.CUSTOMISE: ("an own copy of a shipped template in the campaign", _add_customise),
}
"""The commands: what each does, and what adds its arguments."""
