"""Which demands a letter asks, as the tests of letters compare them."""

from letterapp.campaign.letters import Letter


def asked(letter: Letter) -> list[tuple[str, list[str]]]:
    """The ids of its demands, each with those of its cases."""
    return [(found.demand.id, [case.id for case in found.cases]) for found in letter.demands]
