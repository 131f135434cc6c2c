"""In an open line: what was answered at an earlier visit, and the button that confirms it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from intake_app.base.texts import tr
from intake_app.ui.fonts import SMALL
from intake_app.ui.measures import gap, px
from intake_app.ui.values import Old
from intake_app.ui.widgets.button import Button
from intake_app.ui.widgets.old_answer import old_spans
from intake_app.ui.widgets.text import Text

_NARROW = 560


class OldRow(QWidget):
    """The old answer with its day, struck through with the reason where it ran out. Empty where a column has it.

    narrow_only: the head of the answers has a column for it, which gives way on a narrow page. has_key: key 0 confirms too.
    """

    still_so = Signal()

    def __init__(self, old: Old, narrow_only: bool = False, has_key: bool = True) -> None:
        super().__init__()
        self._narrow_only = narrow_only
        self._words = Text("", SMALL, "muted")
        self.button = Button(tr("Still so"), caps=("0",) if has_key else ())
        self.button.activated.connect(self.still_so)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(gap(8))
        row.addWidget(self._words, 1)
        row.addWidget(self.button, 0, Qt.AlignmentFlag.AlignTop)
        self.show_old(old)

    def show_old(self, old: Old) -> None:
        """Show another answer."""
        self._old = old
        self._words.set_words(old_spans(old) if old.words else "")
        self.button.setVisible(old.still)
        self.button.setAccessibleDescription(old.spoken)
        if self.parentWidget() is not None or not old.words:
            self.setVisible(bool(old.words))  # without a parent, showing would open a window of its own
        self._show_words()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: D102
        super().resizeEvent(event)
        self._show_words()

    def _show_words(self) -> None:
        in_column = self._old.is_short and not (self._narrow_only and 0 < self.width() < px(_NARROW))
        shown = bool(self._old.words) and not in_column
        if self._words.isHidden() == shown:
            self._words.setVisible(shown)
