"""Who looks and how, once at the top of a look page, with "Change"."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from intake_app.base.texts import tr
from intake_app.ui.fonts import SMALL
from intake_app.ui.measures import px
from intake_app.ui.widgets.button import Button
from intake_app.ui.widgets.glyph import Icon
from intake_app.ui.widgets.link import Link
from intake_app.ui.widgets.segmented_choice import SegmentedChoice
from intake_app.ui.widgets.text import Text
from intake_app.ui.widgets.text_field import TextField

SIGHT, TOUCH, COLLEAGUE, CARER = "sight", "touch", "colleague", "carer"


class LookerRow(QWidget):
    """`head` stands beside the title; this row opens under it. Emits `looker_chosen` with how and a colleague's name."""

    looker_chosen = Signal(str, str)

    def __init__(self, words: str) -> None:
        super().__init__()
        self.head = QWidget()
        row = QHBoxLayout(self.head)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(Icon("eye", 16))
        self._words = Text(words, SMALL, wraps=False)
        row.addWidget(self._words)
        change = Link(tr("Change"), SMALL)
        change.setAccessibleName(tr("Change who looks"))
        change.activated.connect(self._open)
        row.addWidget(change)
        self._build()
        self.hide()

    def set_words(self, words: str) -> None:
        """Say who looks."""
        self._words.set_words(words)

    def _build(self) -> None:
        ways = [
            (SIGHT, tr("By sight")),
            (TOUCH, tr("By touch")),
            (COLLEAGUE, tr("A colleague, by sight")),
            (CARER, tr("A carer says")),
        ]
        self._ways = SegmentedChoice(ways, tr("Who looks"))
        self._ways.chosen_changed.connect(self._choose)
        self._way = COLLEAGUE
        self._name = TextField(tr("Name; of a carer also the relation"), hint=tr("name"))
        self._name.setMaximumWidth(px(240))
        self._name.returnPressed.connect(self._take_name)
        self._take = Button(tr("From now on"))
        self._take.activated.connect(self._take_name)
        self._colleague = QWidget()
        named = QHBoxLayout(self._colleague)
        named.setContentsMargins(0, 0, 0, 0)
        named.addWidget(self._name)
        named.addWidget(self._take)
        named.addStretch(1)
        self._colleague.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._ways, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._colleague)

    def _open(self) -> None:
        self.setVisible(self.isHidden())
        if not self.isHidden():
            self._ways.focus_first()

    def _choose(self, way: str) -> None:
        self._colleague.setVisible(way in (COLLEAGUE, CARER))
        if way in (COLLEAGUE, CARER):
            self._way = way
            self._name.setFocus()
        else:
            self.looker_chosen.emit(way, "")
            self.hide()

    def _take_name(self) -> None:
        name = self._name.text().strip()
        if name:
            self.looker_chosen.emit(self._way, name)
            self.hide()
