"""What an earlier completed visit said, for the person who asks again today: old answers, what changed, what ran out."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Literal

from intake_app.questionnaire.answers import Answer
from intake_app.questionnaire.model import Question
from intake_app.safety import baseline
from intake_app.safety.baseline import Old, Standing
from intake_app.safety.evaluating import Evaluation
from intake_app.safety.situation import Situation
from intake_app.services.answer_words import AnswerReader
from intake_app.services.lines import Line

When = Literal["Bv", "Bs"]


@dataclass(frozen=True, slots=True)
class OldAnswer:
    """The newest answer of completed earlier visits to a baseline question.

    words: one for each place or line. given: the day it was really given, "unchanged" followed back to it. state: whether it
    may still stand (`Standing`: fresh, over-28-days, health-changed, source-changed).
    """

    words: tuple[str, ...]
    given: date
    state: Standing
    when: When


def old_answer(evaluation: Evaluation, question: Question) -> OldAnswer | None:
    """What earlier completed visits said of a baseline question; None for any other question and where nothing was said."""
    found = baseline.old(evaluation, question) if baseline.is_baseline(question) else None
    if found is None:
        return None
    state = baseline.standing(evaluation, question, found)
    when: When = "Bs" if question.when == "Bs" else "Bv"
    return OldAnswer(words_of(evaluation, question, found), found.given, state, when)


def words_of(evaluation: Evaluation, question: Question, found: Old) -> tuple[str, ...]:
    """An old answer in words, one for each place or line."""
    return words_then(evaluation, question, found.entries, found.visit)


def words_then(
    evaluation: Evaluation, question: Question, entries: Iterable[Answer], day: date
) -> tuple[str, ...]:
    """Entries of a visit in words, each once."""
    situation = evaluation.situation
    moment = datetime.combine(day, situation.moment.timetz())
    reader = AnswerReader(evaluation.content, replace_answers(situation, entries, moment))
    return tuple(dict.fromkeys(one.answer for one in reader.of(question)))


def replace_answers(situation: Situation, entries: Iterable[Answer], moment: datetime) -> Situation:
    """A situation that holds only these entries."""
    return replace(situation, answers=type(situation.answers)(tuple(entries)), moment=moment)


def standing_of(evaluation: Evaluation, line: Line) -> tuple[Standing, Old] | None:
    """The standing of a line's old answer and the answer itself, where today's press may take it over; else None."""
    if not baseline.is_baseline(line.question):
        return None
    found = baseline.old(evaluation, line.question)
    state = baseline.may_stand(evaluation, line.question, found) if found is not None else None
    return (state, found) if state is not None and found is not None else None


def taken_over(found: Old, at: datetime) -> list[Answer]:
    """The entries by which one line is called unchanged: each old one again, in its own voice, said now."""
    return [
        replace(entry, at=at, entered_as=baseline.UNCHANGED, reason="", sentence="")
        for entry in found.entries
    ]


def foreseen(evaluation: Evaluation) -> Evaluation:
    """The visit as it would be with the old answers of the baseline questions that are still to be asked.

    Only for choosing which lines a page shows first: an answer of today decides, and once all are given this is the visit itself.
    """
    if evaluation.previous is None:
        return evaluation
    entries = []
    for question in evaluation.content.questions.by_link_id.values():
        if not baseline.is_baseline(question) or evaluation.entries(question):
            continue
        found = baseline.old(evaluation, question) if evaluation.is_due(question) is not False else None
        entries += (
            [replace(entry, entered_as="single") for entry in found.entries] if found is not None else []
        )
    if not entries:
        return evaluation
    return evaluation.after(evaluation.situation.answers.add(*entries), {entry.question for entry in entries})
