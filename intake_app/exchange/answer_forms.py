"""Entries of the log in the written forms of a case (case format section 2): the way back from `case_answers`."""

from collections.abc import Mapping, Sequence
from typing import Any

from intake_app.questionnaire.answers import Answer
from intake_app.questionnaire.model import Question, Shape

_SIDES = {"L": "left", "R": "right"}


def form_of(question: Question, entries: Sequence[Answer]) -> Any:
    """The form that says these entries of one question; None where there is no such form.

    It need not say all of them (voice, time, how a zone was entered): whoever writes it reads it back and compares.
    """
    if question.shape is Shape.LINES:
        return _lines(question, entries)
    if question.shape is Shape.SIDES:
        return {
            _SIDES[str(entry.place)]: _one(question, entry) for entry in entries if entry.place in _SIDES
        } or None
    if question.code == "SKN.feel" and any("left" in entry.values for entry in entries):
        first = entries[0].values
        return {key: first[key] for key in ("left", "right", "unit") if key in first}
    if question.shape is Shape.REGIONS and any(entry.place for entry in entries):
        return {entry.place: _one(question, entry) for entry in entries if entry.place} or None
    return _one(question, entries[0]) if len(entries) == 1 else None


def _lines(question: Question, entries: Sequence[Answer]) -> Any:
    if len(entries) == 1 and entries[0].line is None:
        return _one(question, entries[0])
    if question.code == "SYS.21":
        return [_medicine(entry) for entry in entries]
    return [_table(question, entry) for entry in entries]


def _medicine(entry: Answer) -> Any:
    kinds = list(entry.options)
    kind = kinds[0] if len(kinds) == 1 else kinds
    return {**entry.values, "kind": kind} if entry.values or len(kinds) != 1 else kind


def _one(question: Question, entry: Answer) -> Any:
    """One entry without its place: an option, a list of options, a number, or a table."""
    special = _special(question, entry)
    if special is not None:
        return special
    only = set(entry.values)
    if entry.where is None and not entry.options and only == {"value"}:
        return entry.values["value"]
    if entry.where is None and not only:
        return _options(question, entry)
    if entry.where is None and only == {"value"} and entry.options == (str(entry.values["value"]),):
        return entry.values["value"]
    return _table(question, entry)


def _special(question: Question, entry: Answer) -> Any:
    if question.code == "SEN" and not entry.values and entry.where is None:
        axes = {
            option.axis: option.code
            for option in question.options
            if option.code in entry.options and option.axis
        }
        return axes or None
    if question.code == "SES.8" and entry.options == ("regions",) and entry.where:
        return {"refused": sorted(entry.where)}
    if question.code == "SES.11" and entry.values:
        return dict(_plain(entry.values))
    if question.code == "DVT.2" and "left" in entry.values:
        return {key: value for key, value in entry.values.items() if key != "value"}
    if question.code == "SKN.type" and "spot" in entry.values:
        return [{"type": code, "spot": entry.values["spot"]} for code in entry.options]
    return None


def _options(question: Question, entry: Answer) -> Any:
    if len(entry.options) == 1:
        return entry.options[0]
    return list(entry.options)


def _table(question: Question, entry: Answer) -> dict[str, Any]:
    table: dict[str, Any] = {}
    if entry.options:
        table["answer"] = _options(question, entry)
    if entry.where is not None:
        table["where"] = sorted(entry.where)
    return table | dict(_plain(entry.values))


def _plain(values: Mapping[str, Any]) -> Mapping[str, Any]:
    return {key: list(value) if isinstance(value, tuple) else value for key, value in values.items()}
