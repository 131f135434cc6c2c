"""The verdict: glyph, word, one sentence. The heaviest thing on the result page."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from intake_app.ui.fonts import READING, VERDICT
from intake_app.ui.icons import draw_glyph
from intake_app.ui.measures import RADIUS_CARD, RING, gap, px
from intake_app.ui.paint import box, flip
from intake_app.ui.theme import current_theme, looks
from intake_app.ui.values import Words, plain
from intake_app.ui.widgets.finding_card import ROLES, paint_tier_ground
from intake_app.ui.widgets.text import Text


class VerdictBand(QWidget):
    """tier "stop", "change", "note" or "open"; empty where nothing was found, which is said in words only."""

    def __init__(self, tier: str, verdict: str, sentence: Words) -> None:
        super().__init__()
        self._tier = tier
        role = ROLES[tier][0] if tier else "text"
        self.setAccessibleName(f"{verdict}. {plain(sentence)}")
        self._column = QVBoxLayout(self)
        self._column.setSpacing(0)
        self._column.addWidget(Text(verdict, VERDICT, role))
        self._column.addWidget(Text(sentence, READING, role))
        self.restyle()
        looks().changed.connect(self.restyle)

    def restyle(self) -> None:
        """Take over theme and text scale."""
        lead = gap(20) + px(48) + gap(16) if self._tier else gap(20) - RING
        ends = (
            (lead, gap(20)) if self.layoutDirection() == Qt.LayoutDirection.LeftToRight else (gap(20), lead)
        )
        self._column.setContentsMargins(ends[0], gap(14), ends[1], gap(16))
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: D102
        painter = QPainter(self)
        theme = current_theme()
        area = QRectF(self.rect()).adjusted(RING, 0, -RING, 0)
        if self._tier in ("", "note"):
            box(painter, area, RADIUS_CARD, theme.raised, theme.line, 1)
        else:
            paint_tier_ground(painter, self._tier, area)
        if self._tier:
            side = px(48)
            place = QRectF(area.left() + gap(20), area.center().y() - side / 2, side, side)
            draw_glyph(painter, self._tier, flip(area, place), on_filled=self._tier == "stop")
