"""From a story of blocks to a PDF: pages are made up first, so that each knows how many there are, then drawn."""

import threading
from collections.abc import Sequence
from dataclasses import dataclass

from intake_app.report.blocks.block import Block, DoesNotFit, draw_stack, split_stack, stack_height
from intake_app.report.conform import Attachment, Facts, conform
from intake_app.report.measures import Area, PageSetup
from intake_app.report.running_foot import RunningFoot, RunningHead
from intake_app.report.tagging import TaggedCanvas

_DRAWING = threading.Lock()  # reportlab's fonts keep a reading position, which two papers at once would move


@dataclass(frozen=True, slots=True)
class Paper:
    """A finished PDF, not yet sealed. missing: the characters no font has, which are printed as �."""

    data: bytes
    page_count: int
    missing: str = ""


@dataclass(frozen=True, slots=True)
class _Page:
    """The blocks of one page, the area they stand in, and the height that a filling block takes."""

    blocks: list[Block]
    area: Area
    spare: float


def write_paper(
    story: Sequence[Block],
    facts: Facts,
    *,
    setup: PageSetup | None = None,
    foot: RunningFoot | None = None,
    head: RunningHead | None = None,
    attachments: Sequence[Attachment] = (),
) -> Paper:
    """The story as PDF/A-3a and PDF/UA-1 at once; the same arguments give the same bytes.

    A story is used once: its elements remember where they were drawn. Raises DoesNotFit for a block taller than a page.
    """
    setup = setup or PageSetup()
    with _DRAWING:
        pages = _made_up(story, setup, foot, head)
        canvas = TaggedCanvas(setup.size)
        for number, page in enumerate(pages, 1):
            _draw_page(canvas, page)
            if head:
                head.draw(canvas, number, setup.area)
            if foot:
                foot.draw(canvas, number, len(pages), setup.area)
            canvas.turn_page()
        drawn = canvas.finished()
    return Paper(conform(drawn, canvas, facts, attachments), len(pages), canvas.missing)


def _made_up(
    story: Sequence[Block], setup: PageSetup, foot: RunningFoot | None, head: RunningHead | None
) -> list[_Page]:
    pages, rest = list[_Page](), list(story)
    while rest or not pages:
        area = _body(setup.area, len(pages) + 1, foot, head)
        blocks, rest = split_stack(rest, area.width, area.height)
        if rest and not blocks:
            raise DoesNotFit(f"{type(rest[0]).__name__} is taller than a page")
        pages.append(_Page(blocks, area, area.height - stack_height(blocks, area.width)))
    return pages


def _body(area: Area, page: int, foot: RunningFoot | None, head: RunningHead | None) -> Area:
    below = foot.height(page, area.width) if foot else 0.0
    above = head.height(page, area.width) if head else 0.0
    return Area(area.x, area.bottom + below, area.width, area.height - below - above)


def _draw_page(canvas: TaggedCanvas, page: _Page) -> None:
    for block in page.blocks:
        for element in block.elements():
            canvas.root.adopt(element)
    draw_stack(canvas, page.blocks, page.area.x, page.area.top, page.area.width, page.spare)
