"""The window on a case, by keys alone: a first visit to its result, findings, emergency page, draft, text sizes."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from intake_app.safety.review import Rank
from intake_app.services.giving import Given
from intake_app.ui.opening import load
from intake_app.ui.options import Options
from intake_app.ui.screens.review.screen import ReviewPage
from intake_app.ui.steps.review import ReviewStep
from intake_app.ui.theme import looks
from intake_app.ui.views.line_values import LineView
from intake_app.ui.visit import VisitScreen
from intake_app.ui.window import MainWindow
from tests.robot.robot import Robot
from tests.ui.cut_off import cut_off

NOW = "2026-11-23T10:41"
Open = Callable[..., MainWindow]


@pytest.fixture
def opened(qtbot: QtBot) -> Open:
    """Opens the window, on a case if one is named, else on a new visit, and waits until it is there."""

    def open_window(case: str = "", width: int = 1280, begin: str = "new") -> MainWindow:
        window = MainWindow(Options(case=case, now=NOW), load)
        qtbot.addWidget(window)
        window.resize(width, 800)
        window.show()
        qtbot.waitUntil(
            lambda: window.trial is not None and (not case or window.visit is not None), timeout=10_000
        )
        if not case:
            window._opened(begin)
        return window

    return open_window


def visit_of(window: MainWindow) -> VisitScreen:
    """The visit that is shown."""
    assert window.visit is not None
    return window.visit


def review_of(window: MainWindow) -> ReviewStep:
    """The step in view, which is the review."""
    step = visit_of(window).step
    assert isinstance(step, ReviewStep)
    return step


def page_of(window: MainWindow) -> ReviewPage:
    """The page of questions in view."""
    page = review_of(window).page
    assert page is not None
    return page


def open_line(window: MainWindow) -> LineView | None:
    """The line that is open now."""
    found = [line for line in page_of(window).lines if line.state() == "open" and not line.isHidden()]
    return found[0].view if found else None


# ---- a whole visit


def mildest_key(view: LineView) -> str:
    """The digit of an answer with nothing to find."""
    ids = [option.id for option in view.options if not option.apart]
    named = {"pregnant-or-birth": "does-not-apply"}.get(view.id) or next(
        (one for one in ids if one in ("none", "no-wishes", "none-anywhere")), ids[0]
    )
    is_long = len(view.options) > 9 and view.shape in ("lines", "many")
    return "0" if is_long and named == "none" else str(ids.index(named) + 1)


def answer_line(robot: Robot, window: MainWindow, view: LineView) -> None:
    """Answer the open line by keys so that nothing is found."""
    if view.shape == "number":
        robot.type("0")
        robot.press("Enter")
    elif view.shape == "sides":
        robot.press(mildest_key(view), mildest_key(view))
    else:
        robot.press("1", "2") if view.id == "areas-today" else robot.press(mildest_key(view))
    still = open_line(window) if review_of(window).page is not None else None
    if still is not None and still.id == view.id:
        robot.tab_to("To the next line")
        robot.press("Enter")


def answer_page(robot: Robot, window: MainWindow) -> None:
    """Answer what the page in view still asks, then go on if it has not gone on by itself."""
    page = visit_of(window).interview.page
    if page_of(window)._page.whole is not None:
        robot.press("0")
    for _ in range(20):
        QApplication.processEvents()
        if visit_of(window).interview.page != page:
            return
        view = open_line(window)
        if view is None:
            robot.press("Ctrl+Enter")
        else:
            answer_line(robot, window, view)
    raise AssertionError(f"{page} does not come to its end")


def test_a_first_visit_with_nothing_to_find_by_keys_alone(opened: Open, qtbot: QtBot) -> None:
    """Name, birth date, every page: the result allows a plan, and no mouse was needed."""
    window = opened()
    with Robot(window) as robot:
        robot.type("Fern Example")
        robot.press("Enter")
        robot.type("May 4, 1962")
        robot.press("Enter")
        for _ in range(20):
            if not visit_of(window).interview.current.is_result:
                answer_page(robot, window)

        interview = visit_of(window).interview
        assert interview.current.is_result
        assert (interview.review.rank, interview.review.open) == (Rank.CLEAR, ())


def test_moving_never_answers(opened: Open) -> None:
    """Arrows go over answers and lines; nothing is given by them."""
    window = opened()
    review_of(window).open_page("clots-look")
    before = visit_of(window).interview.log
    with Robot(window) as robot:
        robot.press("Down", "Down", "Right", "Up", "Left", "Down", "Down", "Down", "Down", "Down")

    assert visit_of(window).interview.log is before


def test_ctrl_enter_and_alt_left_turn_pages(opened: Open) -> None:
    """On with one key, back with another, by the pages' order."""
    window = opened("clear")
    with Robot(window) as robot:
        robot.press("Ctrl+Enter")
        on = visit_of(window).interview.page
        robot.press("Alt+Left")

    assert (on, visit_of(window).interview.page) == ("danger-signs", "basics")


# ---- findings


def test_a_finding_stands_beside_its_question_at_once(opened: Open) -> None:
    """A bigger leg: the card is there before the next key, and says what to do."""
    window = opened("clear")
    review_of(window).open_page("clots-look", "limb-bigger")
    with Robot(window) as robot:
        robot.press("2")

        assert any("Must not proceed" in name and "Leg or arm" in name for name in robot.names())
        assert visit_of(window).interview.page == "clots-look"


def test_f2_says_the_findings_again(opened: Open) -> None:
    """The findings of the page are announced when they are asked for."""
    window = opened("clear")
    review_of(window).open_page("clots-look", "limb-bigger")
    with Robot(window) as robot:
        robot.press("2", "F2")

        assert (
            "finding on this page" in robot.announcements[-1]
            or "findings on this page" in robot.announcements[-1]
        )


def test_a_page_announces_its_place(opened: Open) -> None:
    """Title, place and how much is answered are said once when the page opens."""
    window = opened("clear")
    with Robot(window) as robot:
        robot.press("Ctrl+Enter")

        assert [
            said for said in robot.announcements if said.startswith("Danger signs, aloud, page 2 of")
        ] != []


# ---- emergency


def test_a_danger_sign_opens_the_emergency_page(opened: Open) -> None:
    """It says whom to call at once; Enter does nothing until the focus moves."""
    window = opened("clear")
    review_of(window).open_page("danger-signs", "chest-or-breath")
    with Robot(window) as robot:
        robot.press("2")
        said, page = robot.announcements[-1], window.emergency
        robot.press("Enter", "Space", "Esc")

        assert said.startswith("Call 911 now.")
        assert page is not None
        assert window.emergency is page
        assert robot.focused().name == "Call 911 now"


def test_f12_opens_emergency_and_low_sugar_from_anywhere(opened: Open) -> None:
    """Also with nothing found; the visit is as it was afterwards."""
    window = opened("clear")
    with Robot(window) as robot:
        robot.press("F12")
        heading = robot.focused().name
        robot.tab_to("Low sugar steps")
        robot.press("Enter")
        sugar = [name for name in robot.names() if "15 g of quick sugar" in name]
        robot.tab_to("Back to the visit")
        robot.press("Enter")

        assert heading == "Call 911"
        assert sugar != []
        assert window.emergency is None


# ---- typing


def test_a_birth_date_that_cannot_be_is_refused_in_a_sentence(opened: Open) -> None:
    """What was typed stays."""
    window = opened()
    with Robot(window) as robot:
        robot.type("Fern Example")
        robot.press("Enter")
        robot.type("May 4, 2062")
        robot.press("Enter")

        assert any("after the visit" in name for name in robot.names())
        assert visit_of(window).interview.case.situation.client.birth_date is None
        assert page_of(window).basics is not None
        assert page_of(window).basics.birth.text() == "May 4, 2062"


def test_a_number_out_of_range_is_refused_with_the_range(opened: Open) -> None:
    """The value typed stays and nothing is answered."""
    window = opened()
    review_of(window).open_page("what-the-client-feels", "pain-now")
    with Robot(window) as robot:
        robot.type("12")
        robot.press("Enter")

        assert any("Give a number from 0 to 10" in name for name in robot.names())
        assert visit_of(window).interview.log.current("pain-now") == ()


def test_a_milder_answer_after_a_result_asks_why(opened: Open, qtbot: QtBot) -> None:
    """Reason, person and sentence are asked; keeping the answer before is the safe way and has the focus."""
    window = opened("clear")
    visit = visit_of(window)
    visit.change(visit.interview.answer(Given("limb-bigger", ("yes",), where=frozenset({"calf_L"}))))
    review_of(window).open_page("result")
    review_of(window).open_page("clots-look", "limb-bigger")
    with Robot(window) as robot:
        robot.press("1")
        dialog = QApplication.activeModalWidget()

        assert dialog is not None
        assert dialog.windowTitle() == "Why is this answer milder now?"
        dialog.close()
    assert visit.interview.log.current("limb-bigger")[-1].options == ("yes",)


# ---- result


def test_what_is_not_finished_leads_to_its_page(opened: Open) -> None:
    """The result of a visit just begun says what is open and goes there."""
    window = opened()
    review_of(window).open_page("result")
    with Robot(window) as robot:
        robot.tab_to("Go to this page")
        robot.press("Enter")

        assert any(name.startswith("Not finished") for name in robot.names()) or page_of(window) is not None
        assert visit_of(window).interview.page == "basics"


# ---- draft


def test_an_answer_is_written_to_the_draft_by_itself(opened: Open, qtbot: QtBot) -> None:
    """Nobody presses save: the answer is in the file when the window says so."""
    window = opened("clear")
    visit = visit_of(window)
    with qtbot.waitSignal(visit.saver.saved, timeout=2000):
        visit.change(visit.interview.answer(Given("limb-bigger", ("yes",))))

    assert "limb-bigger" in visit.saver.file.path.read_text(
        "utf-8"
    ) or "DVT.1" in visit.saver.file.path.read_text("utf-8")


def test_a_full_disk_is_said_at_once(opened: Open, qtbot: QtBot) -> None:
    """The banner says since when nothing was saved; the answer stays in the window."""
    window = opened("clear")
    visit = visit_of(window)
    folder = visit.saver.file.path.parent
    folder.mkdir(parents=True, exist_ok=True)
    visit.saver.file.path.with_suffix(".new").mkdir()  # stands for a disk that takes nothing
    with Robot(window) as robot, qtbot.waitSignal(visit.saver.failed, timeout=2000):
        visit.change(visit.interview.answer(Given("limb-bigger", ("yes",))))

        qtbot.waitUntil(lambda: any(said.startswith("Not saved since") for said in robot.announcements))
    visit.saver.file.path.with_suffix(".new").rmdir()


KILLED = """
import sys
from PySide6.QtWidgets import QApplication
from intake_app.services.giving import Given
from intake_app.ui.opening import load
from intake_app.ui.options import Options
from intake_app.ui.theme import start_looks
from intake_app.ui.window import MainWindow
app = QApplication([])
start_looks(app, "light")
window = MainWindow(Options(case="clear", now="{now}"), load)
window.show()
while window.visit is None:
    app.processEvents()
window.visit.saver.saved.connect(print)
window.visit.change(window.visit.interview.answer(Given("pain-now", values={{"value": 8}})))
app.exec()
"""


def test_a_killed_window_offers_its_draft_again(opened: Open, data_folder_of_its_own: Path) -> None:
    """Killed after the answer was written: the next start offers it, and it opens with the answer in it."""
    process = subprocess.Popen(
        [sys.executable, "-c", KILLED.format(now=NOW)], stdout=subprocess.PIPE, text=True,
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen", "PYTHONUNBUFFERED": "1"},
    )  # fmt: skip
    assert process.stdout is not None
    process.stdout.readline()
    process.send_signal(signal.SIGKILL)
    process.wait(10)
    process.stdout.close()

    window = opened(begin="draft")

    assert visit_of(window).interview.log.current("pain-now")[-1].values["value"] == 8


# ---- text sizes


@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
@pytest.mark.parametrize(
    "page", ["basics", "danger-signs", "skin-and-feet-look", "what-the-client-feels", "result"]
)
def test_no_text_is_cut_off(opened: Open, scale: float, page: str) -> None:
    """At every text size each word has the room that it needs."""
    looks().set_scale(scale)
    window = opened("diabetic-neuropathy")
    review_of(window).open_page(page)

    assert cut_off(window) == []


def test_ctrl_plus_makes_the_text_larger(opened: Open) -> None:
    """In steps of a quarter, up to twice the size, and back."""
    window = opened("clear")
    with Robot(window) as robot:
        robot.press("Ctrl++")
        larger = looks().scale
        robot.press("Ctrl+0")

    assert (larger, looks().scale) == (1.25, 1.0)


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_the_emergency_page_is_not_cut_off(opened: Open, scale: float) -> None:
    """Also in the smallest window at twice the text size."""
    looks().set_scale(scale)
    window = opened("clear", width=1024)
    visit = visit_of(window)
    visit.change(visit.interview.answer(Given("chest-or-breath", ("yes",))))
    QApplication.processEvents()

    assert window.emergency is not None
    assert cut_off(window.emergency) == []
