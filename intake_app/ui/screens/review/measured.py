"""An answer that may be chosen, or measured: HbA1c, ketones, a temperature. The number's class is worked out, never chosen."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from intake_app.base.texts import tr
from intake_app.services.giving import Given
from intake_app.ui.fonts import SMALL
from intake_app.ui.measures import gap
from intake_app.ui.screens.review.bodies import ChoiceBody
from intake_app.ui.screens.review.numbers import NumberEntry
from intake_app.ui.views.line_values import LineView, UnitView
from intake_app.ui.widgets.segmented_choice import SegmentedChoice
from intake_app.ui.widgets.text import Text


class Measure(QWidget):
    """A number with its unit. Emits `entered` when one in range was taken with Enter."""

    entered = Signal()

    def __init__(self, view: LineView) -> None:
        super().__init__()
        self._units: Sequence[UnitView] = view.units
        self.entry = NumberEntry(view.measure, view.numbers[0] if view.numbers else "")
        self.entry.entered.connect(self._entered)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, gap(4), 0, 0)
        row.setSpacing(gap(8))
        row.addWidget(Text(tr("or as a number"), SMALL, "muted", wraps=False))
        row.addWidget(self.entry)
        self._choice: SegmentedChoice | None = None
        if len(self._units) > 1:
            chosen = view.unit or self._units[0].unit
            self._choice = SegmentedChoice([(u.unit, u.unit) for u in self._units], tr("Unit"), chosen)
            self._choice.chosen_changed.connect(self._apply_unit)
            row.addWidget(self._choice)
        else:
            row.addWidget(Text(self._units[0].unit, wraps=False))
        row.addStretch(1)
        self._apply_unit()

    def values(self) -> dict[str, object]:
        """Number and unit; nothing where none is typed or what is typed cannot be taken."""
        if not self.is_typed():
            return {}
        number = self.entry.number()
        return {} if number is None else {"value": number, "unit": self._unit().unit}

    def is_typed(self) -> bool:
        """Whether anything stands in the field."""
        return bool(self.entry.field.text().strip())

    def holds(self) -> bool:
        """Whether a number is typed that cannot be taken; it is explained and focused."""
        if not self.is_typed() or self.entry.number() is not None:
            return False
        self.entry.field.setFocus()
        return True

    def clear(self) -> None:
        """Take the number away."""
        self.entry.field.clear()

    def _unit(self) -> UnitView:
        chosen = self._choice.chosen() if self._choice is not None else []
        return next((unit for unit in self._units if unit.unit in chosen), self._units[0])

    def _apply_unit(self) -> None:
        self.entry.set_unit(self._unit())

    def _entered(self) -> None:
        if self.entry.number() is not None:
            self.entered.emit()


class MeasuredBody(ChoiceBody):
    """One answer, or its number in place of it; where a number cannot stand alone, it goes with the answer chosen next."""

    def __init__(self, view: LineView) -> None:
        super().__init__(view)
        self.measure = Measure(view)
        self.measure.entered.connect(self._measured)
        self.column.insertWidget(1, self.measure)
        if self.measure.is_typed() and not view.chosen and view.fields:
            self.add_details(view.where, view.fields)

    def flush(self) -> None:
        """Hand out a number that was typed and not yet taken."""
        super().flush()
        can_stand = self.view.measure_stands_alone or bool(self.choice.chosen())
        is_new = self.measure.entry.field.text().strip() != (*self.view.numbers, "")[0]
        if self.measure.values() and can_stand and is_new:
            self.send()

    def holds(self) -> bool:
        """Whether a number is typed that cannot be taken."""
        return self.measure.holds() or super().holds()

    def send(self) -> None:
        """Emit the answer or the number, with what goes with it."""
        values = {**self.measure.values(), **(self.details.values() if self.details is not None else {})}
        where = self.details.where() if self.details is not None else None
        self.given.emit(Given(self.view.id, tuple(self.choice.chosen()), where=where, values=values))

    def _one(self, code: str) -> None:
        if self.view.measure_stands_alone:
            self.measure.clear()
        super()._one(code)

    def _measured(self) -> None:
        if not self.view.measure_stands_alone and not self.choice.chosen():
            self.choice.focus_first()
            return
        if self.view.measure_stands_alone:
            self.choice.set_chosen(())
        if self.view.fields and self.details is None:
            self.add_details(self.view.where, self.view.fields)
        self.send()
        if self.details is not None:
            self.details.focus_first()
        else:
            self.finished.emit()
