"""The statements that must hold for every set of answers (clinical content 16), about the review; by their numbers."""

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from intake_app.exchange.case import Case
from intake_app.questionnaire.answers import Answer, Voice
from intake_app.questionnaire.model import Shape
from intake_app.safety.review import Rank, RegionLimit, Review
from intake_app.safety.situation import Situation
from tests.safety.conftest import NOW
from tests.safety.drawing import ASKED, CONTENT, REGIONS, answers, chosen, judged, readings

some = st.lists(answers((Voice.CLIENT, Voice.THERAPIST)), max_size=3)
few = settings(max_examples=60)
_NO_GRADES = {
    "session",
    "training",
    "areas-today",
    "reason",
    "wishes",
    "clot-scan",
    "foot-wound",
    "calf-pain",
}
_NO_GRADES |= {"sugar", "blood-pressure"}  # a later reading is no grade
_INSULIN = (
    Answer("diabetes-kind", ("type-1",), at=NOW),
    Answer("diabetes-treatment", ("insulin-or-pump",), at=NOW),
)
_PRESSURE = tuple(
    CONTENT.questions.by_link_id[name] for name in ("first-stroke", "comfortable-level", "lingering")
)


def level(limit: RegionLimit) -> int:
    """The level of a region, -1 where it may not be touched."""
    return -1 if limit.state != "planned" or limit.cap is None else limit.cap


def is_as_strict(after: Review, before: Review) -> bool:
    """Whether no ceiling, time, number or rank of `after` is laxer; open checks are left aside."""
    levels = all(level(after.regions[region]) <= level(before.regions[region]) for region in before.regions)
    limits = (
        (after.limits.minutes_max, before.limits.minutes_max),
        (after.limits.sessions_max, before.limits.sessions_max),
    )
    numbers = all(old is None or (new is not None and new <= old) for new, old in limits)
    return (
        levels and numbers and _rank(after) >= _rank(before) and set(before.excluded) <= set(after.excluded)
    )


def _rank(review: Review) -> Rank:
    return max((finding.rank for finding in review.findings if finding.needs != "check"), default=Rank.CLEAR)


def seen(situation: Situation, *more: Answer) -> Review:
    """The review of a situation with more answers."""
    return judged(situation, more)[1]


@few
@given(before=some, more=answers((Voice.COLLEAGUE,)).filter(lambda answer: answer.question not in _NO_GRADES))
def test_4_one_more_finding_loosens_nothing(third_visit: Case, before: list[Answer], more: Answer) -> None:
    """Statement 4: whatever another voice adds raises no ceiling, time, number of sessions or rank's opposite."""
    situation = third_visit.situation
    assert is_as_strict(seen(situation, *before, more), seen(situation, *before))


@few
@given(given_answers=some)
def test_5_no_region_is_above_its_highest_level(third_visit: Case, given_answers: list[Answer]) -> None:
    """Statement 5: 3 anywhere, 2 where there are nerve symptoms, 1 where numb or not tested."""
    evaluation, review = judged(third_visit.situation, given_answers)
    for region, limit in review.regions.items():
        is_numb = evaluation.fact("numb", evaluation.here_at(region)) is True
        highest = 1 if is_numb else 2 if region in review.neuro_zone else 3
        assert level(limit) <= highest


@few
@given(given_answers=some)
def test_6_the_first_session_is_light_and_short(clear: Case, given_answers: list[Answer]) -> None:
    """Statement 6: level 2 anywhere, 1 with nerve symptoms, 30 minutes."""
    review = seen(clear.situation, *given_answers)
    for region, limit in review.regions.items():
        assert level(limit) <= (1 if region in review.neuro_zone else 2)
    assert (review.limits.minutes_max or 99) <= 30


@few
@given(before=some, told=st.lists(chosen(_PRESSURE), min_size=1, max_size=3))
def test_7_what_the_client_tolerates_raises_nothing(
    third_visit: Case, before: list[Answer], told: list[Answer]
) -> None:
    """Statement 7: test strokes, whatever they give, only lower."""
    assert is_as_strict(seen(third_visit.situation, *before, *told), seen(third_visit.situation, *before))


@few
@given(before=some, liked=st.sets(st.sampled_from(["friction", "trigger_point", "percussion", "deep"])))
def test_7_a_wish_for_firmer_work_changes_no_limit(
    third_visit: Case, before: list[Answer], liked: set[str]
) -> None:
    """Statement 7: what is liked moves no ceiling and no time."""
    wish = Answer("wishes", ("techniques-liked",), values={"liked": tuple(sorted(liked))}, at=NOW)
    before = [answer for answer in before if answer.question != "wishes"]
    after, without = seen(third_visit.situation, *before, wish), seen(third_visit.situation, *before)
    assert (after.regions, after.limits, after.rank) == (without.regions, without.limits, without.rank)


@few
@given(
    given_answers=some, region=st.sampled_from(REGIONS),
    excess=st.sampled_from(["painful-to-light-touch", "shock-or-spreading-tingling-when-one-spot-is-pressed"]),
)  # fmt: skip
def test_9_a_place_that_hurts_to_touch_is_left_out(
    third_visit: Case, given_answers: list[Answer], region: str, excess: str
) -> None:
    """Statement 9: painful to light touch, or a shock when one spot is pressed."""
    found = Answer("feeling", (excess,), place=region, voice=Voice.COLLEAGUE, at=NOW)
    assert seen(third_visit.situation, *given_answers, found).regions[region].state == "avoid"


@few
@given(given_answers=some)
def test_10_the_front_of_the_neck_is_never_worked(third_visit: Case, given_answers: list[Answer]) -> None:
    """Statement 10."""
    assert seen(third_visit.situation, *given_answers).regions["neck_front"].state == "avoid"


@few
@given(given_answers=some)
def test_14_a_low_sugar_risk_without_a_reading_gives_no_plan(
    third_visit: Case, given_answers: list[Answer]
) -> None:
    """Statement 14: insulin and no reading of the last 30 minutes."""
    told = [
        answer
        for answer in given_answers
        if answer.question not in {"sugar", "diabetes-kind", "diabetes-treatment"}
    ]
    assert not seen(third_visit.situation, *_INSULIN, *told).plan_allowed


@few
@given(
    given_answers=some,
    sign=st.sampled_from(["ketones", "ketone-signs"]),
    sugar=st.lists(readings(), max_size=2),
)
def test_15_ketones_are_an_emergency_at_every_sugar(
    third_visit: Case, given_answers: list[Answer], sign: str, sugar: list[Answer]
) -> None:
    """Statement 15: moderate or large ketones, or the signs of them, in diabetes."""
    option = {"ketones": "moderate-large-or-1-5-and-over", "ketone-signs": "yes"}[sign]
    question = CONTENT.questions.by_code[{"ketones": "DIA.5", "ketone-signs": "DIA.6"}[sign]]
    found = Answer(question.link_id, (option,), voice=Voice.COLLEAGUE, at=NOW)
    told = [
        answer for answer in given_answers if answer.question not in {"diabetes-kind", "diabetes-treatment"}
    ]
    assert seen(third_visit.situation, *_INSULIN, *told, *sugar, found).rank is Rank.STOP_EMERGENCY


@few
@given(given_answers=some, which=st.sampled_from(["consent-touch", "consent-notes"]))
def test_22_without_consent_there_is_no_plan(
    third_visit: Case, given_answers: list[Answer], which: str
) -> None:
    """Statement 22: withdrawn, expired, of an older text or not asked."""
    told = [answer for answer in given_answers if answer.question != which]
    for option in ("no-or-withdrawn", "expired-or-older-text", "not-asked"):
        assert not seen(third_visit.situation, *told, Answer(which, (option,), at=NOW)).plan_allowed


@few
@given(
    given_answers=some,
    value=st.integers(30, 53) | st.integers(301, 500),
    later=st.lists(readings(), max_size=2),
)
def test_41_a_dangerous_sugar_ends_the_visit(
    third_visit: Case, given_answers: list[Answer], value: int, later: list[Answer]
) -> None:
    """Statement 41: under 54 or over 300 mg/dL, whatever is read later."""
    values = {"value": value, "unit": "mg/dL", "taken": NOW, "where": "here"}
    reading = Answer("sugar", line=9, values=values, voice=Voice.THERAPIST, at=NOW)
    assert not seen(third_visit.situation, *given_answers, reading, *later).plan_allowed


@few
@given(given_answers=some)
def test_45_a_place_outside_todays_zones_is_never_planned(
    third_visit: Case, given_answers: list[Answer]
) -> None:
    """Statement 45: what is planned lies in today's zones."""
    evaluation, review = judged(third_visit.situation, given_answers)
    planned = {region for region, limit in review.regions.items() if limit.state == "planned"}
    assert planned <= evaluation.today


def test_8_feet_not_looked_at_with_numb_feet_give_no_plan(third_visit: Case) -> None:
    """Statement 8: the feet are seen before anything is planned."""
    numb = Answer("feeling", ("numb",), place="foot_sole_L", voice=Voice.THERAPIST, at=NOW)
    unseen = Answer("skin-look", ("not-looked",), place="foot_sole_L", voice=Voice.THERAPIST, at=NOW)
    situation = replace(third_visit.situation, answers=third_visit.situation.answers.without("skin-look"))
    assert not seen(situation, numb, unseen).plan_allowed


def test_55_no_region_is_breast_buttock_or_groin() -> None:
    """Statement 55: none of these places exists as a region."""
    words = ("breast", "glute", "buttock", "groin", "genital")
    assert [region for region in CONTENT.bodymap.regions if any(word in region for word in words)] == []


def test_every_question_by_options_can_be_drawn() -> None:
    """The random answers reach every question that is answered by a list."""
    shapes = {question.shape for question in ASKED}
    assert {Shape.CHOICE, Shape.CHOICES, Shape.SIDES, Shape.REGIONS} <= shapes
