"""Five real visits entered by keys alone come out as the same cases do on the command line, byte for byte.

What must stop makes no plan and says what to do; what may go on leads to the same plan.
"""

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from intake_app import bootstrap
from intake_app.base.paths import forms_folder
from intake_app.cli.main import main
from intake_app.exchange.case import Case
from intake_app.exchange.review_json import review_as_json
from intake_app.services.review import Judged, Reviewing
from intake_app.ui.opening import load
from intake_app.ui.options import Options
from intake_app.ui.steps.base import PLAN, PRESSURE, REVIEW
from intake_app.ui.theme import looks
from intake_app.ui.views.findings import findings_spoken, findings_view
from intake_app.ui.window import MainWindow
from tests.robot.visits import Visitor, Watcher

NOW = "2026-11-23T10:41"
VISITS = forms_folder() / "cases" / "visits"
NAMES = ("nothing-to-find", "numb-feet", "old-clot", "hot-foot", "sugar-65-on-insulin")
Open = Callable[[], MainWindow]
Note = Callable[[str, object], None]


@pytest.fixture
def opened(qtbot: QtBot) -> Open:
    """Opens the window on a new visit, its clock at one moment."""

    def open_window() -> MainWindow:
        window = MainWindow(Options(now=NOW), load)
        qtbot.addWidget(window)
        window.resize(1280, 800)
        window.show()
        qtbot.waitUntil(lambda: window.trial is not None, timeout=10_000)
        window._opened("new")
        return window

    return open_window


@pytest.fixture(scope="module")
def reviewing() -> Reviewing:
    """The service that the command line uses."""
    return bootstrap.reviewing(NOW)


def entered(window: MainWindow, reviewing: Reviewing, case: str | Path) -> tuple[Visitor, Watcher]:
    """A visitor who has entered a case up to the result, and the keys that were pressed for it."""
    robot = Watcher(window)
    visitor = Visitor(robot, window, reviewing.read(case))
    visitor.enter()
    return visitor, robot


def printed(case: Case, judged: Judged) -> str:
    """A review as `--json` prints it."""
    return (
        json.dumps(
            review_as_json(case, judged.review, judged.plan, judged.content), ensure_ascii=False, indent=2
        )
        + "\n"
    )


def from_window(visitor: Visitor) -> str:
    """The visit in the window as `--json` prints it; a visit has no title, so it takes the case's."""
    judged = visitor.interview.judged
    return printed(replace(judged.case, title=visitor.case.title), judged)


def step_of(window: MainWindow) -> str:
    """The name of the step in view."""
    assert window.visit is not None
    return next(name for name, step in window.visit.steps.items() if step is window.visit.step)


@pytest.mark.parametrize("name", NAMES)
def test_a_visit_by_keys_comes_out_as_its_case(
    opened: Open,
    reviewing: Reviewing,
    capsys: pytest.CaptureFixture[str],
    record_property: Callable[[str, object], None],
    name: str,
) -> None:
    """Verdict, open items, findings, ceilings and plan are the same to the byte; every focus has role and name, and every
    answer is in a group that says its question.
    """
    path = VISITS / f"{name}.toml"
    window = opened()
    visitor, robot = entered(window, reviewing, path)
    robot.close()
    record_property(f"key presses, {name}", robot.presses)
    capsys.readouterr()
    main(["review", str(path), "--json", "--now", NOW])

    assert from_window(visitor) == capsys.readouterr().out
    assert [one for one in robot.met if not one.name or one.role == "NoRole"] + robot.alone == []


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_what_has_the_focus_is_always_in_view(opened: Open, reviewing: Reviewing, scale: float) -> None:
    """At both text sizes, after every key of a visit with findings, places and fields; and the visit comes out the same."""
    looks().set_scale(scale)
    window = opened()
    visitor, robot = entered(window, reviewing, VISITS / "numb-feet.toml")
    robot.close()

    assert robot.unseen == []
    assert from_window(visitor) == printed(visitor.case, reviewing.judge(visitor.case))


@pytest.mark.parametrize("name", ["nothing-to-find", "numb-feet", "old-clot"])
def test_what_may_go_on_leads_to_the_plan_by_keys(opened: Open, reviewing: Reviewing, name: str) -> None:
    """Ctrl+Enter goes from the result over the pressure to the plan, which is the case's plan."""
    path = VISITS / f"{name}.toml"
    window = opened()
    visitor, robot = entered(window, reviewing, path)
    steps = [step_of(window)]
    for _ in range(2):
        robot.press("Ctrl+Enter")
        steps.append(step_of(window))
    robot.close()

    assert steps == [REVIEW, PRESSURE, PLAN]
    assert visitor.interview.judged.plan == reviewing.judge(reviewing.read(path)).plan


STOPS = {
    "hot-foot": (
        "Must not proceed",
        ("Phone now: urgent care", "No massage today, anywhere.", "Sit, foot up, no walking on it."),
    ),
    "sugar-65-on-insulin": (
        "Not finished", ("Treat the low as printed. Read again every 15 minutes", "The low sugar steps are on F12."),
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", STOPS)
def test_what_must_stop_says_what_to_do_and_opens_no_plan(
    opened: Open, reviewing: Reviewing, name: str
) -> None:
    """The result says it in words, aloud too, and no key leads on to pressure or plan."""
    window = opened()
    visitor, robot = entered(window, reviewing, VISITS / f"{name}.toml")
    verdict, todo = STOPS[name]
    shown, said, plan = " ".join(robot.names()), robot.announcements[-1], visitor.interview.judged.plan
    robot.press("Ctrl+Shift+S", "Ctrl+Enter")
    robot.close()

    assert [words for words in (verdict, *todo) if words not in shown] == []
    assert said.startswith(f"{verdict}.")
    assert todo[0] in said
    assert plan is None
    assert window.visit is None or step_of(window) == REVIEW  # a stop ends the visit


@pytest.mark.parametrize("name", STOPS)
def test_the_command_line_makes_no_plan_of_them_either(tmp_path: Path, name: str) -> None:
    """`plan` ends with its own status and leaves no file."""
    paper = tmp_path / "plan.pdf"
    status = main(["plan", str(VISITS / f"{name}.toml"), "-o", str(paper), "--now", NOW])

    assert status == {"hot-foot": 3, "sugar-65-on-insulin": 1}[name]
    assert not paper.exists()


def test_a_danger_sign_opens_the_emergency_page_and_the_rest_is_not_lost(
    opened: Open, reviewing: Reviewing, tmp_path: Path
) -> None:
    """On the second page, at the first answer there: whom to call, at once; back from it all is as it was."""
    case = tmp_path / "danger.toml"
    base = (VISITS / "nothing-to-find.toml").read_text("utf-8")
    case.write_text(base.replace("[answers]", '[answers]\n"EM.1" = "yes"').partition("[expect]")[0], "utf-8")
    window = opened()
    visitor, robot = entered(window, reviewing, case)
    heading, said = robot.focused().name, robot.announcements[-1]
    robot.tab_to("Back to the visit")
    robot.press("Enter")
    robot.close()

    assert (heading, visitor.pages) == ("Call 911 now", ["basics", "danger-signs"])
    assert said.startswith("Call 911 now.")
    assert visitor.interview.case.situation.client.name == "Fern Example"
    assert visitor.interview.judged.plan is None
    assert robot.focused().name != ""


def test_findings_are_said_once_a_page(opened: Open, reviewing: Reviewing) -> None:
    """A page with findings says them when its last line is answered, and not again before the next page."""
    window = opened()
    visitor, robot = entered(window, reviewing, VISITS / "numb-feet.toml")
    robot.close()
    told = {page: [one for one in heard if " on this page. " in one] for page, heard in visitor.heard.items()}
    found = {page for page in visitor.pages if findings_view(visitor.interview.at(page)).page}

    assert {page for page, said in told.items() if len(said) > 1} == set()
    assert {page for page in found if not told[page]} == set()
    assert findings_spoken(findings_view(visitor.interview.at("feeling"))).startswith(told["feeling"][0][:20])
