"""The safety statements proved over all answers; broken copies are refused; the formulas say what the engine says."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from intake_app.base.clock import FixedClock
from intake_app.base.paths import forms_folder
from intake_app.questionnaire.answers import Answer
from intake_app.safety.conditions import AllOf, Test
from intake_app.safety.content import Content
from intake_app.safety.judging import evaluation_of, review_of
from intake_app.safety.proving.effects import Verdict
from intake_app.safety.proving.logic import TRUE, Logic
from intake_app.safety.proving.running import Proving
from intake_app.safety.proving.statements import ENUMERATED, PROVED, statements
from intake_app.safety.proving.world import World
from intake_app.safety.review import Rank
from intake_app.safety.rules import Effects, Rule
from intake_app.services.proving import ProvingForms
from intake_app.services.review import Reviewing
from tests.safety.conftest import NOW
from tests.safety.drawing import CONTENT, chosen, lines, numbers

CLEAR = Reviewing(forms_folder(), FixedClock(NOW), CONTENT).read(forms_folder() / "cases" / "clear.toml")
ROOT = Path(__file__).resolve().parents[2]
Edit = Callable[[Rule], Rule | None]
HELD = {one.number for one in statements() if one.held in (PROVED, ENUMERATED) and (one.claims or one.checks)}


def milder(rank: Rank = Rank.CAUTION) -> Edit:
    """The rule with a milder outcome."""
    return lambda rule: replace(rule, rank=rank, needs="")


def without(*names: str) -> Edit:
    """The rule without some of its effects."""
    plain = Effects()
    return lambda rule: replace(
        rule, effects=replace(rule.effects, **{name: getattr(plain, name) for name in names})
    )


def gone(rule: Rule) -> None:
    """No rule at all."""


def met_by_a_record(rule: Rule) -> Rule:
    """The rule as one that a clinician's record may answer."""
    return replace(rule, needs="clinician")


def no_such_option(rule: Rule) -> Rule:
    """The rule with an option that its question does not have."""
    return replace(rule, condition=AllOf((Test("hot-foot", "", frozenset({"perhaps"})),)))


BROKEN: list[dict[int, tuple[tuple[str, ...], Edit]]] = [
    {
        1: (("R-DVT-01", "R-DVT-02"), milder()), 5: (("R-SEN-01",), without("cap")), 9: (("R-SEN-04b",), gone),
        13: (("R-FOOT-01b",), milder()), 15: (("R-DIA-10",), milder(Rank.STOP_SAME_DAY)), 41: (("R-DIA-02a",), milder()),
    },
    {
        2: (("R-EM-04",), milder(Rank.STOP_SOON)), 6: (("R-PRS-02b",), without("cap")), 8: (("R-SKN-01b",), gone),
        12: (("R-FOOT-04",), without("avoid")), 16: (("R-DVT-12",), without("exclude")), 42: (("R-DIA-04a",), gone),
        57: (("R-FOOT-01a",), no_such_option),
    },
    {
        10: (("R-PRS-05",), gone), 14: (("R-DIA-11",), gone), 17: (("R-SYS-09",), without("exclude")),
        22: (("R-SES-01b",), gone), 45: (("R-PRS-09",), gone), 53: (("R-EM-01", "R-EM-10"), milder()),
    },
    {
        3: (("R-SES-14",), gone), 11: (("R-DVT-10",), milder(Rank.CLEAR)), 21: (("R-FOOT-08",), met_by_a_record),
        43: (("R-SES-01a",), met_by_a_record), 50: (("R-SES-14",), gone),
        23: (("R-FOOT-02",), lambda rule: replace(rule, source=())),
    },
]  # fmt: skip


def edited(*edits: tuple[tuple[str, ...], Edit]) -> Content:
    """The shipped content with some rule lines edited."""
    rules = list(CONTENT.rules.rules)
    for ids, edit in edits:
        rules = [new for one in rules if (new := edit(one) if one.content_id in ids else one) is not None]
    return replace(CONTENT, rules=replace(CONTENT.rules, rules=tuple(rules)), digest="edited")


def with_fact(name: str, *left_out: str) -> Content:
    """The shipped content in which a fact no longer reads some questions."""
    fact = CONTENT.rules.facts[name]
    (any_of,) = fact.condition.parts
    kept = tuple(test for test in any_of.parts if test.name not in left_out)
    facts = {**CONTENT.rules.facts, name: replace(fact, condition=AllOf((replace(any_of, parts=kept),)))}
    return replace(CONTENT, rules=replace(CONTENT.rules, facts=facts), digest="edited")


def test_the_shipped_rules_hold_every_statement() -> None:
    """Nothing that is proved or looked through fails on the shipped content."""
    assert [(o.statement.number, o.broken) for o in Proving(CONTENT).outcomes(HELD) if not o.holds] == []


@pytest.mark.parametrize("broken", BROKEN, ids=("1-41", "2-57", "10-53", "3-50"))
def test_a_broken_copy_is_refused(broken: dict[int, tuple[tuple[str, ...], Edit]]) -> None:
    """Each statement fails on a copy in which the rule behind it was weakened."""
    outcomes = list(Proving(edited(*broken.values()), examples=False).outcomes(set(broken)))
    assert [outcome.statement.number for outcome in outcomes if outcome.holds] == []


def test_49_an_answer_that_follows_must_exist() -> None:
    """Statement 49: a derived answer that its question does not have reads as nothing."""
    derived = CONTENT.rules.derived["cancer-recent"]
    options = {"perhaps": next(iter(derived.options.values()))}
    rules = replace(
        CONTENT.rules, derived={**CONTENT.rules.derived, "cancer-recent": replace(derived, options=options)}
    )
    outcomes = list(Proving(replace(CONTENT, rules=rules, digest="edited")).outcomes({49}))
    assert not outcomes[0].holds


def test_every_proof_has_a_copy_that_breaks_it() -> None:
    """No statement is proved without a broken copy on which its proof fails."""
    assert HELD - {number for group in BROKEN for number in group} - {36, 49} == set()


def test_1_without_the_sign_of_warmth_is_refused_with_an_example() -> None:
    """The DVT warmth sign taken out of the signs of a clot: a warm limb would give a plan."""
    (outcome,) = Proving(with_fact("clot-sign", "limb-warm-or-discoloured")).outcomes({1})
    assert outcome.example is not None
    assert "limb-warm-or-discoloured=yes" in outcome.example.besides


def test_t74_a_laxer_edition_is_refused_with_an_example() -> None:
    """T74: R-DVT-06 lowered to caution is laxer where there was an old clot."""
    (outcome,) = Proving(edited((("R-DVT-06",), milder())), CONTENT).outcomes({36})
    assert outcome.example is not None
    assert any(name.startswith("past-clot=") for name in outcome.example.besides)


def test_t74_a_stricter_edition_is_accepted() -> None:
    """T74: one rule more, and one that holds the legs lower, loosen nothing."""
    journey = CONTENT.rules.named("R-DVT-10")[0]
    more = replace(
        journey, id="own", content_id="R-OWN-01", rank=Rank.LOCAL_AVOID, effects=Effects(avoid=("LEGS",))
    )
    rules = replace(CONTENT.rules, rules=(*CONTENT.rules.rules, more))
    (outcome,) = Proving(replace(CONTENT, rules=rules, digest="edited"), CONTENT).outcomes({36})
    assert outcome.holds


def test_an_example_can_be_run_as_a_case(forms_copy: Path) -> None:
    """The case of a counter-example stops under the shipped rules and not under the edition."""
    rules = forms_copy / "rules" / "feet.toml"
    before, mark, after = rules.read_text("utf-8").partition("[rule.foot-warmer-measured]")
    after = after.replace('"stop_same_day"', '"caution"', 1)
    rules.write_text(before + mark + after, "utf-8")
    service = ProvingForms(forms_copy, FixedClock(NOW))
    case = service.case(next(iter(service.outcomes({13}))))
    ranks = []
    for content in (service.content, CONTENT):
        reviewing = Reviewing(forms_copy, FixedClock(NOW), content)
        ranks.append(reviewing.judge(reviewing.read(case)).review.rank)
    assert ranks[0] < Rank.CLEARANCE <= ranks[1]


def test_the_tests_that_hold_the_other_statements_exist() -> None:
    """Every test that the table of statements names is there."""
    named = {test for one in statements() for test in (*one.tests, *one.also)}
    files = {test: (ROOT / test.partition("::")[0]) for test in named}
    missing = [
        test
        for test, file in files.items()
        if not file.is_file() or f"def {test.partition('::')[2]}" not in file.read_text("utf-8")
    ]
    assert missing == []


def test_all_58_statements_are_listed() -> None:
    """The table has every number once."""
    assert [one.number for one in statements()] == list(range(1, 59))


@settings(max_examples=15)
@given(
    more=st.lists(st.one_of(chosen(), chosen(), numbers(), lines()), max_size=5),
    dropped=st.sets(st.sampled_from(["skin-look", "feeling", "medicines", "areas-today", "hot-foot", "consent-touch"])),
)  # fmt: skip
def test_the_formulas_say_what_the_engine_says(more: list[Answer], dropped: set[str]) -> None:
    """For one visit after another: the same rules fire, the same regions are left out, at the same levels."""
    from tests.safety.assuming import names_of

    log = CLEAR.situation.answers
    for link_id in dropped:
        log = log.without(link_id)
    evaluation = evaluation_of(CONTENT, replace(CLEAR.situation, answers=log.add(*more)))
    review = review_of(evaluation)
    verdict = Verdict(World(CONTENT, Logic(names_of(evaluation))))
    levels = {
        region: None if verdict.avoided(region) == TRUE else _level(verdict, region)
        for region, limit in review.regions.items()
        if limit.state != "not_today"
    }
    fired = {name for name, lit in verdict.fired.items() if lit == TRUE}
    assert fired == {finding.rule for finding in review.findings} - {"not-judged-yet"}
    assert levels == {region: review.regions[region].cap for region in levels}


def _level(verdict: Verdict, region: str) -> int:
    return next(level for level in range(4) if verdict.at_most(region, level) == TRUE)
