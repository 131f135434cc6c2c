"""A finding of an earlier page, or of the result: one row between hairlines, why opens below it."""

from dataclasses import replace
from math import ceil

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QVBoxLayout, QWidget

from intake_app.base.texts import tr
from intake_app.ui.fonts import DENSE, DENSE_BOLD, SMALL, line_height
from intake_app.ui.icons import draw_glyph, draw_icon
from intake_app.ui.keys import TAKE
from intake_app.ui.lettering import Lettering
from intake_app.ui.measures import RADIUS_CONTROL, RING, gap, px
from intake_app.ui.paint import focus_ring, hline
from intake_app.ui.theme import current_theme, looks
from intake_app.ui.values import FindingWords
from intake_app.ui.widgets.finding_card import tier_word
from intake_app.ui.widgets.why import Why


class RowHead(QPushButton):
    """Glyph, what to do, the reason, a chevron; the whole row is the button."""

    def __init__(self, words: FindingWords, opens: bool) -> None:
        super().__init__()
        self._words, self._opens = words, opens
        self.open = False
        self._title = Lettering(words.title, DENSE_BOLD)
        self._reason = Lettering(words.reason, SMALL)
        self.setAccessibleName(f"{words.word or tier_word(words.tier)}. {words.title}. {words.reason}")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAutoDefault(False)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        looks().changed.connect(self.restyle)

    def restyle(self) -> None:
        """Take over theme and text scale."""
        self.updateGeometry()
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: D102
        if event.key() in TAKE and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.click()
        else:
            super().keyPressEvent(event)

    def hasHeightForWidth(self) -> bool:  # noqa: D102
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: D102
        high = self._title.lay_out(self._room(width))
        if self._words.reason:
            high += self._reason.lay_out(self._room(width))
        return ceil(high) + px(16)

    def sizeHint(self) -> QSize:  # noqa: D102
        return QSize(px(300), self.heightForWidth(self.width() or px(300)))

    def minimumSizeHint(self) -> QSize:  # noqa: D102
        least = max(self._title.least_width(), self._reason.least_width())
        width = ceil(least + px(28) + px(24)) + 2 * RING
        return QSize(width, self.heightForWidth(max(width, self.width())))

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: D102
        painter = QPainter(self)
        theme = current_theme()
        rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        hline(painter, RING, self.width() - RING, 0, theme.hairline)
        side, top = px(18), px(8)
        middle = top + line_height(DENSE) / 2
        glyph_x = self.width() - RING - side if rtl else RING
        draw_glyph(painter, self._words.tier, QRectF(glyph_x, middle - side / 2 + 1, side, side))
        room = self._room(self.width())
        x = self.width() - RING - px(28) - room if rtl else RING + px(28)
        high = self._title.lay_out(room)
        self._title.draw(painter, x, top, theme.text)
        self._reason.lay_out(room)
        self._reason.draw(painter, x, top + high, theme.muted)
        if self._opens:
            chevron = "down" if self.open else "left" if rtl else "right"
            end = RING if rtl else self.width() - RING - px(16)
            draw_icon(painter, chevron, QRectF(end, middle - px(8), px(16), px(16)), theme.muted)
        if self.hasFocus():
            area = QRectF(self.rect()).adjusted(RING, RING, -RING, -RING)
            focus_ring(painter, area, RADIUS_CONTROL - 2)

    def _room(self, width: int) -> float:
        return max(1.0, width - 2 * RING - px(28) - px(24))


class FindingRow(QWidget):
    """A row that opens in place. Emits like a card."""

    why_toggled = Signal(bool)
    link_pressed = Signal()
    change_pressed = Signal()
    go_pressed = Signal()

    def __init__(self, words: FindingWords) -> None:
        super().__init__()
        self._head = RowHead(words, bool(words.because))
        self._head.clicked.connect(self._toggled)
        self._words = words
        self._why: Why | None = None  # made when it is first opened
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._head)
        self._inner = QVBoxLayout()
        self._inner.setContentsMargins(px(28), 0, 0, 0)
        column.addLayout(self._inner)
        self._has_why = bool(words.because)

    def open_why(self, on: bool) -> None:
        """Show or hide the reasons."""
        if not self._has_why or self.is_open() == on:
            return
        self._made().setVisible(on)
        self._head.open = on
        self._head.setAccessibleDescription(tr("open") if on else tr("closed"))
        self._head.update()
        self.why_toggled.emit(on)

    def is_open(self) -> bool:
        """Whether the reasons are shown."""
        return self._why is not None and not self._why.isHidden()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: D102
        if event.key() == Qt.Key.Key_Escape and self.is_open():
            self.open_why(False)
            self._head.setFocus()
        else:
            super().keyPressEvent(event)

    def _toggled(self) -> None:
        if self._has_why:
            self.open_why(not self.is_open())
        else:
            self.go_pressed.emit()

    def _made(self) -> Why:
        if self._why is None:
            self._why = Why(_with_action(self._words), "text", "muted", "hairline")
            self._why.setContentsMargins(0, 0, 0, gap(6))
            self._why.link_pressed.connect(self.link_pressed)
            self._why.change_pressed.connect(self.change_pressed)
            self._inner.addWidget(self._why)
        return self._why


def _with_action(words: FindingWords) -> FindingWords:
    """What to do stands first among the reasons, as the row itself has only the reason."""
    return replace(words, because=((tr("Do"), words.action), *words.because)) if words.action else words
