"""The tables of a case beside its answers: readings, clearances, entries of single voices, choices, relaxations, clinic."""

import re
from collections.abc import Callable, Collection
from dataclasses import replace
from types import MappingProxyType
from typing import Any

from intake_app.base.faults import nearest
from intake_app.exchange.case import Clinic
from intake_app.exchange.case_answers import Manner, answers_of, known_keys, levels_of
from intake_app.exchange.case_files import Cell
from intake_app.exchange.case_limits import limits_of
from intake_app.exchange.case_words import UNITS, Reading, slug
from intake_app.planning.plan import Choices, Relaxed
from intake_app.questionnaire.answers import Answer, AnswerLog, Means, Voice
from intake_app.questionnaire.log_dicts import answer_from_dict
from intake_app.questionnaire.model import Question, Shape
from intake_app.safety.situation import Clearance

_READING = ("of", "value", "unit", "upper", "lower", "taken", "arrow", "device", "where", "struck", "by")
_CLEARANCE = (
    "rules", "from", "role", "sides", "received", "how", "until", "regions_allowed", "regions_refused", "legs", "level",
    "techniques_refused", "minutes", "per_week", "advice", "given_for", "confirmed",
)  # fmt: skip
_ENTRY = (
    "question", "answer", "by", "means", "at", "reason",
    "sentence", "said_by", "entered_as", "step", "line",
)  # fmt: skip
_CHOICES = ("minutes", "zones", "techniques", "homework", "levels")
_RULE = re.compile(r"R-[A-Z]+-\d+[a-z]?")
_ENDS = {"LO": 0, "HI": 1}


# ---- readings --------------------------------------------------------------------------------------------------------


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
    if measured is None:
        return None
    values: dict[str, Any] = {**measured, "taken": taken or read.moment, "where": "here"}
    for key in ("where", "arrow", "device", "struck"):
        if key in cell.value:
            values[key] = _coded(read, question, cell, key) or values.get(key, "")
    voice = Voice.CLIENT if values["where"] == "own" else Voice.THERAPIST
    if "by" in cell.value:
        voice = _voice(read, cell.child("by")) or voice
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


# ---- entries of one voice --------------------------------------------------------------------------------------------


def entries_of(read: Reading, cells: list[Cell]) -> list[Answer]:
    """Each `[[entries]]` table as the entries of one voice."""
    found: list[Answer] = []
    for cell in cells:
        if isinstance(cell.value, dict) and "exact" in cell.value:
            found += exact_of(read, cell.child("exact"))
            continue
        if not isinstance(cell.value, dict) or "question" not in cell.value:
            read.tell(cell, "names no question", 'question = "DVT.1", answer = "yes", by = "therapist"', "")
            continue
        question = find_question(read, cell.child("question"))
        if question is not None and "answer" not in cell.value:
            read.tell(cell, "has no answer", "answer = …", "")
        elif question is not None:
            found += _entry(read, question, cell)
    return found


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
        code, _, sentence = texts["reason"].partition(":")
        texts |= {"reason": code.strip(), "sentence": sentence.strip()}
    more: dict[str, Any] = {
        key: slug(read.text(cell.child(key))) for key in ("entered_as", "step") if key in cell.value
    }
    if "line" in cell.value:
        line = read.number(cell.child("line"), 0)
        more |= {"line": int(line)} if line is not None else {}
    found = answers_of(read, question, cell.child("answer"), _manner(read, cell))
    return [_extended(entry, {**texts, **more}) for entry in found]


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


# ---- clearances ------------------------------------------------------------------------------------------------------


def clearances_of(
    read: Reading, cells: list[Cell], known_rules: Collection[str], log: Callable[[Cell], AnswerLog]
) -> tuple[Clearance, ...]:
    """Each `[[clearances]]` table as a record. log: reads `given_for`. known_rules: content ids, empty = any well-formed one."""
    tables = [cell for cell in cells if _is_table(read, cell, "[[clearances]]")]
    return tuple(_clearance(read, cell, known_rules, log) for cell in tables)


def _is_table(read: Reading, cell: Cell, expected: str) -> bool:
    if not isinstance(cell.value, dict):
        read.tell(cell, "is no table", expected)
    return isinstance(cell.value, dict)


def _clearance(
    read: Reading, cell: Cell, known: Collection[str], log: Callable[[Cell], AnswerLog]
) -> Clearance:
    known_keys(read, cell, _CLEARANCE)
    got = dict(cell.children())
    rules = got["rules"].items() if "rules" in got else []
    return Clearance(
        rules=tuple(name for each in rules if (name := rule_id(read, each, known))),
        sender=read.text(got["from"]) if "from" in got else "",
        role=read.text(got["role"]) if "role" in got else "",
        issued=read.day(got["received"]) if "received" in got else None,
        how=read.word(got["how"], ("letter", "message", "spoken")) if "how" in got else "",
        confirmed=read.day(got["confirmed"]) if "confirmed" in got else None,
        until=read.day(got["until"], may_lie_ahead=True) if "until" in got else None,
        sides=tuple(
            word[0].upper() for each in _items(got, "sides") if (word := read.word(each, ("left", "right")))
        ),
        regions_allowed=read.places(got["regions_allowed"]) if "regions_allowed" in got else None,
        regions_refused=read.places(got["regions_refused"]) or frozenset()
        if "regions_refused" in got
        else frozenset(),
        legs_safe=read.word(got["legs"], ("safe",)) == "safe" if "legs" in got else False,
        level=_whole(read, got, "level", 1, 3),
        techniques_refused=tuple(
            word for each in _items(got, "techniques_refused") if (word := read.text(each))
        ),
        minutes=_whole(read, got, "minutes", 1, 240),
        per_week=_whole(read, got, "per_week", 0, 14),
        advice=read.text(got["advice"]) if "advice" in got else "",
        given_for=log(got["given_for"]) if "given_for" in got else None,
    )


def _items(got: dict[str, Cell], key: str) -> list[Cell]:
    return got[key].items() if key in got else []


def _whole(read: Reading, got: dict[str, Cell], key: str, low: int, high: int) -> int | None:
    if key not in got:
        return None
    number = read.number(got[key], low, high)
    if number is not None and number != int(number):
        read.tell(got[key], "is no whole number", f"{low} to {high}")
        return None
    return None if number is None else int(number)


def rule_id(read: Reading, cell: Cell, known: Collection[str]) -> str:
    """A rule's content id, with or without its letter; "" and a fault for anything else."""
    name = str(cell.value).strip()
    stems = {one.rstrip("abcdefghijklmnopqrstuvwxyz") for one in known}
    if (known and (name in known or name in stems)) or (not known and _RULE.fullmatch(name)):
        return name
    read.tell(cell, "is no rule", nearest(name, known) if known else "an id as R-DVT-05a")
    return ""


# ---- what was chosen -------------------------------------------------------------------------------------------------


def choices_of(
    read: Reading, table: dict[str, Cell], techniques: Collection[str], homework: Collection[str]
) -> Choices:
    """`[choices]`. techniques, homework: known ids, empty = any word."""
    for key, cell in table.items():
        if key not in _CHOICES:
            read.tell(cell, "has no meaning here", nearest(key, _CHOICES), key)
    zones = [word for each in _items(table, "zones") if (word := _zone(read, each))]
    items = [word for each in _items(table, "homework") if (word := _known(read, each, homework, "homework"))]
    levels = levels_of(read, table["levels"], "levels") if "levels" in table else MappingProxyType({})
    return Choices(
        minutes=_whole(read, table, "minutes", 0, 240),
        zones=tuple(zones) if "zones" in table else None,
        techniques=_by_region(read, table["techniques"], techniques) if "techniques" in table else None,
        homework=tuple(items) if "homework" in table else None,
        levels=levels,
    )


def _zone(read: Reading, cell: Cell) -> str:
    name = read.place_name(str(cell.value))
    if name in read.bodymap.zones:
        return name
    read.tell(cell, "is no zone", nearest(str(cell.value), read.bodymap.zones))
    return ""


def _known(read: Reading, cell: Cell, known: Collection[str], kind: str) -> str:
    name = read.text(cell)
    if name and known and name not in known:
        read.tell(cell, f"is no {kind}", nearest(name, known))
        return ""
    return name


def _by_region(read: Reading, cell: Cell, known: Collection[str]) -> MappingProxyType[str, tuple[str, ...]]:
    if not isinstance(cell.value, dict):
        read.tell(cell, "is no table of places", 'techniques = { FEET = ["effleurage"] }')
        return MappingProxyType({})
    lists = {
        key: tuple(name for each in child.items() if (name := _known(read, each, known, "technique")))
        for key, child in cell.children()
    }
    by_place = read.by_place(dict(cell.children()))
    return MappingProxyType({region: lists[str(child.path[-1])] for region, (child, _) in by_place.items()})


def relaxed_of(read: Reading, cells: list[Cell], known: Collection[str]) -> tuple[Relaxed, ...]:
    """Each `[[relaxed]]` table (content 15.4)."""
    found = []
    for cell in (one for one in cells if _is_table(read, one, "[[relaxed]]")):
        known_keys(read, cell, ("rule", "reason", "sentence", "agreed"))
        got = dict(cell.children())
        if "rule" not in got:
            read.tell(cell, "names no rule", 'rule = "R-SKN-22"', "")
            continue
        rule = rule_id(read, got["rule"], known)
        reason, sentence = (read.text(got[key]) if key in got else "" for key in ("reason", "sentence"))
        found.append(Relaxed(rule, reason, sentence, read.flag(got["agreed"]) if "agreed" in got else False))
    return tuple(found)


def clinic_of(read: Reading, table: dict[str, Cell]) -> Clinic:
    """`[clinic]`: what stands on the paper."""
    names = ("name", "address", "phone", "emergency_number")
    for key, cell in table.items():
        if key not in names:
            read.tell(cell, "has no meaning here", nearest(key, names), key)
    return Clinic(**{key: str(table[key].value) for key in names if key in table and read.text(table[key])})
