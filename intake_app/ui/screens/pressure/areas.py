"""Left and middle of the step Pressure: the map with its title and legend, and the list of areas."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from intake_app.base.texts import tr
from intake_app.ui.fonts import SMALL, TITLE
from intake_app.ui.measures import S12, gap, px
from intake_app.ui.theme import looks
from intake_app.ui.values import RegionState, Zone
from intake_app.ui.widgets.body_map import BodyMapView
from intake_app.ui.widgets.map_legend import MapLegend
from intake_app.ui.widgets.region_level_list import RegionLevelList
from intake_app.ui.widgets.rule import Rule
from intake_app.ui.widgets.text import Text

MAP_HEIGHT = 520
_HANDS = ("hand_L", "hand_R")


class MapPart(QWidget):
    """Title, drawing, legend. Emits `region_pressed`."""

    region_pressed = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(gap(S12))
        self._title = Text(tr("Pressure"), TITLE)
        head = QHBoxLayout()
        head.addWidget(self._title, 1)
        head.addWidget(Text(tr("Press a region, or use the list"), SMALL, "muted"))
        self._column.addLayout(head)
        self._views: tuple[str, ...] = ("front", "back", "feet_top", "soles")
        self._map = self._make_map()
        self._column.addWidget(self._map, 1)
        self._column.addWidget(Rule())
        self._column.addWidget(MapLegend())
        self._tall = True
        looks().changed.connect(self._fit)

    def show_states(self, states: Mapping[str, RegionState]) -> None:
        """Show the regions; the hands are enlarged when they are worked today, the feet always."""
        views = ("front", "back", "feet_top", "soles", *(("hands",) if set(_HANDS) & set(states) else ()))
        if views != self._views:
            self._views = views
            old, self._map = self._map, self._make_map()
            self._column.replaceWidget(old, self._map)
            old.deleteLater()
            self._fit()
        self._map.set_regions(states)

    def set_chosen(self, region: str) -> None:
        """Show which region the list is at."""
        self._map.set_chosen(region)

    def set_tall(self, fills: bool) -> None:
        """The map takes the height of its column, or has a height of its own where the page scrolls."""
        self._tall = fills
        self._title.setVisible(fills)
        self._fit()

    def _fit(self) -> None:
        # where it fills its column its own wish must not make the page scroll
        high = QSizePolicy.Policy.Ignored if self._tall else QSizePolicy.Policy.Expanding
        self._map.setSizePolicy(QSizePolicy.Policy.Expanding, high)
        self._map.setMinimumHeight(px(360) if self._tall else px(MAP_HEIGHT))

    def _make_map(self) -> BodyMapView:
        made = BodyMapView(self._views)
        made.region_pressed.connect(self.region_pressed)
        return made


class Areas(QWidget):
    """The twin list, made anew only when its rows change. Emits `region_entered` and `level_typed`."""

    region_entered = Signal(str)
    level_typed = Signal(str, int)

    def __init__(self) -> None:
        super().__init__()
        self._zones: tuple[Zone, ...] = ()
        self.list = self._make_list(())
        self._note = Text("", SMALL, "muted")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(gap(S12))
        self._title = Text(tr("Pressure"), TITLE)
        self._title.setVisible(False)
        self._column.addWidget(self._title)
        self._column.addWidget(self.list)
        self._column.addWidget(self._note)
        self._column.addStretch(1)

    def show_areas(self, zones: Sequence[Zone], states: Mapping[str, RegionState], note: str) -> None:
        """Show rows and levels."""
        if tuple(zones) != self._zones:
            self._zones = tuple(zones)
            focused = self.list.hasFocus()
            old, self.list = self.list, self._make_list(self._zones)
            self._column.replaceWidget(old, self.list)
            old.hide()
            old.deleteLater()
            if focused:
                self.list.setFocus()
        self.list.set_regions(states)
        self._note.set_words(note)

    def set_titled(self, titled: bool) -> None:
        """The step's title stands here where the map is below."""
        self._title.setVisible(titled)

    def set_current(self, region: str) -> None:
        """Move to a region."""
        self.list.set_current(region)

    def focus_first(self) -> None:
        """Focus the list."""
        self.list.focus_first()

    def _make_list(self, zones: Sequence[Zone]) -> RegionLevelList:
        made = RegionLevelList(zones)
        made.region_entered.connect(self.region_entered)
        made.level_typed.connect(self.level_typed)
        return made
