"""What was said of a question at a place, as option codes, before it is read (`readings`)."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from intake_app.questionnaire.answers import Answer
from intake_app.questionnaire.model import NOT_DONE, Question, Shape
from intake_app.safety import session
from intake_app.safety.lines import line_options
from intake_app.safety.readings import VAGUE, number_bands

if TYPE_CHECKING:
    from intake_app.safety.evaluating import Evaluation


def codes_at(evaluation: "Evaluation", question: Question, place: str) -> set[str]:
    """All codes given at a place. What was said of no place in particular holds in every place, unless it is vague."""
    codes: set[str] = set()
    is_marks = question.shape is Shape.REGIONS and question.is_spoken
    for entry in evaluation.entries(question):
        given = set(_codes(evaluation, question, entry))
        is_meant = (entry.place or "") == place or (not place and is_marks)
        if is_meant or entry.place is None or not place:
            codes |= given if is_meant else given - VAGUE - NOT_DONE
    if place and not codes and question.is_spoken and evaluation.entries(question):
        return {question.safest}  # places that the client did not mark, once others are marked
    return codes


def _codes(evaluation: "Evaluation", question: Question, entry: Answer) -> Iterable[str]:
    """The option codes of one entry: as given, from its number, or from its dates."""
    moment = evaluation.situation.moment
    if entry.line is not None:
        return line_options(question, evaluation.scale(question), entry, moment, whole=True)
    dated = session.dated_options(question, entry, moment)
    if dated is not None:
        return dated
    return (*entry.options, *number_bands(question, evaluation.content.scales, entry, moment))


def is_placed(evaluation: "Evaluation", question: Question) -> bool:
    """Whether all that is said to be not sure is said of a place (NEU.0: that place is then the worst it can be)."""
    return all(entry.place for entry in evaluation.entries(question) if VAGUE & set(entry.options))
