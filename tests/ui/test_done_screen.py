"""What stands there after sealing."""

from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from intake_app.ui.screens.done.screen import DoneScreen
from intake_app.ui.screens.done.values import DonePage
from intake_app.ui.theme import looks
from intake_app.ui.views.done import done_page
from tests.pictures.sample import CLOCK
from tests.robot.robot import Robot
from tests.ui.cut_off import cut_off

Show = Callable[..., None]


def page(can_print: bool = True) -> DonePage:
    """A sealed trial plan."""
    return done_page(
        place="plan.pdf", code="K7Q4-2MXD", pages=4, moment=CLOCK.now(), is_trial=True, can_print=can_print
    )


@pytest.fixture
def screen(show: Show) -> DoneScreen:
    """The step with a sealed trial plan."""
    made = DoneScreen()
    made.show_page(page())
    show(made, 1280, 700)
    made.focus_first()
    return made


@pytest.mark.parametrize(
    ("name", "signal"),
    [
        ("Print", "print_pressed"),
        ("Open the paper", "open_pressed"),
        ("Save a copy", "save_pressed"),
        ("Another visit", "again_pressed"),
    ],
)
def test_every_button_is_reached_and_pressed_by_key(
    screen: DoneScreen, qtbot: QtBot, name: str, signal: str
) -> None:
    """Tab and Enter are enough."""
    with Robot(screen) as robot:
        robot.tab_to(name, "Button")
        with qtbot.waitSignal(getattr(screen, signal)):
            robot.press("Enter")


def test_a_trial_is_said_in_words(screen: DoneScreen) -> None:
    """The page says that this is no record, and its facts have their labels."""
    with Robot(screen) as robot:
        names = robot.names("StaticText")

    assert "Trial, not a record: sealed with a key made on the spot." in names
    assert "Code: K7Q4-2MXD" in names


def test_without_a_printer_print_says_so(screen: DoneScreen, qtbot: QtBot) -> None:
    """The button is focusable, dashed, and gives the reason."""
    screen.show_page(page(can_print=False))
    with Robot(screen) as robot, qtbot.assertNotEmitted(screen.print_pressed):
        robot.tab_to("Print", "Button")
        robot.press("Space")

    assert robot.announcements == ["No printer is set up on this machine."]


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_nothing_is_cut_off(show: Show, scale: float) -> None:
    """At 100 and 200 % text every word has its room."""
    looks().set_scale(scale)
    made = DoneScreen()
    made.show_page(page())
    show(made, 1280, 700)

    assert cut_off(made) == []
