"""Lines answered with numbers: one with its unit, two calves."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from intake_app.base.texts import tr
from intake_app.services.giving import Given
from intake_app.ui.announce import announce
from intake_app.ui.fonts import HEADING, SMALL
from intake_app.ui.keys import NOT_CHECKED, TAKE
from intake_app.ui.measures import NUMBER_WIDTH, RING, gap, px
from intake_app.ui.screens.review.bodies import Body, choice_of
from intake_app.ui.theme import looks
from intake_app.ui.views.line_values import LineView, UnitView
from intake_app.ui.views.typed import typed_number
from intake_app.ui.widgets.choice_group import ChoiceGroup
from intake_app.ui.widgets.segmented_choice import SegmentedChoice
from intake_app.ui.widgets.text import Text
from intake_app.ui.widgets.text_field import TextField

_NO_UNIT = ("points", "nights")
_UNIT_WORDS = {"upper": "mmHg", "lower": "mmHg"} | dict.fromkeys(_NO_UNIT, "")


class NumberEntry(QWidget):
    """A labelled number in one unit. Out of range is refused with the range in a sentence; what was typed stays."""

    entered = Signal()
    not_checked = Signal()

    def __init__(self, name: str, value: str = "", label: str = "") -> None:
        super().__init__()
        self._name = name
        self.unit: UnitView | None = None
        self.field = TextField(name, style=HEADING)
        self.field.setText(value)
        self.field.installEventFilter(self)
        self.field.textEdited.connect(self._typed)
        self._sentence = Text("", SMALL)
        self._sentence.hide()
        row = QHBoxLayout()
        row.setSpacing(gap(4))
        if label:
            row.addWidget(Text(label, SMALL, "muted", wraps=False))
        row.addWidget(self.field)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(row)
        column.addWidget(self._sentence)
        self.restyle()
        looks().changed.connect(self.restyle)

    def restyle(self) -> None:
        """Take over the text scale."""
        self.field.setFixedWidth(px(NUMBER_WIDTH) + 2 * RING)

    def set_unit(self, unit: UnitView) -> None:
        """Take numbers in this unit from now on."""
        self.unit = unit
        words = _UNIT_WORDS.get(unit.unit, unit.unit)
        self.field.setAccessibleName(f"{self._name}, {words}" if words else self._name)

    def number(self) -> float | None:
        """The number typed; None, with a sentence under the field, where it cannot be taken."""
        unit, typed = self.unit, typed_number(self.field.text())
        low, high = (unit.low, unit.high) if unit else (0.0, 1e9)
        if typed is not None and low <= typed <= high:
            self.explain("")
            return typed
        words = "" if unit is None else f" {_UNIT_WORDS.get(unit.unit, unit.unit)}".rstrip()
        self.explain(
            tr("Give a number from {low} to {high}{unit}.", low=f"{low:g}", high=f"{high:g}", unit=words)
        )
        return None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: D102
        if (
            watched is not self.field
            or not isinstance(event, QKeyEvent)
            or event.type() != QEvent.Type.KeyPress
        ):
            return super().eventFilter(watched, event)
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if event.key() in TAKE and not control:
            self.entered.emit()
            return True
        if event.key() in NOT_CHECKED:
            self.not_checked.emit()
            return True
        return False

    def is_wrong(self) -> bool:
        """Whether a sentence says why this number cannot be taken."""
        return not self._sentence.isHidden()

    def _typed(self) -> None:
        self.explain("")

    def explain(self, sentence: str) -> None:
        """Say under the field why its number cannot be taken; "" takes the sentence away."""
        self.field.set_wrong(bool(sentence))
        self.field.setAccessibleDescription(sentence)
        self._sentence.set_words(sentence)
        self._sentence.setVisible(bool(sentence))
        if sentence:
            announce(self.field, sentence)


class NumbersBody(Body):
    """What all lines with numbers share: entries, the unit, and the words for not knowing."""

    def __init__(self, view: LineView, entries: list[NumberEntry]) -> None:
        super().__init__(view)
        self.entries = entries
        row = QHBoxLayout()
        row.setSpacing(gap(8))
        for entry in entries:
            row.addWidget(entry)
            entry.entered.connect(self._entered)
            entry.not_checked.connect(self.take_not_checked)
        self.unit_choice = self._units(row)
        row.addStretch(1)
        self.column.addLayout(row)
        self._words: ChoiceGroup | None = None
        self._apply_unit()

    def add_words(self) -> None:
        """Show the answers that are no number."""
        if self.view.options:
            self._words = choice_of(self.view.options, self.view.question, many=False)
            self._words.set_chosen(self.view.chosen)
            self._words.answer_chosen.connect(self._said)
            self.column.addWidget(self._words)

    def unit(self) -> UnitView | None:
        """The unit that is typed in."""
        if not self.view.units:
            return None
        chosen = self.unit_choice.chosen() if self.unit_choice is not None else []
        return next((u for u in self.view.units if u.unit in chosen), self.view.units[0])

    def focus_first(self) -> None:
        """Focus the first number."""
        self.entries[0].field.setFocus(Qt.FocusReason.TabFocusReason)

    def take_not_checked(self) -> bool:
        """Say that it was not measured."""
        return self._words is not None and self._words.take_not_checked()

    def unit_values(self) -> dict[str, object]:
        """The unit as a value, where there is more than one."""
        unit = self.unit()
        return {"unit": unit.unit} if unit is not None and unit.unit not in _NO_UNIT else {}

    def take(self, numbers: list[float]) -> None:
        """Hand out the numbers, one for each entry."""

    def problem(self, _numbers: list[float]) -> str:
        """Why numbers that are each in range cannot be taken together; "" where they can."""
        return ""

    def flush(self) -> None:
        """Hand out numbers that were typed and not yet taken with Enter."""
        super().flush()
        if self._is_new() and (numbers := self._numbers()) is not None:
            self.take(numbers)

    def holds(self) -> bool:
        """Whether numbers are typed that cannot be taken; the first of them is explained and focused."""
        if not self._is_new() or self._numbers() is not None:
            return False
        wrong = next((entry for entry in self.entries if entry.is_wrong()), self.entries[-1])
        wrong.field.setFocus()
        return True

    def _is_new(self) -> bool:
        typed = [entry.field.text().strip() for entry in self.entries]
        return any(typed) and typed != list(self.view.numbers)[: len(typed)]

    def _numbers(self) -> list[float] | None:
        """Every number typed; None, with a sentence under the first that cannot be taken, where one cannot."""
        numbers = [entry.number() for entry in self.entries]
        taken = [number for number in numbers if number is not None]
        if len(taken) < len(self.entries):
            return None
        problem = self.problem(taken)
        if problem:
            self.entries[-1].explain(problem)
        return None if problem else taken

    def _entered(self) -> None:
        for entry in self.entries:
            if not entry.field.text().strip() and entry is not self.sender():
                entry.field.setFocus(Qt.FocusReason.TabFocusReason)
                return
        numbers = self._numbers()
        if numbers is not None:
            self.take(numbers)
            self.finished.emit()
        else:
            self.holds()

    def _said(self, code: str) -> None:
        self.given.emit(Given(self.view.id, (code,)))
        self.finished.emit()

    def _units(self, row: QHBoxLayout) -> SegmentedChoice | None:
        if len(self.view.units) < 2 or (len(self.entries) > 1 and self.view.shape == "pressures"):
            if self.view.units and self.view.units[0].unit not in _NO_UNIT and self.view.shape != "pressures":
                row.addWidget(Text(self.view.units[0].unit, wraps=False))
            return None
        chosen = self.view.unit or self.view.units[0].unit
        choice = SegmentedChoice([(u.unit, u.unit) for u in self.view.units], tr("Unit"), chosen)
        choice.chosen_changed.connect(self._apply_unit)
        row.addWidget(choice)
        return choice

    def _apply_unit(self) -> None:
        unit = self.unit()
        for at, entry in enumerate(self.entries):
            if self.view.shape == "pressures" and at < len(self.view.units):
                entry.set_unit(self.view.units[at])
            elif unit is not None:
                entry.set_unit(unit)


class NumberBody(NumbersBody):
    """One number."""

    def __init__(self, view: LineView) -> None:
        super().__init__(view, [NumberEntry(view.question, (*view.numbers, "")[0])])
        self.add_words()

    def take(self, numbers: list[float]) -> None:
        """Hand out the number."""
        number = numbers[0]
        value: object = int(number) if number.is_integer() else number
        self.given.emit(Given(self.view.id, values={"value": value, **self.unit_values()}))


class CalvesBody(NumbersBody):
    """The left and the right calf."""

    def __init__(self, view: LineView) -> None:
        left, right = (*view.numbers, "", "")[:2]
        entries = [
            NumberEntry(tr("Left calf"), left, tr("Left")),
            NumberEntry(tr("Right calf"), right, tr("Right")),
        ]
        super().__init__(view, entries)
        self.add_words()

    def take(self, numbers: list[float]) -> None:
        """Hand out both, with how far they are apart."""
        left, right = numbers
        values = {"left": left, "right": right, "value": round(abs(left - right), 2), **self.unit_values()}
        self.given.emit(Given(self.view.id, values=values))
