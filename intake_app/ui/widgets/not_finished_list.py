"""What is not finished: a dashed ring, what is open, who can do it, and the way there. No warning colour."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout

from intake_app.base.texts import tr
from intake_app.ui.fonts import DENSE, DENSE_BOLD, SMALL
from intake_app.ui.measures import gap
from intake_app.ui.values import OpenItem
from intake_app.ui.widgets.card import Card
from intake_app.ui.widgets.finding_card import TierHead
from intake_app.ui.widgets.link import Link
from intake_app.ui.widgets.text import Text


class NotFinishedList(Card):
    """Items in a dashed box. Emits `go_pressed` with the id of the item. headed: off where a band above says it already."""

    go_pressed = Signal(str)

    def __init__(self, items: Sequence[OpenItem], title: str = "", headed: bool = True) -> None:
        super().__init__(dashed=True)
        self._links: dict[Link, str] = {}
        word = title or tr("Not finished")
        self.setAccessibleName(word)
        if headed:
            self.column.addWidget(TierHead("open", word, "text"))
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setVerticalSpacing(gap(12))
        grid.setColumnStretch(0, 1)
        for at, item in enumerate(items):
            self._add(grid, at, item)
        self.column.addLayout(grid)

    def _add(self, grid: QGridLayout, at: int, item: OpenItem) -> None:
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(Text(item.what, DENSE_BOLD if item.who else DENSE))
        if item.who:
            words.addWidget(Text(item.who, SMALL, "muted"))
        grid.addLayout(words, at, 0)
        if item.go:
            link = Link(item.go, SMALL)
            link.activated.connect(self._pressed)
            self._links[link] = item.id
            grid.addWidget(link, at, 1, Qt.AlignmentFlag.AlignTop)

    def _pressed(self) -> None:
        link = self.sender()
        if isinstance(link, Link):
            self.go_pressed.emit(self._links[link])
