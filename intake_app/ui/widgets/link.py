"""Words that lead somewhere."""

from math import ceil

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy

from intake_app.ui.fonts import SMALL, TypeStyle, font, line_height, text_width
from intake_app.ui.icons import draw_icon, mirrored_icon
from intake_app.ui.keys import TAKE
from intake_app.ui.measures import RING, px
from intake_app.ui.paint import flip, focus_ring, inside
from intake_app.ui.theme import current_theme, looks


class Link(QPushButton):
    """Underlined words in ink; `role` is the colour role where the ground is not neutral. Emits `activated`."""

    activated = Signal()

    def __init__(
        self,
        text: str,
        style: TypeStyle = SMALL,
        role: str = "accent",
        icon: str = "",
        underlined: bool = True,
    ) -> None:
        super().__init__(text)
        self._style, self._role, self._icon, self._underlined = style, role, icon, underlined
        self.setAccessibleName(text)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAutoDefault(False)
        self.clicked.connect(self.activated)
        looks().changed.connect(self.restyle)

    def set_words(self, text: str) -> None:
        """Change what it says."""
        self.setText(text)
        self.setAccessibleName(text)
        self.restyle()

    def set_icon(self, icon: str) -> None:
        """Show another icon before the words."""
        self._icon = icon
        self.restyle()

    def restyle(self) -> None:
        """Take over theme and text scale."""
        self.updateGeometry()
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: D102
        if event.key() in TAKE and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.click()
        else:
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:  # noqa: D102
        width = self._lead() + text_width(self.text(), self._style) + 1
        return QSize(ceil(width) + 2 * RING, ceil(line_height(self._style)) + 2 * RING)

    def minimumSizeHint(self) -> QSize:  # noqa: D102
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: D102
        painter = QPainter(self)
        theme = current_theme()
        area = inside(QRectF(self.rect()))
        if self._icon:
            side = px(16)
            draw_icon(
                painter,
                mirrored_icon(self._icon),
                flip(area, QRectF(area.left(), area.center().y() - side / 2, side, side)),
                theme.role(self._role),
            )
        words = flip(area, area.adjusted(self._lead(), 0, 2, 0))
        painter.setPen(theme.role(self._role))
        painter.setFont(font(self._style))
        painter.drawText(words, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), self.text())
        if self._underlined:
            wide = text_width(self.text(), self._style)
            painter.fillRect(
                flip(words, QRectF(words.left(), round(area.bottom() - px(1)), wide, max(1, px(1)))),
                theme.role(self._role),
            )
        if self.hasFocus():
            focus_ring(painter, area, 2)

    def _lead(self) -> float:
        return px(16) + px(6) if self._icon else 0.0
