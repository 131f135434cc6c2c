"""A whole number changed by one step less or more: the minutes of a technique."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractSpinBox, QSizePolicy, QSpinBox

from intake_app.ui.fonts import SMALL_BOLD, font
from intake_app.ui.icons import draw_icon
from intake_app.ui.measures import RADIUS_CONTROL, RING, px
from intake_app.ui.paint import box, focus_ring, inside
from intake_app.ui.theme import current_theme, looks


class Stepper(QSpinBox):
    """Minus, value, plus. A spin box beneath, so role and value are told; emits `number_changed`."""

    number_changed = Signal(int)

    def __init__(self, name: str, value: int, low: int, high: int) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setRange(low, high)
        self.setValue(value)
        self.setButtonSymbols(QAbstractSpinBox.ButtonSymbols.NoButtons)
        self.lineEdit().setReadOnly(True)
        self.lineEdit().hide()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.valueChanged.connect(self.number_changed)
        self.valueChanged.connect(self.restyle)
        looks().changed.connect(self.restyle)

    def restyle(self) -> None:
        """Take over theme and text scale."""
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:  # noqa: D102
        return QSize(px(98) + 2 * RING, px(30) + 2 * RING)

    def minimumSizeHint(self) -> QSize:  # noqa: D102
        return self.sizeHint()

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: D102
        x = event.position().x() - RING
        if x < px(30):
            self.stepDown()
        elif x > px(68):
            self.stepUp()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: D102
        steps = {Qt.Key.Key_Plus: 1, Qt.Key.Key_Minus: -1, Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}
        step = steps.get(Qt.Key(event.key()))
        if step is None:
            event.ignore()
        else:
            self.stepBy(step)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: D102
        painter, theme = QPainter(self), current_theme()
        area = inside(QRectF(self.rect()))
        box(painter, area, RADIUS_CONTROL, theme.raised, theme.line, 1)
        for x in (area.left() + px(29), area.right() - px(30)):
            painter.fillRect(QRectF(x, area.top(), 1, area.height()), theme.line)
        side = px(16)
        for icon, x, at_end in (
            ("minus", area.left() + px(7), self.value() <= self.minimum()),
            ("plus", area.right() - px(23), self.value() >= self.maximum()),
        ):
            place = QRectF(x, area.center().y() - side / 2, side, side)
            draw_icon(painter, icon, place, theme.hairline if at_end else theme.text)
        painter.setFont(font(SMALL_BOLD))
        painter.setPen(theme.text)
        painter.drawText(area, Qt.AlignmentFlag.AlignCenter, str(self.value()))
        if self.hasFocus():
            focus_ring(painter, area, RADIUS_CONTROL)
