"""The fields, numbers and entries that stand with an answer. No Qt here."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime

from intake_app.base.texts import tr
from intake_app.questionnaire.answers import Answer, Voice
from intake_app.questionnaire.model import Item, Question, Shape
from intake_app.safety.content import Content
from intake_app.safety.lines import line_options
from intake_app.safety.scales import Scale
from intake_app.safety.series import STRUCK_VALID, struck_but_counting
from intake_app.services.lines import Line
from intake_app.ui.values import Option, Reading, plain
from intake_app.ui.views.line_places import where_of
from intake_app.ui.views.line_values import EntryView, FieldView, UnitView
from intake_app.ui.views.wording import (
    capital,
    clock_time,
    joined,
    long_date,
    option_words,
    short_date,
    small,
    voice_of,
)

_ASKED_ALONE = frozenset(
    {"place", "where", "value", "unit", "left", "right", "upper", "lower", "taken", "struck", "meter"}
)
_DECIMALS = {"mmol/L": 1, "%": 1, "cm": 1, "in": 1, "C": 1, "F": 1}


def line_fields(content: Content, question: Question, entry: Answer | None) -> tuple[FieldView, ...]:
    """The fields that stand with the one answer of a line, with what was given."""
    if question.shape in (Shape.LINES, Shape.CALVES):
        return ()
    zones = tuple(Option(zone, capital(content.bodymap.zone(zone).title)) for zone in content.bodymap.zones)
    return tuple(
        replace(field, kind="many", value="", options=zones) if field.name == "lighter" else field
        for field in fields_of(question, entry)
    )


def fields_of(question: Question, entry: Answer | None) -> tuple[FieldView, ...]:
    """The fields that stand with an answer, with what was given."""
    values = entry.values if entry is not None else {}
    return tuple(
        _field(name, item, values.get(name))
        for name, item in question.fields.items()
        if item.text and name not in _ASKED_ALONE - _asked_with(question)
    )


def _asked_with(question: Question) -> frozenset[str]:
    """Fields that other lines ask in a way of their own: whose reading it is, when a snack was taken or ketones measured."""
    return frozenset(
        {Shape.SERIES: ("where",), Shape.LINES: ("taken",), Shape.CHOICE: ("taken",)}.get(question.shape, ())
    )


def _more_fields(question: Question, entry: Answer) -> tuple[FieldView, ...]:
    """The fields of one entry, but for the kinds where its option has named them already."""
    codes = {option.code for option in question.options}
    return tuple(
        field
        for field in fields_of(question, entry)
        if not (field.name == "kinds" and {option.id for option in field.options} & codes)
    )


def _field(name: str, item: Item, value: object) -> FieldView:
    options = tuple(Option(o.code, o.display) for o in item.options)
    several = isinstance(value, tuple | list | Mapping)
    chosen = (
        tuple(map(str, value)) if several and isinstance(value, Iterable) else (str(value),) if value else ()
    )
    if options:
        return FieldView(name, item.text, "many" if item.repeats else "one", options=options, chosen=chosen)
    if item.type == "boolean":
        yes_no = (Option("yes", tr("Yes")), Option("no", tr("No")))
        told = () if value is None else ("yes",) if value else ("no",)
        return FieldView(name, item.text, "yesno", options=yes_no, chosen=told)
    if name == "taken":
        told_at = clock_time(value) if isinstance(value, datetime) else ""
        return FieldView(name, item.text, "time", told_at)
    kind = {"date": "date", "dateTime": "moment", "integer": "number", "decimal": "number"}.get(
        item.type, "text"
    )
    low = item.min_value if item.min_value is not None else 0
    high = item.max_value if item.max_value is not None else 5_000_000
    return FieldView(name, item.text, kind, value_words(value), low=low, high=high)


def value_words(value: object) -> str:
    """A value of a field as it is shown in the field."""
    if isinstance(value, datetime):
        return f"{long_date(value)} {clock_time(value)}"
    if isinstance(value, date):
        return long_date(value)
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, tuple | list):
        return joined(map(str, value))
    return "" if value is None else str(value)


def units(content: Content, question: Question) -> tuple[UnitView, ...]:
    """The units in which a number may be typed, with the range of each."""
    scale = content.scales.get(question.scale)
    is_measured = bool({"value", "left"} & set(question.fields))
    if question.shape not in (Shape.NUMBER, Shape.CALVES, Shape.SERIES) and not is_measured:
        return ()
    return () if scale is None else tuple(_unit(scale, unit) for unit in scale.units)


def _unit(scale: Scale, unit: str) -> UnitView:
    low, high = scale.accept.get(unit, (0.0, 1_000.0))
    return UnitView(unit, low, high, _DECIMALS.get(unit, 0))


def numbers(question: Question, entry: Answer | None) -> tuple[str, ...]:
    """The numbers given so far, as they are shown in their fields."""
    if question.shape is Shape.CALVES or "left" in question.fields:
        return tuple(value_words(entry.values.get(name)) if entry else "" for name in ("left", "right"))
    return (value_words(entry.values.get("value")) if entry and question.shape is not Shape.SERIES else "",)


def entries_of(content: Content, line: Line, here: Sequence[Answer]) -> tuple[EntryView, ...]:
    """The entries of a list of lines."""
    question = line.question
    if question.shape is not Shape.LINES:
        return ()
    return tuple(
        EntryView(
            entry.line, entry.options,
            where_of(content, question, entry.where) if "where" in question.fields else None,
            _more_fields(question, entry),
            _counted(content, question, entry),
        )
        for entry in here if entry.line is not None
    )  # fmt: skip


def bare_line(content: Content, question: Question) -> EntryView:
    """A line without a kind, of which nothing is given yet."""
    where = where_of(content, question, None) if "where" in question.fields else None
    return EntryView(-1, (), where, fields_of(question, None))


def _counted(content: Content, question: Question, entry: Answer) -> str:
    """What the date of a line without a kind comes to, in words."""
    if entry.options or entry.at is None:
        return ""
    codes = line_options(question, content.scales.get(question.scale), entry, entry.at)
    return option_words(question, codes)


def until(fields: Iterable[FieldView], day: date) -> tuple[FieldView, ...]:
    """Fields whose dates may not lie after the day of the visit (content 1.5)."""
    dated = ("date", "time", "moment")
    return tuple(replace(field, until=day) if field.kind in dated else field for field in fields)


def strikes(question: Question) -> tuple[Option, ...]:
    """The coded reasons for which a reading may be struck out; none where there are no readings."""
    item = question.fields.get("struck") if question.shape is Shape.SERIES else None
    return tuple(Option(one.code, one.display) for one in item.options) if item is not None else ()


def readings(
    content: Content, question: Question, here: Sequence[Answer], now: datetime
) -> tuple[Reading, ...]:
    """The readings of a series, newest first."""
    found = [entry for entry in here if entry.line is not None and entry.values]
    found.sort(key=_moment, reverse=True)
    scale = content.scales.get(question.scale)
    counting = {one.line for one in struck_but_counting(found, scale, now)}
    struck = question.fields["struck"].options
    words = {option.code: small(option.display) for option in struck}
    return tuple(
        Reading(
            _reading_words(one), _reading_details(one, now), words.get(str(one.values.get("struck", "")), ""),
            -1 if one.line is None else one.line, _still_counts(one, now) if one.line in counting else "",
        )
        for one in found
    )  # fmt: skip


def _still_counts(entry: Answer, now: datetime) -> str:
    """What a struck-out reading still needs before it no longer counts (content 1.6)."""
    taken = entry.values.get("taken", entry.at)
    until = taken + STRUCK_VALID if isinstance(taken, datetime) else now
    if now <= until:
        return tr(
            "still counts until a newer reading is taken, by {time} at the latest", time=clock_time(until)
        )
    return tr("goes on counting: no newer reading was taken within 10 minutes")


def _moment(entry: Answer) -> str:
    taken = entry.values.get("taken", entry.at)
    return taken.isoformat() if isinstance(taken, datetime) else ""


def _reading_words(entry: Answer) -> str:
    values = entry.values
    if values.get("meter"):
        return tr(
            "meter {end}, counts as {value}", end=str(values["meter"]).upper(), value=_value_words(entry)
        )
    return _value_words(entry)


def _value_words(entry: Answer) -> str:
    values = entry.values
    if "upper" in values:
        return f"{value_words(values['upper'])}/{value_words(values.get('lower'))}"
    return f"{value_words(values.get('value'))} {values.get('unit', '')}".strip()


def _reading_details(entry: Answer, now: datetime) -> str:
    taken = entry.values.get("taken", entry.at)
    words = []
    if isinstance(taken, datetime):
        words = [clock_time(taken)] if taken.date() == now.date() else [short_date(taken), clock_time(taken)]
    names = {"finger": tr("finger"), "sensor": tr("sensor"), "own": tr("client's own"), "here": tr("here")}
    arrows = {"steady": tr("steady"), "rising": tr("rising"), "falling": tr("falling")}
    known = {**names, **arrows, "none-shown": tr("no arrow shown")}
    given = [str(entry.values.get(name, "")) for name in ("arrow", "device", "where")]
    words += [known.get(one, one) for one in given]
    words += (
        [plain(voice_of(entry).words)]
        if entry.voice in (Voice.CARER, Voice.COLLEAGUE, Voice.DOCUMENT)
        else []
    )
    return ", ".join(word for word in words if word)
