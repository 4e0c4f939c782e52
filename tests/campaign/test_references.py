"""What the tables of a campaign say of one another."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.campaigns import DEMANDS, SETTINGS, TARGETS, changed, line_of, load, place_of


def test_an_unknown_role_makes_the_target_unsound(tmp_path: Path) -> None:
    targets = changed(TARGETS, 'role = "guarantor"', 'role = "garantor"')
    campaign = load(tmp_path, targets=targets)
    (problem,) = campaign.problems
    assert problem.message == "there is no role “garantor”"
    assert problem.hint == "Did you mean “guarantor”?"
    assert place_of(problem) == ("targets.toml", line_of(targets, "garantor"))
    assert [target.id for target in campaign.unsound_targets] == ["GRA"]


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('sources = ["report"]', 'sources = ["raport"]', "there is no source “raport”"),
        ('{host = "named", ', '{hots = "named", ', "there is no role “hots”"),
        ("text.en.host", "text.en.hots", "there is no role “hots”"),
        ('id = "strelsau"', 'id = "hentzau"', "the case “hentzau” stands twice"),
        (
            'text.en = "Hentzau"}',
            'text.en = "Hentzau", since = [{on = 2031-06-01, what = "…", source = "x"}]}',
            "there is no source “x”",
        ),
    ],
)
def test_a_demand_that_names_what_is_not_there_is_unsound(
    tmp_path: Path, old: str, new: str, message: str
) -> None:
    demands = changed(DEMANDS, old, new)
    campaign = load(tmp_path, demands=demands)
    (problem,) = campaign.problems
    assert problem.message == message
    assert problem.hint
    assert problem.where.line is not None
    assert abs(problem.where.line - line_of(demands, new)) <= 2
    assert campaign.unsound_demands == {"open-locks"}
    assert [demand.id for demand in campaign.demands] == ["thanks"]


def test_not_for_names_roles_targets_or_default(tmp_path: Path) -> None:
    old = "not_for.guarantor.en"
    fine = changed(DEMANDS, old, 'not_for.GRA.en = "x"\nnot_for.default.en = "x"\n' + old)
    wrong = changed(DEMANDS, old, "not_for.GRO.en")
    assert load(tmp_path / "fine", demands=fine).problems == ()
    (problem,) = load(tmp_path / "wrong", demands=wrong).problems
    assert problem.message == "there is no role or target “GRO”"


@pytest.mark.parametrize(
    ("old", "new", "place", "message"),
    [
        ('instrument = "treaty"', 'instrument = "traety"', "instrument", "no source “traety”"),
        ('state_concerned = "RUR"', 'state_concerned = "RU"', "state_concerned", "no target “RU”"),
        ('targets = ["@all"]', 'targets = ["@al"]', "selection.targets", "no group “@al”"),
        ('"not:RUR"', '"not:RUX"', "groups.neighbours", "no target “RUX”"),
        (
            "[roles.host]",
            'demands = ["thank"]\n[roles.host]',
            "selection.demands",
            "no demand “thank”",
        ),
        (
            "[roles.host]",
            'cases.open-locks = ["hentzou"]\n[roles.host]',
            "selection.cases.open-locks",
            "no case “hentzou”",
        ),
        (
            "[roles.host]",
            'cases.locks = ["hentzau"]\n[roles.host]',
            "selection.cases.locks",
            "no demand “locks”",
        ),
    ],
)
def test_settings_that_name_what_is_not_there(
    tmp_path: Path, old: str, new: str, place: str, message: str
) -> None:
    settings = changed(SETTINGS, old, new)
    (problem,) = load(tmp_path, settings=settings).problems
    assert problem.message == f"there is {message}"
    assert problem.where.place == place
    assert problem.where.line == line_of(settings, new.split("\n", maxsplit=1)[0])
    assert problem.hint


@pytest.mark.parametrize(
    ("own", "place"),
    [
        ('target = "nobody"', "letters[1].target"),
        ('target = "GRA"\ndemands = ["x"]', "letters[1].demands"),
        ('target = "GRA"\ncases.open-locks = ["x"]', "letters[1].cases.open-locks"),
    ],
)
def test_own_choices_of_one_letter_that_name_what_is_not_there(
    tmp_path: Path, own: str, place: str
) -> None:
    settings = f"{SETTINGS}[[letters]]\n{own}\n"
    (problem,) = load(tmp_path, settings=settings).problems
    assert problem.where.place == place
    assert problem.where.line == SETTINGS.count("\n") + 1 + len(own.split("\n"))


def test_every_wrong_word_of_a_selection_is_named(tmp_path: Path) -> None:
    settings = changed(SETTINGS, 'targets = ["@all"]', 'targets = ["one", "GRA", "two"]')
    messages = [problem.message for problem in load(tmp_path, settings=settings).problems]
    assert messages == ["there is no target “one”", "there is no target “two”"]


def test_a_group_that_contains_itself_is_a_problem_at_its_line(tmp_path: Path) -> None:
    settings = changed(SETTINGS, "[groups]\n", '[groups]\na = ["@b"]\nb = ["@a"]\n')
    problems = load(tmp_path, settings=settings).problems
    assert [problem.where.line for problem in problems] == [
        line_of(settings, 'a = ["@b"]'),
        line_of(settings, 'b = ["@a"]'),
    ]
    assert all("contains itself" in problem.message for problem in problems)


def test_a_group_may_have_a_dot_in_its_name(tmp_path: Path) -> None:
    settings = changed(SETTINGS, "[groups]\n", '[groups]\n"a.b" = ["nobody"]\n')
    (problem,) = load(tmp_path, settings=settings).problems
    assert problem.where.line == line_of(settings, '"a.b"')


def test_a_quotation_of_an_unknown_source_is_never_handed_out(tmp_path: Path) -> None:
    demands = changed(DEMANDS, 'source = "treaty"', 'source = "traety"')
    campaign = load(tmp_path, demands=demands)
    problem = next(found for found in campaign.problems if "traety" in found.message)
    assert problem.hint == "Did you mean “treaty”?"
    assert place_of(problem) == ("demands.toml", line_of(demands, "traety"))
    assert campaign.quotations == ()
    assert [target.id for target in campaign.unsound_targets] == ["GRA"]


def test_a_role_with_an_unknown_quotation_is_one_problem_for_all_its_targets(
    tmp_path: Path,
) -> None:
    settings = changed(SETTINGS, '"article-5"', '"article-6"')
    targets = TARGETS + TARGETS.split("\n\n")[1].replace("GRA", "DAW")
    campaign = load(tmp_path, settings=settings, targets=targets)
    (problem,) = campaign.problems
    assert problem.message == "there is no quotation “article-6”"
    assert problem.where.place == "roles.guarantor.undertaking"
    assert {target.id for target in campaign.unsound_targets} == {"GRA", "DAW"}


def test_a_role_without_targets_is_checked_too(tmp_path: Path) -> None:
    role = '[roles.rower]\nlabel = "a rower"\nprovision = "article-6"\n'
    (problem,) = load(tmp_path, settings=SETTINGS + role).problems
    assert problem.where.place == "roles.rower.provision"


@pytest.mark.parametrize(
    ("key", "value", "message"),
    [
        ("source", '"x"', "there is no source “x”"),
        ("touches", '["x"]', "there is no demand “x”"),
        ("touches", '["open-locks:x"]', "there is no case “x”"),
        ("touches", '["target:x"]', "there is no target “x”"),
    ],
)
def test_a_change_that_names_what_is_not_there(
    tmp_path: Path, key: str, value: str, message: str
) -> None:
    change = {"on": "2031-06-01", "what": '"…"', "source": '"report"'} | {key: value}
    lines = [f"{name} = {text}\n" for name, text in change.items()]
    demands = DEMANDS + "[[changes]]\n" + "".join(lines)
    (problem,) = load(tmp_path, demands=demands).problems
    assert problem.message == message
    assert problem.where.line == line_of(demands, f"{key} = {value}")


def test_a_successor_names_a_historical_party(tmp_path: Path) -> None:
    targets = changed(TARGETS, 'id = "GRA"', 'id = "GRA"\nsuccessor_of = "old"')
    party = 'name.en = {short = "Old", formal = "the Old Realm", in_text = "the Old Realm"}\n'
    fine = f'{targets}[[historical]]\nid = "old"\n{party}'
    assert load(tmp_path / "fine", targets=fine).problems == ()
    (problem,) = load(tmp_path / "wrong", targets=targets).problems
    assert problem.message == "there is no historical party “old”"
