"""Up to four short answers side by side, each a box of its own."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QResizeEvent

from intake_app.ui.fonts import CLIENT_HELPER, DENSE, font, line_height, text_width
from intake_app.ui.icons import draw_icon
from intake_app.ui.measures import BUTTON, CLIENT_BUTTON, RADIUS_CLIENT, RADIUS_CONTROL, RING, px
from intake_app.ui.paint import box, cap_size, flip, focus_ring, inside, key_cap
from intake_app.ui.theme import current_theme, looks
from intake_app.ui.values import Option
from intake_app.ui.widgets.choice_group import ChoiceGroup
from intake_app.ui.widgets.flow import Flow


class ChipFace:
    """A box with key cap and answer; when chosen soft, with a check and bold."""

    def __init__(self, option: Option, cap: str = "", client: bool = False) -> None:
        self._option, self._cap, self._client = option, cap, client
        self._style = CLIENT_HELPER if client else DENSE

    def wanted(self) -> tuple[float, float]:
        """Natural width and height; the width holds the bold text, so that choosing moves nothing."""
        high = px(CLIENT_BUTTON if self._client else BUTTON)
        return self._lead() + self._text_width() + px(12) + 2 * RING, high + 2 * RING

    def least_width(self) -> float:
        """Narrowest width: the answer wraps no further than its text."""
        return min(self.wanted()[0], px(160))

    def height_for(self, width: float) -> float:
        """Height at a width: more lines where the answer does not fit."""
        room = max(1.0, width - self._lead() - px(12) - 2 * RING)
        lines = max(1, -(-int(self._text_width()) // int(room)))
        return self.wanted()[1] + (lines - 1) * line_height(self._style)

    def paint(self, painter: QPainter, rect: QRectF, chosen: bool, focused: bool) -> None:
        """Draw ground, edge, cap or check, and the answer."""
        theme = current_theme()
        area = inside(rect)
        radius = RADIUS_CLIENT if self._client else RADIUS_CONTROL
        edge = theme.accent if chosen else theme.line
        box(
            painter,
            area,
            radius,
            theme.soft if chosen else theme.raised,
            edge,
            2 if chosen or self._client else 1,
        )
        self._paint_lead(painter, area, chosen)
        painter.setPen(theme.muted if self._option.apart and not chosen else theme.text)
        painter.setFont(font(self._style, chosen))
        has_lead = chosen or self._cap
        room = flip(area, area.adjusted(self._lead() if has_lead else px(6), 0, -px(6), 0))
        side = Qt.AlignmentFlag.AlignLeft if has_lead else Qt.AlignmentFlag.AlignHCenter
        flags = Qt.AlignmentFlag.AlignVCenter | side | Qt.TextFlag.TextWordWrap
        painter.drawText(room, int(flags), self._option.text)
        if focused:
            focus_ring(painter, area, radius)

    def _paint_lead(self, painter: QPainter, area: QRectF, chosen: bool) -> None:
        theme = current_theme()
        middle = area.center().y()
        if chosen:
            side = px(18)
            place = QRectF(area.left() + px(8), middle - side / 2, side, side)
            draw_icon(painter, "check", flip(area, place), theme.text)
        elif self._cap:
            wide, high = cap_size(self._cap)
            place = QRectF(area.left() + px(8), middle - high / 2, wide, high)
            key_cap(painter, self._cap, flip(area, place), theme.muted, theme.line)

    def _lead(self) -> float:
        return px(8) + px(18) + px(8) if self._cap or not self._client else px(40)

    def _text_width(self) -> float:
        return text_width(self._option.text, self._style, True)


class Chips(ChoiceGroup):
    """A row of chips that wraps. Emits `answer_chosen` (one) or `options_chosen` (many)."""

    def __init__(
        self,
        options: Sequence[Option],
        name: str,
        many: bool = False,
        keys: bool = True,
        client: bool = False,
    ) -> None:
        super().__init__(options, name, many)
        self._flow = Flow(self)
        number = 0
        for option in self.options:
            number += 0 if option.apart else 1
            cap = ("–" if option.apart else str(number)) if keys else ""
            self._flow.add(self.add_control(option, ChipFace(option, cap, client)))
        looks().changed.connect(self.restyle)

    def restyle(self) -> None:
        """Take over the text scale."""
        self.updateGeometry()
        self._flow.place()

    def sizeHint(self) -> QSize:  # noqa: D102
        return self._flow.wanted()

    def minimumSizeHint(self) -> QSize:  # noqa: D102
        return self._flow.least()

    def hasHeightForWidth(self) -> bool:  # noqa: D102
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: D102
        return self._flow.height_for(width)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: D102
        self._flow.place(event)
