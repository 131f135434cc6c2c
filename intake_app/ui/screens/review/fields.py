"""The fields that stand with an answer: words, dates, numbers, kinds. Values go out as they are understood."""

from collections.abc import Sequence
from datetime import date, datetime, time

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from intake_app.base.texts import tr
from intake_app.ui.announce import announce
from intake_app.ui.fonts import SMALL
from intake_app.ui.measures import gap, px
from intake_app.ui.views.line_values import FieldView
from intake_app.ui.views.typed import date_sentence, typed_date, typed_moment, typed_number
from intake_app.ui.widgets.chips import Chips
from intake_app.ui.widgets.text import Text
from intake_app.ui.widgets.text_field import TextField

TYPING_MS = 120


class TypedField(QWidget):
    """A text, date, time or number; what cannot be used stays and is explained.

    Emits `changed` shortly after the first key that is not handed out yet, so that hasty typing is kept as well. A number
    only when it is complete: on its way to 120 000 it is 12.
    """

    changed = Signal()

    def __init__(self, view: FieldView) -> None:
        super().__init__()
        self._view = view
        self._is_new = False
        hint = {
            "date": tr("month day, year"), "time": tr("for example 10:41"), "moment": tr("month day, year, time"),
        }.get(view.kind, "")  # fmt: skip
        self.field = TextField(view.label, hint=hint)
        self.field.setText(view.value)
        self._sentence = Text("", SMALL)
        self._sentence.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.field)
        column.addWidget(self._sentence)
        self._pause = QTimer(self, singleShot=True, interval=TYPING_MS)
        self._pause.timeout.connect(self._tell)
        self.field.textEdited.connect(self._typed)
        self.field.editingFinished.connect(self._left)

    def value(self) -> object:
        """What was typed, as a text, date, time or number; None where nothing can be used."""
        text = self.field.text().strip()
        if self._view.kind in ("date", "time", "moment"):
            return None if self._is_ahead(moment := self._moment(text)) else moment
        if self._view.kind == "number":
            number = typed_number(text)
            return number if number is not None and self._view.low <= number <= self._view.high else None
        return text or None

    def clear(self) -> None:
        """Take what was typed away, without a signal."""
        self.field.clear()
        self._is_new = False

    def flush(self) -> None:
        """Hand out at once what is still waiting."""
        if self._is_new:
            self._tell()

    def _moment(self, text: str) -> date | time | datetime | None:
        if self._view.kind == "date":
            return typed_date(text)
        moment = typed_moment(text)
        is_day = isinstance(moment, date) and not isinstance(moment, datetime)
        return None if self._view.kind == "time" and is_day else moment

    def _is_ahead(self, moment: object) -> bool:
        """Whether a date lies after the day of the visit (content 1.5)."""
        day = moment.date() if isinstance(moment, datetime) else moment
        return isinstance(day, date) and self._view.until is not None and day > self._view.until

    def holds(self) -> bool:
        """Whether something stands here that cannot be used; it is explained and gets the focus."""
        if not self.field.text().strip() or self.value() is not None:
            return False
        self._explain(self._expected())
        self.field.setFocus()
        return True

    def _typed(self) -> None:
        self._is_new = True
        if self._view.kind != "number" and not self._pause.isActive():
            self._pause.start()
        self._explain("")

    def _tell(self) -> None:
        self._pause.stop()
        self._is_new = False
        self.changed.emit()

    def _left(self) -> None:
        self.flush()
        if self.field.text().strip() and self.value() is None:
            self._explain(self._expected())

    def _expected(self) -> str:
        if self._is_ahead(self._moment(self.field.text().strip())):
            return tr("This date lies after the visit.")
        if self._view.kind == "date":
            return date_sentence()
        if self._view.kind == "time":
            return tr("Give a time of today such as 10:41, or a day with its time such as Nov 20, 2026 8:30.")
        if self._view.kind == "moment":
            return tr("Give a date such as May 4, 1962, with a time such as 8:30 where it is known.")
        return tr(
            "Give a number from {low} to {high}.", low=f"{self._view.low:g}", high=f"{self._view.high:g}"
        )

    def _explain(self, sentence: str) -> None:
        self.field.set_wrong(bool(sentence))
        self.field.setAccessibleDescription(sentence)
        self._sentence.set_words(sentence)
        self._sentence.setVisible(bool(sentence))
        if sentence:
            announce(self.field, sentence)


class Fields(QWidget):
    """Labelled fields, one under the other. Emits `changed` when any of them has changed."""

    changed = Signal()

    def __init__(self, views: Sequence[FieldView]) -> None:
        super().__init__()
        self._widgets: dict[str, tuple[FieldView, TypedField | Chips]] = {}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setVerticalSpacing(gap(4))
        grid.setColumnMinimumWidth(0, px(150))
        grid.setColumnStretch(1, 1)
        for view in views:
            at = grid.rowCount()
            label = Text(view.label, SMALL, "muted")
            label.setMaximumWidth(px(190))
            grid.addWidget(label, at, 0)
            grid.addWidget(self._made(view), at, 1)

    def values(self) -> dict[str, object]:
        """What was given, by field name; fields with nothing are left out."""
        found = {name: self._value(view, widget) for name, (view, widget) in self._widgets.items()}
        return {name: value for name, value in found.items() if value is not None}

    def clear(self, name: str) -> None:
        """Take the value of one field away, without a signal."""
        if name in self._widgets:
            widget = self._widgets[name][1]
            widget.set_chosen(()) if isinstance(widget, Chips) else widget.clear()

    def flush(self) -> None:
        """Hand out at once what is still waiting."""
        for _view, widget in self._widgets.values():
            if isinstance(widget, TypedField):
                widget.flush()

    def holds(self) -> bool:
        """Whether a field has something that cannot be used."""
        return any(
            isinstance(widget, TypedField) and widget.holds() for _view, widget in self._widgets.values()
        )

    def focus_first(self) -> bool:
        """Focus the first field; False where there is none."""
        for _view, widget in self._widgets.values():
            if isinstance(widget, Chips):
                widget.focus_first()
            else:
                widget.field.setFocus()
            return True
        return False

    def _made(self, view: FieldView) -> QWidget:
        widget: TypedField | Chips
        if view.options:
            widget = Chips(view.options, view.label, many=view.kind == "many", keys=False)
            widget.set_chosen(view.chosen)
            widget.answer_chosen.connect(self.changed)
            widget.options_chosen.connect(self.changed)
        else:
            widget = TypedField(view)
            widget.changed.connect(self.changed)
        self._widgets[view.name] = (view, widget)
        return widget

    def _value(self, view: FieldView, widget: "TypedField | Chips") -> object:
        if isinstance(widget, TypedField):
            return widget.value()
        chosen = widget.chosen()
        if not chosen:
            return None
        if view.kind == "many":
            return tuple(chosen)
        return chosen[0] == "yes" if view.kind == "yesno" else chosen[0]
