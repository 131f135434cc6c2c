"""How far a client is: one dash a page, and the count in words."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from intake_app.base.texts import tr
from intake_app.ui.fonts import CLIENT_HELPER, font, text_width
from intake_app.ui.measures import RING, px
from intake_app.ui.paint import flip, paint_track
from intake_app.ui.theme import current_theme, looks


class PageDashes(QWidget):
    """Page `page` of `of`, counted from 1."""

    def __init__(self, page: int, of: int) -> None:
        super().__init__()
        self._page, self._of = page, of
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.set_page(page, of)
        looks().changed.connect(self.restyle)

    def set_page(self, page: int, of: int) -> None:
        """Show another place."""
        self._page, self._of = page, of
        self.setAccessibleName(tr("Page {page} of {of}", page=page, of=of))
        self.restyle()

    def restyle(self) -> None:
        """Take over theme and text scale."""
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:  # noqa: D102
        return QSize(px(640), px(28))

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: D102
        painter, theme = QPainter(self), current_theme()
        words = tr("{page} of {of}", page=self._page, of=self._of)
        wide = text_width(words, CLIENT_HELPER)
        room = self.width() - 2 * RING - wide - px(20)
        each = min(px(38), room / self._of)
        for at in range(self._of):
            dash = QRectF(RING + at * each, self.height() / 2 - px(3), each - px(6), px(6))
            paint_track(painter, flip(QRectF(self.rect()), dash), px(3), at < self._page)
        painter.setFont(font(CLIENT_HELPER))
        painter.setPen(theme.muted)
        area = QRectF(RING + each * self._of + px(14), 0, wide + 4, self.height())
        painter.drawText(
            flip(QRectF(self.rect()), area),
            int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft),
            words,
        )
