"""Answers by side, by region and by line: one entry for each."""

from dataclasses import replace
from types import MappingProxyType
from typing import Any

from intake_app.exchange.case_files import Cell
from intake_app.exchange.case_values import (
    ALWAYS,
    fields_of,
    in_order,
    is_blank,
    is_place,
    known_keys,
    one_of,
)
from intake_app.exchange.case_words import Reading, slug
from intake_app.questionnaire.answers import Answer
from intake_app.questionnaire.model import NOT_DONE, NOT_SURE, PREFER_NOT, Question

SIDE_NAMES = {"left": "L", "right": "R"}
ONLY_BY_REGION = frozenset({"SKN.look", "SKN.type", "SKN.size", "SKN.feel", "SEN", "PRS.1", "PRS.2", "PRS.3"})
_LINE_FIELDS = (
    "answer",
    "class",
    "where",
    "what",
    "kind",
    "date",
    "last_used",
    "taken",
    "closed",
    "anaesthetic",
    "part",
)


def sides_of(read: Reading, question: Question, cell: Cell, start: Answer) -> list[Answer]:
    """One answer for both sides, or `left`, `right`; with `where` and no side, the sides that these places lie in."""
    if isinstance(cell.value, dict) and not cell.value.keys().isdisjoint(SIDE_NAMES):
        known_keys(read, cell, tuple(SIDE_NAMES))
        given = [(SIDE_NAMES[key], child) for key, child in cell.children() if key in SIDE_NAMES]
        found = [
            one_of(read, question, child, replace(start, place=side))
            for side, child in given
            if not is_blank(question, child.value)
        ]
        return [entry for entry in found if entry is not None]
    entry = one_of(read, question, cell, start)
    if entry is None:
        return []
    named = {side for region in entry.where or () if (side := read.bodymap.side_of(region))}
    return [
        replace(entry, place=side, where=_on(read, entry.where, side)) for side in sorted(named or {"L", "R"})
    ]


def _on(read: Reading, where: frozenset[str] | None, side: str) -> frozenset[str] | None:
    return (
        None
        if where is None
        else frozenset(one for one in where if read.bodymap.side_of(one) in (None, side))
    )


def regions_of(read: Reading, question: Question, cell: Cell, start: Answer) -> list[Answer]:
    """One entry for each region of the places named; a bare word where the question has one for nowhere at all."""
    is_table = isinstance(cell.value, dict) and "answer" not in cell.value
    if not is_table:
        return _nowhere(read, question, cell, start)
    places = {key: child for key, child in cell.children() if is_place(read, child, key)}
    found = []
    for region, (child, is_zone) in read.by_place(places).items():
        if is_blank(question, child.value):
            continue
        entered = replace(
            start,
            place=region,
            entered_as="zone" if is_zone and question.item.marks.get("by-zone") else "single",
            step=_step(read, question, region),
        )
        quiet = _of_region(read, question, child, entered)
        found += [quiet] if quiet is not None else []
    return found


def _of_region(read: Reading, question: Question, cell: Cell, start: Answer) -> Answer | None:
    """As `one_of` for one region of many: a fault of the same cell is told once."""
    before = len(read.faults)
    entry = (
        _felt(read, question, cell, start) if question.code == "SEN" else one_of(read, question, cell, start)
    )
    fresh = [fault for fault in read.faults[before:] if fault not in read.faults[:before]]
    read.faults[before:] = fresh
    return entry


def _nowhere(read: Reading, question: Question, cell: Cell, start: Answer) -> list[Answer]:
    if question.code in ONLY_BY_REGION:
        read.tell(cell, "is answered by place", '{ feet = "…", "lower legs" = "…" }')
        return []
    entry = one_of(read, question, cell, start)
    if entry is None:
        return []
    if entry.where is None:
        return [entry]
    return [replace(entry, place=region, where=None) for region in read.bodymap.in_order(entry.where)]


def _step(read: Reading, question: Question, region: str) -> str:
    """Seated, or on the table where the zone of a region is looked at only there (content 1.9)."""
    zone = read.bodymap.zone_of(region)
    return (
        "table" if zone and question.code != "NEU.0" and read.bodymap.zone(zone).look == "table" else "seated"
    )


def _felt(read: Reading, question: Question, cell: Cell, start: Answer) -> Answer | None:
    """SEN: "normal" (nothing lost, nothing in excess), "not tested", or what is lost and what is in excess."""
    loss, excess = (tuple(one for one in question.options if one.axis == axis) for axis in ("loss", "excess"))
    if isinstance(cell.value, str) and slug(cell.value) == "normal" and loss and excess:
        return replace(start, options=(loss[0].code, excess[0].code))
    if not isinstance(cell.value, dict):
        return one_of(read, question, cell, start)
    known_keys(read, cell, ("loss", "excess"))
    parts = [
        (cell.child(key), known) for key, known in (("loss", loss), ("excess", excess)) if key in cell.value
    ]
    codes = tuple(code for part, known in parts if (code := read.option(part, known)) is not None)
    return replace(start, options=codes) if codes else None


def lines_of(read: Reading, question: Question, cell: Cell, start: Answer) -> list[Answer]:
    """One entry for each line of a list; a bare word that is no line ("none", "not sure") is one without number."""
    if isinstance(cell.value, str):
        entry = one_of(read, question, cell, start)
        if entry is None:
            return []
        is_line = not set(entry.options) & {
            question.safest,
            NOT_SURE,
            PREFER_NOT,
            *NOT_DONE,
            *question.blank_words,
        }
        return [replace(entry, line=0) if is_line else entry]
    lines = [_line(read, question, each, start) for each in cell.items()]
    return [
        replace(entry, line=place)
        for place, entry in enumerate(entry for entry in lines if entry is not None)
    ]


def _line(read: Reading, question: Question, cell: Cell, start: Answer) -> Answer | None:
    if not isinstance(cell.value, dict):
        return one_of(read, question, cell, start)
    if question.code == "SYS.21":
        return _medicine(read, question, cell, start)
    known_keys(read, cell, (*ALWAYS, *_LINE_FIELDS, *question.fields))
    answer = next((cell.child(key) for key in ("answer", "class") if key in cell.value), None)
    code = read.option(answer, question.options) if answer is not None else None
    values = fields_of(read, question, cell)
    where = read.places(cell.child("where")) if "where" in cell.value else None
    if code is None and not values and where is None:
        return None
    options = (code,) if code is not None else ()
    return replace(start, options=options, values=MappingProxyType(values), where=where)


def _medicine(read: Reading, question: Question, cell: Cell, start: Answer) -> Answer | None:
    known_keys(read, cell, ("name", "kind", "injected"))
    given = cell.child("kind").items() if "kind" in cell.value else []
    kinds = [code for each in given if (code := read.option(each, question.options)) is not None]
    values: dict[str, Any] = {}
    if "name" in cell.value:
        values["name"] = read.text(cell.child("name"))
    if "injected" in cell.value:
        values["injected"] = read.word(cell.child("injected"), ("yes", "no", "not-sure"))
    if "kind" not in cell.value:
        read.tell(cell, "names no kind", 'kind = "…"')
    return (
        replace(start, options=in_order(question, kinds), values=MappingProxyType(values)) if kinds else None
    )
