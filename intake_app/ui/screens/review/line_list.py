"""A list of lines: any number of them, also of one kind, each with places and fields of its own."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from intake_app.base.texts import tr
from intake_app.services.giving import Given
from intake_app.ui.announce import announce
from intake_app.ui.fonts import DENSE_BOLD, SMALL
from intake_app.ui.measures import gap
from intake_app.ui.screens.review.bodies import Body, Details
from intake_app.ui.values import Option
from intake_app.ui.views.line_values import EntryView, LineView
from intake_app.ui.widgets.answer_rows import AnswerRows
from intake_app.ui.widgets.button import Button
from intake_app.ui.widgets.chips import Chips
from intake_app.ui.widgets.link import Link
from intake_app.ui.widgets.reading_order import put_in_order
from intake_app.ui.widgets.text import Text


class LineGroup(Details):
    """One line of a list: its title, places and fields, the way to another kind, and the way to take it back."""

    taken_back = Signal()

    def __init__(self, entry: EntryView, kinds: Sequence[Option], several: bool) -> None:
        super().__init__(entry.where, entry.fields, ends=False)
        self._options, self._several = tuple(kinds), several
        self._chosen = entry.options
        self._kinds: Chips | None = None
        self._title = Text("", DENSE_BOLD)
        self._column.insertWidget(0, self._title)
        self._kind_link = Link(tr("Change the kind"), SMALL)
        self._kind_link.activated.connect(self._open_kinds)
        self._back_link = Link(tr("Take this line back"), SMALL)
        self._back_link.activated.connect(self.taken_back)
        row = QHBoxLayout()
        row.setSpacing(gap(16))
        row.addWidget(self._kind_link)
        row.addWidget(self._back_link)
        row.addStretch(1)
        self._column.addLayout(row)
        if len(self._options) < 2:
            self._kind_link.hide()

    def set_place(self, number: int, entry: EntryView) -> None:
        """Say which line of the list it is, and of what kind or what its date comes to."""
        named = [option.text for option in self._options if option.id in entry.options]
        kind = ", ".join(named) or entry.counted or tr("counted by its date")
        words = tr("Line {number}: {kind}", number=number, kind=kind)
        self._title.set_words(words)
        self.setAccessibleName(words)
        self._kind_link.setAccessibleName(tr("Change the kind of line {number}", number=number))
        self._back_link.setAccessibleName(tr("Take line {number} back", number=number))

    def kinds(self) -> tuple[str, ...]:
        """The kinds of this line; none where its date says what it counts as."""
        return tuple(self._kinds.chosen()) if self._kinds is not None else self._chosen

    def _open_kinds(self) -> None:
        self._kind_link.hide()
        self._kinds = Chips(self._options, tr("Kind"), many=self._several, keys=False)
        self._kinds.set_chosen(self._chosen)
        self._kinds.answer_chosen.connect(self.changed)
        self._kinds.options_chosen.connect(self.changed)
        self._column.insertWidget(1, self._kinds)
        put_in_order(self)
        self._kinds.focus_first()


class LinesBody(Body):
    """Pressing a kind adds its first line; below each further one of the kind is a button away. Nothing is lost: a line taken
    back stays in the log and can be brought back.
    """

    def __init__(self, view: LineView) -> None:
        super().__init__(view)
        self.answers = self.choice = AnswerRows(view.options, view.question, many=True)
        self.choice.set_chosen(view.chosen)
        self.choice.options_chosen.connect(self._several)
        self.column.addWidget(self.choice)
        self._others = Text("", SMALL, "muted")
        self.column.addWidget(self._others)
        self._groups: dict[int, LineGroup] = {}
        self._bare: set[int] = set()  # lines without a kind of which nothing is typed yet
        self._groups_column = QVBoxLayout()
        self.column.addLayout(self._groups_column)
        self._add_buttons()
        self._gone: list[Given] = []
        self._show_entries()

    def parts(self) -> Iterable[Details]:
        """The fields of every line."""
        return self._groups.values()

    def show_view(self, view: LineView) -> None:
        """Show a group of fields for each line, and the kinds that there are lines of."""
        super().show_view(view)
        self.choice.set_chosen(view.chosen)
        self._show_entries()

    # ---- adding and taking back

    def _several(self, codes: list[str]) -> None:
        alone = [option.id for option in self.view.options if option.clears and option.id in codes]
        if alone:
            self.given.emit(Given(self.view.id, (alone[0],)))
            self.finished.emit()
            return
        own = self._own()
        held = {code for entry in own for code in entry.options}
        for code in held - set(codes):
            self._untick(code, [entry for entry in own if code in entry.options])
        for code in codes:
            if code not in held:
                self.given.emit(Given(self.view.id, (code,), number=self._next()))

    def _untick(self, code: str, lines: list[EntryView]) -> None:
        """One line of a kind is taken back with its kind; of several, each by its own press."""
        if len(lines) == 1 and lines[0].options == (code,):
            self._take_back(lines[0].number)
            return
        self.choice.set_chosen(self.view.chosen)
        announce(self, tr("There are lines of this kind. Change them or take them back one by one, below."))

    def _take_back(self, number: int) -> None:
        group = self._groups.get(number)
        if group is not None and number not in self._bare:
            self._gone.append(self._given_of(number, group))
        if number in self._bare:
            self._bare.discard(number)
            self._show_entries()
        else:
            self.given.emit(Given(self.view.id, number=number))
        self._show_gone()

    def _bring_back(self) -> None:
        if self._gone:
            self.given.emit(self._gone.pop())
        self._show_gone()

    def _add_like(self) -> None:
        code = str(self.sender().property("kind"))
        number = self._next()
        self.given.emit(Given(self.view.id, (code,), number=number))
        if number in self._groups:
            self._groups[number].focus_first()

    def _add_bare(self) -> None:
        number = self._next()
        self._bare.add(number)
        self._show_entries()
        self._groups[number].focus_first()

    def _next(self) -> int:
        return max([self.view.next_number, *(number + 1 for number in self._bare)])

    # ---- what is shown

    def _own(self) -> list[EntryView]:
        return [entry for entry in self.view.entries if not entry.said]

    def _add_buttons(self) -> None:
        self._more = QVBoxLayout()
        self.column.addLayout(self._more)
        self._like: dict[str, Button] = {}
        self._bare_button: Button | None = None
        if self.view.takes_bare_lines:
            self._bare_button = Button(tr("Add a line by its date"), "quiet", icon="plus")
            self._bare_button.activated.connect(self._add_bare)
            self.column.addWidget(self._bare_button)
        self._back = Button("", "quiet", icon="undo")
        self._back.activated.connect(self._bring_back)
        self._back.hide()
        self.column.addWidget(self._back)
        end = Button(tr("To the next line"), "plain", icon="down")
        end.activated.connect(self.finished)
        self.column.addWidget(end)

    def _show_entries(self) -> None:
        wanted = {entry.number: entry for entry in self._own()}
        self._bare -= wanted.keys()
        wanted |= dict.fromkeys(self._bare, self.view.bare)
        for number in [one for one in self._groups if one not in wanted]:
            group = self._groups.pop(number)
            group.hide()
            group.deleteLater()
        for number in sorted(wanted):
            if number not in self._groups:
                self._groups[number] = self._group(wanted[number])
        for place, number in enumerate(sorted(self._groups), 1):
            self._groups[number].set_place(place, wanted[number])
        others = [entry.said for entry in self.view.entries if entry.said]
        self._others.set_words("; ".join(others))
        self._others.setVisible(bool(others))
        self._show_likes()
        put_in_order(self)

    def _group(self, entry: EntryView) -> LineGroup:
        kinds = [option for option in self.view.options if not option.clears and not option.apart]
        group = LineGroup(entry, kinds, self.view.takes_several_kinds)
        group.changed.connect(self._group_changed)
        group.taken_back.connect(self._group_taken_back)
        self._groups_column.addWidget(group)
        return group

    def _show_likes(self) -> None:
        held = {code for entry in self._own() for code in entry.options}
        for code in [one for one in self._like if one not in held]:
            button = self._like.pop(code)
            button.hide()
            button.deleteLater()
        for option in self.view.options:
            if option.id in held and option.id not in self._like and not option.clears:
                button = Button(tr("Add another: {kind}", kind=option.text), "quiet", icon="plus")
                button.setProperty("kind", option.id)
                button.activated.connect(self._add_like)
                self._like[option.id] = button
                self._more.addWidget(button)

    def _show_gone(self) -> None:
        self._back.setVisible(bool(self._gone))
        if self._gone:
            names = {option.id: option.text for option in self.view.options}
            kind = ", ".join(names.get(code, code) for code in self._gone[-1].options)
            words = tr("Bring back the line taken back: {kind}", kind=kind)
            self._back.set_words(words if kind else tr("Bring back the line taken back"))

    # ---- what is handed out

    def _given_of(self, number: int, group: LineGroup) -> Given:
        return Given(self.view.id, group.kinds(), where=group.where(), values=group.values(), number=number)

    def _group_changed(self) -> None:
        for number, group in self._groups.items():
            if group is self.sender():
                given = self._given_of(number, group)
                if not (given.options or given.values or given.where):
                    self._bare.add(number)  # emptied to be typed anew: its fields stay
                self.given.emit(given)
                return

    def _group_taken_back(self) -> None:
        number = next((number for number, group in self._groups.items() if group is self.sender()), None)
        if number is not None:
            self._take_back(number)
            self.choice.focus_first()
