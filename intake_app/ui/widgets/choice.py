"""Radio buttons and check boxes that paint a given face. A second press never takes a radio answer back."""

from math import ceil
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QRadioButton, QSizePolicy, QWidget

from intake_app.ui.keys import ARROWS, TAKE
from intake_app.ui.theme import looks

if TYPE_CHECKING:
    _Button = QAbstractButton
else:
    _Button = (
        object  # Qt takes one of its own classes as a base; the other parts of a widget are plain Python
    )


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


class _Faced(_Button):
    """What both kinds share: size and looks come from the face; the whole rectangle is pressed; Enter presses."""

    face: Face

    def restyle(self) -> None:
        """Take over theme and text scale."""
        self.updateGeometry()
        self.update()

    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not press_by_key(self, event):
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        return wanted_size(self.face)

    def minimumSizeHint(self) -> QSize:
        return least_size(self.face)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return ceil(self.face.height_for(width))

    def paintEvent(self, _event: QPaintEvent) -> None:
        self.face.paint(QPainter(self), QRectF(self.rect()), self.isChecked(), self.hasFocus())

    def _prepare(self, face: Face, name: str) -> None:
        self.face = face
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        looks().changed.connect(self.restyle)


class RadioChoice(_Faced, QRadioButton):
    """One of several answers. Arrows are left to the group; moving never answers.

    It stays auto-exclusive, because Qt tells a screen reader "check box" otherwise; so one answer at a time per parent.
    """

    def __init__(self, face: Face, name: str, parent: QWidget | None = None) -> None:
        QRadioButton.__init__(self, parent)
        self._prepare(face, name)

    def show_chosen(self, chosen: bool) -> None:
        """Show it as chosen or not, without a press; an exclusive button cannot be cleared otherwise."""
        self.setAutoExclusive(False)
        self.setChecked(chosen)
        self.setAutoExclusive(True)

    def nextCheckState(self) -> None:  # noqa: D102
        self.setChecked(True)


class CheckChoice(_Faced, QCheckBox):
    """One of several answers of which any number may hold."""

    def __init__(self, face: Face, name: str, parent: QWidget | None = None) -> None:
        QCheckBox.__init__(self, parent)
        self._prepare(face, name)

    def show_chosen(self, chosen: bool) -> None:
        """Show it as chosen or not, without a press."""
        self.setChecked(chosen)


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
