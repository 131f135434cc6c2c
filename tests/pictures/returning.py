"""Scenes of a later visit of the same client: what changed, old answers beside the new, lists called unchanged."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from types import MappingProxyType

from intake_app.questionnaire.answers import Answer, AnswerLog
from intake_app.services.giving import Given
from intake_app.services.interview import Interview, begin
from tests.pictures.stage import Stage

Scene = Callable[[Stage], None]
LATER = timedelta(days=35)
LONG_NAME = "Wilhelmina Konstantinopolskaya-Featherstonehaugh de la Vega"
_OVER_THE_COUNTER = "aspirin every morning, and now and then something for the stomach, over the counter"
_LEFT = frozenset({"calf_L", "knee_back_L", "thigh_back_L"})
LONG = {
    "medicines": (
        Answer(
            "medicines",
            ("aspirin-or-other-antiplatelet",),
            line=0,
            values=MappingProxyType({"name": _OVER_THE_COUNTER}),
        ),
    ),
    "past-clot": (Answer("past-clot", ("over-6-months-ago-and-off-treatment",), where=_LEFT),),
}


def returning(stage: Stage, later: timedelta = timedelta(0), long: bool = False) -> Interview:
    """The third visit of a client before anything was asked. later: how long after its date; long: with long words."""
    case = stage.interview("third-visit").case
    situation = replace(case.situation, answers=AnswerLog(), moment=case.situation.moment + later)
    if long:
        client = replace(situation.client, name=LONG_NAME)
        visits = tuple(replace(one, answers=_lengthened(one.answers)) for one in situation.previous)
        situation = replace(situation, client=client, previous=visits)
    return begin(stage.reviewing, replace(case, situation=situation))


def _lengthened(log: AnswerLog) -> AnswerLog:
    for name, entries in LONG.items():
        at = next((one.at for one in log.entries if one.question == name), None)
        log = log.without(name).add(*(replace(entry, at=at) for entry in entries))
    return log


def _changed(interview: Interview) -> Interview:
    """Three answers that differ from the last visit's, one of them a change of health."""
    for given in (
        Given("health-change", ("yes",)),
        Given("past-clot", ("within-6-months-or-still-treated",), where=_LEFT),
        Given("pain-average", values={"value": 6}),
    ):
        interview = interview.answer(given)
    return interview


def return_first(stage: Stage) -> None:
    """A later visit opens: nothing changed so far."""
    stage.show(returning(stage))


def return_changed(stage: Stage) -> None:
    """What changed, with what ran out because of it."""
    stage.show(_changed(returning(stage)))


def return_f3(stage: Stage) -> None:
    """The same from another page, by its key."""
    stage.show(_changed(returning(stage)), "clots-look")
    stage.visit._changes()


def return_today(stage: Stage) -> None:
    """The page that the list at the side calls "What changed"."""
    stage.show(returning(stage), "today")


def return_list(stage: Stage) -> None:
    """A baseline list before its one press."""
    stage.show(returning(stage), "clots-story")


def return_unchanged(stage: Stage) -> None:
    """The same list after the press; one line is opened again."""
    interview = returning(stage).at("other-conditions")
    lines = [line.id for line in interview.unchangeable("other-conditions")]
    stage.show(interview.unchanged(lines), "other-conditions", "bones")


def return_late(stage: Stage) -> None:
    """After more than 28 days: stable answers are confirmed one by one, the others are asked again."""
    stage.show(returning(stage, LATER), "clots-story", "past-clot")


def return_long(stage: Stage) -> None:
    """A long name and long old answers in a list."""
    stage.show(returning(stage, long=True), "clots-story")


def return_long_late(stage: Stage) -> None:
    """Long old answers to be confirmed or asked again."""
    stage.show(returning(stage, LATER, long=True), "clots-story", "past-clot")


def return_look(stage: Stage) -> None:
    """A look page with the answers of the last visit beside it."""
    stage.show(returning(stage), "clots-look")


RETURN_SCENES: dict[str, Scene] = {
    "return-first": return_first, "return-changed": return_changed, "return-f3": return_f3,
    "return-today": return_today, "return-list": return_list, "return-unchanged": return_unchanged,
    "return-late": return_late, "return-long": return_long, "return-long-late": return_long_late,
    "return-look": return_look,
}  # fmt: skip
