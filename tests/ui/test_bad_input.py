"""What cannot be used is refused in a sentence that names the range; what was typed stays, and nothing else is lost."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from intake_app.services.draft import DraftFile
from intake_app.ui.opening import load
from intake_app.ui.options import Options
from intake_app.ui.steps.review import ReviewStep
from intake_app.ui.visit import VisitScreen
from intake_app.ui.window import MainWindow
from tests.robot.robot import Robot

NOW = "2026-11-23T10:41"
KEPT_WITHIN_S = 0.3
Open = Callable[..., MainWindow]


@pytest.fixture
def opened(qtbot: QtBot) -> Open:
    """Opens the window on a shipped case at one line, or on a new visit."""

    def open_window(case: str = "", page: str = "", line: str = "") -> MainWindow:
        window = MainWindow(Options(case=case, now=NOW), load)
        qtbot.addWidget(window)
        window.resize(1280, 800)
        window.show()
        qtbot.waitUntil(
            lambda: window.trial is not None and (not case or window.visit is not None), timeout=10_000
        )
        if not case:
            window._opened("new")
        step = visit_of(window).step
        assert isinstance(step, ReviewStep)
        if page:
            step.open_page(page, line)
        return window

    return open_window


def visit_of(window: MainWindow) -> VisitScreen:
    """The visit that is shown."""
    assert window.visit is not None
    return window.visit


def typed(robot: Robot) -> str:
    """The text in the field in focus."""
    return robot.focused().value


def test_an_hba1c_of_70_percent_is_refused_with_its_range(opened: Open) -> None:
    """The sentence names 4 to 18 %, the 70 stays in the field, and the answer is as it was."""
    window = opened("t01-feet-reduced-type-2", "diabetes-story", "hba1c")
    before = visit_of(window).interview.log
    with Robot(window) as robot:
        robot.tab_to("HbA1c, %")
        QApplication.focusWidget().selectAll()  # type: ignore[union-attr]
        robot.type("70")
        robot.press("Enter")

        assert robot.announcements[-1] == "Give a number from 4 to 18 %."
        assert (typed(robot), robot.focused().description) == ("70", "Give a number from 4 to 18 %.")
    assert visit_of(window).interview.log is before


@pytest.mark.parametrize("key", ["Ctrl+Enter", "Alt+Left"])
def test_a_page_stays_while_a_number_on_it_cannot_be_used(opened: Open, key: str) -> None:
    """Neither on nor back loses what is typed: the page stays, with the focus on it."""
    window = opened("clear", "what-the-client-feels", "pain-now")
    with Robot(window) as robot:
        robot.type("12")
        robot.press(key)

        assert visit_of(window).interview.page == "what-the-client-feels"
        assert typed(robot).endswith("12")
        assert robot.announcements[-1].startswith("Give a number from 0 to 10")


def test_a_number_typed_without_enter_is_taken_when_the_page_is_left(opened: Open) -> None:
    """Ctrl+Enter takes what stands in the field."""
    window = opened("", "what-the-client-feels", "pain-now")
    with Robot(window) as robot:
        robot.type("4")
        robot.press("Ctrl+Enter")

    assert visit_of(window).interview.log.current("pain-now")[-1].values["value"] == 4
    assert visit_of(window).interview.page != "what-the-client-feels"


@pytest.mark.parametrize("birth", ["May 4, 2062", "May 4, 1862", "May 44, 1962"])
def test_a_birth_date_that_cannot_be_keeps_focus_and_words(opened: Open, birth: str) -> None:
    """Refused in a sentence; neither Enter nor Ctrl+Enter leads away; the name is kept."""
    window = opened()
    with Robot(window) as robot:
        robot.type("Fern Example")
        robot.press("Enter")
        robot.type(birth)
        robot.press("Enter", "Ctrl+Enter")

        assert (typed(robot), visit_of(window).interview.page) == (birth, "basics")
        assert robot.focused().description in robot.announcements
    client = visit_of(window).interview.case.situation.client
    assert (client.name, client.birth_date) == ("Fern Example", None)


@pytest.mark.parametrize(
    ("upper", "lower", "sentence"),
    [
        ("20", "400", "Give a number from 60 to 260 mmHg."),
        ("134", "400", "Give a number from 30 to 160 mmHg."),
        ("100", "120", "The upper number is above the lower one."),
    ],
)
def test_a_blood_pressure_that_cannot_be_is_refused(
    opened: Open, upper: str, lower: str, sentence: str
) -> None:
    """Which number, and its range; both numbers stay."""
    window = opened("visits/numb-feet", "readings", "blood-pressure")
    before = len(visit_of(window).interview.log.entries)
    with Robot(window) as robot:
        robot.type(upper)
        robot.press("Enter")
        robot.type(lower)
        robot.press("Enter")
        fields = [robot.find("EditableText", name).value for name in ("Upper number", "Lower number")]

        assert fields == [upper, lower]
        assert sentence in robot.announcements
    assert len(visit_of(window).interview.log.entries) == before


@pytest.mark.parametrize("taken", ["25:99", "half past ten", "23:50"])
def test_a_time_that_cannot_be_is_no_time_of_a_reading(opened: Open, taken: str) -> None:
    """Not now instead, as if nothing had been typed: refused, and the reading stays in its field."""
    window = opened("diabetic-neuropathy", "readings", "sugar")
    before = len(visit_of(window).interview.log.entries)
    with Robot(window) as robot:
        robot.type("142")
        robot.tab_to("Time taken")
        robot.type(taken)
        robot.tab_to("Add the reading")
        robot.press("Enter")

        assert robot.find("EditableText", "Sugar").value == "142"
    assert len(visit_of(window).interview.log.entries) == before


@pytest.mark.parametrize("key", ["F12", "Esc", "F1"])
def test_a_look_elsewhere_loses_nothing_that_is_being_typed(opened: Open, key: str) -> None:
    """Emergency, help and Esc in the middle of a word: the word and the focus are still there afterwards."""
    window = opened()
    with Robot(window) as robot:
        robot.type("Fern Ex")
        robot.press(key)
        if window.emergency is not None:
            robot.tab_to("Back to the visit")
            robot.press("Enter")
        elif key == "F1":
            robot.press("Esc")
        robot.type("ample")
        robot.press("Enter")

    assert visit_of(window).interview.case.situation.client.name == "Fern Example"


def test_emergency_in_the_middle_of_a_number_keeps_it(opened: Open) -> None:
    """Also what could not be taken yet."""
    window = opened("visits/numb-feet", "readings", "blood-pressure")
    with Robot(window) as robot:
        robot.type("13")
        robot.press("F12")
        robot.tab_to("Back to the visit")
        robot.press("Enter")
        robot.type("4")

        assert (robot.focused().name, typed(robot)) == ("Upper number, mmHg", "134")


KILLED = """
import sys, time
from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from intake_app.ui.opening import load
from intake_app.ui.options import Options
from intake_app.ui.theme import start_looks
from intake_app.ui.window import MainWindow
app = QApplication([])
start_looks(app, "light")
window = MainWindow(Options(now="{now}"), load)
window.show()
window.activateWindow()
while window.trial is None:
    app.processEvents()
window._opened("new")
app.processEvents()
letters = iter("Fern " + "abcdefghij" * 40)
def one():
    letter = next(letters)
    QTest.keyClicks(app.focusWidget(), letter)
    print(time.monotonic(), letter, sep="|")
timer = QTimer(interval=15)
timer.timeout.connect(one)
timer.start()
app.exec()
"""


def test_killed_in_the_middle_of_a_word_all_but_the_last_moment_is_offered_again(
    opened: Open, data_folder_of_its_own: Path
) -> None:
    """Killed while keys come every 15 ms: the draft holds every key that is older than 300 ms."""
    process = subprocess.Popen(
        [sys.executable, "-c", KILLED.format(now=NOW)], stdout=subprocess.PIPE, text=True,
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen", "PYTHONUNBUFFERED": "1"},
    )  # fmt: skip
    assert process.stdout is not None
    keys = [process.stdout.readline() for _ in range(90)]
    process.send_signal(signal.SIGKILL)
    killed = time.monotonic()
    keys += process.stdout.readlines()
    process.wait(10)
    process.stdout.close()
    pairs = [line.rstrip("\n").split("|") for line in keys if line.count("|") == 1 and line.endswith("\n")]
    old = "".join(letter for moment, letter in pairs if float(moment) < killed - KEPT_WITHIN_S)
    draft = DraftFile().load()

    assert draft is not None
    assert len(old) > 20
    assert draft.title.startswith(old.strip())
