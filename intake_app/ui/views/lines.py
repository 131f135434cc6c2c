"""From a line of the interview to what it shows: words, answers, places, fields. No Qt here."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime

from intake_app.base.texts import tr
from intake_app.bodymap.regions import BodyMap
from intake_app.questionnaire.answers import Answer
from intake_app.questionnaire.model import NOT_DONE, NOT_SURE, PREFER_NOT, Item, Question, Shape
from intake_app.safety.content import Content
from intake_app.safety.scales import Scale
from intake_app.services.interview import Interview
from intake_app.services.lines import KINDS, WHERE, Line, axes_of, takes_several
from intake_app.ui.values import Option, Reading, RegionRow, Zone
from intake_app.ui.views.line_values import EntryView, FieldView, LineView, UnitView, WhereView
from intake_app.ui.views.shown import shown_of
from intake_app.ui.views.wording import capital, clock_time, hint_of, label_of, long_date, short_date

_ASKED_ALONE = frozenset(
    {"place", "where", "value", "unit", "left", "right", "upper", "lower", "taken", "struck", "meter"}
)
_WITH_SAFEST = frozenset({"recorded", "complete"})
_LONG = 9
_CLEARS = frozenset({"none", "no-wishes", "none-anywhere"})
_DECIMALS = {"mmol/L": 1, "%": 1, "cm": 1, "in": 1, "C": 1, "F": 1}


def line_views(interview: Interview, page: str) -> tuple[LineView, ...]:
    """Every line that a page can show, in order, with those that are not asked now marked as not visible."""
    due = {line.id: places for line, places in interview.due[page]}
    groupable = {line.id for line in interview.groupable(page)}
    return tuple(
        line_view(interview, line, due[line.id], line.id in groupable)
        if line.id in due
        else replace(_asked(interview.content, line), visible=False)
        for line in interview.possible[page]
    )


def line_view(interview: Interview, line: Line, due: tuple[str, ...], whole_list: bool = False) -> LineView:
    """One line as it stands now."""
    content, question = interview.content, line.question
    entries = [one for one in interview.log.current(question.link_id) if one.options or one.values]
    here = [one for one in entries if one.place is None or one.place in line.places]
    answered = line.id in interview.answered_ids if due else False
    newest = here[-1] if here else None
    return replace(
        _asked(content, line), chosen=_chosen(line, here), left=_side(here, "L"), right=_side(here, "R"),
        where=_where(content, line, due, here), graded=_graded(line, here), fields=_fields(content, question, newest),
        unit=str(newest.values.get("unit", "")) if newest else "", numbers=_numbers(question, newest),
        entries=_entries(content, line, here), readings=_readings(here),
        next_number=1 + max((one.line for one in here if one.line is not None), default=-1),
        shown=shown_of(interview.evaluation, line, here) if answered and due else None, visible=bool(due),
        expired=_expired(here) if here and due and not answered and not _is_partial(line, here) else "",
        last=_last(interview, line), whole_list=whole_list,
    )  # fmt: skip


_kept: dict[tuple[str, str], LineView] = {}


def _asked(content: Content, line: Line) -> LineView:
    """What a line asks, whatever was answered: worked out once for each content."""
    key = (content.digest, line.id)
    if key not in _kept:
        question = line.question
        _kept[key] = LineView(
            id=line.id, question=words_of(content, line), shape=_shape(line), helper=_helper(line),
            options=_options(line), plain=_plain(question), sides=_has_sides(content.bodymap, line),
            units=_units(content, question), measure=_measure(question),
            measure_stands_alone=_is_measured_alone(content, question),
        )  # fmt: skip
    return _kept[key]


def words_of(content: Content, line: Line) -> str:
    """The question of a line, with the place it is asked for."""
    question = line.question
    label = label_of(question)
    if line.part == KINDS:
        return tr("What is it like: {place}?", place=_zone_words(content.bodymap, line.zone))
    if line.zone:
        axis = {"loss": tr("less than usual"), "excess": tr("too much")}.get(line.part, "")
        place = _zone_words(content.bodymap, line.zone)
        return (
            tr("{what}, {place}: {axis}", what=label, place=place, axis=axis)
            if axis
            else tr("{what}, {place}", what=label, place=place)
        )
    if len(line.places) == 1 and line.places[0]:
        name = content.bodymap.name(line.places[0])
        return tr("{what}, {place}", what=label, place=name[:1].lower() + name[1:])
    return question.text


def _zone_words(bodymap: BodyMap, zone: str) -> str:
    title = bodymap.zone(zone).title
    return title[:1].lower() + title[1:]


def _helper(line: Line) -> str:
    hint = hint_of(line.question)
    is_placed = bool(line.zone) or (len(line.places) == 1 and bool(line.places[0]))
    return f"{line.question.text} {hint}".strip() if is_placed else hint


def _shape(line: Line) -> str:
    question = line.question
    if line.part == WHERE:
        return "marks"
    if question.shape is Shape.SERIES:
        return "pressures" if "upper" in question.fields else "series"
    if question.shape in (Shape.CALVES, Shape.NUMBER, Shape.LINES, Shape.SIDES):
        return question.shape.value
    if _measure(question):
        return "measured"
    return "many" if takes_several(question) else "choice"


def _measure(question: Question) -> str:
    """The name of the number that may be given with or in place of an answer; empty where there is none."""
    value = question.fields.get("value")
    return value.text if question.shape is Shape.CHOICE and question.scale and value is not None else ""


def _is_measured_alone(content: Content, question: Question) -> bool:
    """Whether a number says as much as an answer: all answers but those for not knowing are classes of its scale."""
    if not _measure(question):
        return False
    bands = {band.name for band in content.scales[question.scale].bands}
    run_out = {str(code) for code in question.item.marks.get("expired-as", ())}
    unknown = NOT_DONE | question.blank_words | {NOT_SURE, PREFER_NOT} | run_out
    return {option.code for option in question.options} <= bands | unknown


def _options(line: Line) -> tuple[Option, ...]:
    question = line.question
    given = [
        o
        for o in question.options
        if not line.part or line.part in (WHERE, KINDS) or o.axis in ("", line.part)
    ]
    if line.part == WHERE:
        given = [o for o in given if o.code in (question.safest, NOT_SURE, PREFER_NOT)]
    if line.part == KINDS:
        given = [o for o in given if o.code not in (question.safest, PREFER_NOT)]
    if question.shape in (Shape.NUMBER, Shape.CALVES, Shape.SERIES):
        given = [o for o in given if o.code in NOT_DONE | {NOT_SURE, PREFER_NOT} | question.blank_words]
    made = [
        Option(o.code, o.display, apart=_is_apart(question, o.code), clears=_clears(question, o.code))
        for o in given
    ]
    if line.part == WHERE:
        return tuple(made)
    if len(made) > _LONG:
        return tuple(sorted(made, key=_none_first))
    last = [o for o in made if o.apart or o.clears]
    return tuple([o for o in made if o not in last] + sorted(last, key=_apart_last))


def _clears(question: Question, code: str) -> bool:
    """Whether choosing an answer takes the others back: "none of these", and in a list of lines all that is no line."""
    if question.shape is Shape.LINES:
        return code in {question.safest, NOT_SURE, PREFER_NOT} | NOT_DONE
    return takes_several(question) and code in _CLEARS


def _none_first(option: Option) -> int:
    """In a list too long to see its end, "none" stands first; what is not known stays last."""
    return 0 if option.clears and option.id not in (NOT_SURE, PREFER_NOT) else 2 if option.apart else 1


def _apart_last(option: Option) -> bool:
    return option.apart


def _is_apart(question: Question, code: str) -> bool:
    words = [o.code for o in question.options if o.code in NOT_DONE | question.blank_words]
    return code == (words[0] if words else "")


def _plain(question: Question) -> frozenset[str]:
    codes = NOT_DONE | question.blank_words | {NOT_SURE, PREFER_NOT}
    mild = {o.code for o in question.options if o.is_not_applicable}
    mild |= {next(o.code for o in question.options if o.axis == axis) for axis in axes_of(question)}
    if question.safest not in _WITH_SAFEST:
        mild.add(question.safest)
    return frozenset(codes | mild)


def _chosen(line: Line, here: Sequence[Answer]) -> tuple[str, ...]:
    if not here or line.question.shape is Shape.SIDES:
        return ()
    codes = {
        code
        for entry in here
        for code in entry.options
        if entry.line is None or line.question.shape is Shape.LINES
    }
    if line.part and line.part not in (WHERE, KINDS):
        codes = {c for c in codes if (o := line.question.option(c)) is not None and o.axis in ("", line.part)}
    if not takes_several(line.question) and line.question.shape is not Shape.LINES:
        codes = {max(codes, key=line.question.rank)} if codes else set()
    return tuple(o.code for o in line.question.options if o.code in codes)


def _side(here: Iterable[Answer], side: str) -> str:
    return next((one.options[0] for one in here if one.place == side and one.options), "")


def _has_sides(bodymap: BodyMap, line: Line) -> bool:
    if line.question.shape is Shape.SIDES:
        return True
    return bool(line.is_zone) and any(bodymap.side_of(place) for place in line.places)


# ---- places ------------------------------------------------------------------------------------------------------


def _where(content: Content, line: Line, due: tuple[str, ...], here: Sequence[Answer]) -> WhereView | None:
    question = line.question
    if line.is_marking or (line.is_zone and len(due or line.places) > 1):
        worst = _chosen(line, here) if line.is_zone else ()
        marked = frozenset(one.place for one in here if one.place and _is_marked(line, one, worst))
        zones = zones_of(content.bodymap, due or line.places)
        label = (
            tr("Where is it felt?")
            if line.part == WHERE
            else tr("Where? Nothing chosen: everywhere named here")
        )
        return WhereView(label, zones, chosen=marked or None)
    if "where" not in question.fields:
        return None
    given = [one.where for one in here if one.where is not None]
    chosen = frozenset[str]().union(*given) if given else None
    return _where_of(content, question, chosen)


def _is_marked(line: Line, entry: Answer, worst: tuple[str, ...]) -> bool:
    return bool(set(entry.options) & set(worst)) if worst else not set(entry.options) <= {_first(line)}


def _graded(line: Line, here: Sequence[Answer]) -> tuple[tuple[str, frozenset[str]], ...]:
    """The answers of a zone beyond the mildest, each with the places that it was given for."""
    if not line.is_zone:
        return ()
    codes = [o.code for o in line.question.options if o.axis in ("", line.part) and o.code != _first(line)]
    found = ((code, frozenset(one.place for one in here if one.place and code in one.options)) for code in codes)
    return tuple((code, places) for code, places in found if places)


def _first(line: Line) -> str:
    options = line.question.options
    return next((o.code for o in options if line.part in ("", WHERE, KINDS) or o.axis == line.part), "")


def _where_of(content: Content, question: Question, chosen: frozenset[str] | None) -> WhereView:
    bodymap = content.bodymap
    label = question.fields["where"].text or tr("Where?")
    known = [place for place in question.widest if place in bodymap.places]
    widest = frozenset[str]().union(*(bodymap.expand(place) for place in known)) or frozenset(bodymap.regions)
    if question.widest and set(question.widest) <= {"LEGS", "ARMS"}:
        return WhereView(label, limbs=_limbs(bodymap, question.widest), chosen=chosen)
    return WhereView(label, zones_of(bodymap, bodymap.in_order(widest)), chosen=chosen)


def _limbs(bodymap: BodyMap, widest: Sequence[str]) -> tuple[tuple[Option, frozenset[str]], ...]:
    words = {
        "LEG.L": tr("Left leg"), "LEG.R": tr("Right leg"), "ARM.L": tr("Left arm"), "ARM.R": tr("Right arm"),
    }  # fmt: skip
    wanted = [limb for limb in words if f"{limb[:3]}S" in widest]
    return tuple((Option(limb, words[limb]), bodymap.expand(limb)) for limb in wanted)


def zones_of(bodymap: BodyMap, regions: Iterable[str]) -> tuple[Zone, ...]:
    """Regions as rows under their zones, left and right in one row."""
    wanted = tuple(regions)
    zones = [(zone, [r for r in wanted if bodymap.zone_of(r) == zone]) for zone in (*bodymap.zones, None)]
    return tuple(
        Zone(capital(bodymap.zone(zone).title) if zone else tr("Front of the neck"), _rows(bodymap, found))
        for zone, found in zones
        if found
    )


def _rows(bodymap: BodyMap, regions: Sequence[str]) -> tuple[RegionRow, ...]:
    parts = dict.fromkeys(bodymap.part_of(region) for region in regions)
    rows = []
    for part in parts:
        ids = {bodymap.side_of(r): r for r in regions if bodymap.part_of(r) == part}
        left, right, middle = (ids.get(s, "") for s in ("L", "R", None))
        rows.append(RegionRow(bodymap.list_name(part), left, right, middle))
    return tuple(rows)


# ---- fields ------------------------------------------------------------------------------------------------------


def _fields(content: Content, question: Question, entry: Answer | None) -> tuple[FieldView, ...]:
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
        if name not in _ASKED_ALONE and item.text
    )


def _field(name: str, item: Item, value: object) -> FieldView:
    options = tuple(Option(o.code, o.display) for o in item.options)
    several = isinstance(value, tuple | list | Mapping)
    chosen = tuple(map(str, value)) if several and isinstance(value, Iterable) else (str(value),) if value else ()
    if options:
        return FieldView(name, item.text, "many" if item.repeats else "one", options=options, chosen=chosen)
    if item.type == "boolean":
        yes_no = (Option("yes", tr("Yes")), Option("no", tr("No")))
        told = () if value is None else ("yes",) if value else ("no",)
        return FieldView(name, item.text, "yesno", options=yes_no, chosen=told)
    kind = {"date": "date", "dateTime": "date", "integer": "number", "decimal": "number"}.get(
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


def _units(content: Content, question: Question) -> tuple[UnitView, ...]:
    scale = content.scales.get(question.scale)
    if question.shape not in (Shape.NUMBER, Shape.CALVES, Shape.SERIES) and "value" not in question.fields:
        return ()
    return () if scale is None else tuple(_unit(scale, unit) for unit in scale.units)


def _unit(scale: Scale, unit: str) -> UnitView:
    low, high = scale.accept.get(unit, (0.0, 1_000.0))
    return UnitView(unit, low, high, _DECIMALS.get(unit, 0))


def _numbers(question: Question, entry: Answer | None) -> tuple[str, ...]:
    if question.shape is Shape.CALVES:
        return tuple(value_words(entry.values.get(name)) if entry else "" for name in ("left", "right"))
    return (value_words(entry.values.get("value")) if entry and question.shape is not Shape.SERIES else "",)


# ---- lists and series --------------------------------------------------------------------------------------------


def _entries(content: Content, line: Line, here: Sequence[Answer]) -> tuple[EntryView, ...]:
    question = line.question
    if question.shape is not Shape.LINES:
        return ()
    return tuple(
        EntryView(
            entry.line, (entry.options or ("",))[0],
            _where_of(content, question, entry.where) if "where" in question.fields else None,
            fields_of(question, entry),
        )
        for entry in here if entry.line is not None
    )  # fmt: skip


def _readings(here: Sequence[Answer]) -> tuple[Reading, ...]:
    found = [entry for entry in here if entry.line is not None and entry.values]
    found.sort(key=_moment, reverse=True)
    return tuple(
        Reading(_reading_words(one), _reading_details(one), str(one.values.get("struck", "")))
        for one in found
    )


def _moment(entry: Answer) -> str:
    taken = entry.values.get("taken", entry.at)
    return taken.isoformat() if isinstance(taken, datetime) else ""


def _reading_words(entry: Answer) -> str:
    values = entry.values
    if "upper" in values:
        return f"{value_words(values['upper'])}/{value_words(values.get('lower'))}"
    return f"{value_words(values.get('value'))} {values.get('unit', '')}".strip()


def _reading_details(entry: Answer) -> str:
    taken = entry.values.get("taken", entry.at)
    words = [clock_time(taken) if isinstance(taken, datetime) else ""]
    names = {"finger": tr("finger"), "sensor": tr("sensor"), "own": tr("client's own"), "here": tr("here")}
    arrows = {"steady": tr("steady"), "rising": tr("rising"), "falling": tr("falling")}
    known = {**names, **arrows}
    words += [known.get(str(entry.values.get(name, "")), "") for name in ("arrow", "device", "where")]
    return ", ".join(word for word in words if word)


# ---- before ------------------------------------------------------------------------------------------------------


def _is_partial(line: Line, here: Sequence[Answer]) -> bool:
    return len(line.places) > 1 or line.part == KINDS


def _expired(here: Sequence[Answer]) -> str:
    return tr("expired {time}, ask again", time=clock_time(here[-1].at))


def _last(interview: Interview, line: Line) -> str:
    completed = interview.case.situation.completed
    if not completed or line.part in (WHERE, KINDS):
        return ""
    entries = completed[-1].answers.current(line.question.link_id)
    here = [one for one in entries if one.place is None or one.place in line.places]
    codes = {code for one in here for code in one.options}
    words = [o.display for o in line.question.options if o.code in codes]
    return capital(words[-1]) if words else ""


def last_head(interview: Interview) -> str:
    """The head of the column of last time's answers: "Last, Nov 9"; empty at a first visit."""
    completed = interview.case.situation.completed
    return tr("Last, {date}", date=short_date(completed[-1].moment)) if completed else ""
