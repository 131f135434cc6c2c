"""F1: every key of the window on one page. Esc or F1 closes it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from intake_app.base.texts import tr
from intake_app.ui.announce import announce
from intake_app.ui.fonts import BODY, TITLE
from intake_app.ui.measures import S40, gap, px
from intake_app.ui.widgets.button import Button
from intake_app.ui.widgets.fact_rows import FactRows
from intake_app.ui.widgets.frame import Ground
from intake_app.ui.widgets.scroller import Scroller
from intake_app.ui.widgets.text import Text

_WIDEST = 840


def key_rows() -> tuple[tuple[str, str], ...]:
    """Keys and what they do."""
    return (
        ("1–9", tr("choose that answer of the line, and go to the next line")),
        ("0", tr("asked each: none; unchanged; still so, where the page has it")),
        ("–", tr("not checked, not asked")),
        (tr("Up, Down"), tr("move to another answer or line; moving never answers")),
        (tr("Ctrl Down"), tr("done with this line: to the next one")),
        (tr("Left, Right"), tr("the other side")),
        (tr("Space, Enter"), tr("choose; accept a number; open; press")),
        (tr("Ctrl Enter"), tr("next page or step")),
        (tr("Alt Left"), tr("back")),
        ("F2", tr("hear this page's findings again")),
        ("F3", tr("what changed since the last visit, and back")),
        ("F6, Shift F6", tr("next, previous part: steps, questions, findings, foot")),
        ("F12", tr("emergency and low sugar steps")),
        ("Ctrl S", tr("hear what is saved")),
        ("Ctrl Shift S", tr("seal the plan, on the page Sign")),
        ("Ctrl +, –, 0", tr("larger text, smaller, as usual")),
        ("Esc", tr("closes this page or a reason; never a page of the visit")),
    )


class KeysPage(Ground):
    """Lies over the visit. Emits `closed`."""

    closed = Signal()

    def __init__(self, page: str) -> None:
        super().__init__("surface")
        self.setAccessibleName(tr("Keys"))
        inner = QWidget()
        inner.setMaximumWidth(px(_WIDEST))
        column = QVBoxLayout(inner)
        column.setContentsMargins(gap(S40), gap(32), gap(S40), gap(32))
        column.setSpacing(gap(12))
        self._close = Button(tr("Back to {page}", page=page), icon="left")
        self._close.activated.connect(self.closed)
        column.addWidget(self._close, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(Text(tr("Keys"), TITLE))
        column.addWidget(FactRows(key_rows(), label_width=150, style=BODY))
        column.addStretch(1)
        scroller = Scroller("surface")
        scroller.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        scroller.show_widget(inner)
        outer = QHBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scroller)

    def open(self) -> None:
        """Show it on top and focus the way back."""
        self.show()
        self.raise_()
        self._close.setFocus()
        announce(self, tr("Keys. Esc goes back."))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: D102
        if event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_F1):
            self.closed.emit()
        else:
            super().keyPressEvent(event)
