"""Sizes of pages and lines in points (1/72 inch), the unit of everything on paper."""

from dataclasses import dataclass

MM = 72 / 25.4
LETTER = (612.0, 792.0)
A4 = (210 * MM, 297 * MM)

HAIR = 0.5
LINE = 1.0
FRAME = 2.5


@dataclass(frozen=True, slots=True)
class Area:
    """A rectangle on a page. x, bottom: from the page's lower left corner; top = bottom + height."""

    x: float
    bottom: float
    width: float
    height: float

    @property
    def top(self) -> float:
        """The upper edge."""
        return self.bottom + self.height

    @property
    def right(self) -> float:
        """The right edge."""
        return self.x + self.width


@dataclass(frozen=True, slots=True)
class PageSetup:
    """The page's size and its margin on all sides."""

    size: tuple[float, float] = LETTER
    margin: float = 15 * MM

    @property
    def area(self) -> Area:
        """What lies inside the margins."""
        width, height = self.size
        return Area(self.margin, self.margin, width - 2 * self.margin, height - 2 * self.margin)
