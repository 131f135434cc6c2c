"""Regions by zone with squares under Left and Right. The list alone is enough; the map shows the same."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout

from intake_app.base.texts import tr
from intake_app.ui.fonts import DENSE, DENSE_BOLD, MARK_BOLD, SMALL
from intake_app.ui.measures import RING, SQUARE, px
from intake_app.ui.paint import square
from intake_app.ui.values import RegionRow, Zone
from intake_app.ui.widgets.choice import CheckChoice
from intake_app.ui.widgets.group import Group
from intake_app.ui.widgets.rule import Rule
from intake_app.ui.widgets.text import Text

_SIDE_WIDTH = 64
_STEPS = {
    Qt.Key.Key_Up: (-1, 0),
    Qt.Key.Key_Down: (1, 0),
    Qt.Key.Key_Left: (0, -1),
    Qt.Key.Key_Right: (0, 1),
}


class SquareFace:
    """A check square alone; the row's words are in its name."""

    def wanted(self) -> tuple[float, float]:
        """Size with room for the ring."""
        return px(SQUARE) + 2 * RING, px(SQUARE) + 2 * RING

    def least_width(self) -> float:
        """Narrowest width."""
        return self.wanted()[0]

    def height_for(self, _width: float) -> float:
        """Height, the same at any width."""
        return self.wanted()[1]

    def paint(self, painter: QPainter, rect: QRectF, chosen: bool, focused: bool) -> None:
        """Draw the square in the middle."""
        square(painter, rect.center(), px(SQUARE), chosen, focused)


class RegionList(Group):
    """Emits `region_toggled` with the id of a region and whether it is chosen now."""

    region_toggled = Signal(str, bool)
    finished = Signal()

    def __init__(self, zones: Sequence[Zone], name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self._squares: dict[str, CheckChoice] = {}
        self._rows: list[list[CheckChoice]] = []
        self._count = Text("", SMALL, "muted", wraps=False)
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(0)
        self._grid.setColumnStretch(0, 1)
        self._build(name, zones)
        self._say_count()

    def chosen(self) -> list[str]:
        """Ids of the chosen regions, in the order of the list."""
        return [one for one, box in self._squares.items() if box.isChecked()]

    def set_chosen(self, ids: Iterable[str]) -> None:
        """Show these regions as chosen, without a signal."""
        wanted = set(ids)
        for one, box in self._squares.items():
            box.setChecked(one in wanted)
        self._say_count()

    def focus_first(self) -> None:
        """Focus the first square."""
        self._rows[0][0].setFocus(Qt.FocusReason.TabFocusReason)

    def take_digit(self, _number: int) -> bool:
        """Regions have no numbers."""
        return False

    def take_not_checked(self) -> bool:
        """A list of regions has no such answer."""
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: D102
        step = _STEPS.get(Qt.Key(event.key()))
        if step is None or not self._moved(*step):
            super().keyPressEvent(event)

    def _build(self, name: str, zones: Sequence[Zone]) -> None:
        head = QHBoxLayout()
        head.addWidget(Text(name, DENSE_BOLD), 1)
        head.addWidget(self._count)
        for column, word in ((1, tr("Left")), (2, tr("Right"))):
            self._grid.addWidget(Text(word, MARK_BOLD, "muted", "middle"), 0, column)
            self._grid.setColumnMinimumWidth(column, px(_SIDE_WIDTH))
        for zone in zones:
            self._add_zone(zone, len(zones) > 1)
        column_layout = QVBoxLayout(self)
        column_layout.setContentsMargins(0, 0, 0, 0)
        column_layout.setSpacing(px(4))
        column_layout.addLayout(head)
        column_layout.addLayout(self._grid)
        column_layout.addStretch(1)

    def _add_zone(self, zone: Zone, titled: bool) -> None:
        if titled:
            self._grid.addWidget(Text(zone.title, DENSE_BOLD), self._grid.rowCount(), 0, 1, 3)
        for row in zone.rows:
            self._grid.addWidget(Rule(), self._grid.rowCount(), 0, 1, 3)
            self._add_row(row)

    def _add_row(self, row: RegionRow) -> None:
        at = self._grid.rowCount()
        self._grid.addWidget(Text(row.text, DENSE), at, 0)
        self._grid.setRowMinimumHeight(at, px(32))
        boxes = []
        places = ((row.left, 1, 1, tr("Left")), (row.right, 2, 1, tr("Right")), (row.middle, 1, 2, ""))
        for region, column, span, side in places:
            if region:
                box = self._box(region, f"{side} {row.text}".strip())
                self._grid.addWidget(box, at, column, 1, span, Qt.AlignmentFlag.AlignCenter)
                boxes.append(box)
        self._rows.append(boxes)

    def _box(self, region: str, name: str) -> CheckChoice:
        box = CheckChoice(SquareFace(), name, self)
        box.setProperty("region", region)
        box.clicked.connect(self._clicked)
        if self._squares:
            box.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._squares[region] = box
        return box

    def _clicked(self) -> None:
        pressed = self.sender()
        for region, box in self._squares.items():
            if box is pressed:
                self._say_count()
                self.region_toggled.emit(region, box.isChecked())

    def _moved(self, down: int, across: int) -> bool:
        for at, boxes in enumerate(self._rows):
            for column, box in enumerate(boxes):
                if box.hasFocus():
                    return self._focus(at + down, column + across)
        return False

    def _focus(self, row: int, column: int) -> bool:
        if not 0 <= row < len(self._rows):
            return False
        boxes = self._rows[row]
        there = boxes[min(max(0, column), len(boxes) - 1)]
        for box in self._squares.values():
            box.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        there.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        there.setFocus(Qt.FocusReason.TabFocusReason)
        return True

    def _say_count(self) -> None:
        self._count.set_words(tr("{count} chosen", count=len(self.chosen())))
