"""Blocks that arrange other blocks: side by side, in a frame, kept together; and room, rules and page breaks."""

from collections.abc import Sequence
from copy import copy

from intake_app.report.blocks.block import Block, draw_stack, split_stack, stack_elements, stack_height
from intake_app.report.drawing import BLACK, rule
from intake_app.report.measures import FRAME, HAIR
from intake_app.report.tagging import TaggedCanvas
from intake_app.report.tags import Element

_SPLIT_FROM = 450.0  # what is kept together and taller than this may be split all the same


class Space(Block):
    """Empty room, also at the head of a page."""

    def __init__(self, height: float) -> None:
        self._height = height

    def height(self, width: float) -> float:
        """As given."""
        return self._height

    def draw(self, canvas: TaggedCanvas, x: float, top: float, width: float) -> None:
        """Nothing."""


class Fill(Space):
    """All the room that is left on the page, so that what follows stands at its foot."""

    fills = True

    def __init__(self) -> None:
        super().__init__(0.0)


class PageBreak(Space):
    """What follows begins a new page."""

    breaks_page = True

    def __init__(self) -> None:
        super().__init__(0.0)


class Rule(Block):
    """A level line, decoration to a screen reader."""

    def __init__(self, weight: float = HAIR, before: float = 0.0, after: float = 0.0) -> None:
        self.weight, self.before, self.after = weight, before, after

    def height(self, width: float) -> float:
        """Its weight."""
        return self.weight

    def draw(self, canvas: TaggedCanvas, x: float, top: float, width: float) -> None:
        """Draw the line."""
        rule(canvas, x, top - self.weight / 2, width, self.weight)


class Together(Block):
    """Blocks that stay on one page, unless they are taller than most of one."""

    def __init__(self, blocks: Sequence[Block]) -> None:
        self.blocks = list(blocks)
        self.before = self.blocks[0].before
        self.after = self.blocks[-1].after
        self.keeps_with_next = self.blocks[-1].keeps_with_next

    def elements(self) -> tuple[Element, ...]:
        """Those of its blocks."""
        return stack_elements(self.blocks)

    def height(self, width: float) -> float:
        """The blocks one under the other."""
        return stack_height(self.blocks, width)

    def split(self, width: float, room: float) -> tuple[Block, Block] | None:
        """Only when it is taller than most of a page."""
        if self.height(width) <= _SPLIT_FROM:
            return None
        head, rest = split_stack(self.blocks, width, room)
        return (Together(head), Together(rest)) if head and rest else None

    def draw(self, canvas: TaggedCanvas, x: float, top: float, width: float) -> None:
        """Draw the blocks."""
        draw_stack(canvas, self.blocks, x, top, width)


class Columns(Block):
    """Stacks of blocks side by side; read one after the other from the left. fractions: shares of the width."""

    def __init__(
        self, columns: Sequence[Sequence[Block]], fractions: Sequence[float], gap: float = 12.0
    ) -> None:
        self.columns = [list(column) for column in columns]
        self.fractions = tuple(fraction / sum(fractions) for fraction in fractions)
        self.gap = gap
        self.element = Element("Div")
        self.element.kids.extend(element for column in self.columns for element in stack_elements(column))

    def elements(self) -> tuple[Element, ...]:
        """A group of all columns."""
        return (self.element,)

    def height(self, width: float) -> float:
        """The tallest column."""
        widths = self._widths(width)
        return max(stack_height(column, wide) for column, wide in zip(self.columns, widths, strict=True))

    def split(self, width: float, room: float) -> tuple[Block, Block] | None:
        """Each column at the same height."""
        widths = self._widths(width)
        halves = [split_stack(column, wide, room) for column, wide in zip(self.columns, widths, strict=True)]
        if not any(head for head, _ in halves):
            return None
        return self._piece([head for head, _ in halves]), self._piece([rest for _, rest in halves])

    def draw(self, canvas: TaggedCanvas, x: float, top: float, width: float) -> None:
        """Draw the columns from the left."""
        for column, wide in zip(self.columns, self._widths(width), strict=True):
            draw_stack(canvas, column, x, top, wide)
            x += wide + self.gap

    def _widths(self, width: float) -> list[float]:
        room = width - self.gap * (len(self.columns) - 1)
        return [fraction * room for fraction in self.fractions]

    def _piece(self, columns: list[list[Block]]) -> "Columns":
        piece = copy(self)
        piece.columns = columns
        return piece


class Box(Block):
    """Blocks in a frame, which is decoration."""

    def __init__(self, blocks: Sequence[Block], weight: float = FRAME, padding: float = 10.0) -> None:
        self.blocks = list(blocks)
        self.weight, self.padding = weight, padding
        self.before = self.after = padding / 2
        self.element = Element("Div")
        self.element.kids.extend(stack_elements(self.blocks))

    def elements(self) -> tuple[Element, ...]:
        """A group of its blocks."""
        return (self.element,)

    def height(self, width: float) -> float:
        """The blocks, the padding and the frame."""
        return stack_height(self.blocks, width - 2 * self._inset) + 2 * self._inset

    def split(self, width: float, room: float) -> tuple[Block, Block] | None:
        """Between or in its blocks; each part gets a frame."""
        head, rest = split_stack(self.blocks, width - 2 * self._inset, room - 2 * self._inset)
        return (self._piece(head), self._piece(rest)) if head and rest else None

    def draw(self, canvas: TaggedCanvas, x: float, top: float, width: float) -> None:
        """Draw the frame, then the blocks."""
        tall, half = self.height(width), self.weight / 2
        with canvas.artifact():
            canvas.setLineWidth(self.weight)
            canvas.setStrokeGray(BLACK)
            canvas.rect(x + half, top - tall + half, width - self.weight, tall - self.weight)
        draw_stack(canvas, self.blocks, x + self._inset, top - self._inset, width - 2 * self._inset)

    @property
    def _inset(self) -> float:
        return self.weight + self.padding

    def _piece(self, blocks: list[Block]) -> "Box":
        piece = copy(self)
        piece.blocks = blocks
        return piece
