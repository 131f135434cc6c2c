"""Every visit at once, read through the content: the counterpart of `Evaluation` in formulas.

Free within their axioms: what is said, timed readings, ages, earlier visits, clinicians' records, two lines of each list.
"""

from collections.abc import Callable, Iterable, Iterator
from functools import cached_property
from typing import Any, TypeVar

from intake_app.questionnaire.model import Question, Shape
from intake_app.safety.conditions import (
    NOWHERE,
    AllOf,
    AtLeast,
    Condition,
    ExactlyOne,
    Here,
    NotKnown,
    Test,
    Unless,
)
from intake_app.safety.content import Content
from intake_app.safety.proving import places, reads, series, testing
from intake_app.safety.proving.logic import FALSE, TRUE, Lit, Logic
from intake_app.safety.proving.reads import Read
from intake_app.safety.rules import Fact, Rule

Pair = tuple[Lit, Lit]
"""A test in three values: when it is known to hold, and when it is not known not to."""
Where = dict[str, Lit]
"""For each region when it is meant."""
LINES = (0, 1)
_Kept = TypeVar("_Kept")


class World:
    """All visits under one content. Two contents on one `logic` speak of the same answers."""

    def __init__(self, content: Content, logic: Logic) -> None:
        self.content = content
        self.logic = logic
        self.regions = content.bodymap.regions
        self._kept: dict[object, Any] = {}

    def keep(self, key: object, make: "Callable[..., _Kept]", *arguments: object) -> _Kept:
        """What `make` gives for a key, worked out once."""
        if key not in self._kept:
            self._kept[key] = make(*arguments)
        found: _Kept = self._kept[key]
        return found

    # ---- questions ---------------------------------------------------------------------------------------------

    def read(self, question: Question, place: str = "") -> Read:
        """What is read of a question at a place."""
        return self.keep(("read", question.link_id, place), reads.read_at, self, question, place)

    def due(self, question: Question, place: str = "") -> Pair:
        """When a question is asked at a place."""
        return self.keep(("due", question.link_id, place), reads.is_due, self, question, place)

    def is_said(self, question: Question) -> Lit:
        """When anything at all is said of a question."""
        return self.keep(("said", question.link_id), self._is_said, question)

    def _is_said(self, question: Question) -> Lit:
        where = ("", *self.places_of_shape(question)) if self._is_placed(question) else ("",)
        codes = [lit for place in where for lit in reads.said(self, question, place).values()]
        if question.shape is Shape.LINES:
            codes += [self.present(question, line) for line in LINES]
        return self.logic.either(codes)

    def with_lines(self, question: Question, codes: dict[str, Lit]) -> dict[str, Lit]:
        """The codes of a list with those of its lines; lines older than its `only-days` add the safest one."""
        is_dated = bool(question.item.marks.get("only-days"))
        joined = {code: [lit] for code, lit in codes.items()}
        for line in LINES:
            there = self.present(question, line)
            name = f"{question.link_id}#{line}"
            old = self.logic.var(f"{name} is old") if is_dated else FALSE
            for code, parts in joined.items():
                answer = self.logic.var(f"{name}.answer={code}")
                parts.append(self.logic.both((there, -old, answer)))
            joined[question.safest].append(self.logic.both((there, old)))
        return {code: self.logic.either(parts) for code, parts in joined.items()}

    def present(self, question: Question, line: int) -> Lit:
        """When a list has this line."""
        return self.logic.var(f"{question.link_id}#{line}")

    def _is_placed(self, question: Question) -> bool:
        return question.shape in (Shape.REGIONS, Shape.SIDES)

    def places_of_shape(self, question: Question) -> tuple[str, ...]:
        """All places at which a question can be answered."""
        if question.shape is Shape.REGIONS:
            return self.regions
        return ("L", "R") if question.shape is Shape.SIDES else ("",)

    def here_at(self, place: str) -> Here:
        """`here` at a region or side."""
        if place in ("L", "R"):
            return Here("side", side=place)
        return Here("region", region=place) if place else NOWHERE

    def side_of(self, here: Here) -> str:
        """The side of `here`, "" where it has none."""
        return here.side or (self.content.bodymap.side_of(here.region) if here.region else None) or ""

    def is_open(self, name: str, here: Here) -> Lit:
        """When a question is due and not answered, here or anywhere."""
        question = self.content.questions.by_link_id.get(name)
        if question is None:
            return FALSE
        return self.logic.either(self.read(question, one).is_open for one in self.open_places(question, here))

    def open_places(self, question: Question, here: Here = NOWHERE) -> tuple[str, ...]:
        """The places at which a question can be open."""
        due = self.content.rules.due.get(question.link_id)
        if question.shape is Shape.SIDES:
            return (here.side,) if here.side else ("L", "R")
        if question.shape is Shape.REGIONS and due is not None and due.each == "region":
            return (here.region,) if here.region else self.regions
        return ("",)

    @cached_property
    def open_questions(self) -> Lit:
        """When anything that is known to be due is not answered."""
        found = []
        for question in self.content.questions.by_link_id.values():
            for place in self.open_places(question):
                yes, may = self.due(question, place)
                is_known = self.logic.either((yes, -may))
                found.append(self.logic.both((self.read(question, place).is_open, is_known)))
        return self.logic.either(found)

    # ---- conditions --------------------------------------------------------------------------------------------

    def holds(self, condition: Condition, here: Here = NOWHERE) -> Pair:
        """A condition in three values."""
        logic = self.logic
        match condition:
            case Test():
                return self.test(condition, here)
            case AllOf(parts):
                pairs = [self.holds(part, here) for part in parts]
                return logic.both(yes for yes, _ in pairs), logic.both(may for _, may in pairs)
            case AtLeast(number, parts):
                pairs = [self.holds(part, here) for part in parts]
                return (
                    logic.at_least(number, (yes for yes, _ in pairs)),
                    logic.at_least(number, (may for _, may in pairs)),
                )
            case Unless(block):
                held = -self.holds(block, here)[0]
                return held, held
            case NotKnown(names):
                held = logic.either(self.is_open(name, here) for name in names)
                return held, held
            case ExactlyOne(test):
                return self._exactly_one(test)

    def _exactly_one(self, test: Test) -> Pair:
        logic = self.logic
        pairs = [self.test(test, Here("region", region=region)) for region in self.regions]
        one, two = (logic.at_least(number, (yes for yes, _ in pairs)) for number in (1, 2))
        unknown = logic.either(logic.both((may, -yes)) for yes, may in pairs)
        return logic.both((one, -two, -unknown)), logic.both((-two, logic.either((one, unknown))))

    def test(self, test: Test, here: Here) -> Pair:
        """One test in three values."""
        return self.keep(("test", test, here), testing.test, self, test, here)

    # ---- facts -------------------------------------------------------------------------------------------------

    def fact(self, name: str, here: Here) -> Pair:
        """A fact in three values, here or anywhere."""
        fact = self.content.rules.facts[name]
        where = self._fact_here(fact.each, here)
        return self.keep(("fact", name, where), self._fact, fact, where)

    def _fact(self, fact: Fact, where: Here) -> Pair:
        if fact.each and where is NOWHERE:
            return self.any_of(self.fact(fact.name, each) for each in self.heres_of(fact.each))
        yes, may = self.holds(fact.condition, where)
        there = self.line_there(where)
        return self.logic.both((there, yes)), self.logic.both((there, may))

    def any_of(self, pairs: Iterable[Pair]) -> Pair:
        """Holds where one of these does."""
        found = list(pairs)
        return self.logic.either(yes for yes, _ in found), self.logic.either(may for _, may in found)

    def line_there(self, here: Here) -> Lit:
        """When `here` exists: a line may not be there."""
        if here.kind != "line":
            return TRUE
        return self.present(self.content.questions.by_link_id[here.question], here.line)

    def _fact_here(self, each: str, here: Here) -> Here:
        if not each:
            return NOWHERE
        if each.startswith("line of "):
            return here if here.kind == "line" and here.question == each.removeprefix("line of ") else NOWHERE
        if each == "side" and here.region:
            side = self.content.bodymap.side_of(here.region)
            return self.here_at(side) if side else NOWHERE
        return self.here_at(here.place) if each == here.kind else NOWHERE

    def heres_of(self, each: str) -> list[Here]:
        """Every `here` of a kind."""
        if each == "region":
            return [Here("region", region=region) for region in self.regions]
        if each == "side":
            return [Here("side", side="L"), Here("side", side="R")]
        if each.startswith("line of "):
            return [Here("line", question=each.removeprefix("line of "), line=line) for line in LINES]
        return [NOWHERE]

    # ---- places ------------------------------------------------------------------------------------------------

    def where(self, question: Question, side: str = "") -> Where:
        """When each region is given with an answer."""
        return self.keep(("where", question.link_id, side), places.where, self, question, side)

    def widest(self, question: Question) -> frozenset[str]:
        """The widest that an answer without a place can mean."""
        return places.widest(self, question)

    def resolve(self, place: str, here: Here = NOWHERE) -> Where:
        """When each region is meant by a place of a rule."""
        return self.keep(("resolve", place, here), places.resolve, self, place, here)

    # ---- the visit ---------------------------------------------------------------------------------------------

    @cached_property
    def completed(self) -> Lit:
        """When there is a completed visit before this one."""
        return self.logic.var("an earlier visit is completed")

    @cached_property
    def earlier(self) -> Lit:
        """When there is any visit before this one."""
        return self.logic.either((self.completed, self.logic.var("an earlier visit was begun")))

    @cached_property
    def carrying(self) -> Lit:
        """When tolerance and feeling of the last completed visit still hold."""
        questions = self.content.questions.by_link_id
        fine = self.read(questions["after-last"]).has(self.logic, ("better", "same"))
        same = self.read(questions["health-change"]).has(self.logic, ("none",))
        recent = self.logic.var("the last visit is at most 28 days ago")
        return self.logic.both((self.completed, recent, fine, same))

    @cached_property
    def today(self) -> Where:
        """When each region lies in a zone of today."""
        bodymap = self.content.bodymap
        areas = self.read(self.content.questions.by_link_id["areas-today"])
        found: dict[str, list[Lit]] = {region: [] for region in self.regions}
        for zone in bodymap.zones:
            chosen = areas.has(self.logic, {zone, zone.replace(" ", "-")})
            for region in bodymap.expand(zone):
                found[region].append(chosen)
        return {region: self.logic.either(parts) for region, parts in found.items()}

    def seated(self, region: str) -> Lit:
        """When a region is looked at seated: its zone is, or it was looked at there."""
        zone = self.content.bodymap.zone_of(region)
        if zone is not None and self.content.bodymap.is_seated(zone):
            return TRUE
        return self.logic.both((self.looked(region), self.logic.var(f"{region} was looked at seated")))

    def looked(self, region: str) -> Lit:
        """When anything was said of the look at a region."""
        look = self.content.questions.by_link_id["skin-look"]
        return self.logic.either(reads.said(self, look, region).values())

    def not_yet(self, region: str) -> Lit:
        """When a region of today waits for its table check."""
        return self.logic.both((self.today[region], -self.seated(region), -self.looked(region)))

    def bands(self, of: str, which: str) -> dict[str, Lit]:
        """The bands of timed readings: now, lowest, highest, any, class."""
        return self.keep(("bands", of, which), series.bands, self, of, which)

    # ---- records, rules ----------------------------------------------------------------------------------------

    def cleared(self, content_id: str, *, legs: bool = False, side: str = "") -> Lit:
        """When a valid record names a rule (and the legs as safe); a record of one side says nothing of the other."""
        logic = self.logic
        name = f"a record answers {content_id}"
        if not legs:
            own = [logic.var(f"{name} {each}".rstrip()) for each in ("", "L", "R")]
            safe = [self.cleared(content_id, legs=True, side=each) for each in ("L", "R")]
            return logic.either(
                (*own, *safe) if not side else (own[0], own[1 + (side == "R")], safe[side == "R"])
            )
        left, right = (logic.var(f"{name} and names the {each} leg as safe") for each in ("L", "R"))
        both = logic.var(f"{name} and names the legs as safe")
        return both if not side else logic.either((both, left if side == "L" else right))

    def fires(self, rule: Rule) -> list[tuple[Here, Lit]]:
        """For each `here` when a rule is known to hold there."""
        return self.keep(("fires", rule.id), lambda: list(self._fires(rule)))

    def _fires(self, rule: Rule) -> Iterator[tuple[Here, Lit]]:
        inside = [self.resolve(place) for place in rule.here_in] if rule.each == "region" else []
        for here in self.heres_of(rule.each):
            there = self.logic.either(where[here.region] for where in inside if here.region in where)
            if inside and there == FALSE:
                continue
            held = self.holds(rule.condition, here)[0]
            yield here, self.logic.both((held, self.line_there(here), there if inside else TRUE))

    @cached_property
    def flags(self) -> dict[str, Lit]:
        """When each flag is set, by a rule that tests none or by a fact."""
        found: dict[str, list[Lit]] = {}
        for rule in self.content.first_rules:
            flags = {flag for effects in self.effects_of(rule) for flag in effects.flag}
            for flag in flags:
                found.setdefault(flag, []).extend(lit for _, lit in self.fires(rule))
        for fact in self.content.rules.facts.values():
            for flag in fact.flag:
                found.setdefault(flag, []).append(self.fact(fact.name, NOWHERE)[0])
        return {flag: self.logic.either(parts) for flag, parts in found.items()}

    def effects_of(self, rule: Rule) -> list[Any]:
        """The effects of a rule and of the lines that it takes over, apart from those a record ends."""
        others = [other.effects for name in rule.effects_of for other in self.content.rules.named(name)]
        return [rule.effects, *others]
