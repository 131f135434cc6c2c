"""Timed values, newest on top; struck-out lines stay, struck through, with the reason."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from intake_app.base.texts import tr
from intake_app.ui.fonts import DENSE, DENSE_BOLD, SMALL
from intake_app.ui.measures import gap, px
from intake_app.ui.values import Reading, Span
from intake_app.ui.widgets.link import Link
from intake_app.ui.widgets.rule import Rule
from intake_app.ui.widgets.text import Text


class SeriesTable(QWidget):
    """Rows of value and details. With `add_text` a link to add one, `add_pressed`."""

    add_pressed = Signal()

    def __init__(self, readings: Sequence[Reading], name: str, add_text: str = "") -> None:
        super().__init__()
        self.setAccessibleName(name)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(0)
        self._grid.setColumnMinimumWidth(0, px(92))
        self._grid.setColumnStretch(1, 1)
        for at, reading in enumerate(readings):
            self._add(reading, at > 0)
        column.addLayout(self._grid)
        if add_text:
            link = Link(add_text, SMALL, icon="plus")
            link.activated.connect(self.add_pressed)
            column.addWidget(link)

    def _add(self, reading: Reading, ruled: bool) -> None:
        at = self._grid.rowCount()
        if ruled:
            self._grid.addWidget(Rule(), at, 0, 1, 2)
        struck = bool(reading.struck)
        value = Text(
            [Span(reading.value, struck=struck)],
            DENSE if struck else DENSE_BOLD,
            "muted" if struck else "text",
        )
        details = f"{reading.details}, {reading.struck}" if struck else reading.details
        words = Text(details, SMALL, "muted")
        if struck:
            value.setAccessibleName(tr("struck out: {value}", value=reading.value))
        self._grid.addWidget(value, at + 1, 0)
        self._grid.addWidget(words, at + 1, 1)
        self._grid.setRowMinimumHeight(at + 1, px(30) + gap(1))
