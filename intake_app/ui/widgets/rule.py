"""A straight divider between parts."""

from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from intake_app.ui.measures import RING
from intake_app.ui.theme import current_theme, looks


class Rule(QWidget):
    """A hairline, or a line where `strong`; `upright` for one between columns. Means nothing to a screen reader."""

    def __init__(self, strong: bool = False, upright: bool = False, inset: int = RING) -> None:
        super().__init__()
        self._strong, self._upright, self._inset = strong, upright, inset
        fixed, wide = QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding
        self.setSizePolicy(fixed if upright else wide, wide if upright else fixed)
        if upright:
            self.setFixedWidth(1)
        else:
            self.setFixedHeight(1)
        looks().changed.connect(self.update)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: D102
        theme = current_theme()
        colour = theme.line if self._strong else theme.hairline
        by = self._inset
        area = self.rect().adjusted(0, by, 0, -by) if self._upright else self.rect().adjusted(by, 0, -by, 0)
        QPainter(self).fillRect(area, colour)
