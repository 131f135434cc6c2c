"""Statement 36: an edited rule set is never laxer than the shipped one, for every set of answers."""

from collections.abc import Iterator

from intake_app.safety.proving.claims import Breach
from intake_app.safety.proving.effects import MARKS, Verdict
from intake_app.safety.proving.logic import FALSE, TRUE, Lit, Logic
from intake_app.safety.review import Rank
from intake_app.safety.rule_checking import TECHNIQUES
from intake_app.safety.rules import FLAGS, Effects

_NUMBERS = ("minutes_max", "per_week_max", "sessions_max")
_POSITIONS = ("prone", "supine_flat", "head_down")


def laxer(shipped: Verdict, edited: Verdict) -> Iterator[Breach]:
    """Each way in which the edition could be laxer, with when it is."""
    for what, before, after in _pairs(shipped, edited):
        formula = _left(shipped.logic, before, after)
        if formula != FALSE:
            yield Breach(what, formula)


def _alternatives(logic: Logic, formula: Lit) -> set[Lit]:
    """The parts of which any makes a formula true, those inside such parts too."""
    found: set[Lit] = set()
    left = [formula]
    while left:
        one = left.pop()
        held = logic.nodes[abs(one)]
        if one < 0 and isinstance(held, tuple):
            left.extend(-part for part in held)
        else:
            found.add(one)
    return found


def _left(logic: Logic, before: Lit, after: Lit) -> Lit:
    """What of `before` is not word for word in `after` too, while `after` does not hold: all that there is to prove."""
    if before == after or after == TRUE:
        return FALSE
    kept = _alternatives(logic, before) - _alternatives(logic, after)
    return logic.both((logic.either(kept), -after))


def _pairs(shipped: Verdict, edited: Verdict) -> Iterator[tuple[str, Lit, Lit]]:
    """(what is lost, when the shipped rules have it, when the edition has it)."""
    for rank in list(Rank)[1:]:
        name = rank.disposition.replace("_", " ")
        yield f"the result is milder than {name}", shipped.rank_at_least(rank), edited.rank_at_least(rank)
    for who in ("check", "clinician"):
        yield f"no longer waits for a {who}", shipped.needs(who), edited.needs(who)
    yield "a plan is allowed where the shipped rules allow none", shipped.no_plan, edited.no_plan
    yield "no longer sends the client on", shipped.referred(), edited.referred()
    for flag in FLAGS:
        yield f"the flag {flag} is lost", shipped.flags.get(flag, FALSE), edited.flags.get(flag, FALSE)
    for position in _POSITIONS:
        yield (
            f"{position} is no longer ruled out",
            shipped.no_position(position),
            edited.no_position(position),
        )
    for severity in ("mild", "moderate", "severe"):
        before, after = shipped.severity_at_least(severity), edited.severity_at_least(severity)
        yield f"the severity falls under {severity}", before, after
    yield from _numbers(shipped, edited)
    yield from _techniques(shipped, edited)
    yield from _regions(shipped, edited)
    yield from _asked(shipped, edited)


def _numbers(shipped: Verdict, edited: Verdict) -> Iterator[tuple[str, Lit, Lit]]:
    for name in _NUMBERS:
        for number in sorted({value for e in _all(shipped) if (value := getattr(e, name)) is not None}):
            before, after = shipped.number_at_most(name, number), edited.number_at_most(name, number)
            yield f"{name} {number} is exceeded", before, after


def _techniques(shipped: Verdict, edited: Verdict) -> Iterator[tuple[str, Lit, Lit]]:
    for technique in sorted(TECHNIQUES):
        yield f"{technique} comes back", shipped.excluded(technique), edited.excluded(technique)
        for region in shipped.world.regions:
            before, after = shipped.excluded(technique, region), edited.excluded(technique, region)
            yield f"{technique} comes back on {region}", before, after


def _regions(shipped: Verdict, edited: Verdict) -> Iterator[tuple[str, Lit, Lit]]:
    for region in shipped.world.regions:
        yield f"{region} is no longer avoided", shipped.avoided(region), edited.avoided(region)
        for level in (0, 1, 2):
            before, after = shipped.at_most(region, level), edited.at_most(region, level)
            yield f"{region} goes above level {level}", before, after
        gone = edited.avoided(region)
        for mark in MARKS[:-1]:
            after = edited.logic.either((edited.marked(mark)[region], gone))
            yield f"{region}: {mark} is lost", shipped.marked(mark)[region], after
        for name in ("region_minutes_max", "minutes_share"):
            for number in sorted({value for e in _all(shipped) for value in getattr(e, name).values()}):
                before = shipped.region_at_most(name, region, number)
                after = edited.logic.either((edited.region_at_most(name, region, number), gone))
                yield f"{name} {number} on {region} is exceeded", before, after


def _asked(shipped: Verdict, edited: Verdict) -> Iterator[tuple[str, Lit, Lit]]:
    for question in shipped.world.content.questions.by_link_id.values():
        other = edited.world.content.questions.by_link_id.get(question.link_id)
        what = f"{question.code} is no longer asked"
        if other is None:
            yield what, TRUE, FALSE
            continue
        for place in shipped.world.places_of_shape(question):
            yield what, shipped.world.due(question, place)[0], edited.world.due(other, place)[0]


def _all(verdict: Verdict) -> Iterator[Effects]:
    for _, _, _, effects in verdict.all_effects:
        yield effects
