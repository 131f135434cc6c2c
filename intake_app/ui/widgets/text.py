"""All wrapped text of the window: fixed line heights, bold pieces, never cut. A QLabel beneath keeps role and name."""

from math import ceil

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from intake_app.ui.fonts import BODY, TypeStyle
from intake_app.ui.lettering import Lettering
from intake_app.ui.measures import RING
from intake_app.ui.theme import current_theme, looks
from intake_app.ui.values import Words, plain


class Text(QLabel):
    """Words in one type style and one colour role. Keeps 5 px free at both sides to line up with controls."""

    def __init__(
        self,
        words: Words = "",
        style: TypeStyle = BODY,
        role: str = "text",
        align: str = "start",
        parent: QWidget | None = None,
        wraps: bool = True,
    ) -> None:
        super().__init__(parent)
        self._style, self._role, self._align, self._wraps = style, role, align, wraps
        self.setTextFormat(Qt.TextFormat.PlainText)
        policy = QSizePolicy(
            QSizePolicy.Policy.Preferred if wraps else QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Minimum
        )
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.set_words(words)
        looks().changed.connect(self.restyle)

    def set_words(self, words: Words) -> None:
        """Show other words; they are the accessible name too."""
        self._lettering = Lettering(words, self._style, self._align)
        self.setText(plain(words))
        self.setAccessibleName(plain(words))
        self.restyle()

    def set_role(self, role: str) -> None:
        """Use another colour role."""
        self._role = role
        self.update()

    def restyle(self) -> None:
        """Take over theme and text scale."""
        self.updateGeometry()
        self.update()

    def hasHeightForWidth(self) -> bool:  # noqa: D102
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: D102
        return ceil(self._lettering.lay_out(width - 2 * RING))

    def sizeHint(self) -> QSize:  # noqa: D102
        width = ceil(self._lettering.natural_width()) + 1 + 2 * RING
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:  # noqa: D102
        if not self._wraps:
            return self.sizeHint()
        least = ceil(self._lettering.least_width()) + 1 + 2 * RING
        return QSize(least, ceil(self._lettering.lay_out(max(least, self.width()) - 2 * RING)))

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: D102
        painter = QPainter(self)
        high = self._lettering.lay_out(self.width() - 2 * RING)
        top = max(0.0, (self.height() - high) / 2)
        self._lettering.draw(painter, RING, top, current_theme().role(self._role))
