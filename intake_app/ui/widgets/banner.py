"""Full width under the bar, at most one. Never for success."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from intake_app.ui.fonts import DENSE
from intake_app.ui.icons import draw_icon
from intake_app.ui.measures import RADIUS_CARD, RING, gap, px
from intake_app.ui.paint import box, flip
from intake_app.ui.theme import current_theme, looks
from intake_app.ui.values import Span
from intake_app.ui.widgets.link import Link
from intake_app.ui.widgets.text import Text

ORDER = ("staff", "unsaved", "other", "draft")
_ICONS = {"staff": "bell", "unsaved": "close", "other": "people", "draft": "undo"}


class Banner(QWidget):
    """kind "staff" (filled), "unsaved" (2 px edge), "other" or "draft". Emits `action_pressed` with its id."""

    action_pressed = Signal(str)

    def __init__(self, kind: str, lead: str, text: str, actions: Sequence[tuple[str, str]] = ()) -> None:
        super().__init__()
        self.kind = kind
        self._ids: dict[Link, str] = {}
        role = "accent_text" if kind == "staff" else "text"
        self.setAccessibleName(f"{lead} {text}".strip())
        self._row = QHBoxLayout(self)
        self._row.setSpacing(gap(4))
        words = [Span(lead, bold=True), Span(f" {text}" if lead and text else text)]
        self._row.addWidget(Text(words, DENSE, role), 1)
        for key, label in actions:
            link = Link(label, DENSE, "accent_text" if kind == "staff" else "accent")
            link.activated.connect(self._pressed)
            self._ids[link] = key
            self._row.addWidget(link)
        self.restyle()
        looks().changed.connect(self.restyle)

    def focus_first(self) -> None:
        """Focus the first action."""
        for link in self._ids:
            link.setFocus(Qt.FocusReason.OtherFocusReason)
            return

    def restyle(self) -> None:
        """Take over theme and text scale."""
        lead = gap(16) + px(18) + gap(8)
        ends = (
            (lead, gap(16)) if self.layoutDirection() == Qt.LayoutDirection.LeftToRight else (gap(16), lead)
        )
        self._row.setContentsMargins(ends[0], gap(6), ends[1], gap(6))
        self.setMinimumHeight(px(40))
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: D102
        painter, theme = QPainter(self), current_theme()
        area = QRectF(self.rect()).adjusted(RING, 0, -RING, 0)
        if self.kind == "staff":
            box(painter, area, RADIUS_CARD, theme.accent)
        elif self.kind == "unsaved":
            box(painter, area, RADIUS_CARD, theme.raised, theme.text, 2)
        else:
            box(painter, area, RADIUS_CARD, theme.raised, theme.line, 1)
        side = px(18)
        place = QRectF(area.left() + gap(14), area.center().y() - side / 2, side, side)
        draw_icon(
            painter,
            _ICONS[self.kind],
            flip(area, place),
            theme.accent_text if self.kind == "staff" else theme.text,
        )

    def _pressed(self) -> None:
        link = self.sender()
        if isinstance(link, Link):
            self.action_pressed.emit(self._ids[link])
