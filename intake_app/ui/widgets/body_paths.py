"""The drawings of the body read as painter paths. They hold only M, C and Z, so no SVG library is needed."""

import json
import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainterPath

from intake_app.base.paths import resource

VIEWS = ("front", "back", "feet_top", "soles", "hands")
_GROUP = re.compile(r'<g id="(\w+)"[^>]*>(.*?)</g>', re.DOTALL)
_PATH = re.compile(r'<path(?: id="(\w+)")?[^>]*? d="([^"]+)"')


@dataclass(frozen=True)
class RegionShape:
    """A region of one view: outline, where its number stands, and a leader where that is beside it."""

    id: str
    path: QPainterPath
    area: float
    number_at: QPointF
    room: float
    leader: tuple[QPointF, QPointF] | None


@dataclass(frozen=True)
class BodyView:
    """One drawing. `letters` are the places of the words Left and Right."""

    name: str
    box: QRectF
    ground: QPainterPath
    outline: QPainterPath
    details: tuple[QPainterPath, ...]
    regions: tuple[RegionShape, ...]
    letters: dict[str, QPointF]

    def region_at(self, point: QPointF) -> str:
        """Id of the smallest region under a point in units of the drawing; empty where there is none."""
        hit = [shape for shape in self.regions if shape.path.contains(point)]
        return min(hit, key=_area).id if hit else ""


@cache
def body_view(name: str) -> BodyView:
    """A view by name. Raises KeyError for an unknown one, OSError when the drawing is missing."""
    facts: dict[str, Any] = _facts()["views"][name]
    svg = resource("bodymap", facts["file"]).read_text("utf-8")
    groups = {group: _PATH.findall(inside) for group, inside in _GROUP.findall(svg)}
    alone = dict(_PATH.findall(_GROUP.sub("", svg)))
    shapes = dict(groups["regions"])
    return BodyView(
        name,
        QRectF(*facts["box"]),
        path_of(alone["ground"]),
        path_of(alone["outline"]),
        tuple(path_of(words) for _name, words in groups.get("details", [])),
        tuple(_shape(region, path_of(shapes[region]), one) for region, one in facts["regions"].items()),
        {letter: QPointF(*place) for letter, place in facts["letters"].items()},
    )


def path_of(words: str) -> QPainterPath:
    """The path described by M, C and Z."""
    path = QPainterPath()
    for letter, numbers in re.findall(r"([MCZ])([^MCZ]*)", words):
        v = [float(number) for number in numbers.split()]
        if letter == "M":
            path.moveTo(v[0], v[1])
        elif letter == "C":
            for at in range(0, len(v), 6):
                path.cubicTo(*v[at : at + 6])
        else:
            path.closeSubpath()
    return path


@cache
def _facts() -> Any:
    return json.loads(resource("bodymap", "regions.json").read_text("utf-8"))


def _shape(region: str, path: QPainterPath, facts: dict[str, Any]) -> RegionShape:
    line = facts.get("leader")
    leader = (QPointF(*line[0]), QPointF(*line[1])) if line else None
    return RegionShape(region, path, facts["area"], QPointF(*facts["number_at"]), facts["room"], leader)


def _area(shape: RegionShape) -> float:
    return shape.area
