"""One list of answers with two columns of circles, Left and Right."""

from collections.abc import Sequence
from math import ceil

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QStyle, QWidget

from intake_app.base.texts import tr
from intake_app.ui.fonts import DENSE, DENSE_BOLD, HEADING, SMALL, font, line_height
from intake_app.ui.keys import NOT_CHECKED, digit
from intake_app.ui.lettering import Lettering
from intake_app.ui.measures import ANSWER_ROW, CIRCLE, LAST_COLUMN, RADIUS_CONTROL, RING, SIDE_COLUMN, px
from intake_app.ui.paint import box, cap_size, circle, hline, key_cap
from intake_app.ui.theme import current_theme, looks
from intake_app.ui.values import Option, Words
from intake_app.ui.widgets.choice import RadioChoice
from intake_app.ui.widgets.group import Group

SIDES = ("left", "right")


class CircleFace:
    """A circle alone; the row's words stand beside it and in its name."""

    def wanted(self) -> tuple[float, float]:
        """Size with room for the ring."""
        return px(CIRCLE) + 2 * RING, px(CIRCLE) + 2 * RING

    def least_width(self) -> float:
        """Narrowest width."""
        return self.wanted()[0]

    def height_for(self, _width: float) -> float:
        """Height, the same at any width."""
        return self.wanted()[1]

    def paint(self, painter: QPainter, rect: QRectF, chosen: bool, focused: bool) -> None:
        """Draw the circle in the middle."""
        circle(painter, rect.center(), px(CIRCLE), chosen, focused)


class TwoSides(Group):
    """Rows of answers for both sides. Left and Right arrows change the side, Up and Down the row; neither answers.

    `set_head` puts the question and the last answer above the rows; the last column gives way where room is short.
    """

    answer_chosen = Signal(str, str)
    side_changed = Signal(str)
    finished = Signal()

    def __init__(self, options: Sequence[Option], name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.options, self._side = tuple(options), "left"
        self._question, self._last = Lettering("", HEADING), Lettering("", SMALL, "middle")
        self._helper = Lettering("", SMALL)
        self._has_last = True
        self._texts = [Lettering(option.text, DENSE) for option in self.options]
        # one parent a side: radio buttons of one parent exclude each other
        self._columns_of = {side: QWidget(self) for side in SIDES}
        self._circles = {side: [self._circle(side, option) for option in self.options] for side in SIDES}
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        looks().changed.connect(self.restyle)

    def set_head(self, question: Words, last: Words | None = "", helper: Words = "") -> None:
        """Show the question beside the words Left and Right, and what was answered last time; None: no such column.

        helper: how to look, in a small line under the question.
        """
        self._question, self._last = Lettering(question, HEADING), Lettering(last or "", SMALL, "middle")
        self._helper = Lettering(helper, SMALL)
        self._has_last = last is not None
        self.restyle()

    def side(self) -> str:
        """The side being answered."""
        return self._side

    def chosen(self, side: str) -> str:
        """Id of the answer of a side, empty where there is none."""
        pairs = zip(self.options, self._circles[side], strict=True)
        return next((option.id for option, one in pairs if one.isChecked()), "")

    def set_chosen(self, side: str, option_id: str) -> None:
        """Show this answer of a side as chosen, without a signal; an empty id clears it."""
        for option, one in zip(self.options, self._circles[side], strict=True):
            one.show_chosen(option.id == option_id)
        if side == self._side:
            self._rove()

    def set_side(self, side: str) -> None:
        """Make a side the one that is answered, and keep the focus in the same row."""
        row = self._row()
        self._side = side
        self._rove()
        self.update()
        self.side_changed.emit(side)
        if row is not None:
            self._circles[side][row].setFocus(Qt.FocusReason.TabFocusReason)

    def focus_first(self) -> None:
        """Focus the chosen or first circle of the first side that is not answered."""
        side = next((one for one in SIDES if not self.chosen(one)), SIDES[0])
        if side != self._side:
            self.set_side(side)
        circles = self._circles[side]
        next((one for one in circles if one.isChecked()), circles[0]).setFocus(Qt.FocusReason.TabFocusReason)

    def take_digit(self, number: int) -> bool:
        """Choose the answer with this number on the side being answered."""
        numbered = [at for at, option in enumerate(self.options) if not option.apart]
        if not 1 <= number <= len(numbered):
            return False
        self._choose(self._side, numbered[number - 1])
        return True

    def take_not_checked(self) -> bool:
        """Choose the answer that stands apart on the side being answered."""
        for at, option in enumerate(self.options):
            if option.apart:
                self._choose(self._side, at)
                return True
        return False

    def restyle(self) -> None:
        """Take over theme and text scale."""
        self.updateGeometry()
        self._place()
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: D102
        if not self._took(event):
            super().keyPressEvent(event)

    def hasHeightForWidth(self) -> bool:  # noqa: D102
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: D102
        return ceil(self._head_height(width) + sum(self._heights(width)) + px(6))

    def sizeHint(self) -> QSize:  # noqa: D102
        widest = max(text.natural_width() for text in self._texts)
        width = ceil(self._lead() + widest + px(16) + 2 * px(SIDE_COLUMN) + px(LAST_COLUMN) + RING)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:  # noqa: D102
        widest = max(text.least_width() for text in self._texts)
        width = ceil(self._lead() + widest + px(16) + 2 * px(SIDE_COLUMN) + RING)
        return QSize(width, self.heightForWidth(max(width, self.width())))

    def resizeEvent(self, _event: QResizeEvent) -> None:  # noqa: D102
        self._place()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: D102
        painter = QPainter(self)
        theme = current_theme()
        box(painter, QRectF(self._mirrored(self._column(self._side))), RADIUS_CONTROL, theme.soft)
        self._paint_heads(painter)
        top = float(self._head_height(self.width()))
        for at, (text, high) in enumerate(zip(self._texts, self._heights(self.width()), strict=True)):
            hline(painter, RING, self.width() - RING, top, theme.hairline)
            self._paint_row(painter, at, text, QRectF(0, top, self.width(), high))
            top += high

    def _paint_heads(self, painter: QPainter) -> None:
        theme = current_theme()
        room = self._question_room(self.width())
        self._question.lay_out(room)
        x = self.width() - RING - room if self._rtl() else RING
        self._question.draw(painter, x, px(8), theme.text)
        if self._helper.spans:
            self._helper.lay_out(room)
            self._helper.draw(painter, x, px(10) + self._question.height, theme.muted)
        painter.setPen(theme.text)
        painter.setFont(font(DENSE_BOLD))
        for side, word in zip(SIDES, (tr("Left"), tr("Right")), strict=True):
            area = self._mirrored(self._column(side))
            area.setTop(px(8))
            area.setHeight(round(line_height(HEADING)))
            painter.drawText(area, Qt.AlignmentFlag.AlignCenter, word)
        if self._after(self.width()):
            last = QRect(self.width() - RING - px(LAST_COLUMN), 0, px(LAST_COLUMN), 0)
            self._last.lay_out(px(LAST_COLUMN))
            self._last.draw(painter, self._mirrored(last).left(), px(10), theme.muted)

    def _paint_row(self, painter: QPainter, at: int, text: Lettering, row: QRectF) -> None:
        theme = current_theme()
        option = self.options[at]
        cap = "–" if option.apart else str(at + 1)
        wide, high = cap_size(cap)
        cap_rect = QRect(RING, round(row.center().y() - high / 2), round(wide), round(high))
        key_cap(painter, cap, QRectF(self._mirrored(cap_rect)), theme.muted, theme.line)
        room = self._room(self.width())
        tall = text.lay_out(room)
        x = self.width() - self._lead() - room if self._rtl() else self._lead()
        colour = theme.muted if option.apart else theme.text
        text.draw(painter, x, row.top() + (row.height() - tall) / 2, colour)

    def _circle(self, side: str, option: Option) -> RadioChoice:
        word = tr("Left") if side == "left" else tr("Right")
        one = RadioChoice(CircleFace(), f"{word}: {option.text}", self._columns_of[side])
        one.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        one.clicked.connect(self._clicked)
        return one

    def _clicked(self) -> None:
        pressed = self.sender()
        for side in SIDES:
            for at, one in enumerate(self._circles[side]):
                if one is pressed:
                    self._choose(side, at)
                    return

    def _choose(self, side: str, at: int) -> None:
        if side != self._side:
            self._side = side
            self.side_changed.emit(side)
        self.set_chosen(side, self.options[at].id)
        self.update()
        other = SIDES[1 - SIDES.index(side)]
        self.answer_chosen.emit(side, self.options[at].id)
        if self.chosen(other):
            self.finished.emit()
        else:
            self.set_side(other)
            self._circles[other][0].setFocus(Qt.FocusReason.TabFocusReason)

    def _took(self, event: QKeyEvent) -> bool:
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return False
        number = digit(event.key())
        if number:
            return self.take_digit(number)
        if event.key() in NOT_CHECKED:
            return self.take_not_checked()
        return self._move(event.key())

    def _move(self, key: int) -> bool:
        left, right = SIDES if not self._rtl() else tuple(reversed(SIDES))
        if key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            side = left if key == Qt.Key.Key_Left else right
            if side != self._side:
                self.set_side(side)
            return True
        row = self._row()
        if row is None or key not in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            return False
        there = row + (1 if key == Qt.Key.Key_Down else -1)
        if not 0 <= there < len(self.options):
            return False
        self._circles[self._side][there].setFocus(Qt.FocusReason.TabFocusReason)
        return True

    def _row(self) -> int | None:
        for side in SIDES:
            for at, one in enumerate(self._circles[side]):
                if one.hasFocus():
                    return at
        return None

    def _rove(self) -> None:
        for side in SIDES:
            circles = self._circles[side]
            stop = next((one for one in circles if one.isChecked()), circles[0])
            for one in circles:
                tabs = side == self._side and one is stop
                one.setFocusPolicy(Qt.FocusPolicy.StrongFocus if tabs else Qt.FocusPolicy.ClickFocus)

    def _place(self) -> None:
        for side in SIDES:
            self._columns_of[side].setGeometry(self._mirrored(self._column(side)))
        top = float(self._head_height(self.width()))
        for at, high in enumerate(self._heights(self.width())):
            for side in SIDES:
                self._circles[side][at].setGeometry(0, round(top), px(SIDE_COLUMN), round(high))
            top += high

    def _column(self, side: str) -> QRect:
        places = 2 if side == "left" else 1
        left = self.width() - RING - self._after(self.width()) - places * px(SIDE_COLUMN)
        return QRect(left, 0, px(SIDE_COLUMN), self.height())

    def _mirrored(self, rect: QRect) -> QRect:
        return QStyle.visualRect(self.layoutDirection(), self.rect(), rect)

    def _rtl(self) -> bool:
        return self.layoutDirection() == Qt.LayoutDirection.RightToLeft

    def _heights(self, width: int) -> list[float]:
        room = self._room(width)
        return [max(px(ANSWER_ROW), text.lay_out(room) + px(8)) for text in self._texts]

    def _head_height(self, width: int) -> int:
        room = self._question_room(width)
        words = max(self._question.lay_out(room), line_height(HEADING))
        if self._helper.spans:
            words += self._helper.lay_out(room) + px(2)
        return round(words + px(18))

    def _question_room(self, width: int) -> float:
        return max(1.0, width - RING - px(16) - self._columns(width))

    def _room(self, width: int) -> float:
        return max(1.0, width - self._lead() - px(16) - self._columns(width))

    def _lead(self) -> float:
        return RING + px(28)

    def _after(self, width: int) -> int:
        return px(LAST_COLUMN) if self._has_last and width >= px(560) else 0

    def _columns(self, width: int) -> float:
        return 2 * px(SIDE_COLUMN) + self._after(width) + RING
