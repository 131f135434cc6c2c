"""The twin of the body map: a real table with a row per area, which carries the focus and the full names."""

from collections.abc import Mapping, Sequence
from math import ceil

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QSizePolicy,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableWidget,
    QTableWidgetItem,
)

from intake_app.base.texts import tr
from intake_app.ui.fonts import DENSE, DENSE_BOLD, MARK, MARK_BOLD, font, line_height
from intake_app.ui.icons import draw_icon
from intake_app.ui.keys import digit
from intake_app.ui.lettering import Lettering
from intake_app.ui.measures import RADIUS_CAP, RING, px
from intake_app.ui.paint import box, flip, focus_ring, hatch, hline, rounded
from intake_app.ui.theme import current_theme, looks
from intake_app.ui.values import RegionRow, RegionState, Zone
from intake_app.ui.widgets.body_map import level_colour, level_text

_KIND = int(Qt.ItemDataRole.UserRole)
_REGION = _KIND + 1
_BELOW = _KIND + 2
_STEPS = {
    QAbstractItemView.CursorAction.MoveUp: (-1, 0),
    QAbstractItemView.CursorAction.MoveDown: (1, 0),
    QAbstractItemView.CursorAction.MoveLeft: (0, -1),
    QAbstractItemView.CursorAction.MoveRight: (0, 1),
}
_LEVEL_COLUMN = 72
_ORIGIN_COLUMN = 88


def spoken(row: str, side: str, state: RegionState) -> str:
    """The full name of a cell: "Left sole, level 1, ceiling 1, leave out the callus"."""
    sides = {"left": tr("Left {area}", area=_small(row)), "right": tr("Right {area}", area=_small(row))}
    parts = [sides.get(side, row)]
    parts.append(tr("not today") if state.level is None else tr("level {level}", level=state.level))
    if state.ceiling is not None:
        parts.append(tr("ceiling {level}", level=state.ceiling))
    if state.look_first:
        parts.append(tr("look first"))
    if state.leave_out or state.note:
        parts.append(tr("leave out {what}", what=state.note) if state.note else tr("leave out"))
    return ", ".join([*parts, state.origin] if state.origin else parts)


def _small(words: str) -> str:
    return words[:1].lower() + words[1:]


class LevelCells(QStyledItemDelegate):
    """Paints heads, zones, area names, level boxes and where a level comes from."""

    def __init__(self, table: "RegionLevelList") -> None:
        super().__init__(table)
        self._table = table

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paint one cell."""
        painter.save()
        area: QRect = option.rect
        kind = index.data(_KIND)
        if kind == "level":
            self._paint_level(painter, area, index)
        else:
            self._paint_words(painter, area, kind, index)
        painter.restore()

    def _paint_level(
        self, painter: QPainter, area: QRect, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        theme = current_theme()
        hline(painter, area.left(), area.right() + 1, area.bottom(), theme.hairline)
        region = index.data(_REGION)
        if not region:
            return
        state = self._table.state_of(region)
        cell = QRectF(area).adjusted(px(14), px(6), -px(14), -px(7))
        box(painter, cell, RADIUS_CAP + 1, _ground(state), theme.line, 1)
        if state.leave_out:
            hatch(painter, rounded(cell, RADIUS_CAP), theme.line, Qt.BrushStyle.DiagCrossPattern)
        if state.look_first:
            box(painter, cell, RADIUS_CAP + 1, None, theme.text, 2, dashed=True)
        painter.setFont(font(DENSE_BOLD))
        painter.setPen(level_text(state.level))
        painter.drawText(cell, Qt.AlignmentFlag.AlignCenter, "" if state.level is None else str(state.level))
        if self._table.hasFocus() and self._table.currentIndex() == index:
            focus_ring(painter, cell, RADIUS_CAP)

    def _paint_words(
        self, painter: QPainter, area: QRect, kind: str, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        theme = current_theme()
        strong = kind in ("head", "zone")
        start = area.left() + (RING if index.column() == 0 else 0)
        hline(
            painter, start, area.right() + 1, area.bottom(), theme.line if kind == "zone" else theme.hairline
        )
        styles = {"head": MARK_BOLD, "zone": DENSE_BOLD, "origin": MARK}
        middle = kind == "head" and index.column() in (1, 2)
        words = Lettering(str(index.data() or ""), styles.get(kind, DENSE), "middle" if middle else "start")
        below = Lettering(str(index.data(_BELOW) or ""), MARK)
        width = area.width() - 2 * RING
        high = words.lay_out(width)
        low = below.lay_out(width) if index.data(_BELOW) and kind != "zone" else 0.0
        top = area.bottom() - high - px(6) if strong else area.top() + (area.height() - high - low) / 2
        words.draw(
            painter, area.left() + RING, top, theme.muted if kind in ("head", "origin") else theme.text
        )
        if kind == "zone" and index.data(_BELOW):
            self._paint_zone_note(painter, area, words, below, top)
        elif low:
            below.draw(painter, area.left() + RING, top + high, theme.muted)

    def _paint_zone_note(
        self, painter: QPainter, area: QRect, words: Lettering, below: Lettering, top: float
    ) -> None:
        theme = current_theme()
        x = area.left() + RING + words.natural_width() + px(14)
        side = px(15)
        whole = QRectF(area)
        icon = flip(whole, QRectF(x, top + (line_height(DENSE) - side) / 2, side, side))
        draw_icon(painter, "eye", icon, theme.muted)
        room = max(1.0, area.right() - x - side - px(5))
        below.lay_out(room)
        left = flip(whole, QRectF(x + side + px(5), top, room, 1)).left()
        below.draw(painter, left, top + (line_height(DENSE) - line_height(MARK)) / 2, theme.muted)


class RegionLevelList(QTableWidget):
    """Arrows move and emit `region_entered`; digits 0-3 emit `level_typed`. Moving never sets a level."""

    region_entered = Signal(str)
    level_typed = Signal(str, int)

    def __init__(self, zones: Sequence[Zone], name: str = "", heads: tuple[str, str] = ("", "")) -> None:
        super().__init__(0, 4)
        self._states: dict[str, RegionState] = {}
        self._cells: dict[str, tuple[QTableWidgetItem, str, str]] = {}
        self.setAccessibleName(name or tr("Areas today"))
        self._plain_table()
        self._add_heads(heads)
        for zone in zones:
            self._add_zone(zone)
        self.setItemDelegate(LevelCells(self))
        self.set_regions({})
        self.restyle()
        self.currentCellChanged.connect(self._entered)
        looks().changed.connect(self.restyle)

    def state_of(self, region: str) -> RegionState:
        """What is shown of a region."""
        return self._states.get(region, RegionState())

    def set_regions(self, states: Mapping[str, RegionState]) -> None:
        """Show the state of each region; those not named are not worked today."""
        self._states = dict(states)
        for region, (item, row, side) in self._cells.items():
            state = self.state_of(region)
            name = spoken(row, side, state)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, name)
            item.setData(Qt.ItemDataRole.DisplayRole, name)
            self._show_origin(item.row(), side, state.origin)
        self.viewport().update()

    def _show_origin(self, row: int, side: str, origin: str) -> None:
        """One origin where both sides have the same, else both: left, then right."""
        cell = self.model().index(row, 3)
        before = str(cell.data() or "") if side == "right" else ""
        words = (
            before
            if origin in ("", before)
            else tr("{left}, {right}", left=before, right=origin)
            if before
            else origin
        )
        self.model().setData(cell, words)

    def set_current(self, region: str) -> None:
        """Move to a region, as when it was pressed on the map. Unknown ids are passed over."""
        if region in self._cells:
            self.setCurrentItem(self._cells[region][0])

    def current_region(self) -> str:
        """Id of the region that is current; empty for none."""
        return str(self.currentIndex().data(_REGION) or "")

    def focus_first(self) -> None:
        """Focus the list at its current or first region."""
        if not self.current_region() and self._cells:
            self.set_current(next(iter(self._cells)))
        self.setFocus(Qt.FocusReason.TabFocusReason)

    def restyle(self) -> None:
        """Take over theme and text scale, and be as high as the content: the page scrolls, not the list."""
        self.setColumnWidth(1, px(_LEVEL_COLUMN))
        self.setColumnWidth(2, px(_LEVEL_COLUMN))
        self.setColumnWidth(3, px(_ORIGIN_COLUMN))
        self._fit()
        self.viewport().update()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: D102
        number = digit(event.key())
        region = self.current_region()
        if number is None or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            super().keyPressEvent(event)
        elif region and number <= 3:
            self.level_typed.emit(region, number)

    def moveCursor(self, action: QAbstractItemView.CursorAction, _keys: Qt.KeyboardModifier) -> QModelIndex:  # noqa: D102
        step = _STEPS.get(action)
        here = self.currentIndex()
        if step is None:
            return here
        row, column = here.row() + step[0], here.column() + step[1]
        if step[1]:
            return self._region_index(row, column) or here
        while 0 <= row < self.rowCount():
            found = self._region_index(row, column) or self._region_index(row, 3 - column)
            if found is not None:
                return found
            row += step[0]
        return here

    def keyboardSearch(self, _text: str) -> None:
        """Letters do nothing: they would move without being asked."""

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: D102
        super().resizeEvent(event)
        self._fit()

    def sizeHint(self) -> QSize:  # noqa: D102
        return QSize(px(360), self.height())

    def minimumSizeHint(self) -> QSize:  # noqa: D102
        return QSize(2 * px(_LEVEL_COLUMN) + px(_ORIGIN_COLUMN) + px(110), self.height())

    def _plain_table(self) -> None:
        off = Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setAutoScroll(False)
        self.viewport().setAutoFillBackground(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(off)
        self.setVerticalScrollBarPolicy(off)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.horizontalHeader().hide()
        self.verticalHeader().hide()
        self.verticalHeader().setMinimumSectionSize(1)
        self.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)

    def _add_heads(self, heads: tuple[str, str]) -> None:
        self.insertRow(0)
        words = (heads[0] or tr("Areas today"), tr("Left"), tr("Right"), heads[1] or tr("From"))
        for column, word in enumerate(words):
            self._put(0, column, word, "head")

    def _add_zone(self, zone: Zone) -> None:
        at = self.rowCount()
        self.insertRow(at)
        self._put(at, 0, zone.title, "zone").setData(_BELOW, zone.note)
        for hidden in (1, 2, 3):  # under the zone's words, but a screen reader still meets them
            self._put(at, hidden, zone.title, "zone")
        self.setSpan(at, 0, 1, 4)
        for row in zone.rows:
            self._add_row(row)

    def _add_row(self, row: RegionRow) -> None:
        at = self.rowCount()
        self.insertRow(at)
        self._put(at, 0, row.text, "area").setData(_BELOW, row.below)
        self._put(at, 3, "", "origin")
        if row.middle:
            self._put_level(at, 1, row.text, "", row.middle)
            self._put(at, 2, row.text, "area")
            self.setSpan(at, 1, 1, 2)
            return
        self._put_level(at, 1, row.text, "left", row.left)
        self._put_level(at, 2, row.text, "right", row.right)

    def _put_level(self, at: int, column: int, row: str, side: str, region: str) -> None:
        item = self._put(at, column, "", "level")
        if region:
            item.setData(_REGION, region)
            item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
            self._cells[region] = (item, row, side)

    def _put(self, row: int, column: int, words: str, kind: str) -> QTableWidgetItem:
        item = QTableWidgetItem(words)
        item.setData(_KIND, kind)
        item.setFlags(Qt.ItemFlag.NoItemFlags)
        self.setItem(row, column, item)
        return item

    def _fit(self) -> None:
        total = 0
        for row in range(self.rowCount()):
            high = self._row_height(row)
            self.setRowHeight(row, high)
            total += high
        if self.height() != total:
            self.setFixedHeight(total)

    def _row_height(self, row: int) -> int:
        cell = self.model().index(row, 0)
        kind, below = cell.data(_KIND), cell.data(_BELOW)
        if kind in ("head", "zone"):
            return px(32 if kind == "head" else 40)
        width = max(1.0, self.columnWidth(0) - 2.0 * RING)
        high = Lettering(str(cell.data() or ""), DENSE).lay_out(width)
        high += Lettering(str(below), MARK).lay_out(width) if below else 0
        return max(px(42), ceil(high) + px(4))

    def _region_index(self, row: int, column: int) -> QModelIndex | None:
        index = self.model().index(row, column)
        return index if index.data(_REGION) else None

    def _entered(self) -> None:
        if self.current_region():
            self.region_entered.emit(self.current_region())


def _ground(state: RegionState) -> QColor:
    return current_theme().raised if state.level is None else level_colour(state.level)
