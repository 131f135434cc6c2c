"""At home: the exercises of the plan, and choosing fewer of them."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from intake_app.base.texts import tr
from intake_app.ui.fonts import BODY_BOLD, DENSE_BOLD, SMALL
from intake_app.ui.measures import S4, S8, S16, gap
from intake_app.ui.screens.plan.values import HomeItem
from intake_app.ui.values import Option
from intake_app.ui.widgets.answer_rows import AnswerRows
from intake_app.ui.widgets.link import Link
from intake_app.ui.widgets.text import Text


class HomePart(QWidget):
    """Emits `homework_chosen` with the ids that stay."""

    homework_chosen = Signal(list)

    def __init__(self) -> None:
        super().__init__()
        self._items: tuple[HomeItem, ...] = ()
        self._columns = 3
        self._head = Text("", BODY_BOLD)
        self.change = Link(tr("Change"))
        self.change.setAccessibleName(tr("Change what is done at home"))
        self.change.activated.connect(self._toggle)
        self._body = QWidget()
        self.choices: AnswerRows | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(gap(S8))
        head = QHBoxLayout()
        head.addWidget(self._head, 1)
        head.addWidget(self.change)
        self._column.addLayout(head)
        self._column.addWidget(self._body)

    def show_items(self, items: Sequence[HomeItem]) -> None:
        """Show what may be done at home and what of it was chosen."""
        offered = tuple(item.id for item in items) != tuple(item.id for item in self._items)
        self._items = tuple(items)
        chosen = [item for item in items if item.chosen]
        self._head.set_words(tr("At home, {count} of {all}", count=len(chosen), all=len(items)))
        self.setVisible(bool(items))
        if offered:
            self._make_choices()
        if self.choices is not None:
            self.choices.set_chosen([item.id for item in chosen])
        self._fill()

    def set_columns(self, columns: int) -> None:
        """How many exercises stand side by side."""
        if columns != self._columns:
            self._columns = columns
            self._fill()

    def _fill(self) -> None:
        old, self._body = self._body, QWidget()
        grid = QGridLayout(self._body)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(gap(S16))
        grid.setVerticalSpacing(gap(S4) // 2)
        for at, item in enumerate(item for item in self._items if item.chosen):
            row, column = at // self._columns * 2, at % self._columns
            grid.addWidget(Text(item.name, DENSE_BOLD), row, column)
            words = tr("{how} {dose}.", how=item.how, dose=item.dose)
            grid.addWidget(Text(words, SMALL, "muted"), row + 1, column)
        for column in range(self._columns):
            grid.setColumnStretch(column, 1)
        self._column.replaceWidget(old, self._body)
        old.hide()
        old.deleteLater()

    def _make_choices(self) -> None:
        if self.choices is not None:
            self._column.removeWidget(self.choices)
            self.choices.deleteLater()
        options = [Option(item.id, item.name, item.dose) for item in self._items]
        self.choices = AnswerRows(options, tr("What is done at home"), many=True)
        self.choices.options_chosen.connect(self.homework_chosen)
        self.choices.setVisible(False)
        self._column.addWidget(self.choices)

    def _toggle(self) -> None:
        if self.choices is not None:
            opened = not self.choices.isVisible()
            self.choices.setVisible(opened)
            self.change.set_words(tr("Done") if opened else tr("Change"))
            self.change.setAccessibleName(
                tr("Done with what is done at home") if opened else tr("Change what is done at home")
            )
            if opened:
                self.choices.focus_first()
