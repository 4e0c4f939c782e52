"""The shipped campaign says what is known, to whom it is true, in whole sentences.

The literals come from the instruments and documents that the campaign cites, not from its files.
"""

import datetime
import re
from collections.abc import Iterator

import pytest

from letterapp.campaign.asking import DemandChoice, why_not
from letterapp.campaign.groups import resolve
from letterapp.campaign.letters import Choices, Letter, letters_of
from letterapp.campaign.model import Change
from letterapp.campaign.staleness import letter_warnings
from letterapp.campaign.texts import shown_in
from letterapp.wording.blocks import Kind
from tests.shipped.cambodia import (
    ALL,
    DROP,
    NEXT,
    OTHERS,
    STATES,
    SUCCESSORS,
    UN,
    Written,
    all_letters,
    campaign,
    cases_of,
    default_letters,
    fitting,
    letter,
    target,
    written,
)

# Agreement concerning the Sovereignty … of Cambodia, Paris, 23 October 1991, Article 3.
CAMBODIA_UNDERTAKES = """Cambodia undertakes:
- to ensure respect for and observance of human rights and fundamental freedoms in Cambodia;
- to support the right of all Cambodian citizens to undertake activities that would promote and \
protect human rights and fundamental freedoms;
- to take effective measures to ensure that the policies and practices of the past shall never be \
allowed to return;
- to adhere to relevant international human rights instruments;"""
OTHERS_UNDERTAKE = (
    "The other parties to this Agreement undertake to promote and encourage respect for and "
    "observance of human rights and fundamental freedoms in Cambodia as embodied in the relevant "
    "international instruments in order, in particular, to prevent the recurrence of human rights "
    "abuses."
)
COMMISSION_MONITORS = (
    "The United Nations Commission on Human Rights should continue to monitor closely the human "
    "rights situation in Cambodia, including, if necessary, by the appointment of a Special "
    "Rapporteur who would report his findings annually to the Commission and to the General "
    "Assembly."
)

ASEAN = {"BN", "ID", "LA", "MY", "PH", "SG", "TH", "VN"}
GROUPS = {
    "signatories": {"KH", *OTHERS},
    "other-signatories": set(OTHERS),
    "un": set(UN),
    "p5": {"CN", "FR", "RU", "GB", "US"},
    "asean": ASEAN,
    "co-chairs": {"FR", "ID"},
    "successors": set(SUCCESSORS),
    "named": {"KH", *OTHERS, *UN},
}
SIZES = {
    "signatories": 18,
    "other-signatories": 17,
    "un": 3,
    "p5": 5,
    "asean": 8,
    "co-chairs": 2,
    "successors": 6,
    "named": 21,
}

SALUTATIONS = {
    "US": "Dear Secretary of State,",
    "PH": "Dear Secretary,",
    "GB": "Dear Foreign Secretary,",
    **dict.fromkeys(("FR", "AU", "CA"), "Dear Minister,"),
    "BN": "Your Majesty,",
    "OHCHR": "Dear High Commissioner,",
    "SR": "Dear Special Rapporteur,",
}
FORMULA = "Please accept, Excellency, the assurances of our highest consideration."
CLOSES = {
    **dict.fromkeys(("US", "PH", "GB", "FR", "AU", "CA", "OHCHR", "SR"), "Yours sincerely,"),
    "BN": "We have the honour to remain, Your Majesty, yours respectfully,",
}
OFFICES = {
    "KH": "Minister of Foreign Affairs and International Cooperation",
    **dict.fromkeys(("AU", "ID", "JP", "SG"), "Minister for Foreign Affairs"),
    **dict.fromkeys(("CA", "CN", "LA", "MY", "TH", "RU", "VN"), "Minister of Foreign Affairs"),
    "BN": "Minister of Foreign Affairs and Trade",
    "FR": "Minister of Foreign Affairs and International Development",
    "IN": "Minister of External Affairs",
    "PH": "Secretary of Foreign Affairs",
    "GB": "Secretary of State for Foreign and Commonwealth Affairs",
    "US": "Secretary of State",
    "HRC": "President of the Human Rights Council",
    "OHCHR": "United Nations High Commissioner for Human Rights",
    "SR": "Special Rapporteur on the situation of human rights in Cambodia",
    **dict.fromkeys(SUCCESSORS, "Minister responsible for foreign affairs"),
}

NAMED, DERIVED = "named", "derived"
BODIES = {"council": NAMED, "office": NAMED, "rapporteur": NAMED}
ASKED_OF = {
    "act": {"state-concerned": NAMED, "signatory": NAMED, "successor": DERIVED, **BODIES},
    "drop-charges": {
        "state-concerned": NAMED,
        **dict.fromkeys(("signatory", "council", "office", "rapporteur", "successor"), DERIVED),
    },
    "kem-ley": dict.fromkeys(("signatory", "council", "office", "successor"), DERIVED),
    "review-recommendations": {"state-concerned": NAMED},
    "status-question": {"rapporteur": NAMED},
    "next-report": {"rapporteur": NAMED},
}

# What the statement does not ask, and what it is not; people who are not named or have changed.
REPORTED = "According to the statement of Human Rights Watch"
NEVER_SAID = (
    *(
        r"\breleas",
        r"investigat",
        r"\binquir",
        r"sanction",
        r"\baid\b",
        r"reconven",
        r"\bvot(e|ing)",
    ),
    *(r"article 29\b", r"article 15\b", r"article 16\b", r"article 17\b", r"article 5\b"),
    *(r"special session", r"repeal", r"deadline", r"renew", r"\bconvene", r"resolution"),
    *(r"we are human rights watch", r"\bmust\b", r"no later than", r"within .{1,12} days"),
    *(r"skip to main content", r"donat", r"tax.deductible", r"region / country"),
    *(r"bullets", r"ballots", r"her next report", r"hun manet", r"hong sok hour"),
    *(r"ny sokha", r"yi soksan", r"nay vanda", r"lim mony", r"ny chakrya", r"laila matar"),
    *(r"tep vanny", r"bov sophea", r"bo chhorvy", r"heng mom", r"kong chantha", r"oeuth ang"),
    *(r"rhona smith", r"muntarbhorn", r"\bchoi\b", r"\bzeid\b", r"t[üu]rk", r"prak sokhonn"),
)
NO_WHOLE_TEXT = {
    "a tag or mark-up that was not rendered": r"\{\{|\}\}|\{%|%\}|\[\^|\*\*|:::|\bNone\b|\\",
    "a double or stray space": r"  |\u00a0|(?m:^ | $)| [,.;:?]|\( ",
    "doubled or clashing marks": r",,|\.\.|,\.|;\.|\.,|;,|:;|…|\?\.",
    "a doubled word": r"(?i)\b(\w+) \1\b",
    "a wrong article": r"\ba (?!one|uni)[aeiou]|\ban [^aeiouAEIOU]",
    "a dangling “including”": r"\bincluding(?! those against \w|, if necessary, by \w)",
    "a dangling “and”": r"(?i)\b(and|or|the|of) ?[.,:?]|\bto ?[.,?]|; and ?\w",
}


def letters(*targets: str) -> Iterator[Written]:
    return (made for made in all_letters() if made.target.id in targets)


def failing(wrong: Iterator[str]) -> list[str]:
    """The first few of what is wrong."""
    return list(wrong)[:5]


# Whom one can write to, and what one can ask


def test_the_campaign_has_no_problems_and_all_its_targets() -> None:
    assert campaign().problems == ()
    assert sorted(found.id for found in campaign().targets) == sorted(ALL)
    assert len(ALL) == 27


@pytest.mark.parametrize("group", GROUPS)
def test_a_group_has_its_members(group: str) -> None:
    members = resolve(campaign(), [f"@{group}"])
    assert set(members) == GROUPS[group]
    assert len(members) == SIZES[group]


def test_there_are_no_other_groups_and_demands() -> None:
    assert set(campaign().settings.groups) == set(GROUPS)
    assert [demand.id for demand in campaign().demands] == list(ASKED_OF)


def test_all_letters_are_composed_without_a_problem() -> None:
    untouched = "“Address implementation and benchmarks” is left out: none of its parts is ticked."
    for made in all_letters():
        messages = [problem.message for problem in made.problems]
        assert set(messages) <= {untouched}, made.name
        assert not any(problem.is_error for problem in made.problems)


def test_all_combinations_are_looked_at() -> None:
    of_demands = 26 * (2**3 - 1) + (2**4 - 1)
    of_cases = 27 * 2 * 2**5 + 2 * 2**2 - 1
    assert len(all_letters()) == of_demands + of_cases


@pytest.mark.parametrize("demand_id", ASKED_OF)
def test_a_demand_is_asked_of_whom_it_fits(demand_id: str) -> None:
    demand = campaign().demand(demand_id)
    assert demand is not None
    assert {role: str(asked) for role, asked in demand.asked_of.items()} == ASKED_OF[demand_id]
    for target_id in ALL:
        is_asked = target(target_id).role in ASKED_OF[demand_id]
        assert (demand_id in fitting(target_id)) == is_asked


def test_every_refusal_has_a_reason() -> None:
    for demand in campaign().demands:
        for target_id in set(ALL).difference(i for i in ALL if demand.id in fitting(i)):
            reason = why_not(campaign(), demand, target(target_id), "en")
            assert reason
            assert re.fullmatch(r"[A-Z“].{20,}\.", reason)


def test_a_demand_that_does_not_fit_is_left_out_with_its_reason() -> None:
    made = letter("FR", [DemandChoice("act"), DemandChoice("status-question")])
    assert [chosen.demand.id for chosen in made.demands] == ["act"]
    [problem] = made.problems
    assert not problem.is_error
    assert "The question is put to the Special Rapporteur." in problem.message


def test_next_report_without_a_part_asks_nothing() -> None:
    made = letter("SR", [DemandChoice(NEXT, ())])
    assert made.demands == ()
    assert made.skip_reason


# Whole sentences


@pytest.mark.parametrize("what", NO_WHOLE_TEXT)
def test_no_letter_has(what: str) -> None:
    pattern = re.compile(NO_WHOLE_TEXT[what])
    found = (
        f"{made.name}: …{made.text[max(hit.start() - 40, 0) : hit.end() + 40]}…"
        for made in all_letters()
        if (hit := pattern.search(made.text))
    )
    assert failing(found) == []


ENDS = {
    (Kind.PLAIN, None): r"[.?:]",
    (Kind.PLAIN, "Letter Date"): r"\d{4}",
    (Kind.PLAIN, "Letter Address"): r"[\w)]",
    (Kind.PLAIN, "Letter Subject"): r"\w",
    (Kind.PLAIN, "Letter Salutation"): r"\w,",
    (Kind.PLAIN, "Letter Close"): r"\w[.,]",
    (Kind.PLAIN, "Letter Signature"): r"\w",
    (Kind.QUOTE, None): r"[.;]",
    (Kind.BULLET, None): r"\w(;|; and|\.)",
}


def test_every_paragraph_ends_with_a_fitting_mark() -> None:
    found = (
        f"{made.name}: {text}"
        for made in all_letters()
        for block, text in zip(made.blocks, made.paragraphs, strict=True)
        if not re.search(f"(?:{ENDS[block.kind, block.style]})$", text)
    )
    assert failing(found) == []


def test_a_colon_stands_before_a_list_or_a_quotation_and_these_after_one() -> None:
    for made in all_letters():
        for index, block in enumerate(made.blocks):
            is_led = made.paragraphs[index].endswith(":") and block.kind is Kind.PLAIN
            after = made.blocks[index + 1].kind if index + 1 < len(made.blocks) else Kind.PLAIN
            is_set_off = after is Kind.QUOTE or (after is Kind.BULLET and block.kind is Kind.PLAIN)
            assert is_led == is_set_off, f"{made.name}: {made.paragraphs[index]}"


def test_a_list_ends_as_a_sentence() -> None:
    for made in all_letters():
        items = [
            text
            for b, text in zip(made.blocks, made.paragraphs, strict=True)
            if b.kind is Kind.BULLET
        ]
        assert len(items) != 1, made.name
        marks = [re.search(r"(;|; and|\.)$", item) for item in items]
        ends = [mark.group() for mark in marks if mark]
        assert ends == [";"] * (len(items) - 2) + ["; and", "."][-len(items) or 2 :], made.name


def test_every_paragraph_and_sentence_starts_with_a_capital() -> None:
    found = (
        f"{made.name}: {text}"
        for made in all_letters()
        for block, text in zip(made.blocks, made.paragraphs, strict=True)
        if block.kind is not Kind.BULLET and not re.match(r"[A-Z]", text)
    )
    assert failing(found) == []


def test_what_happened_stands_in_a_paragraph_of_its_own() -> None:
    found = (made.name for made in all_letters() if not made.starting(REPORTED))
    assert failing(found) == []


def test_every_footnote_is_a_sentence() -> None:
    notes = {note for made in all_letters() for note in made.notes}
    assert [note for note in notes if not re.fullmatch(r"[A-Z].+[^.]\.", note)] == []


# Forms of address


@pytest.mark.parametrize("made", default_letters(), ids=lambda made: made.target.id)
def test_a_letter_is_addressed_in_its_form(made: Written) -> None:
    target_id = made.target.id
    assert made.styled("Letter Salutation") == [SALUTATIONS.get(target_id, "Your Excellency,")]
    assert made.styled("Letter Close") == [CLOSES.get(target_id, FORMULA)]
    [address] = made.styled("Letter Address")
    assert address.split("\n")[0] == f"The {OFFICES[target_id]}"


@pytest.mark.parametrize("target_id", sorted(SALUTATIONS))
def test_nobody_is_an_excellency_who_is_none(target_id: str) -> None:
    assert failing(made.name for made in letters(target_id) if "xcellenc" in made.text) == []


def test_only_brunei_s_minister_is_a_majesty() -> None:
    assert {made.target.id for made in all_letters() if "ajesty" in made.text} == {"BN"}


@pytest.mark.parametrize("target_id", STATES)
def test_a_minister_has_no_address_beyond_office_and_state(target_id: str) -> None:
    [made] = [made for made in default_letters() if made.target.id == target_id]
    formal = target(target_id).name["en"]["formal"]
    assert made.styled("Letter Address") == [f"The {OFFICES[target_id]}\nof {formal}"]
    assert target(target_id).address is None


def test_no_holder_is_named() -> None:
    assert [found.id for found in campaign().targets if found.holder is not None] == []


# Who has undertaken what


def test_each_letter_quotes_in_full_what_its_addressee_has_undertaken() -> None:
    expected = {
        "state-concerned": [CAMBODIA_UNDERTAKES],
        "signatory": [OTHERS_UNDERTAKE],
        "council": [COMMISSION_MONITORS],
        "rapporteur": [COMMISSION_MONITORS],
        "office": [],
        "successor": [],
    }
    for made in all_letters():
        quoted = [text.replace("\n– ", "\n- ") for text in made.quoted]
        assert quoted == expected[made.target.role], made.name


def test_a_quotation_names_its_article_and_agreement() -> None:
    articles = {"KH": "Article 3(2)(a)", "HRC": "Article 3(3)", "SR": "Article 3(3)"}
    for made in default_letters():
        if made.quoted:
            article = articles.get(made.target.id, "Article 3(2)(b)")
            named = (
                f"{article} of one of these Agreements, the Agreement concerning the Sovereignty"
            )
            assert named in made.text
            assert any(f"vol. 1663, No. 28613, {article}." in note for note in made.notes)


def test_the_undertakings_are_quoted_to_nobody_else_even_in_part() -> None:
    for made in letters(*SUCCESSORS, *UN):
        assert "Cambodia undertakes" not in made.text
        assert "undertake to promote" not in made.text
        assert "your undertaking" not in made.text
    for made in letters(*SUCCESSORS):
        assert "Article" not in "".join(made.paragraphs)


def test_the_ellipsis_of_the_statement_is_nowhere() -> None:
    assert failing(m.name for m in all_letters() if "…" in m.text or "..." in m.text) == []


def test_only_verified_wording_is_quoted() -> None:
    verified = {CAMBODIA_UNDERTAKES, OTHERS_UNDERTAKE, COMMISSION_MONITORS}
    for quotation in campaign().quotations:
        text = shown_in(quotation.text).strip().replace("\n– ", "\n- ")
        assert quotation.verified == (text in verified)


def test_nothing_else_is_quoted() -> None:
    found = (made.name for made in all_letters() if "“" in "".join(made.paragraphs))
    assert failing(found) == []


def test_only_states_that_signed_have_commitments() -> None:
    having = {made.target.id for made in all_letters() if "your commitments" in made.text}
    assert having == {"KH", *OTHERS}
    for made in all_letters():
        assert ("your commitments" in made.text) == (
            "act" in made.demands and made.target.role in ("state-concerned", "signatory")
        )


def test_no_successor_is_called_a_signatory() -> None:
    for made in letters(*SUCCESSORS):
        former = "the former Socialist Federal Republic of Yugoslavia, which signed"
        assert f"is one of the successor States of {former}" in made.text
        rest = made.text.replace(former, "").replace("Agreements were signed", "")
        assert not re.search(r"(?i)\bsign(ator|ed)", rest), made.name


def test_the_state_that_signed_is_said_to_have_signed() -> None:
    for made in letters("KH", *OTHERS):
        signed_as = shown_in(target(made.target.id).signed_as)
        if made.target.id == "RU":
            continue
        assert (
            f"{signed_as[0].upper()}{signed_as[1:]} was among the States that signed" in made.text
        )


def test_the_russian_federation_continues_the_party_that_signed() -> None:
    union = "the Union of Soviet Socialist Republics, one of the States that signed"
    for made in letters("RU"):
        assert f"Russian Federation, which continues the legal personality of {union}" in made.text
        assert made.text.replace("Agreements were signed", "").count("signed") == 1


# What is asked, and in whose words


def test_cambodia_is_asked_and_the_others_are_asked_to_urge_it() -> None:
    for made in all_letters():
        is_urged = DROP in made.demands and made.target.id != "KH"
        assert ("urge Cambodia to ensure that all politically motivated" in made.text) == is_urged
        assert ("urge Cambodia" in made.text) == is_urged, made.name


CASES = {
    "rainsy": "Sam Rainsy",
    "sokha": "Kem Sokha",
    "members": "members of parliament",
    "adhoc": "ADHOC",
    "boeung-kak": "Boeung Kak",
}


def test_a_letter_names_the_cases_that_are_ticked_and_no_others() -> None:
    assert cases_of(DROP) == tuple(CASES)
    for made in all_letters():
        named = [case for case, words in CASES.items() if words in made.text]
        assert named == [case for case in made.cases if case in CASES], made.name


def test_cases_are_listed_as_a_sentence() -> None:
    for made in letters("JP"):
        if DROP not in made.demands:
            continue
        named = re.search(r"including those against (.*)\.", made.text)
        listed = re.split(r", | and (?!Kem Sokha)", named[1]) if named else []
        pair = {"rainsy", "sokha"} <= set(made.cases)
        assert len(listed) == len([c for c in made.cases if c in CASES]) - pair, made.name
        is_other = {"rainsy", "sokha"} & set(made.cases)
        assert ("other members" in made.text) == bool(is_other and "members" in made.cases)


def test_the_demand_is_about_politically_motivated_charges_only() -> None:
    for made in all_letters():
        if DROP in made.demands:
            assert (
                "all politically motivated criminal charges and convictions are dropped or"
                in made.text
            )


def test_what_the_source_does_not_name_is_asked_in_the_sender_s_own_name() -> None:
    for made in all_letters():
        own = made.starting("In our own name, we")
        for demand, words in (("act", "take urgent action"), (DROP, "politically motivated")):
            is_derived = ASKED_OF[demand].get(made.target.role) == DERIVED
            assert (words in own) == (demand in made.demands and is_derived), made.name
        is_kem_ley = "kem-ley" in made.demands
        assert ("For our part, we share that concern" in made.text) == is_kem_ley


def test_what_the_source_names_is_asked_by_joining_its_call() -> None:
    joined = "We join the call for urgent action that Human Rights Watch made on 28 September 2016"
    for made in all_letters():
        assert joined in made.text
        called = made.starting("We therefore call upon")
        for demand, words in (("act", "take urgent action"), (DROP, "politically motivated")):
            is_named = ASKED_OF[demand].get(made.target.role) == NAMED
            assert (words in called) == (demand in made.demands and is_named), made.name


def test_the_special_rapporteur_is_asked_and_encouraged() -> None:
    question = "what is your assessment of the status of implementation of your recommendations?"
    for made in letters("SR"):
        assert (question in made.text) == ("status-question" in made.demands)
        parts = [case for case in made.cases if case in cases_of(NEXT)]
        assert ("in your next report" in made.text) == ("implementation" in parts)
        assert ("to identify benchmarks for progress" in made.text) == ("benchmarks" in parts)
        assert ("We join Human Rights Watch in encouraging you to" in made.text) == bool(parts)


def test_cambodia_is_told_of_the_recommendation_to_review() -> None:
    for made in letters("KH"):
        is_told = "review-recommendations" in made.demands
        assert ("We support this recommendation." in made.text) == is_told
        assert ("review outstanding recommendations by the Special" in made.text) == is_told


# Claims


def test_every_claim_is_attributed_and_keeps_its_hedge() -> None:
    for made in default_letters():
        claims = made.starting(REPORTED)
        sentences = re.split(r"(?<=\.) ", claims)
        assert all("Human Rights Watch" in sentence for sentence in sentences), made.name
        assert "appeared intent on eliminating" in claims
        assert "and on undoing most of what had been accomplished" in claims
        assert "appeared aimed at ensuring" in claims


def test_the_account_of_kem_ley_s_death_is_attributed() -> None:
    for made in all_letters():
        account = made.starting("The political commentator Kem Ley")
        assert bool(account) == ("kem-ley" in made.demands) == ("Kem Ley" in made.text)
        if account:
            described = "Human Rights Watch described his death as an assassination, one more in a"
            assert f"{described} long line of political killings" in account
            assert account.count("killing") == account.count("assassination") == 1


@pytest.mark.parametrize("pattern", NEVER_SAID)
def test_it_is_never_said(pattern: str) -> None:
    found = (m.name for m in all_letters() if re.search(pattern, m.text, re.IGNORECASE))
    assert failing(found) == []


def test_the_sender_is_not_human_rights_watch() -> None:
    for made in default_letters():
        assert made.styled("Letter Signature") == [
            "A. N. Example\nExecutive Director\nExample Organization for Human Rights"
        ]


# What has moved since


def changes() -> list[tuple[str, DemandChoice | None, Change]]:
    """Each change of the data, with a target and a demand whose letter it touches."""
    found: list[tuple[str, DemandChoice | None, Change]] = []
    for change in campaign().changes:
        for spot in change.touches or ("act",):
            kind, _, part = spot.partition(":")
            choice = None if kind == "target" else DemandChoice(kind, (part,) if part else None)
            found.append((part if choice is None else addressee(kind), choice, change))
    for demand in campaign().demands:
        for case in demand.cases:
            choice = DemandChoice(demand.id, (case.id,))
            found += [(addressee(demand.id), choice, change) for change in case.since]
    return found


def addressee(demand_id: str) -> str:
    return next(found for found in ALL if demand_id in fitting(found))


def moved(target_id: str, choice: DemandChoice | None, day: datetime.date | None) -> list[str]:
    """The warnings about facts that have moved, of a letter of that day."""
    demands = None if choice is None else (choice,)
    [made] = letters_of(campaign(), Choices((target_id,), demands, date=day))
    assert isinstance(made, Letter)
    messages = [problem.message for problem in letter_warnings(campaign(), made)]
    return [message for message in messages if message.startswith("since ")]


@pytest.mark.parametrize(("target_id", "choice", "change"), changes())
def test_a_letter_of_the_day_of_a_change_warns_and_one_of_the_day_before_does_not(
    target_id: str, choice: DemandChoice | None, change: Change
) -> None:
    warning = f"since {change.on}: {shown_in(change.what)}"
    assert warning in moved(target_id, choice, change.on)
    assert warning not in moved(target_id, choice, change.on - datetime.timedelta(days=1))


def test_every_change_has_a_source() -> None:
    assert len(changes()) >= 30
    assert {change.source for _, _, change in changes()} <= {s.id for s in campaign().sources}


def test_a_change_warns_no_letter_that_it_does_not_touch() -> None:
    day = datetime.date(2026, 1, 1)
    title = "since 2017-01-01: The minister’s title has been Minister for Europe"
    for target_id in ALL:
        found = any(message.startswith(title) for message in moved(target_id, None, day))
        assert found == (target_id == "FR")
    pardon = [m for m in moved("KH", DemandChoice(DROP, ("rainsy",)), day) if "Kem Sokha" in m]
    assert pardon == []


@pytest.mark.parametrize("target_id", ALL)
def test_a_letter_of_the_default_date_has_no_fact_that_has_moved(target_id: str) -> None:
    assert moved(target_id, None, None) == []
    assert letter(target_id).settings.date == datetime.date(2016, 9, 28)


@pytest.mark.parametrize("target_id", ALL)
def test_every_letter_warns_of_the_example_sender(target_id: str) -> None:
    messages = [problem.message for problem in letter_warnings(campaign(), letter(target_id))]
    assert "the sender is the invented example organisation" in messages


def test_a_letter_dated_later_than_the_facts_says_so() -> None:
    [made] = letters_of(campaign(), Choices(("FR",), date=datetime.date(2026, 11, 23)))
    assert isinstance(made, Letter)
    messages = [problem.message for problem in letter_warnings(campaign(), made)]
    assert "the facts are as of 2016-09-28, the letter is dated 2026-11-23" in messages
    assert written(made).problems == ()
