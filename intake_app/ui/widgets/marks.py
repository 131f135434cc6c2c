"""Voice marks for painting: icon, word and time, side by side, on a new line where the width ends."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from intake_app.ui.fonts import MARK, line_height
from intake_app.ui.icons import draw_icon
from intake_app.ui.lettering import Lettering
from intake_app.ui.measures import px
from intake_app.ui.paint import flip
from intake_app.ui.theme import current_theme
from intake_app.ui.values import Voice


class Marks:
    """Lays out and draws voices as "client says 10:24" with their icons."""

    def __init__(self, voices: Sequence[Voice]) -> None:
        self._voices = [(voice.kind, Lettering(voice.words, MARK)) for voice in voices]
        self._places: list[tuple[float, float]] = []
        self.height = 0.0
        self._width = 0.0

    def lay_out(self, width: float) -> float:
        """Place the marks within `width`; returns the height."""
        self._width = width
        x = y = high = 0.0
        self._places = []
        for _kind, words in self._voices:
            wide = min(self._lead() + words.natural_width() + 1, width)
            if x and x + wide > width:
                x, y = 0.0, y + high
            high = max(line_height(MARK), words.lay_out(max(1.0, wide - self._lead())))
            self._places.append((x, y))
            x += wide + px(14)
        self.height = y + high
        return self.height

    def draw(self, painter: QPainter, x: float, y: float) -> None:
        """Draw with the upper left corner at (x, y)."""
        theme = current_theme()
        side = px(15)
        for (kind, words), (left, top) in zip(self._voices, self._places, strict=True):
            middle = y + top + line_height(MARK) / 2
            whole = QRectF(x, y, self._width, self.height)
            icon = flip(whole, QRectF(x + left, middle - side / 2, side, side))
            place = flip(whole, QRectF(x + left + self._lead(), y + top, words.natural_width() + 1, 0))
            draw_icon(painter, kind, icon, theme.muted)
            words.draw(painter, place.left(), y + top, theme.muted)

    def _lead(self) -> float:
        return px(15) + px(5)
