"""Work that takes over a second: a bar, a count, and Cancel."""

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QSizePolicy, QVBoxLayout, QWidget

from intake_app.base.texts import tr
from intake_app.ui.fonts import DENSE_BOLD, SMALL
from intake_app.ui.measures import RING, gap, px
from intake_app.ui.paint import paint_track
from intake_app.ui.theme import looks
from intake_app.ui.widgets.link import Link
from intake_app.ui.widgets.text import Text


class Bar(QProgressBar):
    """A thin bar; role and value are a progress bar's."""

    def __init__(self, of: int) -> None:
        super().__init__()
        self.setRange(0, of)
        self.setTextVisible(False)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(px(6))
        looks().changed.connect(self.update)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: D102
        painter = QPainter(self)
        area = QRectF(self.rect()).adjusted(RING, 0, -RING, 0)
        paint_track(painter, area, 3, False)
        part = self.value() / self.maximum() if self.maximum() else 0.0
        if part > 0:
            done = QRectF(area.left(), area.top(), max(6.0, area.width() * part), area.height())
            paint_track(painter, done, 3, True)


class Working(QWidget):
    """Shows how much of `of` is done. Emits `cancelled`."""

    cancelled = Signal()

    def __init__(self, title: str, of: int, note: str = "") -> None:
        super().__init__()
        self._of, self._note = of, note
        self._bar = Bar(of)
        self._bar.setAccessibleName(title)
        self._count = Text("", SMALL, "muted", wraps=False)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(gap(6))
        column.addWidget(Text(title, DENSE_BOLD))
        column.addWidget(self._bar)
        row = QHBoxLayout()
        row.addWidget(self._count)
        cancel = Link(tr("Cancel"), SMALL)
        cancel.activated.connect(self.cancelled)
        row.addWidget(cancel)
        row.addStretch(1)
        column.addLayout(row)
        column.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.set_done(0)

    def set_done(self, done: int) -> None:
        """Show that this many are done."""
        self._bar.setValue(done)
        count = tr("{done} of {of}", done=done, of=self._of)
        self._count.set_words(f"{count}, {self._note}" if self._note else count)
