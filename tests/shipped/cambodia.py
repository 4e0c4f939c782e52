"""The letters of the shipped campaign: composed once, for all the tests that read them."""

import itertools
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, cached_property

from letterapp.campaign.asking import DemandChoice, why_not
from letterapp.campaign.campaign import Campaign
from letterapp.campaign.letters import Choices, Letter, letters_of
from letterapp.campaign.load import load_campaign
from letterapp.campaign.model import Target
from letterapp.paths import shipped_campaigns
from letterapp.problems import Problem
from letterapp.wording.blocks import Footnote, Kind, Paragraph, plain_text
from letterapp.wording.compose import Composer

DROP, NEXT = "drop-charges", "next-report"
SUCCESSORS = ("BA", "HR", "MK", "ME", "RS", "SI")
UN = ("HRC", "OHCHR", "SR")
OTHERS = (
    *("AU", "BN", "CA", "CN", "FR", "IN", "ID", "JP", "LA"),
    *("MY", "PH", "SG", "TH", "RU", "GB", "US", "VN"),
)
STATES = ("KH", *OTHERS, *SUCCESSORS)
ALL = (*STATES, *UN)


@dataclass(frozen=True)
class Written:
    """What one letter says, and what was asked of it."""

    target: Target
    demands: tuple[str, ...]
    cases: tuple[str, ...]
    blocks: tuple[Paragraph, ...]
    problems: tuple[Problem, ...]

    @property
    def name(self) -> str:
        """The letter, as a failing test names it."""
        return f"{self.target.id} {'+'.join(self.demands)} {'+'.join(self.cases)}"

    @cached_property
    def paragraphs(self) -> list[str]:
        """The text of each paragraph."""
        return [plain_text(block.content) for block in self.blocks]

    @property
    def notes(self) -> list[str]:
        """The texts of the footnotes."""
        pieces = itertools.chain.from_iterable(block.content for block in self.blocks)
        return [plain_text(piece.content) for piece in pieces if isinstance(piece, Footnote)]

    @cached_property
    def text(self) -> str:
        """All that is printed."""
        return "\n".join([*self.paragraphs, *self.notes])

    @property
    def quoted(self) -> list[str]:
        """The block quotes."""
        return [plain_text(b.content) for b in self.blocks if b.kind is Kind.QUOTE]

    def styled(self, style: str | None) -> list[str]:
        """The texts of the plain paragraphs in a style."""
        found = [block for block in self.blocks if block.kind is Kind.PLAIN]
        return [plain_text(block.content) for block in found if block.style == style]

    def starting(self, *words: str) -> str:
        """The paragraphs that start so, each with the list below it."""
        found, is_inside = [], False
        for block, text in zip(self.blocks, self.paragraphs, strict=True):
            is_inside = text.startswith(words) or (is_inside and block.kind is Kind.BULLET)
            found += [text] if is_inside else []
        return "\n".join(found)


@cache
def campaign() -> Campaign:
    """The shipped campaign."""
    return load_campaign(shipped_campaigns() / "cambodia")


@cache
def composer() -> Composer:
    return Composer(campaign())


def target(target_id: str) -> Target:
    """A target of the campaign."""
    found = campaign().target(target_id)
    assert found is not None
    return found


def letter(target_id: str, demands: Iterable[DemandChoice] | None = None) -> Letter:
    """A letter to a target; without demands every one that fits."""
    chosen = None if demands is None else tuple(demands)
    [made] = letters_of(campaign(), Choices((target_id,), chosen))
    assert isinstance(made, Letter)
    return made


def written(made: Letter) -> Written:
    """What a letter says."""
    composed = composer().compose(made)
    demands = tuple(chosen.demand.id for chosen in made.demands)
    cases = tuple(case.id for chosen in made.demands for case in chosen.cases)
    problems = (*made.problems, *composed.problems)
    return Written(made.target, demands, cases, composed.blocks, problems)


def fitting(target_id: str) -> tuple[str, ...]:
    """The demands that fit a target."""
    return tuple(
        demand.id
        for demand in campaign().demands
        if why_not(campaign(), demand, target(target_id), "en") is None
    )


def subsets(items: Iterable[str]) -> list[tuple[str, ...]]:
    """All subsets, the empty one first."""
    known = tuple(items)
    sizes = range(len(known) + 1)
    return [chosen for size in sizes for chosen in itertools.combinations(known, size)]


def cases_of(demand_id: str) -> tuple[str, ...]:
    """The cases of a demand."""
    demand = campaign().demand(demand_id)
    assert demand is not None
    return tuple(case.id for case in demand.cases)


@cache
def default_letters() -> tuple[Written, ...]:
    """A letter to each target with every demand that fits."""
    return tuple(written(letter(target_id)) for target_id in ALL)


@cache
def all_letters() -> tuple[Written, ...]:
    """To each target: every set of demands, and every set of cases, alone and with all the rest."""
    return tuple(written(made) for made in _letters() if not made.skip_reason)


def _letters() -> Iterator[Letter]:
    for target_id in ALL:
        known = fitting(target_id)
        for demands in subsets(known)[1:]:
            yield letter(target_id, map(DemandChoice, demands))
        for demand in {DROP, NEXT}.intersection(known):
            for cases in subsets(cases_of(demand)):
                part = DemandChoice(demand, cases)
                yield letter(target_id, [part])
                rest = (DemandChoice(other) for other in known if other != demand)
                yield letter(target_id, [*rest, part])
