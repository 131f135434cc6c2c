"""One visit as the names that are true of it, so that the formulas of a proof can be worked out for it."""

from collections.abc import Collection, Iterator

from intake_app.questionnaire.answers import Answer, Voice
from intake_app.questionnaire.model import Question, Shape
from intake_app.safety import fields, saying, session, whereabouts
from intake_app.safety.conditions import Here, Test
from intake_app.safety.evaluating import Evaluation
from intake_app.safety.judging import spot_words
from intake_app.safety.lines import line_field, line_options
from intake_app.safety.readings import only_tightens


def names_of(evaluation: Evaluation) -> frozenset[str]:
    """What is true of a first visit without timed readings and without records."""
    names = set(_words(evaluation))
    for question in evaluation.content.questions.by_link_id.values():
        names.update(_unfilled(evaluation, question))
        for entry in evaluation.entries(question):
            told = _said if entry.line is None else _line
            names.update(told(evaluation, question, entry))
    return frozenset(names)


def _said(evaluation: Evaluation, question: Question, entry: Answer) -> Iterator[str]:
    at = f"@{entry.place}" if entry.place else ""
    for code in saying._codes(evaluation, question, entry):
        yield f"{question.link_id}{at}={code}"
    for region in _where(evaluation, question, entry):
        yield f"{question.link_id}{at} where {region}"
    for name in _tested(evaluation, f"{question.link_id}."):
        yield from _field(evaluation, question, name, entry, at)
    if question.link_id == "skin-look" and entry.step == "seated":
        yield f"{entry.place} was looked at seated"


def _where(evaluation: Evaluation, question: Question, entry: Answer) -> Collection[str]:
    """The places given; also the widest of a voice that gives none beside one that does."""
    of_voices = [
        one for one in evaluation.entries(question) if one.place == entry.place and one.line == entry.line
    ]
    if question.shape is Shape.CALVES and entry.where is None and entry.values:
        return evaluation.where(question)
    if all(one.where is None for one in of_voices):
        return ()
    if entry.line is not None:
        return evaluation.resolve("line.where", Here("line", question=question.link_id, line=entry.line))
    return whereabouts._given(evaluation, question, entry)


def _field(evaluation: Evaluation, question: Question, name: str, entry: Answer, at: str) -> Iterator[str]:
    if name not in question.fields:
        return
    told = fields._of_entry(evaluation, question, name, entry)
    if told == fields.NOT_KNOWN:
        yield f"{question.link_id}.{name}{at} is not said by all"
    else:
        yield from (f"{question.link_id}.{name}{at}={code}" for code in told)


def _line(evaluation: Evaluation, question: Question, entry: Answer) -> Iterator[str]:
    line, moment = f"{question.link_id}#{entry.line}", evaluation.situation.moment
    scales = evaluation.content.scales
    codes = line_options(question, evaluation.scale(question), entry, moment)
    yield line
    yield from (f"{line} where {region}" for region in _where(evaluation, question, entry))
    yield from (f"{line}.answer={code}" for code in codes)
    if line_options(question, evaluation.scale(question), entry, moment, whole=True) != codes:
        yield f"{line} is old"
    for name in _tested(evaluation, "line.") - {"where"}:
        yield from (f"{line}.{name}={code}" for code in line_field(question, entry, name, scales, moment))


def _tested(evaluation: Evaluation, before: str) -> set[str]:
    """The names after a prefix that some condition tests."""
    return {test.name.removeprefix(before) for test in _tests(evaluation) if test.name.startswith(before)}


def _tests(evaluation: Evaluation) -> Iterator[Test]:
    rules = evaluation.content.rules
    owners = (*rules.rules, *rules.facts.values(), *rules.due.values())
    conditions = [owner.condition for owner in owners]
    conditions += [condition for derived in rules.derived.values() for condition in derived.options.values()]
    return (test for condition in conditions for test in condition.tests())


def _unfilled(evaluation: Evaluation, question: Question) -> Iterator[str]:
    """Where all that is said is of voices that fill no blank."""
    for place in ("", *evaluation.places_of_shape(question)):
        entries = evaluation.entries(question)
        said = [one for one in entries if not place or question.is_spoken or one.place in (None, place)]
        if said and all(only_tightens(question, one) for one in said):
            yield f"~unfilled {question.link_id}" + (f"@{place}" if place else "")


def _words(evaluation: Evaluation) -> Iterator[str]:
    situation = evaluation.situation
    years = session.years(situation.client.birth_date, situation.moment.date())
    if years is not None:
        yield "age=" + evaluation.content.scales["age"].band(years, "")
    yield "session number=" + session.number(evaluation)
    for region in evaluation.content.bodymap.regions:
        kind, level = session.tolerance(evaluation, region)
        yield from (f"tolerance {region}={kind}", f"tolerance of {region} is {level}")
        yield f"wish of {region} is {session.lighter_wish(evaluation, region)}"
        if spot_words(evaluation, region) is None:
            yield f"the spot in {region} is not described"
    for question in evaluation.content.questions.by_link_id.values():
        asked = (Voice.THERAPIST, Voice.COLLEAGUE)
        if not any(entry.voice in asked for entry in evaluation.entries(question)):
            yield f"nobody has asked {question.link_id}"
