"""Paragraphs, headings and lists."""

from collections.abc import Sequence
from copy import copy
from typing import Literal

from intake_app.report.blocks.block import Block, draw_stack, split_stack, stack_elements, stack_height
from intake_app.report.drawing import draw_lines
from intake_app.report.lettering import Style
from intake_app.report.tagging import TaggedCanvas
from intake_app.report.tags import Element, Numbering, Tag
from intake_app.report.typesetting import Line, set_lines
from intake_app.report.words import Span, Words, plain

_FEWEST_LINES = 2  # at the foot of one page and at the head of the next
_HEADINGS: tuple[Tag, ...] = ("H1", "H2", "H3")

Item = Words | Sequence[Block]


class Para(Block):
    """A paragraph. element: an element made elsewhere (a cell's, a label's) that shall hold the words."""

    def __init__(self, words: Words, style: Style, element: Element | None = None) -> None:
        self.words = words
        self.style = style
        self.element = element or Element("P")
        self.before, self.after = style.before, style.after
        self._set: tuple[float, tuple[Line, ...]] | None = None

    def elements(self) -> tuple[Element, ...]:
        """Its one element."""
        return (self.element,)

    def lines(self, width: float) -> tuple[Line, ...]:
        """The lines at this width; kept, since each page asks twice."""
        if self._set is None or self._set[0] != width:
            self._set = width, set_lines(self.words, self.style, width)
        return self._set[1]

    def height(self, width: float) -> float:
        """Its lines, one leading each."""
        return len(self.lines(width)) * self.style.leading

    def split(self, width: float, room: float) -> tuple[Block, Block] | None:
        """Between lines, at least two on either side."""
        lines = self.lines(width)
        fitting = min(int(room / self.style.leading + 0.001), len(lines) - _FEWEST_LINES)
        if fitting < _FEWEST_LINES:
            return None
        return self._piece(lines[:fitting], width), self._piece(lines[fitting:], width)

    def draw(self, canvas: TaggedCanvas, x: float, top: float, width: float) -> None:
        """Draw its lines as content of its element."""
        lines = self.lines(width)
        if any(line.spoken for line in lines):
            self.element.actual = plain(self.words)
        with canvas.marked(self.element):
            draw_lines(canvas, lines, self.style, x, top, width)

    def _piece(self, lines: tuple[Line, ...], width: float) -> "Para":
        piece = copy(self)
        piece._set = width, lines
        return piece


class Heading(Para):
    """A heading of level 1 to 3; it stays with what follows. The first of a document is level 1, none is left out."""

    keeps_with_next = True

    def __init__(self, words: Words, style: Style, level: Literal[1, 2, 3]) -> None:
        super().__init__(words, style, Element(_HEADINGS[level - 1]))

    def split(self, width: float, room: float) -> tuple[Block, Block] | None:
        """Never."""
        return None


def cell_blocks(item: Item, style: Style, element: Element) -> list[Block]:
    """The blocks of a list's item or a table's cell; words become the content of `element` itself."""
    if isinstance(item, str) or not item or isinstance(item[0], Span):
        words: Words = item if isinstance(item, str) else [span for span in item if isinstance(span, Span)]
        return [Para(words, style.but(before=0.0, after=0.0), element)]
    blocks = [block for block in item if isinstance(block, Block)]
    element.kids.extend(stack_elements(blocks))
    return blocks


class _ListItem(Block):
    """A label and a body beside it."""

    def __init__(self, label: Para | None, body: list[Block], indent: float, after: float) -> None:
        self.label, self.body, self.indent, self.after = label, body, indent, after

    def height(self, width: float) -> float:
        """The body's, since a label is one line."""
        return stack_height(self.body, width - self.indent)

    def split(self, width: float, room: float) -> tuple[Block, Block] | None:
        """In the body; the label stays with its beginning."""
        head, rest = split_stack(self.body, width - self.indent, room)
        if not head or not rest:
            return None
        return (
            _ListItem(self.label, head, self.indent, self.after),
            _ListItem(None, rest, self.indent, self.after),
        )

    def draw(self, canvas: TaggedCanvas, x: float, top: float, width: float) -> None:
        """Draw label, then body."""
        if self.label:
            self.label.draw(canvas, x, top, self.indent)
        draw_stack(canvas, self.body, x + self.indent, top, width - self.indent)


class BulletList(Block):
    """Items with a bullet each. An item is words, or blocks."""

    numbering: Numbering = "Disc"

    def __init__(self, items: Sequence[Item], style: Style) -> None:
        self.element = Element("L", numbering=self.numbering)
        self.before, self.after = style.before, style.after
        self._items: list[Block] = [self._item(number, item, style) for number, item in enumerate(items, 1)]

    def label(self, number: int) -> str:
        """What stands before item `number`, counted from 1."""
        return "\N{BULLET}"

    def elements(self) -> tuple[Element, ...]:
        """The list."""
        return (self.element,)

    def height(self, width: float) -> float:
        """Its items and the gaps between them."""
        return stack_height(self._items, width)

    def split(self, width: float, room: float) -> tuple[Block, Block] | None:
        """Between items, or in one."""
        head, rest = split_stack(self._items, width, room)
        return (self._piece(head), self._piece(rest)) if head and rest else None

    def draw(self, canvas: TaggedCanvas, x: float, top: float, width: float) -> None:
        """Draw the items."""
        draw_stack(canvas, self._items, x, top, width)

    def _item(self, number: int, item: Item, style: Style) -> Block:
        element = self.element.add("LI")
        close = style.but(before=0.0, after=0.0)
        label = Para(self.label(number), close, element.add("Lbl"))
        body = cell_blocks(item, close, element.add("LBody"))
        return _ListItem(
            label, body, style.size * (1.1 if self.numbering == "Disc" else 1.7), style.leading * 0.2
        )

    def _piece(self, items: list[Block]) -> "BulletList":
        piece = copy(self)
        piece._items = items
        return piece


class NumberedList(BulletList):
    """Items numbered from 1."""

    numbering: Numbering = "Decimal"

    def label(self, number: int) -> str:
        """The number and a point."""
        return f"{number}."
