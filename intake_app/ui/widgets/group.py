"""A group of controls under one name, which a screen reader says when the focus comes into it."""

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QGroupBox, QWidget


class Group(QGroupBox):
    """A QGroupBox for its role alone: no frame, no title, no margins. A plain widget's name is passed over by screen readers."""

    def __init__(self, name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setContentsMargins(0, 0, 0, 0)

    def minimumSizeHint(self) -> QSize:  # noqa: D102
        return QWidget.minimumSizeHint(self)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Nothing: the controls inside are all there is to see."""

    def resizeEvent(self, _event: QResizeEvent) -> None:
        """Nothing: QGroupBox would set the margins of its frame again."""

    def changeEvent(self, event: QEvent) -> None:  # noqa: D102
        QWidget.changeEvent(self, event)
