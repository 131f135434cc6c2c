"""The step Plan: stricter by keyboard alone, never wider; the letter and the few relaxations."""

from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from intake_app.ui.screens.plan.screen import PlanScreen
from intake_app.ui.theme import looks
from intake_app.ui.views.plan import plan_page, with_technique, without_technique
from intake_app.ui.views.plan_rows import minutes_split
from tests.pictures.sample import ready_interview, sample_interview
from tests.robot.robot import Robot
from tests.ui.cut_off import cut_off

Show = Callable[..., None]


@pytest.fixture
def screen(show: Show) -> PlanScreen:
    """The step with the sample visit's plan."""
    judged = sample_interview().judged
    made = PlanScreen()
    made.show_page(plan_page(judged, judged.plan))
    show(made, 1280, 760)
    made.focus_first()
    return made


def test_a_technique_is_taken_out_by_its_button(screen: PlanScreen, qtbot: QtBot) -> None:
    """Space on "Leave out kneading, both calves" tells area and technique."""
    with Robot(screen) as robot:
        robot.tab_to("Leave out kneading, both calves")
        with qtbot.waitSignal(screen.technique_removed) as removed:
            robot.press("Space")

    assert removed.args == ["calf_L,calf_R", "petrissage"]


def test_focus_stays_in_the_table_after_a_row_has_gone(screen: PlanScreen) -> None:
    """The next row takes the place of the one that was taken out."""
    interview = sample_interview()
    judged = interview.judged
    assert judged.plan is not None
    choices = without_technique(judged, judged.plan, "calf_L,calf_R", "petrissage")
    with Robot(screen) as robot:
        robot.tab_to("Leave out kneading, both calves")
        after = interview.with_choices(choices).judged
        screen.show_page(plan_page(after, after.plan))

    assert robot.focused().name == "Leave out long strokes, upper and lower back"


def test_minutes_go_down_and_not_above_the_most(screen: PlanScreen, qtbot: QtBot) -> None:
    """Minus takes a minute, plus at the most does nothing."""
    with Robot(screen) as robot:
        robot.tab_to("Minutes of touch")
        with qtbot.assertNotEmitted(screen.minutes_changed):
            robot.press("+")
        with qtbot.waitSignal(screen.minutes_changed) as changed:
            robot.press("-")

    assert changed.args == [29]


def test_adding_waits_while_nothing_was_taken_out(screen: PlanScreen) -> None:
    """The button says that all that is allowed is there."""
    with Robot(screen) as robot:
        robot.tab_to("Add a technique")
        robot.press("Space")

    assert robot.announcements == ["Everything that is allowed here is in the plan."]


def test_the_clients_choice_about_advice_is_answered_by_key(screen: PlanScreen, qtbot: QtBot) -> None:
    """3 on the answers is "declined", and a second press does not take it back."""
    with Robot(screen) as robot:
        robot.tab_to("Accepted")
        with qtbot.waitSignal(screen.advice_answered) as answered:
            robot.press("3")
        robot.press("Space")

    assert answered.args == ["declined"]


def test_relaxing_needs_reason_sentence_and_agreement(screen: PlanScreen, qtbot: QtBot) -> None:
    """The button says what is missing until all three are there."""
    with Robot(screen) as robot:
        robot.tab_to("Change: At most 45 minutes")
        robot.press("Space")
        robot.tab_to("Relax this rule")
        robot.press("Space")
        said = robot.announcements[-1]
        robot.tab_to("Known for long", key="Shift+Tab")
        robot.press("Space", "Tab")
        robot.type("No low for years, checks daily")
        robot.press("Tab", "Space", "Tab")
        with qtbot.waitSignal(screen.relaxed) as relaxed:
            robot.press("Space")

    assert said == "Choose a reason."
    assert relaxed.args == ["R-DIA-12", "known-and-stable", "No low for years, checks daily", True]


def test_fewer_exercises_can_be_chosen(screen: PlanScreen, qtbot: QtBot) -> None:
    """Space on an exercise takes it out."""
    with Robot(screen) as robot:
        robot.tab_to("Change what is done at home")
        robot.press("Space")
        with qtbot.waitSignal(screen.homework_chosen) as chosen:
            robot.press("Space")

    assert chosen.args == [["HW.2", "HW.3", "HW.5", "HW.6", "HW.7"]]


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_nothing_is_cut_off(show: Show, scale: float) -> None:
    """At 100 and 200 % text every word has its room."""
    looks().set_scale(scale)
    judged = sample_interview().judged
    made = PlanScreen()
    made.show_page(plan_page(judged, judged.plan))
    made.set_room(1280 / scale)
    show(made, 1280, 700)

    assert cut_off(made) == []


def test_a_technique_comes_back_only_where_it_is_offered() -> None:
    """Kneading put back on both feet changes nothing: it was never offered there."""
    interview = sample_interview()
    judged = interview.judged
    assert judged.plan is not None
    choices = with_technique(judged, judged.plan, "foot_sole_L,foot_sole_R", "petrissage")

    assert interview.with_choices(choices).judged.plan == judged.plan


def test_taking_out_and_putting_back_gives_the_same_plan() -> None:
    """Nothing is lost on the way."""
    interview = sample_interview()
    before = interview.judged.plan
    assert before is not None
    less = interview.with_choices(without_technique(interview.judged, before, "calf_L,calf_R", "petrissage"))
    assert less.judged.plan is not None
    again = less.with_choices(with_technique(less.judged, less.judged.plan, "calf_L,calf_R", "petrissage"))

    assert less.judged.plan != before
    assert again.judged.plan == before


def test_next_waits_for_the_answer_about_the_advice() -> None:
    """What the client chose is asked for before signing."""
    open_page = plan_page(sample_interview().judged, sample_interview().judged.plan)
    ready = ready_interview().judged

    assert "chose" in open_page.waiting
    assert plan_page(ready, ready.plan).waiting == ""


def test_without_a_plan_the_page_says_why(show: Show) -> None:
    """No table, no empty columns, one sentence."""
    page = plan_page(sample_interview().judged, None)
    made = PlanScreen()
    made.show_page(page)
    show(made, 1280, 760)

    assert not made.table.isVisible()
    assert page.waiting == "The result of the review allows no plan today."


def test_shares_of_the_minutes_add_up() -> None:
    """Whole minutes in proportion, nothing lost by rounding."""
    assert minutes_split([15, 25, 4, 0], 30) == [10, 17, 3, 0]
