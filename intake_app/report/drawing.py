"""Lines of text and simple strokes on the canvas."""

import itertools
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from reportlab.pdfgen.textobject import PDFTextObject

from intake_app.report.fonts import REPLACEMENT, missing
from intake_app.report.lettering import Align, Style
from intake_app.report.tagging import TaggedCanvas
from intake_app.report.typesetting import Line, Piece, line_of
from intake_app.report.words import Words

BLACK = 0.0
MUTED = 0.27  # contrast 9.7 : 1 on white
DESCENT = 0.24  # of the font's size: how far letters reach under the baseline, with a little air

_SHARE: dict[Align, float] = {"start": 0.0, "centre": 0.5, "end": 1.0}  # of the spare room, before the line


@dataclass(frozen=True, slots=True)
class _Placed:
    """A line and where it begins."""

    line: Line
    x: float
    baseline: float


def draw_lines(
    canvas: TaggedCanvas, lines: Sequence[Line], style: Style, x: float, top: float, room: float
) -> None:
    """Draw lines from `top` down, each aligned in `room` points."""
    first = top - style.leading + (style.leading - style.size) / 2 + style.size * DESCENT
    share = _SHARE[style.align]
    placed = [
        _Placed(line, x + share * (room - line.width), first - number * style.leading)
        for number, line in enumerate(lines)
    ]
    for is_spoken, group in itertools.groupby(placed, key=_is_spoken):
        if not is_spoken:
            _draw(canvas, group, style)
            continue
        for one in group:
            _draw_spoken(canvas, one, style)


def write(
    canvas: TaggedCanvas, x: float, baseline: float, words: Words, style: Style, align: Align = "start"
) -> float:
    """Write one line from, around or up to `x`, in a figure or on the page's edge; its width in points.

    It belongs to what is open on the canvas, a marked element or an artifact.
    """
    line = line_of(words, style)
    _draw_spoken(canvas, _Placed(line, x - line.width * _SHARE[align], baseline), style)
    return line.width


def rule(canvas: TaggedCanvas, x: float, y: float, length: float, weight: float) -> None:
    """Draw a level line as decoration."""
    with canvas.artifact():
        canvas.setLineWidth(weight)
        canvas.setStrokeGray(BLACK)
        canvas.line(x, y, x + length, y)


def _is_spoken(placed: _Placed) -> bool:
    return bool(placed.line.spoken)


def _draw_spoken(canvas: TaggedCanvas, placed: _Placed, style: Style) -> None:
    """Draw a line whose glyphs do not tell what it says, in the order in which it is read."""
    line = placed.line
    if any(REPLACEMENT in piece.shown for piece in line.pieces):
        canvas.missing_signs.update(missing([line.spoken]))
    edges = itertools.accumulate((piece.width for piece in line.pieces), initial=placed.x)
    with canvas.spoken(line.spoken):
        for piece, x in sorted(zip(line.pieces, edges, strict=False), key=_as_written):
            if piece.glyphs:
                _draw_glyphs(canvas, piece, style, x, placed.baseline)
            else:
                _draw(canvas, [_Placed(Line((piece,), piece.width), x, placed.baseline)], style)


def _as_written(placed: tuple[Piece, float]) -> int:
    return placed[0].start


def _draw(canvas: TaggedCanvas, lines: Iterable[_Placed], style: Style) -> None:
    """Draw lines of plain letters as one text object; behind letters the pen moves on by itself."""
    text = canvas.beginText()
    look: tuple[str, bool] | None = None
    for placed in lines:
        text.setTextOrigin(placed.x, placed.baseline)
        for piece in placed.line.pieces:
            if look != (piece.font, piece.muted):
                look = piece.font, piece.muted
                _dip(text, piece, style)
            text.textOut(piece.shown)
    canvas.drawText(text)


def _draw_glyphs(canvas: TaggedCanvas, piece: Piece, style: Style, x: float, baseline: float) -> None:
    """Draw shaped glyphs, each where HarfBuzz puts it, the first one read first: right-to-left ones from the right."""
    text = canvas.beginText()
    _dip(text, piece, style)
    x += 0.0 if piece.is_rightward else piece.width
    for glyph in piece.glyphs:
        x -= 0.0 if piece.is_rightward else glyph.advance * style.size
        text.setTextOrigin(x + glyph.x * style.size, baseline + glyph.y * style.size)
        text.textOut(glyph.sign)
        x += glyph.advance * style.size if piece.is_rightward else 0.0
    canvas.drawText(text)
    canvas.has_shaped_glyphs = True


def _dip(text: PDFTextObject, piece: Piece, style: Style) -> None:
    text.setFont(piece.font, style.size)
    text.setFillGray(MUTED if piece.muted else BLACK)
