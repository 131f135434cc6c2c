"""What earlier visits, earlier entries and earlier records say: calf differences, written records, answers taken away."""

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from intake_app.questionnaire.answers import Answer
from intake_app.questionnaire.model import Question
from intake_app.safety.conditions import NOWHERE, Test

if TYPE_CHECKING:
    from intake_app.safety.evaluating import Evaluation

_IN_WRITING = ("letter", "message")
_YEAR = timedelta(days=365)
_CM_PER_INCH = 2.54
_EARLIER = 1000  # lines of earlier visits are numbered from here


def is_taken_away(evaluation: "Evaluation", question: Question, entry: Answer) -> bool:
    """Whether an answer no longer stands because a question it belongs to was answered worse or elsewhere after it (5.2)."""
    names = question.item.marks.get("belongs-to", ())
    for name in names:
        evaluation.given(str(name))
    log = evaluation.situation.answers
    by_link_id = evaluation.content.questions.by_link_id
    return any(
        _is_worse_later(by_link_id[str(name)], [one for one in log if one.question == name], entry)
        for name in names
    )


def _is_worse_later(question: Question, signs: list[Answer], entry: Answer) -> bool:
    if entry.at is None:
        return False
    before = [sign for sign in signs if sign.at is None or sign.at <= entry.at]
    after = [sign for sign in signs if sign.at is not None and sign.at > entry.at]
    ranked = max((question.rank(code) for sign in before for code in sign.options), default=0)
    places = frozenset[str]().union(*(sign.where or frozenset() for sign in before))
    return any(
        max(map(question.rank, sign.options), default=0) > ranked
        or bool((sign.where or frozenset()) - places)
        for sign in after
    )


def earlier_lines(evaluation: "Evaluation", question: Question) -> list[Answer]:
    """Dated lines of earlier visits of a question whose lines stay (SYS.18), numbered behind today's."""
    if not question.item.marks.get("earlier-lines"):
        return []
    dated = [
        entry
        for visit in evaluation.situation.previous
        for entry in visit.answers.current(question.link_id)
        if entry.line is not None and "date" in entry.values
    ]
    return [replace(entry, line=_EARLIER + place) for place, entry in enumerate(dated)]


def calf_difference(evaluation: "Evaluation", region: str) -> float | None:
    """How much bigger this calf measures than the other, in cm; None where it is not the bigger one or was not measured."""
    question = evaluation.content.questions.by_link_id["calf-difference"]
    for entry in evaluation.entries(question):
        left, right = entry.values.get("left"), entry.values.get("right")
        if isinstance(left, int | float) and isinstance(right, int | float):
            bigger = left - right if region == "calf_L" else right - left
            return (
                round(bigger * (_CM_PER_INCH if entry.values.get("unit") == "in" else 1), 2)
                if bigger > 0
                else None
            )
    return None


def calf_change(evaluation: "Evaluation", region: str) -> float | None:
    """Today's calf difference against the nearest of earlier visits at which the same calf was bigger, in cm."""
    today = calf_difference(evaluation, region)
    before = [found for past in evaluation.earlier if (found := calf_difference(past, region)) is not None]
    return None if today is None or not before else min(round(abs(today - one), 2) for one in before)


def written_on(evaluation: "Evaluation", content_id: str) -> date | None:
    """The date of the newest record on file in writing that names a rule, of the last 12 months, ended or not."""
    today = evaluation.situation.moment.date()
    dates = [
        record.issued
        for record in evaluation.situation.clearances
        if {content_id, content_id.rstrip("abcdefgh")} & set(record.rules)
        and record.issued is not None
        and (record.how in _IN_WRITING or record.confirmed is not None)
        and today - _YEAR <= record.issued <= today
    ]
    return max(dates, default=None)


def held_since(evaluation: "Evaluation", content_id: str, test: Test) -> bool:
    """Whether a test held at an earlier visit on or after the date of the newest written record of a rule.

    A test for "no" has to hold at every such visit: one sign since the record is a sign since the record.
    """
    since = written_on(evaluation, content_id)
    if since is None:
        return False
    later = [past for past in evaluation.earlier if past.situation.moment.date() >= since]
    held = [past.test(test, NOWHERE) is True for past in later]
    return any(held) if "no" not in test.options else bool(held) and all(held)
