"""Writing a campaign's letters, as `letterapp write` does.

It imports no more than that command, for what it takes of the memory is measured.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from letterapp.batch.drafting import Drafting
from letterapp.batch.write import Writing, write_drafts
from letterapp.campaign.campaign import Campaign
from letterapp.campaign.letters import Choices
from letterapp.campaign.load import load_campaign


@dataclass(frozen=True, slots=True)
class Template:
    """A wording and a Word template by their names in a campaign."""

    wording: str | None = None
    word_template: str | None = None


class LettersError(Exception):
    """Letters that should have been made were not."""


def write(folder: Path, into: Path, template: Template = Template()) -> Counter[str]:
    """Writes all letters of a campaign folder, as `letterapp write` does; gives their outcomes."""
    with started(load_campaign(folder), template) as drafting:
        return write_all(drafting, into, template)


@contextmanager
def started(campaign: Campaign, template: Template) -> Iterator[Drafting]:
    """A worker that has started, with the campaign's templates read and compiled."""
    with Drafting() as drafting:
        drafting.open(campaign)
        drafting.first(_choices(template))
        yield drafting


def write_all(drafting: Drafting, into: Path, template: Template) -> Counter[str]:
    """Writes all letters of a campaign; raises LettersError where one is not."""
    outcomes: Counter[str] = Counter()
    for outcome in write_drafts(drafting.drafts(_choices(template)), Writing(into)):
        if outcome.state not in ("written", "unchanged"):
            raise LettersError(f"{outcome.target}: {outcome.reason}")
        outcomes[outcome.state] += 1
    return outcomes


def _choices(template: Template) -> Choices:
    return Choices(wording=template.wording, word_template=template.word_template)
