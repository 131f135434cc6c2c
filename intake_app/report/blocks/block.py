"""What every block of a story can do: say how tall it is, split, draw itself and name its structure elements."""

import itertools
from collections.abc import Sequence

from intake_app.report.tagging import TaggedCanvas
from intake_app.report.tags import Element


class DoesNotFit(ValueError):
    """A block is taller than a page and cannot be split: a fault of the program."""


class Block:
    """A part of a story, in points. `before` and `after`: room kept above and below (the larger of neighbours counts).

    keeps_with_next: never the last on its page; breaks_page: what follows begins a new page; fills: takes what is left.
    """

    before = 0.0
    after = 0.0
    keeps_with_next = False
    breaks_page = False
    fills = False

    def elements(self) -> tuple[Element, ...]:
        """The structure elements at the top of this block; none for decoration."""
        return ()

    def height(self, width: float) -> float:
        """How tall it is when set this wide."""
        raise NotImplementedError

    def split(self, width: float, room: float) -> "tuple[Block, Block] | None":
        """What fits into `room` and the rest, both with the same elements; None where it cannot be split there."""
        return None

    def draw(self, canvas: TaggedCanvas, x: float, top: float, width: float) -> None:
        """Draw it, its upper left corner at (x, top)."""
        raise NotImplementedError


def stack_height(blocks: Sequence[Block], width: float) -> float:
    """How tall blocks are one under the other; room before the first and after the last is not counted."""
    gaps = sum(_gap(upper, lower) for upper, lower in itertools.pairwise(blocks))
    return gaps + sum(block.height(width) for block in blocks)


def stack_elements(blocks: Sequence[Block]) -> tuple[Element, ...]:
    """The elements of blocks in their order."""
    return tuple(element for block in blocks for element in block.elements())


def draw_stack(
    canvas: TaggedCanvas, blocks: Sequence[Block], x: float, top: float, width: float, spare: float = 0.0
) -> None:
    """Draw blocks one under the other; `spare` is the height that a filling block takes."""
    above: Block | None = None
    for block in blocks:
        top -= _gap(above, block) if above else 0.0
        block.draw(canvas, x, top, width)
        top -= block.height(width) + (spare if block.fills else 0.0)
        above = block


def split_stack(blocks: Sequence[Block], width: float, room: float) -> tuple[list[Block], list[Block]]:
    """The blocks that fit into `room` one under the other, and the rest. Either may be empty."""
    head: list[Block] = []
    used = 0.0
    for at, block in enumerate(blocks):
        used += _gap(head[-1], block) if head else 0.0
        tall = block.height(width)
        if used + tall > room + 0.01:
            return _cut(head, block, list(blocks[at + 1 :]), width, room - used)
        head.append(block)
        used += tall
        if block.breaks_page:
            return head, list(blocks[at + 1 :])
    return head, []


def _cut(
    head: list[Block], block: Block, rest: list[Block], width: float, room: float
) -> tuple[list[Block], list[Block]]:
    parts = block.split(width, room)
    if parts:
        return [*head, parts[0]], [parts[1], *rest]
    kept = len(head)
    while kept and head[kept - 1].keeps_with_next:
        kept -= 1
    return head[:kept], [*head[kept:], block, *rest]


def _gap(upper: Block, lower: Block) -> float:
    return max(upper.after, lower.before)
