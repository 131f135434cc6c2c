"""What stands at the foot of each page: whose plan, its code, the QR, page x of y."""

from collections.abc import Sequence
from dataclasses import dataclass

from intake_app.base.texts import tr
from intake_app.report.blocks import Block, Columns, Para, QrFigure, Rule
from intake_app.report.blocks.block import draw_stack, stack_height
from intake_app.report.lettering import Style
from intake_app.report.measures import Area
from intake_app.report.tagging import TaggedCanvas
from intake_app.report.words import Span, Words

QR_SIDE = 66.0
QR_SIDE_NEXT = 45.0  # from page 2 on: still 0.5 mm a module
_GAP = 14.0


@dataclass(frozen=True, slots=True)
class RunningFoot:
    """The foot of each page, decoration to a screen reader, except on page 1, where it is real text.

    lines: at the right, above the code (plan, client, born); code: the short code; qr: what the QR says;
    page_one: at the left of page 1 (who signed); on_each: at the left of the other pages.
    """

    lines: Sequence[Words]
    code: str
    qr: str
    style: Style
    page_one: Sequence[Words] = ()
    on_each: Sequence[Words] = ()

    def height(self, page: int, width: float) -> float:
        """The room it takes on page number `page`, counted from 1, with the air above it."""
        return self._block(page, page).height(width) + _GAP

    def draw(self, canvas: TaggedCanvas, page: int, pages: int, area: Area) -> None:
        """Draw it at the bottom of the area."""
        foot = self._block(page, pages)
        top = area.bottom + foot.height(area.width)
        if page == 1:
            for element in foot.elements():
                canvas.root.adopt(element)
            foot.draw(canvas, area.x, top, area.width)
        else:
            with canvas.artifact("Pagination"):
                foot.draw(canvas, area.x, top, area.width)

    def _block(self, page: int, pages: int) -> Block:
        left = [Para(words, self.style) for words in (self.page_one if page == 1 else self.on_each)]
        at_end = self.style.but(align="end")
        number = tr("Page {page} of {pages}", page=page, pages=pages)
        right: list[Block] = [Para(words, at_end) for words in self.lines]
        right += [Para([Span(self.code, bold=True)], at_end), Para([Span(number, bold=True)], at_end)]
        side = QR_SIDE if page == 1 else QR_SIDE_NEXT
        mark = QrFigure(self.qr, tr("QR code of the code {code}", code=self.code), side)
        return _Foot([left, right, [mark]], side)


class _Foot(Columns):
    """Columns that stand on one line at the bottom: the QR is as wide as it is high, the words share the rest."""

    def __init__(self, columns: Sequence[Sequence[Block]], side: float) -> None:
        super().__init__(columns, (1, 1, 1), gap=_GAP)
        self._side = side

    def draw(self, canvas: TaggedCanvas, x: float, top: float, width: float) -> None:
        """Draw each column on the common bottom."""
        tall = self.height(width)
        for column, wide in zip(self.columns, self._widths(width), strict=True):
            draw_stack(canvas, column, x, top - tall + stack_height(column, wide), wide)
            x += wide + self.gap

    def _widths(self, width: float) -> list[float]:
        words = width - self._side - 2 * self.gap
        return [words * 0.54, words * 0.46, self._side]


@dataclass(frozen=True, slots=True)
class RunningHead:
    """A line at the top of each page from the second on, decoration to a screen reader."""

    words: Words
    style: Style

    def height(self, page: int, width: float) -> float:
        """The room it takes on page number `page`, counted from 1."""
        return 0.0 if page == 1 else self._para().height(width) + _GAP

    def draw(self, canvas: TaggedCanvas, page: int, area: Area) -> None:
        """Draw it at the top of the area, with a hairline under it."""
        if page == 1:
            return
        para = self._para()
        with canvas.artifact("Pagination"):
            para.draw(canvas, area.x, area.top, area.width)
            Rule().draw(canvas, area.x, area.top - para.height(area.width) - 2, area.width)

    def _para(self) -> Para:
        return Para(self.words, self.style)
