"""Wrapped text for painting: lines of a fixed height with bold, coloured or struck-out pieces. No widget."""

import re

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import (
    QColor,
    QFontMetricsF,
    QGuiApplication,
    QPainter,
    QTextCharFormat,
    QTextLayout,
    QTextOption,
)

from intake_app.ui.fonts import TypeStyle, font, line_height
from intake_app.ui.theme import current_theme
from intake_app.ui.values import Span, Words, plain, spans_of

_WIDTHS_KEPT = 3
_SPACES = re.compile(r"[ \t\n]+")  # not those that keep words together
_Key = tuple[float, float, str]  # width, line height, name of the theme


class Lettering:
    """Words laid out in one type style; lay out for a width first, then draw."""

    def __init__(
        self, words: Words, style: TypeStyle, align: str = "start", bold: bool | None = None
    ) -> None:
        self.spans = spans_of(words)
        self.style = style
        self.align = align
        self.bold = style.bold if bold is None else bold
        self.height = 0.0
        self.width = 0.0
        self._laid_for: _Key | None = None
        self._known: dict[_Key, tuple[float, float]] = {}
        self._natural: tuple[float, float] | None = None
        self._layouts: dict[_Key, QTextLayout] = {}  # of the last widths asked for: layouts try several

    def lay_out(self, width: float) -> float:
        """Break into lines of at most `width` pixels; returns the height. One line is measured, not laid out yet."""
        key = (width, line_height(self.style), current_theme().name)
        if key != self._laid_for:
            self._laid_for = key
            if key not in self._known:
                fits = self._fits(width)
                self._known[key] = (key[1], self.natural_width()) if fits else self._break(key)
            self.height, self.width = self._known[key]
        return self.height

    def natural_width(self) -> float:
        """Width when nothing but line ends of its own break it."""
        high = line_height(self.style)
        if self._natural is None or self._natural[0] != high:
            self._natural = (high, self._measure())
        return self._natural[1]

    def _measure(self) -> float:
        widest, line = 0.0, 0.0
        for span in self.spans:
            metrics = QFontMetricsF(font(self.style, self.bold or span.bold))
            for at, part in enumerate(span.text.split("\n")):
                line = (0.0 if at else line) + metrics.horizontalAdvance(part)
                widest = max(widest, line)
        return widest

    def _fits(self, width: float) -> bool:
        # a pixel less, as a layout rounds up; a text with line ends of its own is always laid out
        return self.natural_width() <= width - 1 and not any("\n" in span.text for span in self.spans)

    def least_width(self) -> float:
        """Width of the widest word: narrower would clip. Of many words only the three longest are measured."""
        words = [(word, span.bold) for span in self.spans for word in _SPACES.split(span.text)]
        longest = sorted(words, key=_letters, reverse=True)[:3]
        widths = [
            QFontMetricsF(font(self.style, self.bold or bold)).horizontalAdvance(word)
            for word, bold in longest
        ]
        return max(widths, default=0.0)

    def draw(self, painter: QPainter, x: float, y: float, colour: QColor) -> None:
        """Draw with the upper left corner of the block at (x, y)."""
        if self._laid_for is None:
            return
        if self._laid_for not in self._layouts:
            self._break(self._laid_for)
        painter.setPen(colour)
        self._layouts[self._laid_for].draw(painter, QPointF(x, y))

    def first_middle(self) -> float:
        """Distance from the top to the middle of the first line, for an icon beside it."""
        return line_height(self.style) / 2

    def _break(self, key: "_Key") -> tuple[float, float]:
        """Break into lines and keep the layout; returns height and width."""
        width = max(1.0, key[0])
        text = plain(self.spans).replace("\n", "\u2028")
        layout = QTextLayout(text, font(self.style, self.bold))
        layout.setCacheEnabled(True)
        layout.setTextOption(_option(self.align))
        layout.setFormats(_formats(self.spans, self.style, self.bold))
        metrics = QFontMetricsF(font(self.style, self.bold))
        high = line_height(self.style)
        lead = (high - metrics.ascent() - metrics.descent()) / 2
        layout.beginLayout()
        count, widest = 0, 0.0
        while (line := layout.createLine()).isValid():
            line.setLineWidth(width)
            line.setPosition(QPointF(0, count * high + lead))
            widest = max(widest, line.naturalTextWidth())
            count += 1
        layout.endLayout()
        while len(self._layouts) >= _WIDTHS_KEPT:
            del self._layouts[next(iter(self._layouts))]
        self._layouts[key] = layout
        return count * high, widest


def _option(align: str) -> QTextOption:
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    option.setTextDirection(QGuiApplication.layoutDirection())
    mirrored = QGuiApplication.layoutDirection() == Qt.LayoutDirection.RightToLeft
    start, end = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight
    if mirrored:
        start, end = end, start
    option.setAlignment({"start": start, "end": end, "middle": Qt.AlignmentFlag.AlignHCenter}[align])
    return option


def _formats(spans: tuple[Span, ...], style: TypeStyle, bold: bool) -> list[QTextLayout.FormatRange]:
    ranges = []
    at = 0
    for span in spans:
        length = len(span.text.encode("utf-16-le")) // 2
        if span.bold or span.role or span.struck:
            made = QTextLayout.FormatRange()
            made.start, made.length = at, length
            made.format = _format(span, style, bold)
            ranges.append(made)
        at += length
    return ranges


def _format(span: Span, style: TypeStyle, bold: bool) -> QTextCharFormat:
    made = QTextCharFormat()
    made.setFont(font(style, bold or span.bold))
    made.setFontStrikeOut(span.struck)
    if span.role:
        made.setForeground(current_theme().role(span.role))
    return made


def _letters(word: tuple[str, bool]) -> int:
    return len(word[0])
