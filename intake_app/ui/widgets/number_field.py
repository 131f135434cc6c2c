"""A number with its unit; out of range is refused with the range, and what was typed stays."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from intake_app.base.texts import tr
from intake_app.ui.announce import announce
from intake_app.ui.fonts import HEADING, SMALL
from intake_app.ui.keys import NOT_CHECKED, TAKE
from intake_app.ui.measures import NUMBER_WIDTH, RING, gap, px
from intake_app.ui.theme import looks
from intake_app.ui.widgets.button import Button
from intake_app.ui.widgets.text import Text
from intake_app.ui.widgets.text_field import TextField


class NumberField(QWidget):
    """A field 84 wide and the unit beside it. Values are always in `unit`; `other_unit` = unit × `factor`.

    Emits `number_entered` on Enter, `refused` with the sentence shown, `not_checked` on the minus key.
    """

    number_entered = Signal(float)
    refused = Signal(str)
    not_checked = Signal()
    finished = Signal()

    def __init__(
        self,
        unit: str,
        name: str,
        low: float,
        high: float,
        decimals: int = 0,
        other_unit: str = "",
        factor: float = 1.0,
        not_checked: str = "",
    ) -> None:
        super().__init__()
        self._unit, self._other, self._factor = unit, other_unit, factor
        self._low, self._high, self._decimals = low, high, decimals
        self._in_other = False
        self._name = name
        self.field = TextField(name, style=HEADING)
        self.field.installEventFilter(self)
        self._sentence = Text("", SMALL)
        self._sentence.hide()
        self._build(not_checked)
        self._say_unit()
        self.restyle()
        looks().changed.connect(self.restyle)

    def set_number(self, number: float | None) -> None:
        """Show a number given in `unit`, or nothing."""
        self.set_wrong("")
        self.field.setText("" if number is None else self._format(number * self._scale()))

    def set_wrong(self, sentence: str) -> None:
        """Show a sentence under the field, or take it away."""
        self._sentence.set_words(sentence)
        self._sentence.setVisible(bool(sentence))
        self.field.set_wrong(bool(sentence))
        self.field.setAccessibleDescription(sentence)

    def focus_first(self) -> None:
        """Focus the field."""
        self.field.setFocus(Qt.FocusReason.TabFocusReason)

    def take_digit(self, _number: int) -> bool:
        """Digits belong to the field."""
        return False

    def take_not_checked(self) -> bool:
        """Minus says that it was not measured."""
        self.not_checked.emit()
        return True

    def restyle(self) -> None:
        """Take over the text scale."""
        self.field.setFixedWidth(px(NUMBER_WIDTH) + 2 * RING)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: D102
        if watched is self.field and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._took(event)
        return super().eventFilter(watched, event)

    def _took(self, event: QKeyEvent) -> bool:
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if event.key() in TAKE and not control:
            self._enter()
            return True
        if event.key() in NOT_CHECKED and self._low >= 0:
            return self.take_not_checked()
        return False

    def _build(self, not_checked: str) -> None:
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(self.field)
        if self._other:
            self._unit_button = Button(self._unit, "quiet", icon="swap", icon_after=True)
            self._unit_button.activated.connect(self._change_unit)
            row.addWidget(self._unit_button)
        else:
            row.addWidget(Text(self._unit, wraps=False))
        row.addStretch(1)
        if not_checked:
            button = Button(not_checked, "quiet", caps=("–",))
            button.activated.connect(self.take_not_checked)
            row.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(gap(4))
        column.addLayout(row)
        column.addWidget(self._sentence)

    def _enter(self) -> None:
        typed = self._typed()
        if typed is None or not self._low <= typed <= self._high:
            self._refuse()
            return
        self.set_wrong("")
        self.number_entered.emit(typed)
        self.finished.emit()

    def _typed(self) -> float | None:
        try:
            return float(self.field.text().strip().replace(",", ".")) / self._scale()
        except ValueError:
            return None

    def _refuse(self) -> None:
        low, high = self._format(self._low * self._scale()), self._format(self._high * self._scale())
        sentence = tr("Give a number from {low} to {high} {unit}.", low=low, high=high, unit=self._unit_now())
        self.set_wrong(sentence)
        announce(self.field, sentence)
        self.refused.emit(sentence)

    def _change_unit(self) -> None:
        typed = self._typed()
        self._in_other = not self._in_other
        self._say_unit()
        self._unit_button.set_words(
            self._unit_now(), tr("Unit {unit}, press to change", unit=self._unit_now())
        )
        if typed is not None:
            self.set_number(typed)
        self.focus_first()

    def _say_unit(self) -> None:
        self.field.setAccessibleName(f"{self._name}, {self._unit_now()}")

    def _unit_now(self) -> str:
        return self._other if self._in_other else self._unit

    def _scale(self) -> float:
        return self._factor if self._in_other else 1.0

    def _format(self, number: float) -> str:
        digits = 1 if self._in_other else self._decimals
        return f"{number:.{digits}f}"
