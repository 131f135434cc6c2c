"""The steps after the review in the visit: what is chosen reaches the plan, and a plan that changes loses its ink."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from intake_app.questionnaire.answers import Answer
from intake_app.record.plan_states import State
from intake_app.services.draft import DraftFile
from intake_app.ui.saving import DraftSaver
from intake_app.ui.steps.after import AfterStep
from intake_app.ui.steps.base import AFTER, PLAN, PRESSURE, SIGN
from intake_app.ui.steps.plan import PlanStep
from intake_app.ui.steps.pressure import PressureStep
from intake_app.ui.steps.sign import SignStep
from intake_app.ui.visit import VisitScreen
from tests.pictures.sample import ready_interview
from tests.robot.robot import Robot

Show = Callable[..., None]


@pytest.fixture
def visit(show: Show) -> VisitScreen:
    """The sample visit after its review."""
    made = VisitScreen(ready_interview(), DraftSaver(DraftFile()))
    show(made, 1280, 800)
    made.begin()
    return made


def test_a_level_typed_reaches_the_plan(visit: VisitScreen) -> None:
    """0 on the left ankle makes it a still hand in the plan, and the list says whose choice it is."""
    visit.show_step(PRESSURE)
    with Robot(visit) as robot:
        robot.press("0")
        name = robot.focused().name

    assert name == "Left ankle, level 0, ceiling 1, your choice"
    assert visit.interview.judged.plan is not None
    assert visit.interview.judged.plan.levels["ankle_L"] == 0


def test_f2_repeats_ceiling_and_reason(visit: VisitScreen) -> None:
    """What stands beside the list is said."""
    visit.show_step(PRESSURE)
    step = visit.step

    assert isinstance(step, PressureStep)
    assert step.spoken().startswith("Left ankle: level 1 at most. The client cannot feel")


def test_a_technique_taken_out_is_out_of_the_plan(visit: VisitScreen) -> None:
    """Space on its button, and it can be put back by key."""
    visit.show_step(PLAN)
    with Robot(visit) as robot:
        robot.tab_to("Leave out kneading, both calves")
        robot.press("Space")
        plan = visit.interview.judged.plan
        assert plan is not None
        without = plan.techniques["calf_L"]
        robot.tab_to("Add a technique")
        robot.press("Space", "Space")
        again = visit.interview.judged.plan

    assert "petrissage" not in without
    assert again is not None
    assert "petrissage" in again.techniques["calf_L"]


def test_the_letter_can_be_read_and_left_again(visit: VisitScreen) -> None:
    """Read letter shows it as text, Back comes back to the plan."""
    visit.show_step(PLAN)
    with Robot(visit) as robot:
        robot.tab_to("Read letter")
        robot.press("Space")
        read = robot.focused()
        visit.step.go_back()

    assert read.name == "The letter as text"
    assert "It is no diagnosis." in read.value
    assert isinstance(visit.step, PlanStep)


def test_ink_goes_when_the_plan_changes(visit: VisitScreen) -> None:
    """A name typed under one plan is not under another."""
    visit.show_step(SIGN)
    step = visit.step
    assert isinstance(step, SignStep)
    assert step.screen is not None
    step.screen.way_chosen.emit("client", "paper")
    kept = "client’s" not in step.spoken()
    visit.show_step(PLAN)
    with Robot(visit) as robot:
        robot.tab_to("Minutes of touch")
        robot.press("-")
    visit.show_step(SIGN)

    assert kept
    assert "client’s signature" in step.spoken()


def test_ink_goes_when_an_answer_is_edited_and_stays_while_only_the_clock_runs(visit: VisitScreen) -> None:
    """Statement 26 in the window: looked at again a minute later nothing is lost, another answer takes the ink away."""
    visit.show_step(SIGN)
    step = visit.step
    assert isinstance(step, SignStep)
    assert step.screen is not None
    step.screen.way_chosen.emit("client", "paper")
    visit.change(visit.interview.judged_now())
    kept = "client’s signature" not in step.spoken()
    told = Answer("nights-lost", values={"value": 1}, at=visit.interview.clock.now())
    case = visit.interview.case
    answers = case.situation.answers.add(told)
    visit.change(visit.interview.with_case(replace(case, situation=replace(case.situation, answers=answers))))

    assert kept
    assert "client’s signature" in step.spoken()


def test_a_sealed_plan_becomes_void_when_consent_is_withdrawn(visit: VisitScreen, qtbot: QtBot) -> None:
    """T25 in the window: at once, with who and when, and the paper is still there to be read."""
    visit.show_step(SIGN)
    step, after = visit.step, visit.steps[AFTER]
    assert isinstance(step, SignStep)
    assert isinstance(after, AfterStep)
    assert step.screen is not None
    for who in ("client", "therapist"):
        step.screen.way_chosen.emit(who, "paper")
    with qtbot.waitSignal(step.sealed, timeout=30_000):
        visit.step.sign()
    before = after.states[-1]
    no = Answer("consent-touch", ("no-or-withdrawn",), at=visit.interview.clock.now())
    case = visit.interview.case
    answers = case.situation.answers.add(no)
    visit.change(visit.interview.with_case(replace(case, situation=replace(case.situation, answers=answers))))

    assert (before.state, after.states[-1].state) == (State.SEALED, State.VOID)
    assert after.paper is not None
    assert after.states[-1].data == before.data == after.paper.data


def test_sealing_leads_to_the_paper_and_saves_it(visit: VisitScreen, qtbot: QtBot, tmp_path: Path) -> None:
    """With both on paper the key for signing seals; the paper can be saved."""
    visit.show_step(SIGN)
    step = visit.step
    assert isinstance(step, SignStep)
    assert step.screen is not None
    for who in ("client", "therapist"):
        step.screen.way_chosen.emit(who, "paper")
    with qtbot.waitSignal(step.sealed, timeout=30_000):
        visit.step.sign()
    after = visit.steps[AFTER]
    assert isinstance(after, AfterStep)

    assert visit.step is after
    assert after.save_to(tmp_path / "plan.pdf")
    assert (tmp_path / "plan.pdf").read_bytes().startswith(b"%PDF")


def test_a_folder_that_cannot_be_written_is_told(visit: VisitScreen, qtbot: QtBot, tmp_path: Path) -> None:
    """The sentence stands on the page; the paper is still there to be saved elsewhere."""
    visit.show_step(SIGN)
    step = visit.step
    assert isinstance(step, SignStep)
    assert step.screen is not None
    for who in ("client", "therapist"):
        step.screen.way_chosen.emit(who, "paper")
    with qtbot.waitSignal(step.sealed, timeout=30_000):
        visit.step.sign()
    after = visit.steps[AFTER]
    assert isinstance(after, AfterStep)
    saved = after.save_to(tmp_path / "no-such-folder" / "plan.pdf")
    with Robot(visit) as robot:
        names = robot.names("StaticText")

    assert not saved
    assert any("cannot be written" in name for name in names)
