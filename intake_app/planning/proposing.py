"""A session plan from a review that allows one (content 10-13): never beyond what the review limits."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta

from intake_app.base.errors import NoPlan, NotFinished
from intake_app.base.texts import tr
from intake_app.planning.content import Homework, PlanContent, SeverityLimits, Technique
from intake_app.planning.course import (
    HALFWAY,
    WORSE,
    WORTHWHILE,
    CourseSession,
    Taper,
    course_of,
    first_week_went_well,
    outcome_of,
    taper_of,
    went_well,
)
from intake_app.planning.plan import Choices, Outcome, Relaxed, SessionPlan
from intake_app.safety import session
from intake_app.safety.conditions import NOWHERE, Here
from intake_app.safety.evaluating import Evaluation
from intake_app.safety.review import Review

_SEVERITIES = ("mild", "moderate", "severe")


def propose(
    content: PlanContent,
    evaluation: Evaluation,
    review: Review,
    choices: Choices,
    relaxed: tuple[Relaxed, ...] = (),
) -> SessionPlan:
    """The plan of this visit. Raises NotFinished while only a check is open, NoPlan where the verdict or the choices leave none.

    choices may only be stricter than what is proposed; what would widen it is left at the limit.
    """
    _refuse(review)
    regions = planned_regions(evaluation, review, choices)
    levels = {region: _level(review, choices, region) for region in regions}
    _refuse_nothing(levels)
    severity = severity_of(content, evaluation, review)
    limits, course = content.limits[severity], course_of(evaluation)
    outcome = outcome_of(content.course, course)
    _refuse_worse(outcome)
    taper = taper_of(content.course, course, limits.later[1])
    minutes = session_minutes(evaluation, review, limits)
    if taper is not None:
        minutes = min(minutes, int(taper.minutes))
    later = _later(limits, course) if taper is None else taper.per_week
    return SessionPlan(
        severity=severity,
        techniques=_techniques(content, evaluation, review, levels, choices),
        levels=levels,
        minutes=minutes if choices.minutes is None else min(minutes, choices.minutes),
        minutes_max=minutes,
        phase="start" if taper is None else "maintenance",
        first_week=_per_week(content, review, limits.first_week if taper is None else taper.per_week),
        later=_per_week(content, review, later),
        course_weeks=limits.course_weeks,
        course_sessions=_least(review.limits.sessions_max, limits.course_sessions),
        review_on=_review_on(content, course, limits, _per_week(content, review, later)[1], taper, outcome),
        outcome=outcome,
        homework=_homework(content, evaluation, review, regions, choices),
        precautions=_precautions(review, outcome),
        stop_signs=content.words.stop_signs,
        positions=review.limits.no_position,
        relaxed=relaxed,
    )


def _refuse(review: Review) -> None:
    if review.plan_allowed:
        return
    if review.is_only_not_finished:
        raise NotFinished(
            tr("This review is not finished."),
            tr("Nothing was planned or sealed."),
            tr("Answer or do what is listed as open."),
        )
    raise NoPlan(
        tr("The result of this review allows no plan today."),
        tr("Nothing was planned or sealed."),
        tr("Follow what the result says to do now; the letter can be printed."),
    )


def _refuse_worse(outcome: Outcome | None) -> None:
    """A rise of pain at two visits running stops the course and sends the client on (content 12.3)."""
    if outcome is not None and outcome.word == WORSE:
        raise NoPlan(
            tr("Pain has risen by 2 points or more at two visits running."),
            tr("Nothing was planned or sealed."),
            tr("Stop this course and send the client to their own clinician."),
        )


def _precautions(review: Review, outcome: Outcome | None) -> tuple[str, ...]:
    """What the findings ask for; before it, what follows from a course that brings too little (content 12.3)."""
    actions = [finding.action for finding in review.findings if finding.action and finding.needs != "check"]
    if outcome is not None and outcome.advice and outcome.word != WORTHWHILE:
        actions.insert(0, outcome.advice)
    return tuple(dict.fromkeys(actions))


def _later(limits: SeverityLimits, course: Sequence[CourseSession]) -> tuple[float, float]:
    """Sessions a week after the first one: the higher number only while what it hangs on holds (content 12.2)."""
    holds = {"first-week-clean": first_week_went_well, "all-clean": went_well}.get(limits.later_if)
    return limits.later if holds is None or holds(course) else limits.later_else


def _refuse_nothing(levels: Mapping[str, int]) -> None:
    """A still hand as the only touch is no massage plan (content 1.2)."""
    if max(levels.values(), default=0) < 1:
        raise NoPlan(
            tr("The choices leave no place to be worked at level 1 or more."),
            tr("Nothing was planned or sealed."),
            tr("Choose a zone or a level of today's review."),
        )


def planned_regions(evaluation: Evaluation, review: Review, choices: Choices) -> tuple[str, ...]:
    """The regions of today's zones that may be touched, in body order; fewer where the therapist chose fewer zones."""
    today = evaluation.today
    if choices.zones is not None:
        today = frozenset[str]().union(*(evaluation.resolve(zone) for zone in choices.zones)) & today
    return tuple(
        region for region, limit in review.regions.items() if region in today and limit.state == "planned"
    )


def _level(review: Review, choices: Choices, region: str) -> int:
    cap = review.regions[region].cap or 0
    return min(cap, choices.levels.get(region, cap))


def severity_of(content: PlanContent, evaluation: Evaluation, review: Review) -> str:
    """mild, moderate or severe: the worst that holds, and at least what a rule asks for (content 12.1)."""
    found = next(
        (name for name, block in content.severities.items() if block.evaluate(evaluation, NOWHERE) is True),
        "mild",
    )
    return max(found, review.limits.severity_min or "mild", key=_SEVERITIES.index)


def session_minutes(evaluation: Evaluation, review: Review, limits: SeverityLimits) -> int:
    """The longest session in whole minutes: by severity, by the first visit, by the rules."""
    is_first = session.number(evaluation) in ("1", "not-sure")
    by_severity = limits.minutes_first if is_first else limits.minutes
    return min(by_severity, review.limits.minutes_max or by_severity)


def _per_week(content: PlanContent, review: Review, pair: tuple[float, float]) -> tuple[float, float]:
    """Sessions a week within every limit; a plan that hangs on a clinician's record has a limit of its own (content 12.2)."""
    with_record = (
        content.per_week_with_record if any(finding.is_cleared for finding in review.findings) else None
    )
    most = _least(review.limits.per_week_max, with_record)
    return pair if most is None else (min(pair[0], most), min(pair[1], most))


def _least(*numbers: int | None) -> int | None:
    return min((number for number in numbers if number is not None), default=None)


def _review_on(
    content: PlanContent,
    course: Sequence[CourseSession],
    limits: SeverityLimits,
    per_week: float,
    taper: Taper | None,
    outcome: Outcome | None,
) -> date:
    """The day of the next formal review: so many weeks or sessions after the course began or the last one, what is first (12.3).

    A course begins with the first completed visit, anew after a gap that asks to begin light again; each such stretch ends in
    a review.
    """
    today, rules = course[-1].day, content.course
    if taper is not None:
        left = max(1, rules.most_sessions - taper.sessions)
        by_weeks = taper.reviewed + timedelta(days=rules.taper_review_days)
        return max(today, min(by_weeks, today + timedelta(weeks=left / max(per_week, min(rules.steps)))))
    stretch = timedelta(weeks=limits.review_weeks)
    by_weeks = today + stretch - (today - course[0].day) % stretch
    if outcome is not None and outcome.word == HALFWAY and outcome.advice:
        by_weeks = min(by_weeks, today + timedelta(days=rules.halfway_days))
    sessions = limits.review_sessions
    if not sessions or not per_week:
        return by_weeks
    left = sessions - (len(course) - 1) % sessions
    return min(by_weeks, today + timedelta(weeks=-(-left // per_week)))


# ---- techniques ----------------------------------------------------------------------------------------------------


def _techniques(
    content: PlanContent, evaluation: Evaluation, review: Review, levels: Mapping[str, int], choices: Choices
) -> dict[str, tuple[str, ...]]:
    offered = {
        region: tuple(t.id for t in content.techniques if is_offered(t, evaluation, review, region, level))
        for region, level in levels.items()
    }
    hosted = {region: _with_hosts(content.techniques, ids) for region, ids in offered.items()}
    if choices.techniques is None:
        return hosted
    chosen = choices.techniques
    return {region: tuple(t for t in ids if t in chosen.get(region, ids)) for region, ids in hosted.items()}


def is_offered(technique: Technique, evaluation: Evaluation, review: Review, region: str, level: int) -> bool:
    """Whether a technique may be used in a region at this level: it exists there, is offered, and nothing excludes it."""
    if technique.least > level or region not in _places(evaluation, technique.here_in):
        return False
    if _is_excluded(technique.id, review, region):
        return False
    here = Here("region", region=region)
    if technique.not_if is not None and technique.not_if.evaluate(evaluation, here) is not False:
        return False
    return technique.offered.evaluate(evaluation, here) is True


def _is_excluded(technique: str, review: Review, region: str) -> bool:
    where = review.excluded.get(technique, ((), ()))[0]
    return "all" in where or region in where


def technique_minutes(technique: Technique, review: Review, regions: Iterable[str]) -> tuple[int, int] | None:
    """(lowest, highest) usual minutes of a technique in these regions, a rule's share taken (R-SEN-09); None without minutes."""
    if technique.minutes is None:
        return None
    shares = [share for region in regions if (share := review.regions[region].minutes_share) is not None]
    share = min(shares, default=1.0)
    return int(technique.minutes[0] * share), int(technique.minutes[1] * share)


def _places(evaluation: Evaluation, places: Iterable[str]) -> frozenset[str]:
    return frozenset[str]().union(*(evaluation.resolve(place) for place in places))


def _with_hosts(techniques: tuple[Technique, ...], ids: tuple[str, ...]) -> tuple[str, ...]:
    """A technique that is added to another one stands only beside one that works the skin."""
    hosted = {technique.id for technique in techniques if technique.has_host}
    hosts = [one for one in ids if one not in hosted and one != "hold"]
    return ids if hosts else tuple(one for one in ids if one not in hosted)


# ---- homework ------------------------------------------------------------------------------------------------------


def _homework(
    content: PlanContent, evaluation: Evaluation, review: Review, regions: tuple[str, ...], choices: Choices
) -> tuple[str, ...]:
    offered = tuple(item.id for item in content.homework if _may_do(item, evaluation, review, regions))
    return offered if choices.homework is None else tuple(one for one in offered if one in choices.homework)


def _may_do(item: Homework, evaluation: Evaluation, review: Review, regions: tuple[str, ...]) -> bool:
    if item.needs_record and not evaluation.has_advice:
        return False
    if not item.per_region:
        return item.who.evaluate(evaluation, NOWHERE) is True
    return bool(homework_regions(item, evaluation, review, regions))


def homework_regions(
    item: Homework, evaluation: Evaluation, review: Review, regions: tuple[str, ...]
) -> tuple[str, ...]:
    """The planned regions with a ceiling of at least 1 in which an exercise may be done."""
    inside = _places(evaluation, item.here_in)
    return tuple(
        region
        for region in regions
        if region in inside
        and (review.regions[region].cap or 0) >= 1
        and not _is_excluded(item.like, review, region)
        and item.who.evaluate(evaluation, Here("region", region=region)) is True
    )
