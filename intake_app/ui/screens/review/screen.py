"""A page of questions: title, who looks, the lines as a table, the one press for a whole list."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from intake_app.ui.fonts import SMALL, TITLE
from intake_app.ui.measures import ROOM_STRIP, ROOM_THREE_COLUMNS, S20, gap, page_margin
from intake_app.ui.screens.basics.fields import BasicsFields
from intake_app.ui.screens.review.changed import ChangedPart
from intake_app.ui.screens.review.line import ReviewLine
from intake_app.ui.screens.review.looker import LookerRow
from intake_app.ui.screens.review.whole_part import WholePart
from intake_app.ui.values import Old
from intake_app.ui.views.pages import PageView
from intake_app.ui.widgets.question_table import QuestionTable
from intake_app.ui.widgets.text import Text


class ReviewPage(QWidget):
    """Shows a PageView. Emits what was answered, and when the last line has been.

    part_focused: a part that is to be brought into view whole. unchanged_pressed: ids of lines whose old answers still hold.
    """

    given = Signal(object)
    whole_list_pressed = Signal(list)
    unchanged_pressed = Signal(list)
    line_wanted = Signal(str)
    part_focused = Signal(QWidget)
    all_answered = Signal()
    looker_chosen = Signal(str, str)
    basics_changed = Signal(str, object)

    def __init__(self, page: PageView, room: float = ROOM_THREE_COLUMNS) -> None:
        super().__init__()
        self._page = page
        self._is_narrow = room < ROOM_STRIP
        self._column = QVBoxLayout(self)
        self._column.setSpacing(gap(8))
        self._title = Text(page.title, TITLE)
        self._add_head(page)
        self.changed: ChangedPart | None = None
        if page.changes is not None:
            self.changed = ChangedPart(page.changes, page.last, leads_on=True)
            self.changed.read.connect(self.go_to_questions)
            self.changed.line_chosen.connect(self.line_wanted)
            self._column.addWidget(self.changed)
        self.basics: BasicsFields | None = None
        if page.is_basics:
            self.basics = BasicsFields(page.name, page.birth)
            self.basics.changed.connect(self.basics_changed)
            self.basics.finished.connect(self._open_next)
            self._column.addWidget(self.basics)
        self.whole, self.unchanged = WholePart(keeps_rest=False), WholePart(keeps_rest=True)
        self.lines = [ReviewLine(view, bool(page.last), page.old.get(view.id)) for view in page.lines]
        self.table = QuestionTable(self.lines, sides=page.has_sides, last=page.last)
        self._connect()
        for widget in (self.whole, self.table, self.unchanged):
            self._column.addWidget(widget)
        self._column.addStretch(1)
        self._show_whole()
        self._column.setContentsMargins(
            page_margin(S20) - gap(4), gap(16), page_margin(S20) - gap(4), gap(24)
        )

    @property
    def view(self) -> PageView:
        """The page as it is shown."""
        return self._page

    def show_page(self, page: PageView) -> None:
        """Show the page as it stands now; the open line, the focus and what is being typed stay."""
        self._page = page
        for line, view in zip(self.lines, page.lines, strict=True):
            old = page.old.get(view.id)
            if (line.view is not view and line.view != view) or line.old != (old or Old(view.last)):
                line.show_view(view, old)
        if self.changed is not None and page.changes is not None:
            self.changed.show_view(page.changes)
        if self.looker is not None:
            self.looker.set_words(page.observer)
        self._show_whole()

    def begin(self, focus: bool = True) -> None:
        """Open the first line that is to come and focus it; the name field where it is empty."""
        if self.basics is not None and self.basics.wants_focus():
            self.basics.focus_first()
        elif self.whole.is_there():
            self.whole.focus_first()
            self.part_focused.emit(self.whole)
        else:
            self._open_next(focus)

    def go_to_questions(self) -> None:
        """Focus the open line, or what comes first."""
        opened = [line for line in self.lines if line.state() == "open" and not line.isHidden()]
        if opened:
            opened[0].focus_first()
        else:
            self.begin()

    def open_line(self, line: str) -> None:
        """Open one line and focus it."""
        for at, one in enumerate(self.lines):
            if one.view.id == line:
                for part in (self.whole, self.unchanged):
                    part.take_out(line)
                self._show_whole()
                self.table.open_line(at)

    def line_done(self) -> bool:
        """Go on from the open line, whatever more could be given with its answer; False while it has none."""
        opened = next((one for one in self.lines if one.state() == "open" and not one.isHidden()), None)
        if opened is None or opened.holds():
            return opened is not None
        opened.flush()
        if opened.view.shown is None:
            return False
        opened.finished.emit()
        return True

    def flush(self) -> None:
        """Hand out at once what is still being typed."""
        for line in self.lines:
            line.flush()
        if self.basics is not None:
            self.basics.flush()

    def holds(self) -> bool:
        """Whether something is typed that cannot be used: it is explained, focused, and the page stays."""
        return (self.basics is not None and self.basics.holds()) or any(line.holds() for line in self.lines)

    def _open_next(self, focus: bool = True) -> None:
        to_come = [at for at, one in enumerate(self.lines) if one.state() == "to come" and not one.isHidden()]
        if to_come:
            self.table.open_line(to_come[0], focus)
        elif self.unchanged.is_there():
            if focus:
                self._focus_unchanged()
        elif focus and (shown := [one for one in self.lines if not one.isHidden()]):
            shown[0].focus_first()

    def _add_head(self, page: PageView) -> None:
        head = QHBoxLayout()
        head.addWidget(self._title, 1)
        self.looker: LookerRow | None = None
        if page.observer:
            self.looker = LookerRow(page.observer)
            self.looker.looker_chosen.connect(self.looker_chosen)
            if not self._is_narrow:
                head.addWidget(self.looker.head)
        side = gap(12) - 5
        head.setContentsMargins(side, 0, side, 0)
        self._column.addLayout(head)
        if self.looker is not None:
            if self._is_narrow:
                self._column.addWidget(self.looker.head, 0, Qt.AlignmentFlag.AlignLeft)
            self._column.addWidget(self.looker)
        intro = QHBoxLayout()
        intro.setContentsMargins(side, 0, side, 0)
        intro.addWidget(Text(page.intro, SMALL, "muted"))
        self._column.addLayout(intro)

    def _connect(self) -> None:
        for line in self.lines:
            line.given.connect(self.given)
            line.whole_list_pressed.connect(self._press_whole)
            line.confirmed.connect(self._still_so)
        self.table.all_answered.connect(self._table_done)
        self.whole.pressed.connect(self.whole_list_pressed)
        self.unchanged.pressed.connect(self.unchanged_pressed)
        for part in (self.whole, self.unchanged):
            part.pressed.connect(self._open_after_whole)
            part.alone.connect(self.open_line)

    def _show_whole(self) -> None:
        self.whole.show_view(self._page.whole)
        self.unchanged.show_view(self._page.unchanged)
        hidden = {*self.whole.ids(), *self.unchanged.ids()}
        for line in self.lines:
            is_shown = line.view.visible and line.view.id not in hidden
            if line.parentWidget() is not None and line.isHidden() == is_shown:
                line.setVisible(is_shown)
        self.table.show_heads(any(not line.isHidden() for line in self.lines))

    def _press_whole(self) -> None:
        if self._page.whole is not None:
            self.whole_list_pressed.emit(list(self._page.whole.ids))
            self._open_after_whole()

    def _open_after_whole(self) -> None:
        if any(one.state() == "to come" and not one.isHidden() for one in self.lines):
            self._open_next(focus=True)
        else:
            self._table_done()

    def _table_done(self) -> None:
        """The lines of the table are answered; what one press may call unchanged comes after them."""
        if self.unchanged.is_there():
            self._focus_unchanged()
        else:
            self.all_answered.emit()

    def _focus_unchanged(self) -> None:
        self.unchanged.focus_first()
        self.part_focused.emit(self.unchanged)

    def _still_so(self, line: str) -> None:
        self.unchanged_pressed.emit([line])
        for one in self.lines:
            if one.view.id == line and one.view.shown is not None:
                one.finished.emit()
