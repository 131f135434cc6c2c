"""The step Sign: read the plan, sign in one of three equal ways, seal."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QVBoxLayout, QWidget

from intake_app.base.texts import tr
from intake_app.ui.announce import announce
from intake_app.ui.measures import ROOM_STRIP, ROOM_THREE_COLUMNS, S8, gap
from intake_app.ui.screens.sign.reading import ReadingPart
from intake_app.ui.screens.sign.seal import SealPart
from intake_app.ui.screens.sign.signer import SignerPart
from intake_app.ui.screens.sign.values import CLIENT, THERAPIST, SignPage
from intake_app.ui.values import KeyHint
from intake_app.ui.widgets.columns import Column, Columns
from intake_app.ui.widgets.reading_order import put_in_order
from intake_app.ui.widgets.rule import Rule


class SignScreen(QWidget):
    """The window's Next seals: dashed until all is there, and saying what is missing when pressed (`press_seal`)."""

    way_chosen = Signal(str, str)
    ink_changed = Signal(str, list, float)
    name_typed = Signal(str, str)
    key_way_chosen = Signal(str)
    key_file_wanted = Signal()
    password_typed = Signal(bool)
    seal_pressed = Signal()
    pages_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._page: SignPage | None = None
        self._stage = 0
        self.reading = ReadingPart()
        self.client = SignerPart(1, CLIENT, tr("Client"))
        self.therapist = SignerPart(2, THERAPIST, tr("Therapist"))
        self.seal = SealPart()
        self._panel = QWidget()
        self._columns = Columns()
        self._build()
        self.set_room(ROOM_THREE_COLUMNS)
        for part in (self.client, self.therapist):
            part.way_chosen.connect(self.way_chosen)
            part.ink_changed.connect(self.ink_changed)
            part.name_typed.connect(self.name_typed)
        self.seal.way_chosen.connect(self.key_way_chosen)
        self.seal.file_wanted.connect(self.key_file_wanted)
        self.seal.password_typed.connect(self.password_typed)
        self.seal.entered.connect(self.press_seal)
        self.reading.pages_wanted.connect(self.pages_wanted)

    def show_page(self, page: SignPage) -> None:
        """Show the step; text, caret and ink stay where they are."""
        self._page = page
        self.reading.show_text(page.facts, page.blocks)
        for part, signer in zip((self.client, self.therapist), page.signers, strict=True):
            part.show_signer(signer)
        self.seal.show_page(page)
        put_in_order(self)

    def show_pictures(self, images: Sequence[QImage]) -> None:
        """Pictures of the pages, after `pages_wanted`."""
        self.reading.show_pictures(images)

    def press_seal(self) -> None:
        """What the key for signing does: seal, or say what is missing."""
        if self._page is not None and self._page.waiting:
            announce(self, self._page.waiting)
        else:
            self.seal_pressed.emit()

    def title(self) -> str:
        """What is announced when the step opens."""
        return tr("Read and sign")

    def keys(self) -> tuple[KeyHint, ...]:
        """The keys of this step, for the foot."""
        return (
            KeyHint(("F6",), tr("reading or signing")),
            KeyHint(("F1",), tr("all keys")),
        )

    def focus_first(self) -> None:
        """Focus the text: it is read before it is signed."""
        self.reading.reader.setFocus()

    def next_part(self) -> None:
        """From reading to signing and back (F6)."""
        if self.reading.reader.hasFocus() or self.reading.isAncestorOf(self.focusWidget()):
            self.client.ways.focus_first()
        else:
            self.focus_first()

    def set_room(self, room: float) -> None:
        """room: width divided by text scale. Reading and panel side by side, else one below the other."""
        stage = 2 if room >= ROOM_STRIP else 1
        if stage == self._stage:
            return
        self._stage = stage
        self.reading.set_fills(stage == 2)
        if stage == 2:
            panel = Column(
                (self._panel,), "window", width=490 if room >= ROOM_THREE_COLUMNS else 430, margin=28
            )
            self._columns.arrange((Column((self.reading,), share=1, fills=True, margin=44), panel))
        else:
            self._columns.arrange((Column((self.reading, self._panel)),))

    def _build(self) -> None:
        panel = QVBoxLayout(self._panel)
        panel.setContentsMargins(0, 0, 0, 0)
        panel.setSpacing(gap(S8))
        for part in (self.client, Rule(), self.therapist, Rule(), self.seal):
            panel.addWidget(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._columns)
