"""Places of rules and answers (`whereabouts`, `places`) as formulas: for each region when it is meant."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from intake_app.questionnaire.model import NOT_DONE, Question, Shape
from intake_app.safety import places
from intake_app.safety.conditions import NOWHERE, Here
from intake_app.safety.proving import reads
from intake_app.safety.proving.logic import FALSE, TRUE, Lit

if TYPE_CHECKING:
    from intake_app.safety.proving.world import Where, World


def harmless(question: Question) -> frozenset[str]:
    """The options that say nothing beyond the safest one."""
    applies = {option.code for option in question.options if option.is_not_applicable}
    return frozenset({question.safest} | NOT_DONE | question.blank_words | applies)


def harm_said(world: "World", question: Question, side: str = "") -> Lit:
    """When something beyond the safest option is said."""
    safe = harmless(question)
    codes = reads.codes_at(world, question, side)
    return world.logic.either(lit for code, lit in codes.items() if code not in safe)


def widest(world: "World", question: Question, own: Iterable[str] = ()) -> frozenset[str]:
    """The widest that an answer without a place can mean (the places that rest on answers left out: see `where`)."""
    wide = tuple(own) or question.widest
    if not wide:
        return frozenset(world.regions)
    fixed = [place for place in wide if place in world.content.bodymap.places]
    return frozenset[str]().union(*(world.content.bodymap.expand(place) for place in fixed))


def where(world: "World", question: Question, side: str = "") -> "Where":
    """For each region when it is given with an answer, or is the widest that one without a place can mean."""
    if question.shape is Shape.REGIONS:
        safe = harmless(question)
        return {region: _found(world, question, region, safe) for region in world.regions}
    if question.shape is Shape.SIDES and "where" not in question.fields:
        return {}
    if question.shape is Shape.SIDES and not side:
        return _joined(world, [where(world, question, each) for each in ("L", "R")])
    if question.shape is Shape.CALVES:
        return _calves(world, question)
    if question.shape is Shape.LINES:
        lines = [line_where(world, Here("line", question=question.link_id, line=line)) for line in (0, 1)]
        return _joined(world, [*lines, _told(world, question, side)])
    return _told(world, question, side)


def _found(world: "World", question: Question, region: str, safe: frozenset[str]) -> Lit:
    options = world.read(question, region).options
    return world.logic.either(lit for code, lit in options.items() if code not in safe)


def _calves(world: "World", question: Question) -> "Where":
    harm = harm_said(world, question)
    names = ("calf_L", "calf_R")
    own = {name: world.logic.var(f"{question.link_id} where {name}") for name in names}
    none = -world.logic.either(own.values())
    return {name: world.logic.either((own[name], world.logic.both((harm, none)))) for name in names}


def _told(world: "World", question: Question, side: str) -> "Where":
    """The regions named; where something is said and none is named, the widest of each option said."""
    logic, at = world.logic, f"@{side}" if side else ""
    own = {region: logic.var(f"{question.link_id}{at} where {region}") for region in world.regions}
    none = -logic.either(own.values())
    wide: dict[str, list[Lit]] = {}
    safe = harmless(question)
    codes = reads.said(world, question, side)
    for option in question.options:
        if option.code not in safe:
            for region, lit in _widest_of(world, question, option.widest, side).items():
                wide.setdefault(region, []).append(logic.both((codes[option.code], lit)))
    return {
        region: logic.either((lit, logic.both((none, logic.either(wide.get(region, ()))))))
        for region, lit in own.items()
    }


def _widest_of(world: "World", question: Question, own: tuple[str, ...], side: str) -> "Where":
    wide = own or question.widest
    found: Where = dict.fromkeys(world.regions, TRUE) if not wide else {}
    for place in wide:
        found = _joined(world, [found, world.resolve(place)])
    side_of = world.content.bodymap.side_of
    return {region: lit for region, lit in found.items() if not side or side_of(region) in (None, side)}


def _joined(world: "World", found: "list[Where]") -> "Where":
    regions = dict.fromkeys(region for one in found for region in one)
    return {region: world.logic.either(one.get(region, FALSE) for one in found) for region in regions}


def line_where(world: "World", here: Here) -> "Where":
    """The places of one line, the widest where it names none."""
    logic = world.logic
    question = world.content.questions.by_link_id[here.question]
    there = world.present(question, here.line)
    own = {region: logic.var(f"{here.question}#{here.line} where {region}") for region in world.regions}
    none = -logic.either(own.values())
    wide = widest(world, question)
    return {
        region: logic.both((there, logic.either((lit, none if region in wide else FALSE))))
        for region, lit in own.items()
    }


def resolve(world: "World", place: str, here: Here) -> "Where":
    """For each region when a place of a rule means it. "A or B": B only where A is no region at all."""
    first, _, second = place.partition(" or ")
    if second:
        one, other = world.resolve(first, here), world.resolve(second, here)
        none = -world.logic.either(one.values())
        return _joined(world, [one, {r: world.logic.both((none, lit)) for r, lit in other.items()}])
    kind, _, name = place.partition(".")
    if kind in ("where", "limb_of", "quarter_of"):
        return _of_answer(world, kind, name, here)
    if place == "line.where":
        return line_where(world, here)
    if place == "NEURO_ZONE":
        return {r: world.fact("neuro-zone", world.here_at(r))[0] for r in world.regions}
    if place == "today":
        return world.today
    if place == "MARKED":
        return _marked(world)
    if place == "here" or place.endswith(".here"):
        return dict.fromkeys(places.of_here(world.content.bodymap, place, here), TRUE)
    return dict.fromkeys(world.content.bodymap.expand(place), TRUE)


def _of_answer(world: "World", kind: str, name: str, here: Here) -> "Where":
    question = world.content.questions.by_link_id.get(name)
    side = here.side if question is not None and question.shape is Shape.SIDES else ""
    regions = world.where(question, side) if question else _where_fact(world, name)
    if kind == "where":
        return regions
    around = places.limbs if kind == "limb_of" else places.quarters
    found: dict[str, list[Lit]] = {}
    for region, lit in regions.items():
        for each in around(world.content.bodymap, [region]):
            found.setdefault(each, []).append(lit)
    return {region: world.logic.either(parts) for region, parts in found.items()}


def _where_fact(world: "World", name: str) -> "Where":
    found: list[Where] = []
    for here in world.heres_of(world.content.rules.facts[name].each):
        held = world.fact(name, here)[0]
        there = line_where(world, here) if here.kind == "line" else {here.region: TRUE} if here.region else {}
        found.append({region: world.logic.both((held, lit)) for region, lit in there.items()})
    return _joined(world, found)


def _marked(world: "World") -> "Where":
    """Marked today or at an earlier visit and not freed since; both feet where a nerve story marks nothing at all."""
    logic = world.logic
    question = world.content.questions.by_link_id["symptoms"]
    today = world.where(question)
    old = {
        region: logic.both((world.earlier, logic.var(f"{region} was marked earlier")))
        for region in world.regions
    }
    found = _joined(world, [today, old])
    story = logic.both((-logic.either(found.values()), world.fact("nerves-affected", NOWHERE)[0]))
    feet = world.content.bodymap.expand("FEET")
    return {r: logic.either((lit, story if r in feet else FALSE)) for r, lit in found.items()}
