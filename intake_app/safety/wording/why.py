"""Why a rule line did or did not fire in one case: which of its tests held, which did not, which are not known."""

from collections.abc import Iterator
from typing import NamedTuple

from intake_app.base.texts import tr
from intake_app.questionnaire.model import Question, Shape
from intake_app.safety.conditions import NOWHERE, AllOf, AtLeast, Condition, Here, Test, Unless
from intake_app.safety.evaluating import Evaluation
from intake_app.safety.readings import State
from intake_app.safety.rules import Rule
from intake_app.safety.wording.effects_said import rank_said
from intake_app.safety.wording.phrases import either
from intake_app.safety.wording.sentences import Saying
from intake_app.safety.wording.words_said import option_said

MOST_PLACES = 3
_MARKS = {True: "[holds]", False: "[does not hold]", None: "[not known]"}
_DEEPEST = 3
_LONGEST = 260


class Line(NamedTuple):
    """One line of the answer. depth: how far it is moved in."""

    depth: int
    text: str


def why(rule: Rule, evaluation: Evaluation, saying: Saying) -> list[Line]:
    """The rule in words, whether it holds, every test with its result and what was answered, and what would change it."""
    return list(_Why(evaluation, saying).rule(rule))


class _Why:
    def __init__(self, evaluation: Evaluation, saying: Saying) -> None:
        self.evaluation = evaluation
        self.saying = saying

    def rule(self, rule: Rule) -> Iterator[Line]:
        yield Line(0, f"{rule.content_id} {self.saying.title(rule)}")
        yield Line(0, f"{self._shortly(rule)}: {rank_said(rule)}.")
        heres = self._shown(rule)
        fired = self.evaluation.fires(rule)
        yield Line(0, self._verdict(rule, bool(fired)))
        for here in heres:
            held = rule.condition.evaluate(self.evaluation, here)
            if here is not NOWHERE:
                yield Line(0, tr("{place}: {held}", place=self._at(here), held=tr(_MARKS[held])))
            for part in rule.condition.parts:
                yield from self._part(part, here, rule.each, 1, ())
            yield from self._change(rule, here, held)
        if rule.each and not heres:
            yield Line(1, tr("There is nothing here that it is worked out for."))

    def _shortly(self, rule: Rule) -> str:
        """The rule in a sentence; where that is long only its beginning, as every part stands below."""
        said = self.saying.rule(rule)
        if len(said) <= _LONGEST or len(rule.condition.parts) == 0:
            return said
        opening = self.saying.opening(rule.each, rule.here_in)
        return opening + (tr("if what stands below holds") if opening else tr("If what stands below holds"))

    def _shown(self, rule: Rule) -> list[Here]:
        """Where it fires, else where it is not known or where most of its tests hold; at most MOST_PLACES."""
        fired = list(self.evaluation.fires(rule))
        if fired or not rule.each:
            return fired[:MOST_PLACES] or [NOWHERE]
        heres = list(self.evaluation.heres(rule))
        heres.sort(key=lambda here: -self._nearness(rule, here))
        return heres[:1]

    def _nearness(self, rule: Rule, here: Here) -> float:
        parts = [part.evaluate(self.evaluation, here) for part in rule.condition.parts]
        return parts.count(True) + parts.count(None) / 2

    def _verdict(self, rule: Rule, fires: bool) -> str:
        if fires and rule.content_id in self.evaluation.situation.relaxed:
            return tr("It holds, and the therapist relaxed it.")
        if fires and rule.needs == "clinician" and self.evaluation.is_cleared(rule.content_id):
            return tr("It holds, and a clinician has answered it.")
        return tr("It holds in this case.") if fires else tr("It does not hold in this case.")

    def _at(self, here: Here) -> str:
        if here.kind == "line":
            return tr("Entry {number}", number=here.line + 1)
        if here.kind == "side":
            return tr("Left side") if here.side == "L" else tr("Right side")
        return self.evaluation.content.bodymap.name(here.region)

    # ---- tests -------------------------------------------------------------------------------------------------

    def _part(
        self, part: Condition, here: Here, each: str, depth: int, seen: tuple[str, ...]
    ) -> Iterator[Line]:
        held = tr(_MARKS[part.evaluate(self.evaluation, here)])
        below: tuple[Condition, ...] = ()
        if isinstance(part, Test):
            yield Line(depth, f"{held} {self._clause(part, each)}{self._given(part, here)}")
            yield from self._inside(part, here, each, depth, seen)
        elif (alone := _only_part(part)) is not None:
            yield from self._part(alone, here, each, depth, seen)
        elif isinstance(part, AllOf):
            yield Line(depth, f"{held} {tr('all of these:')}")
            below = part.parts
        elif isinstance(part, AtLeast):
            number = {1: tr("one"), 2: tr("two")}.get(part.number, part.number)
            yield Line(depth, f"{held} {tr('at least {number} of these:', number=number)}")
            below = part.parts
        elif isinstance(part, Unless):
            yield Line(depth, f"{held} {tr('it is not known that all of this is so:')}")
            below = part.block.parts if isinstance(part.block, AllOf) else (part.block,)
        else:
            yield Line(depth, f"{held} {self._clause(part, each)}")
        for one in below:
            yield from self._part(one, here, each, depth + 1, seen)

    def _clause(self, part: Condition, each: str) -> str:
        return self.saying.condition(part, each)

    def _inside(self, test: Test, here: Here, each: str, depth: int, seen: tuple[str, ...]) -> Iterator[Line]:
        """What a fact rests on, one level after the other; only where it is worked out in the same place."""
        fact = self.evaluation.content.rules.facts.get(test.name)
        if fact is None or test.name in seen or len(seen) >= _DEEPEST or test.place:
            return
        if fact.each and fact.each != each:
            return
        where = here if fact.each else NOWHERE
        if "yes" not in test.options:
            yield Line(depth + 1, tr("It would be otherwise with:"))
        whole = fact.condition
        for part in whole.parts if isinstance(whole, AllOf) else (whole,):
            yield from self._part(part, where, fact.each, depth + 1, (*seen, test.name))

    def _given(self, test: Test, here: Here) -> str:
        """What was answered, in brackets; "" for what is no question."""
        question = self.evaluation.content.questions.by_link_id.get(test.name)
        if question is None:
            return ""
        if question.shape is Shape.SERIES:
            return ""
        words = either(self._answers(question, test, here)) or tr("not asked in this case")
        return tr(" (here: {answer})", answer=words)

    def _answers(self, question: Question, test: Test, here: Here) -> Iterator[str]:
        for place in self._places(question, test, here):
            reading = self.evaluation.reading(question, place)
            if reading.state is State.OPEN:
                yield tr("no answer yet")
            for code in sorted(reading.options, key=question.rank):
                yield option_said(question, code, self.evaluation.content)

    def _places(self, question: Question, test: Test, here: Here) -> tuple[str, ...]:
        if question.shape not in (Shape.REGIONS, Shape.SIDES):
            return ("",)
        if test.place:
            regions = self.evaluation.resolve(test.place, here)
            sides = {self.evaluation.content.bodymap.side_of(one) or "" for one in regions} - {""}
            return tuple(sorted(sides if question.shape is Shape.SIDES else regions))
        if here.place and question.shape is Shape.SIDES and here.region:
            return (self.evaluation.content.bodymap.side_of(here.region) or "",)
        return (here.place,) if here.place else self.evaluation.places_of_shape(question)

    # ---- what would change it ----------------------------------------------------------------------------------

    def _change(self, rule: Rule, here: Here, held: bool | None) -> Iterator[Line]:
        parts = rule.condition.parts
        results = [(part, part.evaluate(self.evaluation, here)) for part in parts]
        if held is True:
            wanted = [self._clause(part, rule.each) for part, _ in results if not isinstance(part, Unless)]
            excuses = [self._excuse(part, rule.each) for part, _ in results if isinstance(part, Unless)]
            if wanted:
                yield Line(
                    1, tr("It would not hold if one of these were otherwise: {what}.", what="; ".join(wanted))
                )
            if excuses:
                yield Line(
                    1,
                    tr(
                        "It would also not hold if it were known that {what}.",
                        what=tr(", or that ").join(excuses),
                    ),
                )
            return
        lacking = [self._wish(part, rule.each) for part, result in results if result is not True]
        if lacking:
            yield Line(1, tr("It would hold if this were so too: {what}.", what="; ".join(lacking)))
        if any(result is None for _, result in results):
            yield Line(1, tr("What is not known has still to be asked, looked at or measured."))

    def _wish(self, part: Condition, each: str) -> str:
        if isinstance(part, Unless):
            return tr("it were not known that {what}", what=self._excuse(part, each))
        said = self._clause(part, each)
        if len(said) <= _LONGEST or not isinstance(part, AtLeast):
            return said
        if part.number == 1:
            return tr("one of the tests in the list above")
        return tr("one or more other tests of the list above")

    def _excuse(self, part: Unless, each: str) -> str:
        return self._clause(part.block, each)


def _only_part(condition: Condition) -> Condition | None:
    """The part of a block that has no other, None where there are several."""
    parts = condition.parts if isinstance(condition, AllOf | AtLeast) else ()
    return parts[0] if len(parts) == 1 else None
