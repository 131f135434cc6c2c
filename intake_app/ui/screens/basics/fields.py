"""Name and birth date, above the first page's questions."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from intake_app.base.texts import tr
from intake_app.ui.announce import announce
from intake_app.ui.fonts import DENSE_BOLD, SMALL
from intake_app.ui.measures import gap, px
from intake_app.ui.screens.review.fields import TYPING_MS
from intake_app.ui.views.typed import date_sentence, typed_date
from intake_app.ui.widgets.text import Text
from intake_app.ui.widgets.text_field import TextField


class BasicsFields(QWidget):
    """Emits `changed` with the name and the birth date (None where none is typed) shortly after a key.

    `finished` comes on Enter when both are typed.
    """

    changed = Signal(str, object)
    finished = Signal()

    def __init__(self, name: str, birth: str) -> None:
        super().__init__()
        self.name = TextField(tr("Name"))
        self.birth = TextField(tr("Date of birth"), hint=tr("month day, year"))
        self._sentence = Text("", SMALL)
        self._sentence.hide()
        self.name.setText(name)
        self.birth.setText(birth)
        grid = QGridLayout(self)
        grid.setContentsMargins(gap(12) - 5, 0, gap(12) - 5, gap(8))
        grid.setVerticalSpacing(gap(4))
        grid.setColumnMinimumWidth(0, px(130))
        grid.setColumnStretch(1, 1)
        grid.addWidget(Text(tr("Name"), DENSE_BOLD), 0, 0)
        grid.addWidget(self.name, 0, 1)
        grid.addWidget(Text(tr("Date of birth"), DENSE_BOLD), 1, 0)
        grid.addWidget(self.birth, 1, 1)
        grid.addWidget(self._sentence, 2, 1)
        self._pause = QTimer(self, singleShot=True, interval=TYPING_MS)
        self._pause.timeout.connect(self._tell)
        for field in (self.name, self.birth):
            field.textEdited.connect(self._typed)
            field.returnPressed.connect(self._next)
        self.birth.editingFinished.connect(self._look_at_birth)

    def wants_focus(self) -> bool:
        """Whether something is still to be typed here."""
        return not self.name.text().strip() or not self.birth.text().strip()

    def focus_first(self) -> None:
        """Focus the first empty field."""
        (self.birth if self.name.text().strip() else self.name).setFocus()

    def set_wrong(self, sentence: str) -> None:
        """Say under the fields why what is typed cannot be right; it stays."""
        self.birth.set_wrong(bool(sentence))
        self.birth.setAccessibleDescription(sentence)
        self._sentence.set_words(sentence)
        self._sentence.setVisible(bool(sentence))
        if sentence:
            announce(self.birth, sentence)

    def flush(self) -> None:
        """Hand out at once what is still waiting."""
        if self._pause.isActive():
            self._pause.stop()
            self._tell()

    def holds(self) -> bool:
        """Whether the birth date cannot be used: it is explained and focused."""
        if self.birth.text().strip() and typed_date(self.birth.text()) is None:
            self.set_wrong(date_sentence())
        if self._sentence.isHidden():
            return False
        self.birth.setFocus()
        return True

    def _typed(self) -> None:
        self.set_wrong("")
        if not self._pause.isActive():  # counted from the first key, so that hasty typing is kept as well
            self._pause.start()

    def _next(self) -> None:
        self.flush()
        if self.wants_focus():
            self.focus_first()
        elif not self.holds():
            self.finished.emit()

    def _tell(self) -> None:
        self.changed.emit(self.name.text().strip(), typed_date(self.birth.text()))

    def _look_at_birth(self) -> None:
        self.flush()
        if self.birth.text().strip() and typed_date(self.birth.text()) is None:
            self.set_wrong(date_sentence())
