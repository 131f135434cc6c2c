"""Lists of lines in the window: several lines of one kind, each with its own fields, changed and taken back one by one."""

from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from intake_app.questionnaire.answers import Answer
from intake_app.ui.opening import load
from intake_app.ui.options import Options
from intake_app.ui.steps.review import ReviewStep
from intake_app.ui.window import MainWindow
from tests.robot.robot import Robot

NOW = "2026-11-23T10:41"
Open = Callable[[str, str], MainWindow]
OPERATION = "6 weeks to 6 months ago"


@pytest.fixture
def opened(qtbot: QtBot) -> Open:
    """Opens a new visit at one line."""

    def open_line(page: str, line: str) -> MainWindow:
        window = MainWindow(Options(now=NOW), load)
        qtbot.addWidget(window)
        window.resize(1280, 800)
        window.show()
        qtbot.waitUntil(lambda: window.trial is not None, timeout=10_000)
        window._opened("new")
        assert window.visit is not None
        step = window.visit.step
        assert isinstance(step, ReviewStep)
        step.open_page(page, line)
        return window

    return open_line


def lines(window: MainWindow, question: str) -> list[Answer]:
    """The lines of a list that stand."""
    assert window.visit is not None
    entries = window.visit.interview.log.current(question)
    return [one for one in entries if one.line is not None and (one.options or one.values or one.where)]


def two_operations(robot: Robot) -> None:
    """Enter two operations of one class, each with its own words."""
    robot.press("2")
    robot.tab_to("What was done?")
    robot.type("knee")
    robot.tab_to(f"Add another: {OPERATION}")
    robot.press("Enter")
    robot.tab_to("What was done?")
    robot.type("tattoo")
    robot.tab_to("To the next line")


def test_two_lines_of_one_kind_keep_their_own_words(opened: Open) -> None:
    """The second operation does not share the first one's line."""
    window = opened("medicines-and-skin", "operation")
    with Robot(window) as robot:
        two_operations(robot)
        robot.press("Enter")

    assert [one.values["what"] for one in lines(window, "operation")] == ["knee", "tattoo"]


def test_a_line_taken_back_stays_in_the_log_and_comes_back(opened: Open) -> None:
    """It no longer counts, its words are still in the log, and one press brings it back as it was."""
    window = opened("medicines-and-skin", "operation")
    with Robot(window) as robot:
        two_operations(robot)
        robot.tab_to("Take line 1 back", key="Shift+Tab")
        robot.press("Enter")
        left = lines(window, "operation")
        robot.tab_to("Bring back the line taken back")
        robot.press("Enter")
    assert window.visit is not None
    told = [one.values.get("what") for one in window.visit.interview.log if one.question == "operation"]

    assert [one.values["what"] for one in left] == ["tattoo"]
    assert "knee" in told
    assert [one.values["what"] for one in lines(window, "operation")] == ["knee", "tattoo"]


def test_unticking_a_kind_with_several_lines_loses_none(opened: Open) -> None:
    """They are to be taken back one by one, and that is said."""
    window = opened("medicines-and-skin", "operation")
    with Robot(window) as robot:
        two_operations(robot)
        robot.tab_to(OPERATION, "CheckBox", "Shift+Tab")
        robot.press("Space")

        assert "one by one" in robot.announcements[-1]
    assert len(lines(window, "operation")) == 2


def test_a_date_that_says_worse_than_the_class_counts(opened: Open) -> None:
    """An operation said to be over 6 months ago with a date three weeks ago is worked out from its date."""
    window = opened("medicines-and-skin", "operation")
    with Robot(window) as robot:
        robot.press("1")
        robot.tab_to("When?")
        robot.type("Nov 2, 2026")
        robot.tab_to("To the next line")

        assert "Line 1: Under 6 weeks ago, or not closed" in " ".join(robot.names())
    assert [one.options for one in lines(window, "operation")] == [()]


def test_a_line_may_stand_on_its_date_alone(opened: Open) -> None:
    """No class has to be chosen where the date gives it."""
    window = opened("medicines-and-skin", "operation")
    with Robot(window) as robot:
        robot.tab_to("Add a line by its date")
        robot.press("Enter")
        robot.tab_to("When?")
        robot.type("Oct 1, 2026")
        robot.tab_to("To the next line")

    assert [(one.options, str(one.values["date"])) for one in lines(window, "operation")] == [
        ((), "2026-10-01")
    ]


def test_the_kind_of_a_medicine_is_changed_and_may_be_two(opened: Open) -> None:
    """A combined tablet is one line with two kinds; its name stays."""
    window = opened("medicines-and-skin", "medicines")
    with Robot(window) as robot:
        robot.press("6")
        robot.tab_to("Name")
        robot.type("combined")
        robot.tab_to("Change the kind of line 1")
        robot.press("Enter")
        robot.press("Right", "Space")
        robot.tab_to("To the next line")
    line = lines(window, "medicines")[0]

    assert len(line.options) == 2
    assert line.values["name"] == "combined"
