"""A pad to sign on with pen, finger or mouse. Strokes leave it as plain points and milliseconds."""

from collections.abc import Sequence
from itertools import pairwise
from math import hypot
from typing import TypeAlias

from PySide6.QtCore import QElapsedTimer, QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPainterPath, QPaintEvent, QPen, QTabletEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from intake_app.ui.fonts import BODY
from intake_app.ui.lettering import Lettering
from intake_app.ui.measures import PAD_HEIGHT, PAD_LINE, RADIUS_CARD, RING, gap, px
from intake_app.ui.paint import box, focus_ring, inside, smooth
from intake_app.ui.theme import current_theme, looks

Stroke: TypeAlias = list[tuple[float, float, int]]


class InkPad(QWidget):
    """Emits `strokes_changed` after each stroke: lists of (x 0–1, y 0–1, ms since the first point).

    Delete or Backspace clears. `hint` is shown while the pad is empty.
    """

    strokes_changed = Signal(list)

    def __init__(self, name: str, height: int = PAD_HEIGHT, hint: str = "") -> None:
        super().__init__()
        self.setAccessibleName(name)
        self._height = height
        self._hint = hint
        self._strokes: list[Stroke] = []
        self._drawing = False
        self._clock = QElapsedTimer()
        self._start = 0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.CrossCursor)
        looks().changed.connect(self.restyle)

    def strokes(self) -> list[Stroke]:
        """A copy of the strokes, oldest first."""
        return [list(stroke) for stroke in self._strokes]

    def set_strokes(self, strokes: Sequence[Sequence[tuple[float, float, int]]]) -> None:
        """Show strokes, without a signal."""
        self._strokes = [list(stroke) for stroke in strokes]
        self.update()

    def clear(self) -> None:
        """Take all ink away and say so by a signal."""
        self._strokes = []
        self._clock.invalidate()
        self.update()
        self.strokes_changed.emit([])

    def restyle(self) -> None:
        """Take over theme and text scale."""
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:  # noqa: D102
        return QSize(px(400), px(self._height) + 2 * RING)

    def minimumSizeHint(self) -> QSize:  # noqa: D102
        return QSize(px(180), px(self._height) + 2 * RING)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: D102
        if event.button() == Qt.MouseButton.LeftButton:
            self._begin(event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: D102
        self._go_on(event.position())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: D102
        if event.button() == Qt.MouseButton.LeftButton:
            self._end()

    def tabletEvent(self, event: QTabletEvent) -> None:  # noqa: D102
        if event.type() == QEvent.Type.TabletPress:
            self._begin(event.position())
        elif event.type() == QEvent.Type.TabletMove:
            self._go_on(event.position())
        else:
            self._end()
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: D102
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and self._strokes:
            self.clear()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: D102
        painter, theme = QPainter(self), current_theme()
        area = inside(QRectF(self.rect()))
        box(painter, area, RADIUS_CARD, theme.raised, theme.line, 2)
        y = area.bottom() - px(PAD_LINE)
        painter.fillRect(QRectF(area.left() + gap(20), y, area.width() - 2 * gap(20), 1), theme.line)
        if self._hint and not self._strokes:
            words = Lettering(self._hint, BODY, "middle")
            high = words.lay_out(area.width() - 2 * gap(20))
            words.draw(painter, area.left() + gap(20), area.center().y() - high / 2, theme.muted)
        self._paint_ink(painter, area)
        if self.hasFocus():
            focus_ring(painter, area, RADIUS_CARD)

    def _paint_ink(self, painter: QPainter, area: QRectF) -> None:
        smooth(painter)
        pen = QPen(current_theme().text, 2.4)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        for stroke in self._strokes:
            points = [
                QPointF(area.left() + x * area.width(), area.top() + y * area.height())
                for x, y, _ms in stroke
            ]
            painter.strokePath(smooth_path(points), pen)

    def _begin(self, place: QPointF) -> None:
        if not self._clock.isValid():
            self._clock.start()
            self._start = max((point[2] for stroke in self._strokes for point in stroke), default=0)
        self._drawing = True
        self._strokes.append([self._point(place)])
        self.update()

    def _go_on(self, place: QPointF) -> None:
        if not self._drawing:
            return
        point, last = self._point(place), self._strokes[-1][-1]
        if hypot((point[0] - last[0]) * self.width(), (point[1] - last[1]) * self.height()) >= 1:
            self._strokes[-1].append(point)
            self.update()

    def _end(self) -> None:
        if self._drawing:
            self._drawing = False
            self.strokes_changed.emit(self.strokes())

    def _point(self, place: QPointF) -> tuple[float, float, int]:
        area = inside(QRectF(self.rect()))
        x = (place.x() - area.left()) / area.width()
        y = (place.y() - area.top()) / area.height()
        return min(1.0, max(0.0, x)), min(1.0, max(0.0, y)), self._start + self._clock.elapsed()


def smooth_path(points: Sequence[QPointF]) -> QPainterPath:
    """A soft line through points: quadratic curves between the middles of neighbours. One point is a dot."""
    path = QPainterPath(points[0])
    if len(points) == 1:
        path.lineTo(points[0] + QPointF(0.1, 0.1))
    for here, there in pairwise(points[1:]):
        path.quadTo(here, (here + there) / 2)
    if len(points) > 1:
        path.lineTo(points[-1])
    return path
