"""The letter in hand: what a batch has, after every change, whatever templates of others do."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import docx
import pytest
from msgspec.structs import replace

from letterapp.batch.drafter import Drafter
from letterapp.batch.drafts import Draft
from letterapp.batch.outcomes import State
from letterapp.batch.previewing import Previewing
from letterapp.campaign.campaign import Campaign
from letterapp.campaign.files import read_files
from letterapp.campaign.letters import Choices
from letterapp.campaign.load import load_campaign
from letterapp.campaign.model import Edit, LetterChanges
from letterapp.errors import CampaignError, UsageError
from letterapp.paths import shipped_campaigns
from letterapp.wording.blocks import plain_text
from letterapp.worker import LimitExceeded
from tests.batch.batches import small_campaign

FOREVER = "{% for a in range(99999) %}{% for b in range(99999) %}{% endfor %}{% endfor %}"
BRITAIN = "Dear {{ target.short }}. {% if target.short == 'Britain' %}" + FOREVER + "{% endif %}\n"
Change = Callable[[Campaign], Campaign]


@pytest.fixture(scope="module")
def previewing() -> Iterator[Previewing]:
    with Previewing() as made:
        yield made


@pytest.fixture(scope="module")
def shipped() -> Campaign:
    return load_campaign(shipped_campaigns() / "cambodia")


def everyone(campaign: Campaign) -> tuple[str, ...]:
    return tuple(target.id for target in campaign.targets)


def batch(campaign: Campaign, targets: tuple[str, ...]) -> dict[str, Draft]:
    drafts = Drafter(campaign).drafts(Choices(targets=targets), has_wording=False)
    return {draft.target: draft for draft in drafts}


def first_line(draft: Draft) -> str:
    assert draft.composed is not None
    return plain_text(draft.composed.blocks[0].content)


def wording_of(campaign: Campaign) -> Path:
    return campaign.folder / "templates" / "note" / "en" / "default.md.j2"


def with_sender(campaign: Campaign) -> Campaign:
    sender = campaign.settings.sender
    assert sender is not None
    return campaign.with_settings(sender=sender.model_copy(update={"organisation": "Les *Amis*"}))


def with_one_demand(campaign: Campaign) -> Campaign:
    selection = campaign.settings.selection
    ticked = (campaign.demands[1].id,)
    return campaign.with_settings(selection=selection.model_copy(update={"demands": ticked}))


def with_own_words(campaign: Campaign) -> Campaign:
    edits = (Edit(was="is nowhere in it", now="gone"),)
    own = [
        LetterChanges(target=target, demands=(campaign.demands[0].id,), edits=edits)
        for target in everyone(campaign)
    ]
    return campaign.with_settings(letters=tuple(own))


def with_another_demand(campaign: Campaign) -> Campaign:
    first, *others = campaign.demands
    changed = first.model_copy(update={"text": {"en": {"default": "do {{ what }}"}}})
    return replace(campaign, demands=(changed, *others))


def with_unsound_parts(campaign: Campaign) -> Campaign:
    wrong = frozenset({campaign.demands[0].id})
    return replace(
        campaign,
        demands=campaign.demands[1:],
        unsound_demands=wrong,
        unsound_letters=frozenset({campaign.targets[0].id}),
    )


CHANGES: tuple[Change, ...] = (
    lambda campaign: campaign,
    with_sender,
    with_one_demand,
    with_own_words,
    with_another_demand,
    with_unsound_parts,
)


@pytest.mark.parametrize("step", [1, -1], ids=["in their order", "the other way round"])
def test_every_draft_is_the_one_of_a_batch_after_each_change(
    shipped: Campaign, previewing: Previewing, step: int
) -> None:
    targets = everyone(shipped)
    for change in CHANGES:
        campaign = change(shipped)
        expected = batch(campaign, targets)
        for target in targets[::step]:
            draft = previewing.draft(campaign, target)
            assert replace(draft, composed=None) == expected[target]


def test_a_target_with_errors_has_the_problems_of_a_batch(
    tmp_path: Path, previewing: Previewing
) -> None:
    folder = small_campaign(tmp_path).folder
    file = folder / "targets.toml"
    file.write_text(file.read_text("utf-8").replace('close.en = "Yours,"', "", 1), "utf-8")
    campaign = load_campaign(folder)
    draft = previewing.draft(campaign, "FR")
    assert draft.problems == batch(campaign, ("FR",))["FR"].problems
    assert "has errors" in draft.problems[0].message


def test_a_target_that_is_not_there_is_an_error_of_the_caller(
    tmp_path: Path, previewing: Previewing
) -> None:
    with pytest.raises(UsageError, match="Atlantis"):
        previewing.draft(small_campaign(tmp_path), "Atlantis")


def test_a_campaign_is_loaded_as_in_this_process(tmp_path: Path, previewing: Previewing) -> None:
    folder = small_campaign(tmp_path).folder
    files, campaign = previewing.load(folder)
    assert files == read_files(folder)
    assert campaign == load_campaign(folder)
    assert previewing.draft(campaign, "FR").data is not None


def test_a_folder_without_a_campaign_is_told_as_ever(
    tmp_path: Path, previewing: Previewing
) -> None:
    with pytest.raises(CampaignError, match="missing"):
        previewing.load(tmp_path)


def test_a_campaign_is_loaded_here_where_the_process_does_not_start(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LETTERAPP_LIMIT_START_SECONDS", "0.001")
    folder = small_campaign(tmp_path).folder
    with Previewing() as previewing:
        assert previewing.load(folder)[1] == load_campaign(folder)


def test_a_draft_comes_with_its_blocks(tmp_path: Path, previewing: Previewing) -> None:
    draft = previewing.draft(small_campaign(tmp_path), "GB")
    assert draft.composed is not None
    assert draft.composed.context == {}
    assert first_line(draft) == "Dear Britain, act."


def test_a_wording_that_is_saved_shows_with_the_next_draft(
    tmp_path: Path, previewing: Previewing
) -> None:
    campaign = small_campaign(tmp_path)
    previewing.draft(campaign, "FR")
    wording_of(campaign).write_text("Cher pays, agis.\n", "utf-8")
    assert first_line(previewing.draft(campaign, "FR")) == "Cher pays, agis."


def test_a_wording_of_the_same_size_and_time_shows_where_it_replaces_another(
    tmp_path: Path, previewing: Previewing
) -> None:
    campaign = small_campaign(tmp_path)
    previewing.draft(campaign, "FR")
    file = wording_of(campaign)
    before = file.stat()
    other = file.with_name("new")
    other.write_text("Dear {{ target.short }}, aid.\n", "utf-8")
    os.utime(other, ns=(before.st_atime_ns, before.st_mtime_ns))
    other.replace(file)
    assert first_line(previewing.draft(campaign, "FR")) == "Dear France, aid."


def test_a_wording_for_a_role_that_is_added_counts_and_one_that_goes_does_not(
    tmp_path: Path, previewing: Previewing
) -> None:
    campaign = small_campaign(tmp_path)
    previewing.draft(campaign, "FR")
    own = wording_of(campaign).with_name("signatory.md.j2")
    own.write_text("Dear signatory.\n", "utf-8")
    assert first_line(previewing.draft(campaign, "FR")) == "Dear signatory."
    own.unlink()
    assert first_line(previewing.draft(campaign, "FR")) == "Dear France, act."


def test_a_letterhead_that_the_campaign_gets_is_used_at_once(
    tmp_path: Path, previewing: Previewing
) -> None:
    campaign = small_campaign(tmp_path)
    before = previewing.draft(campaign, "FR")
    file = campaign.folder / "templates" / "letterhead.docx"
    made = docx.Document()
    made.add_paragraph("{{ body }}")
    made.save(str(file))
    after = previewing.draft(campaign, "FR")
    assert before.word_template != after.word_template == file
    assert after.data == batch(campaign, ("FR",))["FR"].data


def test_a_letter_that_goes_too_far_is_stopped_and_the_next_goes_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LETTERAPP_LIMIT_SECONDS", "0.5")
    campaign = small_campaign(tmp_path, BRITAIN)
    with Previewing() as previewing:
        drafts = [previewing.draft(campaign, target) for target in ("FR", "GB", "US")]
    assert [draft.state for draft in drafts] == [State.READY, State.FAILED, State.READY]
    assert drafts[1].problems[0].letter == "GB"
    assert "was stopped" in drafts[1].problems[0].message


def test_a_process_that_the_system_ends_between_two_drafts_is_replaced(
    tmp_path: Path, previewing: Previewing
) -> None:
    campaign = small_campaign(tmp_path)
    before = previewing.draft(campaign, "FR")
    first = previewing.pid
    assert first is not None
    os.kill(first, getattr(signal, "SIGKILL", signal.SIGTERM))
    while previewing.pid is not None:
        pass
    assert previewing.draft(campaign, "FR").data == before.data
    assert previewing.pid not in (None, first)


def test_a_worker_that_does_not_start_is_no_draft(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LETTERAPP_LIMIT_START_SECONDS", "0.001")
    with Previewing() as previewing, pytest.raises(LimitExceeded):
        previewing.draft(small_campaign(tmp_path), "FR")


def test_another_thread_can_close_it_in_the_middle_of_a_draft(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LETTERAPP_LIMIT_SECONDS", "60")
    campaign = small_campaign(tmp_path, FOREVER)
    previewing = Previewing()
    previewing.prepare()
    with ThreadPoolExecutor(1) as thread:
        made = thread.submit(previewing.draft, campaign, "FR")
        previewing.close()
        # Failed or, where it had not begun, refused.
        refused = made.exception(20)
    assert isinstance(refused, RuntimeError) or made.result().state is State.FAILED


def test_a_draft_without_its_blocks_is_the_same_letter(
    previewing: Previewing, shipped: Campaign
) -> None:
    whole = previewing.draft(shipped, "FR")
    bare = previewing.draft(shipped, "FR", has_wording=False)
    assert whole.composed is not None
    assert bare == replace(whole, composed=None)


def test_a_window_needs_nothing_of_the_engine_for_a_letter() -> None:
    code = """
import sys
from letterapp.batch.previewing import Previewing
from letterapp.paths import shipped_campaigns
with Previewing() as previewing:
    _, campaign = previewing.load(shipped_campaigns() / "cambodia")
    assert previewing.draft(campaign, "FR", has_wording=False).data
print([m for m in ("pydantic", "jinja2", "babel", "markdown_it") if m in sys.modules])
"""
    done = subprocess.run([sys.executable, "-c", code], stdout=subprocess.PIPE, check=True)
    assert done.stdout.decode().strip() == "[]"
