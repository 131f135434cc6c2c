"""The pen for pictures of the body: lines in drawing units, words in points, and the pattern of each level."""

from collections.abc import Iterable, Sequence

from reportlab.pdfgen.canvas import Canvas

from intake_app.bodymap.geometry import Point
from intake_app.bodymap.patterns import DOWNWARDS, UPWARDS, Area, Disc, dots, stripes
from intake_app.report.bodymap_lines import circle, number, segments
from intake_app.report.fonts import plain_font

TEXT_PT = 8.5
DIGIT_PT = 9.5
DISC_PT = 6.4  # radius of the white disc under a digit
DOT_PT, DOTS_APART_PT = 1.0, 4.8
RING_PT, RINGS_APART_PT = 2.4, 8.0
LINE_PT, WIDE_PT, CLOSE_PT, CROSS_PT = 0.5, 4.0, 2.0, 2.4
EDGE_PT, DASH_PT, DASH_GAP_PT = 2.0, 3.4, 2.2
CAPITAL = 0.345  # half the height of a digit or capital, in parts of its size


class Pen:
    """Writes on a canvas in the units of one drawing: x right, y down from `corner` (points of the canvas)."""

    def __init__(self, canvas: Canvas, corner: Point, scale: float, text_scale: float) -> None:
        self.scale, self.text_scale = scale, text_scale
        self._canvas, self._corner = canvas, corner

    def units(self, points: float) -> float:
        """A length on paper, enlarged with the text, in drawing units; rounded, to be the same each time."""
        return round(points * self.text_scale / self.scale, 3)

    def lines(self, operators: Iterable[str], width_pt: float, grey: float = 0.0, more: str = "") -> None:
        """Stroke paths given as PDF operators in drawing units. grey: 0 black, 1 white."""
        code = " ".join(operators)
        if not code:
            return
        canvas = self._canvas
        canvas.saveState()
        canvas.transform(self.scale, 0, 0, -self.scale, *self._corner)
        canvas.addLiteral(f"{number(self.units(width_pt), 2)} w {number(grey, 2)} G {more} {code} S")
        canvas.restoreState()

    def dashed(self, operators: Sequence[str]) -> None:
        """The edge of "look first": black dashes on white, so that no line beneath fills the gaps."""
        on, off = (number(self.units(length), 2) for length in (DASH_PT, DASH_GAP_PT))
        self.lines(operators, EDGE_PT, grey=1.0)
        self.lines(operators, EDGE_PT, more=f"[{on} {off}] 0 d 1 j")

    def disc(self, centre: Point, radius: float, edge_pt: float) -> None:
        """A white disc with a black edge; centre and radius in drawing units."""
        canvas = self._canvas
        x, y = self._on_page(centre)
        canvas.saveState()
        canvas.setFillGray(1)
        canvas.setStrokeGray(0)
        canvas.setLineWidth(edge_pt * self.text_scale)
        canvas.circle(round(x, 2), round(y, 2), round(radius * self.scale, 2), fill=1)
        canvas.restoreState()

    def digit(self, level: int, centre: Point) -> None:
        """A level in its white disc."""
        self.disc(centre, self.units(DISC_PT), 0.9)
        self.word(str(level), centre, DIGIT_PT)

    def word(self, text: str, centre: Point, size_pt: float = TEXT_PT, *, bold: bool = True) -> None:
        """A word, centred on a point of the drawing."""
        x, y = self._on_page(centre)
        size = size_pt * self.text_scale
        self._canvas.setFillGray(0)
        self._canvas.setFont(plain_font(bold=bold), size)
        self._canvas.drawCentredString(round(x, 2), round(y - size * CAPITAL, 2), text)

    def _on_page(self, point: Point) -> Point:
        return self._corner[0] + point[0] * self.scale, self._corner[1] - point[1] * self.scale


def fill_level(pen: Pen, area: Area, level: int, holes: Sequence[Area] = ()) -> None:
    """Fill an area with the pattern of a level 0-3, except in the holes."""
    if level == 0:
        _rings(pen, area, holes)
    elif level == 1:
        _dots(pen, area, holes)
    else:
        spacing = pen.units(WIDE_PT if level == 2 else CLOSE_PT)
        pen.lines(segments(stripes(area, spacing, UPWARDS, holes)), LINE_PT)


def cross_hatch(pen: Pen, area: Area, only: Area | None = None) -> None:
    """Fill an area with the hatch of what is left out; only where it meets `only`, if given."""
    spacing = pen.units(CROSS_PT)
    for angle in (UPWARDS, DOWNWARDS):
        pen.lines(segments(stripes(area, spacing, angle, only=only)), LINE_PT)


def hatch_spot(pen: Pen, disc: Disc) -> None:
    """A round spot that is left out, on white, with its edge."""
    pen.disc(disc.centre, disc.radius, 1.0)
    cross_hatch(pen, disc)
    pen.lines(circle(disc), 1.0)


def _dots(pen: Pen, area: Area, holes: Sequence[Area]) -> None:
    points = dots(area, pen.units(DOTS_APART_PT), holes)
    pen.lines(segments((point, point) for point in points), DOT_PT, more="1 J")


def _rings(pen: Pen, area: Area, holes: Sequence[Area]) -> None:
    """Level 0 must differ from "not today" also where the whole figure leaves its digit to an enlarged view."""
    points = dots(area, pen.units(RINGS_APART_PT), holes)
    for width_pt, grey in ((RING_PT, 0.0), (RING_PT - 1.0, 1.0)):
        pen.lines(segments((point, point) for point in points), width_pt, grey, more="1 J")
