"""A Case written as a case file: what the window keeps as a draft, and what a person may edit by hand."""

from collections.abc import Iterable, Mapping
from itertools import groupby
from typing import Any

from intake_app.bodymap.regions import BodyMap
from intake_app.exchange.answer_forms import form_of
from intake_app.exchange.case import Case
from intake_app.exchange.case_answers import answers_of
from intake_app.exchange.case_files import Cell, Source
from intake_app.exchange.case_limits import NO_LIMITS, Limits
from intake_app.exchange.case_words import Reading
from intake_app.exchange.toml_text import toml_table
from intake_app.questionnaire.answers import Answer, AnswerLog, Means
from intake_app.questionnaire.log_dicts import answer_as_dict, log_as_dicts
from intake_app.questionnaire.model import QuestionSet, Shape
from intake_app.safety.situation import Clearance, Situation

_NOWHERE = Source("", None, {})
_SIDES = {"L": "left", "R": "right"}


def write_case(case: Case, *, questions: QuestionSet, bodymap: BodyMap, limits: Limits = NO_LIMITS) -> str:
    """The case as TOML; `read_case` of it gives the same case, but for `sources`, and for earlier visits.

    Earlier visits are files or records of their own and are not written. An answer stands in `[answers]` where that says all
    of it; else as an entry of its own.
    """
    situation = case.situation
    read = Reading(questions, bodymap, situation.moment, situation.moment, limits)
    lines = [*toml_table("", [("title", case.title or None)])[1:]]
    lines += _who_and_when(case)
    lines += _answers(read, situation)
    for record in situation.clearances:
        lines += toml_table("[[clearances]]", _clearance(read, record))
    lines += _chosen(case)
    lines += toml_table(
        "[clinic]", ((key, getattr(case.clinic, key) or None) for key in case.clinic.__slots__)
    )
    lines += toml_table("[after]", case.after.items())
    lines += toml_table("[expect]", case.expect.items())
    return "\n".join(lines)


def _who_and_when(case: Case) -> list[str]:
    situation, client = case.situation, case.situation.client
    moment = situation.moment
    texts = ((key, getattr(client, key) or None) for key in ("sex", "language", "phone"))
    visit = [
        ("date", moment.date()),
        ("time", moment.time()),
        ("zone", moment.strftime("%z")),
        ("verdict_at", case.verdict_at),
        ("sealed_at", case.sealed_at),
    ]
    therapist = [
        ("name", situation.therapist or None),
        ("training", list(situation.training) or None),
        ("license", situation.therapist_license or None),
    ]
    person = [("name", client.name), ("birth_date", client.birth_date), *texts]
    return [
        *toml_table("[client]", person),
        *toml_table("[visit]", visit),
        *toml_table("[therapist]", therapist),
    ]


# ---- answers ---------------------------------------------------------------------------------------------------------


def _answers(read: Reading, situation: Situation) -> list[str]:
    """`[answers]` as long as the log can be read back from it, entries of their own from there on."""
    pairs, rest = _plain(read, situation.answers.entries)
    if situation.attested_sessions or situation.attested_last:
        attested = {"attested": situation.attested_sessions, "last": situation.attested_last}
        pairs["SES.3"] = {key: value for key, value in attested.items() if value is not None}
    lines = toml_table("[answers]", pairs.items())
    for entry in rest:
        lines += toml_table("[[entries]]", _entry(read, entry))
    return lines


def _plain(read: Reading, entries: Iterable[Answer]) -> tuple[dict[str, Any], list[Answer]]:
    """The answers that `[answers]` holds, in their order, and the entries from the first one on that it cannot hold."""
    pairs: dict[str, Any] = {}
    groups = [list(group) for _, group in groupby(entries, key=lambda entry: entry.question)]
    for place, group in enumerate(groups):
        question = read.questions.find(group[0].question)
        form = form_of(question, group) if question is not None else None
        is_new = question is not None and question.code not in pairs and question.shape is not Shape.SERIES
        if question is None or form is None or not is_new or _read_back(read, question.code, form) != group:
            return pairs, [entry for later in groups[place:] for entry in later]
        pairs[question.code] = form
        if question.code == "SES.9":  # the reader takes it first, whatever its place
            chosen = set(group[0].options)
            zones = [zone for zone in read.bodymap.zones if zone.replace(" ", "-") in chosen]
            read.today = frozenset[str]().union(*(read.bodymap.expand(zone) for zone in zones))
    return pairs, []


def _read_back(read: Reading, code: str, form: Any) -> list[Answer] | None:
    """What the reader makes of a form; None where it would not take it."""
    question = read.questions.find(code)
    again = Reading(read.questions, read.bodymap, read.moment, read.now, read.limits, read.today)
    if question is None:
        return None
    found = answers_of(again, question, Cell(form, _NOWHERE, ("answers", code)))
    return None if again.faults else found


def _entry(read: Reading, entry: Answer) -> list[tuple[str, Any]]:
    """One `[[entries]]` table: in the words of a case where that says all of it, else exactly as the log has it."""
    question = read.questions.find(entry.question)
    form = form_of(question, [entry]) if question is not None and question.shape is not Shape.SERIES else None
    plain = Answer(
        entry.question, entry.options, entry.place, None if entry.line is None else 0, entry.where, entry.values,
        entry.voice, entry.means, read.moment,
    )  # fmt: skip
    is_odd = question is None or form is None or bool(entry.reason)
    usual = None if is_odd or question is None else _read_back(read, question.code, form)
    if question is None or not usual or len(usual) != 1 or _bare(usual[0]) != _bare(plain):
        return [("exact", answer_as_dict(entry))]
    more = [
        (key, getattr(entry, key) or None) for key in ("reason", "sentence", "said_by", "entered_as", "step")
    ]
    return [
        ("question", question.code),
        ("answer", form),
        ("by", entry.voice.value),
        ("means", entry.means.value if isinstance(entry.means, Means) else "none"),
        ("at", entry.at),
        ("line", entry.line),
        *more,
    ]


def _bare(entry: Answer) -> tuple[object, ...]:
    """What an answer says, without who, how and when."""
    return (entry.question, entry.options, entry.place, entry.line, entry.where, dict(entry.values))


# ---- records and choices ---------------------------------------------------------------------------------------------


def _clearance(read: Reading, record: Clearance) -> list[tuple[str, Any]]:
    allowed = record.regions_allowed
    return [
        ("rules", list(record.rules)),
        ("from", record.sender or None),
        ("role", record.role or None),
        ("sides", [_SIDES[side] for side in record.sides] or None),
        ("received", record.issued),
        ("how", record.how or None),
        ("confirmed", record.confirmed),
        ("until", record.until),
        ("regions_allowed", None if allowed is None else list(read.bodymap.in_order(allowed))),
        ("regions_refused", list(read.bodymap.in_order(record.regions_refused)) or None),
        ("legs", "safe" if record.legs_safe else None),
        ("level", record.level),
        ("techniques_refused", list(record.techniques_refused) or None),
        ("minutes", record.minutes),
        ("per_week", record.per_week),
        ("advice", record.advice or None),
        ("given_for", None if record.given_for is None else _given_for(read, record.given_for)),
    ]


def _given_for(read: Reading, log: AnswerLog) -> dict[str, Any] | list[dict[str, Any]]:
    pairs, rest = _plain(read, log.entries)
    return log_as_dicts(log) if rest else pairs


def _chosen(case: Case) -> list[str]:
    choices = case.choices
    techniques = choices.techniques
    pairs: list[tuple[str, Any]] = [
        ("minutes", choices.minutes),
        ("zones", None if choices.zones is None else list(choices.zones)),
        (
            "techniques",
            None if techniques is None else {key: list(value) for key, value in techniques.items()},
        ),
        ("homework", None if choices.homework is None else list(choices.homework)),
        ("levels", _filled(choices.levels)),
    ]
    lines = toml_table("[choices]", pairs)
    for one in case.relaxed:
        table = (
            ("rule", one.rule),
            ("reason", one.reason or None),
            ("sentence", one.sentence or None),
            ("agreed", one.agreed),
        )
        lines += toml_table("[[relaxed]]", table)
    return lines


def _filled(table: Mapping[str, Any]) -> dict[str, Any] | None:
    return dict(table) or None
