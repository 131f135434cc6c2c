"""The table check and what was done after it (content 1.9, 12.4): they make a sealed plan stricter, never wider."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from intake_app.planning.content import PlanContent
from intake_app.planning.plan import SessionPlan
from intake_app.planning.proposing import is_offered, session_minutes, severity_of
from intake_app.safety.evaluating import Evaluation
from intake_app.safety.review import Finding, Rank, Review

NO_LOOK, AVOID, CHECK, ENDED = "not-looked", "avoid", "check-open", "session-ended"
_BEGINS = 1  # the level of a first stroke; a region that was not asked stays there (R-PRS-07)


@dataclass(frozen=True, slots=True)
class Done:
    """What the after-session record says was done. minutes: of touch; regions: worked, None while AFT.4 is blank.

    techniques, levels: by region as worked. tolerance: level by region as found on the table or carried. told: whether
    AFT.7 lists a deviation.
    """

    minutes: float | None = None
    regions: tuple[str, ...] | None = None
    techniques: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    levels: Mapping[str, int] = field(default_factory=dict)
    tolerance: Mapping[str, int] = field(default_factory=dict)
    told: bool = False


@dataclass(frozen=True, slots=True)
class Deviation:
    """Something done beyond what the plan and the table check leave. item: AFT id; what: a technique, level or minutes."""

    item: str
    region: str
    what: str


@dataclass(frozen=True, slots=True)
class TableCheck:
    """What the table check leaves of a plan. review: of all answers with those found on the table.

    ends: the session ends. levels, techniques, minutes: what may be done, at most those of the plan. left_out: regions of the
    plan that are not worked, and why; lowered: regions with a lower level than planned. deviations: what was done beyond it;
    not_worked: regions of the plan that were not.
    """

    review: Review
    ends: bool
    levels: Mapping[str, int]
    techniques: Mapping[str, tuple[str, ...]]
    minutes: int
    left_out: Mapping[str, str]
    lowered: Mapping[str, int] = field(default_factory=dict)
    deviations: tuple[Deviation, ...] = ()
    not_worked: tuple[str, ...] = ()


def ends_session(review: Review) -> bool:
    """Whether a finding of the table check ends the session (content 1.9): rank 3 for a clinician, or worse, or an open check
    of clots or feet.
    """
    clots = any(item.question.startswith("DVT.") for item in review.open)
    return clots or any(map(_ends, review.findings))


def _ends(finding: Finding) -> bool:
    if finding.needs == "check":
        return finding.content_id.startswith(("R-SKN-02", "R-DVT-"))
    return finding.rank >= Rank.STOP_SOON or finding.needs == "clinician"


def after_table(
    content: PlanContent,
    plan: SessionPlan,
    before: Review,
    found: tuple[Evaluation, Review],
    *,
    looked: Collection[str],
    unclear: Collection[str],
    done: Done,
    ends: bool = False,
) -> TableCheck:
    """What is left of a sealed plan. before: the review it was made from; found: the same with what the table showed.

    looked: regions whose look was recorded on the table. unclear: regions in which a finding leaves a check open. ends: whether
    it ends for another reason than the findings themselves.
    """
    evaluation, review = found
    ends = ends or ends_session(review)
    reasons = {region: _why_not(region, before, review, ends, looked, unclear) for region in plan.levels}
    levels = {r: _level(plan, before, review, done, r) for r, why in reasons.items() if not why}
    techniques = {
        region: tuple(_still_offered(content, found, region, plan.techniques.get(region, ()), level))
        for region, level in levels.items()
    }
    most = session_minutes(evaluation, review, content.limits[severity_of(content, evaluation, review)])
    worked = done.regions
    return TableCheck(
        review=review,
        ends=ends,
        levels=levels,
        techniques=techniques,
        minutes=0 if ends else min(plan.minutes, most),
        left_out={region: why for region, why in reasons.items() if why},
        lowered={region: level for region, level in levels.items() if level < plan.levels[region]},
        deviations=tuple(deviations(levels, techniques, plan.minutes, done)),
        not_worked=() if worked is None else tuple(region for region in plan.levels if region not in worked),
    )


def _why_not(
    region: str, before: Review, found: Review, ends: bool, looked: Collection[str], unclear: Collection[str]
) -> str:
    if ends:
        return ENDED
    if before.regions[region].look_first and region not in looked:
        return NO_LOOK
    if found.regions[region].state != "planned":
        return AVOID
    return CHECK if region in unclear else ""


def _level(plan: SessionPlan, before: Review, found: Review, done: Done, region: str) -> int:
    """The lowest of plan, rules and what the client bears; a place where nobody asked stays where it begins."""
    asked = done.tolerance.get(region, _BEGINS if before.regions[region].ask_first else plan.levels[region])
    return min(plan.levels[region], found.regions[region].cap or 0, asked)


def _still_offered(
    content: PlanContent, found: tuple[Evaluation, Review], region: str, planned: Iterable[str], level: int
) -> Iterator[str]:
    known = {technique.id: technique for technique in content.techniques}
    return (one for one in planned if is_offered(known[one], *found, region, level))


def deviations(
    levels: Mapping[str, int], techniques: Mapping[str, tuple[str, ...]], minutes: int, done: Done
) -> Iterator[Deviation]:
    """What was done beyond the plan after the table check: minutes, places, techniques, pressure (AFT.1, AFT.4 to AFT.6)."""
    if done.minutes is not None and done.minutes > minutes:
        yield Deviation("AFT.1", "", f"{done.minutes:g}")
    for region in done.regions or ():
        if region not in levels:
            yield Deviation("AFT.4", region, "")
            continue
        for technique in done.techniques.get(region, ()):
            if technique not in techniques.get(region, ()):
                yield Deviation("AFT.5", region, technique)
        if done.levels.get(region, 0) > levels[region]:
            yield Deviation("AFT.6", region, str(done.levels[region]))
