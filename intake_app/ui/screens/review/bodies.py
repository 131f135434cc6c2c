"""How a line is answered: one answer, several, left and right, a list of lines. A new shape is one class here or beside."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from intake_app.base.texts import tr
from intake_app.services.giving import Given
from intake_app.ui.fonts import DENSE_BOLD
from intake_app.ui.measures import gap
from intake_app.ui.screens.review.fields import Fields
from intake_app.ui.screens.review.where import WhereField
from intake_app.ui.values import Option
from intake_app.ui.views.line_values import FieldView, LineView, WhereView
from intake_app.ui.widgets.answer_rows import AnswerRows
from intake_app.ui.widgets.button import Button
from intake_app.ui.widgets.chips import Chips
from intake_app.ui.widgets.choice_group import ChoiceGroup
from intake_app.ui.widgets.group import Group
from intake_app.ui.widgets.reading_order import put_in_order
from intake_app.ui.widgets.text import Text
from intake_app.ui.widgets.two_sides import TwoSides

_CHIPS_MOST, _CHIP_LONGEST = 4, 16


def choice_of(options: Sequence[Option], name: str, many: bool) -> ChoiceGroup:
    """Chips for at most four short answers, else rows."""
    short = len(options) <= _CHIPS_MOST and all(len(option.text) <= _CHIP_LONGEST for option in options)
    return Chips(options, name, many) if short else AnswerRows(options, name, many)


class Details(Group):
    """What goes with an answer: where, and further fields; at the end the way to the next line."""

    changed = Signal()
    done = Signal()

    def __init__(
        self, where: WhereView | None, fields: Sequence[FieldView], title: str = "", ends: bool = True
    ) -> None:
        super().__init__(title)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, gap(8), 0, 0)
        self._column.setSpacing(gap(4))
        if title:
            self._column.addWidget(Text(title, DENSE_BOLD))
        self._where = WhereField(where) if where is not None else None
        if self._where is not None:
            self._where.changed.connect(self.changed)
            self._column.addWidget(self._where)
        self._fields = Fields(fields)
        self._fields.changed.connect(self.changed)
        self._column.addWidget(self._fields)
        if ends:
            end = Button(tr("To the next line"), "plain", icon="down")
            end.activated.connect(self.done)
            self._column.addWidget(end)

    def where(self) -> frozenset[str] | None:
        """The places chosen; None for none."""
        return self._where.where() if self._where is not None else None

    def values(self) -> dict[str, object]:
        """The fields that were filled in."""
        return self._fields.values()

    def flush(self) -> None:
        """Hand out at once what is still waiting."""
        self._fields.flush()

    def holds(self) -> bool:
        """Whether a field has something that cannot be used."""
        return self._fields.holds()

    def focus_first(self) -> None:
        """Focus what comes first."""
        if self._where is not None:
            self._where.focus_first()
        else:
            self._fields.focus_first()


class Body(QWidget):
    """The answers of an open line. Emits `given` with a Given, and `finished` when the next line may open."""

    given = Signal(object)
    finished = Signal()

    def __init__(self, view: LineView) -> None:
        super().__init__()
        self.view = view
        self.setAccessibleName(view.question)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(gap(4))
        self.answers: ChoiceGroup | TwoSides | None = None
        self.details: Details | None = None

    def show_view(self, view: LineView) -> None:
        """Take over what the line shows now; what the person is working on stays."""
        self.view = view

    def parts(self) -> Iterable[Details]:
        """The groups of fields that stand open."""
        return () if self.details is None else (self.details,)

    def focus_first(self) -> None:
        """Focus the chosen answer, or the first one."""
        if self.answers is not None:
            self.answers.focus_first()

    def take_digit(self, number: int) -> bool:
        """Choose the answer with this number; False where there is none."""
        return self.answers is not None and self.answers.take_digit(number)

    def take_not_checked(self) -> bool:
        """Choose the answer that stands apart, "not checked"; False where there is none."""
        return self.answers is not None and self.answers.take_not_checked()

    def flush(self) -> None:
        """Hand out at once what is still waiting."""
        for part in tuple(self.parts()):  # what is handed out may take one away
            part.flush()

    def holds(self) -> bool:
        """Whether something is typed that cannot be used, so that the page must stay; it is explained and focused."""
        return any(part.holds() for part in self.parts())

    def needs_details(self, codes: Sequence[str]) -> bool:
        """Whether an answer has more to it than its word."""
        has_more = self.view.where is not None or bool(self.view.fields)
        return has_more and any(code not in self.view.plain for code in codes)

    def drop_details(self) -> None:
        """Take the fields of the answer before away."""
        if self.details is not None:
            self.details.hide()
            self.details.deleteLater()
            self.details = None

    def add_details(self, where: WhereView | None, fields: Sequence[FieldView], title: str = "") -> Details:
        """Show the fields that go with the answer."""
        self.drop_details()
        self.details = Details(where, fields, title)
        self.details.changed.connect(self.send)
        self.details.done.connect(self.finished)
        self.column.addWidget(self.details)
        put_in_order(self)
        return self.details

    def send(self) -> None:
        """Emit what is answered now."""


class ChoiceBody(Body):
    """One answer, or several where all may be chosen."""

    def __init__(self, view: LineView) -> None:
        super().__init__(view)
        self._many = view.shape == "many"
        self.answers = self.choice = choice_of(view.options, view.question, self._many)
        self.choice.set_chosen(view.chosen)
        self.choice.answer_chosen.connect(self._one)
        self.choice.options_chosen.connect(self._several)
        self.column.addWidget(self.choice)
        self._end: Button | None = None
        if self._many:
            self._add_end()
        if view.chosen and self.needs_details(view.chosen):
            self.add_details(view.where, view.fields)

    def send(self) -> None:
        """Emit the chosen answers with what goes with them."""
        where = self.details.where() if self.details is not None else None
        values = self.details.values() if self.details is not None else {}
        chosen = tuple(self.choice.chosen())
        others = {code for code, _places in self.view.graded} - set(chosen)
        if where is None and others and self.details is not None:
            where = frozenset()  # with other grades in the zone, no place chosen means none
        self.given.emit(Given(self.view.id, chosen, where=where, values=values))

    def _one(self, code: str) -> None:
        needed = self.needs_details([code])
        graded = dict(self.view.graded)
        if needed and (self.details is None or graded):
            self.add_details(self._where_for(code), self.view.fields)
        elif not needed:
            self.drop_details()
        if (
            not needed or code in graded or not graded
        ):  # with other grades in the zone, the places are chosen first
            self.send()
        if needed and self.details is not None:
            self.details.focus_first()
        else:
            self.finished.emit()

    def _where_for(self, code: str) -> WhereView | None:
        """The places of this answer; the others of the zone keep theirs."""
        where, graded = self.view.where, dict(self.view.graded)
        if where is None or not graded:
            return where
        label = tr("Where? The other places keep their answer")
        return replace(where, label=label, chosen=graded.get(code))

    def _several(self, codes: list[str]) -> None:
        needed = self.needs_details(codes)
        if needed and self.details is None:
            self.add_details(self.view.where, self.view.fields)
        elif not needed:
            self.drop_details()
        if self._end is not None:
            self._end.setVisible(self.details is None)
        self.send()
        alone = [option.id for option in self.view.options if option.clears or option.apart]
        if codes and set(codes) <= set(alone):
            self.finished.emit()

    def _add_end(self) -> None:
        self._end = Button(tr("To the next line"), "plain", icon="down")
        self._end.activated.connect(self.finished)
        self.column.addWidget(self._end)


class SidesBody(Body):
    """Left and right share one list of answers."""

    def __init__(self, view: LineView) -> None:
        super().__init__(view)
        self.answers = self.sides = TwoSides(view.options, view.question)
        for side, code in (("left", view.left), ("right", view.right)):
            if code:
                self.sides.set_chosen(side, code)
        self.sides.answer_chosen.connect(self._chose)
        self.sides.finished.connect(self._both)
        self._more: dict[str, Details] = {}
        self.column.addWidget(self.sides)
        self._end = Button(tr("To the next line"), "plain", icon="down")
        self._end.activated.connect(self.finished)
        self._end.hide()
        self.column.addWidget(self._end)

    def set_head(self, question: str, last: str | None, helper: str) -> None:
        """Put the question, and how to look, into the row of Left and Right."""
        self.sides.set_head(question, last, helper)
        self.sides.setAccessibleDescription(helper)

    def parts(self) -> Iterable[Details]:
        """The fields of both sides."""
        return self._more.values()

    def _send(self, side: str) -> None:
        code, more = self.sides.chosen(side), self._more.get(side)
        where = more.where() if more is not None else None
        values = more.values() if more is not None else {}
        if code:
            self.given.emit(Given(self.view.id, (code,), side, where, values))

    def _chose(self, side: str, code: str) -> None:
        old = self._more.pop(side, None)
        if old is not None:
            old.hide()
            old.deleteLater()
        if self.needs_details([code]):
            self._add_more(side, code)
        self._end.setVisible(bool(self._more))
        self._send(side)

    def _add_more(self, side: str, code: str) -> None:
        """What goes with the answer of one side, apart from the other's."""
        word = tr("Left: {answer}") if side == "left" else tr("Right: {answer}")
        text = next(option.text for option in self.view.options if option.id == code)
        where = one_side(self.view.where, side) if self.view.where is not None else None
        blank = [replace(field, value="", chosen=()) for field in self.view.fields]
        more = Details(where, blank, word.format(answer=text), ends=False)
        more.changed.connect(self._changed)
        self._more[side] = more
        after_left = 1 + (side == "right" and "left" in self._more)
        self.column.insertWidget(after_left, more)
        put_in_order(self)

    def _changed(self) -> None:
        for side, more in self._more.items():
            if more is self.sender():
                self._send(side)
                return

    def _both(self) -> None:
        first = self._more.get("left") or self._more.get("right")
        if first is None:
            self.finished.emit()
        else:
            first.focus_first()


def one_side(where: WhereView, side: str) -> WhereView:
    """The same places on one side only, with none chosen."""
    zones = tuple(
        type(zone)(
            zone.title,
            tuple(
                type(row)(row.text, row.left if side == "left" else "", row.right if side == "right" else "")
                for row in zone.rows
            ),
        )
        for zone in where.zones
    )
    return WhereView(where.label, zones)
