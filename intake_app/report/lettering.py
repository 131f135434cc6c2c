"""Styles of text on paper, in the usual and in the large print."""

from dataclasses import dataclass, replace
from typing import Any, Literal

Align = Literal["start", "centre", "end"]

BODY_PT = 11.5
LARGE_BODY_PT = 18.0
SMALLEST_PT = 8.5


@dataclass(frozen=True, slots=True)
class Style:
    """How text is set. size, leading (baseline to baseline), before, after: points.

    before, after: room kept above and below, not added up between neighbours: the larger of the two counts.
    """

    size: float
    leading: float
    bold: bool = False
    align: Align = "start"
    before: float = 0.0
    after: float = 0.0
    muted: bool = False

    def but(self, **changes: Any) -> "Style":
        """This style with some fields changed."""
        return replace(self, **changes)


class Lettering:
    """The styles of one document; large print sets the body at 18 pt and the rest to match."""

    def __init__(self, *, large: bool = False) -> None:
        body = LARGE_BODY_PT if large else BODY_PT
        growth = body / BODY_PT
        self.is_large = large
        self.title = _style(32 if large else 27, bold=True, leading=1.15, after=4)
        self.heading = _style(23 if large else 17, bold=True, leading=1.2, before=14 * growth, after=5)
        self.subheading = _style(19.5 if large else 13, bold=True, leading=1.25, before=9 * growth, after=3)
        self.lead = _style(14 * growth, bold=True, leading=1.25)
        self.body = _style(body, leading=1.4, after=4 * growth)
        self.strong = self.body.but(bold=True)
        self.label = _style(10.5 * growth, bold=True, leading=1.4)
        self.small = _style(9.5 * growth, leading=1.4)
        self.tiny = _style(max(SMALLEST_PT, 8.5 * growth), leading=1.35)


def _style(
    size: float, *, leading: float, bold: bool = False, before: float = 0.0, after: float = 0.0
) -> Style:
    return Style(size, size * leading, bold, before=before, after=after)
