"""Buttons side by side that go to a new line where the width ends."""

from collections.abc import Sequence

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from intake_app.ui.theme import looks
from intake_app.ui.widgets.button import Button
from intake_app.ui.widgets.flow import Flow


class ButtonFlow(QWidget):
    """Buttons in a row that wraps."""

    def __init__(self, buttons: Sequence[Button]) -> None:
        super().__init__()
        self._flow = Flow(self)
        for button in buttons:
            self._flow.add(button)
        looks().changed.connect(self.restyle)

    def restyle(self) -> None:
        """Take over the text scale."""
        self.updateGeometry()
        self._flow.place()

    def hasHeightForWidth(self) -> bool:  # noqa: D102
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: D102
        return self._flow.height_for(width)

    def sizeHint(self) -> QSize:  # noqa: D102
        return self._flow.wanted()

    def minimumSizeHint(self) -> QSize:  # noqa: D102
        return self._flow.least()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: D102
        self._flow.place(event)
