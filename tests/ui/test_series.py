"""Readings in the window: LO and HI of a meter, struck-out readings that stay in view, readings of other days."""

from collections.abc import Callable
from datetime import datetime

import pytest
from pytestqt.qtbot import QtBot

from intake_app.questionnaire.answers import Answer, Voice
from intake_app.ui.opening import load
from intake_app.ui.options import Options
from intake_app.ui.steps.review import ReviewStep
from intake_app.ui.window import MainWindow
from tests.robot.robot import Robot

NOW = "2026-11-22T10:00"
Open = Callable[..., MainWindow]


@pytest.fixture
def opened(qtbot: QtBot) -> Open:
    """Opens a case on insulin with a blood pressure at one line of the readings."""

    def open_line(line: str, case: str = "t40-struck-310-alone") -> MainWindow:
        window = MainWindow(Options(case=case, now=NOW), load)
        qtbot.addWidget(window)
        window.resize(1280, 800)
        window.show()
        qtbot.waitUntil(lambda: window.visit is not None, timeout=10_000)
        assert window.visit is not None
        open_again(window, line)
        return window

    return open_line


def open_again(window: MainWindow, line: str) -> None:
    """Open a line of the readings."""
    assert window.visit is not None
    step = window.visit.step
    assert isinstance(step, ReviewStep)
    step.open_page("readings", line)


def newest(window: MainWindow, question: str = "sugar") -> Answer:
    """The entry given last."""
    assert window.visit is not None
    return window.visit.interview.log.current(question)[-1]


@pytest.mark.parametrize(("end", "value", "band"), [("LO", 20.0, "under-54"), ("HI", 600.0, "over-300")])
def test_a_meter_that_shows_lo_or_hi_counts_as_its_extreme(
    opened: Open, end: str, value: float, band: str
) -> None:
    """LO counts under 54, HI over 300 (content 7.2), in one press."""
    window = opened("sugar")
    with Robot(window) as robot:
        robot.tab_to(f"the meter shows {end}")
        robot.press("Enter")
    given = newest(window)
    assert window.visit is not None
    scale = window.visit.interview.content.scales["sugar"]

    assert (given.values["value"], given.values["meter"]) == (value, end.lower())
    assert scale.band(value, "mg/dL") == band


def test_a_struck_out_reading_stays_with_its_reason_and_who_did_it(opened: Open) -> None:
    """Its value is kept, it is shown struck through, and it no longer counts when it was harmless."""
    window = opened("sugar")
    with Robot(window) as robot:
        robot.type("150")
        robot.press("Enter")
        open_again(window, "sugar")
        robot.tab_to("Strike out 150")
        robot.press("Enter", "Space")
        shown = robot.names()
    given = newest(window)

    assert (given.values["value"], given.values["struck"]) == (150, "typing-slip")
    assert "struck out: 150 mg/dL" in shown


def test_a_dangerous_reading_struck_out_says_that_it_still_counts(opened: Open) -> None:
    """Until a newer reading is there within 10 minutes (content 1.6); then the sentence is gone."""
    window = opened("sugar")
    with Robot(window) as robot:
        robot.tab_to("the meter shows HI")
        robot.press("Enter")
        open_again(window, "sugar")
        robot.tab_to("Strike out meter HI")
        robot.press("Enter", "Right", "Right", "Right", "Space")

        assert any("still counts until a newer reading" in name for name in robot.names())


def test_the_clients_own_pressure_of_another_day_is_the_clients(opened: Open) -> None:
    """Its day and time are taken, its device too, and the client says it."""
    window = opened("blood-pressure", "t44-own-pressure-7-days")
    with Robot(window) as robot:
        robot.type("128")
        robot.press("Tab")
        robot.type("82")
        robot.tab_to("Device")
        robot.type("arm cuff")
        robot.tab_to("Here", "RadioButton")
        robot.press("Right", "Space")
        robot.tab_to("Time taken")
        robot.type("Nov 20, 2026 8:30")
        robot.tab_to("Add the reading")
        robot.press("Enter")
    given = newest(window, "blood-pressure")

    assert (given.voice, given.values["where"], given.values["device"]) == (Voice.CLIENT, "own", "arm cuff")
    assert given.values["taken"] == datetime(2026, 11, 20, 8, 30).astimezone()


def test_a_reading_of_tomorrow_is_refused(opened: Open) -> None:
    """The time stays in its field and is explained; nothing is added."""
    window = opened("sugar")
    assert window.visit is not None
    before = window.visit.interview.log
    with Robot(window) as robot:
        robot.type("118")
        robot.tab_to("Time taken")
        robot.type("Nov 23, 2026 8:30")
        robot.tab_to("Add the reading")
        robot.press("Enter")

        assert "This time has not come yet." in robot.announcements
    assert window.visit.interview.log is before
