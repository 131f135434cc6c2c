"""A page of questions: title, who looks, the lines as a table, the one press for a whole list."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from intake_app.base.texts import tr
from intake_app.ui.fonts import SMALL, TITLE
from intake_app.ui.measures import ROOM_STRIP, ROOM_THREE_COLUMNS, S20, gap, page_margin
from intake_app.ui.screens.basics.fields import BasicsFields
from intake_app.ui.screens.review.line import ReviewLine
from intake_app.ui.screens.review.looker import LookerRow
from intake_app.ui.views.pages import PageView
from intake_app.ui.widgets.question_table import QuestionTable
from intake_app.ui.widgets.text import Text
from intake_app.ui.widgets.whole_list import WholeList


class ReviewPage(QWidget):
    """Shows a PageView. Emits what was answered, and when the last line has been."""

    given = Signal(object)
    whole_list_pressed = Signal(list)
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
        self.basics: BasicsFields | None = None
        if page.is_basics:
            self.basics = BasicsFields(page.name, page.birth)
            self.basics.changed.connect(self.basics_changed)
            self.basics.finished.connect(self._open_next)
            self._column.addWidget(self.basics)
        self._whole: WholeList | None = None
        self._alone = False
        self.lines = [ReviewLine(view, bool(page.last)) for view in page.lines]
        self.table = QuestionTable(self.lines, sides=page.has_sides, last=page.last)
        self._connect()
        self._column.addWidget(self.table)
        self._column.addStretch(1)
        self._show_whole()
        self._column.setContentsMargins(
            page_margin(S20) - gap(4), gap(16), page_margin(S20) - gap(4), gap(24)
        )

    def show_page(self, page: PageView) -> None:
        """Show the page as it stands now; the open line, the focus and what is being typed stay."""
        self._page = page
        for line, view in zip(self.lines, page.lines, strict=True):
            if line.view is not view and line.view != view:
                line.show_view(view)
        if self.looker is not None:
            self.looker.set_words(page.observer)
        self._show_whole()

    def begin(self, focus: bool = True) -> None:
        """Open the first line that is to come and focus it; the name field where it is empty."""
        if self.basics is not None and self.basics.wants_focus():
            self.basics.focus_first()
        elif self._whole is not None and not self._whole.isHidden():
            self._whole.focus_first()
        else:
            self._open_next(focus)

    def open_line(self, line: str) -> None:
        """Open one line and focus it."""
        for at, one in enumerate(self.lines):
            if one.view.id == line:
                self._alone = True
                self._show_whole()
                self.table.open_line(at)

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
        self.table.all_answered.connect(self.all_answered)

    def _show_whole(self) -> None:
        whole = None if self._alone else self._page.whole
        hidden = set(whole.ids) if whole is not None else set()
        for line in self.lines:
            is_shown = line.view.visible and line.view.id not in hidden
            if line.parentWidget() is not None and line.isHidden() == is_shown:
                line.setVisible(is_shown)
        if whole is None:
            if self._whole is not None:
                self._whole.hide()
                self._whole.deleteLater()
                self._whole = None
            return
        if self._whole is None:
            self._whole = WholeList(whole.title, whole.lines, tr("Asked each: none"))
            self._whole.pressed_whole.connect(self._press_whole)
            self._whole.line_pressed.connect(self._press_alone)
            self._column.insertWidget(
                self._column.count() - 2 if self._column.count() > 3 else -1, self._whole
            )

    def _press_whole(self) -> None:
        if self._page.whole is not None:
            self.whole_list_pressed.emit(list(self._page.whole.ids))
            self._open_after_whole()

    def _open_after_whole(self) -> None:
        if any(one.state() == "to come" and not one.isHidden() for one in self.lines):
            self._open_next(focus=True)
        else:
            self.all_answered.emit()

    def _press_alone(self, at: int) -> None:
        if self._page.whole is not None:
            self.open_line(self._page.whole.ids[at])
