"""A letter composed: from campaign and templates to blocks, every problem with its place."""

from __future__ import annotations

from pathlib import Path

import pytest

from letterapp.campaign.load import load_campaign
from letterapp.paths import shipped_campaigns
from letterapp.problems import Problem
from letterapp.wording.blocks import Kind, Text, plain_text
from letterapp.wording.compose import Composed, Composer
from tests.campaigns import (
    DEMANDS,
    SETTINGS,
    TARGETS,
    changed,
    compose,
    letter_of,
    line_of,
    lines,
    load,
    place_of,
    write_campaign,
)


def only(composed: Composed) -> Problem:
    (problem,) = composed.problems
    assert problem.is_error
    assert problem.letter == "GRA"
    return problem


def text_changed(new: str) -> str:
    """The demands, with another text for the demand that Graustark is asked."""
    (old,) = (line for line in DEMANDS.split("\n") if line.startswith("text.en.default"))
    return changed(DEMANDS, old, f"text.en.default = {new}")


# --- Which wording


def test_the_wording_of_the_role_goes_before_the_default_one(tmp_path: Path) -> None:
    templates = {"note/en/guarantor.md.j2": "to guarantors"}
    assert lines(compose(tmp_path, "to all", templates=templates)) == ["to guarantors"]
    assert lines(compose(tmp_path, "to all", templates=templates, target="RUR")) == ["to all"]


def test_a_template_of_the_campaign_hides_the_shipped_one(tmp_path: Path) -> None:
    settings = changed(SETTINGS, 'wording = "note"', 'wording = "letter"')
    own = {"letter/en/base.md.j2": "own base: {% block basis %}{% endblock %}"}
    shipped = compose(tmp_path / "a", "", settings=settings)
    assert len(shipped.blocks) > 3
    assert lines(compose(tmp_path / "b", "", settings=settings, templates=own)) == ["own base:"]


@pytest.mark.parametrize("role", ["host", "guarantor"])
def test_the_shipped_wording_serves_another_campaign(tmp_path: Path, role: str) -> None:
    settings = changed(SETTINGS, 'wording = "note"', 'wording = "letter"')
    target = {"host": "RUR", "guarantor": "GRA"}[role]
    text = "\n".join(lines(compose(tmp_path, "", settings=settings, target=target)))
    assert "River Watch" in text
    assert "Hentzau and Upper Strelsau" in text
    assert "Cambodia" not in text


def test_every_letter_of_the_shipped_campaign_composes() -> None:
    campaign = load_campaign(shipped_campaigns() / "cambodia")
    composer = Composer(campaign)
    for target in campaign.targets:
        assert composer.compose(letter_of(campaign, target.id)).problems == ()


# --- The texts of demands


def test_the_text_of_a_demand_is_prose_with_the_data_of_the_letter(tmp_path: Path) -> None:
    demands = text_changed("'*ask* {{ target.short }} for {{ letter.place }}'")
    settings = changed(SETTINGS, "[letter]\n", '[letter]\nplace = "*Zenda*"\n')
    composed = compose(
        tmp_path, "We {{ demands['open-locks'].text }}.", demands=demands, settings=settings
    )
    assert composed.blocks[0].content == (
        *(Text("We "), Text("ask", italic=True), Text(" Graustark for *Zenda*.")),
    )


def test_the_texts_of_cases_may_ask_which_others_are_chosen(tmp_path: Path) -> None:
    wording = "{{ (demands | first).text }}"
    alone = changed(SETTINGS, "[roles.host]", 'cases.open-locks = ["strelsau"]\n[roles.host]')
    none = changed(SETTINGS, "[roles.host]", "cases.open-locks = []\n[roles.host]")
    asked = "ask that the locks be opened"
    assert lines(compose(tmp_path, wording)) == [f"{asked} of Hentzau and Upper Strelsau"]
    assert lines(compose(tmp_path, wording, settings=alone)) == [f"{asked} of Strelsau"]
    assert lines(compose(tmp_path, wording, settings=none)) == [asked]


def test_the_text_of_a_demand_begins_no_block(tmp_path: Path) -> None:
    composed = compose(tmp_path, "{{ (demands | first).text }}", demands=text_changed("'1. ask'"))
    assert [(block.kind, plain_text(block.content)) for block in composed.blocks] == [
        (Kind.PLAIN, "1. ask")
    ]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ('"ask {{ tagret.short }}"', 0),
        ('"{% if tagret %}x{% endif %}ask"', 0),
        ('"""\nask\n{{ tagret.short }}"""', 2),
        ("'''ask\n\n{{ tagret.short }}\n'''", 2),
    ],
)
def test_an_unknown_name_in_a_demands_text_is_named_at_its_line(
    tmp_path: Path, text: str, line: int
) -> None:
    demands = text_changed(text)
    problem = only(compose(tmp_path, "x", demands=demands))
    assert problem.message == "there is nothing named “tagret”"
    assert problem.hint == "Did you mean “target”?"
    assert place_of(problem) == ("demands.toml", line_of(demands, "text.en.default") + line)
    assert problem.where.place == "demands[1].text.en.default"


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ('"ask {% if x"', 0, "unexpected end of template"),
        ('"""\nask\n{% if target %}x"""', 2, "Unexpected end of template"),
        ('"ask {{ 1 | nosuch }}"', 0, "No filter named 'nosuch'"),
        ('"""\nask\n{{ 1 / 0 }}"""', 2, "division by zero"),
        ("\"{% include 'nosuch' %}\"", 0, "there is no template “nosuch”"),
        ('"ask `code`"', 0, "code in backticks is not mark-up of wording"),
        ('"""\nask\n<b>that</b>"""', 2, "HTML is not mark-up of wording"),
        ('"ask[^nosuch]"', 0, "there is no footnote “nosuch”"),
    ],
)
def test_a_fault_in_a_demands_text_is_named_at_its_line(
    tmp_path: Path, text: str, line: int, message: str
) -> None:
    demands = text_changed(text)
    problem = compose(tmp_path, "x\n\n{{ (demands | first).text }}", demands=demands).problems[0]
    assert problem.message.startswith(message)
    assert place_of(problem) == ("demands.toml", line_of(demands, "text.en.default") + line)


def test_a_fault_in_a_cases_text_is_named_at_its_line(tmp_path: Path) -> None:
    demands = changed(DEMANDS, "{{ 'Upper ' if cases.hentzau }}", "{{ cases.hentzao }}")
    problem = only(compose(tmp_path, "x", demands=demands))
    assert problem.message == "cases has no field “hentzao”"
    assert problem.hint == "Did you mean “hentzau”?"
    assert place_of(problem) == ("demands.toml", line_of(demands, "hentzao"))


def test_a_demand_without_a_text_in_the_language_is_a_problem(tmp_path: Path) -> None:
    demands = changed(DEMANDS, "text.en.default", "text.de.default")
    problem = only(compose(tmp_path, "x", demands=demands))
    assert problem.message == "the demand “open-locks” has no text in the language “en”"
    assert problem.where.place == "demands[1].text.en.default"
    assert problem.where.line == line_of(demands, "text.en.host")


# --- Faults of templates


def test_all_unknown_names_of_a_letter_are_named_at_once(tmp_path: Path) -> None:
    wording = "{{ tagret.short }}\n\n{% if sendre %}x{% endif %}\n{{ target.shrot }}"
    composed = compose(tmp_path, wording, demands=text_changed('"{{ lettre }}"'))
    assert [(*place_of(problem), problem.hint) for problem in composed.problems] == [
        ("demands.toml", line_of(DEMANDS, "text.en.default"), "Did you mean “letter”?"),
        ("default.md.j2", 1, "Did you mean “target”?"),
        ("default.md.j2", 3, "Did you mean “sender”?"),
        ("default.md.j2", 4, "Did you mean “short”?"),
    ]


@pytest.mark.parametrize(
    ("wording", "line", "message"),
    [
        ("one\n{% if target %}\ntwo", 3, "Unexpected end of template"),
        ("one\n{{ target.short", 2, "unexpected end of template"),
        ("one\n\n{{ target.short | uppfirst }}", 3, "No filter named 'uppfirst'"),
        ("one\n{% nosuch %}", 2, "Encountered unknown tag 'nosuch'"),
        ("one\n{% include 'nosuch.md.j2' %}", 2, "there is no template “note/en/nosuch.md.j2”"),
        ("{# … #}\n{% extends 'nosuch.md.j2' %}", 2, "there is no template “note/en/nosuch.md.j2”"),
        ("one\n{% extends 'guarantor.md.j2' %}", 2, "there is no template “note/en/guarantor"),
        ("one\n{{ 1 / 0 }}", 2, "division by zero"),
        ("one\n{{ 'a' * 100000000 }}", 2, "“*” makes too large a value"),
        (
            "one\n{% macro m() %}{{ m() }}{% endmacro %}\n{{ m() }}",
            2,
            "the template calls, extends",
        ),
        ("one\n{{ demands['open-locks'].text | upper }}", 2, "“upper” works on values"),
        ("{% set target.short = 'x' %}", 1, "cannot assign attribute"),
        ("one\n{% do target.capacities.append('x') %}", 2, "there is nothing named “append”"),
        ("one\n{{ ''.__class__ }}", 2, "access to attribute '__class__'"),
        ("one\x07", 1, "the text holds the character U+0007"),
        ("one\n\ufdd0", 2, "the text holds the character U+FDD0"),
    ],
)
def test_a_fault_of_the_template_is_named_at_its_line(
    tmp_path: Path, wording: str, line: int, message: str
) -> None:
    problem = only(compose(tmp_path, wording))
    assert problem.message.startswith(message)
    assert place_of(problem) == ("default.md.j2", line)


def test_a_fault_does_not_hide_the_unknown_names_before_it(tmp_path: Path) -> None:
    composed = compose(tmp_path, "{{ tagret }}\n{% include 'nosuch' %}")
    assert [problem.where.line for problem in composed.problems] == [1, 2]


def test_a_template_that_is_not_utf_8_is_named_with_its_line(tmp_path: Path) -> None:
    write_campaign(tmp_path, templates={"note/en/default.md.j2": ""})
    (tmp_path / "templates/note/en/default.md.j2").write_bytes("one\nZürich".encode("latin-1"))
    campaign = load_campaign(tmp_path)
    problem = only(Composer(campaign).compose(letter_of(campaign)))
    assert (problem.message, place_of(problem)) == ("not UTF-8 text", ("default.md.j2", 2))


def test_a_byte_order_mark_and_windows_line_ends_are_no_problem(tmp_path: Path) -> None:
    assert lines(compose(tmp_path, "\ufeff# one\r\ntwo\r\n")) == ["one", "two"]


@pytest.mark.parametrize(
    ("old", "new", "hint"),
    [
        ('wording = "note"', 'wording = "notes"', "Did you mean “note/en”?"),
        ('wording = "note"', 'wording = "../note"', "Did you mean “note/en”?"),
        ('language = "en"', 'language = "xx"', "“note” is written in: en."),
        ('wording = "note"', 'wording = "zzzzz"', "There are: letter/en, note/en."),
    ],
)
def test_a_wording_that_is_not_there_is_a_problem(
    tmp_path: Path, old: str, new: str, hint: str
) -> None:
    settings = changed(SETTINGS, old, new + "\nsubject.xx = ''" if "xx" in new else new)
    problem = compose(tmp_path, "x", settings=settings).problems[-1]
    assert problem.message.startswith("there is no wording “")
    assert problem.message.endswith("for the role “guarantor”")
    assert problem.hint == hint


def test_a_letter_without_words_is_a_problem(tmp_path: Path) -> None:
    assert (
        only(compose(tmp_path, "{# nothing #}\n")).message == "the wording of this letter is empty"
    )


# --- Mark-up


@pytest.mark.parametrize("text", ["<b>x</b>", "`x`", "***", "![x](y)", "&amp;", "[x]: y", ":::"])
def test_what_is_not_mark_up_is_named_at_the_line_of_its_template(
    tmp_path: Path, text: str
) -> None:
    templates = {
        "note/en/base.md.j2": "{# base #}\n\nbefore\n\n{% block b %}{% endblock %}\n\n"
        f"{{% include 'part' %}}\n\n\n{text}\n",
        "note/en/part": f"part\n\n{text}\n",
    }
    block = f"{{% block b %}}\n{{{{ target.short }}}}\n\n{text}\n{{% endblock %}}"
    child = f"{{% extends 'base.md.j2' %}}\n{block}"
    composed = compose(tmp_path, child, templates=templates)
    places = sorted(set(map(place_of, composed.problems)))
    assert places in (
        [("base.md.j2", 10), ("default.md.j2", 5), ("part", 3)],
        [("default.md.j2", 5)],  # of a link definition the first counts
    )


def test_the_unclosed_style_is_named_at_its_line(tmp_path: Path) -> None:
    problem = only(compose(tmp_path, "one\n\n{{ target.short }}\n\n::: Letter Date\ntwo\n"))
    assert problem.message == "“::: Letter Date” is never closed"
    assert place_of(problem) == ("default.md.j2", 5)


def test_data_prints_as_typed_wherever_it_stands(tmp_path: Path) -> None:
    typed = "AT&T *Ltd* <x> `y` _z_ [^a] \\\\ ::: {{ x }}"
    settings = changed(SETTINGS, "River Watch", typed)
    wording = (
        "{{ sender.organisation }}\n\n- {{ sender.organisation }}\n\n**{{ sender.organisation }}**"
    )
    assert lines(compose(tmp_path, wording, settings=settings)) == [typed.replace("\\\\", "\\")] * 3


# --- Own words


def own_words(was: str, now: str) -> str:
    edit = f"[[letters.edits]]\nwas = '{was}'\nnow = '{now}'\n"
    return f"{SETTINGS}[[letters]]\ntarget = 'GRA'\n\n{edit}"


def test_own_words_are_in_their_letter(tmp_path: Path) -> None:
    settings = own_words("Dear Graustark", "My *dear* Graustark")
    assert lines(compose(tmp_path, "Dear {{ target.short }}", settings=settings)) == [
        "My dear Graustark"
    ]


def test_own_words_that_no_longer_fit_are_a_warning_at_their_line(tmp_path: Path) -> None:
    settings = own_words("Dear Sir", "My dear Sir")
    composed = compose(tmp_path, "Dear {{ target.short }}", settings=settings)
    (problem,) = composed.problems
    assert not problem.is_error
    assert place_of(problem) == ("campaign.toml", line_of(settings, "[[letters.edits]]"))
    assert [plain_text(block.content) for block in composed.blocks] == ["Dear Graustark"]


def test_prose_whose_letters_were_changed_is_a_problem_of_its_wording(tmp_path: Path) -> None:
    problem = only(compose(tmp_path, "{% set x %}{{ target.short }}{% endset %}{{ x | reverse }}"))
    assert problem.message == "a filter has cut a value in two"
    assert place_of(problem) == ("default.md.j2", None)
    assert problem.hint


def test_own_words_amid_a_value_that_was_cut_are_a_problem_and_no_crash(tmp_path: Path) -> None:
    wording = "{% set x %}{{ target.short }}{% endset %}{% for c in x %}{{ c }}{% endfor %}"
    assert "cut" in only(compose(tmp_path, wording, settings=own_words("a", "b"))).message


# --- One composer, many letters


def test_letters_of_one_composer_do_not_mix(tmp_path: Path) -> None:
    write_campaign(tmp_path, templates={"note/en/default.md.j2": "{{ target.short }}{{ none }}"})
    campaign = load_campaign(tmp_path)
    composer = Composer(campaign)
    composed = [composer.compose(letter_of(campaign, target)) for target in ("RUR", "GRA", "RUR")]
    assert [plain_text(one.blocks[0].content) for one in composed] == [
        "Ruritania",
        "Graustark",
        "Ruritania",
    ]
    assert [[problem.letter for problem in one.problems] for one in composed] == [
        ["RUR"],
        ["GRA"],
        ["RUR"],
    ]


def test_the_wordings_there_are_can_be_listed(tmp_path: Path) -> None:
    write_campaign(tmp_path, templates={"note/de/default.md.j2": "", "note/en/host.md.j2": ""})
    assert Composer(load_campaign(tmp_path)).known_wordings() == ["letter/en", "note/de", "note/en"]


def test_a_letter_in_another_language_takes_its_texts(tmp_path: Path) -> None:
    write_campaign(
        tmp_path, templates={"note/de/default.md.j2": "{{ target.office }}, {{ letter.date }}"}
    )
    settings = changed(SETTINGS, "[roles.host]", "demands = []\n[roles.host]")
    (tmp_path / "campaign.toml").write_text(settings, "utf-8")
    campaign = load_campaign(tmp_path)
    composed = Composer(campaign).compose(letter_of(campaign, "GRA", "de"))
    assert lines(composed) == ["Graf, 4. Mai 2031"]


def test_a_campaign_without_templates_of_its_own_is_fine(tmp_path: Path) -> None:
    settings = changed(SETTINGS, 'wording = "note"', 'wording = "letter"')
    campaign = load(tmp_path, settings=settings, targets=TARGETS)
    assert Composer(campaign).compose(letter_of(campaign)).problems == ()


# --- Nothing is written with a hole in it, and nothing that tells the machine


@pytest.mark.parametrize("text", ["''", "'{% if false %}ask{% endif %}'"])
def test_a_demand_that_says_nothing_is_a_problem(tmp_path: Path, text: str) -> None:
    demands = text_changed(text)
    problem = only(compose(tmp_path, "x", demands=demands))
    assert problem.message == "the demand “open-locks” says nothing in this letter"
    assert problem.where.line == line_of(demands, f"text.en.default = {text}")


@pytest.mark.parametrize(
    "tag", ["target | string", "'%s' % target", "[target] | string", "letter.date.today()"]
)
def test_what_is_no_text_of_a_letter_is_never_printed(tmp_path: Path, tag: str) -> None:
    composed = compose(tmp_path, f"x {{{{ {tag} }}}}")
    assert any(problem.is_error for problem in composed.problems)


def test_a_number_that_is_none_is_a_problem_and_no_crash(tmp_path: Path) -> None:
    assert only(compose(tmp_path, "one\n{{ 1e400 }}")).where.line == 2


def test_mark_up_in_own_words_is_named_where_they_stand(tmp_path: Path) -> None:
    own = '[[letters]]\ntarget = "GRA"\nedits = [{was = "old", now = "a `code`"}]\n'
    settings = changed(SETTINGS, "[sender]", own + "[sender]")
    problem = only(compose(tmp_path, "old words", settings=settings))
    assert problem.message == "code in backticks is not mark-up of wording"
    assert place_of(problem) == ("campaign.toml", line_of(settings, "edits = "))


def test_a_wording_that_extends_itself_says_so(tmp_path: Path) -> None:
    problem = only(compose(tmp_path, "{% extends 'default.md.j2' %}"))
    assert "itself" in problem.message
