"""The lines of a page: which questions it shows now, for which places, and which of them are answered."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from intake_app.questionnaire.answers import Answer
from intake_app.questionnaire.model import NOT_SURE, Question, Shape
from intake_app.safety import baseline
from intake_app.safety.content import Content
from intake_app.safety.evaluating import Evaluation
from intake_app.services.pauses import Pause, PauseLine

SIDES = ("L", "R")
WHERE, KINDS = "where", "kinds"
_BY_REGION = frozenset({"SKN.type", "SKN.size"})


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a page. places: region ids, ("L", "R") or ("",) for the whole client.

    zone: the zone that its places are, "" for one region or the whole client. part: an axis of the answers ("loss"),
    `where` (mark places) or `kinds` (say what the marked places of the zone are like).
    """

    id: str
    question: Question
    places: tuple[str, ...] = ("",)
    zone: str = ""
    part: str = ""

    @property
    def is_zone(self) -> bool:
        """Whether one answer is given for a zone and stored for each of its regions (content 1.4)."""
        return bool(self.zone) and self.part != KINDS

    @property
    def is_marking(self) -> bool:
        """Whether places are marked, with "none" for the whole client."""
        return self.question.shape is Shape.REGIONS and not self.zone and len(self.places) > 1


def possible_lines(pause: Pause, content: Content) -> Iterator[Line]:
    """Every line that a page can ever show, in order."""
    for asked in pause.lines:
        question = content.questions.find(asked.ask)
        if question is not None:
            yield from _lines_of(question, asked, content)


def _lines_of(question: Question, asked: PauseLine, content: Content) -> Iterator[Line]:
    name = question.link_id
    if question.shape is Shape.SIDES:
        yield Line(name, question, SIDES)
    elif question.shape is not Shape.REGIONS:
        yield Line(name, question)
    elif question.item.marks.get("by-zone") or question.code in _BY_REGION:
        yield from _by_zone(question, asked, content)
    else:
        yield from _marking(question, content)


def _marking(question: Question, content: Content) -> Iterator[Line]:
    bodymap = content.bodymap
    known = [place for place in question.widest if place in bodymap.places]
    widest = frozenset[str]().union(*(bodymap.expand(place) for place in known))
    part = WHERE if takes_several(question) else ""
    yield Line(question.link_id, question, bodymap.in_order(widest) or bodymap.regions, part=part)
    if part:
        for zone in bodymap.zones:
            regions = bodymap.in_order(bodymap.expand(zone))
            yield Line(f"{question.link_id}@{zone}", question, regions, zone, KINDS)


def _by_zone(question: Question, asked: PauseLine, content: Content) -> Iterator[Line]:
    bodymap = content.bodymap
    for zone in asked.places or bodymap.zones:
        regions = bodymap.in_order(bodymap.expand(zone))
        if question.code in _BY_REGION:
            yield from (Line(f"{question.link_id}@{region}", question, (region,)) for region in regions)
        else:
            for axis in axes_of(question) or ("",):
                name = f"{question.link_id}@{zone}" + (f"@{axis}" if axis else "")
                yield Line(name, question, regions, zone, axis)


def axes_of(question: Question) -> tuple[str, ...]:
    """The axes of a question's answers, in order; empty where the answers exclude each other."""
    return tuple(dict.fromkeys(option.axis for option in question.options if option.axis))


def takes_several(question: Question) -> bool:
    """Whether several answers may be chosen at once."""
    several = question.item.marks.get("choose-all", (False,))[0]
    return question.shape is Shape.CHOICES or bool(several)


def due_places(line: Line, evaluation: Evaluation) -> tuple[str, ...]:
    """The places of a line that are to be asked now; empty when the line is hidden."""
    if line.part == KINDS:
        marked = evaluation.where(line.question)
        return tuple(place for place in line.places if place in marked)
    if line.is_marking and not _is_due_by_region(line, evaluation):
        return line.places if _is_asked(evaluation, line.question) else ()
    return tuple(place for place in line.places if _is_asked(evaluation, line.question, place))


def _is_asked(evaluation: Evaluation, question: Question, place: str = "") -> bool:
    """Whether a question is asked now; a test that holds 12 weeks only once its last result is older."""
    if evaluation.is_due(question, place) is not True:
        return False
    is_lasting = question.when == "12-weeks" and not evaluation.given(question.link_id)
    return not (is_lasting and baseline.has_fresh_result(evaluation, question, place))


def _is_due_by_region(line: Line, evaluation: Evaluation) -> bool:
    due = evaluation.content.rules.due.get(line.question.link_id)
    return due is not None and due.each == "region"


def entries_at(line: Line, entries: Iterable[Answer], place: str) -> list[Answer]:
    """The entries that say something of one place of a line."""
    return [entry for entry in entries if _speaks(line, entry) and entry.place in (None, place or None)]


def _speaks(line: Line, entry: Answer) -> bool:
    if line.part and line.part not in (WHERE, KINDS):
        return any(_is_of(line, code) for code in entry.options)
    return bool(entry.options or entry.values or entry.line is not None)


def _is_of(line: Line, code: str) -> bool:
    option = line.question.option(code)
    return option is not None and option.axis in ("", line.part)


def is_answered(line: Line, evaluation: Evaluation, due: tuple[str, ...]) -> bool:
    """Whether every due place of a line has an answer that still holds."""
    entries = [one for one in evaluation.entries(line.question) if not _is_taken_back(one)]
    if not entries and line.question.link_id in evaluation.content.rules.derived:
        return not evaluation.reading(line.question).is_open
    if line.is_marking:
        return any(_speaks(line, entry) for entry in entries)
    if line.part == KINDS:
        return all(any(e.place == place and _is_described(e) for e in entries) for place in due)
    if line.question.shape in (Shape.LINES, Shape.SERIES):
        return bool(entries)
    return bool(due) and all(entries_at(line, entries, place) for place in due)


def _is_described(entry: Answer) -> bool:
    """Whether it was said what a marked place is like; a mark alone is kept as "not sure", entered with the marks."""
    return bool(set(entry.options) - {NOT_SURE}) or entry.entered_as == "single"


def _is_taken_back(entry: Answer) -> bool:
    return not entry.options and not entry.values and entry.where is None
