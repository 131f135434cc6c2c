"""The body as a drawing: levels, look first, leave out. A picture for the eye and the finger; its list is the twin.

It takes no focus and has no name, so that a screen reader and the keyboard meet only the list.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import ceil

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPainterPath, QPaintEvent, QPen, QTransform
from PySide6.QtWidgets import QSizePolicy, QWidget

from intake_app.base.texts import tr
from intake_app.ui.fonts import MARK, MARK_BOLD, font, text_width
from intake_app.ui.measures import gap, px
from intake_app.ui.paint import hatch, smooth
from intake_app.ui.theme import current_theme, looks
from intake_app.ui.values import RegionState
from intake_app.ui.widgets.body_paths import BodyView, RegionShape, body_view

_FIGURES = ("front", "back")
_DETAIL_SCALE, _STACKED_SCALE = 0.78, 1.12
_GAP, _WORDS = 12, 14  # between the rows; below the last one, for the words under the soles


@dataclass(frozen=True)
class Spot:
    """A place to leave out: circle in a view, x, y and radius 0–1 of the drawing's width and height."""

    view: str
    x: float
    y: float
    radius: float


class BodyMapView(QWidget):
    """Draws the given views: figures above, feet and hands below. Emits `region_pressed` with the region under the press.

    stacked: feet and hands one below the other, and larger.
    """

    region_pressed = Signal(str)

    def __init__(
        self,
        views: Sequence[str] = ("front", "back", "feet_top", "soles"),
        captions: bool = False,
        stacked: bool = False,
    ) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMouseTracking(True)
        self._views = tuple(views)
        self._captions = captions
        self._stacked = stacked
        self._states: dict[str, RegionState] = {}
        self._spots: tuple[Spot, ...] = ()
        self._chosen = ""
        looks().changed.connect(self.update)

    def set_regions(self, states: Mapping[str, RegionState]) -> None:
        """Show the state of each region; those not named are not worked today and stay empty."""
        self._states = dict(states)
        self.update()

    def set_spots(self, spots: Sequence[Spot]) -> None:
        """Show places to leave out, drawn to scale as hatched circles."""
        self._spots = tuple(spots)
        self.update()

    def set_chosen(self, region: str) -> None:
        """Show which region the list is at; empty for none."""
        self._chosen = region
        self.update()

    def region_at(self, place: QPointF) -> str:
        """Id of the region under a point of this widget; empty where there is none."""
        for view, transform in self._placed():
            inverted, fine = transform.inverted()
            found = view.region_at(inverted.map(place)) if fine else ""
            if found:
                return found
        return ""

    def middle_of(self, view_name: str, region: str) -> QPointF:
        """A point of this widget inside a region of a view. Raises StopIteration when it is not drawn there."""
        for view, transform in self._placed():
            if view.name == view_name:
                shape = next(one for one in view.regions if one.id == region)
                return transform.map(_inside_point(shape))
        raise StopIteration

    def height_at(self, width: int) -> int:
        """Height that the views need to fill a width."""
        rows = self._rows()
        wide = max(sum(view.box.width() for view in row) * part for row, part in rows)
        tall = sum(max(view.box.height() for view in row) * part for row, part in rows)
        return ceil(tall * width / wide + self._between(len(rows)))

    def sizeHint(self) -> QSize:  # noqa: D102
        return QSize(px(440), px(560))

    def minimumSizeHint(self) -> QSize:  # noqa: D102
        return QSize(px(220), px(240))

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: D102
        region = self.region_at(event.position())
        if region:
            self.region_pressed.emit(region)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: D102
        over = bool(self.region_at(event.position()))
        self.setCursor(Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor)

    def leaveEvent(self, _event: QEvent) -> None:  # noqa: D102
        self.unsetCursor()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: D102
        painter = QPainter(self)
        smooth(painter)
        for view, transform in self._placed():
            self._paint_view(painter, view, transform)

    def _rows(self) -> list[tuple[list[BodyView], float]]:
        """Figures, then feet and hands, each with its size beside the others."""
        views = [body_view(name) for name in self._views]
        figures = [view for view in views if view.name in _FIGURES]
        details = [view for view in views if view.name not in _FIGURES]
        if figures and self._stacked:
            return [(figures, 1.0), *(([view], _STACKED_SCALE) for view in details)]
        both = ((figures, 1.0), (details, _DETAIL_SCALE if figures else 1.0))
        return [(row, part) for row, part in both if row]

    def _between(self, rows: int) -> float:
        return gap(_GAP) * (rows - 1) + px(_WORDS) + (px(20) * rows if self._captions else 0)

    def _placed(self) -> list[tuple[BodyView, QTransform]]:
        rows = self._rows()
        room = self._between(len(rows))
        tall = sum(max(view.box.height() for view in row) * part for row, part in rows)
        wide = max(sum(view.box.width() for view in row) * part for row, part in rows)
        scale = min((self.height() - room) / tall, self.width() / wide)
        return self._rows_placed(rows, scale)

    def _rows_placed(
        self, rows: list[tuple[list[BodyView], float]], scale: float
    ) -> list[tuple[BodyView, QTransform]]:
        placed, y = [], 0.0
        for row, part in rows:
            each = self.width() / len(row)
            for at, view in enumerate(row):
                x = each * at + (each - view.box.width() * scale * part) / 2
                placed.append((view, QTransform.fromTranslate(x, y).scale(scale * part, scale * part)))
            y += (
                max(view.box.height() for view in row) * scale * part
                + gap(_GAP)
                + (px(20) if self._captions else 0)
            )
        return placed

    def _paint_view(self, painter: QPainter, view: BodyView, transform: QTransform) -> None:
        theme = current_theme()
        painter.fillPath(transform.map(view.ground), theme.raised)
        for shape in view.regions:
            self._paint_region(painter, shape, transform.map(shape.path))
        for detail in view.details:
            painter.strokePath(transform.map(detail), QPen(theme.line, 1))
        painter.strokePath(transform.map(view.outline), QPen(theme.muted, 1.6))
        self._paint_edges(painter, view, transform)
        self._paint_spots(painter, view, transform)
        for shape in view.regions:
            self._paint_digit(painter, view, shape, transform)
        self._paint_words(painter, view, transform)

    def _paint_region(self, painter: QPainter, shape: RegionShape, path: QPainterPath) -> None:
        theme = current_theme()
        state = self._states.get(shape.id, RegionState())
        if state.level is not None and not state.leave_out:
            painter.fillPath(path, level_colour(state.level))
        if state.marked:
            painter.fillPath(path, theme.soft)
        if state.leave_out:
            hatch(painter, path, theme.text, Qt.BrushStyle.DiagCrossPattern)
        painter.strokePath(path, QPen(theme.line, 1))

    def _paint_edges(self, painter: QPainter, view: BodyView, transform: QTransform) -> None:
        theme = current_theme()
        for shape in view.regions:
            if self._states.get(shape.id, RegionState()).look_first:
                pen = QPen(theme.text, 2)
                pen.setDashPattern([2.5, 1.8])
                pen.setCapStyle(Qt.PenCapStyle.FlatCap)
                painter.strokePath(transform.map(shape.path), pen)
            if self._states.get(shape.id, RegionState()).marked:
                painter.strokePath(transform.map(shape.path), QPen(theme.accent, 2))
        for shape in view.regions:
            if shape.id == self._chosen:
                painter.strokePath(transform.map(shape.path), QPen(theme.focus, 3))

    def _paint_spots(self, painter: QPainter, view: BodyView, transform: QTransform) -> None:
        theme = current_theme()
        for spot in self._spots:
            if spot.view == view.name:
                middle = QPointF(spot.x * view.box.width(), spot.y * view.box.height())
                radius = spot.radius * view.box.width()
                path = QPainterPath()
                path.addEllipse(middle, radius, radius)
                path = transform.map(path)
                painter.fillPath(path, theme.raised)
                hatch(painter, path, theme.text, Qt.BrushStyle.DiagCrossPattern)
                painter.strokePath(path, QPen(theme.text, 1.6))

    def _paint_digit(
        self, painter: QPainter, view: BodyView, shape: RegionShape, transform: QTransform
    ) -> None:
        state = self._states.get(shape.id, RegionState())
        if state.level is None or state.leave_out:
            return
        if view.name in _FIGURES and self._elsewhere(shape, transform.m11()):
            return
        middle = transform.map(shape.number_at)
        if state.note:
            _paint_left_out(painter, middle)
        if shape.leader:
            start, end = (transform.map(point) for point in shape.leader)
            painter.setPen(QPen(current_theme().text, 1))
            painter.drawLine(start, end)
        draw_digit(painter, state.level, middle)

    def _elsewhere(self, shape: RegionShape, scale: float) -> bool:
        small = shape.leader is not None or shape.room * scale < px(8)
        shown = {one.id for name in self._views if name not in _FIGURES for one in body_view(name).regions}
        return small and shape.id in shown

    def _paint_words(self, painter: QPainter, view: BodyView, transform: QTransform) -> None:
        theme = current_theme()
        painter.setFont(font(MARK_BOLD))
        painter.setPen(theme.muted)
        for letter, place in view.letters.items():
            word = tr("Left") if letter == "L" else tr("Right")
            at = transform.map(place)
            wide = text_width(word, MARK_BOLD)
            middle = min(max(at.x(), wide / 2), self.width() - wide / 2)
            area = QRectF(middle - wide / 2 - 2, at.y() - px(13), wide + 4, px(18))
            area.moveTop(_clear_of(transform.mapRect(view.ground.boundingRect()), area))
            painter.drawText(area, Qt.AlignmentFlag.AlignCenter, word)
        if self._captions:
            painter.setFont(font(MARK))
            low = transform.map(QPointF(view.box.width() / 2, view.box.height()))
            area = QRectF(low.x() - px(110), low.y(), px(220), px(20))
            painter.drawText(area, Qt.AlignmentFlag.AlignCenter, caption(view.name))


def _paint_left_out(painter: QPainter, middle: QPointF) -> None:
    """A hatched ring round the digit: a spot in this region is left out, wherever it is; the list says what it is."""
    theme, radius = current_theme(), px(15)
    ring = QPainterPath()
    ring.addEllipse(middle, radius, radius)
    painter.fillPath(ring, theme.raised)
    hatch(painter, ring, theme.text, Qt.BrushStyle.DiagCrossPattern)
    painter.strokePath(ring, QPen(theme.text, 1.6))


def _clear_of(drawing: QRectF, words: QRectF) -> float:
    """Where words above or below a drawing begin, so that they never lie on it, however small it is drawn."""
    if words.center().y() > drawing.bottom() - words.height():
        return max(words.top(), drawing.bottom())
    if words.center().y() < drawing.top() + words.height() / 2:
        return min(words.top(), drawing.top() - words.height())
    return words.top()


def caption(view: str) -> str:
    """The name of a view in words."""
    names = {
        "front": tr("From the front"),
        "back": tr("From the back"),
        "feet_top": tr("Feet, seen from above"),
        "soles": tr("Soles, seen from below"),
        "hands": tr("Hands, palms towards you"),
    }
    return names[view]


def level_colour(level: int) -> QColor:
    """Ground of a pressure level; level 0 has none of its own."""
    theme = current_theme()
    return {1: theme.lv1, 2: theme.lv2, 3: theme.lv3}.get(level, theme.raised)


def level_text(level: int | None) -> QColor:
    """Colour of a digit on the ground of its level."""
    theme = current_theme()
    return theme.lv3_text if level == 3 else theme.text


def draw_digit(painter: QPainter, level: int, middle: QPointF) -> None:
    """The digit of a level in its disc."""
    theme = current_theme()
    radius = px(9.5)
    smooth(painter)
    painter.setPen(QPen(theme.text, 1.4))
    painter.setBrush(theme.raised)
    painter.drawEllipse(middle, radius, radius)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setFont(font(MARK_BOLD))
    painter.setPen(theme.text)
    area = QRectF(middle.x() - radius, middle.y() - radius, 2 * radius, 2 * radius)
    painter.drawText(area, Qt.AlignmentFlag.AlignCenter, str(level))


def _inside_point(shape: RegionShape) -> QPointF:
    if shape.path.contains(shape.number_at):
        return shape.number_at
    if shape.leader:
        return shape.leader[1]
    return shape.path.boundingRect().center()
