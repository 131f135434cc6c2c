"""The edges of measures that rules lean on, and which of them the cases try: below, at, above and unanswered."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from intake_app.base.faults import Fault
from intake_app.base.toml_lines import read_toml
from intake_app.questionnaire.model import NOT_DONE, Question
from intake_app.safety.conditions import Condition
from intake_app.safety.content import Content
from intake_app.safety.evaluating import Evaluation
from intake_app.safety.readings import VAGUE, is_harmless
from intake_app.safety.rules import Due, Fact, Rule
from intake_app.safety.scales import Scale

_OF_WORDS = {
    "sugar-now": "sugar", "sugar-lowest": "sugar", "sugar-highest": "sugar", "any-sugar": "sugar", "age": "age",
    "pressure-class": "blood-pressure", "any-pressure": "blood-pressure", "here-calf-change": "calf-change",
    "change.pain": "pain-rise",
}  # fmt: skip
_QUESTION_OF = {"calf-change": "calf-difference", "pain-rise": "pain-now", "sugar-after-snack": "snack"}
_LINES_OF = {"operation-clot-age": "operation", "site-age": "skin-device", "injury-age": "injury"}
_SAME_READINGS = {"sugar-after-snack": "sugar"}  # compared by `at_most` of a series, not by its own band
_DATES = frozenset({"date", "last_used", "taken"})
_TRIED = ("below", "at", "above")


class Edge(NamedTuple):
    """One edge of a scale: the bands on both sides, the unit and the number. takes_edge: it belongs to the lower band."""

    scale: str
    lower: str
    upper: str
    unit: str
    number: float
    takes_edge: bool


@dataclass(frozen=True)
class WatchedScale(Scale):
    """A scale that remembers the numbers it was asked about. seen: (unit, number)."""

    seen: set[tuple[str, float]] = field(default_factory=set)

    def band(self, value: float, unit: str) -> str:
        """As `Scale.band`."""
        self.seen.add((unit or self.units[0], float(value)))
        return Scale.band(self, value, unit)


def watched(content: Content) -> Content:
    """The same content with scales that remember what cases ask them."""
    scales = {
        name: WatchedScale(one.name, one.units, one.bands, one.accept, one.safest)
        for name, one in content.scales.items()
    }
    return replace(content, scales=scales)


def edges_used(content: Content, more: Iterable[Condition]) -> tuple[Edge, ...]:
    """Every edge at which some condition (`more`: those of the plan) tells the two bands apart, in the first unit."""
    wanted = _bands_named(content, more)
    found = []
    for name, scale in content.scales.items():
        for lower, upper in zip(scale.bands, scale.bands[1:], strict=False):
            if any((lower.name in options) != (upper.name in options) for options in wanted.get(name, ())):
                units = scale.units if scale.is_pressure else scale.units[:1]
                found += [
                    Edge(name, lower.name, upper.name, unit, lower.edges[unit], lower.takes_edge)
                    for unit in units
                    if lower.edges[unit] > 0
                ]
    return tuple(found)


def _bands_named(content: Content, more: Iterable[Condition]) -> dict[str, list[frozenset[str]]]:
    named: dict[str, list[frozenset[str]]] = {}
    owners: list[Rule | Fact | Due] = [*content.rules.rules, *content.rules.facts.values()]
    owners += content.rules.due.values()
    tests = [(test, owner.each) for owner in owners for test in owner.condition.tests()]
    tests += [(test, "") for derived in content.rules.derived.values() for one in derived.options.values()
              for test in one.tests()]  # fmt: skip
    tests += [(test, "") for condition in more for test in condition.tests()]
    for test, each in tests:
        for scale in _scales_of(test.name, each, content):
            named.setdefault(scale, []).append(test.options)
    for series in content.rules.series.values():
        question = content.questions.by_link_id.get(series.of)
        for key in ("after", "good"):
            options = frozenset(part.strip() for part in str(series.settings.get(key, "")).split("|"))
            named.setdefault(question.scale if question else "", []).append(options)
        if "at_most" in series.settings:
            named.setdefault("sugar-after-snack", []).append(frozenset({"70-or-less"}))
    return named


def _scales_of(name: str, each: str, content: Content) -> Iterator[str]:
    """The scales by whose bands a name can be tested."""
    if name in _OF_WORDS:
        yield _OF_WORDS[name]
    rest = name.partition(".")[2]
    question = content.questions.by_link_id.get(each.removeprefix("line of "))
    if name.startswith("line.") and question is not None:
        yield rest if rest in content.scales else question.scale
    for part in (name, rest):
        question = content.questions.by_link_id.get(part)
        if question is not None:
            yield from (question.scale, *_field_scales(question))
    owner, _, field_name = name.rpartition(".")
    question = content.questions.by_link_id.get(owner)
    if question is not None and field_name in question.fields:
        yield str(question.fields[field_name].marks.get("scale", (question.scale,))[0])


def _field_scales(question: Question) -> Iterator[str]:
    for item in question.fields.values():
        yield from map(str, item.marks.get("scale", ()))


def missing(
    edges: Iterable[Edge], content: Content, unanswered: Mapping[str, bool]
) -> Iterator[tuple[Edge, tuple[str, ...]]]:
    """The edges that cases do not try whole, with what is missing. content: the watched one, after all cases.

    unanswered: for each scale whether some case leaves it without an answer (`is_unanswered`).
    """
    for edge in edges:
        scale = content.scales[edge.scale]
        asked = content.scales.get(_SAME_READINGS.get(edge.scale, edge.scale), scale)
        numbers = {number for unit, number in getattr(asked, "seen", ()) if unit == edge.unit}
        tried = {
            "below": any(number < edge.number and scale.band(number, edge.unit) == edge.lower for number in numbers),
            "at": any(number == edge.number or _is_last_day(number, edge) for number in numbers),
            "above": any(number > edge.number and scale.band(number, edge.unit) == edge.upper for number in numbers),
        }  # fmt: skip
        lacking = [name for name in _TRIED if not tried[name]]
        lacking += [] if unanswered.get(edge.scale) else ["unanswered"]
        if lacking:
            yield edge, tuple(lacking)


def _is_last_day(number: float, edge: Edge) -> bool:
    """Whether an age in days lies on the last day of an edge: a date without a time is taken to its last possible hour."""
    return edge.unit == "days" and edge.number - 1 < number <= edge.number


def is_unanswered(evaluation: Evaluation, scale: str) -> bool:
    """Whether a case leaves a measure without an answer: blank, not sure, not measured, or an entry without its date."""
    if scale == "age":
        return evaluation.situation.client.birth_date is None
    is_dated = evaluation.content.scales[scale].units == ("days",)
    return any(
        _is_undated(evaluation, question) if is_dated else _is_open(evaluation, question)
        for question in _questions_of(evaluation.content, scale)
    )


def _questions_of(content: Content, scale: str) -> Iterator[Question]:
    own = _QUESTION_OF.get(scale)
    for question in content.questions.by_link_id.values():
        fields = {question.scale, *_field_scales(question)}
        is_dated = not own and scale in content.scales and content.scales[scale].units == ("days",)
        if (
            question.link_id == own
            or scale in fields
            or (is_dated and _LINES_OF.get(scale) == question.link_id)
        ):
            yield question


def _is_undated(evaluation: Evaluation, question: Question) -> bool:
    return any(
        not set(entry.values) & _DATES
        and (entry.line is not None or not is_harmless(question, entry.options))
        for entry in evaluation.entries(question)
    )


def _is_open(evaluation: Evaluation, question: Question) -> bool:
    words = VAGUE | NOT_DONE | question.blank_words
    readings = [evaluation.reading(question, place) for place in evaluation.places_of_shape(question)]
    return any(reading.is_open or reading.options & words for reading in readings)


def edge_fault(content: Content, edge: Edge, lacking: tuple[str, ...]) -> Fault:
    """What is missing at an edge, at the band's line in `scales.toml`."""
    tables = read_toml(content.folder / "scales.toml")[0]
    name = f"scale.{edge.scale}.band"
    line = next((t.line for t in tables if t.name == name and t.values.get("name") == edge.lower), None)
    said = f"{edge.number:g} {edge.unit}".strip()
    return Fault("scales.toml", line, f"[{name}] {edge.lower} | {edge.upper}", said,
                 f"has no case {', '.join(lacking)}", "a case in cases/ for each")  # fmt: skip
