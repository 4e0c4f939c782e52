"""What wording sees of a campaign."""

from __future__ import annotations

from pathlib import Path

import pytest

from letterapp.wording.blocks import Footnote, Text
from tests.campaigns import DEMANDS, SETTINGS, changed, compose, lines


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("{{ target.short }}, {{ target.formal }}", "Graustark, the Principality of Graustark"),
        ("{{ target.office }} {{ target.name.in_text }}", "Count Graustark"),
        ("{{ target.capacities | join(', ') }}", "riparian, lender"),
        ("{{ target.undertaking.text }}", "The river shall be open."),
        ("{{ target.undertaking.source.name }}", "the Treaty of Zenda"),
        ("{{ target.undertaking.citation }}", "Treaty of Zenda, Article 5"),
        ("{{ sender.organisation }}: {{ sender.signers[0].name }}", "River Watch: F. Tarlenheim"),
        ("{{ campaign.title }}, {{ campaign.facts_as_of }}", "The Zenda river, 4 May 2031"),
        ("{{ campaign.state_concerned.formal }}", "the Kingdom of Ruritania"),
        ("{{ campaign.instrument.citation }}", "Treaty of Zenda"),
        ("{{ campaign.undertakings | map(attribute='id') | join }}", "article-5"),
        ("{{ letter.date }} {{ letter.language }}", "4 May 2031 en"),
        ("{{ letter.subject }}", "the locks of the Zenda"),
        ("{{ demands | length }} {{ (demands | first).title }}", "1 Open the locks"),
        ("{% if demands['open-locks'].derived %}own{% endif %}", "own"),
        ("{% if demands.thanks %}x{% else %}not asked{% endif %}", "not asked"),
    ],
)
def test_wording_sees_the_campaign(tmp_path: Path, source: str, text: str) -> None:
    assert lines(compose(tmp_path, source)) == [text]


@pytest.mark.parametrize("name", ["note", "basis", "extra", "fields", "successor_of"])
def test_wording_does_not_see_what_is_never_printed(tmp_path: Path, name: str) -> None:
    (problem,) = compose(tmp_path, f"x{{{{ target.{name} }}}}").problems
    assert problem.message == f"target has no field “{name}”"


def test_a_quotation_that_is_not_verified_has_no_text(tmp_path: Path) -> None:
    demands = changed(DEMANDS, "verified = true", "verified = false")
    wording = "{{ target.undertaking.text }}{% if target.undertaking.text %}x{% endif %}y"
    (problem,) = compose(tmp_path, wording, demands=demands).problems
    assert problem.message == "quotation.text is empty"


def test_the_subject_is_the_first_demands_else_the_campaigns(tmp_path: Path) -> None:
    settings = changed(SETTINGS, "[roles.host]", "demands = []\n[roles.host]")
    assert lines(compose(tmp_path, "{{ letter.subject }}", settings=settings)) == ["the river"]
    without = changed(settings, 'subject.en = "the river"\n', "")
    composed = compose(tmp_path, "{{ letter.subject }}", settings=without)
    assert composed.subject == "The Zenda river"


def test_a_source_and_a_quotation_are_footnotes_by_their_ids(tmp_path: Path) -> None:
    composed = compose(tmp_path, "a[^report] b[^{{ target.undertaking.id }}]")
    assert composed.problems == ()
    assert composed.blocks[0].content[1::2] == (
        Footnote((Text("River Watch, Low Water."),)),
        Footnote((Text("Treaty of Zenda, Article 5."),)),
    )


def test_a_citation_that_ends_a_sentence_gets_no_second_stop(tmp_path: Path) -> None:
    demands = changed(DEMANDS, "River Watch, Low Water", "Is *it* low?")
    composed = compose(tmp_path, "a[^report]", demands=demands)
    assert composed.blocks[0].content[1] == Footnote((Text("Is *it* low?"),))
