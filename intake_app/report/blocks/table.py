"""Tables with header cells that a screen reader can follow; over several pages one table stays one."""

from collections.abc import Sequence
from copy import copy
from typing import Literal

from intake_app.report.blocks.block import Block, draw_stack, split_stack, stack_height
from intake_app.report.blocks.text import Item, cell_blocks
from intake_app.report.drawing import rule
from intake_app.report.lettering import Style
from intake_app.report.measures import HAIR, LINE
from intake_app.report.tagging import TaggedCanvas
from intake_app.report.tags import Element

Lines = Literal["rows", "none"]

_SPLIT_FROM = 200.0  # a row as tall as this may be split inside; a lower one moves to the next page
_SIDE = 8.0
_ABOVE = 3.5


class _Row:
    """The cells of one row, each a stack of blocks."""

    def __init__(self, cells: list[list[Block]], air: float) -> None:
        self.cells, self._air = cells, air

    def height(self, widths: Sequence[float]) -> float:
        """The tallest cell and the air above and below it."""
        tallest = max(stack_height(cell, width) for cell, width in zip(self.cells, widths, strict=True))
        return tallest + 2 * self._air

    def split(self, widths: Sequence[float], room: float) -> "tuple[_Row, _Row] | None":
        """Each cell cut at the same height."""
        halves = [
            split_stack(cell, width, room - 2 * self._air)
            for cell, width in zip(self.cells, widths, strict=True)
        ]
        if not any(head for head, _ in halves):
            return None
        return _Row([head for head, _ in halves], self._air), _Row([rest for _, rest in halves], self._air)

    def draw(self, canvas: TaggedCanvas, x: float, top: float, widths: Sequence[float]) -> None:
        """Draw the cells from left to right."""
        for cell, width in zip(self.cells, widths, strict=True):
            draw_stack(canvas, cell, x, top - self._air, width)
            x += width + _SIDE


class DataTable(Block):
    """Rows of cells, each words or blocks.

    widths: fractions of the whole, one for each column; heads: column heads, repeated on each page (as decoration after
    the first); row_heads: the first cell of each row is its head; lines: hairlines under rows, or none.
    air: room above and below the words of each row.
    """

    def __init__(
        self,
        rows: Sequence[Sequence[Item]],
        widths: Sequence[float],
        style: Style,
        *,
        heads: Sequence[Item] = (),
        head_style: Style | None = None,
        row_heads: bool = False,
        lines: Lines = "rows",
        air: float = _ABOVE,
    ) -> None:
        self.element = Element("Table")
        self.before, self.after = style.before, max(style.after, style.leading * 0.5)
        self._fractions = tuple(width / sum(widths) for width in widths)
        self._lines, self._air = lines, air
        self._style, self._head_style = style, head_style or style.but(bold=True)
        self._heads = self._head_row(heads) if heads else None
        self._rows = [self._row(row, row_heads=row_heads) for row in rows]
        self._is_continued = False

    def elements(self) -> tuple[Element, ...]:
        """The table."""
        return (self.element,)

    def height(self, width: float) -> float:
        """Heads and rows."""
        widths = self._widths(width)
        return self._head_height(widths) + sum(row.height(widths) for row in self._rows)

    def split(self, width: float, room: float) -> tuple[Block, Block] | None:
        """Between rows, or inside a tall one; never right under the heads."""
        widths = self._widths(width)
        left = room - self._head_height(widths)
        for at, row in enumerate(self._rows):
            tall = row.height(widths)
            if tall > left + 0.01:
                return self._cut(at, row.split(widths, left) if tall > _SPLIT_FROM else None)
            left -= tall
        return None

    def draw(self, canvas: TaggedCanvas, x: float, top: float, width: float) -> None:
        """Draw heads, rows and the lines between them."""
        widths = self._widths(width)
        if self._heads:
            self._draw_heads(canvas, x, top, widths)
            top -= self._head_height(widths)
            self._draw_line(canvas, x, top, width, LINE)
        for number, row in enumerate(self._rows, 1):
            row.draw(canvas, x, top, widths)
            top -= row.height(widths)
            if number < len(self._rows):
                self._draw_line(canvas, x, top, width, HAIR)

    def _draw_heads(self, canvas: TaggedCanvas, x: float, top: float, widths: Sequence[float]) -> None:
        if not self._heads:
            return
        if self._is_continued:
            with canvas.artifact():
                self._heads.draw(canvas, x, top, widths)
        else:
            self._heads.draw(canvas, x, top, widths)

    def _draw_line(self, canvas: TaggedCanvas, x: float, y: float, width: float, weight: float) -> None:
        if self._lines == "rows":
            rule(canvas, x, y, width, weight)

    def _widths(self, width: float) -> list[float]:
        room = width - _SIDE * (len(self._fractions) - 1)
        return [fraction * room for fraction in self._fractions]

    def _head_height(self, widths: Sequence[float]) -> float:
        return self._heads.height(widths) if self._heads else 0.0

    def _head_row(self, heads: Sequence[Item]) -> _Row:
        row = self.element.add("TR")
        return _Row(
            [cell_blocks(head, self._head_style, row.add("TH", scope="Column")) for head in heads], self._air
        )

    def _row(self, cells: Sequence[Item], *, row_heads: bool) -> _Row:
        row = self.element.add("TR")
        made = list[list[Block]]()
        for number, cell in enumerate(cells):
            if row_heads and number == 0:
                made.append(cell_blocks(cell, self._head_style, row.add("TH", scope="Row")))
            else:
                made.append(cell_blocks(cell, self._style, row.add("TD")))
        return _Row(made, self._air)

    def _cut(self, at: int, halves: tuple[_Row, _Row] | None) -> tuple[Block, Block] | None:
        head, rest = self._rows[:at], self._rows[at:]
        if halves:
            head, rest = [*head, halves[0]], [halves[1], *rest[1:]]
        return (self._piece(head, self._is_continued), self._piece(rest, True)) if head else None

    def _piece(self, rows: list[_Row], is_continued: bool) -> "DataTable":
        piece = copy(self)
        piece._rows, piece._is_continued = rows, is_continued
        return piece
