"""Clinicians' records (content 15.3): when one is valid, what it answers, and what it limits. It never raises anything."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from intake_app.questionnaire.answers import AnswerLog
from intake_app.questionnaire.model import NOT_DONE, Question, Shape
from intake_app.safety.evaluating import Evaluation
from intake_app.safety.review import Rank
from intake_app.safety.rules import Rule
from intake_app.safety.situation import Clearance, Situation

if TYPE_CHECKING:
    from intake_app.safety.content import Content

LONGEST_DAYS = 90
UNDATED_DAYS = 28
SPOKEN_DAYS = 7
SHORT_RULES = (
    "R-DVT",
    "R-SYS-11",
    "R-SYS-12",
    "R-SYS-15",
    "R-FOOT-04",
    "R-SKN",
    "R-DVT-20",
    "R-SYS-36",
    "R-DIA-28",
)
ONE_CHECK = {"feet": "skin"}  # SKN with FOOT and EDM (content 15.3)
TOGETHER = (
    frozenset({"R-DVT-05a", "R-DVT-14"}),
    frozenset({"R-DVT-20", "R-SYS-36a"}),
    frozenset({"R-DIA-23", "R-SYS-39"}),
)


def last_day(record: Clearance) -> date | None:
    """The last day on which a record holds by its dates; None where it never does (no date)."""
    if record.issued is None:
        return None
    is_short = any(rule.startswith(SHORT_RULES) for rule in record.rules)
    longest = record.issued + timedelta(
        days=UNDATED_DAYS if is_short or record.until is None else LONGEST_DAYS
    )
    ends = longest if record.until is None else min(record.until, longest)
    in_writing_by = record.issued + timedelta(days=SPOKEN_DAYS)
    if record.how in ("", "spoken") and (record.confirmed is None or record.confirmed > in_writing_by):
        ends = min(ends, in_writing_by)
    return ends


def in_date(record: Clearance, today: date) -> bool:
    """Whether a record is dated, begun and not over."""
    ends = last_day(record)
    return ends is not None and record.issued is not None and record.issued <= today <= ends


def answers(record: Clearance, content_id: str) -> bool:
    """Whether a record names a rule line: by its id, by its id without a letter, or by one always answered together."""
    named = set(record.rules)
    for group in TOGETHER:
        if named & group or {rule.rstrip("abcdefgh") for rule in group} & named:
            named |= group
    return content_id in named or content_id.rstrip("abcdefgh") in named


def valid_records(content: "Content", situation: Situation) -> tuple[Clearance, ...]:
    """The records that hold now: in date, and since they were given no answer of their rules worse and no new finding of
    rank 3 or more in their checks, today or at a visit between (a lapsed record does not come back).
    """
    today = situation.moment.date()
    bare = Evaluation(content, replace(situation, clearances=()))
    return tuple(
        record
        for record in situation.clearances
        if in_date(record, today) and not any(_lapse_at(content, record, now) for now in _since(record, bare))
    )


@dataclass(frozen=True, slots=True)
class Lapse:
    """Why a record no longer holds (content 15.3). letter: "a" by date, "b" a worse answer, "c" a new finding, "" never valid.

    day: the last day that it held, or the visit at which it lapsed. named: link id of the answer, content id of the finding.
    """

    letter: str
    day: date | None
    named: str = ""


def lapse_of(content: "Content", situation: Situation, record: Clearance) -> Lapse | None:
    """Why a record on file does not hold now; None where it holds or has not begun."""
    today, ends = situation.moment.date(), last_day(record)
    if ends is None or record.issued is None:
        return Lapse("", None)
    if record.issued > today:
        return None
    bare = Evaluation(content, replace(situation, clearances=()))
    for now in reversed(_since(record, bare)):
        found = _lapse_at(content, record, now)
        if found is not None and found.day is not None and found.day <= ends:
            return found
    return Lapse("a", ends) if today > ends else None


def _lapse_at(content: "Content", record: Clearance, now: Evaluation) -> Lapse | None:
    if record.given_for is None:
        return None
    then = Evaluation(content, _when_given(record.given_for, now.situation))
    rules = [rule for rule in content.rules.rules if answers(record, rule.content_id)]
    day = now.situation.moment.date()
    for name in sorted({name for rule in rules for name in content.questions_of(rule)}):
        if _is_worse(content.questions.by_link_id[name], then, now):
            return Lapse("b", day, name)
    new = [rule for rule in _same_checks(content, rules) if _is_new(rule, record, then, now)]
    return Lapse("c", day, new[0].content_id) if new else None


def _since(record: Clearance, bare: Evaluation) -> list[Evaluation]:
    """Today, and the earlier visits on or after the record's day."""
    begun = record.issued
    return [bare, *(past for past in bare.earlier if begun and past.situation.moment.date() >= begun)]


def _when_given(given_for: AnswerLog, situation: Situation) -> Situation:
    """The answers of a record as they stood when they were given, so that what has expired since is not read as blank."""
    moment = max((entry.at for entry in given_for if entry.at is not None), default=situation.moment)
    before = tuple(visit for visit in situation.previous if visit.moment < moment)
    return replace(situation, answers=given_for, moment=moment, previous=before, clearances=())


def _same_checks(content: "Content", rules: Iterable[Rule]) -> list[Rule]:
    checks = {_check(rule) for rule in rules}
    return [rule for rule in content.rules.rules if _check(rule) in checks and rule.rank >= Rank.CLEARANCE]


def _check(rule: Rule) -> str:
    return ONE_CHECK.get(rule.check, rule.check)


def _is_new(rule: Rule, record: Clearance, then: Evaluation, now: Evaluation) -> bool:
    if answers(record, rule.content_id) or rule.needs == "check":
        return False
    return bool(now.fires(rule)) and not then.fires(rule)


def _is_worse(question: Question, then: Evaluation, now: Evaluation) -> bool:
    """Whether today's answer is of a worse class: a later option, "not sure", another place, a find where nothing was told."""
    if question.shape is Shape.SERIES:
        return False
    for place in now.places_of_shape(question):
        if _rank(question, now, place) > max(_rank(question, then, place), 0):
            return True
    return bool(now.where(question) - then.where(question))


def _rank(question: Question, evaluation: Evaluation, place: str) -> int:
    """The rank of the worst that was told; what was only left undone is no worse answer."""
    told = evaluation.reading(question, place).options - (NOT_DONE - question.blank_words)
    return max(map(question.rank, told), default=-1)
