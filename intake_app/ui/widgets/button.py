"""Push buttons: primary, plain, quiet, and dashed while something is missing."""

from math import ceil

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy

from intake_app.ui.announce import announce
from intake_app.ui.fonts import BODY, CLIENT_HELPER, DENSE, TypeStyle, font, text_width
from intake_app.ui.icons import draw_icon, mirrored_icon
from intake_app.ui.keys import TAKE
from intake_app.ui.measures import (
    BUTTON,
    CLIENT_BUTTON,
    LARGE_BUTTON,
    RADIUS_CLIENT,
    RADIUS_CONTROL,
    RING,
    px,
)
from intake_app.ui.paint import box, cap_size, caps_width, flip, focus_ring, inside, key_cap
from intake_app.ui.theme import current_theme, looks


class Button(QPushButton):
    """A button that says what happens. Connect `activated`; while it waits, a press emits `refused` with the reason."""

    activated = Signal()
    refused = Signal(str)

    def __init__(
        self,
        text: str,
        kind: str = "plain",
        icon: str = "",
        caps: tuple[str, ...] = (),
        client: bool = False,
        large: bool = False,
        icon_after: bool = False,
        name: str = "",
    ) -> None:
        super().__init__(text)
        self._kind, self._icon, self._caps = kind, icon, caps
        self._client, self._large, self._icon_after = client, large, icon_after
        self._waiting = ""
        self._name = name
        self.setAccessibleName(name or text)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAutoDefault(False)
        self.clicked.connect(self._pressed)
        looks().changed.connect(self.restyle)

    def set_words(self, text: str, name: str = "") -> None:
        """Change what it says."""
        if (text, name) == (self.text(), self._name):
            return
        self.setText(text)
        self._name = name
        self.setAccessibleName(name or text)
        self.restyle()

    def set_kind(self, kind: str) -> None:
        """ "primary", "plain" or "quiet"."""
        if kind != self._kind:
            self._kind = kind
            self.restyle()

    def set_caps(self, caps: tuple[str, ...]) -> None:
        """Show these key caps, or none."""
        if caps != self._caps:
            self._caps = caps
            self.restyle()

    def set_waiting(self, reason: str) -> None:
        """Not ready yet for this reason, or ready where empty. It stays focusable and says why."""
        if reason != self._waiting:
            self._waiting = reason
            self.setAccessibleDescription(reason)
            self.restyle()

    def waiting(self) -> str:
        """Why it is not ready, empty when it is."""
        return self._waiting

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
        return QSize(ceil(self._inner_width() + 2 * self._padding()) + 2 * RING, self._high() + 2 * RING)

    def minimumSizeHint(self) -> QSize:  # noqa: D102
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: D102
        painter = QPainter(self)
        area = inside(QRectF(self.rect()))
        ink = self._paint_box(painter, area)
        self._paint_inside(painter, area, ink)
        if self.hasFocus():
            focus_ring(painter, area, self._radius())

    def _paint_box(self, painter: QPainter, area: QRectF) -> QColor:
        theme = current_theme()
        radius, edge = self._radius(), 2 if self._client else 1
        pressed = self.isDown() or self.isChecked()
        if self._waiting:
            box(painter, area, radius, None, theme.line, edge, dashed=True)
            return theme.muted
        if self._kind == "primary":
            box(painter, area, radius, theme.accent)
            return theme.accent_text
        if self._kind == "quiet":
            box(painter, area, radius, theme.soft if pressed or self.underMouse() else None)
            return theme.text
        box(painter, area, radius, theme.soft if pressed else theme.raised, theme.line, edge)
        return theme.text

    def _paint_inside(self, painter: QPainter, area: QRectF, ink: QColor) -> None:
        x = area.center().x() - self._inner_width() / 2
        icon = self._shown_icon()
        if icon and not self._icon_after:
            self._paint_icon(painter, icon, x, area, ink)
            x += self._icon_size() + (px(8) if self.text() else 0)
        painter.setFont(font(self._style(), self._bold()))
        painter.setPen(ink)
        wide = text_width(self.text(), self._style(), self._bold())
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.drawText(flip(area, QRectF(x, area.top(), wide + 2, area.height())), int(flags), self.text())
        x += wide + px(8)
        if icon and self._icon_after:
            self._paint_icon(painter, icon, x, area, ink)
            x += self._icon_size() + px(8)
        for cap in self._caps:
            cap_wide, high = cap_size(cap)
            place = QRectF(x, area.center().y() - high / 2, cap_wide, high)
            edge = ink if self._kind == "primary" and not self._waiting else current_theme().line
            key_cap(painter, cap, flip(area, place), ink, edge)
            x += cap_wide + px(4)

    def _paint_icon(self, painter: QPainter, icon: str, x: float, area: QRectF, ink: QColor) -> None:
        side = self._icon_size()
        place = flip(area, QRectF(x, area.center().y() - side / 2, side, side))
        draw_icon(painter, mirrored_icon(icon), place, ink)

    def _inner_width(self) -> float:
        width = text_width(self.text(), self._style(), self._bold())
        if self._shown_icon():
            width += self._icon_size() + (px(8) if self.text() else 0)
        if self._caps:
            width += px(8) + caps_width(self._caps)
        return width

    def _shown_icon(self) -> str:
        return self._icon or ("lock" if self._waiting and not self._client else "")

    def _icon_size(self) -> int:
        return px(20 if self._client or self._large else 18)

    def _bold(self) -> bool:
        return self._kind == "primary" and not self._waiting

    def _style(self) -> TypeStyle:
        if self._client:
            return CLIENT_HELPER
        return BODY if self._large else DENSE

    def _padding(self) -> int:
        if not self.text():
            return px(7)
        return px(24 if self._client else 20 if self._large else 12)

    def _high(self) -> int:
        return px(CLIENT_BUTTON if self._client else LARGE_BUTTON if self._large else BUTTON)

    def _radius(self) -> int:
        return RADIUS_CLIENT if self._client else RADIUS_CONTROL

    def _pressed(self) -> None:
        if self._waiting:
            announce(self, self._waiting)
            self.refused.emit(self._waiting)
        else:
            self.activated.emit()
