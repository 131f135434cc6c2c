"""Glyphs, icons and voice marks as small widgets of their own."""

from collections.abc import Sequence
from math import ceil

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from intake_app.ui.icons import draw_glyph, draw_icon
from intake_app.ui.measures import RING, px
from intake_app.ui.theme import current_theme, looks
from intake_app.ui.values import Voice, plain
from intake_app.ui.widgets.marks import Marks


class Icon(QWidget):
    """An icon beside words. Never alone where a word fits, so it has no name of its own."""

    def __init__(self, name: str, size: int = 20, role: str = "text", tier: bool = False) -> None:
        super().__init__()
        self._name, self._size, self._role, self._tier = name, size, role, tier
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        looks().changed.connect(self.restyle)

    def set_name(self, name: str) -> None:
        """Show another icon."""
        self._name = name
        self.update()

    def restyle(self) -> None:
        """Take over theme and text scale."""
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:  # noqa: D102
        return QSize(px(self._size) + 2 * RING, px(self._size))

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: D102
        painter = QPainter(self)
        side = px(self._size)
        area = QRectF(RING, (self.height() - side) / 2, side, side)
        if self._tier:
            draw_glyph(painter, self._name, area)
        else:
            draw_icon(painter, self._name, area, current_theme().role(self._role))


class Glyph(Icon):
    """A result glyph: "stop", "change", "note", "open" or "emergency"."""

    def __init__(self, tier: str, size: int = 20) -> None:
        super().__init__(tier, size, tier=True)


class VoiceMarks(QWidget):
    """Who says so and when: "client says 10:24", "found 10:41"."""

    def __init__(self, voices: Sequence[Voice]) -> None:
        super().__init__()
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.set_voices(voices)
        looks().changed.connect(self.restyle)

    def set_voices(self, voices: Sequence[Voice]) -> None:
        """Show other voices."""
        self._marks = Marks(voices)
        self.setAccessibleName(", ".join(plain(voice.words) for voice in voices))
        self.restyle()

    def restyle(self) -> None:
        """Take over theme and text scale."""
        self.updateGeometry()
        self.update()

    def hasHeightForWidth(self) -> bool:  # noqa: D102
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: D102
        return ceil(self._marks.lay_out(width - 2 * RING))

    def sizeHint(self) -> QSize:  # noqa: D102
        return QSize(px(200), self.heightForWidth(px(600)))

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: D102
        self._marks.lay_out(self.width() - 2 * RING)
        self._marks.draw(QPainter(self), RING, 0)
