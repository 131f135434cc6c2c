"""Entries of a case beside `[answers]`: timed readings, and answers of single voices."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from types import MappingProxyType
from typing import Any

from intake_app.base.faults import nearest
from intake_app.exchange.case_answers import Manner, answers_of
from intake_app.exchange.case_files import Cell
from intake_app.exchange.case_limits import limits_of
from intake_app.exchange.case_loosening import is_refused, reason_and_sentence, with_reason
from intake_app.exchange.case_together import entered_rightly
from intake_app.exchange.case_values import known_keys
from intake_app.exchange.case_words import UNITS, Reading, slug
from intake_app.questionnaire.answers import Answer, Means, Voice
from intake_app.questionnaire.log_dicts import answer_from_dict
from intake_app.questionnaire.model import Question, Shape

_READING = ("of", "value", "unit", "upper", "lower", "taken", "arrow", "device", "where", "struck", "by")
_ENTRY = (
    "question", "answer", "by", "means", "at", "reason",
    "sentence", "said_by", "entered_as", "step", "line",
)  # fmt: skip
_ENDS = {"LO": 0, "HI": 1}


def readings_of(read: Reading, cells: list[Cell]) -> list[Answer]:
    """Each `[[readings]]` table as one line of its series, numbered in the order written."""
    found: list[Answer] = []
    for cell in cells:
        question = _series(read, cell)
        entry = _reading(read, question, cell) if question is not None else None
        if entry is not None:
            line = sum(one.question == entry.question for one in found)
            found.append(replace(entry, line=line))
    return found


def _series(read: Reading, cell: Cell) -> Question | None:
    if not isinstance(cell.value, dict):
        read.tell(cell, "is no table", "[[readings]]")
        return None
    known = [
        question.code for question in read.questions.by_link_id.values() if question.shape is Shape.SERIES
    ]
    of = str(cell.value.get("of", ""))
    question = read.questions.find(of)
    if question is None or question.code not in known:
        read.tell(
            cell.child("of") if "of" in cell.value else cell,
            "names no series of readings",
            " or ".join(known),
            of,
        )
        return None
    return question


def _reading(read: Reading, question: Question, cell: Cell) -> Answer | None:
    known_keys(read, cell, _READING)
    measured = _pressure(read, question, cell) if "upper" in question.fields else _level(read, question, cell)
    taken = read.moment_of(cell.child("taken")) if "taken" in cell.value else None
    if "taken" not in cell.value:
        read.tell(cell, "has no time", "taken = 10:20:00", "")
    values: dict[str, Any] = {**(measured or {}), "taken": taken or read.moment, "where": "here"}
    for key in ("where", "arrow", "device", "struck"):
        if key in cell.value:
            values[key] = _coded(read, question, cell, key) or values.get(key, "")
    voice = Voice.CLIENT if values["where"] == "own" else Voice.THERAPIST
    if "by" in cell.value:
        voice = _voice(read, cell.child("by")) or voice
    if measured is None:
        return None
    return Answer(question.link_id, values=MappingProxyType(values), voice=voice, at=read.moment)


def _coded(read: Reading, question: Question, cell: Cell, key: str) -> str:
    field = question.fields.get(key)
    child = cell.child(key)
    if field is None or not field.options:
        return read.text(child)
    return read.option(child, field.options) or ""


def _level(read: Reading, question: Question, cell: Cell) -> dict[str, Any] | None:
    """A value with its unit; LO and HI of a meter are the lowest and highest that is taken (content 1.5)."""
    if "value" not in cell.value:
        read.tell(cell, "has no value", 'value = 120, unit = "mg/dL"', "")
        return None
    accept = limits_of(question, read.limits)
    child, unit = cell.child("value"), cell.child("unit") if "unit" in cell.value else None
    end = str(child.value).strip().upper()
    if end in _ENDS:
        name = (
            UNITS.get(str(unit.value).lower(), str(unit.value))
            if unit is not None
            else next(iter(accept), "mg/dL")
        )
        limits = accept.get(name) or {"mg/dL": (20.0, 600.0), "mmol/L": (1.1, 33.3)}.get(name, (20.0, 600.0))
        return {"value": limits[_ENDS[end]], "unit": name, "meter": end.lower()}
    if unit is None:
        read.tell(cell, "has no unit", " or ".join(accept) or "mg/dL or mmol/L", child.value)
    value, name = read.measured(child, unit, accept)
    return None if value is None else {"value": value, "unit": name}


def _pressure(read: Reading, question: Question, cell: Cell) -> dict[str, Any] | None:
    accept = limits_of(question, read.limits)
    found: dict[str, Any] = {}
    for key in ("upper", "lower"):
        if key not in cell.value:
            read.tell(cell, f"has no {key} number", "upper = 128, lower = 80", "")
            continue
        low, high = accept.get(key, (question.fields[key].min_value, question.fields[key].max_value))
        number = read.number(cell.child(key), low, high)
        if number is not None:
            found[key] = number
    if len(found) < 2:
        return None
    if found["upper"] <= found["lower"]:
        read.tell(cell.child("upper"), "is not above the lower one", f"more than {found['lower']}")
        return None
    return found


def entries_of(
    read: Reading, cells: list[Cell], earlier: Sequence[Answer] = (), verdict: datetime | None = None
) -> list[Answer]:
    """Each `[[entries]]` table as the entries of one voice.

    earlier: the log so far; verdict: when a verdict was shown. What is milder after it needs a reason, or is refused.
    """
    found: list[Answer] = []
    for cell in cells:
        if isinstance(cell.value, dict) and "exact" in cell.value:
            exact = exact_of(read, cell.child("exact"))
            found += entered_rightly(read, cell, exact, [*earlier, *found])
            continue
        if not isinstance(cell.value, dict) or "question" not in cell.value:
            read.tell(cell, "names no question", 'question = "DVT.1", answer = "yes", by = "therapist"', "")
            continue
        question = find_question(read, cell.child("question"))
        if question is not None and "answer" not in cell.value:
            read.tell(cell, "has no answer", "answer = …", "")
        elif question is not None:
            before = [*earlier, *found]
            made = entered_rightly(read, cell, _entry(read, question, cell), before)
            found += _kept(read, cell, made, before, verdict)
    return found


def _kept(
    read: Reading, cell: Cell, entries: list[Answer], earlier: Sequence[Answer], verdict: datetime | None
) -> list[Answer]:
    """The entries that may stand: a loosening without reason is a fault, and what was said before goes on counting."""
    timed = "at" in cell.value
    refused = [
        entry for entry in entries if is_refused(read.questions, earlier, entry, verdict, is_timed=timed)
    ]
    if refused:
        told = "is milder than what was said before the verdict, and does not say why"
        read.tell(cell, told, 'reason = "measured again", sentence = "at least 20 characters"', "")
    return [entry for entry in entries if entry not in refused]


def exact_of(read: Reading, cell: Cell) -> list[Answer]:
    """Entries as the log itself has them (`log_as_dicts`): how a draft keeps what the words of a case cannot say."""
    found: list[Answer] = []
    for each in cell.items():
        try:
            entry = answer_from_dict(each.value)
        except (KeyError, ValueError, TypeError, AttributeError):
            read.tell(each, "is no entry of the log", "an entry as the program writes it", "")
            continue
        if find_question(read, each, entry.question) is not None:
            found.append(entry)
    return found


def find_question(read: Reading, cell: Cell, name: str | None = None) -> Question | None:
    """The question of a content id or link id; None and a fault where there is none."""
    word = str(cell.value) if name is None else name
    question = read.questions.find(word)
    if question is None:
        read.tell(
            cell, "is no question", nearest(word, (*read.questions.by_code, *read.questions.by_link_id)), word
        )
    return question


def _entry(read: Reading, question: Question, cell: Cell) -> list[Answer]:
    known_keys(read, cell, _ENTRY)
    texts = {
        key: read.text(cell.child(key)) for key in ("reason", "sentence", "said_by") if key in cell.value
    }
    if "reason" in texts and "sentence" not in texts:
        reason, sentence = reason_and_sentence(texts["reason"])
        texts |= {"reason": reason, "sentence": sentence}
    more: dict[str, Any] = {
        key: slug(read.text(cell.child(key))) for key in ("entered_as", "step") if key in cell.value
    }
    if "line" in cell.value:
        line = read.number(cell.child("line"), 0)
        more |= {"line": int(line)} if line is not None else {}
    found = answers_of(read, question, cell.child("answer"), _manner(read, cell))
    return [with_reason(_extended(entry, {**texts, **more})) for entry in found]


def _extended(entry: Answer, more: dict[str, Any]) -> Answer:
    if "line" in more and entry.line is not None:
        more = {**more, "line": more["line"] + entry.line}
    return replace(entry, **more)


def _manner(read: Reading, cell: Cell) -> Manner:
    at = read.moment_of(cell.child("at"), may_lie_ahead=True) if "at" in cell.value else None
    voice = _voice(read, cell.child("by")) if "by" in cell.value else None
    means = read.word(cell.child("means"), (*Means, "none")) if "means" in cell.value else ""
    return Manner(voice, Means(means) if means in tuple(Means) else None, at, has_no_means=means == "none")


def _voice(read: Reading, cell: Cell) -> Voice | None:
    word = read.word(cell, Voice)
    return Voice(word) if word else None
