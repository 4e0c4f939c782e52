"""The command line: parses the call, calls what the window calls, prints what came of it.

Results go to standard output, progress and problems to standard error. Exit status: 0 all well,
1 an error or a failed letter, 2 the call was wrong, 130 interrupted.
"""

from __future__ import annotations

import argparse
import datetime
import errno
import json
import re
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from letterapp import __version__, listing
from letterapp.batch.journal import JournalError
from letterapp.batch.outcomes import Outcome, State, tally
from letterapp.batch.write import (
    Edited,
    OutputFolderError,
    Writing,
    check_letters,
    default_folder,
    write_letters,
)
from letterapp.bugs import log_bug
from letterapp.campaign.campaign import Campaign
from letterapp.campaign.folders import DEFAULT, find_campaign, new_campaign
from letterapp.campaign.letters import Choices, DemandChoice
from letterapp.campaign.load import load_campaign
from letterapp.errors import CampaignError, LetterappError, UsageError
from letterapp.problems import Problem, error

OK, FAILED, WRONG_CALL, INTERRUPTED = 0, 1, 2, 130
_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EIO, errno.EBADF)
"""What a stream says that takes no more; an error of a file would name it."""

_NEW = """\
Next, in {folder}:
  campaign.toml   [sender]: your organisation, address, contacts and signers; then delete the
                  line “sample = true”. [letter]: date, place, reference. [selection]: to whom.
  targets.toml    whom one can write to; fill in addresses you have verified, with their source.
  demands.toml    what can be asked.
  templates/      own wording and Word templates; a file there hides the shipped one.
Then:  letterapp check {quoted}   and   letterapp write {quoted}"""


def main(argv: Sequence[str] | None = None) -> int:
    """Runs the command line; gives the exit status. No traceback reaches the user."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
    try:
        try:
            return _run(list(sys.argv[1:] if argv is None else argv))
        finally:
            if sys.stdout is not None:
                sys.stdout.flush()  # what cannot be printed is found out here, not at exit
    except LetterappError as fault:
        return _explained(fault)
    except KeyboardInterrupt:
        _say("letterapp: interrupted")
        return INTERRUPTED
    except BrokenPipeError:
        sys.stdout = None  # nobody reads on; nothing is to be flushed at exit
        return FAILED
    except Exception as bug:  # noqa: BLE001  the one place where a bug of a command ends
        if not (isinstance(bug, OSError) and bug.filename is None and bug.errno in _FULL):
            return _reported(bug)
        sys.stdout = None
        _say(f"letterapp: the output cannot be written: {bug.strerror}")
        return FAILED


def _run(argv: list[str]) -> int:
    first = next((word for word in argv if not word.startswith("-")), None)
    parser = _parser()
    if argv and argv[0] not in _COMMANDS and not {"-h", "--help", "--version"} & set(argv):
        if len(argv) > 1 and first == argv[0] and _is_campaign(first):
            parser.error(f"opening the app takes no options: letterapp {first}")
        if len(argv) > 1 or first is None:
            parser.error(f"unknown command or option: {argv[0]}")
        return _app(find_campaign(argv[0]))
    if not argv:
        return _app(find_campaign(DEFAULT))
    call = parser.parse_args(argv)
    command: Callable[[argparse.Namespace], int] = call.run
    return command(call)


def _is_campaign(word: str) -> bool:
    """Whether a word names a campaign that is there."""
    try:
        find_campaign(word)
    except LetterappError:
        return False
    return True


def _app(folder: Path) -> int:
    """Opens the window, or says in one line why there is none."""
    from letterapp.desktop.display import display_problem

    if problem := display_problem():
        _say(f"letterapp: {problem}")
        return FAILED
    from letterapp.desktop.app import run

    return run(folder)


def _new(call: argparse.Namespace) -> int:
    folder = Path(call.folder)
    new_campaign(folder, call.source)
    quoted = f'"{folder}"' if " " in str(folder) else str(folder)
    print(f"A campaign folder was made from “{call.source}”.")
    print(_NEW.format(folder=folder, quoted=quoted))
    return OK


def _targets(call: argparse.Namespace) -> int:
    campaign = _opened(call)
    rows = listing.targets(campaign)
    listing.print_rows(rows, ("id", "name", "role", "office", "groups"), as_json=call.json)
    return _status(campaign.problems)


def _demands(call: argparse.Namespace) -> int:
    campaign = _opened(call)
    rows = listing.demands(campaign, call.target)
    shown = ["id", "kind", "title", "cases", *(["asked", "why_not"] if call.target else [])]
    listing.print_rows(rows, shown, as_json=call.json)
    return _status(campaign.problems)


def _check(call: argparse.Namespace) -> int:
    campaign = _opened(call)
    return _report(campaign, check_letters(campaign, _choices(call)), call)


def _write(call: argparse.Namespace) -> int:
    campaign = _opened(call)
    folder = Path(call.out) if call.out else default_folder(campaign)
    writing = Writing(folder, Edited(call.edited), call.dry_run)
    return _report(campaign, write_letters(campaign, _choices(call), writing), call)


def _opened(call: argparse.Namespace) -> Campaign:
    """The campaign of a call; one that cannot be opened is told in its document as well."""
    try:
        campaign = load_campaign(find_campaign(call.campaign))
    except CampaignError as fault:
        if call.json:
            _print_document(fault.problems, None if call.run in (_targets, _demands) else [])
        raise
    if not call.json or call.run in (_targets, _demands):
        listing.print_problems(campaign.problems, sys.stderr)
    return campaign


def _report(campaign: Campaign, ends: Iterator[Outcome], call: argparse.Namespace) -> int:
    """Takes the outcomes as they come, then prints them with the problems and the tally.

    What was done is told as well where the run is interrupted or cannot go on.
    """
    outcomes: list[Outcome] = []
    try:
        with _progress() as advance:
            for outcome in ends:
                outcomes.append(outcome)
                advance(outcome.target)
    except (KeyboardInterrupt, OutputFolderError, JournalError) as end:
        if outcomes or call.json:
            _print_report(campaign, outcomes, call, _as_problems(end))
        raise
    _print_report(campaign, outcomes, call)
    has_failed = any(outcome.state is State.FAILED for outcome in outcomes)
    return FAILED if has_failed else _status(campaign.problems)


def _as_problems(end: BaseException) -> list[Problem]:
    """What ended a run as problems of its document; an interruption is none."""
    if not isinstance(end, LetterappError):
        return []
    return [error(f"{end.title}: {end.message}", end.hint)]


def _print_report(
    campaign: Campaign,
    outcomes: Sequence[Outcome],
    call: argparse.Namespace,
    more: Sequence[Problem] = (),
) -> None:
    """Prints the outcomes, their problems and the tally, or all in one document."""
    if call.json:
        letters = [outcome.as_json() for outcome in outcomes]
        if call.run is _check:
            letters = [{k: v for k, v in letter.items() if k != "file"} for letter in letters]
        _print_document((*campaign.problems, *more), letters)
        return
    problems = [problem for outcome in outcomes for problem in outcome.problems]
    listing.print_problems(problems, sys.stderr)
    is_dry_run = call.run is _write and call.dry_run
    listing.print_outcomes(outcomes, is_dry_run=is_dry_run)
    print(f"{tally(outcomes)}{' (dry run: nothing was written)' if is_dry_run else ''}")


def _print_document(
    problems: Sequence[Problem], letters: Sequence[dict[str, object]] | None = None
) -> None:
    document = {} if letters is None else {"letters": letters}
    found = [problem.as_json() for problem in problems]
    print(json.dumps({**document, "problems": found}, ensure_ascii=False, indent=1))


def _status(problems: Sequence[Problem]) -> int:
    return FAILED if any(problem.is_error for problem in problems) else OK


def _choices(call: argparse.Namespace) -> Choices:
    return Choices(
        targets=tuple(call.to) if call.to else None,
        demands=tuple(call.demand) if call.demand else None,
        language=call.language,
        date=call.date,
        wording=call.wording,
        word_template=call.word_template,
    )


@contextmanager
def _progress() -> Iterator[Callable[[str], None]]:
    """A line on standard error that says which letter is done, where a person looks on."""
    if not sys.stderr.isatty():
        yield lambda _: None
        return
    from rich.console import Console

    with Console(stderr=True).status("Making the letters …") as status:
        yield lambda target: status.update(f"{target} is done")


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


def _word(text: str) -> str:
    """A name that must not be empty: an empty one would count as none."""
    if not text.strip():
        raise argparse.ArgumentTypeError("it is empty; name one")
    return text


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="letterapp",
        description="Advocacy letters to governments and UN bodies, each true for its addressee.",
        usage="letterapp [CAMPAIGN]            open the desktop app\n       letterapp COMMAND …",
        epilog="“letterapp COMMAND --help” says more of each command.",
        allow_abbrev=False,
    )
    parser.add_argument("--version", action="version", version=f"letterapp {__version__}")
    commands = parser.add_subparsers(
        title="commands", metavar="COMMAND", required=True, prog="letterapp"
    )
    for name, (run, help_, add) in _COMMANDS.items():
        command = commands.add_parser(name, help=help_, description=help_, allow_abbrev=False)
        command.set_defaults(run=run)
        add(command)
    return parser


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
    edited = [str(choice) for choice in Edited]
    what = "a letter changed by hand: keep it, or write the new one beside it"
    add("--edited", choices=edited, default=str(Edited.KEEP), help=what)
    add("--dry-run", action="store_true", help="say what would become of each, write nothing")


_Command = tuple[
    Callable[[argparse.Namespace], int], str, Callable[[argparse.ArgumentParser], None]
]
_COMMANDS: dict[str, _Command] = {
    "new": (_new, "make a campaign folder to start from", _add_new),
    "targets": (_targets, "whom one can write to, with roles and groups", _add_campaign),
    "demands": (_demands, "what one can ask, and of whom", _add_demands),
    "check": (_check, "make every selected letter in memory and say all problems", _add_selection),
    "write": (_write, "write the selected letters as Word files", _add_write),
}


def _explained(fault: LetterappError) -> int:
    """Says what the user can mend; gives the exit status."""
    sentence = f"{fault.message}. {fault.hint}" if fault.hint else fault.message
    match fault:
        case CampaignError():
            listing.print_problems(fault.problems, sys.stderr)
        case UsageError():
            _say(f"letterapp: {sentence}")
            return WRONG_CALL
        case _:
            _say(f"letterapp: {fault.title}: {sentence}")
    return FAILED


def _reported(bug: Exception) -> int:
    """Logs a bug with its traceback; the user gets one line."""
    file = log_bug(bug)
    where = f"{file} says more" if file else "it could not be logged"
    _say(f"letterapp: this is a bug in letterapp, sorry; {where}")
    return FAILED


def _say(text: str) -> None:
    print(text, file=sys.stderr)
