"""What earlier visits make of a plan: how often, what the course has brought, when it tapers and when it ends (content 12)."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from intake_app.base.errors import NoPlan, NotFinished
from intake_app.exchange.case import Case
from intake_app.planning.course import CourseSession, course_of, outcome_of, reviews_of
from intake_app.planning.often import a_week, outcome_words
from intake_app.planning.plan import Choices, Outcome, SessionPlan
from intake_app.planning.proposing import propose
from intake_app.questionnaire.answers import Answer, AnswerLog
from intake_app.safety.evaluating import Evaluation
from intake_app.safety.judging import evaluation_of, review_of
from intake_app.safety.situation import Situation
from tests.safety.drawing import CONTENT, PLANS

RULES = PLANS.course
History = list[tuple[int, int | None, bool]]  # days before today, average pain, clean


def told(situation: Situation, history: History, pain: int | None, **answers: str) -> Situation:
    """A situation with these completed visits before it, today's average pain and other answers of today by link id."""
    last = situation.previous[-1]
    undated = AnswerLog(
        tuple(replace(entry, at=None) for entry in last.answers)
    )  # they are as old as their visit
    visits = tuple(
        replace(
            last,
            moment=situation.moment - timedelta(days=days),
            answers=undated.without("pain-average").add(*_pain(average)),
            after={**last.after, "AFT.10": "none" if clean else ["new pain"]},
        )
        for days, average, clean in history
    )
    log = situation.answers.without("pain-average")
    more = [Answer(name.replace("_", "-"), (code,)) for name, code in answers.items()]
    return replace(situation, previous=visits, answers=log.add(*_pain(pain), *more))


def _pain(average: int | None) -> list[Answer]:
    return [] if average is None else [Answer("pain-average", values={"value": average})]


def course(case: Case, history: History, pain: int | None, **answers: str) -> tuple[CourseSession, ...]:
    """The course of such a visit."""
    return course_of(evaluation_of(CONTENT, told(case.situation, history, pain, **answers)))


def plan(case: Case, history: History, pain: int | None, **answers: str) -> SessionPlan:
    """The plan of such a visit. Raises NoPlan."""
    evaluation = evaluation_of(CONTENT, told(case.situation, history, pain, **answers))
    return propose(PLANS, evaluation, review_of(evaluation), Choices())


# ---- clean sessions --------------------------------------------------------------------------------------------------


def test_a_session_is_clean_by_its_record_and_by_what_is_said_at_the_next(third_visit: Case) -> None:
    """AFT.10 none, AFT.13 no, and NEU.7 better or same at the next visit (content 12.3)."""
    found = course(third_visit, [(14, 5, True), (7, 5, False)], 5)
    assert [one.is_clean for one in found] == [True, False, None]


@pytest.mark.parametrize(
    "after", ["worse-over-24-hours", "sore-under-24-hours", "skin-mark", "not-asked", "not-sure"]
)
def test_a_session_after_which_it_was_not_better_or_the_same_is_not_clean(
    third_visit: Case, after: str
) -> None:
    """What today's client says is about the last session."""
    found = course(third_visit, [(14, 5, True), (7, 5, True)], 5, after_last=after)
    assert [one.is_clean for one in found] == [True, False, None]


def test_a_course_begins_anew_after_a_long_gap(third_visit: Case) -> None:
    """More than 8 weeks; what came before is no part of it."""
    assert len(course(third_visit, [(90, 5, True), (30, 5, True)], 5)) == 2


# ---- how often -------------------------------------------------------------------------------------------------------

OFTEN = [
    (5, [(5, 5, True)], (2, 3)),  # week 1 goes well so far
    (5, [(5, 5, False)], (1, 2)),
    (5, [(20, 5, True), (5, 5, False)], (2, 3)),  # moderate: only week 1 counts
    (5, [(20, 5, False), (5, 5, True)], (1, 2)),
    (7, [(20, 7, True), (5, 7, True)], (2, 3)),
    (7, [(20, 7, True), (5, 7, False)], (2, 2)),  # severe: any flare
    (2, [(20, 2, False)], (1, 1)),
]


@pytest.mark.parametrize(("pain", "history", "later"), OFTEN)
def test_the_higher_number_hangs_on_sessions_that_went_well(
    third_visit: Case, pain: int, history: History, later: tuple[int, int]
) -> None:
    """Content 12.2: moderate if week 1 went well, severe only without a flare, mild once a week."""
    assert plan(third_visit, history, pain).later == later


# ---- what it has brought ---------------------------------------------------------------------------------------------

OUTCOMES = [
    (6, 4, "worthwhile"),
    (6, 5, "half-way"),
    (7, 6, "none"),  # 14 percent
    (4, 3, "worthwhile"),  # one point counts
    (5, 4, "half-way"),
    (8, 6, "worthwhile"),
    (5, 6, "none"),
    (0, 0, "not-known"),
    (0, 3, "not-known"),
    (None, 3, "not-known"),
    (5, None, "not-known"),
]


@pytest.mark.parametrize(("first", "now", "word"), OUTCOMES)
def test_words_for_the_change_of_a_course(
    third_visit: Case, first: int | None, now: int | None, word: str
) -> None:
    """2 points or 30 percent, 1 point from 1 to 4, 15 percent for half-way (content 12.3)."""
    outcome = outcome_of(RULES, course(third_visit, [(14, first, True)], now))
    assert outcome is not None
    assert outcome.word == word


def test_a_first_session_has_brought_nothing_yet(third_visit: Case) -> None:
    """Nothing to compare with."""
    assert outcome_of(RULES, course(third_visit, [], 5)) is None


@pytest.mark.parametrize(
    ("history", "advised"),
    [
        ([(27, 5, True)], False),
        ([(28, 5, True)], True),
        ([(days, 5, True) for days in range(14, 0, -2)], False),  # 7 sessions
        ([(days, 5, True) for days in range(16, 0, -2)], True),  # 8 sessions
    ],
)
def test_no_change_after_4_weeks_or_8_sessions_is_told_first(
    third_visit: Case, history: History, advised: bool
) -> None:
    """Content 12.3: stop, tell the clinician; before that time no such thing is said."""
    made = plan(third_visit, history, 5)
    assert made.outcome is not None
    assert bool(made.outcome.advice) is advised
    assert (made.precautions[0] == RULES.words["none"]) is advised


def test_a_rise_of_2_at_two_visits_running_stops_the_course(third_visit: Case) -> None:
    """Content 12.3, R-SEN-09 both times: no plan."""
    with pytest.raises(NoPlan, match="two visits running"):
        plan(third_visit, [(14, 1, True), (7, 3, True)], 5)


@pytest.mark.parametrize(("before", "now"), [(3, 4), (2, 4)])
def test_one_rise_of_2_does_not(third_visit: Case, before: int, now: int) -> None:
    """A rise of 2 and then 1, or of 1 and then 2, is no rise of 2 twice."""
    assert plan(third_visit, [(14, 1, True), (7, before, True)], now).phase == "start"


# ---- reviews and taper -----------------------------------------------------------------------------------------------


def test_reviews_come_after_4_weeks_or_6_sessions(third_visit: Case) -> None:
    """Whichever is first, counted from the last one."""
    weekly = course(third_visit, [(days, 5, True) for days in range(63, 0, -7)], 5)
    often = course(third_visit, [(days, 5, True) for days in range(24, 0, -2)], 5)
    assert (reviews_of(RULES, weekly), reviews_of(RULES, often)) == ((4, 8), (6, 12))


TWO = [(56, 6, True), (28, 4, True)]


@pytest.mark.parametrize(
    ("weeks", "often"),
    [
        (0, (3, 3)),
        (2, (2, 3)),
        (4, (1, 2)),
        (6, (0.5, 2)),
        (8, (0.25, 1)),
        (12, (0.25, 0.5)),
        (16, (0.25, 0.25)),
    ],
)
def test_each_step_of_the_taper_is_kept_2_to_4_weeks(
    third_visit: Case, weeks: int, often: tuple[float, float]
) -> None:
    """3 to 2 to 1 a week, then every 2 weeks, then monthly (content 12.2)."""
    history = [(days + 7 * weeks, pain, clean) for days, pain, clean in TWO]
    more = [(days, 4, True) for days in range(7 * weeks, 0, -7)]
    made = plan(third_visit, history + more, 4)
    assert (made.phase, made.later) == ("maintenance", often)


NO_TAPER = [
    ([(56, 6, True), (28, 4, True)], 5),  # today no longer worthwhile
    ([(56, 6, True), (28, 5, True)], 4),  # the first review was half-way
    ([(56, 6, True), (28, 4, False)], 4),  # a flare
    ([(28, 6, True)], 4),  # one review
    ([(56, 0, True), (28, 0, True)], 0),  # not known
]


@pytest.mark.parametrize(("history", "now"), NO_TAPER)
def test_without_two_reviews_with_lasting_benefit_there_is_no_taper(
    third_visit: Case, history: History, now: int
) -> None:
    """Where it has not come, or is not known, the stricter start stays."""
    assert plan(third_visit, history, now).phase == "start"


def test_the_taper_has_the_minutes_last_tolerated(third_visit: Case) -> None:
    """25 minutes of touch in the last session, although 45 are the limit."""
    assert plan(third_visit, TWO, 4).minutes == 25


some_history = st.lists(
    st.tuples(st.integers(1, 40), st.none() | st.integers(0, 10), st.booleans()), max_size=6
)


def dated(steps: History) -> History:
    """Gaps between visits as days before today, the oldest first."""
    found, days = [], 0
    for gap, pain, clean in reversed(steps):
        days += gap
        found.append((days, pain, clean))
    return found[::-1]


def keeps_statement_28(made: SessionPlan, evaluation: Evaluation) -> bool:
    """Once a week if mild, else 3; the review is at most 12 sessions and 12 weeks away, and not before today."""
    most = max(*made.first_week, *made.later)
    days = (made.review_on - evaluation.situation.moment.date()).days
    return most <= (1 if made.severity == "mild" else 3) and 0 <= days <= 84 and days / 7 * most <= 12.5


@settings(max_examples=25)
@given(steps=some_history, pain=st.none() | st.integers(0, 10))
def test_28_no_history_makes_a_plan_too_frequent_or_unreviewed(
    third_visit: Case, steps: History, pain: int | None
) -> None:
    """Statement 28: whatever the earlier visits brought, the taper included."""
    evaluation = evaluation_of(CONTENT, told(third_visit.situation, dated(steps), pain))
    review = review_of(evaluation)
    try:
        made = propose(PLANS, evaluation, review, Choices())
    except (NoPlan, NotFinished):
        return
    assert keeps_statement_28(made, evaluation)


def test_28_fails_for_a_broken_copy(third_visit: Case) -> None:
    """A taper that begins at 5 a week is caught."""
    broken = replace(PLANS, course=replace(RULES, steps=(5, 2, 1, 0.5, 0.25)))
    limits = {name: replace(one, later=(4, 5)) for name, one in PLANS.limits.items()}
    evaluation = evaluation_of(CONTENT, told(third_visit.situation, TWO, 4))
    made = propose(replace(broken, limits=limits), evaluation, review_of(evaluation), Choices())
    assert not keeps_statement_28(made, evaluation)


# ---- words -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("pair", "words"),
    [
        ((1, 1), "once a week"),
        ((2, 3), "2 to 3 times a week"),
        ((0.5, 2), "2 times a week, down to once every 2 weeks"),
        ((0.25, 0.25), "once every 4 weeks"),
        ((0, 0), "not at all"),
    ],
)
def test_how_often_in_words(pair: tuple[float, float], words: str) -> None:
    """Less than one a week is said in weeks."""
    assert a_week(pair) == words


def test_the_change_in_words() -> None:
    """Less pain is a minus."""
    assert outcome_words(Outcome("half-way", 1, 17, "")) == (
        "Average pain -1 points (-17 %). Some change, not yet a worthwhile one."
    )
