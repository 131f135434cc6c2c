"""The pressure scale as a ladder, 5 down to 0. Above the ceiling nothing can be chosen, by no key and no press."""

from collections.abc import Sequence
from math import ceil

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from intake_app.base.texts import tr
from intake_app.ui.announce import announce
from intake_app.ui.fonts import DENSE, DENSE_BOLD, MARK, NAME, font
from intake_app.ui.icons import draw_glyph
from intake_app.ui.keys import digit
from intake_app.ui.lettering import Lettering
from intake_app.ui.measures import CIRCLE, RADIUS_CONTROL, RING, px
from intake_app.ui.paint import circle, flip, focus_ring, hatch, hline, rounded
from intake_app.ui.theme import current_theme, looks
from intake_app.ui.values import Rung, Span, Words, plain
from intake_app.ui.widgets.choice import RadioChoice

NEVER_PLANNED = 4


class RungFace:
    """One rung: number, plain name, how it is done; hatched and muted above the ceiling."""

    def __init__(self, rung: Rung) -> None:
        self.rung = rung
        self.above = False
        self._how = Lettering(rung.how, MARK)

    def set_above(self, above: bool) -> str:
        """Put it above or below the ceiling; returns the second line."""
        self.above = above
        never = self.rung.level >= NEVER_PLANNED
        words = tr("never planned here") if never else tr("above today’s ceiling") if above else self.rung.how
        self._how = Lettering(words, MARK)
        return words

    def wanted(self) -> tuple[float, float]:
        """Natural width and height."""
        return px(340), px(61)

    def least_width(self) -> float:
        """Narrowest width."""
        return px(200)

    def height_for(self, width: float) -> float:
        """Height at a width."""
        high = Lettering(self.rung.name, DENSE_BOLD).lay_out(self._room(width)) + self._how.lay_out(
            self._room(width)
        )
        return max(px(50 if self.above else 61), high + px(10 if self.above else 19))

    def paint(self, painter: QPainter, rect: QRectF, chosen: bool, focused: bool) -> None:
        """Draw ground, number, words and circle."""
        theme = current_theme()
        area = rect.adjusted(RING, 0, -RING, 0)
        if self.above:
            lines = QColor(theme.hairline)
            lines.setAlpha(80 if theme.name == "contrast" else 255)  # white on white would hide the words
            hatch(painter, rounded(area, 0), lines, Qt.BrushStyle.BDiagPattern)
        else:
            painter.fillRect(area, theme.soft if chosen else theme.raised)
        for x in (area.left(), area.right() - 1):
            painter.fillRect(QRectF(x, 0, 1, area.height()), theme.line)
        hline(painter, area.left(), area.right(), 0, theme.line)
        self._paint_words(painter, area)
        if not self.above:
            side = px(CIRCLE)
            place = flip(
                area, QRectF(area.right() - px(27) - side / 2, area.center().y() - side / 2, side, side)
            )
            circle(painter, place.center(), side, chosen, False)
        if focused:
            focus_ring(painter, area.adjusted(6, 6, -6, -6), RADIUS_CONTROL - 4)

    def _paint_words(self, painter: QPainter, area: QRectF) -> None:
        theme = current_theme()
        painter.setPen(theme.muted if self.above else theme.text)
        painter.setFont(font(NAME, not self.above))
        number = flip(area, QRectF(area.left(), 0, px(58), area.height()))
        painter.drawText(number, Qt.AlignmentFlag.AlignCenter, str(self.rung.level))
        name = Lettering(self.rung.name, DENSE if self.above else DENSE_BOLD)
        room = self._room(area.width() + 2 * RING)
        high, low = name.lay_out(room), self._how.lay_out(room)
        top = (area.height() - high - low - px(2)) / 2
        x = flip(area, QRectF(area.left() + px(61), 0, room, 0)).left()
        name.draw(painter, x, top, theme.muted if self.above else theme.text)
        self._how.draw(painter, x, top + high + px(2), theme.text if not self.above else theme.muted)

    def _room(self, width: float) -> float:
        return max(1.0, width - 2 * RING - px(61) - px(48))


class CeilingBar(QWidget):
    """The ceiling: amber, with a line 4 px thick, and its reason."""

    def __init__(self) -> None:
        super().__init__()
        self._words = Lettering("", DENSE)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def set_words(self, words: Words) -> None:
        """Show the ceiling and its reason."""
        self._words = Lettering(words, DENSE)
        self.setAccessibleName(plain(words))
        self.updateGeometry()
        self.update()

    def hasHeightForWidth(self) -> bool:  # noqa: D102
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: D102
        return ceil(self._words.lay_out(self._room(width))) + px(16)

    def sizeHint(self) -> QSize:  # noqa: D102
        return QSize(px(340), self.heightForWidth(self.width() or px(340)))

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: D102
        painter, theme = QPainter(self), current_theme()
        area = QRectF(self.rect()).adjusted(RING, 0, -RING, 0)
        painter.fillRect(area, theme.change)
        painter.fillRect(QRectF(area.left(), area.bottom() - 4, area.width(), 4), theme.change_edge)
        side, middle = px(20), (area.height() - 4) / 2
        draw_glyph(painter, "change", flip(area, QRectF(area.left() + px(11), middle - side / 2, side, side)))
        high = self._words.lay_out(self._room(self.width()))
        x = flip(area, QRectF(area.left() + px(39), 0, self._room(self.width()), 0)).left()
        self._words.draw(painter, x, middle - high / 2, theme.change_text)

    def _room(self, width: int) -> float:
        return max(1.0, width - 2 * RING - px(39) - px(10))


class PressureLadder(QWidget):
    """Emits `level_chosen`; a digit above the ceiling emits `refused` with the reason. Moving never sets a level."""

    level_chosen = Signal(int)
    refused = Signal(str)

    def __init__(self, rungs: Sequence[Rung], ceiling: int, reason: str, level: int | None = None) -> None:
        super().__init__()
        self.setAccessibleName(tr("Pressure"))
        self._ceiling, self._reason = ceiling, reason
        self._faces = [RungFace(rung) for rung in sorted(rungs, key=_level, reverse=True)]
        self._buttons = [RadioChoice(face, face.rung.name, self) for face in self._faces]
        self._bar = CeilingBar()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 1)
        self._column.setSpacing(0)
        for button in self._buttons:
            button.clicked.connect(self._clicked)
            self._column.addWidget(button)
        self._column.addWidget(self._bar)
        self.set_ceiling(ceiling, reason)
        self.set_level(level)
        looks().changed.connect(self.update)

    def set_level(self, level: int | None) -> None:
        """Show a level as chosen, without a signal; None for none."""
        for face, button in zip(self._faces, self._buttons, strict=True):
            button.show_chosen(face.rung.level == level)

    def set_ceiling(self, ceiling: int, reason: str) -> None:
        """Show another ceiling. Rungs above it cannot be chosen."""
        self._ceiling, self._reason = ceiling, reason
        for face, button in zip(self._faces, self._buttons, strict=True):
            above = face.rung.level > ceiling
            words = face.set_above(above)
            button.setEnabled(not above)
            button.setAccessibleName(
                tr("Level {level}, {name}, {how}", level=face.rung.level, name=face.rung.name, how=words)
            )
        self._bar.set_words([Span(tr("Ceiling {level}.", level=ceiling), bold=True), Span(f" {reason}")])
        self._column.removeWidget(self._bar)
        self._column.insertWidget(sum(face.above for face in self._faces), self._bar)

    def refuse(self, level: int) -> None:
        """Say why a level cannot be set, aloud and by `refused`."""
        sentence = tr("Level {level} is above today’s ceiling. {reason}", level=level, reason=self._reason)
        announce(self, sentence)
        self.refused.emit(sentence)

    def focus_first(self) -> None:
        """Focus the chosen rung, or the highest that can be chosen."""
        free = [button for button in self._buttons if button.isEnabled()]
        next((one for one in free if one.isChecked()), free[0]).setFocus(Qt.FocusReason.TabFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: D102
        number = digit(event.key())
        plain_key = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if number is not None and number <= 5 and plain_key:
            self._type(number)
        elif not self._moved(event.key()):
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: D102
        hline(QPainter(self), RING, self.width() - RING, self.height() - 1, current_theme().line)

    def _type(self, level: int) -> None:
        for face, button in zip(self._faces, self._buttons, strict=True):
            if face.rung.level == level and button.isEnabled():
                button.click()
                return
        self.refuse(level)

    def _moved(self, key: int) -> bool:
        free = [button for button in self._buttons if button.isEnabled()]
        here = next((at for at, button in enumerate(free) if button.hasFocus()), None)
        step = {int(Qt.Key.Key_Up): -1, int(Qt.Key.Key_Down): 1}.get(key)
        if here is None or step is None or not 0 <= here + step < len(free):
            return False
        free[here + step].setFocus(Qt.FocusReason.TabFocusReason)
        return True

    def _clicked(self) -> None:
        for face, button in zip(self._faces, self._buttons, strict=True):
            if button is self.sender():
                self.set_level(face.rung.level)
                self.level_chosen.emit(face.rung.level)


def _level(rung: Rung) -> int:
    return rung.level
