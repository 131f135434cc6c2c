"""What chips and answer rows share: one or many answers, digits, minus, and arrows that move without answering."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton

from intake_app.base.texts import tr
from intake_app.ui.announce import announce
from intake_app.ui.keys import NOT_CHECKED, digit
from intake_app.ui.values import Option
from intake_app.ui.widgets.choice import CheckChoice, Face, RadioChoice
from intake_app.ui.widgets.group import Group

_BACK = (Qt.Key.Key_Up, Qt.Key.Key_Left)
_ON = (Qt.Key.Key_Down, Qt.Key.Key_Right)


class ChoiceGroup(Group):
    """Answers as controls. `options` that are `apart` answer to the minus key, the others to 1-9 in order."""

    answer_chosen = Signal(str)
    options_chosen = Signal(list)
    finished = Signal()

    def __init__(self, options: Sequence[Option], name: str, many: bool) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.options = tuple(options)
        self.many = many
        self.buttons: list[RadioChoice | CheckChoice] = []

    def add_control(self, option: Option, face: Face, name: str = "") -> RadioChoice | CheckChoice:
        """Make the control of an option, with role and state of a radio button or a check box."""
        spoken = name or (f"{option.text}, {option.hint}" if option.hint else option.text)
        button = CheckChoice(face, spoken, self) if self.many else RadioChoice(face, spoken, self)
        button.setProperty("option", option.id)
        button.clicked.connect(self._clicked)
        button.installEventFilter(self)
        if self.buttons:
            button.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.buttons.append(button)
        return button

    def chosen(self) -> list[str]:
        """Ids of the chosen answers, in the order of the options."""
        pairs = zip(self.options, self.buttons, strict=True)
        return [option.id for option, button in pairs if button.isChecked()]

    def set_chosen(self, ids: Iterable[str]) -> None:
        """Show these answers as chosen, without a signal."""
        wanted = set(ids)
        for option, button in zip(self.options, self.buttons, strict=True):
            button.show_chosen(option.id in wanted)
        self._rove(next((one for one in self.buttons if one.isChecked()), None))

    def focus_first(self) -> None:
        """Focus the chosen answer, or the first one."""
        button = next((one for one in self.buttons if one.isChecked()), self.buttons[0])
        button.setFocus(Qt.FocusReason.OtherFocusReason)

    def take_digit(self, number: int) -> bool:
        """Choose the answer with this number, from 1; False when there is none."""
        if number == 0:
            return self._take_none()
        numbered = [b for o, b in zip(self.options, self.buttons, strict=True) if not o.apart]
        if not 1 <= number <= len(numbered):
            return False
        numbered[number - 1].click()
        return True

    def cap_of(self, option: Option, number: int) -> str:
        """What stands on the key cap of an answer: its number, a dash, 0 for "none" of a long list; blank past nine."""
        if option.apart:
            return "–"
        if option is self._none():
            return "0"
        return str(number) if number < 10 else " "

    def _none(self) -> Option | None:
        """ "None of these" of a list too long for it to have a digit of its own."""
        clears = next((one for one in self.options if one.clears), None)
        return clears if self.many and len(self.options) > 9 else None

    def _take_none(self) -> bool:
        none = self._none()
        if none is None:
            return False
        self.buttons[self.options.index(none)].click()
        return True

    def take_not_checked(self) -> bool:
        """Choose the answer that stands apart; False when there is none."""
        for option, button in zip(self.options, self.buttons, strict=True):
            if option.apart:
                button.click()
                return True
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: D102
        if not self._took(event):
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: D102
        if event.type() == QEvent.Type.FocusIn and isinstance(watched, QAbstractButton):
            self._rove(watched)
        return super().eventFilter(watched, event)

    def _took(self, event: QKeyEvent) -> bool:
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return False
        number = digit(event.key())
        if number is not None and self.take_digit(number):
            return True
        if event.key() in NOT_CHECKED:
            return self.take_not_checked()
        return self._move(event.key())

    def _move(self, key: int) -> bool:
        here = next((at for at, one in enumerate(self.buttons) if one.hasFocus()), None)
        back, on = _BACK, _ON
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            back, on = (Qt.Key.Key_Up, Qt.Key.Key_Right), (Qt.Key.Key_Down, Qt.Key.Key_Left)
        if here is None or key not in (*back, *on):
            return False
        there = here + (1 if key in on else -1)
        if not 0 <= there < len(self.buttons):
            return False
        self.buttons[there].setFocus(Qt.FocusReason.TabFocusReason)
        return True

    def _rove(self, current: QAbstractButton | None) -> None:
        for button in self.buttons if current else ():
            policy = Qt.FocusPolicy.StrongFocus if button is current else Qt.FocusPolicy.ClickFocus
            button.setFocusPolicy(policy)

    def _clicked(self) -> None:
        pressed = self.sender()
        option = next(o for o, b in zip(self.options, self.buttons, strict=True) if b is pressed)
        if self.many:
            self._choose_all(option)
            return
        self.set_chosen([option.id])
        self.answer_chosen.emit(option.id)
        self.finished.emit()

    def _choose_all(self, option: Option) -> None:
        alone = option.clears or option.apart
        others = [one.id for one in self.options if one.id != option.id and one.id in self.chosen()]
        if alone and option.id in self.chosen():
            self.set_chosen([option.id])
            if others:
                announce(self, tr("{answer}. The other answers were cleared.", answer=option.text))
        elif not alone:
            lonely = {one.id for one in self.options if one.clears or one.apart}
            self.set_chosen([one for one in self.chosen() if one not in lonely])
        self.options_chosen.emit(self.chosen())
        if alone:
            self.finished.emit()
