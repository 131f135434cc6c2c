"""One-line fields: a QLineEdit that paints its own box and ring."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QLineEdit, QSizePolicy

from intake_app.ui.fonts import BODY, TypeStyle, font
from intake_app.ui.icons import draw_icon
from intake_app.ui.measures import FIELD, RADIUS_CONTROL, RING, px
from intake_app.ui.paint import box, cap_size, caps_width, flip, focus_ring, inside, key_cap
from intake_app.ui.theme import current_theme, looks


class TextField(QLineEdit):
    """A field 36 high with 2 px edge. `hint` never replaces the label; `caps` show the key that leads here."""

    def __init__(
        self,
        name: str,
        icon: str = "",
        hint: str = "",
        caps: tuple[str, ...] = (),
        style: TypeStyle = BODY,
        high: int = FIELD,
    ) -> None:
        super().__init__()
        self._icon, self._caps, self._style, self._high = icon, caps, style, high
        self._wrong = False
        self.setAccessibleName(name)
        self.setPlaceholderText(hint)
        self.setFrame(False)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.restyle()
        looks().changed.connect(self.restyle)

    def set_wrong(self, wrong: bool) -> None:
        """Show that what is typed cannot be used; it stays."""
        self._wrong = wrong
        self.update()

    def restyle(self) -> None:
        """Take over theme and text scale."""
        theme = current_theme()
        palette = QPalette(self.palette())
        palette.setColor(QPalette.ColorRole.Base, QColor(0, 0, 0, 0))
        palette.setColor(QPalette.ColorRole.Text, theme.text)
        palette.setColor(QPalette.ColorRole.PlaceholderText, theme.muted)
        palette.setColor(QPalette.ColorRole.Highlight, theme.soft)
        palette.setColor(QPalette.ColorRole.HighlightedText, theme.text)
        self.setPalette(palette)
        self.setFont(font(self._style))
        lead = px(28) if self._icon else 0
        tail = round(caps_width(self._caps)) + px(8) if self._caps else 0
        ends = (lead, tail) if self.layoutDirection() == Qt.LayoutDirection.LeftToRight else (tail, lead)
        self.setTextMargins(RING + px(8) + ends[0], RING, RING + px(8) + ends[1], RING)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:  # noqa: D102
        return QSize(px(240) + 2 * RING, px(self._high) + 2 * RING)

    def minimumSizeHint(self) -> QSize:  # noqa: D102
        return QSize(px(60) + 2 * RING, px(self._high) + 2 * RING)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: D102
        painter = QPainter(self)
        theme = current_theme()
        area = inside(QRectF(self.rect()))
        strong = self._wrong or self._high > FIELD
        box(
            painter,
            area,
            RADIUS_CONTROL,
            theme.raised,
            theme.text if self._wrong else theme.line,
            2 if strong else 1.5,
        )
        if self._icon:
            side = px(18)
            place = QRectF(area.left() + px(10), area.center().y() - side / 2, side, side)
            draw_icon(painter, self._icon, flip(area, place), theme.muted)
        self._paint_caps(painter, area)
        if self.hasFocus():
            focus_ring(painter, area, RADIUS_CONTROL)
        painter.end()
        super().paintEvent(event)

    def _paint_caps(self, painter: QPainter, area: QRectF) -> None:
        theme = current_theme()
        x = area.right() - px(8) - caps_width(self._caps)
        for cap in self._caps:
            wide, high = cap_size(cap)
            place = flip(area, QRectF(x, area.center().y() - high / 2, wide, high))
            key_cap(painter, cap, place, theme.muted, theme.line)
            x += wide + px(4)
