"""Lines of the body map as PDF operators in drawing units, one decimal: the same each time, and short."""

import functools
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from intake_app.bodymap.geometry import Point
from intake_app.bodymap.patterns import Disc, Segment
from intake_app.bodymap.shapes import Cubic, Path2D, View


@dataclass(frozen=True, slots=True)
class BodyLines:
    """What is the same on every picture of a view: borders inside the body, details, outline."""

    borders: tuple[str, ...]
    details: tuple[str, ...]
    outline: tuple[str, ...]


@functools.lru_cache(maxsize=16)
def body_lines(view: View) -> BodyLines:
    """The lines of a view, written once. A border that is part of the outline is not drawn twice."""
    edges = {_key(start, curve) for path in view.outline for start, curve in _curves(path)}
    return BodyLines(
        borders=tuple(once((shape.outline for shape in view.regions.values()), edges)),
        details=tuple(_path(path) for path in view.details),
        outline=tuple(_path(path) for path in view.outline),
    )


def once(paths: Iterable[Path2D], drawn: set[tuple[Point, ...]]) -> Iterator[str]:
    """Paths without any curve drawn before, since neighbours share borders and dashes would fill each other."""
    for path in paths:
        is_open = False
        for start, curve in _curves(path):
            is_new = _key(start, curve) not in drawn
            if is_new:
                drawn.add(_key(start, curve))
                yield _curve(curve) if is_open else f"{_xy(start)} m {_curve(curve)}"
            is_open = is_new


def segments(lines: Iterable[Segment]) -> Iterator[str]:
    """Straight lines, each on its own."""
    return (f"{_xy(start)} m {_xy(end)} l" for start, end in lines)


def circle(disc: Disc) -> Iterator[str]:
    """The edge of a disc, as four curves."""
    (x, y), r = disc.centre, disc.radius
    k = r * 0.5523
    yield f"{_xy((x + r, y))} m"
    for first, second, end in (
        ((x + r, y + k), (x + k, y + r), (x, y + r)),
        ((x - k, y + r), (x - r, y + k), (x - r, y)),
        ((x - r, y - k), (x - k, y - r), (x, y - r)),
        ((x + k, y - r), (x + r, y - k), (x + r, y)),
    ):
        yield _curve(Cubic(first, second, end))


def number(value: float, digits: int = 1) -> str:
    """A number as short as PDF allows."""
    return f"{round(value, digits):g}"


def _curves(path: Path2D) -> Iterator[tuple[Point, Cubic]]:
    start = path.start
    for curve in path.curves:
        yield start, curve
        start = curve.end


def _key(start: Point, curve: Cubic) -> tuple[Point, ...]:
    """The same for a curve and for the same curve drawn backwards."""
    points = (start, *curve)
    return min(points, points[::-1])


def _path(path: Path2D) -> str:
    curves = (_curve(curve) for curve in path.curves)
    return " ".join([f"{_xy(path.start)} m", *curves, *(["h"] if path.is_closed else [])])


def _curve(curve: Cubic) -> str:
    return f"{_xy(curve.first)} {_xy(curve.second)} {_xy(curve.end)} c"


def _xy(point: Point) -> str:
    return f"{point[0]:.1f} {point[1]:.1f}"
