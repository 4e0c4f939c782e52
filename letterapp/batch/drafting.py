"""Drafts made in a process of their own, where templates can do no harm.

Templates are untrusted, and no limit inside a process holds what they can do with time and memory.
So a kept worker makes the drafts; where one goes beyond its limits, that letter has failed with
the reason, and a new process goes on with the next.
"""

from __future__ import annotations

from collections.abc import Generator
from contextlib import closing
from typing import Self

from letterapp.batch.drafts import Draft, stopped
from letterapp.campaign.campaign import Campaign
from letterapp.campaign.letters import Choices, Letter, letters_of
from letterapp.limits import limits
from letterapp.wording.passages import Passages
from letterapp.worker import Bound, Elsewhere, LimitExceeded, Worker

_DRAFTER = Elsewhere("letterapp.batch.drafter", "Drafter")


class Drafting:
    """Makes drafts of campaigns in a worker; close it when it is no longer needed.

    The limits are those of the environment; raises UsageError where they are none.
    """

    def __init__(self) -> None:
        self._limits = limits()
        self._worker = Worker(self._limits)
        self._campaign: Campaign | None = None

    def open(self, campaign: Campaign) -> None:
        """Goes on with this campaign; its templates are read and compiled anew."""
        self._campaign = campaign
        self._worker.serve(_DRAFTER, campaign, self._limits)

    def drafts(self, choices: Choices) -> Generator[Draft, None, None]:
        """The drafts of the letters that the choices ask for, one by one; raises UsageError."""
        count = 0
        while True:
            try:
                with closing(self._worker.stream("batch", choices, count)) as stream:
                    for draft in stream:
                        yield draft
                        count += 1
                return
            except LimitExceeded as fault:
                yield self._stopped(choices, count, fault)
                count += 1

    def first(self, choices: Choices) -> Draft | None:
        """The first draft that the choices ask for, with its blocks; None where there is none."""
        try:
            draft: Draft | None = self._worker.call("first", choices)
        except LimitExceeded as fault:
            return self._stopped(choices, 0, fault)
        return draft

    def passages(self, choices: Choices) -> Passages:
        """The passages of the first letter that the choices ask for; raises UsageError.

        There are none of a letter that cannot be rendered: its draft says why.
        """
        try:
            found: Passages = self._worker.call("passages", choices)
        except LimitExceeded as fault:
            if fault.bound is Bound.START:
                raise
            return Passages()
        return found

    def close(self) -> None:
        """Ends the process."""
        self._worker.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _stopped(self, choices: Choices, count: int, fault: LimitExceeded) -> Draft:
        """The draft of the letter that went beyond a limit; raises the fault if it was none."""
        assert self._campaign is not None
        wanted = letters_of(self._campaign, choices)
        if fault.bound is Bound.START or count >= len(wanted):
            raise fault
        letter = wanted[count]
        target = letter.target.id if isinstance(letter, Letter) else letter.target
        return stopped(target, letter.language, fault)


def made_drafts(campaign: Campaign, choices: Choices) -> Generator[Draft, None, None]:
    """The drafts of one batch, in a worker that ends with it; raises UsageError."""
    with Drafting() as drafting:
        drafting.open(campaign)
        yield from drafting.drafts(choices)
