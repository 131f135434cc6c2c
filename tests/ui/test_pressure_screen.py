"""The step Pressure: by keyboard alone, never above the ceiling, and what a screen reader is told."""

from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from intake_app.services import trying
from intake_app.ui.screens.pressure.screen import PressureScreen
from intake_app.ui.theme import looks
from intake_app.ui.views.pressure import pressure_page, with_level
from tests.pictures.sample import sample_interview
from tests.robot.robot import Robot
from tests.ui.cut_off import cut_off

Show = Callable[..., None]


@pytest.fixture
def screen(show: Show) -> PressureScreen:
    """The step with the sample visit, at the left sole."""
    interview = sample_interview()
    made = PressureScreen()
    made.show_page(pressure_page(interview.content, interview.case, interview.review, "foot_sole_L"))
    show(made, 1280, 760)
    made.focus_first()
    return made


def test_a_digit_sets_the_level_of_the_region_in_focus(screen: PressureScreen, qtbot: QtBot) -> None:
    """0 in the list gives the left sole level 0."""
    with Robot(screen) as robot, qtbot.waitSignal(screen.level_chosen) as chosen:
        robot.press("0")

    assert chosen.args == ["foot_sole_L", 0]


def test_a_level_above_the_ceiling_is_refused_with_the_reason(screen: PressureScreen, qtbot: QtBot) -> None:
    """3 sets nothing and says why."""
    with Robot(screen) as robot, qtbot.assertNotEmitted(screen.level_chosen):
        robot.press("3")

    assert "Level 3 is above today’s ceiling" in robot.announcements[-1]


def test_cells_say_region_level_and_ceiling(screen: PressureScreen) -> None:
    """The name of a cell holds all that the map shows."""
    with Robot(screen) as robot:
        focused = robot.focused()

    assert focused.name.startswith("Left sole, level 1, ceiling 1, leave out callus")


def test_the_arrows_move_without_setting_a_level(screen: PressureScreen, qtbot: QtBot) -> None:
    """Down goes to the next region and asks for nothing else."""
    with Robot(screen) as robot, qtbot.assertNotEmitted(screen.level_chosen):
        robot.press("Down")

    assert screen.current() == "toes_L"


def test_tab_goes_from_list_to_ladder_to_test_stroke(screen: PressureScreen) -> None:
    """Three stops, in the order in which they stand."""
    with Robot(screen) as robot:
        stops = [robot.focused().role]
        for _ in range(2):
            robot.press("Tab")
            stops.append(robot.focused().role)

    assert stops == ["Cell", "RadioButton", "RadioButton"]


def test_the_score_is_given_by_its_digit(screen: PressureScreen, qtbot: QtBot) -> None:
    """5 on the test stroke is told with its region."""
    with Robot(screen) as robot, qtbot.waitSignal(screen.stroke_rated) as rated:
        robot.press("Tab", "Tab", "5")

    assert rated.args == ["foot_sole_L", 5]


def test_a_second_space_does_not_take_an_answer_back(screen: PressureScreen) -> None:
    """The tingling answer stays chosen."""
    with Robot(screen) as robot:
        robot.press("Tab", "Tab", "Tab", "Space", "Space")

    assert robot.focused().is_checked


def test_a_new_page_keeps_region_and_focus(screen: PressureScreen) -> None:
    """After an answer the person is where they were."""
    interview = trying.with_stroke(sample_interview(), "toes_R", 4)
    with Robot(screen) as robot:
        robot.press("Down", "Right")
        screen.show_page(pressure_page(interview.content, interview.case, interview.review))

    assert robot.focused().name.startswith("Right toes, level 0, ceiling 0")


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_nothing_is_cut_off(show: Show, scale: float) -> None:
    """At 100 and 200 % text every word has its room."""
    looks().set_scale(scale)
    interview = sample_interview()
    made = PressureScreen()
    made.show_page(pressure_page(interview.content, interview.case, interview.review))
    made.set_room(1280 / scale)
    show(made, 1280, 700)

    assert cut_off(made) == []


def test_what_was_comfortable_lowers_and_a_higher_level_can_be_tried() -> None:
    """Level 1 tried in the calf is the most, until level 2 was tried too."""
    interview = trying.with_stroke(sample_interview(), "calf_L", 2)
    first = pressure_page(interview.content, interview.case, interview.review).details["calf_L"]
    interview = trying.with_level_tried(interview, "calf_L", 2, comfortable=True)
    second = pressure_page(interview.content, interview.case, interview.review).details["calf_L"]

    assert (first.ceiling, [one.level for one in first.tried]) == (1, [2])
    assert second.ceiling == 2


def test_a_stroke_that_hurts_leaves_a_still_hand() -> None:
    """A score over 3 at level 1 lowers the ceiling to 0, with the client's limit as the reason."""
    interview = trying.with_stroke(sample_interview(), "calf_R", 6)
    detail = pressure_page(interview.content, interview.case, interview.review).details["calf_R"]

    assert (detail.ceiling, detail.level) == (0, 0)
    assert "comfortable" in detail.reason


def test_a_lower_level_is_the_therapists_choice() -> None:
    """The list says so, and the plan keeps to it."""
    interview = sample_interview()
    interview = interview.with_choices(with_level(interview.case.choices, "calf_L", 1))
    page = pressure_page(interview.content, interview.case, interview.review)

    assert page.states["calf_L"].origin == "your choice"
    assert interview.judged.plan is not None
    assert interview.judged.plan.levels["calf_L"] == 1


def test_a_region_on_the_table_is_not_tried_seated() -> None:
    """The back says when it will be tried instead."""
    interview = sample_interview()
    detail = pressure_page(interview.content, interview.case, interview.review).details["upper_back"]

    assert not detail.is_seated
    assert "first stroke" in detail.told
