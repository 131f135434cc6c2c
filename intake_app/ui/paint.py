"""Strokes shared by all widgets: boxes, focus ring, key caps, circles, squares and hatches."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QGuiApplication, QPainter, QPainterPath, QPen, QTransform

from intake_app.ui.fonts import CAP, font, text_width
from intake_app.ui.icons import draw_icon
from intake_app.ui.measures import RADIUS_CAP, RING, RING_GAP, RING_WIDTH, px
from intake_app.ui.theme import current_theme, looks


def smooth(painter: QPainter) -> None:
    """Switch on antialiasing."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)


def inside(rect: QRectF, by: float = RING) -> QRectF:
    """A rectangle smaller by the room of the focus ring on all sides."""
    return rect.adjusted(by, by, -by, -by)


def flip(area: QRectF, rect: QRectF) -> QRectF:
    """A rectangle laid out from left to right, mirrored within `area` where the language runs the other way."""
    if QGuiApplication.layoutDirection() != Qt.LayoutDirection.RightToLeft:
        return rect
    return QRectF(area.left() + area.right() - rect.right(), rect.top(), rect.width(), rect.height())


def box(
    painter: QPainter,
    rect: QRectF,
    radius: float,
    ground: QColor | None = None,
    edge: QColor | None = None,
    width: float = 1,
    dashed: bool = False,
) -> None:
    """A rounded box; the edge lies wholly inside the rectangle."""
    smooth(painter)
    half = width / 2 if edge else 0
    pen = QPen(Qt.PenStyle.NoPen)
    if edge:
        pen = QPen(edge, width)
        if dashed:
            pen.setDashPattern([3, 2])
            pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    painter.setPen(pen)
    painter.setBrush(QBrush(ground) if ground else QBrush(Qt.BrushStyle.NoBrush))
    painter.drawRoundedRect(rect.adjusted(half, half, -half, -half), radius, radius)


def focus_ring(painter: QPainter, rect: QRectF, radius: float, colour: QColor | None = None) -> None:
    """The ring round a control that fills `rect`: 3 px wide, 2 px away. colour: for grounds that drown the usual one."""
    off = RING_GAP + RING_WIDTH / 2
    smooth(painter)
    painter.setPen(QPen(colour or current_theme().focus, RING_WIDTH))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(rect.adjusted(-off, -off, off, off), radius + 4, radius + 4)


def cap_size(text: str) -> tuple[float, float]:
    """Width and height of a key cap."""
    return max(px(18), text_width(text, CAP) + px(10)), px(18)


def key_cap(painter: QPainter, text: str, rect: QRectF, colour: QColor, edge: QColor) -> None:
    """A key cap with its letter."""
    box(painter, rect, RADIUS_CAP, None, edge, 1)
    painter.setPen(colour)
    painter.setFont(font(CAP))
    painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, text)


def caps_width(caps: tuple[str, ...]) -> float:
    """Width of several key caps side by side."""
    return sum(cap_size(cap)[0] for cap in caps) + px(4) * max(0, len(caps) - 1)


def circle(painter: QPainter, middle: QPointF, size: float, filled: bool, focused: bool) -> None:
    """A radio circle: thin ring, or filled in accent with a white middle when chosen."""
    theme = current_theme()
    smooth(painter)
    painter.setBrush(theme.raised)
    radius = size / 2
    if filled:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.accent)
        painter.drawEllipse(middle, radius, radius)
        painter.setBrush(theme.accent_text)
        painter.drawEllipse(middle, radius * 0.4, radius * 0.4)
    else:
        painter.setPen(QPen(theme.line, 2))
        painter.drawEllipse(middle, radius - 1, radius - 1)
    if focused:
        off = radius + RING_GAP + RING_WIDTH / 2
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(theme.focus, RING_WIDTH))
        painter.drawEllipse(middle, off, off)


def square(painter: QPainter, middle: QPointF, size: float, filled: bool, focused: bool) -> None:
    """A check square: empty, or filled in accent with a check when chosen."""
    theme = current_theme()
    rect = QRectF(middle.x() - size / 2, middle.y() - size / 2, size, size)
    if filled:
        box(painter, rect, RADIUS_CAP, theme.accent)
        draw_icon(painter, "check", rect.adjusted(2, 2, -2, -2), theme.accent_text)
    else:
        box(painter, rect, RADIUS_CAP, theme.raised, theme.line, 2)
    if focused:
        focus_ring(painter, rect, RADIUS_CAP)


def hline(painter: QPainter, x1: float, x2: float, y: float, colour: QColor, width: float = 1) -> None:
    """A straight divider whose upper edge is at y."""
    painter.fillRect(QRectF(x1, round(y), x2 - x1, width), colour)


def hatch(painter: QPainter, path: QPainterPath, colour: QColor, style: Qt.BrushStyle) -> None:
    """Fill a path with one of Qt's hatches, fine on screens with more pixels and wider with larger text."""
    brush = QBrush(colour, style)
    step = looks().scale / painter.device().devicePixelRatioF()
    brush.setTransform(QTransform.fromScale(step, step))
    painter.fillPath(path, brush)


def paint_track(painter: QPainter, rect: QRectF, radius: float, done: bool) -> None:
    """A piece of a bar that is done, or still to come; by its edge where the theme has no greys."""
    theme = current_theme()
    if done:
        box(painter, rect, radius, theme.accent)
    elif theme.name == "contrast":
        box(painter, rect, radius, None, theme.hairline, 1)
    else:
        box(painter, rect, radius, theme.hairline)


def rounded(rect: QRectF, radius: float) -> QPainterPath:
    """A rounded rectangle as a path."""
    path = QPainterPath()
    path.addRoundedRect(rect, radius, radius)
    return path
