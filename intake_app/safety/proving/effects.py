"""What all rules together do, as formulas: rank, needs, levels, what is left out (`judging`, `limits`)."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from functools import cached_property

from intake_app.safety.conditions import Here
from intake_app.safety.proving.logic import FALSE, TRUE, Lit
from intake_app.safety.proving.world import World
from intake_app.safety.review import Rank
from intake_app.safety.rules import Effects, Rule
from intake_app.safety.situation import RELAXABLE

MARKS = ("look_first", "touch_first", "ask_first", "not_today", "step_down")
_SEVERITIES = ("", "mild", "moderate", "severe")


def _capped_at(most: int) -> Callable[[Effects], list[str]]:
    return lambda effects: [place for place, level in effects.cap.items() if level <= most]


def _capped_from(source: str) -> Callable[[Effects], list[str]]:
    return lambda effects: [place for place, one in effects.cap_from.items() if one == source]


class Verdict:
    """The join of all rules over every visit at once. Records' own limits, which only tighten, are left aside."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.logic = world.logic
        self.rules = world.content.rules.rules

    @cached_property
    def fired(self) -> dict[str, Lit]:
        """For each rule (its id in words) when it fires anywhere."""
        return {rule.id: self.logic.either(lit for _, lit in self.world.fires(rule)) for rule in self.rules}

    def is_cleared(self, rule: Rule) -> Lit:
        """When valid records answer a rule wherever it fires."""
        if rule.needs != "clinician":
            return FALSE
        cleared = [
            self.logic.either((-lit, self.world.cleared(rule.content_id, side=self.world.side_of(here))))
            for here, lit in self.world.fires(rule)
        ]
        return self.logic.both(cleared)

    def rank_at_least(self, rank: int) -> Lit:
        """When the worst rank is at least this."""
        return self.logic.either(self._reaches(rule, rank) for rule in self.rules)

    def _reaches(self, rule: Rule, rank: int) -> Lit:
        fired = self.fired[rule.id]
        if rule.rank < rank:
            return FALSE
        if rule.needs != "clinician" or rank <= Rank.CAUTION:
            return fired
        left = self.is_cleared(rule)
        if rank == Rank.LOCAL_AVOID:
            named = self.logic.var(f"a record that answers {rule.content_id} names regions")
            left = self.logic.both((left, -named, FALSE if rule.effects.avoid else TRUE))
        return self.logic.both((fired, -left))

    def needs(self, who: str) -> Lit:
        """When a check or a clinician is what is waited for."""
        return self.logic.either(
            self.logic.both((self.fired[rule.id], -self.is_cleared(rule)))
            for rule in self.rules
            if rule.needs == who
        )

    # ---- effects -----------------------------------------------------------------------------------------------

    @cached_property
    def all_effects(self) -> list[tuple[Rule, Here, Lit, Effects]]:
        """Every effect with the `here` it stands at and when it holds."""
        found = []
        for rule in self.rules:
            relaxed = FALSE
            if rule.content_id in RELAXABLE:
                relaxed = self.logic.var(f"{rule.content_id} is relaxed")
            ends = self.is_cleared(rule)
            for here, lit in self.world.fires(rule):
                stands = self.logic.both((lit, -relaxed))
                found += [(rule, here, stands, each) for each in self.world.effects_of(rule)]
                if rule.until_cleared:
                    found.append((rule, here, self.logic.both((stands, -ends)), rule.until_cleared))
        return found

    def _in_regions(self, listed: Callable[[Effects], Iterable[str]]) -> dict[str, list[Lit]]:
        found: dict[str, list[Lit]] = defaultdict(list)
        for _, here, lit, effects in self.all_effects:
            for place in listed(effects):
                for region, there in self.world.resolve(place, here).items():
                    found[region].append(self.logic.both((lit, there)))
        return found

    def _joined(self, listed: Callable[[Effects], Iterable[str]]) -> dict[str, Lit]:
        found = self._in_regions(listed)
        return {region: self.logic.either(found.get(region, ())) for region in self.world.regions}

    def marked(self, mark: str) -> dict[str, Lit]:
        """For each region when it is to be looked at, touched or asked first, is not today, or steps down."""
        return self.world.keep(("marked", mark), self._joined, lambda effects: getattr(effects, mark))

    @cached_property
    def _avoided(self) -> dict[str, Lit]:
        whole = self._joined(lambda effects: effects.avoid)
        spots = self._joined(lambda effects: effects.avoid_spot)
        used = self._joined(_capped_from("last-level-minus-1"))
        return {
            region: self.logic.either((
                whole[region],
                self.logic.both((spots[region], self.logic.var(f"the spot in {region} is not described"))),
                self.logic.both((used[region], self.logic.var(f"last level in {region} was 0"))),
            ))
            for region in self.world.regions
        }  # fmt: skip

    @cached_property
    def _capped(self) -> dict[int, dict[str, Lit]]:
        """For levels 0, 1, 2: when a region is held at that level or lower, before any step down."""
        found = {}
        for level in (0, 1, 2):
            by_rule = self._joined(_capped_at(level))
            parts = {region: [lit] for region, lit in by_rule.items()}
            for source in ("tolerance", "wish", "last-level-minus-1"):
                told = self._joined(_capped_from(source))
                for region, lit in told.items():
                    low = [self.logic.var(f"{source} of {region} is {one}") for one in range(level + 1)]
                    parts[region].append(self.logic.both((lit, self.logic.either(low))))
            found[level] = {region: self.logic.either(lits) for region, lits in parts.items()}
        return found

    def avoided(self, region: str) -> Lit:
        """When a region is left out."""
        stepped = self.logic.both((self.marked("step_down")[region], self._capped[0][region]))
        return self.logic.either((self._avoided[region], stepped))

    def at_most(self, region: str, level: int) -> Lit:
        """When a region is left out, not today, or held at this level or lower."""
        gone = self.logic.either((self.avoided(region), self.marked("not_today")[region]))
        if level >= 3:
            return TRUE
        lower = self._capped[level][region]
        if level < 2:
            down = self.logic.both((self.marked("step_down")[region], self._capped[level + 1][region]))
        else:
            down = self.marked("step_down")[region]
        return self.logic.either((gone, lower, down))

    @cached_property
    def nothing_left(self) -> Lit:
        """When no region of today may be worked at level 1 or more."""
        return self.logic.both(
            self.logic.either((-there, self.at_most(region, 0))) for region, there in self.world.today.items()
        )

    @cached_property
    def no_plan(self) -> Lit:
        """When no plan is allowed."""
        return self.logic.either((self.rank_at_least(Rank.CLEARANCE), self.nothing_left))

    def excluded(self, technique: str, region: str = "") -> Lit:
        """When a technique is left out everywhere, or at least in a region."""
        everywhere = self.logic.either(
            lit for _, _, lit, effects in self.all_effects if technique in effects.exclude
        )
        named = [
            self.logic.both((lit, self.world.logic.var(f"{source} names {technique}")))
            for _, _, lit, effects in self.all_effects
            for source in effects.exclude_from
        ]
        if not region:
            return self.logic.either((everywhere, *named))
        there = self.world.keep(
            ("excluded", technique), self._in_regions,
            lambda effects: [p for p, techniques in effects.exclude_on.items() if technique in techniques],
        )  # fmt: skip
        return self.logic.either((everywhere, *named, *there.get(region, ())))

    def number_at_most(self, name: str, number: int) -> Lit:
        """When minutes, sessions or sessions a week are held at this number or fewer."""
        return self.logic.either(
            lit
            for _, _, lit, effects in self.all_effects
            if (value := getattr(effects, name)) is not None and value <= number
        )

    def region_at_most(self, name: str, region: str, number: float) -> Lit:
        """When the minutes of a region, or their share, are held at this number or fewer."""

        def low(effects: Effects) -> list[str]:
            values: Mapping[str, float] = getattr(effects, name)
            return [place for place, value in values.items() if value <= number]

        found = self.world.keep((name, number), self._joined, low)
        return found[region]

    def severity_at_least(self, severity: str) -> Lit:
        """When the severity counts as at least this."""
        least = _SEVERITIES.index(severity)
        return self.logic.either(
            lit for _, _, lit, effects in self.all_effects if _SEVERITIES.index(effects.severity_min) >= least
        )

    def no_position(self, position: str) -> Lit:
        """When a position is ruled out."""
        return self.logic.either(
            lit for _, _, lit, effects in self.all_effects if position in effects.no_position
        )

    @cached_property
    def flags(self) -> Mapping[str, Lit]:
        """When each flag is set."""
        return self.world.flags

    def referred(self) -> Lit:
        """When a rule sends the client on within about two weeks."""
        found = []
        for rule in self.rules:
            if rule.refer:
                excused = self.world.holds(rule.refer_unless)[0] if rule.refer_unless is not None else FALSE
                found.append(self.logic.both((self.fired[rule.id], -excused)))
        return self.logic.either(found)
