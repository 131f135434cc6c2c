"""Equal ways side by side in one box: Draw, Type name, On paper; or a scale from 0 to 10."""

from collections.abc import Sequence
from math import ceil

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QPainter
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy

from intake_app.ui.fonts import SMALL, font, text_width
from intake_app.ui.keys import digit
from intake_app.ui.measures import BUTTON, RADIUS_CONTROL, RING, px
from intake_app.ui.paint import box, focus_ring, rounded, smooth
from intake_app.ui.theme import current_theme
from intake_app.ui.values import Option
from intake_app.ui.widgets.choice_group import ChoiceGroup


class SegmentFace:
    """One part of the box; the ends are round."""

    def __init__(self, text: str, first: bool, last: bool, narrow: bool) -> None:
        self._text, self._first, self._last = text, first, last
        self._padding = 8 if narrow else 12

    def wanted(self) -> tuple[float, float]:
        """Natural width and height."""
        ends = RING * (self._first + self._last)
        return ceil(text_width(self._text, SMALL, True)) + 2 * px(self._padding) + ends, px(BUTTON) + 2 * RING

    def least_width(self) -> float:
        """Narrowest width."""
        return self.wanted()[0]

    def height_for(self, _width: float) -> float:
        """Height, the same at any width."""
        return self.wanted()[1]

    def paint(self, painter: QPainter, rect: QRectF, chosen: bool, focused: bool) -> None:
        """Draw the part, with the edge of the box on its free sides."""
        theme = current_theme()
        mirrored = QGuiApplication.layoutDirection() == Qt.LayoutDirection.RightToLeft
        left_end, right_end = (self._last, self._first) if mirrored else (self._first, self._last)
        area = rect.adjusted(RING if left_end else 0, RING, -RING if right_end else 0, -RING)
        whole = area.adjusted(0 if left_end else -20, 0, 0 if right_end else 20, 0)
        smooth(painter)
        painter.save()
        painter.setClipRect(area)
        painter.fillPath(rounded(whole, RADIUS_CONTROL), theme.soft if chosen else theme.raised)
        box(painter, whole, RADIUS_CONTROL, None, theme.line, 1)
        if not right_end:
            painter.fillRect(QRectF(area.right() - 1, area.top(), 1, area.height()), theme.line)
        painter.restore()
        if chosen:
            box(painter, area, 2, None, theme.accent, 2)
        painter.setFont(font(SMALL, chosen))
        painter.setPen(theme.text)
        painter.drawText(area, Qt.AlignmentFlag.AlignCenter, self._text)
        if focused:
            focus_ring(painter, area.adjusted(5, 5, -5, -5), 0)


class SegmentedChoice(ChoiceGroup):
    """Emits `chosen_changed` with the id. Arrows move; Space, Enter or a press chooses."""

    chosen_changed = Signal(str)

    def __init__(
        self,
        options: Sequence[tuple[str, str]],
        name: str,
        chosen: str = "",
        narrow: bool = False,
        digits: bool = False,
    ) -> None:
        super().__init__([Option(key, text) for key, text in options], name, many=False)
        self._digits = digits
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        for at, option in enumerate(self.options):
            face = SegmentFace(option.text, at == 0, at == len(options) - 1, narrow)
            row.addWidget(self.add_control(option, face))
        self.setSizePolicy(
            QSizePolicy.Policy.Preferred if narrow else QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed
        )
        if chosen:
            self.set_chosen([chosen])
        self.answer_chosen.connect(self.chosen_changed)

    def take_digit(self, number: int) -> bool:
        """Digits are left to the page, unless the options are digits themselves."""
        ids = [option.id for option in self.options]
        if self._digits and str(number) in ids:
            button = self.buttons[ids.index(str(number))]
            button.setFocus(Qt.FocusReason.OtherFocusReason)
            button.click()
            return True
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: D102
        if not (self._digits and digit(event.key()) == 0 and self.take_digit(0)):
            super().keyPressEvent(event)
