"""The join of all effects: lowest cap, shortest time, union of what is left out; step down last and once (content 1.2).

No effect can loosen another, so the result does not depend on order.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from intake_app.safety.review import Limits, RegionLimit, Spot
from intake_app.safety.rules import Effects

Resolve = Callable[[str], frozenset[str]]
TOP_LEVEL = 3
_SEVERITIES = ("", "mild", "moderate", "severe")


@dataclass(slots=True)
class _Region:
    cap: int = TOP_LEVEL
    avoid: bool = False
    not_today: bool = False
    step_down: bool = False
    marks: set[str] = field(default_factory=set)
    minutes: list[int] = field(default_factory=list)
    shares: list[float] = field(default_factory=list)
    spots: list[Spot] = field(default_factory=list)
    margins: list[float] = field(default_factory=list)
    excluded: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    because: set[str] = field(default_factory=set)


@dataclass(slots=True)
class Join:
    """Gathers effects one by one; `regions` and `limits` give the result. regions_in_order: all region ids."""

    regions_in_order: tuple[str, ...]
    _by_region: dict[str, _Region] = field(default_factory=lambda: defaultdict(_Region))
    excluded: dict[str, dict[str, set[str]]] = field(default_factory=dict)
    minutes: list[int] = field(default_factory=list)
    per_week: list[int] = field(default_factory=list)
    sessions: list[int] = field(default_factory=list)
    severities: list[str] = field(default_factory=list)
    positions: set[str] = field(default_factory=set)
    flags: set[str] = field(default_factory=set)
    because: set[str] = field(default_factory=set)

    def add(
        self, effects: Effects, content_id: str, resolve: Resolve, spot_of: Callable[[str], str | None]
    ) -> None:
        """Take one rule's effects. resolve: place to regions; spot_of: region to the words that describe the spot, None
        where it is not described (then the whole region is left out).
        """
        self._levels(effects, content_id, resolve)
        self._left_out(effects, content_id, resolve, spot_of)
        self._techniques(effects, content_id, resolve)
        self._session(effects, content_id)

    def cap(self, regions: Iterable[str], level: int, content_id: str) -> None:
        """Hold these regions at a level at most; under 0 is avoid."""
        for region in regions:
            held = self._by_region[region]
            held.because.add(content_id)
            held.cap = min(held.cap, max(level, 0))
            held.avoid = held.avoid or level < 0

    def _levels(self, effects: Effects, content_id: str, resolve: Resolve) -> None:
        for place, level in effects.cap.items():
            self.cap(resolve(place), level, content_id)
        for mark in ("look_first", "touch_first", "ask_first", "not_today", "step_down"):
            for place in getattr(effects, mark):
                for region in resolve(place):
                    self._by_region[region].marks.add(mark)
                    self._by_region[region].because.add(content_id)
        for place, minutes in effects.region_minutes_max.items():
            for region in resolve(place):
                self._by_region[region].minutes.append(minutes)
                self._by_region[region].because.add(content_id)
        for place, share in effects.minutes_share.items():
            for region in resolve(place):
                self._by_region[region].shares.append(share)
                self._by_region[region].because.add(content_id)

    def _left_out(
        self, effects: Effects, content_id: str, resolve: Resolve, spot_of: Callable[[str], str | None]
    ) -> None:
        for place in effects.avoid:
            for region in resolve(place):
                self.avoid(region, content_id, effects.margin_cm)
        for place in effects.avoid_spot:
            for region in resolve(place):
                words = spot_of(region)
                if words is None:
                    self.avoid(region, content_id, effects.margin_cm)
                else:
                    self._by_region[region].spots.append(Spot(words, effects.margin_cm, content_id))
                    self._by_region[region].because.add(content_id)

    def avoid(self, region: str, content_id: str, margin_cm: float | None = None) -> None:
        """Leave a whole region out; the margin reaches into its neighbours."""
        held = self._by_region[region]
        held.avoid = True
        held.because.add(content_id)
        if margin_cm is not None:
            held.margins.append(margin_cm)

    def _techniques(self, effects: Effects, content_id: str, resolve: Resolve) -> None:
        for technique in effects.exclude:
            self.excluded.setdefault(technique, {}).setdefault("all", set()).add(content_id)
        for place, techniques in effects.exclude_on.items():
            for region in resolve(place):
                for technique in techniques:
                    self.excluded.setdefault(technique, {}).setdefault(region, set()).add(content_id)
                    self._by_region[region].excluded[technique].add(content_id)

    def _session(self, effects: Effects, content_id: str) -> None:
        kept: tuple[tuple[list[int], int | None], ...] = (
            (self.minutes, effects.minutes_max),
            (self.per_week, effects.per_week_max),
            (self.sessions, effects.sessions_max),
        )
        for values, value in kept:
            if value is not None:
                values.append(value)
                self.because.add(content_id)
        if effects.severity_min:
            self.severities.append(effects.severity_min)
            self.because.add(content_id)
        if effects.no_position:
            self.positions.update(effects.no_position)
            self.because.add(content_id)
        self.flags.update(effects.flag)

    @property
    def regions(self) -> Mapping[str, RegionLimit]:
        """What holds for every region, in body order."""
        return {region: self._limit(self._by_region[region]) for region in self.regions_in_order}

    def _limit(self, held: _Region) -> RegionLimit:
        cap, avoid = held.cap, held.avoid
        if "step_down" in held.marks:
            avoid, cap = avoid or cap == 0, max(cap - 1, 0)
        state = "avoid" if avoid else "not_today" if "not_today" in held.marks else "planned"
        return RegionLimit(
            state=state,
            cap=None if avoid else cap,
            minutes_max=min(held.minutes, default=None),
            minutes_share=min(held.shares, default=None),
            look_first=state == "planned" and "look_first" in held.marks,
            touch_first=state == "planned" and "touch_first" in held.marks,
            ask_first=state == "planned" and "ask_first" in held.marks,
            spots=tuple(sorted(set(held.spots), key=lambda spot: (spot.what, spot.because))),
            margin_cm=max(held.margins, default=None),
            excluded={name: tuple(sorted(ids)) for name, ids in sorted(held.excluded.items())},
            because=tuple(sorted(held.because)),
        )

    @property
    def limits(self) -> Limits:
        """What holds for the whole session."""
        return Limits(
            minutes_max=min(self.minutes, default=None),
            per_week_max=min(self.per_week, default=None),
            sessions_max=min(self.sessions, default=None),
            severity_min=max(self.severities, key=_SEVERITIES.index, default=""),
            no_position=tuple(sorted(self.positions)),
            because=tuple(sorted(self.because)),
        )

    @property
    def excluded_techniques(self) -> dict[str, tuple[tuple[str, ...], tuple[str, ...]]]:
        """Technique to (places, content ids); the places are ("all",) or regions in body order."""
        result = {}
        for technique, places in sorted(self.excluded.items()):
            ids = tuple(sorted(set().union(*places.values())))
            where = ("all",) if "all" in places else tuple(r for r in self.regions_in_order if r in places)
            result[technique] = (where, ids)
        return result
