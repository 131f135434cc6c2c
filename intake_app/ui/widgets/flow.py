"""Children side by side that go to a new line where the width ends."""

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QStyle, QWidget


class Flow:
    """Places the given widgets of one parent; the parent asks for the height and has them placed on resize."""

    def __init__(self, parent: QWidget, across: int = 0, down: int = 0) -> None:
        self._parent, self._across, self._down = parent, across, down
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        parent.setSizePolicy(policy)
        self.widgets: list[QWidget] = []

    def add(self, widget: QWidget) -> None:
        """Add a widget after the last one."""
        widget.setParent(self._parent)
        self.widgets.append(widget)

    def height_for(self, width: int) -> int:
        """Height of all lines at this width."""
        return max((r.bottom() + 1 for r in self._places(width)), default=0)

    def wanted(self) -> QSize:
        """Size with all on one line."""
        hints = [widget.sizeHint() for widget in self.widgets]
        width = sum(hint.width() for hint in hints) + self._across * max(0, len(hints) - 1)
        return QSize(width, max((hint.height() for hint in hints), default=0))

    def least(self) -> QSize:
        """Width of the widest child, height of one line."""
        return QSize(
            max((w.minimumSizeHint().width() for w in self.widgets), default=0), self.wanted().height()
        )

    def place(self, _event: QResizeEvent | None = None) -> None:
        """Put the children where they belong."""
        area = self._parent.rect()
        for widget, rect in zip(self.widgets, self._places(area.width()), strict=True):
            widget.setGeometry(QStyle.visualRect(self._parent.layoutDirection(), area, rect))

    def _places(self, width: int) -> list[QRect]:
        places: list[QRect] = []
        x = y = line = 0
        for widget in self.widgets:
            hint = widget.sizeHint()
            wide = min(hint.width(), width)
            high = max(hint.height(), widget.heightForWidth(wide)) if wide < hint.width() else hint.height()
            if x and x + wide > width:
                x, y, line = 0, y + line + self._down, 0
            places.append(QRect(x, y, wide, high))
            x += wide + self._across
            line = max(line, high)
        return places
