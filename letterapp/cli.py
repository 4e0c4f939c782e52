"""The command line: parses the call, calls what the window calls, prints what came of it.

Results go to standard output, progress and problems to standard error. Exit status: 0 all well,
1 an error or a failed letter, 2 the call was wrong, 130 interrupted.
"""

from __future__ import annotations

import argparse
import errno
import json
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

from letterapp import arguments, listing, own_files
from letterapp.batch.customising import Customised, CustomiseError, customise
from letterapp.batch.journal import JournalError
from letterapp.batch.outcomes import Outcome, State, tally
from letterapp.batch.page_files import write_pages
from letterapp.batch.plan import Edited
from letterapp.batch.render import render
from letterapp.batch.write import (
    OutputFolderError,
    Writing,
    check_letters,
    default_folder,
    write_letters,
)
from letterapp.bugs import log_bug
from letterapp.campaign.campaign import Campaign
from letterapp.campaign.folders import find_campaign, new_campaign
from letterapp.campaign.load import load_campaign
from letterapp.errors import CampaignError, LetterappError, UsageError
from letterapp.opening import Command, open_window
from letterapp.problems import Problem, error
from letterapp.worker import LimitExceeded

OK, FAILED, WRONG_CALL, INTERRUPTED = 0, 1, 2, 130
_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EIO, errno.EBADF)
"""What a stream says that takes no more; an error of a file would name it."""


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
    except KeyboardInterrupt:
        _say("letterapp: interrupted")
        return INTERRUPTED
    except Exception as fault:  # noqa: BLE001  the one place where a bug of a command ends
        return ended(fault)


def ended(fault: Exception) -> int:
    """Says what has ended a call, and logs it where it is a bug; gives the exit status."""
    match fault:
        case LetterappError():
            return _explained(fault)
        case BrokenPipeError():
            sys.stdout = None  # nobody reads on; nothing is to be flushed at exit
        case OSError(filename=None) if fault.errno in _FULL:
            sys.stdout = None
            _say(f"letterapp: the output cannot be written: {fault.strerror}")
        case _:
            return _reported(fault)
    return FAILED


def _run(argv: list[str]) -> int:
    first = next((word for word in argv if not word.startswith("-")), None)
    parser = arguments.parser()
    if argv and argv[0] not in arguments.COMMANDS and not {"-h", "--help", "--version"} & set(argv):
        if len(argv) > 1 and first == argv[0] and _is_campaign(first):
            parser.error(f"opening the app takes no options: letterapp {first}")
        if len(argv) > 1 or first is None:
            parser.error(f"unknown command or option: {argv[0]}")
        return open_window(argv)
    if not argv:
        return open_window(())
    call = parser.parse_args(argv)
    return _RUN[call.command](call)


def _is_campaign(word: str) -> bool:
    """Whether a word names a campaign that is there."""
    try:
        find_campaign(word)
    except LetterappError:
        return False
    return True


def _new(call: argparse.Namespace) -> int:
    folder = Path(call.folder)
    new_campaign(folder, call.source)
    print(own_files.made_campaign(folder, call.source))
    return OK


def _customise(call: argparse.Namespace) -> int:
    folder = find_campaign(call.campaign)
    try:
        done = customise(folder, call.name)
    except CustomiseError as fault:
        if call.json:
            _print_document(_as_problems(fault), **Customised(()).as_json())
        raise
    if call.json:
        _print_document((), **done.as_json())
    else:
        print(own_files.made_copies(folder, done))
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
    return _report(campaign, check_letters(campaign, arguments.choices(call)), call)


def _write(call: argparse.Namespace) -> int:
    campaign = _opened(call)
    folder = Path(call.out) if call.out else default_folder(campaign)
    writing = Writing(folder, Edited(call.edited), call.dry_run, call.format)
    return _report(campaign, write_letters(campaign, arguments.choices(call), writing), call)


def _render(call: argparse.Namespace) -> int:
    out = Path(call.out)
    sheet = Path(call.word_template) if call.word_template else None
    rendered = render(Path(call.template), Path(call.data), out, sheet)
    if call.json:
        print(json.dumps(rendered.as_json(), ensure_ascii=False, indent=1))
    else:
        listing.print_problems(rendered.problems, sys.stderr)
        print(f"{rendered.state:<10} {out}")
    return FAILED if rendered.state is State.FAILED else OK


def _pages(call: argparse.Namespace) -> int:
    made = write_pages(Path(call.letter), Path(call.out), call.dpi)
    if call.json:
        print(json.dumps(made.as_json(), ensure_ascii=False, indent=1))
    else:
        listing.print_problems(made.problems, sys.stderr)
        for one in made.files:
            print(f"{one.state:<10} {one.file}")
        if made.has_failed:
            print(f"{State.FAILED:<10} {call.out}")
    return FAILED if made.has_failed else OK


def _opened(call: argparse.Namespace) -> Campaign:
    """The campaign of a call; one that cannot be opened is told in its document as well."""
    try:
        campaign = load_campaign(find_campaign(call.campaign))
    except CampaignError as fault:
        if call.json:
            lists: dict[str, object] = (
                {} if call.command in ("targets", "demands") else {"letters": []}
            )
            _print_document(fault.problems, **lists)
        raise
    if not call.json or call.command in ("targets", "demands"):
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
    except (KeyboardInterrupt, OutputFolderError, JournalError, LimitExceeded) as end:
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
        if call.command == "check":
            letters = [{k: v for k, v in letter.items() if k != "file"} for letter in letters]
        _print_document((*campaign.problems, *more), letters=letters)
        return
    problems = [problem for outcome in outcomes for problem in outcome.problems]
    listing.print_problems(problems, sys.stderr)
    is_dry_run = call.command == "write" and call.dry_run
    listing.print_outcomes(outcomes, is_dry_run=is_dry_run)
    print(f"{tally(outcomes)}{' (dry run: nothing was written)' if is_dry_run else ''}")


def _print_document(problems: Sequence[Problem], **parts: object) -> None:
    found = [problem.as_json() for problem in problems]
    print(json.dumps({**parts, "problems": found}, ensure_ascii=False, indent=1))


def _status(problems: Sequence[Problem]) -> int:
    return FAILED if any(problem.is_error for problem in problems) else OK


@contextmanager
def _progress() -> Iterator[Callable[[str], None]]:
    """A line on standard error that says which letter is done, where a person looks on."""
    if not sys.stderr.isatty():
        yield lambda _: None
        return
    from rich.console import Console

    with Console(stderr=True).status("Making the letters …") as status:
        yield lambda target: status.update(f"{target} is done")


_RUN: Mapping[Command, Callable[[argparse.Namespace], int]] = {
    Command.NEW: _new,
    Command.TARGETS: _targets,
    Command.DEMANDS: _demands,
    Command.CHECK: _check,
    Command.WRITE: _write,
    Command.RENDER: _render,
    Command.PAGES: _pages,
    Command.CUSTOMISE: _customise,
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
