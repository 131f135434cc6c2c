"""Fills that need no colour: stripes and dots cut to the shape of a region, as plain points in drawing units.

They lie on one grid for the whole view, so the same fill runs on across a border.
"""

import functools
import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol, TypeAlias

from intake_app.bodymap.geometry import (
    Point,
    Polygon,
    Spans,
    common,
    distance_to_edge,
    is_inside,
    rows_inside,
    rows_near,
    rows_of_disc,
    turned,
    without,
)

Segment: TypeAlias = tuple[Point, Point]
UPWARDS = -math.pi / 4
DOWNWARDS = math.pi / 4


class Area(Protocol):
    """Something that can be filled or left free."""

    def rows(self, spacing: float, angle: float) -> dict[int, Spans]:
        """Where lines of this angle (radians) and spacing run inside it: spans along the line by line number."""
        ...


@dataclass(frozen=True, slots=True)
class Inside:
    """The inside of a polygon."""

    polygon: Polygon

    def rows(self, spacing: float, angle: float) -> dict[int, Spans]:
        """As in Area; kept, because the same regions are filled for every plan."""
        return _rows_inside(self.polygon, spacing, angle)


@dataclass(frozen=True, slots=True)
class Near:
    """Everything within `reach` of a polygon, the polygon itself included."""

    polygon: Polygon
    reach: float

    def rows(self, spacing: float, angle: float) -> dict[int, Spans]:
        """As in Area; kept, because every neighbour asks for it."""
        return _rows_near(self.polygon, self.reach, spacing, angle)


@dataclass(frozen=True, slots=True)
class Disc:
    """A round spot."""

    centre: Point
    radius: float

    def rows(self, spacing: float, angle: float) -> dict[int, Spans]:
        """As in Area."""
        (centre,) = turned([self.centre], -angle)
        return rows_of_disc(centre, self.radius, spacing)


def stripes(
    area: Area, spacing: float, angle: float, holes: Iterable[Area] = (), only: Area | None = None
) -> list[Segment]:
    """Lines that fill an area: `spacing` apart, at `angle`, not in the holes, and only inside `only` if given."""
    rows = _free(area, spacing, angle, holes)
    if only is not None:
        limits = only.rows(spacing, angle)
        rows = {row: common(spans, limits.get(row, [])) for row, spans in rows.items()}
    ends = [(x, row * spacing) for row, spans in sorted(rows.items()) for span in spans for x in span]
    points = turned(ends, angle)
    return list(zip(points[::2], points[1::2], strict=True))


def dots(area: Area, spacing: float, holes: Iterable[Area] = ()) -> list[Point]:
    """Points that fill an area, every second row moved by half a step; none closer to a side than a tenth of it."""
    rows = _free(area, spacing / 2, 0.0, holes)
    edge = spacing / 10
    found = []
    for row, spans in sorted(rows.items()):
        shift = spacing / 2 if row % 2 else 0.0
        for start, end in spans:
            first, last = (
                math.ceil((start + edge - shift) / spacing),
                math.floor((end - edge - shift) / spacing),
            )
            found += [(step * spacing + shift, row * spacing / 2) for step in range(first, last + 1)]
    return found


def free_point(polygon: Polygon, usual: Point, radius: float, discs: Sequence[Disc]) -> Point:
    """Where a disc of `radius` may stand in a polygon without covering others: `usual` if it is free there.

    Else the point with most room; `usual` again where there is none.
    """
    if _room(usual, discs) >= radius:
        return usual
    xs, ys = [x for x, _ in polygon], [y for _, y in polygon]
    steps = 16
    grid = [
        (min(xs) + (max(xs) - min(xs)) * i / steps, min(ys) + (max(ys) - min(ys)) * j / steps)
        for i in range(1, steps)
        for j in range(1, steps)
    ]
    best, most = usual, 0.0
    for point in grid:
        if _room(point, discs) > most and is_inside(polygon, point):
            room = min(_room(point, discs), distance_to_edge(polygon, point))
            best, most = (point, room) if room > most else (best, most)
    return best


def _room(point: Point, discs: Sequence[Disc]) -> float:
    return min((math.dist(point, disc.centre) - disc.radius for disc in discs), default=math.inf)


def _free(area: Area, spacing: float, angle: float, holes: Iterable[Area]) -> dict[int, Spans]:
    rows = area.rows(spacing, angle)
    for hole in holes:
        cut = hole.rows(spacing, angle)
        rows = {row: without(spans, cut.get(row, [])) for row, spans in rows.items()}
    return rows


@functools.lru_cache(maxsize=512)
def _rows_inside(polygon: Polygon, spacing: float, angle: float) -> dict[int, Spans]:
    return rows_inside(turned(polygon, -angle), spacing)


@functools.lru_cache(maxsize=32)
def _rows_near(polygon: Polygon, reach: float, spacing: float, angle: float) -> dict[int, Spans]:
    return rows_near(turned(polygon, -angle), reach, spacing)
