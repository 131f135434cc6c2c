"""The third part of the panel: what seals the plan, and what is not finished. The button itself stands in the foot."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from intake_app.base.texts import tr
from intake_app.ui.fonts import DENSE, DENSE_BOLD, SMALL
from intake_app.ui.measures import S8, gap
from intake_app.ui.screens.sign.part_head import PartHead
from intake_app.ui.screens.sign.values import KEY_FILE, TRIAL_KEY, SealView, SignPage
from intake_app.ui.values import Span
from intake_app.ui.widgets.button import Button
from intake_app.ui.widgets.glyph import Glyph
from intake_app.ui.widgets.password_field import PasswordField
from intake_app.ui.widgets.text import Text


class SealPart(QWidget):
    """A key made on the spot, or the therapist's own out of a file.

    What is typed leaves the field only by `password()`. `password_typed` tells whether there is any; `entered` is Enter.
    """

    way_chosen = Signal(str)
    file_wanted = Signal()
    password_typed = Signal(bool)
    entered = Signal()

    def __init__(self) -> None:
        super().__init__()
        ways = ((TRIAL_KEY, tr("Trial key")), (KEY_FILE, tr("My key file")))
        self._head = PartHead(3, tr("Seal"), ways, tr("Seal: which key"))
        self.ways = self._head.ways
        self._words = Text("", SMALL, "muted")
        self._own = QWidget()
        self.choose = Button(tr("Choose key file…"), icon="document")
        self._file = Text("", DENSE)
        self._field = PasswordField(tr("Password of the key"))
        self._fault = Text("", SMALL)
        self._open = QWidget()
        self._missing = Text("", DENSE)
        self._small = Text("", SMALL, "muted")
        self._build()
        self.ways.chosen_changed.connect(self.way_chosen)
        self.choose.activated.connect(self.file_wanted)
        self._field.text_changed.connect(self._typed)
        self._field.returnPressed.connect(self.entered)

    def show_page(self, page: SignPage) -> None:
        """Show what is chosen and what is missing; what is being typed is left alone."""
        self._show_key(page.seal)
        missing = ", ".join(page.missing)
        self._missing.set_words((Span(tr("Not finished: "), bold=True), Span(missing)))
        self._open.setVisible(bool(missing))
        self._small.set_words(page.small_print)

    def password(self) -> str:
        """What is typed, for the one who seals with it now."""
        return self._field.text()

    def forget(self) -> None:
        """Empty the field for good."""
        self._field.setText("")

    def focus_password(self) -> None:
        """Focus the field for the password."""
        self._field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_key(self, seal: SealView) -> None:
        self.ways.set_chosen([seal.way])
        self._words.set_words(seal.words)
        self._own.setVisible(seal.way == KEY_FILE)
        self._file.set_words(seal.file_words)
        self._file.setAccessibleName(seal.file or seal.file_words)
        self.choose.setAccessibleDescription(seal.file or seal.file_words)
        self._field.set_wrong(bool(seal.fault))
        self._field.setAccessibleDescription(seal.fault)
        self._fault.set_words(seal.fault)
        self._fault.setVisible(bool(seal.fault))

    def _typed(self, text: str) -> None:
        self.password_typed.emit(bool(text))

    def _build(self) -> None:
        row = QHBoxLayout(self._open)
        row.setContentsMargins(5, 0, 0, 0)
        row.setSpacing(gap(S8))
        row.addWidget(Glyph("open"))
        row.addWidget(self._missing, 1)
        self._build_own()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(gap(S8))
        for part in (self._head, self._words, self._own, self._open, self._small):
            column.addWidget(part)

    def _build_own(self) -> None:
        grid = QGridLayout(self._own)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(gap(S8))
        grid.setVerticalSpacing(gap(S8) // 2)
        grid.setColumnStretch(1, 1)
        grid.addWidget(self.choose, 0, 0)
        grid.addWidget(self._file, 0, 1)
        grid.addWidget(
            self._fault, 1, 0, 1, 2
        )  # above the field: below it, large text would push it out of view
        grid.addWidget(Text(tr("Password of the key"), DENSE_BOLD), 2, 0)
        grid.addWidget(self._field, 2, 1)
