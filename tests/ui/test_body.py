"""Body map, its twin list, and the pressure ladder."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QAccessible
from pytestqt.qtbot import QtBot

from intake_app.ui.values import RegionRow, RegionState, Rung, Zone
from intake_app.ui.widgets.body_map import BodyMapView
from intake_app.ui.widgets.body_paths import VIEWS, body_view
from intake_app.ui.widgets.pressure_ladder import PressureLadder
from intake_app.ui.widgets.region_level_list import RegionLevelList
from intake_app.ui.widgets.region_list import RegionList

Show = Callable[..., None]
FEET = (
    Zone("Feet", (RegionRow("Toes", "toes_L", "toes_R"), RegionRow("Sole", "foot_sole_L", "foot_sole_R"))),
    Zone("Back", (RegionRow("Upper back", middle="upper_back"),)),
)
STATES = {
    "toes_L": RegionState(1, 1),
    "foot_sole_L": RegionState(1, 1, note="the callus"),
    "upper_back": RegionState(3, 3, look_first=True),
}
RUNGS = tuple(Rung(level, f"Rung {level}", "how") for level in range(6))


@pytest.mark.parametrize("name", VIEWS)
def test_every_number_stands_in_its_region(name: str) -> None:
    """A number not led there by a line lies inside the outline that is pressed."""
    shapes = [shape for shape in body_view(name).regions if shape.leader is None]

    assert [shape.id for shape in shapes if not shape.path.contains(shape.number_at)] == []


def test_all_36_regions_are_drawn() -> None:
    """The five views together have every region."""
    assert len({shape.id for name in VIEWS for shape in body_view(name).regions}) == 36


@pytest.mark.parametrize("region", ["foot_sole_L", "foot_sole_R", "toes_L"])
def test_pressing_the_map_tells_the_region(show: Show, qtbot: QtBot, region: str) -> None:
    """A press inside a sole tells the client's side, also where the drawing is mirrored."""
    body = BodyMapView(("soles",))
    show(body, 400, 420)
    with qtbot.waitSignal(body.region_pressed) as blocker:
        qtbot.mouseClick(body, Qt.MouseButton.LeftButton, pos=body.middle_of("soles", region).toPoint())

    assert blocker.args == [region]


def test_beside_the_body_there_is_no_region(show: Show) -> None:
    """A corner of the drawing belongs to nothing."""
    body = BodyMapView()
    show(body, 440, 560)

    assert body.region_at(QPointF(1, 1)) == ""


def test_the_map_is_silent_and_takes_no_focus() -> None:
    """The list is the map for keyboard and screen reader."""
    body = BodyMapView()

    assert body.focusPolicy() == Qt.FocusPolicy.NoFocus
    assert body.accessibleName() == ""


@pytest.fixture
def table(show: Show) -> RegionLevelList:
    """The twin list with three regions worked."""
    made = RegionLevelList(FEET)
    made.set_regions(STATES)
    show(made, 400)
    made.focus_first()
    return made


def test_the_list_has_full_names(table: RegionLevelList) -> None:
    """A cell says side, level, ceiling and what to leave out."""
    table.set_current("foot_sole_L")
    cell = QAccessible.queryAccessibleInterface(table).focusChild()

    assert cell.text(QAccessible.Text.Name) == "Left sole, level 1, ceiling 1, leave out the callus"


def test_arrows_move_over_regions_only(table: RegionLevelList, qtbot: QtBot) -> None:
    """Down from the soles passes the heading of the next zone over."""
    table.set_current("foot_sole_L")
    with qtbot.waitSignal(table.region_entered) as blocker:
        qtbot.keyClick(table, Qt.Key.Key_Down)

    assert blocker.args == ["upper_back"]


def test_digits_set_a_level_of_the_current_region(table: RegionLevelList, qtbot: QtBot) -> None:
    """2 asks for level 2 of the region with the focus."""
    with qtbot.waitSignal(table.level_typed) as blocker:
        qtbot.keyClick(table, Qt.Key.Key_2)

    assert blocker.args == ["toes_L", 2]


def test_moving_sets_no_level(table: RegionLevelList, qtbot: QtBot) -> None:
    """Arrows only move."""
    with qtbot.assertNotEmitted(table.level_typed):
        qtbot.keyClick(table, Qt.Key.Key_Right)


def test_the_region_list_is_enough_by_keyboard(show: Show, qtbot: QtBot) -> None:
    """Down, Right and Space choose a region; the count follows."""
    regions = RegionList(FEET, "Where is it numb?")
    show(regions, 400)
    regions.focus_first()
    qtbot.keyClick(regions.window().focusWidget(), Qt.Key.Key_Down)
    qtbot.keyClick(regions.window().focusWidget(), Qt.Key.Key_Right)
    with qtbot.waitSignal(regions.region_toggled) as blocker:
        qtbot.keyClick(regions.window().focusWidget(), Qt.Key.Key_Space)

    assert blocker.args == ["foot_sole_R", True]
    assert regions.chosen() == ["foot_sole_R"]


@pytest.fixture
def ladder(show: Show) -> PressureLadder:
    """A ladder with its ceiling at 2."""
    made = PressureLadder(RUNGS, 2, "Warmer than the right foot.", 1)
    show(made, 340)
    made.focus_first()
    return made


def test_a_level_up_to_the_ceiling_is_chosen(ladder: PressureLadder, qtbot: QtBot) -> None:
    """2 is at the ceiling and may be chosen."""
    with qtbot.waitSignal(ladder.level_chosen) as blocker:
        qtbot.keyClick(ladder.window().focusWidget(), Qt.Key.Key_2)

    assert blocker.args == [2]


@pytest.mark.parametrize("key", [Qt.Key.Key_3, Qt.Key.Key_4, Qt.Key.Key_5])
def test_above_the_ceiling_nothing_is_chosen(ladder: PressureLadder, qtbot: QtBot, key: Qt.Key) -> None:
    """A digit above the ceiling is refused with the reason."""
    with qtbot.assertNotEmitted(ladder.level_chosen), qtbot.waitSignal(ladder.refused) as blocker:
        qtbot.keyClick(ladder.window().focusWidget(), key)

    assert "Warmer than the right foot." in blocker.args[0]


def test_moving_on_the_ladder_chooses_nothing(ladder: PressureLadder, qtbot: QtBot) -> None:
    """Arrows stop at the ceiling and choose nothing."""
    with qtbot.assertNotEmitted(ladder.level_chosen):
        for _ in range(3):
            qtbot.keyClick(ladder.window().focusWidget(), Qt.Key.Key_Up)

    assert ladder.window().focusWidget().accessibleName().startswith("Level 2")
