"""Radio buttons and check boxes that paint a given face. A second press never takes a radio answer back."""

from math import ceil
from typing import Protocol

from PySide6.QtCore import QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QRadioButton, QSizePolicy, QWidget

from intake_app.ui.keys import ARROWS, TAKE
from intake_app.ui.theme import looks


class Face(Protocol):
    """How a choice looks."""

    def wanted(self) -> tuple[float, float]:
        """Natural width and height."""

    def least_width(self) -> float:
        """Narrowest width without clipping."""

    def height_for(self, width: float) -> float:
        """Height at a width."""

    def paint(self, painter: QPainter, rect: QRectF, chosen: bool, focused: bool) -> None:
        """Draw into the whole rectangle of the widget."""


class RadioChoice(QRadioButton):
    """One of several answers. Arrows are left to the group; moving never answers.

    It stays auto-exclusive, because Qt tells a screen reader "check box" otherwise; so one answer at a time per parent.
    """

    def __init__(self, face: Face, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.face = face
        _prepare(self, name)
        looks().changed.connect(self.restyle)

    def restyle(self) -> None:
        """Take over theme and text scale."""
        self.updateGeometry()
        self.update()

    def show_chosen(self, chosen: bool) -> None:
        """Show it as chosen or not, without a press; an exclusive button cannot be cleared otherwise."""
        self.setAutoExclusive(False)
        self.setChecked(chosen)
        self.setAutoExclusive(True)

    def nextCheckState(self) -> None:  # noqa: D102
        self.setChecked(True)

    def hitButton(self, pos: QPoint) -> bool:  # noqa: D102
        return self.rect().contains(pos)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: D102
        if not press_by_key(self, event):
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:  # noqa: D102
        return wanted_size(self.face)

    def minimumSizeHint(self) -> QSize:  # noqa: D102
        return least_size(self.face)

    def hasHeightForWidth(self) -> bool:  # noqa: D102
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: D102
        return ceil(self.face.height_for(width))

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: D102
        self.face.paint(QPainter(self), QRectF(self.rect()), self.isChecked(), self.hasFocus())


class CheckChoice(QCheckBox):
    """One of several answers of which any number may hold."""

    def __init__(self, face: Face, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.face = face
        _prepare(self, name)
        looks().changed.connect(self.restyle)

    def restyle(self) -> None:
        """Take over theme and text scale."""
        self.updateGeometry()
        self.update()

    def show_chosen(self, chosen: bool) -> None:
        """Show it as chosen or not, without a press."""
        self.setChecked(chosen)

    def hitButton(self, pos: QPoint) -> bool:  # noqa: D102
        return self.rect().contains(pos)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: D102
        if not press_by_key(self, event):
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:  # noqa: D102
        return wanted_size(self.face)

    def minimumSizeHint(self) -> QSize:  # noqa: D102
        return least_size(self.face)

    def hasHeightForWidth(self) -> bool:  # noqa: D102
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: D102
        return ceil(self.face.height_for(width))

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: D102
        self.face.paint(QPainter(self), QRectF(self.rect()), self.isChecked(), self.hasFocus())


def _prepare(button: QAbstractButton, name: str) -> None:
    button.setAccessibleName(name)
    button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
    policy.setHeightForWidth(True)
    button.setSizePolicy(policy)


def press_by_key(button: QAbstractButton, event: QKeyEvent) -> bool:
    """Enter presses; arrows are handed to the parent. True when the event was dealt with."""
    if event.key() in TAKE and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
        button.click()
        return True
    if event.key() in ARROWS:
        event.ignore()
        return True
    return False


def wanted_size(face: Face) -> QSize:
    """Natural size of a face, in whole pixels."""
    width, height = face.wanted()
    return QSize(ceil(width), ceil(height))


def least_size(face: Face) -> QSize:
    """Smallest size of a face, in whole pixels."""
    return QSize(ceil(face.least_width()), ceil(face.wanted()[1]))
