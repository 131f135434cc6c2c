"""A whole list answered in one press, after every line of it has been in view. Never the default."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from intake_app.base.texts import tr
from intake_app.ui.announce import announce
from intake_app.ui.fonts import DENSE, DENSE_BOLD, SMALL, TypeStyle
from intake_app.ui.keys import digit
from intake_app.ui.measures import RING, gap
from intake_app.ui.widgets.button import Button
from intake_app.ui.widgets.card import Card
from intake_app.ui.widgets.link import Link
from intake_app.ui.widgets.text import Text


class WholeListButton(Button):
    """ "Asked each: none" or "Unchanged since Nov 9", key 0. Outlined and never focused first."""

    def __init__(self, text: str) -> None:
        super().__init__(text, "plain", caps=("0",))


class WholeList(Card):
    """Every line's full text and the one button. Lines are links: each can be answered alone.

    lines: question and old answer, "" for none. button_text: words of the button, and how it is spoken where that differs.
    """

    pressed_whole = Signal()
    line_pressed = Signal(int)

    def __init__(
        self,
        title: str,
        lines: Sequence[tuple[str, str]],
        button_text: str,
        note: str = "",
        opens: bool = True,
        spoken: str = "",
    ) -> None:
        super().__init__()
        self.setAccessibleName(title)
        if title:
            self.column.addWidget(Text(title, DENSE_BOLD))
        self._last: QWidget = self
        self._links: list[Link] = []
        self._add_lines(lines, opens)
        self.button = WholeListButton(button_text)
        self.button.setAccessibleName(spoken or button_text)
        self.button.activated.connect(self.pressed_whole)
        row = QHBoxLayout()
        row.addWidget(self.button)
        row.addWidget(Text(note or tr("or press a line to answer it alone"), SMALL, "muted"), 1)
        self.column.addLayout(row)
        self._area: QScrollArea | None = None

    def focus_first(self) -> None:
        """Focus the first line's own way to answer, never the button for all."""
        (self._links[0] if self._links else self.button).setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: D102
        if digit(event.key()) == 0 and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            self._press()
        else:
            super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: D102
        super().showEvent(event)
        self._watch()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: D102
        if event.type() in (QEvent.Type.Resize, QEvent.Type.LayoutRequest, QEvent.Type.Move):
            self._look()
        return super().eventFilter(watched, event)

    def _press(self) -> None:
        """Answer, or where lines below were not in view yet: show them, so that the next press can."""
        if self.button.waiting() and self._area is not None:
            view = self._area.viewport()
            reach = 1.8 * view.height()  # a view further, with a little of what was seen
            near = [link for link in self._links if link.mapTo(view, link.rect().bottomLeft()).y() < reach]
            link = (near or self._links)[-1]
            link.setFocus(Qt.FocusReason.OtherFocusReason)
            if link is self._links[-1]:
                self._area.ensureWidgetVisible(self._last, 0, gap(12))  # its words go on below the link
            announce(self.button, tr("There were lines below. Read on, then press 0 again."))
        else:
            self.button.click()

    def _add_lines(self, lines: Sequence[tuple[str, str]], opens: bool) -> None:
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(gap(8))
        grid.setVerticalSpacing(0)
        grid.setColumnStretch(0, 3)
        if any(last for _words, last in lines):
            grid.setColumnStretch(1, 2)
        for at, (words, last) in enumerate(lines):
            shown = Text(words, DENSE)
            grid.addLayout(_lowered(shown), at, 0)
            if last:
                beside = Text(last, TypeStyle(SMALL.size, DENSE.line), "muted")
                grid.addLayout(_lowered(beside), at, 1)
                if len(last) > len(words):
                    shown = beside
            if opens:
                grid.addWidget(self._link(words, last), at, 2, Qt.AlignmentFlag.AlignTop)
            self._last = shown
        self.column.addLayout(grid)

    def _link(self, words: str, last: str) -> Link:
        link = Link(tr("Change") if last else tr("Answer"), SMALL)
        name = tr("Change alone: {line}", line=words) if last else tr("Answer alone: {line}", line=words)
        link.setAccessibleName(name)
        link.setAccessibleDescription(last)
        link.activated.connect(self._pressed_line)
        self._links.append(link)
        return link

    def _pressed_line(self) -> None:
        for at, link in enumerate(self._links):
            if link is self.sender():
                self.line_pressed.emit(at)

    def _watch(self) -> None:
        above = self.parentWidget()
        while above is not None and not isinstance(above, QScrollArea):
            above = above.parentWidget()
        if isinstance(above, QScrollArea) and above is not self._area:
            self._area = above
            above.verticalScrollBar().valueChanged.connect(self._look)
            above.viewport().installEventFilter(self)
            self.installEventFilter(self)
            self.button.set_waiting(tr("Scroll to the last line first"))
        self._look()

    def _look(self) -> None:
        if self._area is None or not self.button.waiting():
            return
        view = self._area.viewport()
        low = self._last.mapTo(view, self._last.rect().bottomLeft())
        seen = view.rect().adjusted(0, 0, 0, 1)
        if QRect(seen).contains(low.x() if low.x() > 0 else 0, low.y()) and view.height() > 0:
            self.button.set_waiting("")


def _lowered(words: Text) -> QVBoxLayout:
    """Words on one line with the link beside them, which keeps room for its ring."""
    column = QVBoxLayout()
    column.setContentsMargins(0, RING - 1, 0, 0)
    column.addWidget(words)
    column.addStretch(1)
    return column
