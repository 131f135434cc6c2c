"""What an earlier visit left behind and no longer holds: carried results, dated results, consents, records, old lists."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from intake_app.base.texts import tr
from intake_app.questionnaire.answers import Answer
from intake_app.questionnaire.model import Question
from intake_app.safety import baseline, session
from intake_app.safety.baseline import Standing
from intake_app.safety.clearances import Lapse, lapse_of
from intake_app.safety.evaluating import Evaluation
from intake_app.services.answer_words import name_of
from intake_app.services.day_words import day

if TYPE_CHECKING:
    from intake_app.services.interview import Interview

_OWN_PRESSURE_DAYS = 7
_DATED = ("DIA.3", "SYS.6", "SES.2a", "SES.2b")


@dataclass(frozen=True, slots=True)
class Expired:
    """What no longer holds from before, why, and the content id of its question or rule."""

    what: str
    why: str
    code: str


def expired_of(interview: "Interview") -> tuple[Expired, ...]:
    """Everything from before that no longer holds, what was carried first; nothing at a first visit.

    What hangs on a question that has not been asked today (SES.4, NEU.7) is not told yet.
    """
    evaluation = interview.evaluation
    if evaluation.previous is None:
        return ()
    found = (
        *_carried(evaluation),
        *_dated(evaluation),
        *_tests(evaluation),
        *_own_pressure(evaluation),
        *_records(evaluation),
    )
    told = {one.code for one in found}
    return (*found, *(one for one in _lists(interview) if one.code not in told))


# ---- tolerance and feeling (content 10, 28 days) -----------------------------------------------------------------------


def _carried(evaluation: Evaluation) -> Iterator[Expired]:
    why, last = _why_not_carried(evaluation), evaluation.situation.completed[-1]
    if not why:
        return
    then = day(last.moment)
    if last.tolerance:
        yield Expired(tr("Pressure that was comfortable on {day}", day=then), why, "R-PRS-04")
    if last.answers.current("feeling"):
        yield Expired(tr("Feeling tested on {day}", day=then), why, "SEN")


def _why_not_carried(evaluation: Evaluation) -> str:
    """Why what the last visit found is not carried; "" where it is, or where it is not known yet."""
    last = evaluation.situation.completed[-1].moment.date()
    if (evaluation.situation.moment.date() - last).days > session.CARRIED_DAYS:
        return tr("Over 28 days old")
    if baseline.is_health_changed(evaluation.situation.answers):
        return tr("Health changed since the last visit")
    is_asked = bool(evaluation.given("after-last"))
    if is_asked and not evaluation.says("after-last", "better", "same"):
        return tr("The last session was not followed by “better” or “same”")
    return ""


# ---- results with a date ---------------------------------------------------------------------------------------------


def _dated(evaluation: Evaluation) -> Iterator[Expired]:
    moment = evaluation.situation.moment
    for code in _DATED:
        question = evaluation.content.questions.by_code[code]
        entry = _newest(evaluation, question)
        if entry is None or session.dated_options(question, entry, moment) is None:
            continue
        name = str(question.item.marks.get("dated-by", ("date",))[0])
        yield Expired(_of_day(question, entry.values.get(name)), _limit_words(question), code)


def _newest(evaluation: Evaluation, question: Question) -> Answer | None:
    """The newest entry: of today, else of the newest completed visit that has one."""
    logs = [evaluation.situation.answers, *(one.answers for one in reversed(evaluation.situation.completed))]
    for log in logs:
        entries = [entry for entry in log.current(question.link_id) if baseline.says_something(entry)]
        if entries:
            return entries[-1]
    return None


def _of_day(question: Question, given: object) -> str:
    if isinstance(given, date):
        return tr("{what}, {day}", what=name_of(question), day=day(given))
    return tr("{what}, without a date", what=name_of(question))


def _limit_words(question: Question) -> str:
    words = {
        "DIA.3": tr("Over 6 months old"),
        "SYS.6": tr("Over 7 days old"),
        "SES.2a": tr("Signed over a year ago"),
        "SES.2b": tr("Signed over a year ago"),
        "SEN.mono": tr("Over 12 weeks old"),
        "SEN.fork": tr("Over 12 weeks old"),
    }
    return words[question.code]


def _tests(evaluation: Evaluation) -> Iterator[Expired]:
    """Monofilament and tuning fork whose newest real result is over 12 weeks old."""
    for code in ("SEN.mono", "SEN.fork"):
        question = evaluation.content.questions.by_code[code]
        days = [
            visit.moment
            for visit in evaluation.situation.completed
            if any(set(e.options) - question.blank_words for e in visit.answers.current(question.link_id))
        ]
        is_fresh = any(
            baseline.has_fresh_result(evaluation, question, side)
            for side in evaluation.places_of_shape(question)
        )
        if days and not is_fresh and not evaluation.given(question.link_id):
            yield Expired(_of_day(question, days[-1].date()), _limit_words(question), code)


def _own_pressure(evaluation: Evaluation) -> Iterator[Expired]:
    """The client's own blood pressure of an earlier visit, once it is over 7 days old and no newer reading is there."""
    question = evaluation.content.questions.by_code["SYS.2"]
    taken = [
        entry.values["taken"]
        for visit in evaluation.situation.completed
        for entry in visit.answers.current(question.link_id)
        if entry.values.get("where") == "own" and isinstance(entry.values.get("taken"), datetime)
    ]
    newest = max((moment for moment in taken if isinstance(moment, datetime)), default=None)
    if newest is None or evaluation.given(question.link_id):
        return
    if evaluation.situation.moment - newest > timedelta(days=_OWN_PRESSURE_DAYS):
        yield Expired(
            tr("The client’s own blood pressure, {day}", day=day(newest)), tr("Over 7 days old"), "SYS.2"
        )


# ---- records of clinicians (content 15.3) ------------------------------------------------------------------------------


def _records(evaluation: Evaluation) -> Iterator[Expired]:
    for record in evaluation.situation.clearances:
        lapse = lapse_of(evaluation.content, evaluation.situation, record)
        if lapse is not None:
            rules = ", ".join(record.rules) or tr("no rule named")
            what = tr("Clearance for {rules}", rules=rules)
            yield Expired(what, _lapse_words(evaluation, lapse), next(iter(record.rules), ""))


def _lapse_words(evaluation: Evaluation, lapse: Lapse) -> str:
    if lapse.day is None:
        return tr("It has no date, so it never held")
    then = day(lapse.day)
    if lapse.letter == "a":
        return tr("Its last day was {day}", day=then)
    if lapse.letter == "b":
        question = evaluation.content.questions.by_link_id[lapse.named]
        return tr("On {day} the answer to “{question}” was worse", day=then, question=name_of(question))
    return tr("On {day} there was a new finding, {rule}", day=then, rule=lapse.named)


# ---- baseline lists --------------------------------------------------------------------------------------------------


def _lists(interview: "Interview") -> Iterator[Expired]:
    """Baseline answers that are asked anew, each with the reason."""
    evaluation = interview.evaluation
    for pause in interview.pauses:
        for line in interview.missing(pause.id):
            found = baseline.old(evaluation, line.question) if baseline.is_baseline(line.question) else None
            state = (
                baseline.standing(evaluation, line.question, found) if found is not None else Standing.FRESH
            )
            is_stable = line.question.when == "Bs" and state is Standing.OVER_28_DAYS
            if found is not None and state is not Standing.FRESH and not is_stable:
                yield Expired(name_of(line.question), _standing_words(state), line.question.code)


def _standing_words(state: Standing) -> str:
    words = {
        Standing.OVER_28_DAYS: tr("Given over 28 days ago, asked anew"),
        Standing.HEALTH_CHANGED: tr("Health changed since the last visit, asked anew"),
        Standing.SOURCE_CHANGED: tr("An answer that it rests on has changed, asked anew"),
    }
    return words[state]
