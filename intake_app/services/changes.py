"""What is answered differently today than at the last completed visit."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from intake_app.questionnaire.answers import Answer
from intake_app.questionnaire.model import Question, Shape
from intake_app.safety import baseline
from intake_app.safety.evaluating import Evaluation
from intake_app.safety.readings import is_harmless
from intake_app.services.baseline import words_then

if TYPE_CHECKING:
    from intake_app.services.interview import Interview


@dataclass(frozen=True, slots=True)
class Change:
    """An answer of today beside the one of the last completed visit.

    code: content id. line_id: the line that shows it, "" where none does. old, new: in words; old is "" where nothing was said
    then. old_date: the day of the old answer, None where there was none.
    """

    code: str
    line_id: str
    old: str
    new: str
    old_date: date | None


def changes_of(interview: "Interview") -> tuple[Change, ...]:
    """Every question answered at both visits whose answer class, places or lines differ, in the order of the pages.

    What had no answer then counts only where a finding of today rests on it. Timed readings are not compared.
    """
    past = interview.evaluation.previous
    if past is None:
        return ()
    asked = dict.fromkeys(line.ask for pause in interview.pauses for line in pause.lines)
    questions = [interview.content.questions.by_code[code] for code in asked]
    told = {code for finding in interview.findings for code in finding.because}
    found = (_change(interview, past, question, told) for question in questions)
    return tuple(change for change in found if change is not None)


def _change(interview: "Interview", past: Evaluation, question: Question, told: set[str]) -> Change | None:
    now = interview.evaluation
    new, old = _said(now, question), _said(past, question)
    if question.shape is Shape.SERIES or not new:
        return None
    if not old:
        return _told(interview, question, (), new, None) if question.code in told else None
    if question.shape is Shape.REGIONS:
        old, new = _places_that_differ(question, old, new)
        is_other = bool(old or new)
    else:
        is_other = baseline.differs(question, past, now) or (
            question.shape is Shape.NUMBER and _number(old) != _number(new)
        )
    return _told(interview, question, old, new, past.situation.moment.date()) if is_other else None


def _said(evaluation: Evaluation, question: Question) -> list[Answer]:
    """What was given and says something; an "unchanged" that no longer stands is not said."""
    given = [entry for entry in evaluation.given(question.link_id) if baseline.says_something(entry)]
    return baseline.that_stand(evaluation, question, given)


def _number(entries: Iterable[Answer]) -> object:
    """The highest number said, so that a pain of 5 and one of 6 differ; None where none was."""
    values = [entry.values.get("value") for entry in entries]
    return max((value for value in values if isinstance(value, int | float)), default=None)


def _places_that_differ(
    question: Question, old: list[Answer], new: list[Answer]
) -> tuple[list[Answer], list[Answer]]:
    """The entries of the places that say something else. A place looked at only once differs where something was found there."""
    then, now = _by_place(old), _by_place(new)
    differing = {place for place in then.keys() | now.keys() if then.get(place) != now.get(place)}
    if not question.is_spoken:
        both = then.keys() & now.keys()
        found = {place for place, codes in now.items() if not is_harmless(question, tuple(codes))}
        differing &= both | found
    return (
        [entry for entry in old if entry.place in differing],
        [entry for entry in new if entry.place in differing],
    )


def _by_place(entries: list[Answer]) -> dict[str | None, frozenset[str]]:
    found: dict[str | None, frozenset[str]] = {}
    for entry in entries:
        found[entry.place] = found.get(entry.place, frozenset()) | set(entry.options)
    return found


def _told(
    interview: "Interview",
    question: Question,
    old: list[Answer] | tuple[()],
    new: list[Answer],
    day: date | None,
) -> Change:
    now = interview.evaluation
    shown = (
        line.id for lines in interview.due.values() for line, _places in lines if line.question is question
    )
    before = words_then(now, question, old, day) if day is not None else ()
    today = words_then(now, question, new, now.situation.moment.date())
    return Change(question.code, next(shown, ""), "; ".join(before), "; ".join(today), day)
