"""The body map on paper: black on white, patterns instead of colours, drawn with lines only.

Levels 0 to 3 are rings, dots, wide lines, close lines, each with its digit; look first has a dashed edge, what is
left out a cross hatch, what is not today is empty. All is cut to shape here, so that no printer has to clip or tile.
"""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reportlab.pdfgen.canvas import Canvas

from intake_app.base.paths import resource
from intake_app.base.texts import tr
from intake_app.bodymap.geometry import Point
from intake_app.bodymap.patterns import Area, Disc, Inside, Near, free_point
from intake_app.bodymap.picture import WHOLE_FIGURE, BodyMapPicture, RegionLook, alt_text
from intake_app.bodymap.regions import BodyMap
from intake_app.bodymap.shapes import RegionShape, View, load_drawings
from intake_app.report.bodymap_lines import body_lines, once, segments
from intake_app.report.bodymap_pen import DISC_PT, TEXT_PT, Pen, cross_hatch, fill_level, hatch_spot

VIEW_WIDTH = 500.0  # every view is that many units wide
CAPTION_ROOM = 1.6  # height of a caption's line, in parts of the text's size
SPOT_PT = 3.0  # smallest radius of a spot
CAPTIONS = {
    "front": "Front",
    "back": "Back",
    "feet_top": "Feet from above",
    "soles": "Soles",
    "hands": "Hands",
}


def body_map_drawing(
    picture: BodyMapPicture, body: BodyMap, width_pt: float, text_scale: float = 1.0
) -> "BodyMapDrawing":
    """The picture at this width; its height follows. `text_scale` enlarges digits, words and patterns.

    Raises UnknownView for a view that there is not. The same picture gives the same bytes.
    """
    drawings = load_drawings(resource("bodymap"))
    views = [drawings.view(name) for name in picture.views]
    figures = tuple(view for view in views if view.id in WHOLE_FIGURE)
    enlarged = tuple(view for view in views if view.id not in WHOLE_FIGURE)
    rows = tuple(_Row(row, width_pt, text_scale) for row in (figures, enlarged) if row)
    return BodyMapDrawing(picture, alt_text(picture, body), width_pt, text_scale, rows)


@dataclass(frozen=True, slots=True)
class _Row:
    """Views side by side at one scale, in the middle of the width, with room for words above and captions below."""

    views: tuple[View, ...]
    width_pt: float
    text_scale: float

    @property
    def scale(self) -> float:
        return self.width_pt / (VIEW_WIDTH * max(2, len(self.views)))

    @property
    def drawing_height(self) -> float:
        return max(view.height for view in self.views) * self.scale

    @property
    def head(self) -> float:
        """Room above the drawings for "Left" and "Right" where they stand on top of the feet."""
        tops = [_top(view) for view in self.views if any(y < _top(view) for _, y in view.letters.values())]
        return max((TEXT_PT * 1.2 * self.text_scale - top * self.scale for top in tops), default=0.0)

    @property
    def height(self) -> float:
        return self.head + self.drawing_height + CAPTION_ROOM * TEXT_PT * self.text_scale

    def left(self, column: int) -> float:
        used = VIEW_WIDTH * self.scale * len(self.views)
        return (self.width_pt - used) / 2 + column * VIEW_WIDTH * self.scale


@dataclass(frozen=True, slots=True)
class BodyMapDrawing:
    """The views of a picture: whole figures side by side, below them feet and hands at one scale, with captions.

    alt_text: the picture in sentences. width, height: points.
    """

    picture: BodyMapPicture
    alt_text: str
    width: float
    text_scale: float
    rows: tuple[_Row, ...]

    @property
    def height(self) -> float:
        """The height of all rows, in points."""
        return sum(row.height for row in self.rows)

    def draw(self, canvas: Canvas, _width: float = 0.0, _height: float = 0.0) -> None:
        """Draw all views upwards from the canvas's origin, at the drawing's own size."""
        top = self.height
        for row in self.rows:
            for column, view in enumerate(row.views):
                corner = (row.left(column), top - row.head)
                pen = Pen(canvas, corner, row.scale, self.text_scale)
                _Sheet(pen, view, self.picture).draw()
                caption_y = (row.drawing_height / row.scale) + pen.units(TEXT_PT * 0.7)
                pen.word(tr(CAPTIONS[view.id]), (VIEW_WIDTH / 2, caption_y), bold=False)
            top -= row.height


class _Sheet:
    """One view of one picture."""

    def __init__(self, pen: Pen, view: View, picture: BodyMapPicture) -> None:
        self._pen, self._view, self._picture = pen, view, picture
        self._looks = {region: picture.look(region) for region in view.regions}
        self._spots = [disc for look in self._looks.values() for disc in self._discs(look)]
        self._wide = [look for look in self._looks.values() if look.margin_cm]

    def draw(self) -> None:
        """From below: patterns, spots, the body's lines, edges, numbers, words."""
        for look in self._looks.values():
            self._fill(look)
        for disc in self._spots:
            hatch_spot(self._pen, disc)
        self._draw_body()
        first = [look.region for look in self._looks.values() if look.state == "look_first"]
        self._pen.dashed(list(once((self._view.regions[region].outline for region in first), set())))
        self._draw_numbers()
        self._draw_sides()

    def _fill(self, look: RegionLook) -> None:
        """The pattern of one region, kept free of spots and of what is left out around a neighbour."""
        area = Inside(self._view.regions[look.region].polygon)
        if look.state == "avoid":
            cross_hatch(self._pen, area)
            return
        margins = list(self._margins(look.region))
        for margin in margins:
            cross_hatch(self._pen, area, margin)
        holes: list[Area] = [*margins, *self._spots]
        if look.level is not None:
            fill_level(self._pen, area, look.level, holes)

    def _margins(self, region: str) -> Iterator[Near]:
        for wide in self._wide:
            if region in self._view.neighbours(wide.region):
                reach = wide.margin_cm * self._view.units_per_cm
                yield Near(self._view.regions[wide.region].polygon, reach)

    def _draw_body(self) -> None:
        lines = body_lines(self._view)
        self._pen.lines(lines.borders, 0.5, grey=0.4)
        self._pen.lines(lines.details, 0.4, grey=0.4, more="1 J")
        self._pen.lines(lines.outline, 1.0, more="1 j")

    def _draw_numbers(self) -> None:
        radius = self._pen.units(DISC_PT)
        beside: dict[bool, float] = {}
        for region, shape in self._view.regions.items():
            look = self._looks[region]
            if look.level is None or self._picture.is_told_larger(self._view.id, region):
                continue
            at = _number_place(shape, radius, self._spots, beside)
            if shape.leader:
                self._pen.lines(segments([(at, shape.leader[1])]), 0.7)
            if any(not self._picture.is_placed(spot) for spot in look.spots):
                hatch_spot(self._pen, Disc(at, radius + self._pen.units(SPOT_PT)))
            self._pen.digit(look.level, at)

    def _draw_sides(self) -> None:
        top = _top(self._view)
        above = top - self._pen.units(TEXT_PT * 0.7)
        for side, (x, y) in self._view.letters.items():
            word = tr("Left") if side == "L" else tr("Right")
            self._pen.word(word, (x, min(y, above) if y < top else y))

    def _discs(self, look: RegionLook) -> Iterator[Disc]:
        for spot in look.spots:
            if spot.at is not None and spot.view == self._view.id:
                x, y = spot.at[0] * self._view.width, spot.at[1] * self._view.height
                radius = max(self._pen.units(SPOT_PT), spot.margin_cm * self._view.units_per_cm)
                yield Disc((round(x, 1), round(y, 1)), radius)


def _number_place(
    shape: RegionShape, radius: float, spots: Sequence[Disc], beside: dict[bool, float]
) -> Point:
    """Inside the region clear of spots; beside the figure below the number that stands there already."""
    if shape.leader is None:
        return free_point(shape.polygon, shape.number_at, radius, spots)
    is_left = shape.number_at[0] < shape.leader[1][0]
    y = max(shape.number_at[1], beside.get(is_left, -math.inf) + 2.2 * radius)
    beside[is_left] = y
    return shape.number_at[0], y


def _top(view: View) -> float:
    """Where the drawn body begins, from above."""
    return min(y for path in view.outline for _, y in path.polygon(1))
