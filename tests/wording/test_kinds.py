"""Letters of a kind are composed together, and say what each would say by itself."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from letterapp.campaign.campaign import Campaign
from letterapp.campaign.letters import Choices, Letter, letters_of
from letterapp.campaign.load import load_campaign
from letterapp.campaign.model import Address, Edit
from letterapp.wording import kinds, rendering
from letterapp.wording.blocks import plain_text
from letterapp.wording.compose import Composed, Composer
from letterapp.wording.prose import OPEN
from tests.campaigns import DEMANDS, changed, write_campaign

ASKED = changed(DEMANDS, "ask that the locks", "ask {{ target.short }} that the locks")
VALUES = ("A", "the *x*", "x\ny", " ", "", "é4")
CAPTURED = "{% set x %}{{ target.short }}{% endset %}{% set y %}{{ target.office }}{% endset %}"
FRAGMENTS = (
    "{{ target.short }} {{ target.office | upfirst }} {{ target.name.in_text }}",
    "{% if target.code %}{{ target.code }}{% else %}none{% endif %}",
    "{{ 'yes' if target.short == 'A' else 'no' }}",
    "{{ target.short | upper }}{{ target.office | length }}",
    "{{ target.address | join(', ') }}{{ target.address | length }}",
    "{{ target.address | and_join }}{{ target.address | first if target.address }}",
    "{% for line in target.address %}\\\n{{ loop.index }}{{ line }}{% endfor %}",
    "{{ 'a *b* ' ~ target.short ~ target.office }}",
    CAPTURED + "{{ x }}{{ 'same' if x == y }}{{ 'A' if x == 'A' }}",
    CAPTURED + "{{ [x, y] | unique | list | length }}{{ 'in' if x in [y] }}",
    CAPTURED + "{{ x ~ y }}{{ [x, y] | and_join }}{{ x | upfirst }}",
    "{{ 'in' if 'A' in target.short }}{{ [target.short, 'b'] | sort | join }}",
    "{{ demands | map(attribute='text') | join('; ') }}",
    "{{ demands | sort(attribute='text') | length }}",
    "{% macro m(a, b) %}*{{ a }}*{{ b }}{% endmacro %}{{ m(target.short, target.office) }}",
    "{{ 'text' if target.short is string }}{{ target.code | default('z') }}",
    "{{ target.short[0] }}{{ target.office[1:] }}",
    "{{ '%s!' % target.short }}{{ '{}'.format(target.office) }}",
    "{{ {target.short: 1, target.office: 2} | length }}",
    "[{{ target.short }}](https://x/{{ target.code or 'z' }})",
    "a[^{{ target.short }}]",
    "{{ target.short + '!' }}{{ target.short * 2 }}",
    "{{ target.short | reverse }}{{ target.short | int + 1 }}",
    "\n\n::: {{ target.office }}\nstyled\n:::\n\n",
    "{% include target.short ~ '.md' ignore missing %}",
    "{% for a in [target.short, target.office] %}{{ loop.changed(a) and 'c' }}{% endfor %}",
    "{{ ('**' ~ target.short ~ '**') | prose }}{{ ('<b>' ~ target.office) | prose }}",
    "{{ [target.short, '*b*'] | join | prose }}{{ (target.short | string) | prose }}",
    "{% for two in (target.short ~ 'bc') | batch(2) %}{{ two | length }}{% endfor %}",
    "{{ (target.short ~ '*b*') | join('-') }}{{ (target.short ~ 'b') | and_join }}",
    "{{ sender.organisation }} {{ letter.date }} {{ letter.subject }}",
    "{{ target.nmae }}",
    "`{{ target.short }}`",
    "\n\n- ",
    "\n\n",
)


@pytest.fixture(scope="module")
def campaign(tmp_path_factory: pytest.TempPathFactory) -> Campaign:
    folder = tmp_path_factory.mktemp("campaign")
    return load_campaign(write_campaign(folder, demands=ASKED))


def with_wording(campaign: Campaign, wording: str) -> None:
    write_campaign(
        campaign.folder, demands=ASKED, templates={"note/en/default.md.j2": wording, "A.md": "!"}
    )


def letters(campaign: Campaign, *targets: Mapping[str, Any]) -> list[Letter]:
    """A letter to each of some targets that differ from Graustark in what is given."""
    graustark = campaign.target("GRA")
    assert graustark
    name = graustark.name["en"]
    made = []
    for number, given_ in enumerate(targets):
        names = {"en": {**name, "short": given_.get("short", name["short"])}}
        fields = {key: value for key, value in given_.items() if key != "short"}
        made.append(graustark.model_copy(update={"id": f"T{number}", "name": names, **fields}))
    choices = Choices(targets=("role:guarantor",))
    found = letters_of(replace(campaign, targets=tuple(made)), choices)
    return [letter for letter in found if isinstance(letter, Letter)]


def by_itself(composer: Composer, letter: Letter) -> Composed:
    """The letter as one with own words, which is never shared; they fit nowhere."""
    return composer.compose(replace(letter, edits=(Edit(was="fits nowhere", now="x"),)))


def errors(composed: Composed) -> set[tuple[str, str | None]]:
    found = (problem for problem in composed.problems if problem.is_error)
    return {(problem.message, problem.letter) for problem in found}


def address(lines: list[str]) -> Address:
    return Address(lines=tuple(lines))


values = st.sampled_from(VALUES)
lines = values.filter(bool)
targets = st.fixed_dictionaries(
    {
        "short": values,
        "office": values.map(lambda value: {"en": value}),
        "code": st.none() | values,
        "address": st.none() | st.lists(lines, max_size=2).map(address),
    }
)


@given(st.lists(st.sampled_from(FRAGMENTS), max_size=4), st.lists(targets, min_size=2, max_size=4))
def test_a_letter_says_the_same_with_others_as_by_itself(
    campaign: Campaign, fragments: list[str], targets: list[Mapping[str, Any]]
) -> None:
    with_wording(campaign, "x " + " ".join(fragments))
    composer, alone = Composer(campaign), Composer(campaign)
    for letter in letters(campaign, *targets):
        together, wanted = composer.compose(letter), by_itself(alone, letter)
        assert errors(together) == errors(wanted)
        assert together.subject == wanted.subject
        assert together.context == wanted.context
        if not errors(wanted):
            assert together.blocks == wanted.blocks


@pytest.fixture
def renderings(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The targets whose letters were rendered."""
    found: list[str] = []
    rendered = rendering.Rendering._rendered

    def counted(self: rendering.Rendering) -> str | None:
        found.append(self._letter.target.id)
        return rendered(self)

    monkeypatch.setattr(rendering.Rendering, "_rendered", counted)
    return found


def composed(campaign: Campaign, *targets: Mapping[str, Any]) -> list[str]:
    """The texts of the letters to targets, composed one after the other."""
    composer = Composer(campaign)
    made = [composer.compose(letter) for letter in letters(campaign, *targets)]
    return ["\n".join(plain_text(block.content) for block in one.blocks) for one in made]


def test_letters_that_differ_in_names_are_rendered_once(
    campaign: Campaign, renderings: list[str]
) -> None:
    with_wording(campaign, "{{ target.short }}: {{ (demands | first).text }}")
    texts = composed(campaign, {"short": "A"}, {"short": "B"}, {"short": "C"})
    assert texts == [
        f"{name}: ask {name} that the locks be opened of Hentzau and Upper Strelsau"
        for name in "ABC"
    ]
    assert renderings == ["T0"]


def test_a_field_that_is_there_or_not_makes_another_kind(
    campaign: Campaign, renderings: list[str]
) -> None:
    with_wording(campaign, "{% if target.code %}{{ target.code }}{% else %}none{% endif %}")
    targets = ({"code": "A"}, {"code": None}, {"code": "B"}, {"code": None})
    assert composed(campaign, *targets) == ["A", "none", "B", "none"]
    assert renderings == ["T0", "T1"]


def test_a_field_that_is_compared_makes_another_kind_by_what_it_says(
    campaign: Campaign, renderings: list[str]
) -> None:
    with_wording(campaign, "{{ 'yes' if target.code == 'A' else 'no' }} {{ target.short }}")
    targets = ({"code": "A"}, {"code": "B", "short": "x"}, {"code": "A"}, {"code": "B"})
    texts = composed(campaign, *targets)
    assert texts == ["yes Graustark", "no x", "yes Graustark", "no Graustark"]
    assert renderings == ["T0", "T0", "T1"]  # the first time to find out what is compared


def test_letters_with_own_words_are_rendered_each(
    campaign: Campaign, renderings: list[str]
) -> None:
    with_wording(campaign, "{{ target.short }} is old")
    composer = Composer(campaign)
    own = (Edit(was="Graustark is", now="They are"),)
    made = [replace(letter, edits=own) for letter in letters(campaign, {}, {"short": "B"})]
    texts = [plain_text(composer.compose(letter).blocks[0].content) for letter in made]
    assert texts == ["They are old", "B is old"]
    assert renderings == ["T0", "T1"]


def test_a_letter_with_a_problem_has_it_at_its_own_name(campaign: Campaign) -> None:
    with_wording(campaign, "{{ target.short }}{{ target.nmae }}")
    composer = Composer(campaign)
    for letter in letters(campaign, {"short": "A"}, {"short": "B"}):
        (problem,) = composer.compose(letter).problems
        assert problem.message == "target has no field “nmae”"
        assert problem.letter == letter.target.id


def test_letters_of_other_days_and_demands_are_of_another_kind(campaign: Campaign) -> None:
    with_wording(campaign, "{{ letter.date }} {{ demands | length }}")
    composer = Composer(campaign)
    (letter,) = letters(campaign, {})
    later = letter.settings.model_copy(update={"date": letter.settings.date.replace(year=2032)})
    made = (letter, replace(letter, settings=later), replace(letter, demands=()), letter)
    texts = [plain_text(composer.compose(one).blocks[0].content) for one in made]
    assert texts == ["4 May 2031 1", "4 May 2032 1", "4 May 2031 0", "4 May 2031 1"]


def test_a_value_no_letter_can_hold_is_a_problem_of_its_letter_only(campaign: Campaign) -> None:
    with_wording(campaign, "{{ target.short }}")
    composer = Composer(campaign)
    made = letters(campaign, {"short": "A"}, {"short": f"a{OPEN}"}, {"short": "B"})
    assert [bool(composer.compose(letter).problems) for letter in made] == [False, True, False]


def test_more_kinds_than_are_remembered_are_no_problem(
    campaign: Campaign, renderings: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(kinds, "_MOST", 2)
    with_wording(campaign, "{{ target.code | upper }}")
    texts = composed(campaign, *[{"code": code} for code in "abcab"])
    assert texts == ["A", "B", "C", "A", "B"]
    assert renderings[1:] == ["T0", "T1", "T2", "T3", "T4"]
