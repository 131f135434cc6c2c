"""Small parts that plans and letters share on paper: rows of label and words, the verdict's glyph, the legend, ink."""

import re
from collections.abc import Sequence

from intake_app.base.texts import tr
from intake_app.record.document import InkWords, LegendWords, Row
from intake_app.report.blocks import (
    Block,
    Columns,
    DataTable,
    Heading,
    Para,
    Rule,
    SignaturePlace,
    Space,
    TaggedFigure,
)
from intake_app.report.bodymap_legend import SIGNS, LegendField
from intake_app.report.drawing import BLACK
from intake_app.report.lettering import Lettering, Style
from intake_app.report.tagging import TaggedCanvas
from intake_app.report.typesetting import line_of
from intake_app.report.words import Span, Words

GLYPH_PT = 22.0
INK_HEIGHT = 44.0
INK_LINE = 1.2
AIR = 2.0
_NEAR, _FAR = 5.0, 13.0
_PATH = re.compile(r"[MC]|-?\d+(?:\.\d+)?")


def led(row: Row) -> Words:
    """A row's words with their beginning in bold."""
    if not row.strong or not row.words.startswith(row.strong):
        return row.words
    return [Span(row.strong, bold=True), Span(row.words[len(row.strong) :])]


def rows_table(
    rows: Sequence[Row], style: Style, label: Style, widths: tuple[float, float] = (1, 4), air: float = AIR
) -> Block:
    """Labels at the left, their words at the right, hairlines between."""
    cells = [[row.label, led(row)] for row in rows]
    return DataTable(
        cells, widths, style, row_heads=True, head_style=label.but(leading=style.leading), air=air
    )


class Glyph(Block):
    """The glyph of a result, black on white; decoration, since its word stands beside it.

    tier: stop, change, open; anything else is a ring.
    """

    def __init__(self, tier: str, side: float = GLYPH_PT) -> None:
        self._tier, self._side = tier, side

    def height(self, width: float) -> float:
        """As high as wide."""
        return self._side

    def draw(self, canvas: TaggedCanvas, x: float, top: float, width: float) -> None:
        """Draw it."""
        with canvas.artifact():
            canvas.saveState()
            canvas.translate(x, top - self._side)
            canvas.scale(self._side / 24, self._side / 24)
            canvas.setStrokeGray(BLACK)
            canvas.setFillGray(BLACK)
            canvas.setLineWidth(2)
            canvas.setLineJoin(1)
            canvas.setLineCap(1)
            {"change": _triangle, "stop": _octagon}.get(
                self._tier, _dashed_ring if self._tier == "open" else _ring
            )(canvas)
            canvas.restoreState()


def _triangle(canvas: TaggedCanvas) -> None:
    _closed(canvas, [(12, 22), (22.5, 3), (1.5, 3)], fill=0)
    canvas.setLineWidth(2.4)
    canvas.line(12, 15.5, 12, 10.5)
    canvas.circle(12, 6.6, 1.4, stroke=0, fill=1)


def _octagon(canvas: TaggedCanvas) -> None:
    _closed(canvas, [(8, 2), (16, 2), (22, 8), (22, 16), (16, 22), (8, 22), (2, 16), (2, 8)], fill=1)
    canvas.setStrokeGray(1)
    canvas.setLineWidth(3)
    canvas.line(7.5, 12, 16.5, 12)


def _ring(canvas: TaggedCanvas) -> None:
    canvas.circle(12, 12, 10, stroke=1, fill=0)
    canvas.line(12, 7, 12, 12.5)
    canvas.circle(12, 16.6, 1.4, stroke=0, fill=1)


def _dashed_ring(canvas: TaggedCanvas) -> None:
    canvas.setDash([3, 3])
    canvas.circle(12, 12, 10, stroke=1, fill=0)


def _closed(canvas: TaggedCanvas, points: Sequence[tuple[float, float]], fill: int) -> None:
    path = canvas.beginPath()
    path.moveTo(*points[0])
    for point in points[1:]:
        path.lineTo(*point)
    path.close()
    canvas.drawPath(path, stroke=1, fill=fill)


def verdict_heading(tier: str, words: str, looks: Lettering) -> Block:
    """The glyph with the verdict beside it."""
    style = looks.heading.but(before=0.0, after=0.0)
    side = style.size * 1.35
    above = max(0.0, (side - style.leading) / 2)
    return _Sized([[Glyph(tier, side)], [Space(above), Heading(words, style, 2)]], (side, None), gap=9.0)


class _Sized(Columns):
    """Columns of set widths in points; None takes what is left."""

    def __init__(
        self, columns: Sequence[Sequence[Block]], widths: Sequence[float | None], gap: float
    ) -> None:
        super().__init__(columns, [1.0] * len(columns), gap=gap)
        self._points = tuple(widths)

    def _widths(self, width: float) -> list[float]:
        room = width - self.gap * (len(self.columns) - 1) - sum(wide or 0.0 for wide in self._points)
        return [room if wide is None else wide for wide in self._points]


def legend_rows(signs: Sequence[LegendWords], style: Style, width: float) -> list[Block]:
    """The legend in as few lines as it takes; the room left over stands between the signs."""
    entries = [_Entry(sign, style) for sign in signs if sign.sign in SIGNS]
    lines: list[list[_Entry]] = [[]]
    for entry in entries:
        if lines[-1] and sum(one.width for one in [*lines[-1], entry]) + _FAR * len(lines[-1]) > width:
            lines.append([])
        lines[-1].append(entry)
    return [_LegendLine(line, width, is_spread=len(lines) == 1) for line in lines if line]


class _Entry:
    """One sign with its words."""

    def __init__(self, sign: LegendWords, style: Style) -> None:
        scale = style.size / 9.5
        self.field = LegendField(next(known for known in SIGNS if known == sign.sign), scale)
        self.words = [Span(sign.strong, bold=True), Span(sign.words)] if sign.strong else [Span(sign.words)]
        self.style = style.but(before=0.0, after=0.0)
        self.width = self.field.width + _NEAR + line_of(self.words, style).width + 1.0

    def blocks(self) -> list[list[Block]]:
        """The field and its words as two columns."""
        field = TaggedFigure(self.field.draw, self.field.alt_text, self.field.width, self.field.height)
        above = max(0.0, (self.field.height - self.style.leading) / 2)
        return [[field], [Space(above), Para(self.words, self.style)]]


class _LegendLine(Columns):
    """Signs and words in turn, signs near their own words and far from the others."""

    def __init__(self, entries: Sequence[_Entry], width: float, *, is_spread: bool) -> None:
        super().__init__(
            [column for one in entries for column in one.blocks()], [1.0] * (2 * len(entries)), gap=0.0
        )
        self._entries = list(entries)
        spare = width - sum(one.width for one in entries)
        self._far = min(28.0, spare / max(1, len(entries) - 1)) if is_spread else _FAR
        self.after = 4.0

    def _widths(self, width: float) -> list[float]:
        widths = []
        for entry in self._entries:
            widths += [entry.field.width + _NEAR, entry.width - entry.field.width - _NEAR + self._far]
        return widths


def ink_blocks(field: str, who: str, ink: InkWords | None, looks: Lettering, renews: str = "") -> list[Block]:
    """What one person signs: the ink (or room for it), name and time, and the prepared place of the seal.

    renews: the number of the plan that holds this person's ink, where no new ink is needed.
    """
    blocks: list[Block] = [Para(who, looks.label)]
    if ink and ink.path:
        blocks.append(_ink_figure(ink))
    elif ink and ink.kind == "typed":
        blocks += [Space(INK_HEIGHT - looks.lead.leading), Para(ink.name, looks.lead)]
    else:
        blocks.append(Space(INK_HEIGHT))
    by_hand = tr("Sign here by hand if not signed on screen")
    without = tr("The ink is on plan {number}; no new ink is needed", number=renews) if renews else by_hand
    signed = _how_signed(ink) if ink else without
    place = SignaturePlace(field, tr("Seal of the {who}", who=who.lower()), 230.0, 36.0)
    return [
        *blocks,
        Rule(),
        Para(signed, looks.small.but(after=3.0)),
        place,
        Para(tr("Electronic seal"), looks.tiny),
    ]


def _how_signed(ink: InkWords) -> str:
    how = {
        "drawn": tr("in ink"),
        "typed": tr("typed, ink was not possible"),
        "paper": tr("in ink on the printed copy"),
        "spoken": tr("agreed to aloud, no new ink needed"),
    }
    return f"{ink.name}, {how.get(ink.kind, ink.kind)}, {ink.at}"


def _ink_figure(ink: InkWords) -> TaggedFigure:
    wide, tall = ink.box
    scale = INK_HEIGHT / tall

    def draw(canvas: TaggedCanvas, width: float, height: float) -> None:
        canvas.setStrokeGray(BLACK)
        canvas.setLineWidth(INK_LINE)
        canvas.setLineCap(1)
        canvas.setLineJoin(1)
        draw_path(canvas, ink.path, scale, height)

    return TaggedFigure(draw, tr("Signature of {name}, in ink", name=ink.name), wide * scale, INK_HEIGHT)


def draw_path(canvas: TaggedCanvas, svg: str, scale: float, height: float) -> None:
    """Stroke an SVG path of M and C with y down, its upper left corner at (0, height)."""
    path = canvas.beginPath()
    numbers: list[float] = []
    command = ""
    for token in _PATH.findall(svg):
        if token in ("M", "C"):
            command, numbers = token, []
            continue
        numbers.append(float(token))
        if command == "M" and len(numbers) == 2:
            path.moveTo(numbers[0] * scale, height - numbers[1] * scale)
            numbers = []
        elif command == "C" and len(numbers) == 6:
            path.curveTo(
                *(
                    value * scale if at % 2 == 0 else height - value * scale
                    for at, value in enumerate(numbers)
                )
            )
            numbers = []
    canvas.drawPath(path, stroke=1, fill=0)
