"""A plain box with a column inside. Used sparingly: lines and grounds are the usual means."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from intake_app.ui.measures import RADIUS_CARD, RING, gap
from intake_app.ui.paint import box
from intake_app.ui.theme import current_theme, looks


class Card(QWidget):
    """Raised ground and a 1 px line; `dashed` for not finished; `strong` a 2 px text edge."""

    def __init__(self, dashed: bool = False, strong: bool = False, padding: int = 12) -> None:
        super().__init__()
        self._dashed, self._strong, self._padding = dashed, strong, padding
        self.column = QVBoxLayout(self)
        self.column.setSpacing(gap(4))
        self.restyle()
        looks().changed.connect(self.restyle)

    def restyle(self) -> None:
        """Take over theme and text scale."""
        side, high = gap(self._padding), gap(self._padding)
        self.column.setContentsMargins(side, high, side, high)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: D102
        theme = current_theme()
        area = QRectF(self.rect()).adjusted(RING, 0, -RING, 0)
        if self._dashed:
            box(QPainter(self), area, RADIUS_CARD, None, theme.open_ink, 2, dashed=True)
        else:
            edge, width = (theme.text, 2) if self._strong else (theme.line, 1)
            box(QPainter(self), area, RADIUS_CARD, theme.raised, edge, width)
