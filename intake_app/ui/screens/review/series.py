"""Readings of sugar and of blood pressure with their time: only ever added, a wrong one is struck out and stays in view."""

from datetime import date, datetime, time

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from intake_app.base.texts import tr
from intake_app.services.giving import STRUCK, Given
from intake_app.ui.fonts import SMALL
from intake_app.ui.measures import gap, px
from intake_app.ui.screens.review.fields import Fields
from intake_app.ui.screens.review.numbers import NumberEntry, NumbersBody
from intake_app.ui.values import Reading
from intake_app.ui.views.line_values import LineView
from intake_app.ui.views.typed import typed_moment, typed_time
from intake_app.ui.widgets.button import Button
from intake_app.ui.widgets.chips import Chips
from intake_app.ui.widgets.group import Group
from intake_app.ui.widgets.link import Link
from intake_app.ui.widgets.reading_order import put_in_order
from intake_app.ui.widgets.series_table import SeriesTable
from intake_app.ui.widgets.text import Text
from intake_app.ui.widgets.text_field import TextField

_OF_ONE_READING = "arrow"  # the device stays the same from one reading to the next


class SeriesBody(NumbersBody):
    """Readings with their time: newest on top. A meter that shows LO or HI is one press."""

    def __init__(self, view: LineView, entries: list[NumberEntry] | None = None) -> None:
        super().__init__(view, entries or [NumberEntry(view.question)])
        self.fields = Fields(view.fields)
        self.column.addWidget(self.fields)
        self._time = TextField(tr("Time taken, empty for now"), hint=tr("now"))
        self._time.setMaximumWidth(px(190))
        row = QHBoxLayout()
        row.addWidget(Text(tr("Taken at"), SMALL, "muted", wraps=False))
        row.addWidget(self._time)
        add = Button(tr("Add the reading"), "plain", icon="plus")
        add.activated.connect(self._entered)
        row.addWidget(add)
        row.addStretch(1)
        self.column.addLayout(row)
        if view.meter:
            self._add_meter()
        self._table = self._made_table()
        self.column.addWidget(self._table)
        self._strike: StrikeOut | None = None
        self.add_words()
        end = Button(tr("To the next line"), "plain", icon="down")
        end.activated.connect(self.finished)
        self.column.addWidget(end)

    def show_view(self, view: LineView) -> None:
        """Show the readings so far."""
        is_same = view.readings == self.view.readings
        super().show_view(view)
        if is_same:
            return
        table = self._made_table()
        self.column.replaceWidget(self._table, table)
        self._table.hide()
        self._table.deleteLater()
        self._table = table
        put_in_order(self)

    def holds(self) -> bool:
        """Whether a number or a field has something that cannot be used."""
        return super().holds() or self.fields.holds()

    def reading(self, numbers: list[float]) -> dict[str, object]:
        """The numbers as values of a reading."""
        return {"value": numbers[0], **self.unit_values()}

    def take(self, numbers: list[float]) -> None:
        """Add a reading."""
        self._add(self.reading(numbers))

    def problem(self, numbers: list[float]) -> str:
        """A time that cannot be read, or has not come yet, is no time for a reading."""
        text = self._time.text().strip()
        if not text:
            return ""
        taken = self._taken()
        if taken is None:
            return tr("Give a time of today such as 10:41, a day with its time, or leave it empty for now.")
        return tr("This time has not come yet.") if self._is_ahead(taken) else ""

    # ---- adding

    def _taken(self) -> time | datetime | None:
        moment = typed_moment(self._time.text())
        return moment if isinstance(moment, time | datetime) else None

    def _is_ahead(self, taken: time | datetime) -> bool:
        day: date | None = taken.date() if isinstance(taken, datetime) else self.view.today
        clock = taken.time() if isinstance(taken, datetime) else taken
        latest, today = typed_time(self.view.latest), self.view.today
        if day is None or today is None or day != today:
            return day is not None and today is not None and day > today
        return latest is not None and clock > latest

    def _add(self, values: dict[str, object]) -> None:
        values = {**values, **self.fields.values()}
        taken = self._taken()
        if taken is not None:
            values["taken"] = taken
        self.given.emit(Given(self.view.id, values=values, number=self.view.next_number))
        self._time.clear()
        self.fields.clear(_OF_ONE_READING)
        for entry in self.entries:
            entry.field.clear()

    def _add_meter(self) -> None:
        row = QHBoxLayout()
        row.addWidget(Text(tr("or the meter shows"), SMALL, "muted", wraps=False))
        for end, words in (("lo", tr("LO")), ("hi", tr("HI"))):
            button = Button(words, "plain", name=tr("Add the reading: the meter shows {end}", end=words))
            button.setProperty("end", end)
            button.activated.connect(self._take_meter)
            row.addWidget(button)
        row.addStretch(1)
        self.column.addLayout(row)

    def _take_meter(self) -> None:
        """LO and HI stand for the lowest and highest number that is taken (content 1.5)."""
        unit, end = self.unit(), str(self.sender().property("end"))
        problem = self.problem([])
        self.entries[0].explain(problem)
        if unit is not None and not problem:
            value = unit.low if end == "lo" else unit.high
            self._add({"value": value, "unit": unit.unit, "meter": end})
            self.finished.emit()

    # ---- striking out

    def _made_table(self) -> SeriesTable:
        table = SeriesTable(self.view.readings, self.view.question, strikes=bool(self.view.strikes))
        table.strike_pressed.connect(self._ask_why)
        return table

    def _ask_why(self, number: int) -> None:
        reading = next((one for one in self.view.readings if one.number == number), None)
        if reading is None:
            return
        self._close_strike()
        self._strike = StrikeOut(reading, self.view)
        self._strike.chosen.answer_chosen.connect(self._strike_out)
        self._strike.kept.activated.connect(self._keep)
        self.column.insertWidget(self.column.indexOf(self._table) + 1, self._strike)
        put_in_order(self)
        self._strike.chosen.focus_first()

    def _strike_out(self, reason: str) -> None:
        if self._strike is not None:
            given = Given(self.view.id, values={STRUCK: reason}, number=self._strike.number)
            self._keep()
            self.given.emit(given)

    def _keep(self) -> None:
        self._close_strike()
        self.focus_first()

    def _close_strike(self) -> None:
        if self._strike is not None:
            self._strike.hide()
            self._strike.deleteLater()
            self._strike = None


class StrikeOut(Group):
    """Asks for the coded reason for which a reading is struck out; `kept` leaves it as it is."""

    def __init__(self, reading: Reading, view: LineView) -> None:
        self.number = reading.number
        question = tr("Why is {value} struck out?", value=reading.value)
        super().__init__(question)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, gap(8), 0, gap(8))
        column.addWidget(Text(question, SMALL))
        self.chosen = Chips(view.strikes, question, keys=False)
        column.addWidget(self.chosen)
        self.kept = Link(tr("Leave it as it is"), SMALL)
        column.addWidget(self.kept)


class PressuresBody(SeriesBody):
    """Readings of blood pressure: upper and lower number."""

    def __init__(self, view: LineView) -> None:
        upper = NumberEntry(tr("Upper number"), label=tr("Upper"))
        super().__init__(view, [upper, NumberEntry(tr("Lower number"), label=tr("Lower"))])

    def reading(self, numbers: list[float]) -> dict[str, object]:
        """The two numbers as values of a reading."""
        return {"upper": numbers[0], "lower": numbers[1]}

    def problem(self, numbers: list[float]) -> str:
        """The upper number is above the lower one (content 1.5)."""
        upper, lower = numbers
        return super().problem(numbers) or (
            "" if upper > lower else tr("The upper number is above the lower one.")
        )
