"""An answer of an earlier visit for painting: in the column of last time, or as a line below the question."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from intake_app.base.texts import tr
from intake_app.ui.fonts import MARK, SMALL, line_height
from intake_app.ui.icons import draw_icon
from intake_app.ui.lettering import Lettering
from intake_app.ui.measures import px
from intake_app.ui.paint import flip
from intake_app.ui.theme import current_theme
from intake_app.ui.values import CHANGED, UNCHANGED, Old, Span


def mark_words(mark: str) -> str:
    """A mark in words; empty for none."""
    return {CHANGED: tr("changed"), UNCHANGED: tr("unchanged")}.get(mark, "")


def old_spans(old: Old) -> tuple[Span, ...]:
    """Day and answer as one line, struck through with the reason after it where it ran out."""
    said = old.said if old.day else tr("Last time: {last}", last=old.words)
    spans = [Span(said, struck=bool(old.ran_out))]
    spans += [Span(f"  {words}", role="text") for words in (old.ran_out, mark_words(old.mark)) if words]
    return tuple(spans)


class OldColumn:
    """Lays out and draws an old answer in the middle of its column, its day below it, then the mark of today's answer."""

    def __init__(self, old: Old) -> None:
        words = f"{old.words}\n{old.day}" if old.other_day and old.day else old.words
        self._words = Lettering(words, SMALL, "middle")
        self._mark = Lettering(mark_words(old.mark), MARK)
        self._icon = "swap" if old.mark == CHANGED else ""
        self._has_mark = bool(mark_words(old.mark))
        self._tall = 0.0

    def lay_out(self, width: float) -> float:
        """Break into lines of this width; returns the height."""
        self._tall = self._words.lay_out(width)
        return self._tall + (line_height(MARK) if self._has_mark else 0)

    def draw(self, painter: QPainter, x: float, y: float, width: float) -> None:
        """Draw with the upper left corner at (x, y)."""
        theme = current_theme()
        self.lay_out(width)
        self._words.draw(painter, x, y, theme.muted)
        if self._has_mark:
            self._draw_mark(painter, QRectF(x, y + self._tall, width, line_height(MARK)))

    def _draw_mark(self, painter: QPainter, whole: QRectF) -> None:
        theme = current_theme()
        side, lead = (px(15), px(15) + px(4)) if self._icon else (0, 0)
        long = self._mark.natural_width() + 2
        self._mark.lay_out(long)
        start = whole.left() + (whole.width() - long - lead) / 2
        if self._icon:
            place = QRectF(start, whole.center().y() - side / 2, side, side)
            draw_icon(painter, self._icon, flip(whole, place), theme.text)
        words = flip(whole, QRectF(start + lead, whole.top(), long, 1))
        self._mark.draw(painter, words.left(), whole.top(), theme.text)
