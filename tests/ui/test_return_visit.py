"""A later visit of the same client in the window: what changed, old answers beside the new, lists called unchanged."""

import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta

import pytest
from pytestqt.qtbot import QtBot

from intake_app import bootstrap
from intake_app.base.paths import forms_folder
from intake_app.cli.main import main
from intake_app.exchange.review_json import review_as_json
from intake_app.questionnaire.answers import AnswerLog
from intake_app.services.draft import draft_of, resume
from intake_app.services.giving import Given
from intake_app.services.interview import Interview, begin
from intake_app.services.review import Reviewing
from intake_app.ui.opening import load
from intake_app.ui.options import Options
from intake_app.ui.steps.review import ReviewStep
from intake_app.ui.theme import looks
from intake_app.ui.values import FindingWords, Old
from intake_app.ui.views.findings import FindingsView, told, waits_for_next
from intake_app.ui.views.pages import page_view
from intake_app.ui.views.return_visit import changes_view
from intake_app.ui.views.wording import short_date
from intake_app.ui.widgets.closed_line import ClosedLine
from intake_app.ui.window import MainWindow
from tests.robot.return_visits import ReturnVisitor, with_clients_part
from tests.robot.visits import Watcher

NOW = "2026-11-23T10:41"
LEDGER = forms_folder() / "cases" / "returning-client.toml"
MOST_PRESSES = 40  # content 20.3
OPENING = 1
LATER = timedelta(days=35)
Show = Callable[[Interview], Watcher]


@pytest.fixture(scope="module")
def reviewing() -> Reviewing:
    """The service that the command line uses."""
    return bootstrap.reviewing(NOW)


@pytest.fixture
def window(qtbot: QtBot) -> MainWindow:
    """The window, its clock at one moment."""
    made = MainWindow(Options(now=NOW), load)
    qtbot.addWidget(made)
    made.resize(1280, 800)
    made.show()
    qtbot.waitUntil(lambda: made.trial is not None, timeout=10_000)
    return made


@pytest.fixture
def shown(window: MainWindow) -> Iterator[Show]:
    """Opens a visit in the window and gives the robot that presses its keys."""
    robots = []

    def show(interview: Interview) -> Watcher:
        window._show_visit(interview)
        robots.append(Watcher(window))
        return robots[-1]

    yield show
    for robot in robots:
        robot.close()


@pytest.fixture
def unasked(reviewing: Reviewing) -> Callable[..., Interview]:
    """The ledger's client before anything was asked, so much later than her case says."""

    def begun(later: timedelta = timedelta(0)) -> Interview:
        case = reviewing.read(LEDGER)
        situation = replace(case.situation, answers=AnswerLog(), moment=case.situation.moment + later)
        return begin(reviewing, replace(case, situation=situation))

    return begun


def step(window: MainWindow) -> ReviewStep:
    """The review in the window."""
    assert window.visit is not None
    found = window.visit.step
    assert isinstance(found, ReviewStep)
    return found


def interview(window: MainWindow) -> Interview:
    """The visit as it stands in the window."""
    assert window.visit is not None
    return window.visit.interview


# ---- the ledger ----------------------------------------------------------------------------------------------------------


def test_the_ledger_s_client_takes_at_most_forty_presses(
    shown: Show, window: MainWindow, reviewing: Reviewing, record_property: Callable[[str, object], None]
) -> None:
    """From the opened review to the result page, by keys alone, with every line answered (content 20.3)."""
    case = reviewing.read(LEDGER)
    robot = shown(with_clients_part(reviewing, case))
    visitor = ReturnVisitor(robot, window, case)
    visitor.review()
    record_property("key presses, returning client, to the result page", OPENING + robot.presses)

    assert visitor.interview.page == "result"
    assert visitor.interview.is_finished
    assert OPENING + robot.presses <= MOST_PRESSES


def test_the_window_and_the_command_line_say_the_same(
    shown: Show, window: MainWindow, reviewing: Reviewing, capsys: pytest.CaptureFixture[str]
) -> None:
    """The ledger's client, entered by keys, comes out as her case does with `--json`, to the byte."""
    case = reviewing.read(LEDGER)
    visitor = ReturnVisitor(shown(with_clients_part(reviewing, case)), window, case)
    visitor.review()
    judged = visitor.interview.judged
    made = review_as_json(replace(judged.case, title=case.title), judged.review, judged.plan, judged.content)
    capsys.readouterr()
    main(["review", str(LEDGER), "--json", "--now", NOW])

    assert json.dumps(made, ensure_ascii=False, indent=2) + "\n" == capsys.readouterr().out


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_every_focus_has_a_name_and_is_in_view(
    shown: Show, window: MainWindow, reviewing: Reviewing, scale: float
) -> None:
    """At both text sizes, after every key of the ledger's visit."""
    looks().set_scale(scale)
    case = reviewing.read(LEDGER)
    robot = shown(with_clients_part(reviewing, case))
    ReturnVisitor(robot, window, case).review()

    assert [one for one in robot.met if not one.name or one.role == "NoRole"] + robot.alone == []
    assert robot.unseen == []


def test_a_finding_told_before_does_not_hold_a_page_up_again() -> None:
    """A page waits for Next where something fired on it, and always at a stop; not for what was told when it opened."""
    limit = FindingWords("change", "Both feet: level 2 at most", "Feeling is reduced.")
    stop = FindingWords("stop", "Left foot: hot", "It may collapse.")

    assert waits_for_next(FindingsView(page=(limit,)), frozenset())
    assert not waits_for_next(FindingsView(page=(limit,)), frozenset({told(limit)}))
    assert waits_for_next(FindingsView(page=(stop,)), frozenset({told(stop)}))


# ---- what changed ---------------------------------------------------------------------------------------------------------


def test_a_later_visit_begins_with_what_changed(shown: Show, unasked: Callable[..., Interview]) -> None:
    """Calm where nothing did: it is said in words, with what is still to be asked and where the old answers stand."""
    robot = shown(unasked())
    said = " ".join(robot.names())

    assert "Nothing changed so far." in said
    assert "stand beside each line." in said


def test_what_changed_is_old_beside_new_with_its_day(
    shown: Show, window: MainWindow, unasked: Callable[..., Interview]
) -> None:
    """A row says question, answer of today, answer and day of then; Enter on it opens its line."""
    robot = shown(unasked().answer(Given("past-clot", ("over-6-months-ago-and-off-treatment",))))
    row = robot.tab_to("Have you ever had a clot", "Button", "Shift+Tab")
    robot.press("Enter")

    assert "Over 6 months ago" in row.name
    assert ": Never. changed" in row.name
    assert interview(window).page == "clots-story"


def test_a_change_of_health_says_what_ran_out_and_why(unasked: Callable[..., Interview]) -> None:
    """After SES.4 yes the lists are named as asked anew, with the reason (content 1.4)."""
    view = changes_view(unasked().answer(Given("health-change", ("yes",))))
    assert view is not None

    assert any("Health changed" in one.why and "Clot, ever" in one.what for one in view.ran_out)
    assert [row.line for row in view.rows] == ["health-change"]


def test_f3_tells_what_changed_from_any_page_and_goes_back(
    shown: Show, window: MainWindow, unasked: Callable[..., Interview]
) -> None:
    """It is announced, shown as a page, and the same key leads back to where one was."""
    robot = shown(unasked().answer(Given("health-change", ("yes",))).at("clots-look"))
    robot.press("F3")
    said, heading = robot.announcements[-1], robot.find("StaticText", "What changed").name
    robot.press("F3")

    assert said.startswith("What changed. Since the last visit, ")
    assert heading == "What changed"
    assert step(window).page is not None
    assert interview(window).page == "clots-look"


def test_f3_at_a_first_visit_says_that_there_is_nothing_to_compare_with(
    shown: Show, reviewing: Reviewing
) -> None:
    """The page stays as it is."""
    robot = shown(begin(reviewing, reviewing.read(forms_folder() / "cases" / "clear.toml")))
    robot.press("F3")

    assert robot.announcements[-1] == "A first visit: there is nothing to compare with."


def test_what_was_called_unchanged_is_asked_anew_after_a_change_of_health(
    unasked: Callable[..., Interview],
) -> None:
    """SES.4 yes after the press: the line has no answer again, its old one is struck with the reason."""
    begun = unasked().at("heart-and-organs")
    pressed = begun.unchanged([line.id for line in begun.unchangeable("heart-and-organs")])
    view = page_view(pressed.answer(Given("health-change", ("yes",))))

    assert {line.shown for line in view.lines if line.visible} == {None}
    assert {old.ran_out for old in view.old.values()} == {"health has changed, ask again"}


# ---- beside each line ------------------------------------------------------------------------------------------------------


def test_the_old_answer_is_part_of_what_is_heard_of_a_line(
    shown: Show, window: MainWindow, unasked: Callable[..., Interview]
) -> None:
    """An open line has it in the description of its answers, a closed one in its name."""
    robot = shown(unasked().at("clots-look"))
    page = step(window).page
    assert page is not None
    opened = next(line for line in page.lines if line.state() == "open")
    last = short_date(interview(window).case.situation.completed[-1].moment)

    assert opened.body().accessibleDescription() == f"{last}: No"
    assert any(f"To come. {last}: No" in name for name in robot.names("Button"))


@pytest.mark.parametrize(("width", "is_below"), [(700, False), (500, True)])
def test_on_a_narrow_page_the_old_answer_stands_below_the_question(
    qtbot: QtBot, width: int, is_below: bool
) -> None:
    """The column of last time gives way there, the answer does not: the line grows by it."""
    plain, old = ClosedLine("Leg swollen?", False, ""), ClosedLine("Leg swollen?", False, "")
    for line in (plain, old):
        qtbot.addWidget(line)
    old.set_old(Old("No", "Nov 10"))

    assert (old.heightForWidth(width) > plain.heightForWidth(width)) is is_below


def test_a_long_name_is_shown_whole_at_large_text(
    shown: Show, window: MainWindow, unasked: Callable[..., Interview], qtbot: QtBot
) -> None:
    """In the smallest window at 200 % the bar grows with the name's lines."""
    looks().set_scale(2.0)
    window.resize(1024, 700)
    name = "Wilhelmina Konstantinopolskaya-Featherstonehaugh de la Vega"
    shown(unasked().with_client(name, None))
    assert window.visit is not None
    bar = window.visit.frame.bar
    qtbot.waitUntil(lambda: bar.name.height() >= bar.name.heightForWidth(bar.name.width()))

    assert bar.name.visibleRegion().boundingRect().height() == bar.name.height()
    assert bar.width() <= window.width()


# ---- unchanged -------------------------------------------------------------------------------------------------------------


def test_one_press_calls_a_list_unchanged_line_by_line(
    shown: Show, window: MainWindow, unasked: Callable[..., Interview]
) -> None:
    """Key 0 stores one entry for each line; each then shows the old answer as today's, with the word."""
    robot = shown(unasked().at("heart-and-organs"))
    lines = [line.id for line in interview(window).unchangeable("heart-and-organs")]
    robot.press("0")
    stored = {entry.question for entry in interview(window).log.entries if entry.entered_as == "unchanged"}
    said = " ".join(robot.announcements)
    robot.press("Alt+Left")
    rows = [name for name in robot.names("Button") if name.endswith(". unchanged")]

    assert stored == set(lines)
    assert len(rows) == len(lines)
    assert f"{len(lines)} lines unchanged." in said


def test_the_button_says_since_when_and_how_many_and_is_never_first(
    shown: Show, unasked: Callable[..., Interview]
) -> None:
    """The focus begins on the first line's own way to change it."""
    robot = shown(unasked().at("heart-and-organs"))
    button, first = robot.find("Button", "Unchanged since"), robot.focused()

    assert button.name == "Unchanged since Oct 30, 7 lines"
    assert first.name.startswith("Change alone: ")
    assert first.description == "None, Oct\N{NO-BREAK SPACE}30"


def test_the_button_waits_until_all_its_lines_were_in_view(
    shown: Show, window: MainWindow, unasked: Callable[..., Interview]
) -> None:
    """At 200 % the list is longer than the page: the first press shows the rest, a later one answers."""
    looks().set_scale(2.0)
    robot = shown(unasked().at("other-conditions"))
    lines = len(interview(window).unchangeable("other-conditions"))
    robot.press("0")
    after_one = len(interview(window).unchangeable("other-conditions"))
    while interview(window).page == "other-conditions" and robot.presses < 8:
        robot.press("0")

    assert after_one == lines
    assert not interview(window).unchangeable("other-conditions")


def test_one_line_can_be_changed_and_the_rest_called_unchanged(
    shown: Show, window: MainWindow, unasked: Callable[..., Interview]
) -> None:
    """The line leaves the list, which stays for the others with its count."""
    robot = shown(unasked().at("heart-and-organs"))
    robot.press("Enter", "2")
    robot.press("Ctrl+Down")
    button = robot.find("Button", "Unchanged since").name
    robot.tab_to("Change alone: ")
    robot.press("0")

    assert button == "Unchanged since Oct 30, 6 lines"
    assert interview(window).missing("heart-and-organs") == ()


def test_after_unchanged_a_line_can_still_be_changed(
    shown: Show, window: MainWindow, unasked: Callable[..., Interview]
) -> None:
    """Opened again it has the old answer chosen; another one takes its place and is marked as changed."""
    robot = shown(unasked().at("heart-and-organs"))
    robot.press("0", "Alt+Left")
    step(window).open_page("heart-and-organs", "kidneys")
    robot.press("2")
    page = step(window).page
    assert page is not None
    line = next(one for one in page.lines if one.view.id == "kidneys")

    assert interview(window).log.current("kidneys")[-1].entered_as == "single"
    assert line.old.mark == "changed"


# ---- over 28 days -----------------------------------------------------------------------------------------------------------


def test_after_28_days_stable_answers_are_confirmed_one_by_one(
    shown: Show, window: MainWindow, unasked: Callable[..., Interview]
) -> None:
    """A line of stable history has "Still so"; key 0 takes it over alone and opens the next line."""
    robot = shown(unasked(LATER))
    step(window).open_page("clots-story", "past-clot")
    button, before = robot.find("Button", "Still so"), robot.focused()
    robot.press("0")
    stored = [entry for entry in interview(window).log.entries if entry.entered_as == "unchanged"]

    assert (button.description, before.role) == ("Oct 30: Never", "RadioButton")
    assert [entry.question for entry in stored] == ["past-clot"]


def test_after_28_days_the_other_old_answers_are_struck_with_the_reason(
    shown: Show, window: MainWindow, unasked: Callable[..., Interview]
) -> None:
    """They are asked again, blank; no press calls the list unchanged."""
    shown(unasked(LATER))
    step(window).open_page("clots-story", "past-clot")
    page = step(window).page
    assert page is not None
    line = next(one for one in page.lines if one.view.id == "leg-weak-or-cast")

    assert line.old.spoken == "Oct 30: No. over 28 days old, ask again"
    assert not page.unchanged.is_there()


def test_a_draft_keeps_what_was_called_unchanged(
    reviewing: Reviewing, unasked: Callable[..., Interview]
) -> None:
    """Written and read again, the visit says the same."""
    begun = replace(unasked(), origin=LEDGER)
    lines = [line.id for line in begun.unchangeable("heart-and-organs")]
    kept = resume(reviewing, draft_of(begun.unchanged(lines)))

    assert kept.missing("heart-and-organs") == ()
