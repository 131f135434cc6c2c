"""The drawn body: outlines of the regions in five views, read from `resources/bodymap`. No screen, no paper.

Drawing units: x right, y down from the upper left corner; the standing figure is 1000 units tall, feet and
hands are drawn `enlarged` times larger. Points from a screen are 0-1 of the drawing's width and height.
"""

import functools
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

from intake_app.base.errors import ContentError, IntakeAppError
from intake_app.base.faults import Fault, nearest
from intake_app.bodymap.geometry import Point, Polygon, area, cubic_points, is_inside

CM_PER_UNIT = 0.17  # the figure's 1000 units stand for an adult of 170 cm
_PATH = re.compile(r'<path (?:id="(\w+)" )?d="([^"]*)"')
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?")
_PATH_TEXT = re.compile(r"\s*(?:(?:[MCZ]|-?\d+(?:\.\d)?)(?:\s+|$))*")


class UnknownView(IntakeAppError):
    """There is no such drawing."""

    def __init__(self, view: str, known: Mapping[str, "View"]) -> None:
        super().__init__(f"There is no drawing called “{view}”.", "", f"Write {nearest(view, known)}.")


class Cubic(NamedTuple):
    """One curve that goes on from where the last one ended: two control points and its end."""

    first: Point
    second: Point
    end: Point


@dataclass(frozen=True, slots=True)
class Path2D:
    """One run of cubic curves from `start`; closed ones end where they began."""

    start: Point
    curves: tuple[Cubic, ...]
    is_closed: bool

    def polygon(self, steps: int = 4) -> Polygon:
        """The path as straight lines, each curve in `steps` pieces (4: within 0.3 units)."""
        points = [self.start]
        for curve in self.curves:
            points += cubic_points(points[-1], *curve, steps)
        return tuple(points)


@dataclass(frozen=True, slots=True)
class RegionShape:
    """One region in one view: its outline and where to write on it.

    anchor: the point with most room around it, `room` units to the edge. number_at: centre of its number.
    leader: a line from beside the number to the region where the number does not fit inside, else None.
    """

    id: str
    outline: Path2D
    polygon: Polygon
    area: float
    anchor: Point
    room: float
    number_at: Point
    leader: tuple[Point, Point] | None


@dataclass(frozen=True, slots=True, eq=False)
class View:
    """One drawing: regions in drawing order, lines around them. letters: where "L" and "R" are written."""

    id: str
    title: str
    width: float
    height: float
    middle: float
    enlarged: float
    letters: Mapping[str, Point]
    regions: Mapping[str, RegionShape]
    never_planned: tuple[Path2D, ...]
    details: tuple[Path2D, ...]
    outline: tuple[Path2D, ...]

    @property
    def units_per_cm(self) -> float:
        """Drawing units for one centimetre of an adult, to draw margins to scale."""
        return self.enlarged / CM_PER_UNIT

    def region_at(self, point: Point) -> str | None:
        """The region under a point (0-1 of width and height), the smaller of two; None outside."""
        place = (point[0] * self.width, point[1] * self.height)
        hit = [shape for shape in self.regions.values() if is_inside(shape.polygon, place)]
        return min(hit, key=_area_of).id if hit else None

    def neighbours(self, region: str) -> tuple[str, ...]:
        """Regions of this view that share a border with this one."""
        return _neighbours(self)[region]


@dataclass(frozen=True, slots=True, eq=False)
class Drawings:
    """All views by id: front, back, soles, feet_top, hands."""

    views: Mapping[str, View]

    def view(self, view: str) -> View:
        """One view. Raises UnknownView."""
        if view not in self.views:
            raise UnknownView(view, self.views)
        return self.views[view]

    def region_at(self, point: Point, view: str) -> str | None:
        """The region under a point, the smaller one where regions overlap.

        point: x to the right, y down, both 0-1 of the drawing's width and height.
        Returns None outside the body and on parts that are never planned. Raises UnknownView.
        """
        return self.view(view).region_at(point)

    def views_of(self, region: str) -> tuple[str, ...]:
        """The views that show a region."""
        return tuple(name for name, view in self.views.items() if region in view.regions)


@functools.lru_cache(maxsize=2)
def load_drawings(folder: Path) -> Drawings:
    """Read `regions.json` and the views it names, once per folder. Raises ContentError."""
    table = json.loads((folder / "regions.json").read_text("utf-8"))
    return Drawings({name: _view(folder, name, entry) for name, entry in table["views"].items()})


def _view(folder: Path, name: str, entry: Mapping[str, Any]) -> View:
    layers = _layers(folder / entry["file"])
    places = sorted(entry["regions"].items(), key=_order_of)
    return View(
        id=name,
        title=entry["title"],
        width=float(entry["box"][2]),
        height=float(entry["box"][3]),
        middle=float(entry["middle"]),
        enlarged=float(entry["enlarged"]),
        letters={side: _point(at) for side, at in entry["letters"].items()},
        regions={region: _shape(region, layers.paths[region], place) for region, place in places},
        never_planned=tuple(path for one in entry["never_planned"] for path in layers.paths[one]),
        details=tuple(layers.details),
        outline=layers.paths["outline"],
    )


def _shape(region: str, paths: tuple[Path2D, ...], place: Mapping[str, Any]) -> RegionShape:
    (outline,) = paths
    polygon = outline.polygon()
    return RegionShape(
        id=region,
        outline=outline,
        polygon=polygon,
        area=area(polygon),
        anchor=_point(place["anchor"]),
        room=float(place["room"]),
        number_at=_point(place["number_at"]),
        leader=(_point(place["leader"][0]), _point(place["leader"][1])) if "leader" in place else None,
    )


class _Layers(NamedTuple):
    paths: dict[str, tuple[Path2D, ...]]
    details: list[Path2D]


def _layers(file: Path) -> _Layers:
    layers = _Layers({}, [])
    for name, text in _PATH.findall(file.read_text("utf-8")):
        paths = parse_path(text, file.name)
        if name:
            layers.paths[name] = paths
        else:
            layers.details.extend(paths)
    return layers


def parse_path(text: str, file: str = "") -> tuple[Path2D, ...]:
    """The runs of an SVG path that holds only M, C and Z. Raises ContentError for anything else."""
    if not _PATH_TEXT.fullmatch(text) or not text.lstrip().startswith("M"):
        raise _broken(file, text)
    return tuple(_run(piece, file) for piece in text.split("M")[1:])


def _run(text: str, file: str) -> Path2D:
    points = list(_points(_NUMBER.findall(text), text, file))
    if len(points) % 3 != 1:
        raise _broken(file, text)
    curves = tuple(Cubic(*points[i : i + 3]) for i in range(1, len(points), 3))
    return Path2D(points[0], curves, text.rstrip().endswith("Z"))


def _points(numbers: list[str], text: str, file: str) -> Iterator[Point]:
    if len(numbers) % 2:
        raise _broken(file, text)
    yield from ((float(x), float(y)) for x, y in zip(numbers[::2], numbers[1::2], strict=True))


def _broken(file: str, text: str) -> ContentError:
    fault = Fault(file, None, "path", text[:40], "is not a path of this kind", "M, C and Z with one decimal")
    return ContentError(
        "A drawing of the body is broken.", "Answers are kept.", "Install the program again.", [fault]
    )


def _point(pair: list[float]) -> Point:
    return (float(pair[0]), float(pair[1]))


@functools.lru_cache(maxsize=16)
def _neighbours(view: View) -> dict[str, tuple[str, ...]]:
    """Two regions are neighbours where two or more corners of their outlines are the same points."""
    corners = {region: frozenset(shape.polygon) for region, shape in view.regions.items()}
    return {
        region: tuple(one for one, others in corners.items() if one != region and len(own & others) > 1)
        for region, own in corners.items()
    }


def _area_of(shape: RegionShape) -> float:
    return shape.area


def _order_of(item: tuple[str, Mapping[str, Any]]) -> int:
    return int(item[1]["order"])
