"""The small fields of the map's legend: one for each way in which a region can be shown."""

from dataclasses import dataclass
from typing import Literal, TypeAlias

from reportlab.pdfgen.canvas import Canvas

from intake_app.base.texts import tr
from intake_app.bodymap.patterns import Disc, Inside
from intake_app.report.bodymap_pen import DISC_PT, Pen, cross_hatch, fill_level, hatch_spot

Sign: TypeAlias = Literal["0", "1", "2", "3", "look_first", "avoid", "spot", "not_today"]
SIGNS: tuple[Sign, ...] = ("0", "1", "2", "3", "look_first", "avoid", "spot", "not_today")


@dataclass(frozen=True, slots=True)
class LegendField:
    """A field of the legend. width, height: points, before `text_scale`; alt_text: what it looks like, in words."""

    sign: Sign
    text_scale: float = 1.0

    @property
    def width(self) -> float:
        """Its width in points."""
        return 26.0 * self.text_scale

    @property
    def height(self) -> float:
        """Its height in points."""
        return 15.0 * self.text_scale

    @property
    def alt_text(self) -> str:
        """The look of the field, for a reader who does not see it."""
        return {
            "0": tr("Rings and the digit 0"),
            "1": tr("Dots and the digit 1"),
            "2": tr("Wide lines and the digit 2"),
            "3": tr("Close lines and the digit 3"),
            "look_first": tr("Dashed edge"),
            "avoid": tr("Cross hatch"),
            "spot": tr("Digit in a hatched ring"),
            "not_today": tr("Empty field"),
        }[self.sign]

    def draw(self, canvas: Canvas, _width: float = 0.0, _height: float = 0.0) -> None:
        """Draw the field upwards from the canvas's origin, at its own size."""
        pen = Pen(canvas, (0.0, self.height), 1.0, self.text_scale)
        right, bottom = self.width, self.height
        inset = 1.6 * self.text_scale if self.sign in ("0", "1") else 0.0  # no dot is cut by the frame
        x, y = right - inset, bottom - inset
        area = Inside(((inset, inset), (x, inset), (x, y), (inset, y)))
        frame = [f"0 0 {right:.1f} {bottom:.1f} re"]
        middle = (right / 2, bottom / 2)
        if self.sign == "avoid":
            cross_hatch(pen, area)
        elif self.sign.isdigit():
            fill_level(pen, area, int(self.sign))
        if self.sign == "look_first":
            pen.dashed(frame)
            return
        if self.sign == "spot":
            hatch_spot(pen, Disc(middle, pen.units(DISC_PT + 1)))
            pen.disc(middle, pen.units(DISC_PT - 2), 0.9)
            return
        pen.lines(frame, 0.9, grey=0.4 if self.sign == "not_today" else 0.0)
        if self.sign.isdigit():
            pen.digit(int(self.sign), middle)
