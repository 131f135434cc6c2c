"""Who has taken over, asked in a row above the foot of the emergency page."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout

from intake_app.base.texts import tr
from intake_app.ui.fonts import BODY_BOLD
from intake_app.ui.measures import RING, gap, px
from intake_app.ui.widgets.button import Button
from intake_app.ui.widgets.frame import Ground
from intake_app.ui.widgets.text import Text
from intake_app.ui.widgets.text_field import TextField


class TakenOver(Ground):
    """Emits `answered` with who has taken over; the time is that of the answer."""

    answered = Signal(str)

    def __init__(self) -> None:
        super().__init__("window")
        row = QHBoxLayout(self)
        row.setContentsMargins(gap(40) - RING, gap(8), gap(40) - RING, gap(8))
        row.addWidget(Text(tr("Who has taken over?"), BODY_BOLD, wraps=False))
        self._who = TextField(tr("Who has taken over"), hint=tr("ambulance crew, doctor"))
        self._who.setMaximumWidth(px(360))
        self._who.returnPressed.connect(self._take)
        row.addWidget(self._who)
        take = Button(tr("Write it down"))
        take.activated.connect(self._take)
        row.addWidget(take)
        row.addStretch(1)

    def focus_first(self) -> None:
        """Focus the field."""
        self._who.setFocus()

    def _take(self) -> None:
        who = self._who.text().strip()
        if who:
            self.answered.emit(who)
