"""One person's part of the panel: three equal ways to sign, and the pad, the name field, or the words for paper."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from intake_app.base.texts import tr
from intake_app.ui.fonts import DENSE, MARK, SMALL
from intake_app.ui.measures import S8, gap
from intake_app.ui.screens.sign.part_head import PartHead
from intake_app.ui.screens.sign.values import Signer
from intake_app.ui.widgets.ink_pad import InkPad
from intake_app.ui.widgets.link import Link
from intake_app.ui.widgets.text import Text
from intake_app.ui.widgets.text_field import TextField


class SignerPart(QWidget):
    """Emits `way_chosen`, `ink_changed` (strokes, width by height of the pad) and `name_typed`."""

    way_chosen = Signal(str, str)
    ink_changed = Signal(str, list, float)
    name_typed = Signal(str, str)

    def __init__(self, number: int, who: str, title: str) -> None:
        super().__init__()
        self._who = who
        ways = [("draw", tr("Draw")), ("type", tr("Type name")), ("paper", tr("On paper"))]
        self._head = PartHead(number, title, ways, tr("{who}: how to sign", who=title))
        self.ways = self._head.ways
        self._statement = Text("", DENSE)
        self.pad = InkPad(tr("{who}’s signature, to be drawn", who=title))
        self.name = TextField(tr("{who}’s name, typed", who=title))
        self._paper = Text(tr("Sign on the printed copy; it is filed or scanned."), DENSE)
        self._below = Text("", MARK, "muted")
        self.again = Link(tr("Draw again"), SMALL, icon="undo")
        self.again.setAccessibleName(tr("{who}: draw again", who=title))
        self._build()
        self.ways.chosen_changed.connect(self._choose)
        self.pad.strokes_changed.connect(self._ink)
        self.name.textEdited.connect(self._type)
        self.again.activated.connect(self.pad.clear)

    def show_signer(self, signer: Signer) -> None:
        """Show the state; what is being drawn or typed is left alone where it is the same."""
        signature = signer.signature
        self._statement.set_words(signer.statement)
        self._statement.setVisible(bool(signer.statement))
        self.ways.set_chosen([signature.way])
        kept = [list(stroke) for stroke in signature.strokes]
        if kept != self.pad.strokes():
            self.pad.set_strokes(kept)
        if self.name.text().strip() != signature.typed.strip():
            self.name.setText(signature.typed)
        way = signature.way if signer.signs else ""
        self.ways.setVisible(signer.signs)
        self.pad.setVisible(way == "draw")
        self.name.setVisible(way == "type")
        self._paper.setVisible(way == "paper")
        self.again.setVisible(way == "draw" and bool(signature.strokes))
        self._below.set_words(signer.below)
        self.pad.setAccessibleDescription(tr("Signed.") if signature.is_given else tr("Empty."))

    def _choose(self, way: str) -> None:
        self.way_chosen.emit(self._who, way)

    def _ink(self, strokes: list[object]) -> None:
        self.ink_changed.emit(self._who, strokes, self.pad.width() / max(1, self.pad.height()))

    def _type(self, name: str) -> None:
        self.name_typed.emit(self._who, name)

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(gap(S8) // 2)
        for part in (self._head, self._statement, self.pad, self.name, self._paper):
            column.addWidget(part)
        low = QHBoxLayout()
        low.addWidget(self._below, 1)
        low.addWidget(self.again)
        column.addLayout(low)
