"""The step Pressure: body map, its twin list, and beside it ladder and test stroke of the region that is looked at."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from intake_app.base.texts import tr
from intake_app.ui.announce import announce
from intake_app.ui.measures import ROOM_STRIP, ROOM_THREE_COLUMNS, S16, S20
from intake_app.ui.screens.pressure.areas import Areas, MapPart
from intake_app.ui.screens.pressure.region_panel import RegionPanel
from intake_app.ui.screens.pressure.values import PressurePage
from intake_app.ui.values import KeyHint
from intake_app.ui.widgets.columns import Column, Columns
from intake_app.ui.widgets.reading_order import put_in_order


class PressureScreen(QWidget):
    """Digits set the level of the region in focus, never above its ceiling; a refusal says why."""

    region_chosen = Signal(str)
    level_chosen = Signal(str, int)
    stroke_rated = Signal(str, int)
    level_tried = Signal(str, int, bool)
    tingling_answered = Signal(str, bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._page: PressurePage | None = None
        self._current = ""
        self.map = MapPart()
        self.areas = Areas()
        self.panel = RegionPanel()
        self._columns = Columns()
        self._room = 0.0
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._columns)
        self.set_room(ROOM_THREE_COLUMNS)
        self.map.region_pressed.connect(self._press)
        self.areas.region_entered.connect(self._enter)
        self.areas.level_typed.connect(self._type)
        self.panel.level_chosen.connect(self._choose)
        self.panel.stroke_rated.connect(self._rate)
        self.panel.level_tried.connect(self._try)
        self.panel.tingling_answered.connect(self._tingle)

    def show_page(self, page: PressurePage) -> None:
        """Show the step; the region, focus and scroll place stay."""
        same = self._page is not None and self._current in page.details
        self._page = page
        self._current = self._current if same else page.current
        self.map.show_states(page.states)
        self.areas.show_areas(page.zones, page.states, page.foot_note)
        self.areas.set_current(self._current)
        self._show_region()
        put_in_order(self)

    def title(self) -> str:
        """What is announced when the step opens."""
        count = len(self._page.details) if self._page else 0
        return tr("Pressure, {count} regions", count=count)

    def keys(self) -> tuple[KeyHint, ...]:
        """The keys of this step, for the foot."""
        return (
            KeyHint(("0–3",), tr("level")),
            KeyHint(("Up",), tr("region")),
            KeyHint(("Tab",), tr("test stroke")),
            KeyHint(("F1",), tr("all keys")),
        )

    def focus_first(self) -> None:
        """Focus the list of areas."""
        self.areas.focus_first()

    def current(self) -> str:
        """Id of the region that is looked at."""
        return self._current

    def set_room(self, room: float) -> None:
        """room: width divided by text scale. Map, list and ladder side by side, else below one another."""
        stage = 3 if room >= ROOM_THREE_COLUMNS else 2 if room >= ROOM_STRIP else 1
        if stage == self._room:
            return
        self._room = stage
        self.map.set_tall(stage == 3)
        self.areas.set_titled(stage < 3)
        self._columns.arrange(self._arranged(stage))

    def _arranged(self, stage: int) -> tuple[Column, ...]:
        panel = Column((self.panel,), "window", width=391)
        if stage == 3:
            return Column((self.map,), fills=True), Column((self.areas,), width=392, margin=S20), panel
        if stage == 2:
            return Column((self.areas, self.map)), panel
        return (Column((self.areas, self.panel, self.map), margin=S16),)

    def _press(self, region: str) -> None:
        if self._page is not None and region in self._page.details:
            self.areas.set_current(region)
            self.areas.focus_first()

    def _enter(self, region: str) -> None:
        if region != self._current:
            self._current = region
            self._show_region()
            self.region_chosen.emit(region)

    def _type(self, region: str, level: int) -> None:
        detail = self._page.details[region] if self._page else None
        if detail is None:
            return
        if detail.ceiling is None:
            announce(
                self, tr("{region} is left out today. {reason}", region=detail.name, reason=detail.reason)
            )
        elif level > detail.ceiling:
            self.panel.refuse(level)
        else:
            self.level_chosen.emit(region, level)

    def _show_region(self) -> None:
        if self._page is not None and self._current:
            self.map.set_chosen(self._current)
            self.panel.show_region(self._page.rungs, self._page.details[self._current])

    def _choose(self, level: int) -> None:
        self.level_chosen.emit(self._current, level)

    def _rate(self, score: int) -> None:
        self.stroke_rated.emit(self._current, score)

    def _try(self, level: int, comfortable: bool) -> None:
        self.level_tried.emit(self._current, level, comfortable)

    def _tingle(self, lingers: bool) -> None:
        self.tingling_answered.emit(self._current, lingers)
