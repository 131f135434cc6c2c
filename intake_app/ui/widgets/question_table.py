"""A page's questions as a table of lines under column heads; one line is open at a time."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QStyle, QVBoxLayout, QWidget

from intake_app.base.texts import tr
from intake_app.ui.fonts import MARK_BOLD, font, line_height
from intake_app.ui.measures import LAST_COLUMN, OPEN_INSET, SIDE_COLUMN, px
from intake_app.ui.paint import hline
from intake_app.ui.theme import current_theme, looks
from intake_app.ui.widgets.closed_line import TO_COME
from intake_app.ui.widgets.question_line import OPEN, QuestionLine

_ROOM_FOR_LAST = 560


class TableHeads(QWidget):
    """The words above the columns: Left, Right, and when the last time was."""

    def __init__(self, sides: bool, last: str) -> None:
        super().__init__()
        self._sides, self._last = sides, last
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        looks().changed.connect(self.restyle)

    def restyle(self) -> None:
        """Take over theme and text scale."""
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:  # noqa: D102
        return QSize(px(400), round(line_height(MARK_BOLD)) + px(13))

    def hasHeightForWidth(self) -> bool:  # noqa: D102
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: D102
        has_words = self._sides or (self._last and width >= px(_ROOM_FOR_LAST))
        return self.sizeHint().height() if has_words else 1

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: D102
        painter = QPainter(self)
        theme = current_theme()
        painter.setFont(font(MARK_BOLD))
        painter.setPen(theme.muted)
        for rect, word in self._cells():
            place = QStyle.visualRect(self.layoutDirection(), self.rect(), rect)
            painter.drawText(place, int(Qt.AlignmentFlag.AlignCenter), word)
        hline(painter, OPEN_INSET, self.width() - OPEN_INSET, self.height() - 1, theme.hairline)

    def _cells(self) -> list[tuple[QRect, str]]:
        after = px(LAST_COLUMN) if self._last and self.width() >= px(_ROOM_FOR_LAST) else 0
        side, high = px(SIDE_COLUMN), self.height() - px(8)
        end = self.width() - OPEN_INSET - after
        cells = [
            (QRect(end - 2 * side, 0, side, high), tr("Left")),
            (QRect(end - side, 0, side, high), tr("Right")),
        ]
        shown = cells if self._sides else []
        return [*shown, (QRect(end, 0, after, high), self._last)] if after else shown


class QuestionTable(QWidget):
    """Lines in order. A finished line shuts and the next one to come opens; after the last, `all_answered`."""

    line_opened = Signal(int)
    all_answered = Signal()

    def __init__(self, lines: Sequence[QuestionLine], sides: bool = False, last: str = "") -> None:
        super().__init__()
        self.lines = list(lines)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._heads: TableHeads | None = None
        if sides or last:
            self._heads = TableHeads(sides, last)
            column.addWidget(self._heads)
        for line in self.lines:
            line.opened.connect(self._opened)
            line.finished.connect(self._finished)
            line.next_line.connect(self._step)
            column.addWidget(line)

    def open_line(self, at: int, focus: bool = True) -> None:
        """Open the line with this place, from 0, and shut the others."""
        self.lines[at].open(focus)

    def show_heads(self, on: bool) -> None:
        """Show the words above the columns, or leave them out where no line stands below them."""
        if self._heads is not None and self._heads.isHidden() == on:
            self._heads.setVisible(on)

    def open_next(self, after: QuestionLine | None = None) -> None:
        """Open the next visible line that is to come, from `after` on and then from the top; else `all_answered`."""
        start = self.lines.index(after) + 1 if after in self.lines else 0
        for line in [*self.lines[start:], *self.lines[: max(0, start - 1)]]:
            if line.state() == TO_COME and not line.isHidden():
                line.open()
                return
        self.all_answered.emit()

    def _opened(self) -> None:
        pressed = self.sender()
        for at, line in enumerate(self.lines):
            if line is pressed:
                self.line_opened.emit(at)
            elif line.state() == OPEN:  # only these: touching every line would lay the whole page out again
                line.shut()

    def _finished(self) -> None:
        line = self.sender()
        if isinstance(line, QuestionLine):
            line.shut()
            self.open_next(line)

    def _step(self, by: int) -> None:
        shown = [line for line in self.lines if not line.isHidden()]
        here = next((at for at, line in enumerate(shown) if line is self.sender()), 0)
        if 0 <= here + by < len(shown):
            shown[here + by].focus_first()
