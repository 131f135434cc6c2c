"""Plans of several visits: their numbers, what "renewed unchanged" asks for, and what it never holds (content 15.6)."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from intake_app.base.paths import forms_folder
from intake_app.planning import renewing
from intake_app.planning.plan import Choices, SessionPlan
from intake_app.planning.proposing import propose
from intake_app.planning.renewing import EarlierPlan, basis_of, differences, numbered
from intake_app.questionnaire.answers import Answer, Voice
from intake_app.safety.review import Review
from intake_app.services.review import Judged, Reviewing
from tests.safety.drawing import PLANS, answers, judged

some = st.lists(answers((Voice.CLIENT, Voice.THERAPIST)), max_size=3)


def sample(service: Reviewing, name: str) -> Judged:
    """A case of `forms/cases`, judged."""
    return service.judge(service.read(forms_folder() / "cases" / f"{name}.toml"))


@pytest.fixture(scope="module")
def fourth(reviewing: Reviewing) -> Judged:
    """The visit after plan 3 with the same review."""
    return sample(reviewing, "t72-same-plan")


def beyond(plan: SessionPlan, review: Review, old: EarlierPlan) -> list[str]:
    """What a plan holds beyond an earlier one: levels, places, techniques, minutes, sessions (statement 54)."""
    before = old.plan
    found = [region for region, level in plan.levels.items() if level > before.levels.get(region, -1)]
    caps = ((review.regions[region].cap or 0, old.review.regions[region].cap or 0) for region in plan.levels)
    found += ["ceiling" for now, then in caps if now > then]
    found += [r for r, ids in plan.techniques.items() if set(ids) - set(before.techniques.get(r, ()))]
    found += ["minutes"] if plan.minutes > before.minutes else []
    most = max(*plan.first_week, *plan.later)
    return found + (["sessions"] if most > max(*before.first_week, *before.later) else [])


def test_the_plans_of_earlier_visits_are_counted(fourth: Judged) -> None:
    """Three completed visits make plans 1 to 3, each new because the client's limits widened; today's is the fourth."""
    assert [(one.plan.number, one.has_ink) for one in fourth.earlier.plans] == [
        (1, True),
        (2, True),
        (3, True),
    ]
    assert fourth.propose().number == 4


def test_a_visit_that_was_not_completed_has_no_plan_that_counts(reviewing: Reviewing) -> None:
    """Without its after-session record a visit was never worked."""
    case = reviewing.read(forms_folder() / "cases" / "t72-same-plan.toml")
    previous = [*case.situation.previous[:-1], replace(case.situation.previous[-1], is_completed=False)]
    open_last = replace(
        case, situation=replace(case.situation, previous=tuple(previous)), earlier=(*case.earlier,)
    )
    assert len(reviewing.judge(open_last).earlier.plans) == 2


def test_renewals_are_counted_from_the_last_inked_plan(fourth: Judged) -> None:
    """The plan after a renewed one names the same inked plan."""
    plan, basis = fourth.propose(), basis_of(PLANS, fourth.evaluation, Choices())
    earlier = (*fourth.earlier.plans, EarlierPlan(plan, fourth.review, basis))
    again = numbered(plan, fourth.review, basis, earlier)
    assert (again.number, again.renewed_from, again.replaces) == (5, 3, None)


CHANGED = [
    ("year", {"day": 364}, False),
    ("year", {"day": 365}, True),
    ("reason", {"reason": frozenset({"pain"})}, True),
    ("zones", {"zones": frozenset({"feet"})}, True),
    ("texts", {"texts": (("draping", "another text"),)}, True),
    ("texts", {"is_consent_old": True}, True),
]


@pytest.mark.parametrize(("name", "change", "is_new"), CHANGED)
def test_what_asks_for_fresh_ink(fourth: Judged, name: str, change: dict[str, object], is_new: bool) -> None:
    """A year since the ink, another reason or area, another text of statements or consents (content 15.6)."""
    old, basis = fourth.earlier.plans[-1], basis_of(PLANS, fourth.evaluation, Choices())
    if "day" in change:
        change = {"day": old.basis.day + timedelta(days=int(str(change["day"])))}
    changed = replace(basis, **change)  # type: ignore[arg-type]
    found = list(differences(fourth.propose(), fourth.review, changed, old))
    assert (name in found) is is_new


def test_a_consent_that_was_not_current_since_the_ink_asks_for_fresh_ink(fourth: Judged) -> None:
    """Its text may have changed in between."""
    basis = basis_of(PLANS, fourth.evaluation, Choices())
    made = numbered(fourth.propose(), fourth.review, basis, fourth.earlier.plans, consent_since=True)
    assert (made.renewed_from, made.new_because) == (None, ("texts",))


def test_a_shorter_session_still_renews(fourth: Judged) -> None:
    """Stricter in minutes and levels, the same places and techniques."""
    lower = Choices(minutes=20, levels={"neck_back": 1})
    plan = propose(PLANS, fourth.evaluation, fourth.review, lower)
    assert fourth.earlier.numbered(fourth, plan).renewed_from == 3


@settings(max_examples=60)
@given(given_answers=some, minutes=st.integers(10, 60), level=st.integers(1, 3))
def test_54_a_renewed_plan_holds_nothing_beyond_the_plan_it_renews(
    fourth: Judged, given_answers: list[Answer], minutes: int, level: int
) -> None:
    """Statement 54: whatever was answered and chosen."""
    evaluation, review = judged(fourth.case.situation, given_answers)
    if not review.plan_allowed:
        return
    choices = Choices(minutes=minutes, levels={"calf_L": level})
    basis = basis_of(PLANS, evaluation, choices)
    for old in fourth.earlier.plans:
        plan = numbered(propose(PLANS, evaluation, review, choices), review, basis, (old,))
        assert plan.renewed_from is None or beyond(plan, review, old) == []


NARROWER: dict[str, dict[str, object]] = {
    "_levels_hold": {"levels": {"calf_L": 1}},
    "_minutes_hold": {"minutes": 10, "minutes_max": 10},
    "_frequency_holds": {"first_week": (0, 0), "later": (0, 0)},
}


@pytest.mark.parametrize(("test", "narrower"), NARROWER.items())
def test_54_fails_where_renewing_does_not_look(
    fourth: Judged, monkeypatch: pytest.MonkeyPatch, test: str, narrower: dict[str, object]
) -> None:
    """A copy that no longer compares levels, minutes or sessions calls a wider plan renewed, and the statement catches it."""
    last, basis = fourth.earlier.plans[-1], basis_of(PLANS, fourth.evaluation, Choices())
    levels = {"levels": {**last.plan.levels, **narrower["levels"]}} if "levels" in narrower else narrower  # type: ignore[dict-item]
    old = replace(last, plan=replace(last.plan, **levels))
    monkeypatch.setattr(renewing, test, _never_looks)
    plan = numbered(fourth.propose(), fourth.review, basis, (old,))
    assert (plan.renewed_from, beyond(plan, fourth.review, old) != []) == (3, True)


def _never_looks(*_plans: object) -> bool:
    return True
