"""What is asked at all, where, and how a question of several single symptoms is answered by its parts."""

from typing import TYPE_CHECKING

from intake_app.questionnaire.answers import Answer, Voice
from intake_app.questionnaire.model import NOT_SURE, PREFER_NOT, Question, Shape
from intake_app.safety import whereabouts
from intake_app.safety.conditions import Here

if TYPE_CHECKING:
    from intake_app.safety.evaluating import Evaluation

_EVERY_VISIT = frozenset({"D", "Bv", "Bs", "12-weeks"})


def is_due(evaluation: "Evaluation", question: Question, place: str) -> bool | None:
    """Whether a question is to be asked (at a place); None where that hangs on something not known."""
    due = evaluation.content.rules.due.get(question.link_id)
    is_later_visit = bool(evaluation.situation.completed)
    if (
        question.shape is Shape.REGIONS
        and place
        and question.widest
        and place not in whereabouts.widest(evaluation, question)
    ):
        return False
    if question.when == "F" and not is_later_visit:
        return False
    if due is None:
        return (question.when in _EVERY_VISIT or question.when == "F") and not question.part_of
    if not place and due.each in ("region", "side"):
        return any(evaluation.is_due(question, each) for each in evaluation.places_of_shape(question))
    return due.condition.evaluate(evaluation, evaluation.here_at(place))


def open_places(evaluation: "Evaluation", question: Question, here: Here) -> tuple[str, ...]:
    """The places at which a question can be open: regions or sides where it is asked for each, else the whole client."""
    due = evaluation.content.rules.due.get(question.link_id)
    if question.shape is Shape.SIDES:
        return (here.side,) if here.side else ("L", "R")
    if question.shape is Shape.REGIONS and due is not None and due.each == "region":
        return (here.region,) if here.region else evaluation.content.bodymap.regions
    return ("",)


def of_parts(evaluation: "Evaluation", question: Question) -> list[Answer]:
    """The answers that the parts of a question make up, one for each voice: the worst of them, "no" once all were answered."""
    parts = evaluation.content.parts.get(question.code, ())
    voices: dict[Voice, list[Answer]] = {}
    for entry in (entry for part in parts for entry in evaluation.given(part.link_id)):
        voices.setdefault(entry.voice, []).append(entry)
    answers = []
    for voice, entries in voices.items():
        codes = {code for entry in entries for code in entry.options}
        told = tuple(code for code in ("yes", NOT_SURE, PREFER_NOT) if code in codes)
        if told or len(entries) == len(parts):
            answers.append(Answer(question.link_id, told or ("no",), voice=voice, at=entries[-1].at))
    return answers
