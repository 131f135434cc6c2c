"""Ink as lines to draw: fewer points, smooth curves, and the path that SVG, a window and paper all understand."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeAlias

from intake_app.ink.strokes import Ink, InkPoint, Stroke

Place: TypeAlias = tuple[float, float]
TOLERANCE = 0.0015  # of the pad's width: half a pixel on a pad of 330


@dataclass(frozen=True, slots=True)
class Curve:
    """One cubic curve from `start` to `end`, in the units of the strokes it was made from."""

    start: Place
    first: Place
    second: Place
    end: Place


def simplified(ink: Ink, tolerance: float = TOLERANCE) -> Ink:
    """The ink with fewer points: no point left out was farther than `tolerance` (pad widths) from the line kept.

    First and last point of each stroke stay, times with their points.
    """
    return Ink(
        tuple(Stroke(_thinned(stroke.points, ink.aspect, tolerance)) for stroke in ink.strokes), ink.aspect
    )


def smooth_curves(stroke: Stroke) -> tuple[Curve, ...]:
    """Smooth curves through all points of a stroke, within 0-1; none for a single point, which is a dot."""
    places = [(point.x, point.y) for point in stroke.points]
    padded = [places[0], *places, places[-1]]
    return tuple(_curve(*padded[i : i + 4]) for i in range(len(places) - 1))


def to_svg_path(ink: Ink, width: float, height: float) -> str:
    """The ink as one SVG path of M and C in a box of this width and height, two decimals. Empty for no strokes.

    A dot is a line of no length: stroke it with round ends.
    """
    return " ".join(_stroke_path(stroke, width, height) for stroke in ink.strokes)


def _stroke_path(stroke: Stroke, width: float, height: float) -> str:
    start = (stroke.points[0].x, stroke.points[0].y)
    curves = smooth_curves(stroke) or (Curve(start, start, start, start),)
    lines = (
        " ".join(_scaled(place, width, height) for place in (curve.first, curve.second, curve.end))
        for curve in curves
    )
    return " ".join([f"M {_scaled(start, width, height)}", *(f"C {line}" for line in lines)])


def _scaled(place: Place, width: float, height: float) -> str:
    return f"{place[0] * width:.2f} {place[1] * height:.2f}"


def _curve(before: Place, start: Place, end: Place, after: Place) -> Curve:
    """A Catmull-Rom piece as a Bezier curve; its control points, and so the whole curve, stay on the pad."""
    first = (_on_pad(start[0] + (end[0] - before[0]) / 6), _on_pad(start[1] + (end[1] - before[1]) / 6))
    second = (_on_pad(end[0] - (after[0] - start[0]) / 6), _on_pad(end[1] - (after[1] - start[1]) / 6))
    return Curve(start, first, second, end)


def _on_pad(value: float) -> float:
    return min(1.0, max(0.0, value))


def _thinned(points: Sequence[InkPoint], aspect: float, tolerance: float) -> tuple[InkPoint, ...]:
    """Ramer-Douglas-Peucker without recursion: strokes may be long."""
    kept = {0, len(points) - 1}
    open_spans = [(0, len(points) - 1)]
    while open_spans:
        first, last = open_spans.pop()
        if last - first < 2:
            continue
        far, index = max(
            (_distance(points[i], points[first], points[last], aspect), i) for i in range(first + 1, last)
        )
        if far > tolerance:
            kept.add(index)
            open_spans += [(first, index), (index, last)]
    return tuple(points[i] for i in sorted(kept))


def _distance(point: InkPoint, start: InkPoint, end: InkPoint, aspect: float) -> float:
    """From a point to the line between two others, in widths of the pad."""
    x, y = point.x - start.x, (point.y - start.y) / aspect
    dx, dy = end.x - start.x, (end.y - start.y) / aspect
    square = dx * dx + dy * dy
    t = min(1.0, max(0.0, (x * dx + y * dy) / square)) if square else 0.0
    return math.hypot(x - t * dx, y - t * dy)
