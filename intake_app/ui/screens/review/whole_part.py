"""The lists of a page that one press may answer: spoken symptoms, and what has not changed since an earlier visit."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from intake_app.ui.views.whole import WholeView
from intake_app.ui.widgets.whole_list import WholeList


class WholePart(QWidget):
    """Holds the card of a list while the list has lines. Emits `pressed` with their ids, `alone` with the id of one.

    keeps_rest: a line answered alone leaves the card, the others stay in it; else the card goes with the first such line.
    """

    pressed = Signal(list)
    alone = Signal(str)

    def __init__(self, keeps_rest: bool) -> None:
        super().__init__()
        self._keeps_rest = keeps_rest
        self._taken: set[str] = set()
        self._view: WholeView | None = None
        self.card: WholeList | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self.hide()

    def ids(self) -> tuple[str, ...]:
        """The ids of the lines that the card speaks of now."""
        return self._view.ids if self._view is not None else ()

    def is_there(self) -> bool:
        """Whether there is a card."""
        return self.card is not None

    def show_view(self, view: WholeView | None) -> None:
        """Show this list, without the lines that were taken out of it."""
        left = view.without(self._taken) if view is not None else None
        if left is not None and self._taken and not self._keeps_rest:
            left = None
        if left == self._view:
            return
        self._view = left
        self._remove()
        if left is not None:
            self._add(left)
        if self.parentWidget() is not None:
            self.setVisible(left is not None)

    def take_out(self, line: str) -> None:
        """Let a line be answered by itself."""
        if line in self.ids():
            self._taken.add(line)

    def focus_first(self) -> None:
        """Focus the first line's own way to answer, never the button for all."""
        if self.card is not None:
            self.card.focus_first()

    def _add(self, view: WholeView) -> None:
        self.card = WholeList(view.title, view.lines, view.button, view.note, spoken=view.spoken)
        self.card.pressed_whole.connect(self._press)
        self.card.line_pressed.connect(self._press_alone)
        self._column.addWidget(self.card)

    def _remove(self) -> None:
        if self.card is not None:
            self._column.removeWidget(self.card)
            self.card.hide()
            self.card.deleteLater()
            self.card = None

    def _press(self) -> None:
        self.pressed.emit(list(self.ids()))

    def _press_alone(self, at: int) -> None:
        self.alone.emit(self.ids()[at])
