"""What a person gives on a line, as entries of the log: one for each place it speaks of."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, time
from types import MappingProxyType

from intake_app.questionnaire.answers import Answer, AnswerLog, Means, Voice
from intake_app.questionnaire.model import NOT_SURE, Question, Shape
from intake_app.services.lines import KINDS, WHERE, Line

_NOTHING: Mapping[str, object] = MappingProxyType({})
ZONE = "zone"
"""One observation of a zone, stored for each of its regions (content 1.4)."""
MARKED = "marks"
"""A place that was marked, and of which nothing more is said yet."""
STRUCK = "struck"
FEET = tuple(f"{part}_{side}" for part in ("ankle", "foot_top", "foot_sole", "toes") for side in "LR")
LIGHTEST = 1  # the level of "lighter pressure here"; the pressure page takes any other


@dataclass(frozen=True, slots=True)
class Given:
    """An answer as the window hands it over.

    line: id of a line. options: codes. side: "left", "right" or "". where: region ids, None where no place was given (the
    widest it can be). values: further fields by name. number: which entry of a list or series, None for the line itself.
    """

    line: str
    options: tuple[str, ...] = ()
    side: str = ""
    where: frozenset[str] | None = None
    values: Mapping[str, object] = field(default_factory=lambda: _NOTHING)
    number: int | None = None


@dataclass(frozen=True, slots=True)
class Looker:
    """Who looks, by what means, until it is changed (content 1.8). name: a colleague's name, a carer's name and relation.

    A carer speaks for the page in view, of what is asked and of what is looked at, and can only tighten (content 1.7).
    """

    voice: Voice = Voice.THERAPIST
    means: Means | None = Means.SIGHT
    name: str = ""

    @property
    def is_carer(self) -> bool:
        """Whether a carer speaks."""
        return self.voice is Voice.CARER


@dataclass(frozen=True, slots=True)
class Manner:
    """How an answer comes about: who looks, when, alone or with others, and the reason of a loosened one.

    therapist: the name of who works here.
    """

    looker: Looker
    at: datetime
    entered_as: str = "single"
    reason: str = ""
    sentence: str = ""
    said_by: str = ""
    therapist: str = ""

    def start(self, question: Question, is_spoken: bool) -> Answer:
        """An empty entry: the client says what is spoken, whoever looks finds the rest; a carer may say either."""
        is_spoken = is_spoken and not self.looker.is_carer
        voice = Voice.CLIENT if is_spoken else self.looker.voice
        return Answer(
            question.link_id, voice=voice, means=None if is_spoken else self.looker.means, at=self.at,
            entered_as=self.entered_as, reason=self.reason, sentence=self.sentence,
            said_by=self.said_by if is_spoken else self.looker.name or self.said_by,
        )  # fmt: skip


def entries_for(
    line: Line, given: Given, due: tuple[str, ...], log: AnswerLog, manner: Manner
) -> list[Answer]:
    """The entries that an answer on a line stands for. due: the places of the line that are asked now."""
    question = line.question
    start = replace(manner.start(question, question.is_spoken), values=_as_read(given.values))
    start = _timed(question, start)
    if line.part == WHERE:
        return _marks(line, given, log, start)
    if "left" in question.fields and question.shape is Shape.REGIONS:
        return _warmth(line, given, due, log, start)
    if line.is_marking:
        return _spread(line, given, log, start)
    if question.shape is Shape.REGIONS:
        return _by_region(line, given, due, log, start)
    if question.shape is Shape.SIDES:
        return [
            replace(start, place=side, options=given.options, where=given.where) for side in _sides(given)
        ]
    if question.shape in (Shape.LINES, Shape.SERIES):
        if STRUCK in given.values and given.number is not None:
            return _struck(given, log, start, manner)
        return [*_clearing(line, given, log, start), _numbered(line, given, start)]
    if question.shape is Shape.CALVES and "left" in given.values:
        return [replace(start, where=_bigger_calf(given))]
    return [replace(start, options=given.options, where=given.where)]


def _as_read(values: Mapping[str, object]) -> Mapping[str, object]:
    """The fields as a case has them: techniques one by one, lighter pressure as a level for each place (SES.11)."""
    read = dict(values)
    for name in ("liked", "not_wanted"):
        if isinstance(words := read.get(name), str):
            read[name] = tuple(word.strip() for word in words.split(",") if word.strip())
    if isinstance(places := read.get("lighter"), tuple):
        read["lighter"] = MappingProxyType(dict.fromkeys(places, LIGHTEST))
    return MappingProxyType(read)


def _bigger_calf(given: Given) -> frozenset[str]:
    """The region of the bigger calf; none where both measure the same."""
    left, right = (float(str(given.values[side])) for side in ("left", "right"))
    return frozenset() if left == right else frozenset({"calf_L" if left > right else "calf_R"})


def _warmth(line: Line, given: Given, due: tuple[str, ...], log: AnswerLog, start: Answer) -> list[Answer]:
    """Skin compared by hand, or by a thermometer at both feet (SKN.feel): neither takes back what the other said of a place."""
    held: dict[str, Answer] = {
        e.place: e for e in log.current(line.question.link_id) if e.voice is start.voice and e.place
    }
    if not {"left", "right"} <= given.values.keys():
        made = _spread(line, given, log, start)
        return [_with_readings(entry, held.get(entry.place or "")) for entry in made]
    left, right = (float(str(given.values[side])) for side in ("left", "right"))
    return [
        replace(
            start, place=place, options=held[place].options if place in held else (),
            values=MappingProxyType({**start.values, "value": round(_warmer(place, left, right), 1)}),
        )
        for place in FEET
    ]  # fmt: skip


def _warmer(place: str, left: float, right: float) -> float:
    return left - right if place.endswith("_L") else right - left


def _with_readings(entry: Answer, held: Answer | None) -> Answer:
    return entry if held is None or not held.values else replace(entry, values=held.values)


def _sides(given: Given) -> tuple[str, ...]:
    return {"left": ("L",), "right": ("R",)}.get(given.side, ("L", "R"))


def _by_region(line: Line, given: Given, due: tuple[str, ...], log: AnswerLog, start: Answer) -> list[Answer]:
    """The answer in the regions named, which makes exceptions of them; the others keep another grade, else the mildest.

    Where none were named, the answer is one for the zone: it holds in all regions of the line but those that are exceptions.
    """
    places = due or line.places
    is_zone = line.is_zone and len(places) > 1
    own = _exceptions(line, log, start) if is_zone else {}
    named = frozenset(places) if given.where is None else given.where
    if given.where is None:
        named -= {place for place, is_of_part in own.items() if is_of_part}
    made = []
    for place in places:
        is_own = place in own or (given.where is not None and place in named)
        entered = ZONE if is_zone and not is_own else start.entered_as
        options = given.options if place in named else _kept_elsewhere(line, given, log, place)
        kept = _other_axes(line, log, place) if line.zone and line.part not in ("", KINDS) else ()
        ordered = tuple(o.code for o in line.question.options if o.code in {*options, *kept})
        made.append(replace(start, place=place, options=ordered, entered_as=entered))
    return made


def _exceptions(line: Line, log: AnswerLog, start: Answer) -> dict[str, bool]:
    """The regions of which this voice said something by itself; each with whether that is of this line's part."""
    current = log.current(line.question.link_id)
    own = [one for one in current if one.voice is start.voice and one.entered_as == "single" and one.options]
    return {
        entry.place: any(
            (option := line.question.option(code)) is not None and option.axis in ("", line.part)
            for code in entry.options
        )
        for entry in own
        if entry.place in line.places
    }


def _kept_elsewhere(line: Line, given: Given, log: AnswerLog, place: str) -> tuple[str, ...]:
    """What a place keeps that is not named: another grade given before; the mildest where it had this one or none."""
    entries = [one for one in log.current(line.question.link_id) if one.place == place]
    held = [line.question.option(code) for code in (entries[-1].options if entries else ())]
    other = tuple(
        o.code for o in held if o is not None and o.axis in ("", line.part) and o.code not in given.options
    )
    return other or (_mildest(line),)


def _mildest(line: Line) -> str:
    options = line.question.options
    return next((o.code for o in options if not line.part or o.axis == line.part), line.question.safest)


def _other_axes(line: Line, log: AnswerLog, place: str) -> tuple[str, ...]:
    """What was answered at a place on the other axes: the loss stays when the excess is answered."""
    entries = [one for one in log.current(line.question.link_id) if one.place == place]
    codes = entries[-1].options if entries else ()
    found = (line.question.option(code) for code in codes)
    return tuple(option.code for option in found if option is not None and option.axis not in ("", line.part))


def _marks(line: Line, given: Given, log: AnswerLog, start: Answer) -> list[Answer]:
    """Places marked: a new one counts as not sure until it is said what it is like, one no longer marked is taken back."""
    wanted = given.where or frozenset()
    current = {e.place: e for e in log.current(line.question.link_id) if e.voice is start.voice}
    held = {place for place, entry in current.items() if place and entry.options}
    made = [replace(start, place=place, options=()) for place in line.places if place in held - wanted]
    if wanted and current.get(None) is not None and current[None].options:
        made.append(replace(start, options=()))
    new = [place for place in line.places if place in wanted - held]
    made += [replace(start, place=place, options=(NOT_SURE,), entered_as=MARKED) for place in new]
    if given.options and not wanted:
        made.append(replace(start, options=given.options))
    return made


def _spread(line: Line, given: Given, log: AnswerLog, start: Answer) -> list[Answer]:
    """One answer for the whole client when it is harmless or vague, else one for each region named (all where none were)."""
    current = {e.place: e for e in log.current(line.question.link_id) if e.voice is start.voice and e.options}
    is_mild = given.options in ((line.question.safest,), ("not-checked",), (NOT_SURE,))
    wanted = frozenset() if is_mild else given.where if given.where is not None else frozenset(line.places)
    made = [
        replace(start, place=place, options=())
        for place in line.places
        if place in current and place not in wanted
    ]
    if is_mild:
        return [*made, replace(start, options=given.options)]
    if None in current:
        made.append(replace(start, options=()))
    return made + [
        replace(start, place=place, options=given.options) for place in line.places if place in wanted
    ]


def _clearing(line: Line, given: Given, log: AnswerLog, start: Answer) -> list[Answer]:
    """A bare answer ("none") takes the lines back, a line takes the bare answer back. Readings are never taken back."""
    current = [one for one in log.current(line.question.link_id) if one.voice is start.voice]
    is_bare = given.number is None
    gone = [one for one in current if (one.line is not None) == is_bare and _says_something(one)]
    if line.question.shape is Shape.SERIES and is_bare:
        return []
    return [replace(start, line=one.line, options=(), values=_NOTHING, where=None) for one in gone]


def _says_something(entry: Answer) -> bool:
    return bool(entry.options or entry.values or entry.where)


def _numbered(line: Line, given: Given, start: Answer) -> Answer:
    """A line of a list; a reading is taken now unless its time was given, and the client's own is the client's."""
    values = start.values
    is_reading = line.question.shape is Shape.SERIES and given.number is not None
    if is_reading and start.at is not None:
        values = MappingProxyType({"taken": start.at, "where": "here", **values})
    if is_reading and values.get("where") == "own" and start.voice is Voice.THERAPIST:
        start = replace(start, voice=Voice.CLIENT, means=None)
    return replace(start, line=given.number, options=given.options, where=given.where, values=values)


def _struck(given: Given, log: AnswerLog, start: Answer, manner: Manner) -> list[Answer]:
    """A reading struck out with a reason: the same line once more; its value stays, and who struck it is kept (content 1.6)."""
    held = [one for one in log.current(start.question) if one.line == given.number and one.values]
    return [
        replace(
            one, values=MappingProxyType({**one.values, STRUCK: given.values[STRUCK]}), at=start.at,
            said_by=manner.looker.name or manner.therapist,
        )
        for one in held
    ]  # fmt: skip


def _timed(question: Question, start: Answer) -> Answer:
    """Times of today get their day, days with a time their zone; ketones hold from when they were measured (content 1.4)."""
    if start.at is None:
        return start
    values = {name: _moment(value, start.at) for name, value in start.values.items()}
    taken = values.get("taken")
    at = taken if question.shape is Shape.CHOICE and isinstance(taken, datetime) else start.at
    return replace(start, values=MappingProxyType(values), at=at)


def _moment(value: object, now: datetime) -> object:
    if isinstance(value, time):
        return datetime.combine(now.date(), value, now.tzinfo)
    return value.replace(tzinfo=now.tzinfo) if isinstance(value, datetime) and value.tzinfo is None else value
