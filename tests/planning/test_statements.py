"""The statements that must hold for every set of answers (clinical content 16), about the plan; by their numbers."""

from hypothesis import given, settings
from hypothesis import strategies as st

from intake_app.exchange.case import Case
from intake_app.planning.plan import Choices, SessionPlan
from intake_app.planning.proposing import homework_regions, propose
from intake_app.questionnaire.answers import Answer, Voice
from intake_app.safety.evaluating import Evaluation
from intake_app.safety.review import Review
from intake_app.safety.situation import Situation
from tests.safety.conftest import NOW
from tests.safety.drawing import CONTENT, PLANS, REGIONS, chosen, judged

_ALLOWING = tuple(
    CONTENT.questions.by_link_id[name]
    for name in (
        "feeling", "first-stroke", "pain-kind", "allergy", "asthma", "epilepsy", "dizzy-standing", "falls", "skin-tears-easily",
        "bones", "low-mood", "daily-limits", "hot-from-cold", "can-speak-up", "swelling-both", "varicose-veins", "gout",
        "monofilament", "tuning-fork", "circulation", "blood-thinner", "lymph-nodes", "symptoms", "diagnosis", "training",
    )
)  # fmt: skip
some = st.lists(chosen(_ALLOWING, (Voice.CLIENT, Voice.THERAPIST)), max_size=4)
few = settings(max_examples=60)
_LIKED = Answer(
    "wishes", ("techniques-liked", "scent-liked"), at=NOW,
    values={"liked": ("friction", "percussion", "reflexology", "trigger_point", "deep", "heat"), "scent": "any"},
)  # fmt: skip
_NERVES = tuple(
    Answer(name, (option,), at=NOW)
    for name, option in (
        ("diagnosis", "yes-cause-known"), ("course", "over-3-months-steady-or-easing"), ("pattern", "both-feet-alike"),
        ("weakness", "none"), ("pain-kind", "tightness"),
    )
)  # fmt: skip
_NEVER = {"heat", "cold", "hot_stone", "cupping", "scraping", "massage_gun", "tens", "deep", "tools"}


def made(situation: Situation, *more: Answer) -> tuple[Evaluation, Review, SessionPlan | None]:
    """The plan of a situation with everything liked, a told nerve story and more answers; None where there is none."""
    evaluation, review = judged(situation, (_LIKED, *_NERVES, *more))
    return evaluation, review, propose(PLANS, evaluation, review, Choices()) if review.plan_allowed else None


def used(plan: SessionPlan | None) -> set[str]:
    """Every technique of a plan."""
    return {technique for ids in plan.techniques.values() for technique in ids} if plan else set()


@few
@given(given_answers=some, minutes=st.integers(0, 240), level=st.integers(0, 5))
def test_4_no_choice_widens_a_plan(
    third_visit: Case, given_answers: list[Answer], minutes: int, level: int
) -> None:
    """Statement 4 for the therapist's choices: levels, minutes and techniques stay within what is proposed."""
    evaluation, review, plan = made(third_visit.situation, *given_answers)
    if plan is None or not level:
        return
    wanted = dict.fromkeys(review.regions, ("effleurage", "deep", "trigger_point"))
    choices = Choices(minutes=minutes, levels=dict.fromkeys(review.regions, level), techniques=wanted)
    chosen_plan = propose(PLANS, evaluation, review, choices)
    assert chosen_plan.minutes <= plan.minutes
    assert all(chosen_plan.levels[region] <= plan.levels[region] for region in chosen_plan.levels)
    assert all(set(ids) <= set(plan.techniques[region]) for region, ids in chosen_plan.techniques.items())


@few
@given(given_answers=some)
def test_5_10_45_what_is_worked_is_allowed_and_not_too_firm(
    third_visit: Case, given_answers: list[Answer]
) -> None:
    """Statements 5, 10, 45: only planned regions of today's zones, never the front of the neck, never above the ceiling."""
    evaluation, review, plan = made(third_visit.situation, *given_answers)
    levels = plan.levels if plan else {}
    assert set(levels) <= evaluation.today - {"neck_front"}
    assert all(review.regions[region].state == "planned" for region in levels)
    assert all(level <= (2 if region in review.neuro_zone else 3) for region, level in levels.items())


@few
@given(given_answers=some)
def test_6_the_first_plan_is_light_and_short(clear: Case, given_answers: list[Answer]) -> None:
    """Statement 6."""
    _, _, plan = made(clear.situation, *given_answers)
    assert plan is None or (plan.minutes <= 30 and max(plan.levels.values()) <= 2)


@few
@given(given_answers=some)
def test_16_with_a_blood_thinner_nothing_firm_and_no_points(
    third_visit: Case, given_answers: list[Answer]
) -> None:
    """Statement 16: level 2 at most, no point work, friction, tapping or foot points."""
    thinner = Answer("blood-thinner", ("anticoagulant",), voice=Voice.COLLEAGUE, at=NOW)
    why = Answer("blood-thinner-reason", ("heart-rhythm-or-valve",), voice=Voice.COLLEAGUE, at=NOW)
    _, _, plan = made(third_visit.situation, *given_answers, thinner, why)
    assert not used(plan) & {"trigger_point", "friction", "percussion", "cupping", "reflexology"}
    assert max(plan.levels.values() if plan else [0]) <= 2


@few
@given(given_answers=some)
def test_17_18_drainage_only_with_training_and_a_known_swelling(
    third_visit: Case, given_answers: list[Answer]
) -> None:
    """Statements 17, 18: never with a fluid risk, without training on file, or without a swelling of known cause."""
    evaluation, review, plan = made(third_visit.situation, *given_answers)
    may = evaluation.says("training", "lymphatic-drainage") and (
        evaluation.says("swelling-both", "long-standing-cause-known-unchanged")
        or evaluation.says("lymph-nodes", "yes")
    )
    assert "lymphatic" not in used(plan) or (may and "fluid_risk" not in review.flags)


@few
@given(given_answers=some)
def test_19_point_work_only_at_level_3_where_feeling_is_normal(
    third_visit: Case, given_answers: list[Answer]
) -> None:
    """Statement 19."""
    evaluation, review, plan = made(third_visit.situation, *given_answers)
    for region in [r for r, ids in (plan.techniques if plan else {}).items() if "trigger_point" in ids]:
        assert (review.regions[region].cap, region in review.neuro_zone) == (3, False)
        assert evaluation.fact("feeling-normal", evaluation.here_at(region)) is True


@few
@given(given_answers=some)
def test_20_nothing_that_is_never_planned_is_in_a_plan(
    third_visit: Case, given_answers: list[Answer]
) -> None:
    """Statement 20: also where the client likes it."""
    assert not used(made(third_visit.situation, *given_answers)[2]) & _NEVER


@few
@given(given_answers=some)
def test_27_homework_stays_inside_the_plan(third_visit: Case, given_answers: list[Answer]) -> None:
    """Statement 27: only allowed regions; the ball only where feeling is normal and nothing speaks against it."""
    evaluation, review, plan = made(third_visit.situation, *given_answers)
    regions = tuple(plan.levels) if plan else ()
    for item in PLANS.homework:
        inside = homework_regions(item, evaluation, review, regions) if item.per_region else ()
        assert all((review.regions[region].cap or 0) >= 1 for region in inside)
        if item.id == "HW.5":
            assert not set(inside) & set(review.neuro_zone)
            assert not any(evaluation.fact("numb", evaluation.here_at(region)) for region in inside)
            assert not (inside and evaluation.says("blood-thinner", "anticoagulant", "both"))


@few
@given(given_answers=some)
def test_28_not_too_often_and_never_12_sessions_without_a_review(
    third_visit: Case, given_answers: list[Answer]
) -> None:
    """Statement 28: once a week if mild, three times at most; the review comes within 4 weeks."""
    _, _, plan = made(third_visit.situation, *given_answers)
    if plan is None:
        return
    most = max(plan.first_week[1], plan.later[1])
    assert most <= (1 if plan.severity == "mild" else 3)
    assert (plan.review_on - NOW.date()).days / 7 * most <= 12


def test_20_55_no_exercise_uses_what_is_never_planned_or_a_place_that_is_none() -> None:
    """Statements 20, 55: homework names no heat, tool, breast, buttock or groin."""
    text = " ".join(f"{item.name} {item.how}" for item in PLANS.homework).lower()
    words = ("heat", "hot", "cold", "tens", "cup", "gun", "breast", "buttock", "groin")
    assert [word for word in words if f" {word} " in f" {text} "] == []


@few
@given(region=st.sampled_from(REGIONS), given_answers=some)
def test_9_a_place_that_hurts_to_touch_is_in_no_plan(
    third_visit: Case, region: str, given_answers: list[Answer]
) -> None:
    """Statement 9, and no friction, point work or tapping anywhere (R-SEN-03)."""
    found = Answer("feeling", ("painful-to-light-touch",), place=region, voice=Voice.COLLEAGUE, at=NOW)
    _, _, plan = made(third_visit.situation, *given_answers, found)
    assert region not in (plan.techniques if plan else {})
    assert not used(plan) & {"friction", "trigger_point", "percussion"}
