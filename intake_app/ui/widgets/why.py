"""The reasons of a finding, opened in place: because, source, rule; a link to the rule in words."""

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from intake_app.base.texts import tr
from intake_app.ui.fonts import MARK, SMALL
from intake_app.ui.measures import RING, gap, px
from intake_app.ui.theme import current_theme, looks
from intake_app.ui.values import FindingWords
from intake_app.ui.widgets.link import Link
from intake_app.ui.widgets.text import Text


class Why(QWidget):
    """Label and value rows. Emits `link_pressed` and, where the content lets it be relaxed, `change_pressed`."""

    link_pressed = Signal()
    change_pressed = Signal()

    def __init__(self, words: FindingWords, role: str, label_role: str, line_role: str) -> None:
        super().__init__()
        self._line_role = line_role
        column = QVBoxLayout(self)
        column.setContentsMargins(0, gap(8), 0, 0)
        column.setSpacing(gap(4))
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setVerticalSpacing(gap(4))
        grid.setHorizontalSpacing(0)
        grid.setColumnMinimumWidth(0, px(64))
        grid.setColumnStretch(1, 1)
        for row, (label, value) in enumerate(words.because):
            grid.addWidget(Text(label, MARK, label_role), row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(Text(value, MARK, role), row, 1)
        column.addLayout(grid)
        column.addLayout(self._links(words, role))
        looks().changed.connect(self.update)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: D102
        colour = current_theme().role(self._line_role)
        QPainter(self).fillRect(QRectF(RING, 0, self.width() - 2 * RING, 1), colour)

    def _links(self, words: FindingWords, role: str) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(gap(8))
        if words.link:
            link = Link(words.link, SMALL, role if role != "text" else "accent")
            link.activated.connect(self.link_pressed)
            row.addWidget(link)
        if words.relaxable:
            change = Link(tr("Change…"), SMALL, role if role != "text" else "accent")
            change.activated.connect(self.change_pressed)
            row.addWidget(change)
        row.addStretch(1)
        return row
