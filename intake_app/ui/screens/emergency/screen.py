"""The emergency page: opens over everything, keeps the focus on its heading, does nothing on Enter until the focus moves."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from intake_app.base.texts import tr
from intake_app.ui.announce import announce
from intake_app.ui.fonts import BODY, EMERGENCY, NAME, READING, SMALL, STEP, TypeStyle
from intake_app.ui.icons import draw_icon
from intake_app.ui.measures import RING, ROOM_STRIP, ROOM_THREE_COLUMNS, gap, px
from intake_app.ui.paint import flip, focus_ring
from intake_app.ui.screens.emergency.taken_over import TakenOver
from intake_app.ui.theme import current_theme, looks
from intake_app.ui.values import Words, plain
from intake_app.ui.views.emergency import EmergencyView
from intake_app.ui.widgets.button import Button
from intake_app.ui.widgets.button_flow import ButtonFlow
from intake_app.ui.widgets.frame import Ground
from intake_app.ui.widgets.rule import Rule
from intake_app.ui.widgets.scroller import Scroller
from intake_app.ui.widgets.text import Text

SMALLER = TypeStyle(48, 52, True)  # the heading where there is little room


class Heading(Text):
    """The number to call. Takes the focus first; Enter and Space on it do nothing."""

    def __init__(self, words: str, style: TypeStyle) -> None:
        super().__init__(words, style, "emergency_text")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: D102
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            event.accept()
        else:
            super().keyPressEvent(event)


class Band(QWidget):
    """The brightest red there is: number, words to say, and when the page opened."""

    def __init__(self, view: EmergencyView, room: float) -> None:
        super().__init__()
        is_narrow = room < ROOM_STRIP
        self.heading = Heading(view.heading, SMALLER if is_narrow else EMERGENCY)
        row = QHBoxLayout(self)
        ends = (gap(172) - RING, gap(32))
        before, after = ends if self.layoutDirection() == Qt.LayoutDirection.LeftToRight else ends[::-1]
        row.setContentsMargins(before, gap(28), after, gap(28))
        words = QVBoxLayout()
        words.addWidget(self.heading)
        if view.say:
            words.addWidget(Text(view.say, READING, "emergency_text"))
        row.addLayout(words, 1)
        if view.opened and not is_narrow:
            opened = QVBoxLayout()
            right = Qt.AlignmentFlag.AlignRight
            opened.addWidget(Text(tr("Page opened"), BODY, "emergency_text", wraps=False), 0, right)
            opened.addWidget(Text(view.opened, NAME, "emergency_text", wraps=False), 0, right)
            opened.addStretch(1)
            row.addLayout(opened)
        looks().changed.connect(self.update)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: D102
        painter, theme = QPainter(self), current_theme()
        painter.fillRect(self.rect(), theme.emergency)
        side = gap(84)
        place = QRectF(gap(48), (self.height() - side) / 2, side, side)
        draw_icon(painter, "phone", flip(QRectF(self.rect()), place), theme.emergency_text)
        if self.heading.hasFocus():
            area = QRectF(self.heading.geometry())
            area.setWidth(min(area.width(), self.heading.sizeHint().width()))
            if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
                area.moveRight(self.heading.geometry().right())
            focus_ring(painter, area, 6, theme.emergency_text)  # the usual colour would drown in the red


class Steps(QWidget):
    """Numbered steps in large type, far apart."""

    def __init__(self, steps: Sequence[Words]) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(gap(18))
        number = TypeStyle(STEP.size, STEP.line, True)
        for at, words in enumerate(steps, 1):
            row = QHBoxLayout()
            digit = Text(str(at), number, "emergency")
            digit.setFixedWidth(px(52))
            row.addWidget(digit, 0, Qt.AlignmentFlag.AlignTop)
            said = Text(words, STEP)
            said.setAccessibleName(f"{at}. {plain(words)}")
            row.addWidget(said, 1)
            column.addLayout(row)
            column.addWidget(Rule())


class EmergencyPage(Ground):
    """Shows an EmergencyView over everything. Emits how it ended: `back_pressed`, or `taken_over` with who."""

    back_pressed = Signal()
    taken_over = Signal(str)
    called = Signal()
    summary_pressed = Signal()

    def __init__(self, view: EmergencyView, room: float) -> None:
        super().__init__("surface")
        self.setAccessibleName(view.heading)
        self._view = view
        self._low_sugar = False
        self.band = Band(view, room)
        self._steps_area = Scroller("surface")
        self._facts_area = Scroller("window")
        self._foot = Ground("window")
        self._taken = TakenOver()
        self._taken.answered.connect(self.taken_over)
        self._taken.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.band)
        middle = QHBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(self._steps_area, 2)
        middle.addWidget(Rule(upright=True, inset=0))
        middle.addWidget(self._facts_area, 1)
        column.addLayout(middle, 1)
        column.addWidget(Rule(inset=0))
        column.addWidget(self._taken)
        column.addWidget(self._foot)
        self._facts_area.setVisible(room >= ROOM_STRIP)
        self._show_steps(with_facts=room < ROOM_STRIP)
        self._facts_area.show_widget(self._facts())
        self._build_foot(room)

    def open(self) -> None:
        """Take the focus and be announced at once."""
        self.show()
        self.raise_()
        self.band.heading.setFocus(Qt.FocusReason.OtherFocusReason)
        announce(
            self.band.heading,
            f"{self._view.heading}. {self._view.say} {plain(self._view.steps[0])}",
            at_once=True,
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: D102
        event.accept()  # nothing reaches the window below; Esc does nothing

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: D102
        super().resizeEvent(event)
        is_wide = self.width() / looks().scale >= ROOM_STRIP
        if is_wide == self._facts_area.isHidden():
            self._facts_area.setVisible(is_wide)
            self._show_steps(with_facts=not is_wide)

    def _show_steps(self, with_facts: bool) -> None:
        steps = self._view.low_sugar if self._low_sugar else self._view.steps
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(gap(40) - RING, gap(16), gap(40) - RING, gap(16))
        if self._low_sugar:
            column.addWidget(Text(tr("Low sugar"), NAME))
        column.addWidget(Steps(steps))
        if with_facts:
            column.addWidget(self._facts())
        column.addStretch(1)
        self._steps_area.show_widget(page)

    def _facts(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(gap(32) - RING, gap(24), gap(24), gap(16))
        column.setSpacing(0)
        for label, lines in self._view.facts:
            column.addWidget(Text(label, SMALL, "muted"))
            for line in lines:
                column.addWidget(Text(line, READING if len(line) > 60 else NAME))
            column.addSpacing(gap(16))
        column.addStretch(1)
        return page

    def _build_foot(self, room: float) -> None:
        row = QHBoxLayout(self._foot)
        row.setContentsMargins(gap(40) - RING, gap(12), gap(40) - RING, gap(12))
        self._is_large = room >= ROOM_STRIP
        acts, ends = self._acts(), self._ends()
        if room < ROOM_THREE_COLUMNS:
            row.addWidget(ButtonFlow((*acts, *ends)))
            return
        for button in acts:
            row.addWidget(button)
        row.addStretch(1)
        for button in ends:
            row.addWidget(button)

    def _acts(self) -> list[Button]:
        self.call = Button(
            tr("Note: {number} called", number=self._view.number), "plain", icon="clock", large=self._is_large
        )
        self.call.activated.connect(self.called)
        self.sugar = Button(tr("Low sugar steps"), "plain", icon="drop", large=self._is_large)
        self.sugar.activated.connect(self._swap)
        if not self._view.is_called_for:
            return [self.call, self.sugar]
        summary = Button(tr("One-page summary"), "plain", icon="print", large=self._is_large)
        summary.activated.connect(self.summary_pressed)
        return [summary, self.call, self.sugar]

    def _ends(self) -> list[Button]:
        back = Button(tr("Back to the visit"), "quiet", icon="left", large=self._is_large)
        back.activated.connect(self.back_pressed)
        if not self._view.is_called_for:
            return [back]
        over = Button(tr("Help has taken over…"), "quiet", large=self._is_large)
        over.activated.connect(self._ask_who)
        return [over, back]

    def note_called(self, time: str) -> None:
        """Show when the call was noted."""
        self.call.set_words(tr("{number} called {time}", number=self._view.number, time=time))
        announce(self.call, tr("Call noted at {time}.", time=time))

    def _swap(self) -> None:
        self._low_sugar = not self._low_sugar
        self.sugar.set_words(tr("Emergency steps") if self._low_sugar else tr("Low sugar steps"))
        self._show_steps(with_facts=self._facts_area.isHidden())
        announce(
            self.sugar, tr("Low sugar steps shown.") if self._low_sugar else tr("Emergency steps shown.")
        )

    def _ask_who(self) -> None:
        self._taken.show()
        self._taken.focus_first()
