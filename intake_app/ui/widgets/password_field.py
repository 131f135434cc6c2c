"""Secrets: a password field, or boxes for the digits of a PIN. Nothing typed is ever shown or kept here."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLineEdit, QSizePolicy

from intake_app.ui.measures import RADIUS_CONTROL, RING, px
from intake_app.ui.paint import box, focus_ring, inside, smooth
from intake_app.ui.theme import current_theme
from intake_app.ui.widgets.text_field import TextField


class PasswordField(TextField):
    """A field with dots; `cells` boxes where a PIN of that many digits is asked. Emits `entered` on Enter."""

    entered = Signal(str)
    text_changed = Signal(str)

    def __init__(self, name: str, cells: int = 0) -> None:
        super().__init__(name, icon="" if cells else "lock")
        self._cells = cells
        self.setEchoMode(QLineEdit.EchoMode.Password)
        hints = Qt.InputMethodHint.ImhHiddenText | Qt.InputMethodHint.ImhNoPredictiveText
        self.setInputMethodHints(
            hints | (Qt.InputMethodHint.ImhDigitsOnly if cells else Qt.InputMethodHint.ImhNone)
        )
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        if cells:
            self.setMaxLength(cells)
            self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.returnPressed.connect(self._entered)
        self.textChanged.connect(self._changed)

    def sizeHint(self) -> QSize:  # noqa: D102
        if not self._cells:
            return super().sizeHint()
        return QSize(self._cells * px(40) + (self._cells - 1) * px(6) + 2 * RING, px(44) + 2 * RING)

    def minimumSizeHint(self) -> QSize:  # noqa: D102
        return self.sizeHint() if self._cells else super().minimumSizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: D102
        if not self._cells:
            super().paintEvent(event)
            return
        painter = QPainter(self)
        theme = current_theme()
        area = inside(QRectF(self.rect()))
        typed = len(self.text())
        for at in range(self._cells):
            cell = QRectF(area.left() + at * px(46), area.top(), px(40), area.height())
            current = self.hasFocus() and at == min(typed, self._cells - 1)
            box(painter, cell, RADIUS_CONTROL, theme.raised, theme.text if self._wrong else theme.line, 2)
            if at < typed:
                smooth(painter)
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(theme.text)
                painter.drawEllipse(QPointF(cell.center()), px(5), px(5))
            if current:
                focus_ring(painter, cell, RADIUS_CONTROL)

    def _entered(self) -> None:
        self.entered.emit(self.text())

    def _changed(self, text: str) -> None:
        self.update()
        self.text_changed.emit(text)
