"""What an earlier visit said of a baseline question, and whether "unchanged since DATE" may take it over (content 1.4).

Nothing is filled in beforehand: an answer is taken over only by an entry of today, and only while all of this holds.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

from intake_app.questionnaire.answers import Answer, AnswerLog
from intake_app.questionnaire.model import NOT_DONE, NOT_SURE, PREFER_NOT, Question, Shape
from intake_app.safety.situation import Visit

if TYPE_CHECKING:
    from intake_app.safety.evaluating import Evaluation

UNCHANGED = "unchanged"
FRESH_DAYS = 28
HEALTH_CHANGE = "health-change"
_CHANGED_HEALTH = frozenset({"yes", NOT_SURE, PREFER_NOT})
_BASELINE = ("Bv", "Bs")

VisitEntries = tuple[date, Sequence[Answer]]
"""The day of a completed visit and its entries of one question."""


class Standing(StrEnum):
    """Whether an old answer may still stand."""

    FRESH = "fresh"
    OVER_28_DAYS = "over-28-days"
    HEALTH_CHANGED = "health-changed"
    SOURCE_CHANGED = "source-changed"


@dataclass(frozen=True, slots=True)
class Old:
    """The newest answer of the completed earlier visits.

    visit: the day of the visit that holds it. given: the day it was really given, "unchanged" followed back to it; the oldest
    of its entries counts. is_known: False where that day cannot be found.
    """

    entries: tuple[Answer, ...]
    visit: date
    given: date
    is_known: bool = True


# ---- from the logs alone, so that a case can be checked while it is read ----------------------------------------------


def is_baseline(question: Question) -> bool:
    """Whether a question may ever be answered by "unchanged": spoken, Bv or Bs; no look, daily or private one."""
    return question.when in _BASELINE and question.is_spoken and not question.item.marks.get("private")


def old_of(visits: Sequence[VisitEntries]) -> Old | None:
    """The newest answer among completed visits, oldest first; None where no visit says anything."""
    for place in range(len(visits) - 1, -1, -1):
        day, given = visits[place]
        entries = tuple(entry for entry in given if says_something(entry))
        if entries:
            days = [_given_on(entry, visits[:place], day) for entry in entries]
            known = all(is_known for _, is_known in days)
            return Old(entries, day, min(found for found, _ in days), known)
    return None


def _given_on(entry: Answer, before: Sequence[VisitEntries], day: date) -> tuple[date, bool]:
    if entry.entered_as != UNCHANGED:
        return day, True
    older = old_of(before)
    return (older.given, older.is_known) if older is not None else (day, False)


def old_in(visits: Iterable[Visit], link_id: str) -> Old | None:
    """The newest answer of a question in earlier visits, as their logs have it."""
    completed = [visit for visit in visits if visit.is_completed]
    return old_of([(visit.moment.date(), visit.answers.current(link_id)) for visit in completed])


def says_something(entry: Answer) -> bool:
    """Whether an entry holds an answer; one that takes a line or mark back holds none."""
    return bool(entry.options or entry.values or entry.where)


def is_same(one: Answer, other: Answer) -> bool:
    """Whether two entries say the same of the same place, line and voice."""
    same_place = one.key == other.key
    return same_place and (one.options, one.where, dict(one.values)) == (
        other.options, other.where, dict(other.values),
    )  # fmt: skip


def is_over(old: Old, today: date) -> bool:
    """Whether an old answer was given more than 28 days ago, or nobody knows when."""
    return not old.is_known or (today - old.given).days > FRESH_DAYS


def is_health_changed(log: AnswerLog) -> bool:
    """Whether SES.4 was answered yes, not sure or prefer not to say."""
    return any(_CHANGED_HEALTH & set(entry.options) for entry in log.current(HEALTH_CHANGE))


def is_daily(question: Question, said: Callable[[str], Iterable[str]]) -> bool:
    """Whether a baseline question is asked at every visit because of an answer ("D if not none").

    said: the option codes given for a question (link id), then or today.
    """
    for mark in question.item.marks.get("every-visit-if", ()):
        name, _, options = str(mark).partition("=")
        if set(said(name.strip())) & {option.strip() for option in options.split("|")}:
            return True
    return False


def why_not(question: Question, previous: Sequence[Visit], log: AnswerLog, today: date, entry: Answer) -> str:
    """Why an entry may not be "unchanged" in this log (content 1.4); "" where it may. log: what was answered before it."""
    if not is_baseline(question):
        return "is no baseline question that may be called unchanged"
    old = old_in(previous, question.link_id)
    if old is None or not any(is_same(entry, one) for one in old.entries):
        return "is not what an earlier completed visit says"
    if is_health_changed(log):
        return "cannot be unchanged after a change of health since last time (SES.4)"
    if question.when == "Bv" and is_over(old, today):
        return "was given more than 28 days ago and is asked anew"
    if is_daily(question, said_in(old_visit(previous, old), log)):
        return "is asked at every visit"
    return ""


def old_visit(previous: Iterable[Visit], old: Old) -> AnswerLog:
    """The log of the visit that holds an old answer."""
    return next(
        (visit.answers for visit in previous if visit.is_completed and visit.moment.date() == old.visit),
        AnswerLog(),
    )


def said_in(*logs: AnswerLog) -> Callable[[str], set[str]]:
    """The option codes of a question in some logs together."""

    def said(link_id: str) -> set[str]:
        return {code for log in logs for entry in log.current(link_id) for code in entry.options}

    return said


# ---- read through the content ----------------------------------------------------------------------------------------


def old(evaluation: "Evaluation", question: Question) -> Old | None:
    """The newest answer of a baseline question at completed earlier visits; entries that did not count there are left out."""
    visits = [
        (past.situation.moment.date(), past.entries(question))
        for past in evaluation.earlier
        if past.situation.moment in evaluation.completed_moments
    ]
    return old_of(visits)


def standing(evaluation: "Evaluation", question: Question, found: Old) -> Standing:
    """Whether an old answer may still stand today."""
    if evaluation.says(HEALTH_CHANGE, *_CHANGED_HEALTH):
        return Standing.HEALTH_CHANGED
    if changed_source(evaluation, question, found):
        return Standing.SOURCE_CHANGED
    over = is_over(found, evaluation.situation.moment.date())
    return Standing.OVER_28_DAYS if over else Standing.FRESH


def changed_source(evaluation: "Evaluation", question: Question, found: Old) -> str:
    """The link id of a question that this one derives from and that says something else today; "" for none.

    A source that has no answer today has not changed (yet): its own line is open.
    """
    past = next(
        (one for one in reversed(evaluation.earlier) if one.situation.moment.date() == found.given), None
    )
    for name in evaluation.content.sources_of(question.link_id):
        source = evaluation.content.questions.by_link_id[name]
        if evaluation.entries(source) and (past is None or differs(source, past, evaluation)):
            return name
    return ""


def differs(question: Question, then: "Evaluation", now: "Evaluation") -> bool:
    """Whether the answer class, a place or a line of a question is another one than then."""
    return answer_class(then, question) != answer_class(now, question)


def answer_class(evaluation: "Evaluation", question: Question) -> object:
    """What an answer comes to: what rules read at each place, the places given, and of lists each line."""
    by_place = tuple(
        (place, evaluation.reading(question, place).options) for place in evaluation.places_of_shape(question)
    )
    lines: frozenset[object] = frozenset()
    if question.shape is Shape.LINES:
        lines = frozenset(
            (
                entry.options,
                entry.where,
                tuple(sorted((key, str(value)) for key, value in entry.values.items())),
            )
            for entry in evaluation.given(question.link_id)
            if says_something(entry)
        )
    return by_place, evaluation.where(question), lines


def may_stand(evaluation: "Evaluation", question: Question, found: Old) -> Standing | None:
    """The standing of an old answer that one press may take over: fresh, or (Bs) over 28 days; None where none may."""
    if not is_baseline(question) or _is_undone(question, found) or _is_daily_now(evaluation, question, found):
        return None
    state = standing(evaluation, question, found)
    allowed = state is Standing.FRESH or (state is Standing.OVER_28_DAYS and question.when == "Bs")
    return state if allowed else None


def _is_undone(question: Question, found: Old) -> bool:
    """Whether the old answer was a word for "not done" that is no answer of its own."""
    return all(
        bool(entry.options) and set(entry.options) <= NOT_DONE - question.blank_words
        for entry in found.entries
    )


def _is_daily_now(evaluation: "Evaluation", question: Question, found: Old) -> bool:
    if not question.item.marks.get("every-visit-if"):
        return False
    then = old_visit(evaluation.situation.completed, found)

    def said(link_id: str) -> set[str]:
        today = () if link_id == question.link_id else evaluation.given(link_id)
        given = (*then.current(link_id), *today)
        return {code for entry in given for code in entry.options}

    return is_daily(question, said)


def that_stand(evaluation: "Evaluation", question: Question, entries: list[Answer]) -> list[Answer]:
    """Entries without the "unchanged" ones that may not stand: they read as if they had never been given."""
    if not any(entry.entered_as == UNCHANGED for entry in entries):
        return entries
    found = old(evaluation, question)
    stands = found is not None and may_stand(evaluation, question, found) is not None
    held = found.entries if found is not None and stands else ()
    return [
        entry
        for entry in entries
        if entry.entered_as != UNCHANGED or any(is_same(entry, one) for one in held)
    ]


def has_fresh_result(evaluation: "Evaluation", question: Question, place: str) -> bool:
    """Whether a completed earlier visit holds a result that is younger than the question's `valid-days`."""
    limit = float(str(question.item.marks.get("valid-days", (FRESH_DAYS,))[0]))
    today = evaluation.situation.moment.date()
    return any(
        bool(past.reading(question, place).options - NOT_DONE - question.blank_words)
        for past in evaluation.earlier
        if past.situation.moment in evaluation.completed_moments
        and (today - past.situation.moment.date()).days <= limit
    )
