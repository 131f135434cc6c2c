"""The table check of a visit run through the same rules as the seated one (content 1.9); what it finds stands beside the rest."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from intake_app.planning.plan import SessionPlan
from intake_app.planning.table import TableCheck, after_table, ends_session
from intake_app.questionnaire.answers import Answer, AnswerLog, Voice
from intake_app.safety.evaluating import Evaluation
from intake_app.safety.judging import evaluation_of, review_of
from intake_app.safety.review import Review

if TYPE_CHECKING:
    from intake_app.services.review import Judged

LOOK, FEELING = "skin-look", "feeling"
_AFTER = timedelta(seconds=1)  # what is found on the table comes after all that was found seated


@dataclass(frozen=True)
class Found:
    """The visit judged with what the table showed. evaluation, review: of it; check: what it leaves of the plan."""

    evaluation: Evaluation
    review: Review
    check: TableCheck


def table_check(judged: "Judged") -> Found | None:
    """What the visit's after-session record (AFT.2, AFT.3) makes of its plan; None without a plan or a record."""
    plan, done = judged.plan, judged.case.done
    if plan is None or done is None:
        return None
    told = judged.case.table
    evaluation, review = _judged_with(judged, (*told, *_not_recorded(judged, plan, told)))
    looked = {
        entry.place or "" for entry in told if entry.question == LOOK and "not-looked" not in entry.options
    }
    unclear = _unclear(judged, told, review)
    ends = "check" in review.needs and not unclear and not ends_session(review)
    check = after_table(
        judged.plan_content, plan, judged.review, (evaluation, review),
        looked=looked, unclear=unclear, done=done, ends=ends,
    )  # fmt: skip
    return Found(evaluation, review, check)


def at_table(judged: "Judged") -> "Judged":
    """The visit as it stands after its table check, for the letter of a session that ended there; as it was without one."""
    found = judged.table
    if found is None or not found.check.ends:
        return judged
    case = replace(judged.case, situation=found.evaluation.situation)
    return replace(judged, case=case, evaluation=found.evaluation, review=found.review)


def _judged_with(judged: "Judged", entries: Iterable[Answer]) -> tuple[Evaluation, Review]:
    situation = judged.evaluation.situation
    answers = situation.answers.add(
        *(_beside(situation.answers, one, situation.moment + _AFTER) for one in entries)
    )
    evaluation = evaluation_of(judged.content, replace(situation, answers=answers))
    return evaluation, review_of(evaluation)


def _beside(log: AnswerLog, entry: Answer, at: datetime) -> Answer:
    """A second look stands beside the first, so that the worse of both counts and none takes the other's place."""
    taken = {
        one.voice for one in log.current(entry.question) if (one.place, one.line) == (entry.place, entry.line)
    }
    free = next(
        (v for v in (entry.voice, Voice.THERAPIST, Voice.COLLEAGUE) if v not in taken), Voice.DOCUMENT
    )
    return replace(entry, voice=free, step="table", at=at)


def _not_recorded(judged: "Judged", plan: SessionPlan, told: Iterable[Answer]) -> Iterable[Answer]:
    """A table check that says nothing of a look, or of light touch, says that it was not done (content 1.9)."""
    given = {(entry.question, entry.place) for entry in told}
    for region in plan.levels:
        limit = judged.review.regions[region]
        if limit.look_first and (LOOK, region) not in given:
            yield Answer(LOOK, ("not-looked",), place=region, voice=Voice.THERAPIST)
        elif limit.touch_first and (FEELING, region) not in given:
            yield Answer(FEELING, ("not-tested",), place=region, voice=Voice.THERAPIST)


def _unclear(judged: "Judged", told: tuple[Answer, ...], review: Review) -> frozenset[str]:
    """The regions whose findings leave a check open: each is left out. Empty where the open check hangs on no single one."""
    if "check" not in review.needs:
        return frozenset()
    regions = {entry.place for entry in told if entry.place}
    alone = {r: [one for one in told if one.place == r] for r in regions}
    found = frozenset(r for r, entries in alone.items() if "check" in _judged_with(judged, entries)[1].needs)
    rest = [entry for entry in told if entry.place not in found]
    return frozenset() if "check" in _judged_with(judged, rest)[1].needs else found
