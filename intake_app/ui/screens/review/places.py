"""Lines answered in several pieces: places marked on list and map, and lists of lines."""

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout

from intake_app.base.texts import tr
from intake_app.services.giving import Given
from intake_app.ui.screens.review.bodies import Body, Details, choice_of
from intake_app.ui.screens.review.where import RegionChoice
from intake_app.ui.views.line_values import EntryView, LineView, WhereView
from intake_app.ui.widgets.answer_rows import AnswerRows
from intake_app.ui.widgets.button import Button
from intake_app.ui.widgets.reading_order import put_in_order


class MarksBody(Body):
    """Places marked on the list or the map, or an answer for the whole client."""

    def __init__(self, view: LineView) -> None:
        super().__init__(view)
        self.choice = choice_of(view.options, view.question, many=False)
        self.choice.set_chosen(view.chosen if not (view.where and view.where.chosen) else ())
        self.choice.answer_chosen.connect(self._one)
        self.column.addWidget(self.choice)
        self.regions = RegionChoice(view.where or WhereView(""), view.where.label if view.where else "")
        self.regions.changed.connect(self._marked)
        self.column.addWidget(self.regions)
        end = Button(tr("To the next line"), "plain", icon="down")
        end.activated.connect(self.finished)
        self.column.addWidget(end)

    def focus_first(self) -> None:
        """Focus the answer for the whole client."""
        self.choice.focus_first()

    def take_digit(self, number: int) -> bool:
        """Choose the answer with this number."""
        return self.choice.take_digit(number)

    def _one(self, code: str) -> None:
        self.regions.set_chosen(frozenset())
        self.given.emit(Given(self.view.id, (code,), where=frozenset()))
        self.finished.emit()

    def _marked(self, regions: object) -> None:
        self.choice.set_chosen(())
        self.given.emit(Given(self.view.id, where=regions if isinstance(regions, frozenset) else frozenset()))


class LinesBody(Body):
    """A list of lines: each kind that is chosen is a line with places and fields of its own."""

    def __init__(self, view: LineView) -> None:
        super().__init__(view)
        self.choice = AnswerRows(view.options, view.question, many=True)
        self.choice.set_chosen(view.chosen)
        self.choice.options_chosen.connect(self._several)
        self.column.addWidget(self.choice)
        self._groups: dict[int, Details] = {}
        self._groups_column = QVBoxLayout()
        self.column.addLayout(self._groups_column)
        end = Button(tr("To the next line"), "plain", icon="down")
        end.activated.connect(self.finished)
        self.column.addWidget(end)
        self._show_entries(view.entries)

    def focus_first(self) -> None:
        """Focus the first answer."""
        self.choice.focus_first()

    def take_digit(self, number: int) -> bool:
        """Choose the answer with this number."""
        return self.choice.take_digit(number)

    def take_not_checked(self) -> bool:
        """Choose the answer that stands apart."""
        return self.choice.take_not_checked()

    def flush(self) -> None:
        """Hand out at once what is still waiting."""
        for group in self._groups.values():
            group.flush()

    def holds(self) -> bool:
        """Whether a line of the list has something that cannot be used."""
        return any(group.holds() for group in self._groups.values())

    def show_view(self, view: LineView) -> None:
        """Show a group of fields for each line."""
        super().show_view(view)
        self._show_entries(view.entries)

    def _several(self, codes: list[str]) -> None:
        bare = [option.id for option in self.view.options if option.clears]
        held = {entry.option: entry.number for entry in self.view.entries}
        if set(codes) & set(bare):
            self.given.emit(Given(self.view.id, (codes[0],)))
            self.finished.emit()
            return
        for option, number in held.items():
            if option not in codes:
                self.given.emit(Given(self.view.id, number=number))
        for code in codes:
            if code not in held:
                self.given.emit(Given(self.view.id, (code,), number=self.view.next_number))

    def _show_entries(self, entries: Sequence[EntryView]) -> None:
        wanted = {entry.number: entry for entry in entries}
        for number in [one for one in self._groups if one not in wanted]:
            group = self._groups.pop(number)
            group.hide()
            group.deleteLater()
        for number, entry in wanted.items():
            if number not in self._groups and (entry.where is not None or entry.fields):
                self._groups[number] = self._group(entry)
                put_in_order(self)

    def _group(self, entry: EntryView) -> Details:
        title = next((option.text for option in self.view.options if option.id == entry.option), tr("Line"))
        group = Details(entry.where, entry.fields, title, ends=False)
        group.changed.connect(self._group_changed)
        self._groups_column.addWidget(group)
        return group

    def _group_changed(self) -> None:
        for number, group in self._groups.items():
            if group is self.sender():
                option = next((e.option for e in self.view.entries if e.number == number), "")
                options = (option,) if option else ()
                self.given.emit(
                    Given(self.view.id, options, where=group.where(), values=group.values(), number=number)
                )
