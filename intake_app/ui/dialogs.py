"""The few dialogs: on raised ground, title is the question, the safe button focused, Esc is the safe one."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QColor, QHideEvent, QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget
from shiboken6 import isValid

from intake_app.base.texts import tr
from intake_app.services.loosening import LEAST_CHARACTERS, REASONS, Loosened, reason_words
from intake_app.ui.fonts import BODY, DENSE_BOLD, HEADING, SMALL
from intake_app.ui.measures import S24, gap, px
from intake_app.ui.theme import current_theme
from intake_app.ui.values import Option
from intake_app.ui.widgets.answer_rows import AnswerRows
from intake_app.ui.widgets.button import Button
from intake_app.ui.widgets.fact_rows import FactRows
from intake_app.ui.widgets.scroller import Scroller
from intake_app.ui.widgets.text import Text
from intake_app.ui.widgets.text_field import TextField

_WIDTH = 520
_SHADE = 102  # of 255: the window behind keeps 60 % of its light


class Shade(QWidget):
    """Lies over a window while a dialog is open, and lets 60 % of it through."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setGeometry(window.rect())
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: D102
        if event.type() == QEvent.Type.Resize and isinstance(watched, QWidget):
            self.setGeometry(watched.rect())
        return False

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: D102
        QPainter(self).fillRect(self.rect(), QColor(0, 0, 0, _SHADE))


class Dialog(QDialog):
    """A dialog's ground and its buttons; `safe` is focused and is what Esc does. It has no frame: its title is its first line."""

    def __init__(self, title: str, parent: QWidget | None) -> None:
        super().__init__(parent, Qt.WindowType.Dialog | Qt.WindowType.FramelessWindowHint)
        self._shade: Shade | None = None
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        room = parent.window().size() if parent is not None else QSize(1280, 800)
        self.setFixedWidth(min(px(_WIDTH), room.width() - gap(32)))
        self.setMaximumHeight(room.height() - gap(32))
        page = QWidget()
        self.column = QVBoxLayout(page)
        self.column.setContentsMargins(gap(S24), gap(S24), gap(S24), gap(8))
        self.column.setSpacing(gap(8))
        self.column.addWidget(Text(title, HEADING))
        self._page, self._scroller = page, Scroller("raised")
        self._scroller.show_widget(page)
        self._foot = QHBoxLayout()
        self._foot.setContentsMargins(gap(S24), gap(8), gap(S24), gap(S24))
        self._foot.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(1, 1, 1, 1)
        outer.setSpacing(0)
        outer.addWidget(self._scroller, 1)
        outer.addLayout(self._foot)

    def add_buttons(self, act: str, safe: str) -> tuple[Button, Button]:
        """The button that acts and the safe one, which has the focus."""
        acting, staying = Button(act), Button(safe, "primary")
        staying.activated.connect(self.reject)
        self._foot.addWidget(acting)
        self._foot.addWidget(staying)
        staying.setFocus(Qt.FocusReason.OtherFocusReason)
        return acting, staying

    def sizeHint(self) -> QSize:  # noqa: D102
        wide = self.width()
        high = self._page.heightForWidth(wide - 2) + self._foot.sizeHint().height() + 2
        return QSize(wide, min(high, self.maximumHeight()))

    def showEvent(self, event: QShowEvent) -> None:  # noqa: D102
        super().showEvent(event)
        parent = self.parentWidget()
        self._settle()
        self.resize(self.sizeHint())  # Qt itself gives a dialog two thirds of the screen at most
        if parent is not None:
            middle = parent.window().geometry().center()
            self.move(middle - self.rect().center())
        if parent is not None and self._shade is None:
            self._shade = Shade(parent.window())
            self._shade.show()
            self._shade.raise_()

    def _settle(self) -> None:
        """Give the texts their width, so that what they say of their height is true before the dialog takes its own."""
        self._page.resize(self.width() - 2, self._page.heightForWidth(self.width() - 2))
        self.column.activate()
        for text in self._page.findChildren(Text):
            text.updateGeometry()

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: D102
        super().hideEvent(event)
        if self._shade is not None and isValid(self._shade):
            self._shade.hide()
            self._shade.deleteLater()
        self._shade = None

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: D102
        painter, theme = QPainter(self), current_theme()
        painter.fillRect(self.rect(), theme.raised)
        painter.setPen(theme.line)
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))


class LooseningDialog(Dialog):
    """Shows both answers, the coded reasons, who said it, and the sentence with its count (content 1.7)."""

    def __init__(self, question: str, old: str, new: str, parent: QWidget | None) -> None:
        super().__init__(tr("Why is this answer milder now?"), parent)
        self.given: Loosened | None = None
        self.column.addWidget(
            Text(tr("A result was already shown. Both answers are printed and counted."), SMALL, "muted")
        )
        self.column.addWidget(Text(question, DENSE_BOLD))
        self.column.addWidget(FactRows([(tr("Before"), old), (tr("Now"), new)], style=BODY))
        self.reasons = AnswerRows([Option(code, reason_words(code)) for code in REASONS], tr("Reason"))
        self.reasons.answer_chosen.connect(self._look)
        self.column.addWidget(self.reasons)
        self.who = TextField(tr("Who said it"))
        self.sentence = TextField(tr("In a sentence"))
        self._count = Text("", SMALL, "muted")
        for field in (self.who, self.sentence):
            self.column.addWidget(Text(field.accessibleName(), DENSE_BOLD))
            self.column.addWidget(field)
            field.textChanged.connect(self._look)
        self.column.addWidget(self._count)
        self.change, self.stay = self.add_buttons(tr("Change the answer"), tr("Keep the answer before"))
        self.change.activated.connect(self._take)
        self._look()

    def _loosened(self) -> Loosened:
        reason = next(iter(self.reasons.chosen()), "")
        return Loosened(reason, self.who.text(), self.sentence.text())

    def _look(self) -> None:
        typed = len(self.sentence.text().strip())
        self._count.set_words(
            tr("{typed} of at least {least} characters", typed=typed, least=LEAST_CHARACTERS)
        )
        self.change.set_waiting(self._loosened().missing())

    def _take(self) -> None:
        self.given = self._loosened()
        self.accept()


class DiscardDialog(Dialog):
    """A draft is there: destroyed only when the person says so."""

    def __init__(self, parent: QWidget | None) -> None:
        super().__init__(tr("Discard the draft?"), parent)
        self.column.addWidget(Text(tr("What was typed in it is lost. It cannot be brought back."), BODY))
        self.discard, self.keep = self.add_buttons(tr("Discard the draft"), tr("Keep the draft"))
        self.discard.activated.connect(self.accept)


class FaultDialog(Dialog):
    """What happened, what it means for the record, what to do now; details line by line."""

    def __init__(self, parts: Sequence[str], details: Sequence[str], parent: QWidget | None) -> None:
        happened, *rest = [part for part in parts if part]
        super().__init__(happened, parent)
        for part in rest:
            self.column.addWidget(Text(part, BODY))
        for line in details:
            self.column.addWidget(Text(line, SMALL, "muted"))
        close = Button(tr("Close this message"), "primary")
        close.activated.connect(self.accept)
        self._foot.addWidget(close)
        close.setFocus()
