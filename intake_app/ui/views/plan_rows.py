"""The rows of the plan's table: techniques by area, with levels and a share of the minutes. No Qt here."""

from collections.abc import Mapping, Sequence

from intake_app.base.texts import tr
from intake_app.planning.content import Technique
from intake_app.planning.plan import SessionPlan
from intake_app.services.review import Judged
from intake_app.ui.screens.plan.values import PlanRow
from intake_app.ui.values import Span, Words
from intake_app.ui.views.wording import capital, joined, small

HOLD = "hold"  # possible wherever hands may rest, so it is one row for all areas
ANYWHERE = ""


def plan_rows(
    judged: Judged, plan: SessionPlan, techniques: Mapping[str, tuple[str, ...]]
) -> tuple[PlanRow, ...]:
    """A row for each area and technique, in body order from the feet; both sides in one row where they are alike."""
    body = judged.content.bodymap
    found: list[tuple[Technique, tuple[str, ...]]] = []
    for zone in (*body.zones, ANYWHERE):
        for technique in judged.plan_content.techniques:
            regions = [
                region
                for region, ids in techniques.items()
                if technique.id in ids
                and zone == (ANYWHERE if technique.id == HOLD else body.zone_of(region))
            ]
            found += [(technique, group) for group in _alike(judged, plan, regions)]
    shares = minutes_split([weight(judged, technique, regions) for technique, regions in found], plan.minutes)
    return tuple(
        _row(judged, plan, technique, regions, minutes)
        for (technique, regions), minutes in zip(found, shares, strict=True)
    )


def minutes_split(weights: Sequence[float], total: int) -> list[int]:
    """Whole minutes in proportion to weights that add up to the total (largest rests first)."""
    whole = sum(weights)
    if not whole:
        return [0] * len(weights)
    exact = [total * one / whole for one in weights]
    given = [int(one) for one in exact]
    order = sorted(range(len(exact)), key=lambda at: given[at] - exact[at])
    for at in order[: total - sum(given)]:
        given[at] += 1
    return given


def weight(judged: Judged, technique: Technique, regions: Sequence[str]) -> float:
    """Usual minutes of a technique in these regions, as its time is told: for a limb, a place, a foot, or in all."""
    if technique.minutes is None:
        return 0.0
    body = judged.content.bodymap
    usual = sum(technique.minutes) / 2
    if technique.per == "all" or technique.id == HOLD:
        return usual
    if technique.per == "region":
        return usual * len(regions)
    places = {body.limb_of(region) or body.zone_of(region) for region in regions}
    return usual * len(places)


def _alike(judged: Judged, plan: SessionPlan, regions: Sequence[str]) -> list[tuple[str, ...]]:
    """These regions as one group, or as left, right and middle where the sides differ in level."""
    body = judged.content.bodymap
    sides: dict[str | None, list[str]] = {}
    for region in regions:
        sides.setdefault(body.side_of(region), []).append(region)
    left, right = sides.get("L", []), sides.get("R", [])
    mirrored = [body.mirror(region) for region in left]
    same = set(mirrored) == set(right) and all(
        plan.levels[one] == plan.levels[two] for one, two in zip(left, mirrored, strict=True)
    )
    groups = [[*left, *right, *sides.get(None, [])]] if same else [left, right, sides.get(None, [])]
    return [tuple(body.in_order(group)) for group in groups if group]


def _row(
    judged: Judged, plan: SessionPlan, technique: Technique, regions: tuple[str, ...], minutes: int
) -> PlanRow:
    everywhere = technique.id == HOLD and len(regions) == len(plan.levels)
    area = tr("All areas") if everywhere else capital(judged.content.bodymap.describe(regions))
    name = tr(technique.name)
    return PlanRow(
        key=",".join(regions),
        technique=technique.id,
        area=area,
        words=name if technique.id == HOLD else _words(judged, name, regions),
        level="0" if technique.id == HOLD else _levels(judged, plan, regions),
        minutes=minutes,
        spoken=tr("{technique}, {area}", technique=name, area=small(area)),
    )


def _words(judged: Judged, name: str, regions: tuple[str, ...]) -> Words:
    name_of = judged.content.bodymap.name
    spots = joined(
        tr("{what}, {place}", what=spot.what, place=small(name_of(one)))
        for one in regions
        for spot in judged.review.regions[one].spots
    )
    return (Span(f"{name}; "), Span(tr("not the {what}", what=spots), bold=True)) if spots else (Span(name),)


def _levels(judged: Judged, plan: SessionPlan, regions: tuple[str, ...]) -> Words:
    """One level in bold, or each with its places: "upper back 2, lower back 1"."""
    by_level: dict[int, list[str]] = {}
    for region in regions:
        by_level.setdefault(plan.levels[region], []).append(region)
    if len(by_level) == 1:
        return (Span(str(next(iter(by_level))), bold=True),)
    spans: list[Span] = []
    for level, places in by_level.items():
        words = judged.content.bodymap.describe(places)
        spans += [Span(f"{', ' if spans else ''}{words} "), Span(str(level), bold=True)]
    return tuple(spans)
