"""The head of a part of the panel: its number and title, and its equal ways beside them or below."""

from collections.abc import Sequence

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from intake_app.ui.fonts import HEADING
from intake_app.ui.widgets.segmented_choice import SegmentedChoice
from intake_app.ui.widgets.text import Text


class PartHead(QWidget):
    """`ways` is the choice. In little room it stands below the title."""

    def __init__(self, number: int, title: str, ways: Sequence[tuple[str, str]], name: str) -> None:
        super().__init__()
        self._title = Text(f"{number}  {title}", HEADING)
        self.ways = SegmentedChoice(ways, name, ways[0][0])
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)
        self._row.addWidget(self._title, 1)
        self._row.addWidget(self.ways)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: D102
        super().resizeEvent(event)
        direction = QHBoxLayout.Direction
        self._row.setDirection(
            direction.TopToBottom if self._too_wide(event.size()) else direction.LeftToRight
        )

    def _too_wide(self, size: QSize) -> bool:
        return self._title.sizeHint().width() + self.ways.sizeHint().width() > size.width()
