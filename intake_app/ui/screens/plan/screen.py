"""The step Plan: what is done where, how hard, how long; stricter only."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from intake_app.base.texts import tr
from intake_app.ui.fonts import BODY_BOLD, DENSE, SMALL, TITLE
from intake_app.ui.measures import ROOM_STRIP, ROOM_THREE_COLUMNS, S12, S24, gap
from intake_app.ui.screens.plan.home import HomePart
from intake_app.ui.screens.plan.side import SidePart
from intake_app.ui.screens.plan.table import TechniqueTable
from intake_app.ui.screens.plan.values import PlanPage
from intake_app.ui.values import KeyHint
from intake_app.ui.widgets.columns import Column, Columns
from intake_app.ui.widgets.fact_rows import FactRows
from intake_app.ui.widgets.reading_order import put_in_order
from intake_app.ui.widgets.rule import Rule
from intake_app.ui.widgets.text import Text

LEAST_MINUTES = 5


class PlanScreen(QWidget):
    """Every change leaves as a signal; the window answers with a new page."""

    minutes_changed = Signal(int)
    technique_removed = Signal(str, str)
    technique_added = Signal(str, str)
    homework_chosen = Signal(list)
    letter_pressed = Signal()
    advice_answered = Signal(str)
    relaxed = Signal(str, str, str, bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._page: PlanPage | None = None
        self._stage = 0
        self._facts_shown: object = None
        self.table, self.home, self.side = TechniqueTable(), HomePart(), SidePart()
        self._title = Text(tr("Plan for today"), TITLE)
        self._reason = Text("", SMALL, "muted")
        self._refused = Text("", DENSE)
        self._facts = QWidget()
        self._main = QWidget()
        self._columns = Columns()
        self._build()
        self.set_room(ROOM_THREE_COLUMNS)
        self._connect()

    def show_page(self, page: PlanPage) -> None:
        """Show the plan; focus and scroll place stay."""
        self._page = page
        self._reason.set_words(page.reason)
        self._reason.setVisible(bool(page.reason))
        self._refused.set_words(page.refused)
        self._refused.setVisible(bool(page.refused))
        for part in (self.table, self._facts, self.side, *self._main.findChildren(Rule, "part")):
            part.setVisible(not page.refused)
        self.table.show_rows(page.rows, page.removed, page.minutes, LEAST_MINUTES, page.minutes_most)
        self._show_facts(page)
        self.home.show_items(page.home)
        self.side.show_page(page)
        put_in_order(self)

    def title(self) -> str:
        """What is announced when the step opens."""
        if self._page is None or self._page.refused:
            return tr("Plan")
        return tr("Plan for today, {count} techniques, {minutes} minutes", count=len(self._page.rows),
                  minutes=self._page.minutes)  # fmt: skip

    def keys(self) -> tuple[KeyHint, ...]:
        """The keys of this step, for the foot."""
        return (
            KeyHint(("+",), tr("minute more")),
            KeyHint(("−",), tr("less")),
            KeyHint(("F2",), tr("hear findings")),
            KeyHint(("F1",), tr("all keys")),
        )

    def focus_first(self) -> None:
        """Focus the first thing that can be changed."""
        buttons = self.table.take_outs()
        (buttons[0] if buttons else self.table.add).setFocus()

    def set_room(self, room: float) -> None:
        """room: width divided by text scale. Two columns, else one; in little room the rows of the table take two lines."""
        stage = 3 if room >= ROOM_THREE_COLUMNS else 2 if room >= ROOM_STRIP else 1
        if stage == self._stage:
            return
        self._stage = stage
        self.table.set_narrow(stage < 3 and room < 1000)
        self.home.set_columns(3 if stage == 3 else 2 if stage == 2 else 1)
        main = Column((self._main,), share=1)
        if stage == 1:
            self._columns.arrange((Column((self._main, self.side)),))
        else:
            self._columns.arrange((main, Column((self.side,), "window", width=400 if stage == 3 else 348)))
        self._facts_shown = None
        if self._page is not None:
            self._show_facts(self._page)

    def _show_facts(self, page: PlanPage) -> None:
        wanted = (page.how_often, page.on_the_table, self._stage)
        if wanted == self._facts_shown:
            return
        self._facts_shown = wanted
        old, self._facts = self._facts, QWidget()
        grid = QGridLayout(self._facts)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(gap(S24))
        parts = ((tr("How often"), page.how_often), (tr("On the table"), page.on_the_table))
        for at, (head, rows) in enumerate(parts):
            row, column = (0, at) if self._stage == 3 else (2 * at, 0)
            grid.addWidget(Text(head, BODY_BOLD), row, column)
            facts = FactRows(rows, 116, DENSE, DENSE, "muted", ruled=False)
            grid.addWidget(facts, row + 1, column, Qt.AlignmentFlag.AlignTop)
            grid.setColumnStretch(column, 1)
        self._main_column.replaceWidget(old, self._facts)
        old.hide()
        old.deleteLater()
        self._facts.setVisible(not page.refused)

    def _build(self) -> None:
        self._main_column = QVBoxLayout(self._main)
        self._main_column.setContentsMargins(0, 0, 0, 0)
        self._main_column.setSpacing(gap(S12))
        head = QHBoxLayout()
        head.addWidget(self._title)
        head.addWidget(self._reason, 1)
        self._main_column.addLayout(head)
        for part in (self._refused, self.table, _part_rule(), self._facts, _part_rule(), self.home):
            self._main_column.addWidget(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._columns)

    def _connect(self) -> None:
        self.table.minutes_changed.connect(self.minutes_changed)
        self.table.technique_removed.connect(self.technique_removed)
        self.table.technique_added.connect(self.technique_added)
        self.home.homework_chosen.connect(self.homework_chosen)
        self.side.letter_pressed.connect(self.letter_pressed)
        self.side.advice_answered.connect(self.advice_answered)
        self.side.relaxed.connect(self.relaxed)


def _part_rule() -> Rule:
    made = Rule(strong=True)
    made.setObjectName("part")
    return made
