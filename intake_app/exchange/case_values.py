"""What stands in one answer of a case: an option, a list, a number, or a table with what goes with it."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from types import MappingProxyType
from typing import Any

from intake_app.base.faults import nearest
from intake_app.exchange.case_files import Cell
from intake_app.exchange.case_limits import limits_of
from intake_app.exchange.case_words import TODAY, Reading, find_option, slug
from intake_app.questionnaire.answers import Answer
from intake_app.questionnaire.model import Option, Question, Shape

BLANK = ("", "blank")
_DATES = ("date", "last_used", "taken", "since")
_LISTS = ("kinds",)
_NUMBERS = ("value", "grams", "platelets", "neutrophils")
ALWAYS = ("answer", "where", "kinds", "date", "value", "unit", "words")


def is_blank(question: Question, value: Any) -> bool:
    """Whether an answer says that the question was not asked, in words that are no option of it."""
    if not isinstance(value, str):
        return False
    given = slug(value)
    return value.strip() in BLANK or (
        given in ("not-asked", "not-checked") and find_option(given, question.options) is None
    )


def single(read: Reading, question: Question, cell: Cell, start: Answer) -> list[Answer]:
    """As `one_of`, as a list of one entry or none."""
    entry = one_of(read, question, cell, start)
    return [] if entry is None else [entry]


def one_of(read: Reading, question: Question, cell: Cell, start: Answer) -> Answer | None:
    """One entry from an option, a list of options, a number, or a table with `answer` and what goes with it."""
    if isinstance(cell.value, dict):
        return _table(read, question, cell, start)
    if isinstance(cell.value, list):
        return _chosen(read, question, cell, start)
    if isinstance(cell.value, int | float) and not isinstance(cell.value, bool):
        return _numbered(read, question, cell, start)
    if question.shape is Shape.NUMBER and not find_option(slug(str(cell.value)), question.options):
        read.number(cell, question.item.min_value, question.item.max_value)
        return None
    code = read.option(cell, question.options)
    return None if code is None else replace(start, options=(code,))


def _chosen(read: Reading, question: Question, cell: Cell, start: Answer) -> Answer | None:
    if not takes_several(question):
        read.tell(cell, "is a list, but only one answer is taken", "one option")
        return None
    spots: dict[str, str] = {}
    codes = [_typed(read, question, each, spots) for each in cell.items()]
    options = in_order(question, [code for code in codes if code is not None])
    values = {**start.values, **_spot_words(options, spots)}
    return replace(start, options=options, values=MappingProxyType(values)) if options else None


def _spot_words(options: tuple[str, ...], spots: Mapping[str, str]) -> dict[str, str]:
    """The words of the spots of a region. Where one of several is not described, they do not say where to go around."""
    if not spots:
        return {}
    if spots.keys() >= set(options):
        return {"spot": "; ".join(spots[code] for code in options)}
    return {"words": "; ".join(f"{code}: {spots[code]}" for code in options if code in spots)}


def _typed(read: Reading, question: Question, cell: Cell, spots: dict[str, str]) -> str | None:
    """An option, or `{ type = "callus", spot = "words" }`: the words of the spot are kept by the option's code."""
    if not isinstance(cell.value, dict):
        return read.option(cell, question.options)
    known_keys(read, cell, ("type", "spot"))
    if "type" not in cell.value:
        read.tell(cell, "names no type", '{ type = "…", spot = "…" }')
        return None
    code = read.option(cell.child("type"), question.options)
    if code is not None and "spot" in cell.value:
        spots[code] = read.text(cell.child("spot"))
    return code


def takes_several(question: Question) -> bool:
    """Whether several options may be chosen at once."""
    marks = question.item.marks
    return (
        question.shape is Shape.CHOICES
        or bool(marks.get("choose-all", (False,))[0])
        or question.code == "NEU.0"
    )


def in_order(question: Question, codes: list[str]) -> tuple[str, ...]:
    """Codes once each, in the order of the question's list."""
    return tuple(option.code for option in question.options if option.code in codes)


def _numbered(read: Reading, question: Question, cell: Cell, start: Answer) -> Answer | None:
    code = find_option(slug(str(cell.value)), question.options)
    if code is not None and question.shape is not Shape.NUMBER and not question.scale:
        return replace(start, options=(code,), values=MappingProxyType({**start.values, "value": cell.value}))
    number = read.measured(cell, None, limits_of(question, read.limits))[0]
    if number is not None and _within_item(read, question, cell, number):
        return replace(start, values=MappingProxyType({**start.values, "value": number}))
    return None


def _within_item(read: Reading, question: Question, cell: Cell, number: float) -> bool:
    item = question.item
    return read.number(cell, item.min_value, item.max_value) is not None


def _table(read: Reading, question: Question, cell: Cell, start: Answer) -> Answer | None:
    before = len(read.faults)
    known_keys(read, cell, (*ALWAYS, "class", *question.fields))
    options: tuple[str, ...] = ()
    answer = next((cell.child(key) for key in ("answer", "class") if key in cell.value), None)
    values = fields_of(read, question, cell)
    if answer is not None:
        given = one_of(read, question, answer, start)
        if given is None and not values:
            return None
        options = given.options if given else ()
        values = {**(given.values if given else {}), **values}
    if not options and not values:
        if len(read.faults) == before:
            read.tell(cell, "says nothing", "answer = …")
        return None
    where = read.places(cell.child("where")) if "where" in cell.value else None
    at = (
        values["taken"] if isinstance(values.get("taken"), datetime) else start.at
    )  # holds from the reading, not the typing
    return replace(start, options=options, values=MappingProxyType(values), where=where, at=at)


def known_keys(read: Reading, cell: Cell, known: tuple[str, ...]) -> None:
    """A fault for each key of a table that has no meaning there."""
    for key, child in cell.children():
        if key not in known:
            read.tell(child, "has no meaning here", nearest(key, known), key)


def fields_of(read: Reading, question: Question, cell: Cell, skip: tuple[str, ...] = ()) -> dict[str, Any]:
    """What was given beside an answer, by field name, only what could be read."""
    found: dict[str, Any] = {}
    for key, child in cell.children():
        if key in ("answer", "class", "where", "unit", *skip):
            continue
        value = _field(read, question, cell, key, child)
        if value is not None and value != "":
            found[key] = value
            if (key == "value" and "unit" in cell.value) or (
                key == "value" and limits_of(question, read.limits)
            ):
                found["unit"] = read.measured(child, unit_of(cell), limits_of(question, read.limits))[1]
    return found


def unit_of(cell: Cell) -> Cell | None:
    """The unit that a table names, None where it names none."""
    return cell.child("unit") if "unit" in cell.value else None


def _field(read: Reading, question: Question, cell: Cell, key: str, child: Cell) -> Any:
    item = question.fields.get(key)
    kind = item.type if item is not None else ""
    if key in _DATES or kind in ("date", "dateTime"):
        return read.moment_of(child) if key == "taken" else read.day_or_moment(child)
    if key == "value":
        return read.measured(child, unit_of(cell), limits_of(question, read.limits))[0]
    if key in _NUMBERS or kind in ("decimal", "integer", "quantity"):
        return read.number(child, item.min_value if item else 0, item.max_value if item else None)
    if kind == "boolean" or isinstance(child.value, bool):
        return read.flag(child)
    options = item.options if item is not None else ()
    if key in _LISTS or isinstance(child.value, list):
        return _codes(read, child, options)
    if options:
        return read.option(child, options)
    return read.text(child)


def _codes(read: Reading, cell: Cell, options: tuple[Option, ...]) -> tuple[str, ...]:
    if options:
        given = [read.option(each, options) for each in cell.items()]
        return tuple(option.code for option in options if option.code in given)
    return tuple(slug(read.text(each)) for each in cell.items())


def is_place(read: Reading, cell: Cell, key: str) -> bool:
    """Whether a key of a table is a place; a fault where it is none."""
    if read.is_place(key):
        return True
    read.tell(cell, "is no place on the body", nearest(key, (*read.bodymap.places, TODAY)), key)
    return False


def levels_of(read: Reading, cell: Cell, name: str) -> Mapping[str, int]:
    """A table of places and levels 0-3 as region to level, the narrower place before the wider."""
    if not isinstance(cell.value, dict):
        read.tell(cell, "is no table of places", f"{name} = {{ FEET = 1 }}")
        return MappingProxyType({})
    levels: dict[str, int] = {}
    by_place = read.by_place({key: child for key, child in cell.children() if is_place(read, child, key)})
    wrong: set[str] = set()
    for region, (child, _) in by_place.items():
        if child.where in wrong:
            continue
        level = read.number(child, 0, 3)
        if level is None or level != int(level):
            wrong.add(child.where)
            if level is not None:
                read.tell(child, "is no level", "0, 1, 2 or 3")
            continue
        levels[region] = int(level)
    return MappingProxyType(levels)
