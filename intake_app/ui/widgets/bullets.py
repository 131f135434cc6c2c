"""A heading with a glyph or none, and its lines as a list with dots."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from intake_app.ui.fonts import BODY_BOLD, DENSE, line_height
from intake_app.ui.measures import RING, S4, S8, gap, px
from intake_app.ui.paint import smooth
from intake_app.ui.theme import current_theme, looks
from intake_app.ui.values import Words
from intake_app.ui.widgets.glyph import Glyph, Icon
from intake_app.ui.widgets.text import Text


class Dot(QWidget):
    """The dot before a line."""

    def __init__(self) -> None:
        super().__init__()
        looks().changed.connect(self._fit)
        self._fit()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: D102
        painter, side = QPainter(self), px(6)
        smooth(painter)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(current_theme().muted)
        painter.drawEllipse(QRectF(RING + 1, (line_height(DENSE) - side) / 2, side, side))

    def _fit(self) -> None:
        self.setFixedWidth(RING + px(9))


class Bullets(QWidget):
    """tier: of the glyph before the heading; icon: instead of one; both empty for none."""

    def __init__(self, heading: str, tier: str = "", icon: str = "") -> None:
        super().__init__()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(gap(S4) // 2)
        head = QHBoxLayout()
        head.setSpacing(gap(S8) - RING)
        if tier or icon:
            head.addSpacing(RING)
            head.addWidget(Glyph(tier) if tier else Icon(icon, 20))
        head.addWidget(Text(heading, BODY_BOLD), 1)
        self._column.addLayout(head)
        self._lines: list[QWidget] = []

    def set_lines(self, lines: Sequence[Words]) -> None:
        """Show these lines in place of the ones before; nothing is shown at all where there is none."""
        for line in self._lines:
            self._column.removeWidget(line)
            line.hide()
            line.deleteLater()
        self._lines = [_line(words) for words in lines]
        for line in self._lines:
            self._column.addWidget(line)
        self.setVisible(bool(lines))


def _line(words: Words) -> QWidget:
    line = QWidget()
    row = QHBoxLayout(line)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(0)
    row.addWidget(Dot())
    row.addWidget(Text(words, DENSE), 1)
    return line
