"""A question line that is not open: to come, or answered. Pressing it opens it again."""

from dataclasses import replace
from math import ceil

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QStyle

from intake_app.base.texts import tr
from intake_app.ui.fonts import DENSE, DENSE_BOLD, MARK, SMALL
from intake_app.ui.keys import ARROWS, TAKE
from intake_app.ui.lettering import Lettering
from intake_app.ui.measures import LAST_COLUMN, OPEN_INSET, RADIUS_CONTROL, RING, SIDE_COLUMN, px
from intake_app.ui.paint import focus_ring, hline
from intake_app.ui.theme import current_theme, looks
from intake_app.ui.values import CHANGED, Old, Shown, plain
from intake_app.ui.widgets.marks import Marks
from intake_app.ui.widgets.old_answer import OldColumn, mark_words, old_spans

TO_COME, ANSWERED = "to come", "answered"


class ClosedLine(QPushButton):
    """One row of the table of questions: question 1fr, Left 84, Right 84 (or one column), last time 108.

    last: what was answered last time, "" for nothing; None where the table has no such column. What is too long for that
    column, has run out, or finds no such column on a narrow page stands below the question.
    """

    def __init__(self, question: str, sides: bool, last: str | None) -> None:
        super().__init__()
        self._question, self._sides, self.old = question, sides, Old(last or "")
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

    def set_old(self, old: Old) -> None:
        """Show another answer of an earlier visit, or none where it has no words."""
        if old != self.old:
            self.old = old
            self.set_shown(self.shown)

    def set_shown(self, shown: Shown | None) -> None:
        """Show an answer, or that the line is to come."""
        self.shown = shown
        old = replace(self.old, mark=CHANGED) if shown is not None and shown.changed else self.old
        self._text = Lettering(self._question, DENSE)
        self._column = OldColumn(old)
        self._below = Lettering(old_spans(old), SMALL)
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
        room = self._room(width)
        tall = self._text.lay_out(room) + self._marks.lay_out(room) + self._below_height(width)
        for answer, below in self._answers:
            tall = max(tall, _height(answer, self._answer_room()) + _height(below, self._answer_room()))
        if self._is_in_column(width):
            tall = max(tall, self._column.lay_out(px(LAST_COLUMN)))
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
        marked = self._marks.lay_out(room)
        self._marks.draw(painter, x, top + high + px(1))
        if self._below_height(self.width()):
            self._below.draw(painter, x, top + high + marked + px(1), theme.muted)
        self._paint_answers(painter, top)
        self._paint_column(painter, top)
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

    def _paint_column(self, painter: QPainter, top: float) -> None:
        if self._is_in_column(self.width()):
            wide = px(LAST_COLUMN)
            x = self._mirrored(QRect(self.width() - OPEN_INSET - wide, 0, wide, 0)).left()
            self._column.draw(painter, x, top + px(1), wide)

    def _is_in_column(self, width: int) -> bool:
        return bool(self.old.words) and self.old.is_short and bool(self._after(width))

    def _below_height(self, width: int) -> float:
        if not self.old.words or self._is_in_column(width):
            return 0.0
        return self._below.lay_out(self._room(width))

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
        parts.append(self.old.spoken)
        parts.append(tr("changed") if self.shown and self.shown.changed else mark_words(self.old.mark))
        return ". ".join(part for part in parts if part)

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
