"""`forms/regions.toml` as values: parts, groups, limbs, zones. `anatomy_file` reads it."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal, TypeAlias

Side: TypeAlias = Literal["L", "R"]
Look: TypeAlias = Literal["seated", "table", "table-or-seated"]
SIDES: tuple[Side, Side] = ("L", "R")
LOOKS: tuple[Look, ...] = ("seated", "table", "table-or-seated")


@dataclass(frozen=True, slots=True)
class Words:
    """How a part, group or zone is called, in lower case: `name` without side, or the others."""

    name: str = ""
    left: str = ""
    right: str = ""
    both: str = ""

    @property
    def is_sided(self) -> bool:
        """Whether there is a left and a right one."""
        return bool(self.left)

    def of_side(self, side: Side) -> str:
        """The name of the client's left or right one."""
        return self.left if side == "L" else self.right


@dataclass(frozen=True, slots=True)
class Part:
    """One part of the body: one region across the midline, or a left and a right region."""

    id: str
    words: Words

    def regions(self, side: Side | None = None) -> tuple[str, ...]:
        """Its region ids: of one side, or all. A part across the midline is the same on either side."""
        if not self.words.is_sided:
            return (self.id,)
        return tuple(f"{self.id}_{one}" for one in SIDES if side in (None, one))


@dataclass(frozen=True, slots=True)
class Group:
    """Parts that rules name together. If sided ("FOOT": FOOT.L, FOOT.R), `as_one` is both sides."""

    id: str
    parts: tuple[str, ...]
    words: Words
    as_one: str = ""


@dataclass(frozen=True, slots=True)
class Limb:
    """An arm or a leg: rows of parts from the trunk outwards, and the quarter of the trunk nearest to it."""

    id: str
    rows: tuple[tuple[str, ...], ...]
    trunk: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Zone:
    """A zone of today's session (both sides), and where its look and light touch happen."""

    id: str
    title: str
    parts: tuple[str, ...]
    look: Look
    words: Words


@dataclass(frozen=True, slots=True)
class Anatomy:
    """All of `regions.toml`, each table in the order of the file."""

    parts: tuple[Part, ...]
    groups: tuple[Group, ...]
    limbs: tuple[Limb, ...]
    zones: tuple[Zone, ...]

    def regions_of(self, parts: Iterable[str], side: Side | None = None) -> frozenset[str]:
        """The region ids of these parts, of one side or of both. Every part must exist."""
        known = {part.id: part for part in self.parts}
        return frozenset(region for name in parts for region in known[name].regions(side))
