"""The table of the plan: area, technique, level, about how many minutes, and taking a technique out or putting it back."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from intake_app.base.texts import tr
from intake_app.ui.fonts import BODY, DENSE, DENSE_BOLD, MARK_BOLD
from intake_app.ui.measures import S4, S8, gap, px
from intake_app.ui.screens.plan.values import PlanRow
from intake_app.ui.values import Span, plain
from intake_app.ui.widgets.button import Button
from intake_app.ui.widgets.rule import Rule
from intake_app.ui.widgets.stepper import Stepper
from intake_app.ui.widgets.text import Text

_TOP = Qt.AlignmentFlag.AlignVCenter


class TakeOut(Button):
    """The button that takes one technique out of one area."""

    def __init__(self, row: PlanRow) -> None:
        super().__init__("", "quiet", "close", name=tr("Leave out {technique}", technique=_small(row.spoken)))
        self.row = row


class PutBack(Button):
    """The button that puts a technique back."""

    def __init__(self, row: PlanRow) -> None:
        super().__init__(
            row.spoken, icon="plus", name=tr("Put back {technique}", technique=_small(row.spoken))
        )
        self.row = row


class TechniqueTable(QWidget):
    """Emits `technique_removed`, `technique_added` (region key, technique) and `minutes_changed` (total)."""

    technique_removed = Signal(str, str)
    technique_added = Signal(str, str)
    minutes_changed = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._rows: tuple[PlanRow, ...] = ()
        self._removed: tuple[PlanRow, ...] = ()
        self._narrow = False
        self._minutes: Stepper | None = None
        self._most = 0
        self._body = QWidget()
        self.add = Button(tr("Add a technique"), "quiet", "plus")
        self.add.activated.connect(self._toggle_removed)
        self._back = QWidget()
        self._back.setVisible(False)
        self._total = QHBoxLayout()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(gap(S4))
        self._column.addWidget(self._body)
        self._column.addLayout(self._total)
        self._column.addWidget(self._back)
        self._most_words = Text("", BODY)
        self._total.addWidget(self.add)
        self._total.addStretch(1)
        self._total.addWidget(self._most_words)

    def show_rows(
        self, rows: Sequence[PlanRow], removed: Sequence[PlanRow], minutes: int, least: int, most: int
    ) -> None:
        """Show the table; focus goes to the row that took the place of a removed one."""
        at = self._focused_row()
        if (tuple(rows), tuple(removed)) != (self._rows, self._removed):
            self._rows, self._removed = tuple(rows), tuple(removed)
            self._rebuild()
            self._refocus(at)
        self._show_minutes(minutes, least, most)
        self.add.set_waiting("" if removed else tr("Everything that is allowed here is in the plan."))
        self._back.setVisible(self._back.isVisible() and bool(removed))

    def set_narrow(self, narrow: bool) -> None:
        """In little room area and technique stand above level and minutes."""
        if narrow != self._narrow:
            self._narrow = narrow
            self._rebuild()

    def take_outs(self) -> list[TakeOut]:
        """The buttons that take a technique out, in the order of the rows."""
        return self._body.findChildren(TakeOut)

    def _focused_row(self) -> int:
        buttons = self.take_outs()
        return next((at for at, one in enumerate(buttons) if one.hasFocus()), -1)

    def _refocus(self, at: int) -> None:
        buttons = self.take_outs()
        if at >= 0 and buttons:
            buttons[min(at, len(buttons) - 1)].setFocus(Qt.FocusReason.OtherFocusReason)

    def _rebuild(self) -> None:
        old, self._body = self._body, QWidget()
        grid = QGridLayout(self._body)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(gap(S8))
        grid.setVerticalSpacing(gap(S4) // 2)
        if self._narrow:
            self._fill_narrow(grid)
        else:
            self._fill_wide(grid)
        self._column.replaceWidget(old, self._body)
        old.hide()
        old.deleteLater()
        self._rebuild_back()

    def _fill_wide(self, grid: QGridLayout) -> None:
        grid.setColumnMinimumWidth(0, px(150))
        grid.setColumnStretch(0, 3)
        grid.setColumnStretch(1, 6)
        grid.setColumnStretch(2, 2)
        heads = (tr("Area"), tr("Technique"), tr("Level"), tr("Minutes"))
        for at, head in enumerate(heads):
            grid.addWidget(Text(head, MARK_BOLD, "muted"), 0, at)
        grid.addWidget(Rule(strong=True), 1, 0, 1, 5)
        for row in self._rows:
            at = grid.rowCount()
            area = Text(row.area, DENSE_BOLD)
            grid.addWidget(area, at, 0, _TOP)
            grid.addWidget(Text(row.words, DENSE), at, 1, _TOP)
            grid.addWidget(self._level(row), at, 2, _TOP)
            grid.addWidget(self._about(row), at, 3, _TOP)
            grid.addWidget(self._take_out(row), at, 4, _TOP)
            grid.addWidget(Rule(), at + 1, 0, 1, 5)

    def _fill_narrow(self, grid: QGridLayout) -> None:
        grid.setColumnStretch(0, 1)
        for row in self._rows:
            at = grid.rowCount()
            words = (Span(f"{row.area}: ", bold=True), *_spans(row))
            grid.addWidget(Text(words, DENSE), at, 0, 1, 2)
            grid.addWidget(self._level(row, tr("Level ")), at + 1, 0, _TOP)
            grid.addWidget(self._about(row), at + 1, 1, _TOP)
            grid.addWidget(self._take_out(row), at, 2, 2, 1, _TOP)
            grid.addWidget(Rule(), at + 2, 0, 1, 3)

    def _level(self, row: PlanRow, lead: str = "") -> Text:
        spans = row.level if not isinstance(row.level, str) else (Span(row.level),)
        made = Text((Span(lead), *spans) if lead else spans, DENSE)
        made.setAccessibleName(tr("{area}, level {level} at most", area=row.area, level=plain(row.level)))
        return made

    def _about(self, row: PlanRow) -> Text:
        made = Text(tr("about {minutes}", minutes=row.minutes) if row.minutes else "", DENSE)
        made.setAccessibleName(tr("{what}, about {minutes} minutes", what=row.spoken, minutes=row.minutes))
        return made

    def _take_out(self, row: PlanRow) -> TakeOut:
        made = TakeOut(row)
        made.activated.connect(self._take)
        return made

    def _rebuild_back(self) -> None:
        shown = self._back.isVisible()
        old, self._back = self._back, QWidget()
        column = QVBoxLayout(self._back)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for row in self._removed:
            button = PutBack(row)
            button.activated.connect(self._put)
            column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        self._column.replaceWidget(old, self._back)
        old.hide()
        old.deleteLater()
        self._back.setVisible(shown and bool(self._removed))

    def _show_minutes(self, minutes: int, least: int, most: int) -> None:
        if self._minutes is None or self._most != most:
            if self._minutes is not None:
                self._total.removeWidget(self._minutes)
                self._minutes.deleteLater()
            self._most = most
            self._minutes = Stepper(tr("Minutes of touch, at most {most}", most=most), minutes, least, most)
            self._minutes.number_changed.connect(self.minutes_changed)
            self._total.insertWidget(2, self._minutes)
            self._most_words.set_words(tr("minutes of touch, at most {most}", most=most))
        if self._minutes.value() != minutes:
            self._minutes.blockSignals(True)
            self._minutes.setValue(minutes)
            self._minutes.blockSignals(False)
            self._minutes.update()

    def _toggle_removed(self) -> None:
        self._back.setVisible(not self._back.isVisible())
        first = self._back.findChild(PutBack)
        if self._back.isVisible() and isinstance(first, PutBack):
            first.setFocus(Qt.FocusReason.TabFocusReason)

    def _take(self) -> None:
        button = self.sender()
        if isinstance(button, TakeOut):
            self.technique_removed.emit(button.row.key, button.row.technique)

    def _put(self) -> None:
        button = self.sender()
        if isinstance(button, PutBack):
            self.technique_added.emit(button.row.key, button.row.technique)


def _spans(row: PlanRow) -> tuple[Span, ...]:
    return (Span(row.words),) if isinstance(row.words, str) else tuple(row.words)


def _small(text: str) -> str:
    return text[:1].lower() + text[1:]
