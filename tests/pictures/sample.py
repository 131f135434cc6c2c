"""The sample case as the steps of a visit meet it, in the frame of the window."""

import math
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from PySide6.QtWidgets import QWidget

from intake_app.base.clock import FixedClock
from intake_app.base.paths import forms_folder
from intake_app.questionnaire.answers import Answer
from intake_app.services import trying
from intake_app.services.interview import Interview, begin
from intake_app.services.review import Reviewing
from intake_app.ui.screens.done.screen import DoneScreen
from intake_app.ui.screens.plan.screen import PlanScreen
from intake_app.ui.screens.pressure.screen import PressureScreen
from intake_app.ui.screens.sign.screen import SignScreen
from intake_app.ui.screens.sign.values import InkState, Signature
from intake_app.ui.values import Alert
from intake_app.ui.views.done import done_page
from intake_app.ui.views.plan import plan_page
from intake_app.ui.views.pressure import pressure_page
from intake_app.ui.views.sign import sign_page
from intake_app.ui.widgets.frame import Frame

CASE, ADVICE = "diabetic-neuropathy.toml", "advice-answer"
CLOCK = FixedClock(datetime(2026, 11, 23, 10, 15, tzinfo=UTC) + timedelta(minutes=40))
STEPS = ("Intake", "Review", "Pressure", "Plan", "Sign", "After")


def reviewing() -> Reviewing:
    """The shipped content at a fixed moment."""
    return Reviewing(forms_folder(), CLOCK)


def sample_interview() -> Interview:
    """The sample visit after its review, with test strokes on both feet, before the client chose about the advice."""
    service = reviewing()
    case = service.read(service.forms / "cases" / CASE)
    answers = case.situation.answers.without(ADVICE)
    interview = begin(service, replace(case, situation=replace(case.situation, answers=answers)))
    for region, score in (("foot_sole_L", 2), ("foot_sole_R", 1), ("toes_L", 2), ("toes_R", 2)):
        interview = trying.with_stroke(interview, region, score)
        interview = trying.with_tingling(interview, region, lingers=False)
    return interview


def framed(screen: QWidget, step: int, keys: object, back: str, following: str, waiting: str = "") -> Frame:
    """A step in the frame, as the window shows it."""
    frame = Frame()
    frame.set_client("Marigold Sample", ("born May 4, 1962 (64)", "session 1"))
    frame.set_user("Robin P.")
    frame.set_alerts([Alert("Numb toes, both feet", True), Alert("Type 2 diabetes, metformin", False)])
    frame.set_steps(STEPS, step)
    frame.set_saved("Saved 10:53")
    frame.set_keys(keys)  # type: ignore[arg-type]
    frame.set_back(back)
    frame.set_next(following, primary=True, waiting=waiting)
    screen.setObjectName("step")
    frame.room_changed.connect(screen.set_room)  # type: ignore[attr-defined]
    frame.set_columns(screen)
    return frame


def pressure() -> QWidget:
    """The step Pressure of the sample visit."""
    interview = sample_interview()
    page = pressure_page(interview.content, interview.case, interview.review, "foot_sole_L")
    screen = PressureScreen()
    screen.show_page(page)
    return framed(screen, 2, screen.keys(), page.back_text, page.next_text, page.waiting)


def plan() -> QWidget:
    """The step Plan of the sample visit."""
    judged = sample_interview().judged
    page = plan_page(judged, judged.plan)
    screen = PlanScreen()
    screen.show_page(page)
    return framed(screen, 3, screen.keys(), page.back_text, page.next_text, page.waiting)


def ready_interview() -> Interview:
    """The sample visit with the client's answer about the advice."""
    interview = sample_interview()
    answer = Answer(ADVICE, ("accepted",), at=interview.clock.now())
    situation = interview.case.situation
    situation = replace(situation, answers=situation.answers.add(answer))
    return interview.with_case(replace(interview.case, situation=situation))


def handwriting() -> tuple[tuple[tuple[float, float, int], ...], ...]:
    """A made-up signature: loops from left to right."""
    heights = (0.3, 0.3, 0.1, 0.12, 0.1, 0.28, 0.1, 0.1, 0.32, 0.1, 0.12, 0.1)
    points = []
    for step in range(24 * len(heights)):
        turn = step / 24
        high = heights[int(turn)] * (1 - turn % 1) + heights[(int(turn) + 1) % len(heights)] * (turn % 1)
        x = 0.08 + 0.82 * turn / len(heights) + 0.022 * math.sin(2 * math.pi * turn + 2.4)
        y = 0.62 - high * (1 - math.cos(2 * math.pi * turn)) / 2 + 0.04 * math.sin(turn)
        points.append((x, y, step * 8))
    return (tuple(points),)


def sign() -> QWidget:
    """The step Sign with the client's ink."""
    judged = ready_interview().judged
    moment = CLOCK.now()
    assert judged.plan is not None
    ink = InkState(client=Signature(strokes=handwriting(), at=moment))
    page = sign_page(judged, judged.plan, ink, moment=moment, plan_id="trial-1")
    screen = SignScreen()
    screen.show_page(page)
    return framed(screen, 4, screen.keys(), page.back_text, page.next_text, page.waiting)


def done() -> QWidget:
    """What stands there after sealing."""
    page = done_page(
        place="sample-session/plan.pdf", code="K7Q4-2MXD", pages=4, moment=CLOCK.now(), is_trial=True
    )
    screen = DoneScreen()
    screen.show_page(page)
    return framed(screen, 5, screen.keys(), page.back_text, page.next_text, page.waiting)
