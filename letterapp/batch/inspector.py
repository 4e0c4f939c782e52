"""Pre-flight in the worker: the letters of a campaign made in memory, beside what is written.

What is here runs templates, so the window does not call it: it asks `inspecting`.
"""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator
from pathlib import Path

from msgspec.structs import replace

from letterapp.batch.drafter import Drafter
from letterapp.batch.drafts import Draft
from letterapp.batch.inspected import Inspected, There
from letterapp.batch.journal import Journal, JournalError, read_journal
from letterapp.batch.length import length_warnings
from letterapp.batch.outcomes import Outcome, State
from letterapp.batch.plan import Edited, Plan, Planned
from letterapp.batch.spool import Nowhere
from letterapp.batch.templates import Templates
from letterapp.campaign.campaign import Campaign
from letterapp.campaign.files import Files
from letterapp.campaign.letters import Choices
from letterapp.campaign.load import CampaignReader
from letterapp.campaign.toml_blocks import Block
from letterapp.limits import Limits
from letterapp.problems import NOWHERE, Place, Problem, Remedy, Topic, error, warning
from letterapp.worker.parcels import Forgotten

_AT_ONCE = 0.03
"""Seconds of work after which what is done is handed over; then the run can be stopped."""

_CHOICES = Choices(tells_left_out=False)


class Inspector:
    """Inspects the selected letters of one campaign after the other, some at a time.

    Templates stay compiled while their files do not change, and tables of the campaign's files
    read while their texts do not.
    """

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._reader = CampaignReader()
        self._blocks: dict[Block, Block] = {}
        self._templates: Templates | None = None
        self._run: _Run | None = None

    def begin(self, files: Files, folder: Path) -> tuple[Problem, ...]:
        """Goes on with a campaign and a folder for its letters: what is wrong with that folder."""
        self._run = None
        campaign = self._reader.read(self._known(files))
        drafter = Drafter(campaign, self._limits, self._fresh(campaign))
        self._run = _Run(drafter, folder, campaign.problems)
        return self._run.problems

    def some(self, start: int, is_single: bool) -> tuple[Inspected, ...]:
        """The next letters after so many: a single one, or what is done in a moment.

        Raises Forgotten where this process has begun with none.
        """
        if self._run is None:
            raise Forgotten("the process was told of no campaign", "Begin with it")
        return self._run.some(start, 0 if is_single else _AT_ONCE)

    def _known(self, files: Files) -> Files:
        """The files with the very blocks that were there before, where their texts are the same."""
        before, self._blocks = self._blocks, {}
        documents = {}
        for name, document in files.documents.items():
            blocks = tuple([before.get(block, block) for block in document.toml.blocks])
            self._blocks.update(zip(blocks, blocks, strict=True))
            documents[name] = replace(document, toml=replace(document.toml, blocks=blocks))
        return replace(files, documents=documents)

    def _fresh(self, campaign: Campaign) -> Templates:
        """The templates as their files are now."""
        if self._templates is None or self._templates.folder != campaign.folder:
            self._templates = Templates(campaign.folder, self._limits)
        else:
            self._templates.refresh()
        return self._templates


class _Run:
    """One campaign's letters, from first to last; `problems` are those of the folder for them."""

    def __init__(self, drafter: Drafter, folder: Path, of_files: Iterable[Problem]) -> None:
        self.problems: tuple[Problem, ...] = ()
        self._drafter = drafter
        self._journal = Journal(folder)
        self._plan: Plan | None = None
        self._drafts: Iterator[Draft] = iter(())
        self._next = -1
        self._of_files: dict[tuple[Path | None, str], list[Problem]] = {}
        for problem in of_files:
            self._of_files.setdefault(_table(problem), []).append(problem.about(Topic.CAMPAIGN))
        try:
            self._journal = read_journal(folder)
            self._plan = Plan(self._journal, Nowhere(), Edited.KEEP)
        except JournalError as fault:
            self.problems = (error(fault.message, fault.hint, Place(folder), Topic.FILE),)

    def some(self, start: int, seconds: float) -> tuple[Inspected, ...]:
        if start != self._next:
            self._next, self._drafts = start, self._drafter.drafts(_CHOICES, start)
        end = time.monotonic() + seconds
        found: list[Inspected] = []
        for draft in self._drafts:
            found.append(self._inspected(draft))
            if time.monotonic() >= end:
                break
        self._next += len(found)
        return tuple(found)

    def _inspected(self, draft: Draft) -> Inspected:
        more = list(length_warnings(draft.composed.worded)) if draft.composed else []
        more += self._behind(draft)
        if draft.skip_reason:
            where = (NOWHERE, Topic.DEMANDS, Remedy.UNTICK)
            more.append(warning(draft.skip_reason, "It will not be written.", *where))
        if self._plan is None:
            return _made(draft.outcome(), There.UNKNOWN, more)
        (planned,) = self._plan.of(draft)
        more += self._on_file(planned)
        return _made(planned.outcome, self._there(planned), more, planned.file)

    def _behind(self, draft: Draft) -> Iterator[Problem]:
        """What is wrong with the very tables whose errors keep a letter from being made."""
        for problem in draft.problems:
            if problem.topic is Topic.CAMPAIGN:
                yield from self._of_files.get(_table(problem), ())

    def _there(self, planned: Planned) -> There:
        match planned.outcome.state:
            case State.UNCHANGED:
                return There.SAME
            case State.KEPT if planned.file and planned.file.name in self._journal.entries:
                return There.EDITED
            case State.KEPT:
                return There.FOREIGN
            case State.WRITTEN:
                return There.OTHER if planned.seen else There.NOTHING
            case _:
                return There.UNKNOWN

    def _on_file(self, planned: Planned) -> Iterator[Problem]:
        """What a person should know of the file that is there, which is never written over."""
        if planned.outcome.state is State.KEPT and planned.file:
            hint = "It is kept; rename it, or write the new letter beside it."
            reason = planned.outcome.reason.rstrip(".")
            reason = reason[:1].lower() + reason[1:]
            yield warning(reason, hint, Place(planned.file), Topic.FILE)


def _table(problem: Problem) -> tuple[Path | None, str]:
    """The file and the table that a problem is in, such as `targets[2]` or `sender`."""
    return problem.where.file, problem.where.place.partition(".")[0]


def _made(
    outcome: Outcome, there: There, more: Iterable[Problem], file: Path | None = None
) -> Inspected:
    """What becomes of a letter, as a check says it: nothing is written."""
    is_ready = outcome.state not in (State.FAILED, State.SKIPPED)
    state = State.READY if is_ready else outcome.state
    told = (*outcome.problems, *[problem.for_letter(outcome.target) for problem in more])
    return Inspected(outcome.target, state, there, told, file)
