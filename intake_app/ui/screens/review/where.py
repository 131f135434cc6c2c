"""Where an answer is meant: limbs as chips, few regions as a list, many behind a button with the body map beside them."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from intake_app.base.texts import tr
from intake_app.ui.fonts import SMALL
from intake_app.ui.measures import gap, px
from intake_app.ui.theme import looks
from intake_app.ui.values import RegionState
from intake_app.ui.views.line_values import WhereView
from intake_app.ui.widgets.body_map import BodyMapView
from intake_app.ui.widgets.button import Button
from intake_app.ui.widgets.chips import Chips
from intake_app.ui.widgets.reading_order import put_in_order
from intake_app.ui.widgets.region_list import RegionList
from intake_app.ui.widgets.text import Text

_FEW = 12
_LARGE = 1.5


class MarkedMap(BodyMapView):
    """The body with the chosen regions filled; pressing a region chooses it."""

    def show_chosen(self, regions: frozenset[str]) -> None:
        """Fill these regions."""
        self.set_regions(dict.fromkeys(regions, RegionState(marked=True)))


def _is_cramped() -> bool:
    """Whether text is so large that the map would leave the list no room; the list alone is enough."""
    return looks().scale > _LARGE


class RegionChoice(QWidget):
    """The list of regions with the map beside it. Emits `changed` with what is chosen now."""

    changed = Signal(object)

    def __init__(self, view: WhereView, name: str, with_map: bool = True) -> None:
        super().__init__()
        self.list = RegionList(view.zones, name)
        self.list.set_chosen(view.chosen or ())
        self.list.region_toggled.connect(self._toggled)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(gap(16))
        row.addWidget(self.list, 3)
        self.map: MarkedMap | None = None
        if with_map and not _is_cramped():
            self.map = MarkedMap(("front", "back", "feet_top", "soles"))
            self.map.setFixedSize(px(230), px(460))
            self.map.region_pressed.connect(self._pressed)
            self.map.show_chosen(self.chosen())
            row.addWidget(self.map, 2, Qt.AlignmentFlag.AlignTop)

    def chosen(self) -> frozenset[str]:
        """The regions chosen now."""
        return frozenset(self.list.chosen())

    def set_chosen(self, regions: frozenset[str]) -> None:
        """Show other regions as chosen, without a signal."""
        self.list.set_chosen(regions)
        if self.map is not None:
            self.map.show_chosen(regions)

    def _toggled(self) -> None:
        if self.map is not None:
            self.map.show_chosen(self.chosen())
        self.changed.emit(self.chosen())

    def _pressed(self, region: str) -> None:
        self.set_chosen(self.chosen() ^ {region})
        self._toggled()


class WhereField(QWidget):
    """ "Where?" under an answer. Nothing chosen means the widest it can be, and is said so."""

    changed = Signal()

    def __init__(self, view: WhereView) -> None:
        super().__init__()
        self._view = view
        self._limbs: Chips | None = None
        self._regions: RegionChoice | None = None
        self._more: Button | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(gap(4))
        if view.limbs:
            self._add_limbs(view)
        elif sum(len(row.ids()) for zone in view.zones for row in zone.rows) <= _FEW:
            self._add_regions(with_map=False)
        else:
            self._more = Button(self._words(), "plain", icon="map")
            self._more.activated.connect(self._open)
            self._column.addWidget(self._more)

    def where(self) -> frozenset[str] | None:
        """The regions chosen; None for none, which is the widest it can be."""
        if self._limbs is not None:
            chosen = set(self._limbs.chosen())
            found = [regions for option, regions in self._view.limbs if option.id in chosen]
            return frozenset[str]().union(*found) if found else None
        if self._regions is not None:
            return self._regions.chosen() or None
        return self._view.chosen

    def focus_first(self) -> bool:
        """Focus the first choice."""
        if self._limbs is not None:
            self._limbs.focus_first()
        elif self._regions is not None:
            self._regions.list.focus_first()
        elif self._more is not None:
            self._more.setFocus()
        return True

    def _add_limbs(self, view: WhereView) -> None:
        self._column.addWidget(Text(view.label, SMALL, "muted"))
        self._limbs = Chips([option for option, _regions in view.limbs], view.label, many=True)
        chosen = view.chosen or frozenset()
        self._limbs.set_chosen(option.id for option, regions in view.limbs if regions & chosen)
        self._limbs.options_chosen.connect(self.changed)
        self._column.addWidget(self._limbs)

    def _add_regions(self, with_map: bool) -> None:
        self._regions = RegionChoice(self._view, self._view.label, with_map)
        self._regions.changed.connect(self.changed)
        self._column.addWidget(self._regions)

    def _open(self) -> None:
        if self._more is not None:
            self._more.hide()
        self._add_regions(with_map=True)
        put_in_order(self)
        self.focus_first()

    def _words(self) -> str:
        count = len(self._view.chosen or ())
        label = self._view.label
        return (
            tr("{label} {count} chosen", label=label, count=count)
            if count
            else tr("{label} Nothing chosen counts as everywhere", label=label)
        )
