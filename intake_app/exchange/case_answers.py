"""One question of a case as entries of the log (case format, section 2): by its shape, or by a form of its own."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from types import MappingProxyType
from typing import Any

from intake_app.exchange.case_files import Cell
from intake_app.exchange.case_limits import limits_of
from intake_app.exchange.case_shapes import SIDE_NAMES, lines_of, regions_of, sides_of
from intake_app.exchange.case_values import is_blank, known_keys, levels_of, single, unit_of
from intake_app.exchange.case_words import Reading
from intake_app.questionnaire.answers import Answer, Means, Voice
from intake_app.questionnaire.model import Question, Shape


@dataclass(frozen=True, slots=True)
class Manner:
    """How an answer came about where it is not the usual way: voice, means and moment of `[[entries]]`."""

    voice: Voice | None = None
    means: Means | None = None
    at: datetime | None = None
    has_no_means: bool = False

    def of(self, question: Question, moment: datetime) -> Answer:
        """An empty entry of a question: the client said it where it is spoken, the therapist saw it where it is a look."""
        voice = self.voice or (Voice.CLIENT if question.is_spoken else Voice.THERAPIST)
        is_look = not question.is_spoken and voice is Voice.THERAPIST and not self.has_no_means
        means = self.means or (Means.SIGHT if is_look else None)
        return Answer(question.link_id, voice=voice, means=means, at=self.at or moment)


USUAL = Manner()


def answers_of(read: Reading, question: Question, cell: Cell, manner: Manner = USUAL) -> list[Answer]:
    """The entries that an answer of a case stands for; empty, with a fault, where it cannot be read.

    Taken back ("" or "blank") or "not asked" where the question has no such word: no entry, the question stays blank.
    """
    if is_blank(question, cell.value):
        return []
    start = manner.of(question, read.moment)
    special = _SPECIAL.get(question.code)
    if special is not None and isinstance(cell.value, dict):
        return special(read, question, cell, start)
    return _SHAPES.get(question.shape, single)(read, question, cell, start)


def _calves(read: Reading, question: Question, cell: Cell, start: Answer) -> list[Answer]:
    """DVT.2: `{ left, right, unit }`; the value is how far the two are apart, the place the bigger calf."""
    if not isinstance(cell.value, dict):
        return single(read, question, cell, start)
    known_keys(read, cell, ("left", "right", "unit"))
    pair = _pair(read, question, cell)
    if pair is None:
        return []
    left, right, unit = pair
    where = frozenset() if left == right else frozenset({"calf_L" if left > right else "calf_R"})
    apart = round(abs(left - right), 2)
    values = MappingProxyType({"left": left, "right": right, "unit": unit, "value": apart})
    return [replace(start, where=where, values=values)]


def _pair(read: Reading, question: Question, cell: Cell) -> tuple[float, float, str] | None:
    found: list[float] = []
    unit = ""
    for key in SIDE_NAMES:
        if key not in cell.value:
            read.tell(cell, f"has no {key}", "left = …, right = …, unit = …")
            continue
        number, unit = read.measured(cell.child(key), unit_of(cell), limits_of(question, read.limits))
        found += [] if number is None else [number]
    return (found[0], found[1], unit) if len(found) == 2 else None


def _warmth(read: Reading, question: Question, cell: Cell, start: Answer) -> list[Answer]:
    """SKN.feel: by place, and for the feet also two thermometer readings; the value is this side minus the other."""
    measured = {"left", "right", "unit"} & cell.value.keys()
    plain = {key: value for key, value in cell.value.items() if key not in measured}
    found = (
        {one.place: one for one in regions_of(read, question, Cell(plain, cell.source, cell.path), start)}
        if plain
        else {}
    )
    pair = _pair(read, question, cell) if measured else None
    if pair is not None:
        left, right, unit = pair
        for region in read.bodymap.in_order(read.bodymap.expand("FEET")):
            is_left = read.bodymap.side_of(region) == "L"
            value = round(left - right if is_left else right - left, 1)
            values = MappingProxyType({"left": left, "right": right, "unit": unit, "value": value})
            found[region] = replace(found.get(region, replace(start, place=region)), values=values)
    return list(found.values())


def _refused(read: Reading, question: Question, cell: Cell, start: Answer) -> list[Answer]:
    """SES.8: `{ refused = [places] }` besides its options."""
    if "refused" not in cell.value:
        return single(read, question, cell, start)
    known_keys(read, cell, ("refused",))
    where = read.places(cell.child("refused"))
    return [replace(start, options=("regions",), where=where)]


_WISHES = {
    "liked": "techniques-liked",
    "not_wanted": "techniques-not-wanted",
    "lighter": "lighter-pressure",
    "scent": "scent-liked",
    "talk": "talk-or-quiet",
    "position": "position",
}


def _wishes(read: Reading, question: Question, cell: Cell, start: Answer) -> list[Answer]:
    """SES.11: each wish with its words; the options follow from what was wished."""
    known_keys(read, cell, tuple(_WISHES))
    values: dict[str, Any] = {}
    for key, child in cell.children():
        if key == "lighter":
            values[key] = levels_of(read, child, "lighter")
        elif key in ("liked", "not_wanted"):
            values[key] = tuple(text for each in child.items() if (text := read.text(each)))
        elif key in _WISHES:
            values[key] = read.text(child)
    wished = [_WISHES[key] for key in _WISHES if values.get(key)]
    options = tuple(code for code in wished if not question.options or question.option(code))
    return [replace(start, options=options, values=MappingProxyType(values))] if values else []


_Form = Callable[[Reading, Question, Cell, Answer], list[Answer]]
_SHAPES: Mapping[Shape, _Form] = {
    Shape.SIDES: sides_of,
    Shape.REGIONS: regions_of,
    Shape.LINES: lines_of,
    Shape.CALVES: _calves,
}
_SPECIAL: Mapping[str, _Form] = {
    "DVT.2": _calves,
    "SKN.feel": _warmth,
    "SES.8": _refused,
    "SES.11": _wishes,
}
