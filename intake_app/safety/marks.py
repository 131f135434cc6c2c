"""Where nerve symptoms are and were marked, and which marks clinicians' documents changed (content 2.1, 8.2)."""

from collections.abc import Iterable
from datetime import datetime
from typing import TYPE_CHECKING

from intake_app.questionnaire.answers import Answer, Voice
from intake_app.safety.conditions import NOWHERE
from intake_app.safety.places import one_place

if TYPE_CHECKING:
    from intake_app.safety.evaluating import Evaluation

_MARKS, _DIAGNOSIS = "symptoms", "diagnosis"
_NERVE_KIND = frozenset({"numb", "tingling-or-burning", "shooting-pain", "weak", "not-sure"})


def freed(evaluation: "Evaluation", since: datetime) -> frozenset[str]:
    """Regions of which a clinician's document on NEU.0, later than `since`, says that their marks have changed (content 2.1)."""
    named: set[str] = set()
    for moment, regions in _documents(evaluation, (_MARKS,)):
        if moment > since:
            named |= regions
    return frozenset(named)


def marked(evaluation: "Evaluation") -> frozenset[str]:
    """Every region marked in NEU.0 today, or earlier and not freed since; both feet where a nerve story marks nothing at all."""
    question = evaluation.content.questions.by_link_id[_MARKS]
    found = evaluation.where(question).union(
        *(past.where(question) - freed(evaluation, past.situation.moment) for past in evaluation.earlier)
    )
    if found or evaluation.fact("nerves-affected", NOWHERE) is not True:
        return found
    return evaluation.content.bodymap.expand("FEET")


def newly_marked(evaluation: "Evaluation") -> frozenset[str]:
    """Regions with a nerve-kind mark today, in a limb, head or trunk that at some visit had one after a completed visit without.

    Until a clinician has seen the region since then: a document on NEU.0 or NEU.1 that names it (content 8.2). Empty without
    a completed visit to compare with.
    """
    bodymap = evaluation.content.bodymap
    seen = _documents(evaluation, (_MARKS, _DIAGNOSIS))
    open_places: dict[frozenset[str], set[str]] = {}
    before: frozenset[frozenset[str]] | None = None
    marks: frozenset[str] = frozenset()
    for visit in (*_told(evaluation), evaluation):
        marks = _nerve_marks(visit)
        places = frozenset(one_place(bodymap, region) for region in marks)
        for place in places - before if before is not None else ():
            open_places[place] = set()
        for moment, regions in seen:
            if moment == visit.situation.moment:
                _close(open_places, marks, regions)
        before = places
    return frozenset(
        region
        for region in marks
        for place, explained in open_places.items()
        if region in place and region not in explained
    )


def _close(
    open_places: dict[frozenset[str], set[str]], marks: frozenset[str], regions: frozenset[str]
) -> None:
    """Take in what a document of this visit names; a place of which every mark was seen is no longer a new one."""
    for place, explained in list(open_places.items()):
        explained |= regions & place
        if regions & place and marks & place <= explained:
            del open_places[place]


def _told(evaluation: "Evaluation") -> Iterable["Evaluation"]:
    """The completed visits at which NEU.0 was answered, oldest first."""
    question = evaluation.content.questions.by_link_id[_MARKS]
    return [
        past
        for past in evaluation.earlier
        if past.situation.moment in evaluation.completed_moments and past.entries(question)
    ]


def _nerve_marks(evaluation: "Evaluation") -> frozenset[str]:
    question = evaluation.content.questions.by_link_id[_MARKS]
    regions = evaluation.content.bodymap.regions
    return frozenset(
        region for region in regions if evaluation.reading(question, region).options & _NERVE_KIND
    )


def _documents(evaluation: "Evaluation", questions: tuple[str, ...]) -> list[tuple[datetime, frozenset[str]]]:
    """What clinicians' documents on these questions name, with the moment of the visit at which each was filed."""
    found = []
    for link_id in questions:
        for visit in evaluation.situation.previous:
            found += [(visit.moment, _named(entry)) for entry in visit.answers.current(link_id)]
        moment = evaluation.situation.moment
        found += [(moment, _named(entry)) for entry in evaluation.given(link_id)]
    return [(moment, regions) for moment, regions in found if regions]


def _named(entry: Answer) -> frozenset[str]:
    if entry.voice is not Voice.DOCUMENT:
        return frozenset()
    return (entry.where or frozenset()) | frozenset({entry.place} if entry.place else ())
