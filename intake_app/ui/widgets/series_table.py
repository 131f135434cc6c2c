"""Timed values, newest on top; struck-out lines stay, struck through, with the reason."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from intake_app.base.texts import tr
from intake_app.ui.fonts import DENSE, DENSE_BOLD, SMALL
from intake_app.ui.measures import gap, px
from intake_app.ui.values import Reading, Span
from intake_app.ui.widgets.link import Link
from intake_app.ui.widgets.rule import Rule
from intake_app.ui.widgets.text import Text


class SeriesTable(QWidget):
    """Rows of value and details. With `add_text` a link to add one, `add_pressed`; with `strikes` a link in each row that still
    counts to strike it out, `strike_pressed` with its number.
    """

    add_pressed = Signal()
    strike_pressed = Signal(int)

    def __init__(
        self, readings: Sequence[Reading], name: str, add_text: str = "", strikes: bool = False
    ) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self._strikes = strikes
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(0)
        self._grid.setHorizontalSpacing(gap(12))
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
            self._grid.addWidget(Rule(), at, 0, 1, 3)
        struck = bool(reading.struck)
        value = Text(
            [Span(reading.value, struck=struck)],
            DENSE if struck else DENSE_BOLD,
            "muted" if struck else "text",
        )
        parts = (reading.details, reading.struck, reading.note)
        words = Text(", ".join(part for part in parts if part), SMALL, "muted")
        if struck:
            value.setAccessibleName(tr("struck out: {value}", value=reading.value))
        self._grid.addWidget(value, at + 1, 0)
        self._grid.addWidget(words, at + 1, 1)
        if self._strikes and not struck:
            self._grid.addWidget(self._strike_link(reading), at + 1, 2, Qt.AlignmentFlag.AlignVCenter)
        self._grid.setRowMinimumHeight(at + 1, px(30) + gap(1))

    def _strike_link(self, reading: Reading) -> Link:
        link = Link(tr("Strike out"), SMALL)
        link.setAccessibleName(
            tr("Strike out {value}, {details}", value=reading.value, details=reading.details)
        )
        link.setProperty("number", reading.number)
        link.activated.connect(self._strike)
        return link

    def _strike(self) -> None:
        self.strike_pressed.emit(int(self.sender().property("number")))
