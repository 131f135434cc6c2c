"""The frame: what gives way to little room, and that nothing clips at any size."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from intake_app.ui.theme import looks
from intake_app.ui.values import Alert, KeyHint, PageMark
from intake_app.ui.widgets.banner import Banner
from intake_app.ui.widgets.frame import FindingsStrip, Frame
from intake_app.ui.widgets.frame_alerts import PlaceButton
from intake_app.ui.widgets.progress_list import ProgressList
from intake_app.ui.widgets.text import Text

Show = Callable[..., None]
NAME = "Marigold Sample"


@pytest.fixture
def frame() -> Frame:
    """A review page with all its parts."""
    made = Frame()
    made.set_client(NAME, ("born May 4, 1962 (64)", "session 5", "last visit Nov 9, 14 days ago"))
    made.set_user("Robin P.")
    made.set_alerts([Alert(f"Fact number {number}", number < 3) for number in range(5)])
    made.set_steps(("Intake", "Review", "Pressure", "Plan", "Sign", "After"), 1)
    made.set_place("Feet", "page 5 of 9")
    made.set_saved("Saved 10:43")
    made.set_keys([KeyHint(("F1",), "all keys")])
    made.set_back("Back")
    made.set_next("Next: Legs and arms")
    made.set_findings("change", "Left sole: leave the callus alone", 4)
    progress = ProgressList("Safety review", "page 5 of 9", [PageMark("feet", "Feet", "now")])
    made.set_columns(Text("The page"), progress, Text("The findings"))
    return made


def columns(frame: Frame) -> tuple[bool, bool, bool]:
    """Whether progress, findings column and findings strip are shown."""
    strip = frame.findChildren(FindingsStrip)[0]
    return frame.left.isVisible(), frame.right.isVisible(), strip.isVisible()


@pytest.mark.parametrize(
    ("width", "scale", "expected"),
    [
        (1280, 1.0, (True, True, False)),
        (1100, 1.0, (True, True, False)),
        (1099, 1.0, (True, False, True)),
        (1280, 1.5, (True, False, True)),
        (1280, 2.0, (False, False, True)),
    ],
)
def test_columns_give_way_by_room(
    frame: Frame, show: Show, width: int, scale: float, expected: tuple[bool, bool, bool]
) -> None:
    """Width ÷ text scale decides: three columns, a strip for the findings, then no progress column either."""
    looks().set_scale(scale)
    show(frame, width, 800)

    assert columns(frame) == expected


def test_progress_moves_to_the_alerts_row(frame: Frame, show: Show, qtbot: QtBot) -> None:
    """At 200 % "Feet, page 5 of 9" stands in the alerts row and opens the list of pages."""
    looks().set_scale(2.0)
    show(frame, 1280, 800)
    place = next(one for one in frame.findChildren(PlaceButton) if one.isVisible())
    with qtbot.waitSignal(frame.progress_pressed):
        qtbot.mouseClick(place, Qt.MouseButton.LeftButton)


@pytest.mark.parametrize(("width", "scale"), [(1024, 1.0), (1280, 1.0), (1280, 2.0)])
def test_the_frame_fits_its_window(frame: Frame, show: Show, width: int, scale: float) -> None:
    """The frame never asks for more than the window, so nothing is cut off at the right."""
    looks().set_scale(scale)
    show(frame, width, 700)

    assert frame.minimumSizeHint().width() <= width


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_the_name_is_never_cut(frame: Frame, show: Show, scale: float) -> None:
    """The client's name has the room it needs, at any text size."""
    looks().set_scale(scale)
    show(frame, 1280, 800)
    name = frame.bar.name

    assert name.height() >= name.heightForWidth(name.width())


def test_emergency_is_always_there(frame: Frame, show: Show, qtbot: QtBot) -> None:
    """Even at 200 % the emergency button is in its corner and works."""
    looks().set_scale(2.0)
    show(frame, 1024, 700)
    with qtbot.waitSignal(frame.emergency_pressed):
        qtbot.mouseClick(frame.bar.emergency, Qt.MouseButton.LeftButton)


def test_a_new_page_takes_the_place_of_the_old(frame: Frame, show: Show) -> None:
    """Showing another page without side columns hides those."""
    show(frame, 1280, 800)
    page = QWidget()
    frame.set_columns(page)

    assert frame.page.widget() is page
    assert columns(frame)[:2] == (False, False)


def test_tabs_stand_where_there_is_no_client(frame: Frame, show: Show, qtbot: QtBot) -> None:
    """On Today the bar has the clinic and its tabs, and no alerts."""
    frame.set_tabs("Sample Clinic", [("today", "Today"), ("clients", "Clients")], "today")
    show(frame, 1280, 800)
    tab = next(one for one in frame.bar.findChildren(QWidget) if one.accessibleName() == "Clients")
    with qtbot.waitSignal(frame.tab_pressed) as blocker:
        qtbot.mouseClick(tab, Qt.MouseButton.LeftButton)

    assert blocker.args == ["clients"]
    assert not frame.alerts.isVisible()


def test_one_banner_replaces_another(frame: Frame, show: Show) -> None:
    """At most one banner is shown."""
    show(frame, 1280, 800)
    frame.set_banner(Banner("draft", "", "Draft found."))
    frame.set_banner(Banner("unsaved", "Not saved since 10:43.", "The disk is full."))

    assert [one.kind for one in frame.findChildren(Banner) if one.isVisible()] == ["unsaved"]


def test_no_more_than_five_alerts(frame: Frame, show: Show) -> None:
    """Six facts: five and "1 more"."""
    frame.set_alerts([Alert(f"Fact {number}") for number in range(6)])
    show(frame, 1280, 800)

    assert any(one.accessibleName() == "1 more" for one in frame.alerts.findChildren(QWidget))
