"""A question line that is not open: to come, or answered. Pressing it opens it again."""

from math import ceil

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QStyle

from intake_app.base.texts import tr
from intake_app.ui.fonts import DENSE, DENSE_BOLD, MARK, SMALL, line_height
from intake_app.ui.icons import draw_icon
from intake_app.ui.keys import ARROWS, TAKE
from intake_app.ui.lettering import Lettering
from intake_app.ui.measures import LAST_COLUMN, OPEN_INSET, RADIUS_CONTROL, RING, SIDE_COLUMN, px
from intake_app.ui.paint import flip, focus_ring, hline
from intake_app.ui.theme import current_theme, looks
from intake_app.ui.values import Shown, plain
from intake_app.ui.widgets.marks import Marks

TO_COME, ANSWERED = "to come", "answered"


class ClosedLine(QPushButton):
    """One row of the table of questions: question 1fr, Left 84, Right 84 (or one column), last time 108.

    last: what was answered last time, "" for nothing; None where the table has no such column.
    """

    def __init__(self, question: str, sides: bool, last: str | None) -> None:
        super().__init__()
        self._question, self._sides, self._last_words = question, sides, last or ""
        self._has_last = last is not None
        self._heights: dict[int, int] = {}
        self.shown: Shown | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAutoDefault(False)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.set_shown(None)
        looks().changed.connect(self.restyle)

    def set_shown(self, shown: Shown | None) -> None:
        """Show an answer, or that the line is to come."""
        self.shown = shown
        self._text = Lettering(self._question, DENSE)
        self._last = Lettering(self._last_words, SMALL, "middle")
        self._marks = Marks(shown.voices if shown else ())
        pairs = ((shown.answer, shown.below), (shown.right, shown.below_right)) if shown else ()
        columns = pairs if self._sides else pairs[:1]
        self._answers = [
            (Lettering(a, DENSE_BOLD, "middle"), Lettering(b, MARK, "middle")) for a, b in columns
        ]
        self.setAccessibleName(self._spoken())
        self.restyle()

    def restyle(self) -> None:
        """Take over theme and text scale."""
        self._heights.clear()
        self.updateGeometry()
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: D102
        if event.key() in TAKE and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.click()
        elif event.key() in ARROWS:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def hasHeightForWidth(self) -> bool:  # noqa: D102
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: D102
        if width not in self._heights:
            self._heights[width] = self._height_at(width)
        return self._heights[width]

    def _height_at(self, width: int) -> int:
        tall = self._text.lay_out(self._room(width)) + self._marks.lay_out(self._room(width))
        for answer, below in self._answers:
            tall = max(tall, _height(answer, self._answer_room()) + _height(below, self._answer_room()))
        tall = max(tall, self._last.lay_out(px(LAST_COLUMN)) + (line_height(MARK) if self._changed() else 0))
        return ceil(tall + (px(18) if self.shown is None else px(22)))

    def sizeHint(self) -> QSize:  # noqa: D102
        return QSize(px(600), self.heightForWidth(self.width() or px(600)))

    def minimumSizeHint(self) -> QSize:  # noqa: D102
        least = ceil(self._text.least_width() + self._columns(0)) + 2 * OPEN_INSET
        return QSize(least, self.heightForWidth(max(least, self.width())))

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: D102
        painter = QPainter(self)
        theme = current_theme()
        top = px(9)
        room = self._room(self.width())
        high = self._text.lay_out(room)
        x = self._mirrored(QRect(OPEN_INSET, 0, int(room), 0)).left()
        self._text.draw(painter, x, top, theme.text if self.shown else theme.muted)
        self._marks.lay_out(room)
        self._marks.draw(painter, x, top + high + px(1))
        self._paint_answers(painter, top)
        self._paint_last(painter, top)
        hline(painter, OPEN_INSET, self.width() - OPEN_INSET, self.height() - 1, theme.hairline)
        if self.hasFocus():
            area = QRectF(self.rect()).adjusted(RING, RING, -RING, -RING)
            focus_ring(painter, area, RADIUS_CONTROL - 2)

    def _paint_answers(self, painter: QPainter, top: float) -> None:
        theme = current_theme()
        wide, room = self._answer_width(), self._answer_room()
        left = self.width() - OPEN_INSET - self._columns(self.width()) + (wide - room) / 2
        for at, (answer, below) in enumerate(self._answers):
            x = self._mirrored(QRect(int(left + at * wide), 0, int(room), 0)).left()
            high = _height(answer, room)
            answer.draw(painter, x, top, theme.text)
            below.lay_out(room)
            below.draw(painter, x, top + high, theme.muted)

    def _paint_last(self, painter: QPainter, top: float) -> None:
        if not self._after(self.width()):
            return
        theme = current_theme()
        wide = px(LAST_COLUMN)
        x = self._mirrored(QRect(self.width() - OPEN_INSET - wide, 0, wide, 0)).left()
        high = self._last.lay_out(wide)
        self._last.draw(painter, x, top + px(1), theme.muted)
        if self._changed():
            words = Lettering(tr("changed"), MARK)
            side = px(15)
            start = x + (wide - words.natural_width() - side - px(4)) / 2
            y = top + high + px(1)
            long = words.natural_width() + 2
            words.lay_out(long)
            whole = QRectF(x, y, wide, line_height(MARK))
            icon = flip(whole, QRectF(start, y + (line_height(MARK) - side) / 2, side, side))
            draw_icon(painter, "swap", icon, theme.text)
            place = flip(whole, QRectF(start + side + px(4), y, long, 1))
            words.draw(painter, place.left(), y, theme.text)

    def _spoken(self) -> str:
        parts = [self._question]
        if self.shown is None:
            parts.append(tr("To come"))
        elif self._sides:
            words = tr("Left {left}, right {right}", left=self.shown.answer, right=self.shown.right)
            parts.extend([words, self.shown.below, self.shown.below_right])
        else:
            parts.extend([self.shown.answer, self.shown.below])
        if self.shown:
            parts.extend(plain(voice.words) for voice in self.shown.voices)
        if self._last_words:
            parts.append(tr("Last time {last}", last=self._last_words))
        if self._changed():
            parts.append(tr("changed"))
        return ". ".join(part for part in parts if part)

    def _changed(self) -> bool:
        return bool(self.shown and self.shown.changed)

    def _mirrored(self, rect: QRect) -> QRect:
        return QStyle.visualRect(self.layoutDirection(), self.rect(), rect)

    def _after(self, width: int) -> int:
        return px(LAST_COLUMN) if self._has_last and (width == 0 or width >= px(560)) else 0

    def _columns(self, width: int) -> float:
        return 2 * px(SIDE_COLUMN) + self._after(width or px(560))

    def _answer_width(self) -> float:
        return px(SIDE_COLUMN) if self._sides else 2 * px(SIDE_COLUMN)

    def _answer_room(self) -> float:
        return self._answer_width() - px(8)  # so that the words of left and right never touch

    def _room(self, width: int) -> float:
        return max(1.0, width - 2 * OPEN_INSET - px(12) - self._columns(width))


def _height(words: Lettering, width: float) -> float:
    return words.lay_out(width) if words.natural_width() else 0.0
