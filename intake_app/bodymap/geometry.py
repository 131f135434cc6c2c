"""Plane geometry on plain points: cubic curves, polygons, and the parts of lines inside a shape."""

import math
from collections.abc import Iterable, Sequence
from typing import TypeAlias

Point: TypeAlias = tuple[float, float]
Polygon: TypeAlias = tuple[Point, ...]
Spans: TypeAlias = list[tuple[float, float]]  # parts of a line, apart from each other and in order


def cubic_points(start: Point, first: Point, second: Point, end: Point, steps: int) -> list[Point]:
    """`steps` points along a cubic Bezier curve, its end included and its start not."""
    points = []
    for step in range(1, steps):
        t = step / steps
        a, b, c, d = (1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t**3
        x = a * start[0] + b * first[0] + c * second[0] + d * end[0]
        y = a * start[1] + b * first[1] + c * second[1] + d * end[1]
        points.append((round(x, 3), round(y, 3)))
    return [*points, end]


def area(polygon: Sequence[Point]) -> float:
    """The area inside a polygon, in square units, never negative."""
    pairs = zip(polygon, (*polygon[1:], polygon[0]), strict=True)
    return abs(sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in pairs)) / 2


def is_inside(polygon: Sequence[Point], point: Point) -> bool:
    """Whether a point lies inside a polygon (even-odd rule)."""
    x, y = point
    inside = False
    x1, y1 = polygon[-1]
    for x2, y2 in polygon:
        if (y1 > y) != (y2 > y) and x < x1 + (y - y1) * (x2 - x1) / (y2 - y1):
            inside = not inside
        x1, y1 = x2, y2
    return inside


def distance_to_edge(polygon: Sequence[Point], point: Point) -> float:
    """The distance from a point to the nearest edge of a polygon."""
    pairs = zip(polygon, (*polygon[1:], polygon[0]), strict=True)
    return min(_distance(point, start, end) for start, end in pairs)


def turned(points: Iterable[Point], angle: float) -> Polygon:
    """Points turned about the origin by `angle` radians."""
    c, s = math.cos(angle), math.sin(angle)
    return tuple((x * c - y * s, x * s + y * c) for x, y in points)


def rows_inside(polygon: Sequence[Point], spacing: float) -> dict[int, Spans]:
    """Where the lines y = row x spacing run inside a polygon: spans of x by row number."""
    crossings: dict[int, list[float]] = {}
    x1, y1 = polygon[-1]
    for x2, y2 in polygon:
        low, high = (y1, y2) if y1 < y2 else (y2, y1)
        for row in range(math.ceil(low / spacing), math.ceil(high / spacing)):
            crossings.setdefault(row, []).append(x1 + (row * spacing - y1) * (x2 - x1) / (y2 - y1))
        x1, y1 = x2, y2
    return {
        row: list(zip(xs[::2], xs[1::2], strict=True))
        for row, found in crossings.items()
        if (xs := sorted(found))
    }


def rows_near(polygon: Sequence[Point], reach: float, spacing: float) -> dict[int, Spans]:
    """As `rows_inside`, of the polygon widened by `reach` on every side."""
    found = rows_inside(polygon, spacing)
    start = polygon[-1]
    for end in polygon:
        for row, span in _rows_of_band(start, end, reach, spacing):
            found.setdefault(row, []).append(span)
        start = end
    return {row: united(spans) for row, spans in found.items()}


def rows_of_disc(centre: Point, radius: float, spacing: float) -> dict[int, Spans]:
    """As `rows_inside`, of a disc."""
    rows = {}
    for row in range(
        math.ceil((centre[1] - radius) / spacing), math.floor((centre[1] + radius) / spacing) + 1
    ):
        half = math.sqrt(max(0.0, radius**2 - (row * spacing - centre[1]) ** 2))
        rows[row] = [(centre[0] - half, centre[0] + half)]
    return rows


def united(spans: Iterable[tuple[float, float]]) -> Spans:
    """Spans joined where they meet or overlap, in order."""
    joined: Spans = []
    for start, end in sorted(spans):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined


def without(spans: Spans, holes: Spans) -> Spans:
    """What is left of `spans` outside `holes`; both in order."""
    left = spans
    for start, end in holes:
        left = [
            piece for a, b in left for piece in ((a, min(b, start)), (max(a, end), b)) if piece[0] < piece[1]
        ]
    return left


def common(spans: Spans, others: Spans) -> Spans:
    """Where both run."""
    pieces = ((max(a, c), min(b, d)) for a, b in spans for c, d in others)
    return united(piece for piece in pieces if piece[0] < piece[1])


def _rows_of_band(
    start: Point, end: Point, reach: float, spacing: float
) -> Iterable[tuple[int, tuple[float, float]]]:
    """Spans of the band of points within `reach` of an edge: a convex shape, so one span in each row."""
    low, high = min(start[1], end[1]) - reach, max(start[1], end[1]) + reach
    for row in range(math.ceil(low / spacing), math.floor(high / spacing) + 1):
        y = row * spacing
        xs = [x for centre in (start, end) for x in _on_circle(centre, reach, y)]
        xs += _on_sides(start, end, reach, y)
        if xs:
            yield row, (min(xs), max(xs))


def _on_circle(centre: Point, radius: float, y: float) -> list[float]:
    square = radius**2 - (y - centre[1]) ** 2
    return [] if square < 0 else [centre[0] - math.sqrt(square), centre[0] + math.sqrt(square)]


def _on_sides(start: Point, end: Point, reach: float, y: float) -> list[float]:
    """Where a row crosses the two long sides of the band."""
    dx, dy = end[0] - start[0], end[1] - start[1]
    length = math.hypot(dx, dy)
    if length == 0 or dy == 0:
        return []
    off_x, off_y = -dy / length * reach, dx / length * reach
    steps = [(sign, (y - start[1] - sign * off_y) / dy) for sign in (1, -1)]
    return [start[0] + sign * off_x + t * dx for sign, t in steps if 0 <= t <= 1]


def _distance(point: Point, start: Point, end: Point) -> float:
    dx, dy = end[0] - start[0], end[1] - start[1]
    square = dx * dx + dy * dy
    along = ((point[0] - start[0]) * dx + (point[1] - start[1]) * dy) / square if square else 0.0
    t = min(1.0, max(0.0, along))
    return math.hypot(point[0] - start[0] - t * dx, point[1] - start[1] - t * dy)
