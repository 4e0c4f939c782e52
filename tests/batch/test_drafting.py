"""Drafts from the worker: templates of others cost their own letter, and nothing else."""

from collections.abc import Iterator
from pathlib import Path

import docx
import pytest

from letterapp.batch.drafter import Drafter
from letterapp.batch.drafting import Drafting, made_drafts
from letterapp.batch.outcomes import State
from letterapp.batch.write import Writing, check_letters, write_letters
from letterapp.campaign.campaign import Campaign
from letterapp.campaign.letters import Choices
from letterapp.errors import UsageError
from letterapp.word.checking import Checker
from letterapp.wording.blocks import plain_text
from letterapp.wording.passages import Passages
from letterapp.worker import LimitExceeded
from tests.batch.batches import small_campaign

FOREVER = "{% for a in range(99999) %}{% for b in range(99999) %}{% endfor %}{% endfor %}"
HUGE = "{% set x = 'a' | center(10 ** 10) %}"
LONG = "{% for a in range(3000) %}{{ 'a' * 9999 }}{% endfor %}"
DEEP = "{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}"
ATTEMPTS = [
    (FOREVER, "it took longer than 0.5 seconds and was stopped"),
    (HUGE, "it needed more than 256 MB of memory and was stopped"),
    ("{{ 'x'.ljust(10 ** 14) }}", "it needed more than 256 MB of memory and was stopped"),
]
BRITAIN = "Dear {{ target.short }}. {% if target.short == 'Britain' %}ATTEMPT{% endif %}\n"


@pytest.fixture(autouse=True)
def _limits(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LETTERAPP_LIMIT_SECONDS", "0.5")


@pytest.fixture
def drafting() -> Iterator[Drafting]:
    with Drafting() as made:
        yield made


def with_word_template(campaign: Campaign, *texts: str) -> Campaign:
    """The campaign with a letterhead of its own."""
    made = docx.Document()
    for text in ("{{ body }}", *texts):
        made.add_paragraph(text)
    made.save(str(campaign.folder / "templates" / "letterhead.docx"))
    return campaign


def states(folder: Path, campaign: Campaign) -> list[str]:
    outcomes = write_letters(campaign, Choices(), Writing(folder))
    return [str(outcome.state) for outcome in outcomes]


def test_drafts_are_those_that_are_made_in_this_process(tmp_path: Path, drafting: Drafting) -> None:
    campaign = small_campaign(tmp_path)
    drafting.open(campaign)
    made = [draft.data for draft in drafting.drafts(Choices())]
    assert made == [draft.data for draft in Drafter(campaign).drafts(Choices())]
    assert None not in made


@pytest.mark.parametrize(("attempt", "message"), ATTEMPTS)
def test_a_wording_that_goes_too_far_fails_its_letter_alone(
    tmp_path: Path, attempt: str, message: str
) -> None:
    campaign = small_campaign(tmp_path, BRITAIN.replace("ATTEMPT", attempt))
    outcomes = list(check_letters(campaign, Choices()))
    assert [str(outcome.state) for outcome in outcomes] == ["ready", "failed", "ready"]
    [problem] = outcomes[1].problems
    assert problem.message == f"making this letter: {message}"
    assert problem.letter == "GB"
    assert "LETTERAPP_LIMIT_" in problem.hint


@pytest.mark.parametrize(("attempt", "message"), ATTEMPTS)
def test_a_word_template_that_goes_too_far_fails_its_letters_and_leaves_nothing(
    tmp_path: Path, attempt: str, message: str
) -> None:
    campaign = with_word_template(small_campaign(tmp_path), attempt)
    folder = tmp_path / "out"
    outcomes = list(write_letters(campaign, Choices(targets=("FR",)), Writing(folder)))
    assert [outcome.state for outcome in outcomes] == [State.FAILED]
    assert message in outcomes[0].reason
    assert list(folder.iterdir()) == []


@pytest.mark.parametrize(
    ("text", "message"),
    [(LONG, "the letter is larger than 20 MB"), (DEEP, "it calls itself without end")],
)
def test_too_much_text_and_endless_calls_are_problems_of_the_word_template(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str, message: str
) -> None:
    monkeypatch.delenv("LETTERAPP_LIMIT_SECONDS")
    campaign = with_word_template(small_campaign(tmp_path), text)
    outcomes = list(check_letters(campaign, Choices()))
    assert {outcome.state for outcome in outcomes} == {State.FAILED}
    assert all(message in outcome.reason for outcome in outcomes)


def test_the_batch_goes_on_after_each_letter_that_was_stopped(tmp_path: Path) -> None:
    wording = "Dear {{ target.short }}. {% if target.short != 'States' %}" + FOREVER + "{% endif %}"
    campaign = small_campaign(tmp_path, wording)
    assert states(tmp_path / "out", campaign) == ["failed", "failed", "written"]
    assert len(list((tmp_path / "out").glob("*.docx"))) == 1


def test_the_draft_in_hand_of_a_wording_without_end_says_why(
    tmp_path: Path, drafting: Drafting
) -> None:
    drafting.open(small_campaign(tmp_path, FOREVER))
    draft = drafting.first(Choices())
    assert draft is not None
    assert draft.state is State.FAILED
    assert "was stopped" in draft.problems[0].message


def test_a_wrong_call_is_an_error_of_the_caller(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="Atlantis"):
        list(made_drafts(small_campaign(tmp_path), Choices(targets=("Atlantis",))))


@pytest.mark.parametrize(
    "attack",
    [
        "{{ cycler.__init__.__globals__ }}",
        "{{ ''.__class__.__mro__ }}",
        "{{ target.__class__ }}",
        "{{ range.__self__ }}",
        "{{ picture.__call__.__globals__ }}",
        "{{ letter.date.today() }}",
    ],
)
def test_no_template_reads_a_file_or_runs_code(tmp_path: Path, attack: str) -> None:
    campaign = with_word_template(small_campaign(tmp_path), attack)
    outcomes = list(check_letters(campaign, Choices()))
    assert {outcome.state for outcome in outcomes} == {State.FAILED}


def test_a_worker_that_does_not_start_ends_the_batch(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LETTERAPP_LIMIT_START_SECONDS", "0.001")
    with pytest.raises(LimitExceeded):
        list(made_drafts(small_campaign(tmp_path), Choices()))


def test_a_letter_in_hand_comes_without_what_it_was_composed_of(
    tmp_path: Path, drafting: Drafting
) -> None:
    drafting.open(small_campaign(tmp_path))
    draft = drafting.first(Choices())
    assert draft is not None
    assert draft.composed is not None
    assert plain_text(draft.composed.blocks[0].content).startswith("Dear France")
    assert draft.composed.context == {}


def test_the_passages_of_a_letter_come_from_the_worker(tmp_path: Path, drafting: Drafting) -> None:
    campaign = small_campaign(tmp_path)
    drafting.open(campaign)
    choices = Choices(targets=("FR",))
    passages = drafting.passages(choices)
    assert passages == Drafter(campaign).passages(choices)
    assert passages.passages[0].source.startswith("Dear France")


def test_a_wording_without_end_or_with_a_fault_has_no_passages(
    tmp_path: Path, drafting: Drafting
) -> None:
    for number, wording in enumerate((FOREVER, "{% if %}")):
        drafting.open(small_campaign(tmp_path / str(number), wording))
        assert drafting.passages(Choices()) == Passages()


def test_a_check_tells_of_a_letter_that_is_not_sound(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Checker, "faults", lambda *_: ["it is odd"])
    outcomes = list(check_letters(small_campaign(tmp_path), Choices()))
    assert {outcome.state for outcome in outcomes} == {State.FAILED}
    assert "not sound: it is odd" in outcomes[0].reason
