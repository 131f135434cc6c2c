"""A course of sessions from the earlier visits: clean sessions, change of pain, reviews, taper (content 12.2, 12.3)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from intake_app.planning.course_rules import CourseRules
from intake_app.planning.plan import Outcome
from intake_app.safety import session
from intake_app.safety.evaluating import Evaluation
from intake_app.safety.situation import Visit

WORTHWHILE, HALFWAY, NONE, WORSE, NOT_KNOWN = "worthwhile", "half-way", "none", "worse", "not-known"
_WEEK = 7


@dataclass(frozen=True, slots=True)
class CourseSession:
    """A session of the course. is_clean: went well (content 12.3), None for today's; minutes: of touch, where written."""

    day: date
    evaluation: Evaluation
    is_clean: bool | None
    minutes: float | None = None


@dataclass(frozen=True, slots=True)
class Taper:
    """The steps after lasting benefit. per_week: (lowest, highest) sessions a week today; minutes: as last tolerated.

    reviewed: the day of the last formal review; sessions: since then.
    """

    per_week: tuple[float, float]
    minutes: float
    reviewed: date
    sessions: int


def course_of(evaluation: Evaluation) -> tuple[CourseSession, ...]:
    """The completed sessions of this course, today's last: back to a gap of more than 8 weeks (content 2.3)."""
    situation = evaluation.situation
    visits = list(zip(situation.previous, evaluation.earlier, strict=True))
    after = [*(past for _, past in visits), evaluation][1:]
    found = [CourseSession(situation.moment.date(), evaluation, None)]
    for (visit, past), following in zip(reversed(visits), reversed(after), strict=True):
        if not visit.is_completed:
            continue
        day = visit.moment.date()
        if (found[-1].day - day).days > session.GAP_DAYS:
            break
        found.append(CourseSession(day, past, _is_clean(visit, following), _minutes(visit)))
    return tuple(reversed(found))


def _is_clean(visit: Visit, following: Evaluation) -> bool:
    """No unwanted event, not stopped early, and at the next visit better or the same (content 12.3)."""
    said = [str(visit.after.get(item, "")).strip().casefold() for item in ("AFT.10", "AFT.13")]
    answers = following.reading(following.content.questions.by_link_id["after-last"]).options
    return said == ["none", "no"] and bool(answers) and answers <= {"better", "same"}


def _minutes(visit: Visit) -> float | None:
    told = visit.after.get("AFT.1")
    minutes = told.get("minutes") if isinstance(told, dict) else None
    return float(minutes) if isinstance(minutes, int | float) and minutes > 0 else None


def went_well(course: Sequence[CourseSession], days: int | None = None) -> bool:
    """Whether every session so far was clean; with `days` only those within so many days of the first."""
    first = course[0].day
    return all(one.is_clean is not False for one in course if days is None or (one.day - first).days < days)


def first_week_went_well(course: Sequence[CourseSession]) -> bool:
    """Whether every session of week 1 was clean, as far as it has gone."""
    return went_well(course, _WEEK)


def outcome_of(rules: CourseRules, course: Sequence[CourseSession]) -> Outcome | None:
    """What the course has brought by its last session; None at its first.

    Of a course that began without pain nothing is worked out: content 12.3 takes the chosen activity then (AFT.11) and does
    not say which end of its scale is the good one.
    """
    if len(course) < 2:
        return None
    if _is_worse(rules, course):
        return _outcome(rules, WORSE, None, None)
    averages = [session.number_of(one.evaluation, "pain-average") for one in course]
    first, newest = averages[0], averages[-1]
    if first is None or newest is None or first == 0:
        return _outcome(rules, NOT_KNOWN, None, None)
    change = first - newest
    percent = 100 * change / first
    word = _word(rules, first, change, percent)
    is_time = {NONE: _is_long(rules, course), HALFWAY: len(course) - 1 in reviews_of(rules, course)}
    return _outcome(rules, word, change, round(percent), advised=is_time.get(word, True))


def _outcome(
    rules: CourseRules, word: str, change: float | None, percent: int | None, advised: bool = True
) -> Outcome:
    advice = rules.words.get(word.replace("-", ""), "") if advised else ""
    return Outcome(word, change, percent, advice)


def _word(rules: CourseRules, first: float, change: float, percent: float) -> str:
    low, high, points = rules.small
    enough = points if low <= first <= high else rules.points
    if change >= enough or percent >= rules.percent:
        return WORTHWHILE
    return HALFWAY if percent >= rules.halfway else NONE


def _is_worse(rules: CourseRules, course: Sequence[CourseSession]) -> bool:
    """Pain risen by 2 or more at two visits running (R-SEN-09 both times)."""
    last = course[-rules.worse_visits :]
    rises = [session.pain_rise(one.evaluation) for one in last]
    return len(last) == rules.worse_visits and all(
        rise is not None and rise >= rules.worse_points for rise in rises
    )


def _is_long(rules: CourseRules, course: Sequence[CourseSession]) -> bool:
    """Whether a course has had the 4 weeks or 8 sessions after which no change ends it."""
    days = (course[-1].day - course[0].day).days
    return days >= rules.none_days or len(course) > rules.none_sessions


def reviews_of(rules: CourseRules, course: Sequence[CourseSession]) -> tuple[int, ...]:
    """Which sessions of the course (from 0) were formal reviews: the first one after 4 weeks or 6 sessions since the last."""
    found: list[int] = []
    last = 0
    for place, one in enumerate(course):
        days = (one.day - course[last].day).days
        if days >= rules.review_days or place - last >= rules.review_sessions:
            found.append(place)
            last = place
    return tuple(found)


def taper_of(rules: CourseRules, course: Sequence[CourseSession], most: float) -> Taper | None:
    """The step after lasting benefit; None where it has not come, or where it is not known (then the course goes on as it is).

    Lasting: the last two formal reviews, and today, worthwhile, and every session since the first of them clean. most:
    sessions a week by severity, where the steps begin. Each step is kept 2 to 4 weeks, so that the number lies between both.
    """
    today = outcome_of(rules, course)
    run = _last_reviews_with_benefit(rules, course)
    minutes = course[-2].minutes if len(course) > 1 else None
    if today is None or today.word != WORTHWHILE or len(run) < rules.reviews or minutes is None:
        return None
    if not all(one.is_clean is not False for one in course[run[0] :]):
        return None
    days = (course[-1].day - course[run[rules.reviews - 1]].day).days
    reviewed = run[-1]
    begin = next((at for at, step in enumerate(rules.steps) if step <= most), len(rules.steps) - 1)
    soon, late = (min(begin + days // each, len(rules.steps) - 1) for each in rules.step_days)
    return Taper(
        (rules.steps[soon], rules.steps[late]), minutes, course[reviewed].day, len(course) - 1 - reviewed
    )


def _last_reviews_with_benefit(rules: CourseRules, course: Sequence[CourseSession]) -> tuple[int, ...]:
    """The formal reviews up to now, back to the last one without a worthwhile change."""
    found: list[int] = []
    for place in reversed(reviews_of(rules, course)):
        outcome = outcome_of(rules, course[: place + 1])
        if outcome is None or outcome.word != WORTHWHILE:
            break
        found.append(place)
    return tuple(reversed(found))
