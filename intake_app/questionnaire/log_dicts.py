"""The log of answers as plain dictionaries, for storing it in canonical form and for taking it back unchanged."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from types import MappingProxyType
from typing import Any

from intake_app.questionnaire.answers import Answer, AnswerLog, Means, Voice

_TEXTS = ("entered_as", "step", "reason", "sentence", "said_by")
_USUAL = Answer("")


def log_as_dicts(log: Iterable[Answer]) -> list[dict[str, Any]]:
    """The entries in their order as JSON values; what has its usual value is left out, so the same log gives the same bytes.

    Dates stand as {"date": …}, moments as {"moment": …}, tuples as {"list": […]}, tables as {"table": {…}}.
    """
    return [answer_as_dict(entry) for entry in log]


def answer_as_dict(entry: Answer) -> dict[str, Any]:
    """One entry as JSON values."""
    found: dict[str, Any] = {"question": entry.question, "voice": entry.voice.value}
    if entry.options:
        found["options"] = list(entry.options)
    if entry.place is not None:
        found["place"] = entry.place
    if entry.line is not None:
        found["line"] = entry.line
    if entry.where is not None:
        found["where"] = sorted(entry.where)
    if entry.values:
        found["values"] = {key: _packed(entry.values[key]) for key in sorted(entry.values)}
    if entry.means is not None:
        found["means"] = entry.means.value
    if entry.at is not None:
        found["at"] = entry.at.isoformat()
    return found | {key: getattr(entry, key) for key in _TEXTS if getattr(entry, key) != getattr(_USUAL, key)}


def log_from_dicts(entries: Iterable[Mapping[str, Any]]) -> AnswerLog:
    """The log that `log_as_dicts` wrote. Raises ValueError or KeyError for anything else."""
    return AnswerLog(tuple(answer_from_dict(entry) for entry in entries))


def answer_from_dict(entry: Mapping[str, Any]) -> Answer:
    """One entry as `answer_as_dict` wrote it. Raises ValueError or KeyError for anything else."""
    return Answer(
        question=entry["question"],
        options=tuple(entry.get("options", ())),
        place=entry.get("place"),
        line=entry.get("line"),
        where=frozenset(entry["where"]) if "where" in entry else None,
        values=MappingProxyType({key: _unpacked(value) for key, value in entry.get("values", {}).items()}),
        voice=Voice(entry["voice"]),
        means=Means(entry["means"]) if "means" in entry else None,
        at=datetime.fromisoformat(entry["at"]) if "at" in entry else None,
        **{key: entry[key] for key in _TEXTS if key in entry},
    )


def _packed(value: object) -> Any:
    if isinstance(value, datetime):
        return {"moment": value.isoformat()}
    if isinstance(value, date):
        return {"date": value.isoformat()}
    if isinstance(value, tuple | list):
        return {"list": [_packed(each) for each in value]}
    if isinstance(value, Mapping):
        return {"table": {str(key): _packed(value[key]) for key in sorted(value)}}
    return value


def _unpacked(value: Any) -> Any:
    if not isinstance(value, Mapping):
        return value
    ((kind, held),) = value.items()
    if kind == "moment":
        return datetime.fromisoformat(held)
    if kind == "date":
        return date.fromisoformat(held)
    if kind == "list":
        return tuple(_unpacked(each) for each in held)
    if kind == "table":
        return MappingProxyType({key: _unpacked(each) for key, each in held.items()})
    raise ValueError(f"unknown kind of value: {kind}")
