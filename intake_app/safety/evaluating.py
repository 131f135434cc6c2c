"""One situation read through the content: answers, facts, words and tests, each worked out once and kept.

Nothing here knows a single rule; what the words mean is written in forms/README.md section 4.
"""

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import datetime
from functools import cached_property
from typing import TYPE_CHECKING

from intake_app.questionnaire.answers import Answer, AnswerLog, Voice
from intake_app.questionnaire.model import NOT_DONE, NOT_SURE, Question, Shape
from intake_app.safety import asking, baseline, derived, history, marks, saying, session, whereabouts, words
from intake_app.safety.conditions import NOWHERE, Condition, Here, Test
from intake_app.safety.keeping import Kept
from intake_app.safety.readings import (
    NOT_DUE,
    VAGUE,
    Reading,
    State,
    counted,
    read,
)
from intake_app.safety.rules import Fact, Rule
from intake_app.safety.series import Series, SeriesState
from intake_app.safety.situation import Situation, Visit

if TYPE_CHECKING:
    from intake_app.safety.content import Content

_OF_EARLIER_VISITS = ("previous", "earlier", "completed_moments")


class Evaluation:
    """What one situation says to every test. Frozen inputs; all results are kept, none depends on the order of asking."""

    def __init__(
        self,
        content: "Content",
        situation: Situation,
        cleared: "Callable[[str, bool, str], bool] | None" = None,
    ) -> None:
        self.content = content
        self.situation = situation
        self.cleared = cleared or _nothing_cleared
        self.kept = Kept()
        self.flags: frozenset[str] = frozenset()

    def after(self, answers: AnswerLog, changed: Iterable[str]) -> "Evaluation":
        """The same situation with another log, in which only the entries of these questions (link ids) differ.

        What does not rest on them is taken over. Records of clinicians are not: with records, begin anew.
        """
        later = Evaluation(self.content, replace(self.situation, answers=answers), self.cleared)
        bits = 0
        for link_id in changed:
            bits |= self.content.bit(link_id)
        later.kept, later.flags = self.kept.without(bits), self.flags
        later.__dict__.update(
            {name: self.__dict__[name] for name in _OF_EARLIER_VISITS if name in self.__dict__}
        )
        return later

    def set_flags(self, flags: frozenset[str]) -> None:
        """Take these flags; results that rest on others are dropped."""
        if flags != self.flags:
            self.kept, self.flags = self.kept.without(self.content.flag_bits(flags ^ self.flags)), flags

    # ---- what was answered -------------------------------------------------------------------------------------

    def entries(self, question: Question) -> list[Answer]:
        """The entries of a question that count, of all voices, places and lines; parts of a whole included."""
        return self.kept.get(("entries", question.link_id), self._entries, question)

    def given(self, link_id: str) -> tuple[Answer, ...]:
        """The newest entry of each voice, place and line as it stands in the log, counted or not."""
        self.kept.note(self.content.bit(link_id))
        return self.situation.answers.current(link_id)

    def _entries(self, question: Question) -> list[Answer]:
        current = [
            *self.given(question.link_id),
            *asking.of_parts(self, question),
            *history.earlier_lines(self, question),
        ]
        if question.link_id == "training" and not current:
            current = (
                [Answer("training", self.situation.training, voice=Voice.THERAPIST)]
                if self.situation.training
                else []
            )
        current = [entry for entry in current if not history.is_taken_away(self, question, entry)]
        current = baseline.that_stand(self, question, current)
        return counted(question, current, self.situation.moment)

    def reading(self, question: Question, place: str = "") -> Reading:
        """What rules read of a question at a place (a region, "L" or "R", "" for the whole client)."""
        return self.kept.get(("reading", question.link_id, place), self._read, question, place)

    def _read(self, question: Question, place: str) -> Reading:
        return asking.with_blank(self, question, place, self._read_said(question, place))

    def _read_said(self, question: Question, place: str) -> Reading:
        due = self.is_due(question, place)
        if question.shape is Shape.SERIES:
            return self._read_series(question, due is True)
        if question.link_id == "feeling" and place and session.is_not_yet(self, place):
            return session.carried_feeling(self, question, place)
        codes = saying.codes_at(self, question, place)
        if question.link_id in self.content.rules.derived:
            return self._read_derived(question, codes, due)
        result = read(question, codes, due is True, named=bool(place) or saying.is_placed(self, question))
        return _unless_unknown(result, due)

    def _read_derived(self, question: Question, codes: set[str], due: bool | None) -> Reading:
        """The worse of what was asked and what follows; sources not known: asked in its own words, else "not sure"."""
        found = derived.options(self, question, asked=bool(codes))
        is_unknown = not codes and derived.has_unknown_source(self, question)
        if is_unknown and due:
            return Reading(read(question, found, is_due=False).options, State.OPEN, "not answered")
        if is_unknown and not found:
            return read(question, [NOT_SURE], is_due=True)
        return _unless_unknown(read(question, codes | found, bool(due or found)), due)

    def _read_series(self, question: Question, due: bool) -> Reading:
        if self.series(question.link_id).is_current:
            return Reading(frozenset({"readings"}), State.ANSWERED)
        codes = {code for entry in self.entries(question) if entry.line is None for code in entry.options}
        return read(question, codes, due)

    def scale(self, question: Question) -> "words.Scale | None":
        """The scale of a question, None where it has none."""
        return self.content.scales.get(question.scale)

    def series(self, link_id: str) -> Series:
        """The timed readings of a question."""
        return self.kept.get(
            ("series", link_id), self._make_series, self.content.questions.by_link_id[link_id]
        )

    def _make_series(self, question: Question) -> Series:
        began = session.checked_in(self.situation)
        return Series.of(self.entries(question), self.scale(question), self.situation.moment, began)

    # ---- what is due -------------------------------------------------------------------------------------------

    def is_due(self, question: Question, place: str = "") -> bool | None:
        """Whether a question is to be asked (at a place); None where that hangs on something not known."""
        return self.kept.get(("due", question.link_id, place), asking.is_due, self, question, place)

    def places_of_shape(self, question: Question) -> tuple[str, ...]:
        """All places at which a question can be answered: regions, sides, or only the whole client."""
        if question.shape is Shape.REGIONS:
            return self.content.bodymap.regions
        return ("L", "R") if question.shape is Shape.SIDES else ("",)

    def here_at(self, place: str) -> Here:
        """`here` at a region or side."""
        if place in ("L", "R"):
            return Here("side", side=place)
        return Here("region", region=place) if place else NOWHERE

    def is_open(self, name: str, here: Here) -> bool:
        """Whether a question is due and not answered, here or anywhere."""
        question = self.content.questions.by_link_id.get(name)
        return question is not None and any(
            self.reading(question, place).is_open for place in self.open_places(question, here)
        )

    def open_places(self, question: Question, here: Here = NOWHERE) -> tuple[str, ...]:
        """The places at which a question can be open: regions or sides where it is asked for each, else the whole client."""
        return asking.open_places(self, question, here)

    def regions(self) -> Iterable[str]:
        """All region ids in body order."""
        return self.content.bodymap.regions

    # ---- tests -------------------------------------------------------------------------------------------------

    def test(self, test: Test, here: Here) -> bool | None:
        """Whether a test holds (see `words.kind_of` for what its name can be)."""
        return words.HANDLERS[self.content.kind_of(test.name)](self, test, here)

    def test_question(self, question: Question, test: Test, here: Here) -> bool | None:
        """Whether the answer to a question is one of the options named, at the places that are meant."""
        if question.shape in (Shape.REGIONS, Shape.SIDES):
            return self._any_place(question, test, self._meant(question, test.place, here))
        reading = self.reading(question)
        if reading.options & test.options:
            meant = self._meant_where(question, test.place, here)
            return meant is None or bool(self.where(question) & meant)
        return None if reading.is_open else False

    def _meant_where(self, question: Question, place: str, here: Here) -> frozenset[str] | None:
        """The regions in which an answer with a place must lie: those named in the test, else here; None for anywhere."""
        if place:
            return self.resolve(place, here)
        return frozenset({here.region}) if here.region and "where" in question.fields else None

    def _meant(self, question: Question, place: str, here: Here) -> Iterable[str]:
        if place:
            regions = self.resolve(place, here)
            if question.shape is Shape.REGIONS:
                return regions
            return sorted({each for region in regions if (each := self.content.bodymap.side_of(region))})
        if question.shape is Shape.SIDES:
            side: str | None = here.side or (
                self.content.bodymap.side_of(here.region) if here.region else None
            )
            return (side,) if side else ("L", "R")
        return (here.region,) if here.region else self.content.bodymap.regions

    def _any_place(self, question: Question, test: Test, where: Iterable[str]) -> bool | None:
        unknown = False
        for place in where:
            reading = self.reading(question, place)
            if reading.options & test.options:
                return True
            unknown = unknown or reading.is_open
        return None if unknown else False

    def fact(self, name: str, here: Here) -> bool | None:
        """Whether a fact holds (here, if it is worked out for each region, side or line; anywhere, if here is none)."""
        fact = self.content.rules.facts[name]
        where = self._fact_here(fact.each, here)
        return self.kept.get(("fact", name, f"{where.place}{where.line}"), self._fact, fact, where)

    def _fact(self, fact: Fact, where: Here) -> bool | None:
        if fact.each and where is NOWHERE:
            return _any(self.fact(fact.name, each) for each in self.heres_of(fact.each))
        return fact.condition.evaluate(self, where)

    def _fact_here(self, each: str, here: Here) -> Here:
        if not each:
            return NOWHERE
        if each.startswith("line of "):
            return here if here.kind == "line" and here.question == each.removeprefix("line of ") else NOWHERE
        if each == "side" and here.region:
            side = self.content.bodymap.side_of(here.region)
            return self.here_at(side) if side else NOWHERE
        return self.here_at(here.place) if each == here.kind else NOWHERE

    def test_fact(self, test: Test, here: Here) -> bool | None:
        """Whether a fact is `yes` (or `no`) here, or anywhere in the place named."""
        if test.place:
            held = _any(
                self.fact(test.name, self.here_at(region)) for region in self.resolve(test.place, here)
            )
        else:
            held = self.fact(test.name, here)
        wanted = "yes" in test.options
        return held if wanted else None if held is None else not held

    # ---- places (the work is done in `whereabouts`) -------------------------------------------------------------

    def where(self, question: Question) -> frozenset[str]:
        """The regions given with the answer; where none were, the widest it can be. Empty while it is harmless."""
        return whereabouts.where(self, question)

    def resolve(self, place: str, here: Here = NOWHERE) -> frozenset[str]:
        """The regions that a place of a rule means here."""
        return whereabouts.resolve(self, place, here)

    @property
    def neuro_zone(self) -> frozenset[str]:
        """The regions of NEURO_ZONE (content 2.1)."""
        return self.kept.get(("neuro-zone",), self._neuro_zone)

    def _neuro_zone(self) -> frozenset[str]:
        regions = self.content.bodymap.regions
        return frozenset(
            region for region in regions if self.fact("neuro-zone", self.here_at(region)) is True
        )

    @property
    def newly_marked(self) -> frozenset[str]:
        """The regions whose marks are new and not yet seen by a clinician (content 8.2)."""
        return self.kept.get(("newly-marked",), marks.newly_marked, self)

    @property
    def today(self) -> frozenset[str]:
        """The regions of today's zones."""
        return self.kept.get(("today",), session.todays_regions, self)

    # ---- earlier visits ----------------------------------------------------------------------------------------

    @cached_property
    def previous(self) -> "Evaluation | None":
        """The last completed visit, read the same way."""
        return self._earlier(self.situation.completed[-1:])

    @cached_property
    def completed_moments(self) -> frozenset[datetime]:
        """When the completed visits were."""
        return frozenset(visit.moment for visit in self.situation.completed)

    @cached_property
    def earlier(self) -> tuple["Evaluation", ...]:
        """Every earlier visit, oldest first."""
        return tuple(found for visit in self.situation.previous if (found := self._earlier((visit,))))

    def _earlier(self, visits: tuple[Visit, ...]) -> "Evaluation | None":
        if not visits:
            return None
        before = self.situation.previous[: self.situation.previous.index(visits[0])]
        past = Situation(self.situation.client, visits[0].moment, visits[0].answers, previous=before)
        return Evaluation(self.content, past)

    # ---- rules -------------------------------------------------------------------------------------------------

    def is_cleared(self, content_id: str, legs: bool = False, side: str = "") -> bool:
        """Whether a valid record names this rule (and, with `legs`, the legs, or the leg of this side, as safe)."""
        return self.cleared(content_id, legs, side)

    @property
    def has_advice(self) -> bool:
        """Whether a valid record gives special advice (content 15.3)."""
        return any(record.advice for record in getattr(self.cleared, "records", ()))

    def fires(self, rule: Rule) -> tuple[Here, ...]:
        """Every `here` for which a rule is known to hold; (NOWHERE,) for one about the whole client; empty if it does not."""
        return self.kept.get(("fires", rule.id), self._fires, rule)

    def _fires(self, rule: Rule) -> tuple[Here, ...]:
        return tuple(here for here in self.heres(rule) if rule.condition.evaluate(self, here) is True)

    def heres(self, rule: Rule) -> Iterable[Here]:
        """Every `here` that a rule is worked out for."""
        heres = self.heres_of(rule.each)
        if rule.each == "region" and rule.here_in:
            inside = frozenset[str]().union(*(self.resolve(place) for place in rule.here_in))
            return [here for here in heres if here.region in inside]
        return heres

    def heres_of(self, each: str) -> list[Here]:
        """Every `here` of a kind: all regions, both sides, all lines of a question, or only the whole client."""
        if each == "region":
            return [Here("region", region=region) for region in self.content.bodymap.regions]
        if each == "side":
            return [Here("side", side="L"), Here("side", side="R")]
        if each.startswith("line of "):
            question = self.content.questions.by_link_id[each.removeprefix("line of ")]
            lines = sorted({entry.line for entry in self.entries(question) if entry.line is not None})
            return [Here("line", question=question.link_id, line=line) for line in lines]
        return [NOWHERE]

    def holds(self, condition: Condition, here: Here = NOWHERE) -> bool | None:
        """Whether a condition holds here."""
        return condition.evaluate(self, here)

    def says(self, link_id: str, *options: str, place: str = "") -> bool:
        """Whether a question is known to have one of these options."""
        return bool(self.reading(self.content.questions.by_link_id[link_id], place).options & set(options))


def _unless_unknown(result: Reading, due: bool | None) -> Reading:
    """A question of which it is not known whether it is due is open while nothing is answered."""
    return Reading(frozenset(), State.OPEN, "not answered") if due is None and not result.options else result


def _any(values: Iterable[bool | None]) -> bool | None:
    unknown = False
    for value in values:
        if value:
            return True
        unknown = unknown or value is None
    return None if unknown else False


def _nothing_cleared(content_id: str, legs: bool, side: str) -> bool:
    return False


__all__ = ["NOT_DONE", "NOT_DUE", "VAGUE", "Evaluation", "SeriesState"]
