"""From a line of the interview to what it shows: words, answers, places, fields. No Qt here."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, timedelta

from intake_app.base.texts import tr
from intake_app.bodymap.regions import BodyMap
from intake_app.questionnaire.answers import Answer
from intake_app.questionnaire.model import NOT_DONE, NOT_SURE, PREFER_NOT, Question, Shape
from intake_app.safety.content import Content
from intake_app.services.giving import MARKED
from intake_app.services.interview import Interview
from intake_app.services.lines import KINDS, WHERE, Line, axes_of, takes_several
from intake_app.ui.values import Option, Reading
from intake_app.ui.views.line_fields import (
    bare_line,
    entries_of,
    line_fields,
    numbers,
    readings,
    strikes,
    units,
    until,
)
from intake_app.ui.views.line_places import graded, where_view
from intake_app.ui.views.line_values import EntryView, LineView
from intake_app.ui.views.shown import shown_of
from intake_app.ui.views.wording import capital, clock_time, hint_of, label_of, short_date

_WITH_SAFEST = frozenset({"recorded", "complete"})
_LONG = 9
_NO_ENTRY = EntryView(-1)
_SHORTLY = timedelta(minutes=2)
_CLEARS = frozenset({"none", "no-wishes", "none-anywhere"})


def line_views(interview: Interview, page: str) -> tuple[LineView, ...]:
    """Every line that a page can show, in order, with those that are not asked now marked as not visible."""
    due = {line.id: places for line, places in interview.due[page]}
    groupable = {line.id for line in interview.groupable(page)}
    return tuple(
        line_view(interview, line, due[line.id], line.id in groupable)
        if line.id in due
        else _hidden(interview.content, line)
        for line in interview.possible[page]
    )


def line_view(interview: Interview, line: Line, due: tuple[str, ...], whole_list: bool = False) -> LineView:
    """One line as it stands now."""
    content, question = interview.content, line.question
    entries = [one for one in interview.log.current(question.link_id) if _says_something(one)]
    here = [one for one in entries if one.place is None or one.place in line.places]
    answered = line.id in interview.answered_ids if due else False
    newest = here[-1] if here else None
    today = interview.case.situation.moment.date()
    is_series = question.shape is Shape.SERIES  # each reading is given anew, nothing chosen beforehand
    return replace(
        _asked(content, line), chosen=_chosen(line, here), left=_side(here, "L"), right=_side(here, "R"),
        where=where_view(content, line, due, here, _chosen(line, here)), graded=graded(line, here),
        fields=until(line_fields(content, question, None if is_series else newest), today), today=today,
        bare=_bare(content, question, today),
        unit=str(newest.values.get("unit", "")) if newest else "", numbers=numbers(question, newest),
        entries=_entries(content, line, here, today), readings=_readings(interview, question, here),
        latest=_latest(interview, question),
        next_number=1 + max((one.line for one in here if one.line is not None), default=-1),
        shown=shown_of(interview.evaluation, line, here) if answered and due else None, visible=bool(due),
        expired=_expired(here) if here and due and not answered and not _is_partial(line, here) else "",
        last=_last(interview, line), whole_list=whole_list,
    )  # fmt: skip


def _readings(interview: Interview, question: Question, here: Sequence[Answer]) -> tuple[Reading, ...]:
    if question.shape is not Shape.SERIES:
        return ()
    return readings(interview.content, question, here, interview.clock.now())


def _entries(content: Content, line: Line, here: Sequence[Answer], day: date) -> tuple[EntryView, ...]:
    return tuple(replace(entry, fields=until(entry.fields, day)) for entry in entries_of(content, line, here))


def _bare(content: Content, question: Question, day: date) -> EntryView:
    if question.shape is not Shape.LINES:
        return _NO_ENTRY
    bare = bare_line(content, question)
    return replace(bare, fields=until(bare.fields, day))


def _says_something(entry: Answer) -> bool:
    return bool(entry.options or entry.values or (entry.line is not None and entry.where))


def _latest(interview: Interview, question: Question) -> str:
    """Shortly from now: a page looks at the clock every minute, and a reading of this minute is taken."""
    return clock_time(interview.clock.now() + _SHORTLY) if question.shape is Shape.SERIES else ""


_kept: dict[tuple[str, str], LineView] = {}
_kept_hidden: dict[tuple[str, str], LineView] = {}


def _hidden(content: Content, line: Line) -> LineView:
    """A line that is not asked now: the same value each time, as most lines of a page are hidden."""
    key = (content.digest, line.id)
    if key not in _kept_hidden:
        _kept_hidden[key] = replace(_asked(content, line), visible=False)
    return _kept_hidden[key]


def _asked(content: Content, line: Line) -> LineView:
    """What a line asks, whatever was answered: worked out once for each content."""
    key = (content.digest, line.id)
    if key not in _kept:
        question = line.question
        _kept[key] = LineView(
            id=line.id, question=words_of(content, line), shape=_shape(line), helper=_helper(line),
            options=_options(line), plain=_plain(question), sides=_has_sides(content.bodymap, line),
            units=units(content, question), measure=_measure(question),
            measure_stands_alone=_is_measured_alone(content, question),
            takes_bare_lines=question.shape is Shape.LINES and _is_dated(question),
            takes_several_kinds=question.shape is Shape.LINES and "kinds" in question.fields,
            strikes=strikes(question), meter="meter" in question.fields,
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
    if question.shape is Shape.REGIONS and "left" in question.fields:
        return "warmth"
    return "many" if takes_several(question) else "choice"


def _measure(question: Question) -> str:
    """The name of the number that may be given with or in place of an answer; empty where there is none."""
    value = question.fields.get("value")
    return value.text if question.shape is Shape.CHOICE and question.scale and value is not None else ""


def _is_dated(question: Question) -> bool:
    """Whether the date of a line says what it counts as."""
    return bool(question.scale or question.item.marks.get("only-days"))


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
    if question.safest not in _WITH_SAFEST and "taken" not in question.fields:
        mild.add(question.safest)
    return frozenset(codes | mild)


def _chosen(line: Line, here: Sequence[Answer]) -> tuple[str, ...]:
    if not here or line.question.shape is Shape.SIDES:
        return ()
    codes = {
        code
        for entry in here
        for code in entry.options
        if (entry.line is None or line.question.shape is Shape.LINES) and not _is_bare_mark(line, entry)
    }
    if line.part and line.part not in (WHERE, KINDS):
        codes = {c for c in codes if (o := line.question.option(c)) is not None and o.axis in ("", line.part)}
    if not takes_several(line.question) and line.question.shape is not Shape.LINES:
        codes = {max(codes, key=line.question.rank)} if codes else set()
    return tuple(o.code for o in line.question.options if o.code in codes)


def _is_bare_mark(line: Line, entry: Answer) -> bool:
    """Whether a place was marked and not yet described: "not sure" until then, and nobody has said so."""
    return line.part == KINDS and entry.options == (NOT_SURE,) and entry.entered_as == MARKED


def _side(here: Iterable[Answer], side: str) -> str:
    return next((one.options[0] for one in here if one.place == side and one.options), "")


def _has_sides(bodymap: BodyMap, line: Line) -> bool:
    if line.question.shape is Shape.SIDES:
        return True
    return bool(line.is_zone) and any(bodymap.side_of(place) for place in line.places)


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
