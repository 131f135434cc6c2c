"""A letter as text, made from the same document as its paper. No Qt here."""

from collections.abc import Iterable, Iterator

from intake_app.base.texts import tr
from intake_app.record.document import PlanDocument, Row
from intake_app.ui.screens.sign.values import Block
from intake_app.ui.values import Span


def letter_blocks(document: PlanDocument) -> Iterator[Block]:
    """The letter in reading order: to whom, what was seen or said, what was asked, what was not checked."""
    yield Block("heading", document.title)
    yield Block("text", f"{document.client}, {document.born}. {document.date}, {document.time}")
    yield Block("text", (Span(f"{document.verdict}.", bold=True),))
    yield from _rows(document.rows)
    yield from (Block("text", line) for line in document.referral)
    yield from _part(tr("What was seen or said"), document.extra)
    yield from _lines(tr("What was advised"), document.precautions)
    yield from _lines(tr("Not checked"), document.not_checked)
    yield from _lines(tr("What this paper is"), document.scope)


def _rows(rows: Iterable[Row]) -> Iterator[Block]:
    yield from (Block("item", (Span(f"{row.label}: ", bold=True), Span(row.words))) for row in rows)


def _part(heading: str, rows: tuple[Row, ...]) -> Iterator[Block]:
    if rows:
        yield Block("heading", heading)
        yield from _rows(rows)


def _lines(heading: str, lines: tuple[str, ...]) -> Iterator[Block]:
    if lines:
        yield Block("heading", heading)
        yield from (Block("item", line) for line in lines)
