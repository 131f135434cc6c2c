"""The pages of the review, one row a pause: done, now, to come, and what is left. Never a clock."""

from collections.abc import Sequence
from math import ceil

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from intake_app.base.texts import tr
from intake_app.ui.fonts import DENSE, DENSE_BOLD, MARK, SMALL, font, text_width
from intake_app.ui.icons import draw_glyph, draw_icon
from intake_app.ui.keys import TAKE
from intake_app.ui.lettering import Lettering
from intake_app.ui.measures import PROGRESS_ROW, RADIUS_CONTROL, RING, gap, px
from intake_app.ui.paint import focus_ring
from intake_app.ui.theme import current_theme, looks
from intake_app.ui.values import PageMark
from intake_app.ui.widgets.finding_card import tier_word
from intake_app.ui.widgets.rule import Rule
from intake_app.ui.widgets.text import Text

_PADDING = 20


class ProgressRow(QPushButton):
    """One page: stage, title, and at the end the worst glyph or how many are answered."""

    def __init__(self, page: PageMark) -> None:
        super().__init__()
        self.show_page(page)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAutoDefault(False)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        looks().changed.connect(self.restyle)

    def show_page(self, page: PageMark) -> None:
        """Show another page, or the same one as it stands now."""
        self.page = page
        self._title = Lettering(page.title, DENSE, bold=page.stage == "now")
        self.setAccessibleName(self._spoken())
        self.restyle()

    def restyle(self) -> None:
        """Take over theme and text scale."""
        self.updateGeometry()
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: D102
        if event.key() in TAKE and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.click()
        elif event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def hasHeightForWidth(self) -> bool:  # noqa: D102
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: D102
        return max(px(PROGRESS_ROW), ceil(self._title.lay_out(self._room(width))) + px(12))

    def sizeHint(self) -> QSize:  # noqa: D102
        return QSize(px(200), self.heightForWidth(self.width() or px(232)))

    def minimumSizeHint(self) -> QSize:  # noqa: D102
        width = ceil(gap(_PADDING) * 2 + px(28) + self._title.least_width() + self._end_width())
        return QSize(width, self.heightForWidth(max(width, self.width())))

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: D102
        painter = QPainter(self)
        theme = current_theme()
        now = self.page.stage == "now"
        rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        if now:
            painter.fillRect(self.rect(), theme.soft)
            painter.fillRect(QRectF(self.width() - 4 if rtl else 0, 0, 4, self.height()), theme.accent)
        side, pad, middle = px(20), gap(_PADDING), self.height() / 2
        colour = {"done": theme.muted, "now": theme.accent, "to come": theme.line}[self.page.stage]
        x = self.width() - pad - side + px(1) if rtl else pad - px(1)
        draw_icon(painter, f"stage {self.page.stage}", QRectF(x, middle - side / 2, side, side), colour)
        room = self._room(self.width())
        high = self._title.lay_out(room)
        start = self.width() - pad - px(28) - room if rtl else pad + px(28)
        self._title.draw(
            painter, start, middle - high / 2, theme.muted if self.page.stage == "done" else theme.text
        )
        self._paint_end(painter, rtl)
        if self.hasFocus():
            area = QRectF(self.rect()).adjusted(pad - 6, RING, -RING, -RING)
            focus_ring(painter, area, RADIUS_CONTROL - 2)

    def _paint_end(self, painter: QPainter, rtl: bool) -> None:
        side, end = px(16), gap(12)
        if self.page.worst:
            x = end if rtl else self.width() - end - side
            draw_glyph(painter, self.page.worst, QRectF(x, (self.height() - side) / 2, side, side))
            end += side + px(6)
        if self.page.count:
            painter.setFont(font(MARK))
            painter.setPen(current_theme().text)
            area = QRectF(self.rect()).adjusted(end, 0, -end, 0)
            end_aligned = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight  # Qt mirrors it
            painter.drawText(area, int(end_aligned), self.page.count)

    def _end_width(self) -> float:
        wide = px(22) if self.page.worst else 0.0
        return wide + (text_width(self.page.count, MARK) + px(6) if self.page.count else 0.0)

    def _room(self, width: int) -> float:
        return max(1.0, width - gap(_PADDING) - px(28) - gap(12) - self._end_width())

    def _spoken(self) -> str:
        stages = {"done": tr("done"), "now": tr("now"), "to come": tr("to come")}
        parts = [self.page.title, stages[self.page.stage], self.page.count]
        parts.append(tier_word(self.page.worst) if self.page.worst else "")
        return ", ".join(part for part in parts if part)


class ProgressList(QWidget):
    """Give it the whole width of the side panel: the row of the current page goes from edge to edge."""

    page_chosen = Signal(str)

    def __init__(
        self, heading: str, position: str, pages: Sequence[PageMark], left: Sequence[str] = ()
    ) -> None:
        super().__init__()
        self.setAccessibleName(heading)
        self._heading = heading
        self._rows: list[ProgressRow] = []
        self._outer = QVBoxLayout(self)
        self._outer.setContentsMargins(0, 0, 0, 0)
        self._inner = QWidget()
        self._outer.addWidget(self._inner)
        self.set_pages(pages, position, left)

    def set_pages(self, pages: Sequence[PageMark], position: str, left: Sequence[str] = ()) -> None:
        """Show other pages; `left` is what is left to do, the first line bold. The focus stays on its page."""
        if self._rows and [_place(page) for page in pages] == [_place(row.page) for row in self._rows]:
            self._show_changed(pages, position, left)
            return
        focused = next((row.page.id for row in self._rows if row.hasFocus()), "")
        self._clear()
        self._rows = [ProgressRow(page) for page in pages]
        self._add_head(position)
        for row in self._rows:
            if row.page.apart:
                self._add_rule()
            row.clicked.connect(self._pressed)
            self._column.addWidget(row)
        self._left = self._made_left()
        self._column.addWidget(self._left)
        self._show_left(left)
        self._column.addStretch(1)
        for row in self._rows:
            if row.page.id == focused:
                row.show()  # a widget not shown yet cannot take the focus
                row.setFocus()

    def focus_first(self) -> None:
        """Focus the current page."""
        row = next((one for one in self._rows if one.page.stage == "now"), self._rows[0])
        row.setFocus(Qt.FocusReason.TabFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: D102
        here = next((at for at, row in enumerate(self._rows) if row.hasFocus()), None)
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        step = steps.get(Qt.Key(event.key()))
        if here is None or step is None or not 0 <= here + step < len(self._rows):
            super().keyPressEvent(event)
        else:
            self._rows[here + step].setFocus(Qt.FocusReason.TabFocusReason)

    def _add_head(self, position: str) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(gap(_PADDING) - RING, 0, gap(12) - RING, gap(4))
        head.addWidget(Text(self._heading, DENSE_BOLD), 1)
        self._position = Text(position, MARK, "muted", wraps=False)
        head.addWidget(self._position)
        self._column.addLayout(head)

    def _show_changed(self, pages: Sequence[PageMark], position: str, left: Sequence[str]) -> None:
        """The same pages, of which few look different after an answer."""
        for row, page in zip(self._rows, pages, strict=True):
            if row.page != page:
                row.show_page(page)
        if position != self._position.text():
            self._position.set_words(position)
        self._show_left(left)

    def _add_rule(self) -> None:
        row = QHBoxLayout()
        row.setContentsMargins(gap(_PADDING) - RING, gap(8), gap(12) - RING, gap(8))
        row.addWidget(Rule())
        self._column.addLayout(row)

    def _made_left(self) -> QWidget:
        part = QWidget()
        column = QVBoxLayout(part)
        column.setContentsMargins(gap(_PADDING) - RING, gap(8), gap(12) - RING, 0)
        column.setSpacing(0)
        self._lines = (Text("", DENSE_BOLD), Text("", SMALL, "muted"))
        column.addWidget(Rule())
        column.addSpacing(gap(16))
        for line in self._lines:
            column.addWidget(line)
        return part

    def _show_left(self, left: Sequence[str]) -> None:
        """Say what is left to do: a bold line, and the rest below it."""
        first, rest = (left[0], "\n".join(left[1:])) if left else ("", "")
        for line, words in zip(self._lines, (first, rest), strict=True):
            if words != line.text():
                line.set_words(words)
        self._left.setVisible(bool(left))

    def _clear(self) -> None:
        """Rows are made anew inside a widget of their own: layouts that Python has taken apart are deleted twice."""
        old, self._inner = self._inner, QWidget()
        self._outer.replaceWidget(old, self._inner)
        old.hide()
        old.deleteLater()
        self._column = QVBoxLayout(self._inner)
        self._column.setSpacing(0)
        self._column.setContentsMargins(0, gap(18), 0, gap(20))

    def _pressed(self) -> None:
        row = self.sender()
        if isinstance(row, ProgressRow):
            self.page_chosen.emit(row.page.id)


def _place(page: PageMark) -> tuple[str, bool]:
    """What decides which rows there are."""
    return page.id, page.apart
