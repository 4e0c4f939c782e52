"""From a change to the bytes of the letter in hand, with few targets and with many."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from statistics import quantiles
from tempfile import TemporaryDirectory

from msgspec.structs import replace

from letterapp.batch.previewing import Previewing
from letterapp.campaign.campaign import Campaign
from letterapp.campaign.load import load_campaign
from letterapp.paths import shipped_campaigns
from tools.bench.sizes import Sizes
from tools.bench.table import Row, limited, print_table

_FEW, _MANY = 18, 2_000
_CHANGES = 200
_MOST = 12.0
"""Milliseconds that 95 of 100 drafts may take, of the 33 from a key to the new page."""

_Change = Callable[[Campaign, int], tuple[Campaign, str]]
"""From a campaign and a number to what it is changed to, and the target in hand."""


def measure_previews(_folder: Path, _: Sizes) -> tuple[list[Row], list[str]]:
    """The rows of each kind of change, and no notes."""
    campaign = load_campaign(shipped_campaigns() / "cambodia")
    rows: list[Row] = []
    with Previewing() as previewing:
        for count in (_FEW, _MANY):
            for what, change in _CHANGES_BY_NAME.items():
                milliseconds = list(_drafted(previewing, _of_so_many(campaign, count), change))
                most = quantiles(milliseconds, n=20)[-1]
                rows.append(limited(f"a draft, {what}, {count} targets, 95 %", most, _MOST, "ms"))
    return rows, []


def _of_so_many(campaign: Campaign, count: int) -> Campaign:
    """The campaign with so many signatories, and the state concerned."""
    signatories = [target for target in campaign.targets if target.role == "signatory"]
    concerned = [x for x in campaign.targets if x.id == campaign.settings.state_concerned]
    targets = []
    origins = dict(campaign.origins)
    for number in range(count - len(concerned)):
        like = signatories[number % len(signatories)]
        target = like.model_copy(update={"id": f"{like.id}-{number}"})
        targets.append(target)
        origins["targets", target.id] = campaign.origins["targets", like.id]
    return replace(campaign, targets=(*concerned, *targets), origins=origins)


def _drafted(previewing: Previewing, campaign: Campaign, change: _Change) -> Iterator[float]:
    """The milliseconds of each draft after a change."""
    previewing.draft(campaign, campaign.targets[1].id)
    for number in range(_CHANGES):
        changed, target = change(campaign, number)
        begin = time.perf_counter()
        draft = previewing.draft(changed, target, has_wording=False)
        yield (time.perf_counter() - begin) * 1000
        assert draft.data is not None


def _ticked(campaign: Campaign, number: int) -> tuple[Campaign, str]:
    ids = [demand.id for demand in campaign.demands]
    ticked = tuple(x for at, x in enumerate(ids) if at == 0 or (number + 1) >> at & 1)
    selection = campaign.settings.selection.model_copy(update={"demands": ticked})
    return campaign.with_settings(selection=selection), campaign.targets[1].id


def _typed(campaign: Campaign, number: int) -> tuple[Campaign, str]:
    assert campaign.settings.sender is not None
    sender = campaign.settings.sender.model_copy(update={"organisation": f"Friends {number}"})
    return campaign.with_settings(sender=sender), campaign.targets[1].id


def _gone_on(campaign: Campaign, number: int) -> tuple[Campaign, str]:
    return campaign, campaign.targets[1 + number % (len(campaign.targets) - 1)].id


_CHANGES_BY_NAME: Mapping[str, _Change] = {
    "a demand ticked": _ticked,
    "the sender typed": _typed,
    "the next target": _gone_on,
}


if __name__ == "__main__":
    with TemporaryDirectory() as there:
        print_table("From a change to a draft", *measure_previews(Path(there), Sizes()))
