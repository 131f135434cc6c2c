"""Our own icons on a 24 grid: 2 px lines with round ends, and the five result glyphs.

Each drawing is a few words: M move, L line, C curve, Z close, O ring (x y r), D dot (x y r), R box (x y w h r).
"""

from functools import cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QGuiApplication, QIcon, QPainter, QPainterPath, QPen, QPixmap

from intake_app.ui.theme import Theme, current_theme

_DRAWINGS = {
    "check": "M5 12.5 L10 17.5 L19 7",
    "left": "M15 5 L8 12 L15 19",
    "right": "M9 5 L16 12 L9 19",
    "up": "M5 15 L12 8 L19 15",
    "down": "M5 9 L12 16 L19 9",
    "arrow": "M4 12 L20 12 M14 6 L20 12 L14 18",
    "plus": "M12 5 L12 19 M5 12 L19 12",
    "minus": "M5 12 L19 12",
    "close": "M6 6 L18 18 M18 6 L6 18",
    "search": "O10.5 10.5 6.5 M15.5 15.5 L21 21",
    "lock": "R5 11 14 10 2 M8 11 L8 8 C8 2.7 16 2.7 16 8 L16 11",
    "phone": "M6 3 L9.5 3 L11 8 L8.8 9.8 C10 12.3 11.7 14 14.2 15.2 L16 13 L21 14.5 L21 18 C21 19.8 19.6 21 18 21"
    " C10 20.5 3.5 14 3 6 C3 4.3 4.3 3 6 3 Z",
    "eye": "M2 12 C5 7 8.5 5 12 5 C15.5 5 19 7 22 12 C19 17 15.5 19 12 19 C8.5 19 5 17 2 12 Z O12 12 3",
    "hand": "M7 13 L7 6.5 C7 4.5 10 4.5 10 6.5 L10 11.5 M10 10 L10 4.5 C10 2.5 13 2.5 13 4.5 L13 11.5 M13 10 L13 5.5"
    " C13 3.5 16 3.5 16 5.5 L16 12 M16 11 L16 8.5 C16 6.5 19 6.5 19 8.5 L19 14 C19 19 16.5 21.5 12.8 21.5"
    " C9.8 21.5 8.2 20 6.9 18 L3.9 13.6 C2.8 11.8 5.2 10.4 6.4 12 L7 13",
    "speech": "M5 4 L19 4 C20.1 4 21 4.9 21 6 L21 14 C21 15.1 20.1 16 19 16 L10 16 L5 20.5 L5 16 C3.9 16 3 15.1 3 14"
    " L3 6 C3 4.9 3.9 4 5 4 Z",
    "document": "M7 3 L14 3 L19 8 L19 20 C19 20.6 18.6 21 18 21 L7 21 C6.4 21 6 20.6 6 20 L6 4 C6 3.4 6.4 3 7 3 Z"
    " M14 3 L14 8 L19 8 M9.5 13 L15.5 13 M9.5 17 L15.5 17",
    "pen": "M4 20 L5 16 L16.5 4.5 L19.5 7.5 L8 19 Z M14.5 6.5 L17.5 9.5",
    "print": "M7 9 L7 3 L17 3 L17 9 M7 17 L5 17 C3.9 17 3 16.1 3 15 L3 11 C3 9.9 3.9 9 5 9 L19 9 C20.1 9 21 9.9 21 11"
    " L21 15 C21 16.1 20.1 17 19 17 L17 17 M7 14 L17 14 L17 21 L7 21 Z",
    "clock": "O12 12 9 M12 7 L12 12 L15.5 14",
    "wait": "M6 3 L18 3 M6 21 L18 21 M7.5 3 L7.5 7 L12 12 L7.5 17 L7.5 21 M16.5 3 L16.5 7 L12 12 L16.5 17 L16.5 21",
    "person": "O12 8 4 M4 21 C4 16.5 8 14.5 12 14.5 C16 14.5 20 16.5 20 21",
    "people": "O9 8 3.5 M2.5 20 C2.5 16 6 14.5 9 14.5 C12 14.5 15.5 16 15.5 20 M16 4.8 C19.5 5.5 19.5 10.5 16 11.2"
    " M18 15 C20.5 15.8 21.5 17.5 21.5 20",
    "screen": "R3 4 18 12 2 M8 20 L16 20 M12 16 L12 20",
    "flag": "M5 21 L5 4 L19 4 L16 8.5 L19 13 L5 13",
    "swap": "M4 8 L20 8 M16.5 4.5 L20 8 L16.5 11.5 M20 16 L4 16 M7.5 12.5 L4 16 L7.5 19.5",
    "undo": "M4 9 L14 9 C18 9 20 11.5 20 14.5 C20 17.5 18 20 14 20 L9 20 M8 5 L4 9 L8 13",
    "bell": "M6 17 L6 10.5 C6 6.5 8.5 4 12 4 C15.5 4 18 6.5 18 10.5 L18 17 M4 17 L20 17"
    " M10 20.5 C11 21.5 13 21.5 14 20.5",
    "drop": "M12 3 C15 7.5 18 11 18 14.5 C18 18.5 15.3 21 12 21 C8.7 21 6 18.5 6 14.5 C6 11 9 7.5 12 3 Z",
    "thermometer": "M14 14.5 L14 5 C14 2.3 10 2.3 10 5 L10 14.5 C6.5 16.5 8 21.5 12 21.5 C16 21.5 17.5 16.5 14 14.5 Z"
    " D12 17.5 1.5",
    "text size": "M2.5 18 L8 5 L13.5 18 M4.5 13.5 L11.5 13.5 M14.5 18 L18 9.5 L21.5 18 M15.8 15 L20.2 15",
    "language": "O12 12 9 M3 12 L21 12 M12 3 C7.5 8 7.5 16 12 21 M12 3 C16.5 8 16.5 16 12 21",
    "home": "M3 11.5 L12 4 L21 11.5 M5.5 9.5 L5.5 20 L18.5 20 L18.5 9.5 M10 20 L10 14 L14 14 L14 20",
    "map": "O12 5 2.5 M5 13 L8 9.5 L16 9.5 L19 13 M9 9.5 L9 21 M15 9.5 L15 21 M12 15.5 L12 21",
}
STAGES = ("stage done", "stage now", "stage to come")
GLYPHS = ("stop", "change", "note", "open", "emergency")
_COUNTS = {"M": 2, "L": 2, "C": 6, "Z": 0, "O": 3, "D": 3, "R": 5}


def icon_names() -> tuple[str, ...]:
    """The names that `draw_icon` knows."""
    return (*_DRAWINGS, *STAGES)


def mirrored_icon(name: str) -> str:
    """The icon that points the same way in a language that runs from right to left."""
    if QGuiApplication.layoutDirection() != Qt.LayoutDirection.RightToLeft:
        return name
    return {"left": "right", "right": "left"}.get(name, name)


def draw_icon(painter: QPainter, name: str, rect: QRectF, colour: QColor) -> None:
    """Draw an icon into a square. Raises KeyError for an unknown name."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(rect.topLeft())
    painter.scale(rect.width() / 24, rect.height() / 24)
    if name in STAGES:
        _draw_stage(painter, name, colour)
    else:
        lines, dots = _paths(name)
        painter.setPen(_pen(colour, 2))
        painter.drawPath(lines)
        painter.fillPath(dots, colour)
    painter.restore()


def draw_glyph(painter: QPainter, tier: str, rect: QRectF, on_filled: bool = False) -> None:
    """Draw a result glyph into a square; `on_filled` where the ground already has the colour of the result."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(rect.topLeft())
    painter.scale(rect.width() / 24, rect.height() / 24)
    _GLYPH_DRAWERS[tier](painter, current_theme(), on_filled)
    painter.restore()


def qicon(name: str, size: int, colour: QColor) -> QIcon:
    """An icon for the few places where Qt itself wants one (menus, fields)."""
    pixmap = QPixmap(size * 2, size * 2)
    pixmap.setDevicePixelRatio(2)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    draw_icon(painter, name, QRectF(0, 0, size, size), colour)
    painter.end()
    return QIcon(pixmap)


def _pen(colour: QColor, width: float) -> QPen:
    return QPen(colour, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)


@cache
def _paths(name: str) -> tuple[QPainterPath, QPainterPath]:
    lines, dots = QPainterPath(), QPainterPath()
    words = _DRAWINGS[name]
    for letter in _COUNTS:
        words = words.replace(letter, f" {letter} ")
    pieces = words.split()
    at = 0
    while at < len(pieces):
        letter = pieces[at]
        count = _COUNTS[letter]
        values = [float(piece) for piece in pieces[at + 1 : at + 1 + count]]
        _add(dots if letter == "D" else lines, letter, values)
        at += 1 + count
    return lines, dots


def _add(path: QPainterPath, letter: str, v: list[float]) -> None:
    if letter == "M":
        path.moveTo(v[0], v[1])
    elif letter == "L":
        path.lineTo(v[0], v[1])
    elif letter == "C":
        path.cubicTo(v[0], v[1], v[2], v[3], v[4], v[5])
    elif letter == "Z":
        path.closeSubpath()
    elif letter == "R":
        path.addRoundedRect(QRectF(v[0], v[1], v[2], v[3]), v[4], v[4])
    else:
        path.addEllipse(QPointF(v[0], v[1]), v[2], v[2])


def _draw_stage(painter: QPainter, name: str, colour: QColor) -> None:
    middle = QPointF(12, 12)
    if name == "stage done":
        painter.setPen(_pen(colour, 2))
        painter.drawPath(_paths("check")[0])
    elif name == "stage now":
        painter.setPen(QPen(colour, 6))
        painter.drawEllipse(middle, 8, 8)
    else:
        painter.setPen(QPen(colour, 2.4))
        painter.drawEllipse(middle, 8, 8)


def octagon() -> QPainterPath:
    """The octagon of "must not proceed" on the 24 grid."""
    path = QPainterPath(QPointF(7.9, 2))
    for x, y in ((16.1, 2), (22, 7.9), (22, 16.1), (16.1, 22), (7.9, 22), (2, 16.1), (2, 7.9)):
        path.lineTo(x, y)
    path.closeSubpath()
    return path


def _stop(painter: QPainter, theme: Theme, on_filled: bool) -> None:
    body, bar = (theme.stop_text, theme.stop) if on_filled else (theme.stop, theme.stop_text)
    painter.fillPath(octagon(), body)
    painter.fillRect(QRectF(6.5, 10.2, 11, 3.6), bar)


def _change(painter: QPainter, theme: Theme, _on_filled: bool) -> None:
    path = QPainterPath(QPointF(12, 3))
    path.lineTo(22.3, 21)
    path.lineTo(1.7, 21)
    path.closeSubpath()
    painter.setBrush(theme.change_fill)
    painter.setPen(_pen(theme.change_edge, 1.9))
    painter.drawPath(path)
    painter.setPen(_pen(theme.change_glyph, 2.4))
    painter.drawLine(QPointF(12, 10), QPointF(12, 14.2))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.change_glyph)
    painter.drawEllipse(QPointF(12, 17.8), 1.5, 1.5)


def _note(painter: QPainter, theme: Theme, _on_filled: bool) -> None:
    painter.setPen(_pen(theme.note_ink, 2))
    painter.drawEllipse(QPointF(12, 12), 9.5, 9.5)
    painter.setPen(_pen(theme.note_ink, 2.4))
    painter.drawLine(QPointF(12, 11.2), QPointF(12, 17))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.note_ink)
    painter.drawEllipse(QPointF(12, 7.3), 1.5, 1.5)


def _open(painter: QPainter, theme: Theme, _on_filled: bool) -> None:
    pen = QPen(theme.open_ink, 2.4)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    pen.setDashPattern([1.7, 1.44])  # eight dashes round a ring of radius 9.6
    painter.setPen(pen)
    painter.drawEllipse(QPointF(12, 12), 9.6, 9.6)


def _emergency(painter: QPainter, theme: Theme, on_filled: bool) -> None:
    body, mark = (
        (theme.emergency_text, theme.emergency) if on_filled else (theme.emergency, theme.emergency_text)
    )
    square = QPainterPath()
    square.addRoundedRect(QRectF(2, 2, 20, 20), 3, 3)
    painter.fillPath(square, body)
    painter.translate(5, 5)
    painter.scale(14 / 24, 14 / 24)
    painter.fillPath(_paths("phone")[0], mark)


_GLYPH_DRAWERS = {"stop": _stop, "change": _change, "note": _note, "open": _open, "emergency": _emergency}
