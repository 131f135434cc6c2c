"""Items under a question (kinds, values, dates) as rules read them."""

from datetime import date
from typing import TYPE_CHECKING

from intake_app.questionnaire.answers import Answer
from intake_app.questionnaire.model import Question
from intake_app.safety.conditions import Here
from intake_app.safety.readings import age_days, is_harmless
from intake_app.safety.scales import Scale

if TYPE_CHECKING:
    from intake_app.safety.evaluating import Evaluation

NOT_KNOWN = frozenset({"not-sure", "not-known", "not-sure-which", "not-given"})


def values(evaluation: "Evaluation", question: Question, name: str, here: Here) -> frozenset[str]:
    """The codes of a field over all voices; where an answer could have named some and did not: every word for not known."""
    found: set[str] = set()
    for entry in evaluation.entries(question):
        if here.place and entry.place not in (None, here.place):
            continue
        found |= _of_entry(evaluation, question, name, entry)
    return frozenset(found)


def _of_entry(evaluation: "Evaluation", question: Question, name: str, entry: Answer) -> frozenset[str]:
    value = entry.values.get(name)
    if value is None or value == ():
        is_said = bool(entry.options) and is_harmless(question, entry.options)
        return frozenset() if is_said or not entry.options else NOT_KNOWN
    if isinstance(value, date):
        scale = _scale(evaluation, question, name)
        return (
            frozenset({scale.band(age_days(value, evaluation.situation.moment) or 0.0, "days")})
            if scale
            else frozenset()
        )
    if isinstance(value, bool):
        return frozenset({"yes" if value else "no"})
    if isinstance(value, int | float):
        scale = _scale(evaluation, question, name)
        unit = str(entry.values.get("unit", "") or "")
        return frozenset({scale.band(float(value), unit)}) if scale else frozenset({f"{value:g}"})
    return (
        frozenset(map(str, value)) if isinstance(value, tuple | list | frozenset) else frozenset({str(value)})
    )


def _scale(evaluation: "Evaluation", question: Question, name: str) -> Scale | None:
    """The scale of a field: its own, else the question's."""
    own = question.fields[name].marks.get("scale", ("",))[0] if name in question.fields else ""
    return evaluation.content.scales.get(str(own)) or evaluation.scale(question)
