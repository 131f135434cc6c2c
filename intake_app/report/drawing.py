"""Lines of text and simple strokes on the canvas."""

from collections.abc import Sequence

from reportlab.pdfgen.textobject import PDFTextObject

from intake_app.report.fonts import REPLACEMENT, missing
from intake_app.report.lettering import Align, Style
from intake_app.report.tagging import TaggedCanvas
from intake_app.report.typesetting import Line, Piece, line_of
from intake_app.report.words import Words

BLACK = 0.0
MUTED = 0.27  # contrast 9.7 : 1 on white
DESCENT = 0.24  # of the font's size: how far letters reach under the baseline, with a little air


def draw_lines(
    canvas: TaggedCanvas, lines: Sequence[Line], style: Style, x: float, top: float, room: float
) -> None:
    """Draw lines from `top` down, each aligned in `room` points."""
    for number, line in enumerate(lines):
        baseline = top - style.leading * (number + 1) + (style.leading - style.size) / 2 + style.size * DESCENT
        _draw_line(canvas, line, style, x + _indent(style.align, room - line.width), baseline)


def write(
    canvas: TaggedCanvas, x: float, baseline: float, words: Words, style: Style, align: Align = "start"
) -> float:
    """Write one line from, around or up to `x`, in a figure or on the page's edge; its width in points.

    It belongs to what is open on the canvas, a marked element or an artifact.
    """
    line = line_of(words, style)
    _draw_line(canvas, line, style, x - line.width * {"start": 0.0, "centre": 0.5, "end": 1.0}[align], baseline)
    return line.width


def rule(canvas: TaggedCanvas, x: float, y: float, length: float, weight: float) -> None:
    """Draw a level line as decoration."""
    with canvas.artifact():
        canvas.setLineWidth(weight)
        canvas.setStrokeGray(BLACK)
        canvas.line(x, y, x + length, y)


def _indent(align: Align, spare: float) -> float:
    return spare * {"start": 0.0, "centre": 0.5, "end": 1.0}[align]


def _draw_line(canvas: TaggedCanvas, line: Line, style: Style, x: float, baseline: float) -> None:
    if any(REPLACEMENT in piece.shown for piece in line.pieces):
        canvas.missing_signs.update(missing([line.spoken]))
    with canvas.spoken(line.spoken):
        text = canvas.beginText(x, baseline)
        for piece in line.pieces:
            text.setFont(piece.font, style.size, style.leading)
            text.setFillGray(MUTED if piece.muted else BLACK)
            if piece.glyphs:
                _draw_glyphs(text, piece, style.size, x, baseline)
            else:
                text.setTextOrigin(x, baseline)
                text.textOut(piece.shown)
            x += piece.width
        canvas.drawText(text)


def _draw_glyphs(text: PDFTextObject, piece: Piece, size: float, x: float, baseline: float) -> None:
    for glyph in piece.glyphs:
        text.setTextOrigin(x + glyph.x * size, baseline + glyph.y * size)
        text.textOut(glyph.sign)
        x += glyph.advance * size
