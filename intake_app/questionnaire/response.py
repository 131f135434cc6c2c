"""A FHIR R4 QuestionnaireResponse made from the log of answers for one form.

FHIR holds one voice on an item: the worse one is taken, place by place and line by line. The log itself is the record
(`log_dicts`); this is what other programs read.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import Any

from intake_app.questionnaire.answers import Answer, AnswerLog
from intake_app.questionnaire.loading import question_of
from intake_app.questionnaire.model import Item, Question, Questionnaire, Shape

ANSWERS = "urn:intake-app:answers"
REGIONS = "urn:intake-app:regions"
_NUMBER_TYPES = {"decimal": "valueDecimal", "integer": "valueInteger"}
_TEXT_TYPES = {
    "string": "valueString",
    "text": "valueString",
    "url": "valueUri",
    "open-choice": "valueString",
}


def response_of(
    questionnaire: Questionnaire, log: AnswerLog, *, id_: str, authored: datetime, status: str = "completed"
) -> dict[str, Any]:
    """The response as a FHIR resource (JSON values). Items without an answer are left out.

    id_: the resource's id. authored: when it was made, with time zone. status: a FHIR response status.
    """
    canonical = f"{questionnaire.url}|{questionnaire.version}" if questionnaire.version else questionnaire.url
    return {
        "resourceType": "QuestionnaireResponse",
        "id": id_,
        "questionnaire": canonical,
        "status": status,
        "authored": authored.isoformat(timespec="seconds"),
        "item": _items(questionnaire.items, log, questionnaire),
    }


def _items(items: Iterable[Item], log: AnswerLog, form: Questionnaire) -> list[dict[str, Any]]:
    found = [_item(item, log, form) for item in items]
    return [item for item in found if item is not None]


def _item(item: Item, log: AnswerLog, form: Questionnaire) -> dict[str, Any] | None:
    if item.type == "display":
        return None
    if item.type == "group":
        below = _items(item.items, log, form)
        return {"linkId": item.link_id, "text": item.text, "item": below} if below else None
    question = question_of(item, form.id)
    answers = [answer for entry in worst_entries(question, log) for answer in _answers(question, entry)]
    if not item.repeats:
        answers = answers[:1]
    return {"linkId": item.link_id, "text": item.text, "answer": answers} if answers else None


def worst_entries(question: Question, log: AnswerLog) -> list[Answer]:
    """For each place and line of a question the entry of the worst voice, places and lines in the order first given."""
    grouped: dict[tuple[str | None, int | None], list[Answer]] = {}
    for entry in log.current(question.link_id):
        if entry.options or entry.values:
            grouped.setdefault((entry.place, entry.line), []).append(entry)
    return [max(entries, key=lambda entry: _badness(question, entry)) for entries in grouped.values()]


def _badness(question: Question, entry: Answer) -> tuple[int, float]:
    rank = max((question.rank(code) for code in entry.options), default=-1)
    value = entry.values.get("value")
    return (rank, float(value) if isinstance(value, int | float) else 0.0)


def _answers(question: Question, entry: Answer) -> list[dict[str, Any]]:
    """One FHIR answer for each option chosen, or one without value where only numbers or dates were given."""
    below = _below(question, entry)
    if question.item.type in _NUMBER_TYPES and isinstance(entry.values.get("value"), int | float):
        return [
            {_NUMBER_TYPES[question.item.type]: entry.values["value"], **({"item": below} if below else {})}
        ]
    codes: Sequence[str] = entry.options
    if not codes and question.shape is Shape.SERIES and question.option("readings"):
        codes = ("readings",)
    displays = {option.code: option.display for option in question.options}
    values = [{"valueCoding": _coding(ANSWERS, code, displays.get(code))} for code in codes]
    return [{**value, **({"item": below} if below else {})} for value in values or ([{}] if below else [])]


def _coding(system: str, code: str, display: str | None) -> dict[str, str]:
    coding = {"system": system, "code": code}
    return {**coding, "display": display} if display else coding


def _below(question: Question, entry: Answer) -> list[dict[str, Any]]:
    """What stands with an answer as items under it: its place, its regions, its fields."""
    given: dict[str, Any] = dict(entry.values)
    if entry.place is not None:
        given["place"] = entry.place
    if entry.where is not None:
        given["where"] = tuple(sorted(entry.where))
    found = []
    for name, item in question.fields.items():
        answers = _field(item, given[name]) if name in given else []
        if answers:
            kept = answers if item.repeats else answers[:1]
            found.append({"linkId": item.link_id, "text": item.text, "answer": kept})
    return found


def _field(item: Item, value: Any) -> list[dict[str, Any]]:
    if isinstance(value, Mapping):  # places with a level each
        level = next(iter(item.items), None)
        return [_coded(item, place) | _with_level(level, number) for place, number in value.items()]
    if isinstance(value, tuple | list | frozenset):
        return [answer for each in value for answer in _field(item, each)]
    if item.type == "choice":
        return [_coded(item, str(value))]
    if item.type == "boolean":
        return [{"valueBoolean": bool(value)}]
    if item.type in _NUMBER_TYPES:
        is_whole = item.type == "integer"
        return (
            [{_NUMBER_TYPES[item.type]: int(value) if is_whole else value}]
            if isinstance(value, int | float)
            else []
        )
    return _dated(item, value)


def _dated(item: Item, value: Any) -> list[dict[str, Any]]:
    if item.type == "date" and isinstance(value, date):
        return [{"valueDate": (value.date() if isinstance(value, datetime) else value).isoformat()}]
    if item.type == "dateTime" and isinstance(value, datetime):
        return [{"valueDateTime": value.isoformat(timespec="seconds")}]
    if item.type == "dateTime" and isinstance(value, date):
        return [{"valueDateTime": value.isoformat()}]
    key = _TEXT_TYPES.get(item.type)
    return [{key: str(value)}] if key and str(value).strip() else []


def _coded(item: Item, code: str) -> dict[str, Any]:
    display = next((option.display for option in item.options if option.code == code), None)
    is_place = item.control == "body-map" and code not in ("L", "R")
    return {"valueCoding": _coding(REGIONS if is_place else ANSWERS, code, display)}


def _with_level(item: Item | None, number: Any) -> dict[str, Any]:
    if item is None or not isinstance(number, int):
        return {}
    return {"item": [{"linkId": item.link_id, "text": item.text, "answer": [{"valueInteger": number}]}]}
