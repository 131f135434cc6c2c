"""Timed readings as facts that range freely within their axioms (`series`): bands read, called for, settled."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from intake_app.safety.conditions import NOWHERE
from intake_app.safety.proving.logic import FALSE, Lit
from intake_app.safety.rules import Series

if TYPE_CHECKING:
    from intake_app.safety.proving.world import World

_CALLS = ("after", "or_falling_under", "or_fact", "after_answer")
_LATE = ("after_minutes", "device", "here_only")


def bands(world: "World", of: str, which: str) -> dict[str, Lit]:
    """For each band, and "none", when it is among those meant: now, lowest, highest, any, class.

    The newest reading is one of the visit; lowest and highest follow from all; a class is made of readings there are.
    """
    logic = world.logic
    names = [band.name for band in world.content.scales[of].bands]
    if which == "now":
        return logic.one_of(f"{of} now", [*names, "none"], "none")
    if which == "class":
        found = {name: logic.var(f"{of} class={name}") for name in names}
        return {**found, "none": -logic.either(found.values())}
    if which == "any":
        shown = world.bands(of, "class" if world.content.scales[of].is_pressure else "now")
        some = -shown["none"] if world.content.scales[of].is_pressure else 1
        found = {
            name: logic.both((some, logic.either((shown[name], logic.var(f"{of} read={name}"))))) for name in names
        }  # fmt: skip
        return {**found, "none": -logic.either(found.values())}
    every = world.bands(of, "any")
    order = names if which == "lowest" else names[::-1]
    ends = {
        name: logic.both((every[name], *(-every[one] for one in order[:place])))
        for place, name in enumerate(order)
    }
    return {**ends, "none": every["none"]}


def settled(world: "World", rule: Series) -> dict[str, Lit]:
    """When nothing called for a later reading (none), one is still to come (open), it has come (settled).

    Times, snacks, arrows and devices range freely: whatever they can do is among what is proved.
    """
    logic = world.logic
    called = _called(world, rule)
    met = logic.both((called, logic.var(f"{rule.name} is met"), _may_be_met(world, rule)))
    return {"none": -called, "settled": met, "open": logic.both((called, -met))}


def _called(world: "World", rule: Series) -> Lit:
    settings, every = rule.settings, world.bands(rule.of, "any")
    calls = [every.get(name, FALSE) for name in _names(settings, "after")]
    if isinstance(settings.get("or_falling_under"), Mapping):
        falling = world.logic.var(f"a {rule.of} reading falls")
        calls.append(world.logic.both((falling, -every["none"])))
    if settings.get("or_fact"):
        calls.append(world.fact(str(settings["or_fact"]), NOWHERE)[0])
    return world.logic.either(calls) if any(settings.get(key) for key in _CALLS) else 1


def _may_be_met(world: "World", rule: Series) -> Lit:
    """Needs a good reading; where a later one that is not good undoes it, the newest must be none of those."""
    good = _names(rule.settings, "good")
    every, logic = world.bands(rule.of, "any"), world.logic
    if not good:
        return -every["none"]
    reached = logic.either(every.get(name, FALSE) for name in good)
    if not rule.settings.get("none_later_under_good") or any(rule.settings.get(key) for key in _LATE):
        return reached
    now = world.bands(rule.of, "class" if world.content.scales[rule.of].is_pressure else "now")
    if world.content.scales[rule.of].is_pressure:
        return reached
    bad = logic.either(lit for name, lit in now.items() if name not in {*good, "none"})
    return logic.both((reached, -bad))


def _names(settings: Mapping[str, object], key: str) -> list[str]:
    return [part.strip() for part in str(settings.get(key, "")).split("|") if part.strip()]
