"""Pre-flight: every letter in memory, with all its problems, before one is written."""

from pathlib import Path

import docx
import pytest
from msgspec.structs import replace

from letterapp.batch.drafter import Drafter
from letterapp.batch.drafts import Draft
from letterapp.batch.outcomes import State
from letterapp.batch.write import check_letters
from letterapp.campaign.asking import DemandChoice
from letterapp.campaign.campaign import Campaign
from letterapp.campaign.letters import Choices
from letterapp.campaign.load import load_campaign
from letterapp.errors import UsageError
from letterapp.problems import error
from tests.batch.batches import draft, small_campaign


def drafts(campaign: Campaign, **choices: object) -> list[Draft]:
    return list(Drafter(campaign).drafts(Choices(**choices)))  # type: ignore[arg-type]


def messages(made: Draft) -> list[str]:
    return [problem.message for problem in made.problems if problem.is_error]


def test_a_sound_letter_has_bytes_and_a_name(tmp_path: Path) -> None:
    made = drafts(small_campaign(tmp_path))
    assert [found.file_name for found in made] == ["France.docx", "Britain.docx", "States.docx"]
    assert all(found.data and found.state is State.READY for found in made)


def test_one_bad_letter_does_not_stop_the_others(tmp_path: Path) -> None:
    wording = "{% if target.id == 'GB' %}{{ target.nobody }}{% endif %}Act.\n"
    made = drafts(small_campaign(tmp_path, wording))
    assert [found.state for found in made] == [State.READY, State.FAILED, State.READY]
    assert made[1].data is None
    assert messages(made[1]) == ["target has no field “nobody”"]
    assert made[1].problems[-1].letter == "GB"


def test_problems_of_wording_and_of_the_word_template_say_whose_letter(tmp_path: Path) -> None:
    campaign = small_campaign(tmp_path)
    own = docx.Document()
    own.add_paragraph("{{ nobody }} {{ body }")
    own.save(str(tmp_path / "templates" / "letterhead.docx"))
    for made in drafts(campaign):
        assert made.state is State.FAILED
        assert {problem.letter for problem in made.problems} == {made.target}
        assert "a tag is opened with “{{” and never closed" in messages(made)


def test_the_campaign_s_word_template_hides_the_shipped_one(tmp_path: Path) -> None:
    campaign = small_campaign(tmp_path)
    shipped = drafts(campaign)[0].data
    own = docx.Document()
    own.add_paragraph("{{ body }}")
    own.save(str(tmp_path / "templates" / "letterhead.docx"))
    made = drafts(campaign)[0].data
    assert made
    assert made != shipped


def test_a_word_template_that_is_none_fails_every_letter_with_its_file(tmp_path: Path) -> None:
    campaign = small_campaign(tmp_path)
    file = tmp_path / "templates" / "letterhead.docx"
    file.write_text("no Word file")
    for made in drafts(campaign):
        assert messages(made) == ["this is no Word file (.docx)"]
        assert [problem.where.file for problem in made.problems if problem.is_error] == [file]


def test_an_unknown_word_template_has_a_near_name_and_a_place(tmp_path: Path) -> None:
    made = drafts(small_campaign(tmp_path), word_template="leterhead")[0]
    problem = next(problem for problem in made.problems if problem.is_error)
    assert problem.message == "there is no Word template “leterhead”"
    assert problem.hint == "Did you mean “letterhead”?"


def test_letters_of_one_name_fail_with_the_key_of_the_pattern(tmp_path: Path) -> None:
    campaign = small_campaign(tmp_path)
    settings = tmp_path / "campaign.toml"
    settings.write_text(settings.read_text().replace("{target.short}", "Letter"))
    for made in drafts(load_campaign(campaign.folder)):
        [problem] = [problem for problem in made.problems if problem.is_error]
        assert problem.message == "several letters would have the name “Letter.docx”"
        assert (problem.where.file, problem.letter) == (settings, made.target)
        assert (
            problem.where.line == settings.read_text().split("\n").index('file_name = "Letter"') + 1
        )


def test_a_letter_with_nothing_to_ask_is_skipped(tmp_path: Path) -> None:
    made = drafts(small_campaign(tmp_path), demands=())
    assert {found.state for found in made} == {State.SKIPPED}
    assert {found.data for found in made} == {None}
    assert "No demand is left" in made[0].outcome().reason


def test_a_target_with_errors_fails_and_the_others_do_not(tmp_path: Path) -> None:
    campaign = small_campaign(tmp_path)
    targets = tmp_path / "targets.toml"
    targets.write_text(targets.read_text("utf-8").replace('office.en = "Minister"', "", 1), "utf-8")
    made = {found.target: found for found in drafts(load_campaign(campaign.folder))}
    ready = [key for key, found in made.items() if found.state is State.READY]
    assert (ready, made["FR"].state) == (["GB", "US"], State.FAILED)
    assert messages(made["FR"]) == ["the target “FR” has errors"]


def test_a_word_template_is_read_once_for_all_letters(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    campaign = small_campaign(tmp_path)
    read: list[Path] = []
    plain = Path.read_bytes

    def noted(self: Path) -> bytes:
        read.append(self)
        return plain(self)

    monkeypatch.setattr(Path, "read_bytes", noted)
    drafts(campaign)
    assert [file.name for file in read].count("letterhead.docx") == 1


def test_a_check_gives_an_outcome_a_letter_and_no_file(tmp_path: Path) -> None:
    campaign = small_campaign(tmp_path)
    outcomes = list(check_letters(campaign, Choices()))
    assert [outcome.state for outcome in outcomes] == [State.READY] * 3
    assert {outcome.file for outcome in outcomes} == {None}
    assert not (tmp_path / "letters").exists()


def test_choices_that_name_nothing_are_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="there is no demand “acts”"):
        drafts(small_campaign(tmp_path), demands=(DemandChoice("acts"),))


def test_an_outcome_tells_the_first_error_unless_it_has_a_reason_of_its_own() -> None:
    made = replace(draft("FR", None), problems=(error("one"), error("two")))
    assert made.outcome().reason == "one; and 1 more"
    assert made.outcome(State.FAILED, reason="the disk is full").reason == "the disk is full"


@pytest.mark.parametrize("name", ["../secret", "sub/letterhead", "..\\secret"])
def test_a_word_template_never_comes_from_outside_its_folders(tmp_path: Path, name: str) -> None:
    campaign = small_campaign(tmp_path)
    (campaign.folder / "secret.docx").write_bytes(b"")
    made = drafts(campaign, word_template=name)[0]
    assert any("there is no Word template" in problem.message for problem in made.problems)


def test_templates_that_cannot_be_read_fail_the_letters(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    campaign = small_campaign(tmp_path)

    def refused(self: Drafter, name: str) -> None:
        raise PermissionError(13, "Permission denied", str(tmp_path / "templates"))

    monkeypatch.setattr(Drafter, "_loaded", refused)
    made = drafts(campaign)[0]
    assert made.state is State.FAILED
    [problem] = [found for found in made.problems if found.is_error]
    assert problem.message == "the Word templates cannot be read: Permission denied"
    assert problem.where.file == tmp_path / "templates"
