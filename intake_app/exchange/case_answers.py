"""One question of a case as entries of the log: the forms of case format section 2 that follow from a question's shape."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from types import MappingProxyType
from typing import Any

from intake_app.base.faults import nearest
from intake_app.exchange.case_files import Cell
from intake_app.exchange.case_limits import limits_of
from intake_app.exchange.case_words import TODAY, Reading, find_option, slug
from intake_app.questionnaire.answers import Answer, Means, Voice
from intake_app.questionnaire.model import NOT_DONE, NOT_SURE, PREFER_NOT, Option, Question, Shape

BLANK = ("", "blank")
SIDE_NAMES = {"left": "L", "right": "R"}
ONLY_BY_REGION = frozenset({"SKN.look", "SKN.type", "SKN.size", "SKN.feel", "SEN", "PRS.1", "PRS.2", "PRS.3"})
_DATES = ("date", "last_used", "taken", "since")
_LISTS = ("kinds",)
_NUMBERS = ("value", "grams", "platelets", "neutrophils")
_ALWAYS = ("answer", "where", "kinds", "date", "value", "unit", "words")
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
    return _SHAPES.get(question.shape, _single)(read, question, cell, start)


def is_blank(question: Question, value: Any) -> bool:
    """Whether an answer says that the question was not asked, in words that are no option of it."""
    if not isinstance(value, str):
        return False
    given = slug(value)
    return value.strip() in BLANK or (
        given in ("not-asked", "not-checked") and find_option(given, question.options) is None
    )


# ---- one answer ------------------------------------------------------------------------------------------------------


def _single(read: Reading, question: Question, cell: Cell, start: Answer) -> list[Answer]:
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
    known_keys(read, cell, (*_ALWAYS, "class", *question.fields))
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
                found["unit"] = read.measured(child, _unit(cell), limits_of(question, read.limits))[1]
    return found


def _unit(cell: Cell) -> Cell | None:
    return cell.child("unit") if "unit" in cell.value else None


def _field(read: Reading, question: Question, cell: Cell, key: str, child: Cell) -> Any:
    item = question.fields.get(key)
    kind = item.type if item is not None else ""
    if key in _DATES or kind in ("date", "dateTime"):
        return read.moment_of(child) if key == "taken" else read.day_or_moment(child)
    if key == "value":
        return read.measured(child, _unit(cell), limits_of(question, read.limits))[0]
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


# ---- by side, by region, by line -------------------------------------------------------------------------------------


def _sides(read: Reading, question: Question, cell: Cell, start: Answer) -> list[Answer]:
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


def _regions(read: Reading, question: Question, cell: Cell, start: Answer) -> list[Answer]:
    """One entry for each region of the places named; a bare word where the question has one for nowhere at all."""
    is_table = isinstance(cell.value, dict) and "answer" not in cell.value
    if not is_table:
        return _nowhere(read, question, cell, start)
    places = {key: child for key, child in cell.children() if _is_place(read, child, key)}
    found = []
    for region, (child, is_zone) in read.by_place(places).items():
        if is_blank(question, child.value):
            continue
        entered = replace(
            start,
            place=region,
            entered_as="zone" if is_zone else "single",
            step=_step(read, question, region),
        )
        quiet = replace_faults(read, question, child, entered)
        found += [quiet] if quiet is not None else []
    return found


def replace_faults(read: Reading, question: Question, cell: Cell, start: Answer) -> Answer | None:
    """As `one_of` for one region of many: a fault of the same cell is told once."""
    before = len(read.faults)
    entry = (
        _felt(read, question, cell, start) if question.code == "SEN" else one_of(read, question, cell, start)
    )
    fresh = [fault for fault in read.faults[before:] if fault not in read.faults[:before]]
    read.faults[before:] = fresh
    return entry


def _is_place(read: Reading, cell: Cell, key: str) -> bool:
    if read.is_place(key):
        return True
    read.tell(cell, "is no place on the body", nearest(key, (*read.bodymap.places, TODAY)), key)
    return False


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


def _lines(read: Reading, question: Question, cell: Cell, start: Answer) -> list[Answer]:
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
    known_keys(read, cell, (*_ALWAYS, *_LINE_FIELDS, *question.fields))
    answer = next((cell.child(key) for key in ("answer", "class") if key in cell.value), None)
    code = read.option(answer, question.options) if answer is not None else None
    values = fields_of(read, question, cell)
    where = read.places(cell.child("where")) if "where" in cell.value else None
    if code is None and not values and where is None:
        return None
    options = (code,) if code is not None else ()
    return replace(start, options=options, values=MappingProxyType(values), where=where)


# ---- forms of single questions ---------------------------------------------------------------------------------------


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


def _calves(read: Reading, question: Question, cell: Cell, start: Answer) -> list[Answer]:
    """DVT.2: `{ left, right, unit }`; the value is how far the two are apart, the place the bigger calf."""
    if not isinstance(cell.value, dict):
        return _single(read, question, cell, start)
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
        number, unit = read.measured(cell.child(key), _unit(cell), limits_of(question, read.limits))
        found += [] if number is None else [number]
    return (found[0], found[1], unit) if len(found) == 2 else None


def _warmth(read: Reading, question: Question, cell: Cell, start: Answer) -> list[Answer]:
    """SKN.feel: by place, and for the feet also two thermometer readings; the value is this side minus the other."""
    measured = {"left", "right", "unit"} & cell.value.keys()
    plain = {key: value for key, value in cell.value.items() if key not in measured}
    found = (
        {one.place: one for one in _regions(read, question, Cell(plain, cell.source, cell.path), start)}
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
        return _single(read, question, cell, start)
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


def levels_of(read: Reading, cell: Cell, name: str) -> Mapping[str, int]:
    """A table of places and levels 0-3 as region to level, the narrower place before the wider."""
    if not isinstance(cell.value, dict):
        read.tell(cell, "is no table of places", f"{name} = {{ FEET = 1 }}")
        return MappingProxyType({})
    levels: dict[str, int] = {}
    by_place = read.by_place({key: child for key, child in cell.children() if _is_place(read, child, key)})
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


_Form = Callable[[Reading, Question, Cell, Answer], list[Answer]]
_SHAPES: Mapping[Shape, _Form] = {
    Shape.SIDES: _sides,
    Shape.REGIONS: _regions,
    Shape.LINES: _lines,
    Shape.CALVES: _calves,
}
_SPECIAL: Mapping[str, _Form] = {
    "DVT.2": _calves,
    "SKN.feel": _warmth,
    "SES.8": _refused,
    "SES.11": _wishes,
}
