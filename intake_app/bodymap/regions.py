"""The body as the rules see it: regions, groups, zones, sides, and what lies below what. No drawing here."""

import functools
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from intake_app.base.errors import ContentError, IntakeAppError
from intake_app.base.faults import nearest
from intake_app.bodymap import words
from intake_app.bodymap.anatomy import SIDES, Anatomy, Group, Limb, Side, Zone
from intake_app.bodymap.anatomy_file import read_anatomy

ALL = "all"
_Value = TypeVar("_Value")


class UnknownPlace(IntakeAppError):
    """A word that is no region, group, zone, limb or name. `expected` holds the nearest right ones."""

    def __init__(self, place: str, known: Iterable[str]) -> None:
        self.place = place
        self.expected = nearest(place, known)
        super().__init__(f"There is no place on the body called “{place}”.", "", f"Write {self.expected}.")


@dataclass(frozen=True, slots=True, eq=False)
class BodyMap:
    """Regions and all that is asked of them, worked out once. Every answer is a lookup.

    regions: the 36 ids in the order of every list. places: region ids of each place that a rule may name.
    said: places in words, the largest first. Source: clinical content 2.1.
    """

    anatomy: Anatomy
    regions: tuple[str, ...]
    places: Mapping[str, frozenset[str]]
    said: Mapping[str, frozenset[str]]
    _names: Mapping[str, str]
    _limbs: Mapping[str, str]
    _zones: Mapping[str, str]
    _below: Mapping[str, frozenset[str]]
    _above: Mapping[str, frozenset[str]]

    @property
    def zones(self) -> tuple[str, ...]:
        """The ids of the nine zones in the order of the question."""
        return tuple(zone.id for zone in self.anatomy.zones)

    def expand(self, place: str) -> frozenset[str]:
        """The regions of a place that a rule or a case may name. Raises UnknownPlace.

        A region ("calf_L"), a part on both sides ("calf"), a group ("FOOT.L", "FEET", "BELOW_KNEE"), a zone
        ("lower legs") or "all".
        """
        return self._known(self.places, place)

    def side_of(self, region: str) -> Side | None:
        """ "L" or "R", the client's own; None for a region across the midline. Raises UnknownPlace."""
        self._check(region)
        side = region[-2:]
        return "L" if side == "_L" else "R" if side == "_R" else None

    def part_of(self, region: str) -> str:
        """The region's id without its side ("foot_sole"). Raises UnknownPlace."""
        return region if self.side_of(region) is None else region[:-2]

    def mirror(self, region: str) -> str:
        """The same region of the other side; its own mirror across the midline. Raises UnknownPlace."""
        side = self.side_of(region)
        return region if side is None else f"{region[:-1]}{'R' if side == 'L' else 'L'}"

    def limb_of(self, region: str) -> str | None:
        """The limb of a region ("LEG.L", "ARM.R"); None on head, neck and trunk. Raises UnknownPlace."""
        self._check(region)
        return self._limbs.get(region)

    def group_side(self, group: str, region: str) -> frozenset[str]:
        """The regions of a sided group on the region's side: ("FOOT", "calf_L") gives those of FOOT.L.

        A region across the midline gives both sides, the widest it can be. Raises UnknownPlace.
        """
        found = self._known({one.id: one for one in self.anatomy.groups if one.words.is_sided}, group)
        return self.anatomy.regions_of(found.parts, self.side_of(region))

    def below(self, region: str) -> frozenset[str]:
        """Regions farther out on the same limb, strictly (2.1); empty off the limbs. Raises UnknownPlace."""
        self._check(region)
        return self._below.get(region, frozenset())

    def above(self, region: str) -> frozenset[str]:
        """The reverse of `below`. Raises UnknownPlace."""
        self._check(region)
        return self._above.get(region, frozenset())

    def trunk_quarter(self, limb: str) -> frozenset[str]:
        """The nearest quarter of the trunk of a limb ("ARM.L"), as in 1.2. Raises UnknownPlace."""
        quarters = {f"{one.id}.{side}": (one, side) for one in self.anatomy.limbs for side in SIDES}
        found, side = self._known(quarters, limb)
        return self.anatomy.regions_of(found.trunk, side)

    def zone_of(self, region: str) -> str | None:
        """The zone of SES.9 that holds a region; None for the front of the neck. Raises UnknownPlace."""
        self._check(region)
        return self._zones.get(region)

    def zone(self, zone: str) -> Zone:
        """A zone by its id: title, where it is looked at, words. Raises UnknownPlace."""
        return self._known({one.id: one for one in self.anatomy.zones}, zone)

    def is_seated(self, zone: str) -> bool:
        """Whether the look always happens seated; False also for "table, or seated where bare"."""
        return self.zone(zone).look == "seated"

    def name(self, region: str) -> str:
        """The region's name to begin a line with ("Left sole"). Raises UnknownPlace."""
        return words.capital(words.said(self._known(self._names, region)))

    def list_name(self, part: str) -> str:
        """A part's name without side, for a list with two columns ("Sole"). Raises UnknownPlace."""
        found = self._known({one.id: one for one in self.anatomy.parts}, part)
        return words.capital(words.said(found.words.name))

    def describe(self, regions: Iterable[str]) -> str:
        """A set of regions in few plain words, the largest groups first: "both feet, left calf, upper back".

        Empty for no region. `from_words` reads it back. Raises UnknownPlace.
        """
        wanted = frozenset(regions)
        for region in wanted:
            self._check(region)
        return words.joined(words.cover(self.said, self.regions, wanted))

    def from_words(self, text: str) -> frozenset[str]:
        """The regions of places in words, as `describe` writes them. Raises UnknownPlace."""
        said = {words.said(name).lower(): regions for name, regions in self.said.items()}
        return frozenset().union(*(self._known(said, piece) for piece in words.pieces(text)))

    def in_order(self, regions: Iterable[str]) -> tuple[str, ...]:
        """These regions in the order of every list. Raises UnknownPlace."""
        wanted = frozenset(regions)
        for region in wanted:
            self._check(region)
        return tuple(region for region in self.regions if region in wanted)

    def _check(self, region: str) -> None:
        if region not in self._names:
            raise UnknownPlace(region, self.regions)

    def _known(self, table: Mapping[str, _Value], place: str) -> _Value:
        if place not in table:
            raise UnknownPlace(place, table)
        return table[place]


@functools.lru_cache(maxsize=4)
def load_body_map(forms: Path) -> BodyMap:
    """The body map of a forms folder, read once. Raises ContentError with every fault of `regions.toml`."""
    anatomy, faults = read_anatomy(forms)
    if anatomy is None:
        raise ContentError(
            "The table of body regions cannot be used as it is.",
            "No review starts on it.",
            "Mend these lines.",
            faults,
        )
    return body_map(anatomy)


def body_map(anatomy: Anatomy) -> BodyMap:
    """Everything that can be asked, worked out from tables without fault."""
    regions = tuple(region for part in anatomy.parts for region in part.regions())
    below = {region: lower for limb in anatomy.limbs for region, lower in _below(anatomy, limb)}
    return BodyMap(
        anatomy,
        regions,
        places=_places(anatomy, regions),
        said=words.said_places(anatomy),
        _names=words.region_names(anatomy),
        _limbs={
            region: f"{limb.id}.{side}"
            for limb in anatomy.limbs
            for side in SIDES
            for region in anatomy.regions_of((part for row in limb.rows for part in row), side)
        },
        _zones={region: zone.id for zone in anatomy.zones for region in anatomy.regions_of(zone.parts)},
        _below=below,
        _above={one: frozenset(upper for upper, lower in below.items() if one in lower) for one in below},
    )


def _places(anatomy: Anatomy, regions: tuple[str, ...]) -> dict[str, frozenset[str]]:
    places = {ALL: frozenset(regions)}
    places |= {zone.id: anatomy.regions_of(zone.parts) for zone in anatomy.zones}
    for group in anatomy.groups:
        places |= _group_places(anatomy, group)
    places |= {part.id: frozenset(part.regions()) for part in anatomy.parts}
    return places | {region: frozenset({region}) for region in regions}


def _group_places(anatomy: Anatomy, group: Group) -> dict[str, frozenset[str]]:
    if not group.words.is_sided:
        return {group.id: anatomy.regions_of(group.parts)}
    sides = {f"{group.id}.{side}": anatomy.regions_of(group.parts, side) for side in SIDES}
    return sides | {group.as_one: anatomy.regions_of(group.parts)}


def _below(anatomy: Anatomy, limb: Limb) -> Iterable[tuple[str, frozenset[str]]]:
    for side in SIDES:
        for step, row in enumerate(limb.rows):
            lower = anatomy.regions_of((part for later in limb.rows[step + 1 :] for part in later), side)
            yield from ((region, lower) for region in anatomy.regions_of(row, side))
