"""Lines of a question (operations, injections, injuries, medicines): their fields and the class of their dates."""

from collections.abc import Mapping
from datetime import datetime

from intake_app.questionnaire.answers import Answer
from intake_app.questionnaire.model import NOT_SURE, Question
from intake_app.safety.readings import age_days
from intake_app.safety.scales import Scale

_DATES = ("date", "last_used", "taken")


def line_options(
    question: Question, scale: Scale | None, entry: Answer, moment: datetime, *, whole: bool = False
) -> tuple[str, ...]:
    """The option codes of one line: as given, else the class of its date, else what its place or the lack of a date says.

    whole: for the answer of the whole question, to which lines older than its `only-days` add nothing (SYS.18).
    """
    days = line_age(entry, moment)
    limit = question.item.marks.get("only-days")
    if whole and limit and days is not None and days > float(str(limit[0])):
        return (question.safest,)
    if entry.options:
        return entry.options
    if scale is not None and (days is not None or entry.values.get("closed") is False):
        return (
            scale.bands[0].name if entry.values.get("closed") is False else scale.band(days or 0, "days"),
        )
    kinds = entry.values.get("kinds")
    if isinstance(kinds, tuple) and not scale:
        return tuple(str(kind) for kind in kinds)
    if limit and entry.where:
        return ("head",) if entry.where & {"head", "face"} else ("limb-or-trunk",)
    return (NOT_SURE,) if entry.values or entry.where else ()


def line_age(entry: Answer, moment: datetime) -> float | None:
    """Age of a line in days (to the end of a date's day), None without a date."""
    given = next((entry.values[name] for name in _DATES if name in entry.values), None)
    return age_days(given, moment)


def line_field(
    question: Question, entry: Answer, name: str, scales: Mapping[str, Scale], moment: datetime
) -> frozenset[str]:
    """What `line.NAME` reads: the answer, a kind, the age in bands of a scale (`line.age`, `line.SCALE`), any other field."""
    if name == "answer":
        return frozenset(line_options(question, scales.get(question.scale), entry, moment))
    if name == "age" or name in scales:
        return _age(question, entry, scales.get(question.scale if name == "age" else name), moment)
    value = entry.values.get("kinds" if name == "kind" else name)
    if value is None:
        value = entry.values.get(name)
    if value is None:
        return frozenset({"not-given"})
    if isinstance(value, bool):
        return frozenset({"yes" if value else "no"})
    return (
        frozenset(map(str, value)) if isinstance(value, tuple | list | frozenset) else frozenset({str(value)})
    )


def _age(question: Question, entry: Answer, scale: Scale | None, moment: datetime) -> frozenset[str]:
    days = line_age(entry, moment)
    if scale is None or days is None:
        return frozenset({"not-known"})
    return frozenset({scale.band(days, "days")})
