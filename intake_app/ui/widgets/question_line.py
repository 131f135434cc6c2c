"""A question in a table of lines: closed it is a row, open it is a box with its answers."""

from collections.abc import Callable

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from intake_app.ui.fonts import HEADING, SMALL
from intake_app.ui.keys import NOT_CHECKED, digit
from intake_app.ui.measures import LAST_COLUMN, OPEN_INSET, RADIUS_CARD, RING, gap, px
from intake_app.ui.paint import box
from intake_app.ui.theme import current_theme, looks
from intake_app.ui.values import Old, Shown
from intake_app.ui.widgets.closed_line import ANSWERED, TO_COME, ClosedLine
from intake_app.ui.widgets.number_field import NumberField
from intake_app.ui.widgets.old_row import OldRow
from intake_app.ui.widgets.reading_order import put_in_order
from intake_app.ui.widgets.text import Text
from intake_app.ui.widgets.two_sides import TwoSides

OPEN = "open"


class OpenPanel(QWidget):
    """The box of the open line: raised ground, 2 px accent; 2 px text where an entry cannot be used."""

    def __init__(self) -> None:
        super().__init__()
        self.wrong = False
        self.column = QVBoxLayout(self)
        self.column.setSpacing(gap(4))
        side = OPEN_INSET - RING
        self.column.setContentsMargins(side, gap(8), side, gap(8))
        looks().changed.connect(self.update)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: D102
        theme = current_theme()
        edge = theme.text if self.wrong else theme.accent
        box(QPainter(self), QRectF(self.rect()), RADIUS_CARD, theme.raised, edge, 2)


class QuestionLine(QWidget):
    """One question with all its states. `make_body` makes the widget that answers it, only when the line opens.

    Digits, 0 and minus work while the line has the focus. `reopens` False: answered lines stay (desk entry).
    """

    answer_chosen = Signal(str, str)
    options_chosen = Signal(list)
    number_entered = Signal(float)
    region_toggled = Signal(str, bool)
    opened = Signal()
    finished = Signal()
    whole_list_pressed = Signal()
    next_line = Signal(int)
    still_so = Signal()

    def __init__(
        self,
        question: str,
        make_body: Callable[[], QWidget],
        *,
        sides: bool = False,
        last: str | None = "",
        helper: str = "",
        whole_list: bool = False,
        reopens: bool = True,
    ) -> None:
        super().__init__()
        self.question, self._make_body, self.old, self._helper = question, make_body, Old(last or ""), helper
        self._has_last = last is not None
        self._sides, self._whole_list, self._reopens = sides, whole_list, reopens
        self._body: QWidget | None = None
        self._panel: OpenPanel | None = None
        self._sentence: Text | None = None
        self._old_row: OldRow | None = None
        self._closed = ClosedLine(question, sides, last)
        self._closed.clicked.connect(self._press)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self._closed)

    def state(self) -> str:
        """ "to come", "open" or "answered"."""
        if self._panel is not None and not self._panel.isHidden():
            return OPEN
        return TO_COME if self._closed.shown is None else ANSWERED

    def body(self) -> QWidget:
        """The widget that answers, made now if it was not needed before."""
        if self._body is None:
            self._body = self._make_body()
            self._connect(self._body)
        return self._body

    def open(self, focus: bool = True) -> None:
        """Show the answers and focus the first; emits `opened` when it was closed."""
        was = self.state()
        panel = self._made_panel()
        self._column.setContentsMargins(0, gap(8), 0, gap(8))
        self._closed.hide()
        panel.show()
        if focus:
            self.focus_first()
        if was != OPEN:
            self.opened.emit()

    def shut(self) -> None:
        """Show the line as a row again."""
        if self._panel is not None:
            self._panel.hide()
        self._column.setContentsMargins(0, 0, 0, 0)
        self._closed.show()

    def set_shown(self, shown: Shown | None) -> None:
        """What the row shows; None: to come. An open line stays open."""
        self._closed.set_shown(shown)

    def set_old(self, old: Old) -> None:
        """Show another answer of an earlier visit beside the question."""
        if old == self.old:
            return
        self.old = old
        self._closed.set_old(old)
        if self._old_row is not None:
            self._old_row.show_old(old)
        if self._body is not None:
            self._body.setAccessibleDescription(old.spoken)

    def set_expired(self, text: str) -> None:
        """The answer has run out: show "expired 10:31, ask again" instead."""
        self._closed.set_shown(Shown(below=text))

    def set_wrong(self, sentence: str) -> None:
        """Show a sentence under the answers; what was typed stays. Empty takes it away."""
        body = self.body()
        if isinstance(body, NumberField):
            body.set_wrong(sentence)
            return
        if self._sentence is None:
            self._sentence = Text("", SMALL)
            self._opened_panel().column.addWidget(self._sentence)
        self._sentence.set_words(sentence)
        self._sentence.setVisible(bool(sentence))
        if self._panel is not None:
            self._panel.wrong = bool(sentence)
            self._panel.update()

    def add_below(self, widget: QWidget) -> None:
        """Put more under the answers, for example "Where?" with its own chips. Opens the box if need be."""
        self._opened_panel().column.addWidget(widget)

    def focus_first(self) -> None:
        """Focus the answers when open, else the row."""
        if self.state() == OPEN:
            self._ask("focus_first")
        else:
            self._closed.setFocus(Qt.FocusReason.TabFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: D102
        if not self._took(event):
            super().keyPressEvent(event)

    def _took(self, event: QKeyEvent) -> bool:
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return False
        key, number = event.key(), digit(event.key())
        if number == 0:
            return self._confirm() or self._whole()
        if number is not None or key in NOT_CHECKED:
            return self._answer(number)
        if key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.next_line.emit(-1 if key == Qt.Key.Key_Up else 1)
            return True
        return False

    def _confirm(self) -> bool:
        """Key 0 on a line that may be confirmed as it is, where no answer of its own has that key."""
        if not self.old.still or self.takes_zero() or self.state() == ANSWERED:
            return False
        self.still_so.emit()
        return True

    def takes_zero(self) -> bool:
        """Whether key 0 chooses an answer of this line."""
        return False

    def _whole(self) -> bool:
        if self._whole_list:
            self.whole_list_pressed.emit()
            return True
        return self._answer(0)

    def _answer(self, number: int | None) -> bool:
        if self.state() == ANSWERED:
            return False
        if self.state() == TO_COME:
            self.open()
        return self._ask("take_not_checked") if number is None else self._ask("take_digit", number)

    def _ask(self, name: str, *values: int) -> bool:
        method = getattr(self.body(), name, None)
        return bool(method(*values)) if method else False

    def _press(self) -> None:
        if self._reopens or self.state() == TO_COME:
            self.open()

    def _opened_panel(self) -> OpenPanel:
        if self._panel is None:
            self.open(focus=False)
        return self._made_panel()

    def _made_panel(self) -> OpenPanel:
        if self._panel is None:
            self._panel = self._built()
            self._column.addWidget(self._panel)
            put_in_order(self)  # made later than what stands below it
        return self._panel

    def _built(self) -> OpenPanel:
        panel, body = OpenPanel(), self.body()
        set_head = getattr(body, "set_head", None)
        self._old_row = OldRow(self.old, narrow_only=set_head is not None, has_key=not self.takes_zero())
        self._old_row.still_so.connect(self.still_so)
        if set_head is not None:
            last = self.old.words if self.old.is_short else ""
            set_head(self.question, last if self._has_last else None, self._helper)
        else:
            panel.column.addLayout(self._head())
            if self._helper:
                panel.column.addWidget(Text(self._helper, SMALL, "muted"))
        panel.column.addWidget(self._old_row)
        panel.column.addWidget(body)
        return panel

    def _head(self) -> QHBoxLayout:
        head = QHBoxLayout()
        head.addWidget(Text(self.question, HEADING), 1)
        if self.old.words and self.old.is_short:
            words = f"{self.old.words}\n{self.old.day}" if self.old.other_day else self.old.words
            last = Text(words, SMALL, "muted", "middle")
            last.setFixedWidth(px(LAST_COLUMN))
            head.addWidget(last, 0, Qt.AlignmentFlag.AlignTop)
        return head

    def _connect(self, body: QWidget) -> None:
        slots = {
            "answer_chosen": self._two_chose if isinstance(body, TwoSides) else self._one_chose,
            "options_chosen": self.options_chosen,
            "number_entered": self.number_entered,
            "region_toggled": self.region_toggled,
            "not_checked": self._not_checked,
            "finished": self.finished,
        }
        for name, slot in slots.items():
            signal = getattr(body, name, None)
            if signal is not None:
                signal.connect(slot)
        if not body.accessibleName():
            body.setAccessibleName(self.question)
        if self.old.words:
            body.setAccessibleDescription(self.old.spoken)

    def _one_chose(self, option: str) -> None:
        self.answer_chosen.emit("", option)

    def _two_chose(self, side: str, option: str) -> None:
        self.answer_chosen.emit(side, option)

    def _not_checked(self) -> None:
        self.answer_chosen.emit("", "not-checked")
        self.finished.emit()
