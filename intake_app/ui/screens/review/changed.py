"""What changed since the last visit: old beside new, what ran out and why, what is not asked yet."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from intake_app.base.texts import tr
from intake_app.ui.fonts import DENSE, DENSE_BOLD, SMALL, SMALL_BOLD, TITLE
from intake_app.ui.measures import OPEN_INSET, RING, S20, gap, page_margin
from intake_app.ui.views.return_visit import ChangeRow, ChangesView, RanOut
from intake_app.ui.widgets.button import Button
from intake_app.ui.widgets.closed_line import ClosedLine
from intake_app.ui.widgets.group import Group
from intake_app.ui.widgets.question_table import TableHeads
from intake_app.ui.widgets.text import Text


class ChangedPart(Group):
    """Shows a ChangesView. Rows of changed answers are pressed to open their lines: emits `line_chosen` with the id.

    leads_on: there are questions below it; `read` is emitted when the person goes on to them.
    """

    line_chosen = Signal(str)
    read = Signal()

    def __init__(self, view: ChangesView, last_head: str, leads_on: bool = False) -> None:
        super().__init__(tr("What changed"))
        self._last_head, self._leads_on = last_head, leads_on
        self._on: Button | None = None
        self._rows: list[tuple[ClosedLine, str]] = []
        self._outer = QVBoxLayout(self)
        self._outer.setContentsMargins(0, 0, 0, gap(16))
        self._inner = QWidget()
        self._outer.addWidget(self._inner)
        self._view: ChangesView | None = None
        self.show_view(view)

    def show_view(self, view: ChangesView) -> None:
        """Show what changed as it stands now; the focus stays on its row."""
        if view == self._view:
            return
        focused = next((line for row, line in self._rows if row.hasFocus()), "")
        self._view = view
        old, self._inner = self._inner, QWidget()
        self._outer.replaceWidget(old, self._inner)
        old.hide()
        old.deleteLater()
        self._fill(QVBoxLayout(self._inner), view)
        for row, line in self._rows:
            if line == focused:
                row.show()  # a widget not shown yet cannot take the focus
                row.setFocus()

    def focus_first(self) -> bool:
        """Focus the first changed answer, else the way to the questions; False where there is neither."""
        first = self._rows[0][0] if self._rows else self._on
        if first is None:
            return False
        if self._on is not None:
            self._on.show()
        first.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def _fill(self, column: QVBoxLayout, view: ChangesView) -> None:
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._rows = [(self._row(row), row.line) for row in view.rows]
        if self._leads_on:
            head = QHBoxLayout()
            head.setContentsMargins(OPEN_INSET - RING, 0, OPEN_INSET - RING, 0)
            head.addWidget(Text(view.head, DENSE_BOLD))
            column.addLayout(head)
        if view.rows:
            column.addWidget(TableHeads(False, self._last_head))
        for row, _line in self._rows:
            column.addWidget(row)
        parts = [Text(view.nothing, DENSE)] if view.nothing else []
        for one in view.ran_out:
            parts += _ran_out(one)
        parts += [Text(view.beside, SMALL, "muted")] if view.beside else []
        texts = QVBoxLayout()
        texts.setContentsMargins(OPEN_INSET - RING, gap(8), OPEN_INSET - RING, 0)
        texts.setSpacing(gap(4))
        for part in parts:
            texts.addWidget(part)
        self._on = None
        if self._leads_on:
            self._on = Button(tr("To the questions"), icon="down")
            self._on.activated.connect(self.read)
            texts.addWidget(self._on)
            if not (view.rows or view.ran_out):
                self._on.hide()
        column.addLayout(texts)

    def _row(self, row: ChangeRow) -> ClosedLine:
        made = ClosedLine(row.question, False, "")
        made.set_old(row.old)
        made.set_shown(row.shown)
        made.setEnabled(bool(row.line))
        made.clicked.connect(self._pressed)
        return made

    def _pressed(self) -> None:
        line = next((line for row, line in self._rows if row is self.sender()), "")
        if line:
            self.line_chosen.emit(line)


class ChangesPage(QWidget):
    """The same as a page of its own, from anywhere in the review."""

    def __init__(self, view: ChangesView, last_head: str) -> None:
        super().__init__()
        side = page_margin(S20) - gap(4)
        column = QVBoxLayout(self)
        column.setContentsMargins(side, gap(16), side, gap(24))
        column.setSpacing(gap(8))
        head = QVBoxLayout()
        head.setContentsMargins(OPEN_INSET - RING, 0, OPEN_INSET - RING, 0)
        head.addWidget(Text(tr("What changed"), TITLE))
        head.addWidget(Text(view.head, SMALL, "muted"))
        column.addLayout(head)
        self.part = ChangedPart(view, last_head)
        column.addWidget(self.part)
        column.addStretch(1)


def _ran_out(one: RanOut) -> list[Text]:
    return [Text(one.why, SMALL_BOLD), Text("; ".join(one.what), DENSE)]
