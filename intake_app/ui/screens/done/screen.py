"""After sealing: where the paper is, and what can be done with it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from intake_app.base.texts import tr
from intake_app.ui import keys
from intake_app.ui.announce import announce
from intake_app.ui.fonts import DENSE, READING, TITLE
from intake_app.ui.measures import S12, gap, px
from intake_app.ui.screens.done.values import DonePage
from intake_app.ui.values import KeyHint
from intake_app.ui.widgets.button import Button
from intake_app.ui.widgets.button_flow import ButtonFlow
from intake_app.ui.widgets.columns import Column, Columns
from intake_app.ui.widgets.fact_rows import FactRows
from intake_app.ui.widgets.text import Text

_WIDTH = 700


class DoneScreen(QWidget):
    """Facts and buttons; nothing is celebrated."""

    open_pressed = Signal()
    print_pressed = Signal()
    save_pressed = Signal()
    again_pressed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._page: DonePage | None = None
        self._heading = Text("", TITLE)
        self._trial = Text("", READING)
        self._problem = Text("", DENSE)
        self._facts = QWidget()
        self.print = Button(tr("Print"), "primary", "print", keys.caps(keys.PRINT))
        self.open = Button(tr("Open the paper"))
        self.save = Button(tr("Save a copy…"))
        self.again = Button(tr("Another visit"))
        self._buttons = ButtonFlow((self.print, self.open, self.save, self.again))
        self._build()
        self.print.activated.connect(self.print_pressed)
        self.open.activated.connect(self.open_pressed)
        self.save.activated.connect(self.save_pressed)
        self.again.activated.connect(self.again_pressed)

    def show_page(self, page: DonePage) -> None:
        """Show where the paper is."""
        self._page = page
        self._heading.set_words(page.heading)
        self._trial.set_words(page.trial)
        self._trial.setVisible(bool(page.trial))
        self._problem.set_words(page.problem)
        self._problem.setVisible(bool(page.problem))
        if page.problem:
            announce(self, page.problem, at_once=True)
        self.print.set_waiting("" if page.can_print else tr("No printer is set up on this machine."))
        old, self._facts = self._facts, FactRows(page.facts)
        self._column.replaceWidget(old, self._facts)
        old.hide()
        old.deleteLater()

    def title(self) -> str:
        """What is announced when the step opens."""
        return self._page.heading if self._page else ""

    def keys(self) -> tuple[KeyHint, ...]:
        """The keys of this step, for the foot."""
        return (KeyHint(("Ctrl", "P"), tr("print")), KeyHint(("F1",), tr("all keys")))

    def focus_first(self) -> None:
        """Focus Print."""
        self.print.setFocus()

    def set_room(self, room: float) -> None:
        """One column at any room; the buttons wrap by themselves."""

    def _build(self) -> None:
        inside = QWidget()
        inside.setMaximumWidth(px(_WIDTH))
        self._column = QVBoxLayout(inside)
        self._column.setContentsMargins(0, 0, 0, 0)
        for part in (self._heading, self._trial, self._problem, self._facts, self._buttons):
            self._column.addWidget(part)
        self._column.setSpacing(gap(S12))
        columns = Columns()
        columns.arrange((Column((inside,), margin=44),))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(columns)
