"""What is asked at all, where, and how a question of several single symptoms is answered by its parts."""

from typing import TYPE_CHECKING

from intake_app.questionnaire.answers import Answer, Voice
from intake_app.questionnaire.model import Question, Shape
from intake_app.safety import whereabouts
from intake_app.safety.conditions import Here
from intake_app.safety.readings import Reading, State, blank, only_tightens, reviewed

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


def with_blank(evaluation: "Evaluation", question: Question, place: str, said: Reading) -> Reading:
    """What is said, and beside voices that fill no blank also what the blank says (content 1.7, 1.8)."""
    if said.state is not State.ANSWERED or not _is_unfilled(evaluation, question, place):
        return said
    unfilled = blank(question)
    return Reading(said.options | unfilled.options, unfilled.state, unfilled.why)


def _is_unfilled(evaluation: "Evaluation", question: Question, place: str) -> bool:
    """Whether all that is said here is of voices that fill no blank.

    What is named of a choose-all list stands as named; readings of all voices make one series (content 1.6).
    """
    if question.shape is Shape.SERIES:
        return False
    said = [
        entry
        for entry in evaluation.entries(question)
        if not place or question.is_spoken or entry.place in (None, place)
    ]
    is_named = bool(question.item.marks.get("choose-all"))
    return bool(said) and not is_named and all(only_tightens(question, entry) for entry in said)


def of_parts(evaluation: "Evaluation", question: Question) -> list[Answer]:
    """What the parts of a question make up: the worst that each voice said of the reviewed parts (content 4.1).

    "No" only once every part has an answer that counts, as old as the oldest of them.
    """
    parts = evaluation.content.parts.get(question.code, ())
    given = [reviewed(evaluation.given(part.link_id)) for part in parts]
    entries = [entry for part in given for entry in part]
    told = [
        _said(question, voice, codes, entries)
        for voice in dict.fromkeys(entry.voice for entry in entries)
        if (codes := {code for entry in entries if entry.voice is voice for code in entry.options} - {"no"})
    ]
    if told or not parts or not all(given):
        return told
    voice = entries[0].voice if len({entry.voice for entry in entries}) == 1 else Voice.CLIENT
    oldest = min((entry.at for entry in entries if entry.at is not None), default=None)
    return [Answer(question.link_id, ("no",), voice=voice, at=oldest)]


def _said(question: Question, voice: Voice, codes: set[str], entries: list[Answer]) -> Answer:
    newest = max((one.at for one in entries if one.voice is voice and one.at is not None), default=None)
    return Answer(question.link_id, tuple(sorted(codes)), voice=voice, at=newest)
