"""From interview to the values that widgets show, without a window: lines, findings, progress, result, emergency."""

import subprocess
import sys
from datetime import date, datetime

import pytest

from intake_app.base.clock import FixedClock
from intake_app.base.paths import forms_folder
from intake_app.services.giving import Given
from intake_app.services.interview import Interview, begin
from intake_app.services.review import Reviewing
from intake_app.ui.values import plain
from intake_app.ui.views.emergency import emergency_view
from intake_app.ui.views.findings import findings_view
from intake_app.ui.views.line_values import LineView
from intake_app.ui.views.pages import page_view, progress_view
from intake_app.ui.views.result import result_view
from intake_app.ui.views.typed import birth_sentence, typed_date

NOW = datetime(2026, 11, 23, 10, 0).astimezone()
VIEWS = (
    "emergency",
    "findings",
    "line_values",
    "lines",
    "loosening",
    "page_keys",
    "pages",
    "result",
    "return_visit",
    "shown",
    "typed",
    "whole",
    "wording",
)


@pytest.fixture(scope="module")
def reviewing() -> Reviewing:
    """The shipped content at a fixed moment."""
    return Reviewing(forms_folder(), FixedClock(NOW))


@pytest.fixture
def clear(reviewing: Reviewing) -> Interview:
    """A first visit with nothing to find."""
    return begin(reviewing, reviewing.read(forms_folder() / "cases" / "clear.toml"))


def line(interview: Interview, page: str, name: str) -> LineView:
    """One line of a page as it is shown."""
    return next(one for one in page_view(interview.at(page)).lines if one.id == name)


def test_views_need_no_qt() -> None:
    """The window's words can be made and tested where Qt is missing."""
    names = ", ".join(f"intake_app.ui.views.{name}" for name in VIEWS)
    program = f"import sys, {names}; sys.exit(any(one.startswith('PySide6') for one in sys.modules))"

    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0


def test_an_answered_line_says_what_who_and_when(clear: Interview) -> None:
    """A look says found, a spoken answer says client."""
    look = line(clear, "clots-look", "limb-bigger").shown
    spoken = line(clear, "clots-story", "long-journey").shown

    assert look is not None
    assert spoken is not None
    assert (look.answer, plain(look.voices[0].words)) == ("No", "found 10:00")
    assert (spoken.voices[0].kind, plain(spoken.voices[0].words)) == ("speech", "client says 10:00")


def test_not_sure_says_what_it_counts_as(clear: Interview) -> None:
    """The row says it in words."""
    after = clear.answer(Given("long-journey", ("not-sure",)))
    shown = line(after, "clots-story", "long-journey").shown

    assert shown is not None
    assert shown.below.startswith("counts as:")


def test_a_zone_shows_left_and_right(clear: Interview) -> None:
    """A problem on the left sole stands under Left, with the place below it."""
    after = clear.answer(Given("skin-look@feet", ("looked-problem",), where=frozenset({"foot_sole_L"})))
    shown = line(after, "skin-and-feet-look", "skin-look@feet").shown

    assert shown is not None
    assert (shown.answer, shown.right, shown.below) == ("Looked, problem", "Looked, normal", "sole")


def test_not_checked_stands_apart_and_last(clear: Interview) -> None:
    """It answers to the minus key and is never among the numbers."""
    options = line(clear, "clots-look", "limb-bigger").options

    assert (options[-1].id, options[-1].apart) == ("not-checked", True)


def test_a_finding_says_why(clear: Interview) -> None:
    """Answer, voice and time; source; rule and content version."""
    after = clear.answer(Given("limb-bigger", ("yes",), where=frozenset({"calf_L"}))).at("clots-look")
    card = findings_view(after).page[0]

    assert card.tier == "stop"
    assert [label for label, _words in card.because] == ["Because", "Source", "Rule"]
    assert "left calf" in card.because[0][1]


def test_progress_counts_what_is_left(clear: Interview) -> None:
    """Nothing is left of a finished case; the step in view says how far it is."""
    view = progress_view(clear.at("danger-signs"))

    assert view.left == ()
    assert [(mark.title, mark.count) for mark in view.marks if mark.stage == "now"] == [
        ("Danger signs", "9 of 9")
    ]


def test_a_result_with_nothing_found_is_said_in_words(clear: Interview) -> None:
    """No green, no tick: the sentence says it, and a plan is allowed."""
    view = result_view(clear)

    assert (view.tier, view.plan_allowed) == ("", True)


def test_a_stop_lists_what_to_do_and_what_was_seen(clear: Interview) -> None:
    """Numbered steps begin with the call; the seen sign stands below with its side."""
    view = result_view(clear.answer(Given("limb-bigger", ("yes",), where=frozenset({"calf_L"}))))

    assert plain(view.now[0]).startswith("Phone now:")
    assert [label for label, _words in view.seen] == ["One limb bigger, left calf"]


def test_the_emergency_page_says_each_step_once(clear: Interview) -> None:
    """What the rule adds stands in the second step; nothing is said twice."""
    view = emergency_view(clear.answer(Given("chest-or-breath", ("yes",))), "10:00")
    steps = [plain(step) for step in view.steps]

    assert (view.heading, view.say) == ("Call 911 now", "Say: “possible lung clot or heart problem”.")
    assert steps[1] == "No massage. Sit the client up."
    assert len(set(steps)) == len(steps)


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("May 4, 1962", date(1962, 5, 4)), ("4 may 1962", date(1962, 5, 4)), ("1962-05-04", date(1962, 5, 4)),
        ("5/4/1962", date(1962, 5, 4)), ("4.5.1962", date(1962, 5, 4)), ("Feb 30, 1962", None), ("yesterday", None),
    ],
)  # fmt: skip
def test_dates_are_read_as_people_write_them(typed: str, day: date | None) -> None:
    """Month in letters, ISO, month first with slashes, day first with points; a day that is none is refused."""
    assert typed_date(typed) == day


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (date(2026, 11, 24), "after the visit"),
        (date(1900, 1, 1), "more than 120 years"),
        (date(1962, 5, 4), ""),
    ],
)
def test_a_birth_date_that_cannot_be_is_explained(day: date, words: str) -> None:
    """Not after the visit, not more than 120 years before it."""
    assert words in birth_sentence(day, NOW.date())


# ---- what is shown once


@pytest.fixture
def numb(reviewing: Reviewing) -> Interview:
    """A visit whose feet are numb, with rules that say the same of fewer places."""
    return begin(reviewing, reviewing.read(forms_folder() / "cases" / "diabetic-neuropathy.toml"))


def test_a_finding_that_another_covers_is_not_shown_beside_it(numb: Interview) -> None:
    """Level 1 for both feet stands alone: level 2 for the soles would only say less."""
    titles = [one.title for one in result_view(numb).findings]

    assert "Both feet: level 1 at most" in titles
    assert not [title for title in titles if title.startswith("Both soles")]


def test_what_holds_for_every_client_stands_on_the_result_alone(numb: Interview) -> None:
    """Pages of questions show what their answers change, not the standing limits."""
    pages = [findings_view(numb.at(pause.id)) for pause in numb.pages if not pause.is_result]
    shown = {one.title for page in pages for one in (*page.page, *page.notes, *page.earlier)}
    standing = "Every other part of the body: not today"

    assert standing not in shown
    assert standing in {one.title for one in result_view(numb).findings}


def test_notes_follow_the_changes_of_a_page(numb: Interview) -> None:
    """A note asks for nothing at once, so it is a row below the cards."""
    page = findings_view(numb.at("skin-and-feet-look"))

    assert {one.tier for one in page.page} == {"change"}
    assert {one.tier for one in page.notes} == {"note"}


def test_a_row_gives_the_reason_and_keeps_the_action_for_why(numb: Interview) -> None:
    """The reason is one line; what else to do is said by the card and inside Why."""
    callus = result_view(numb).findings[0]

    assert callus.reason == "Callus can hide an ulcer."
    assert callus.full_reason == f"{callus.reason} {callus.action}"


def test_nothing_is_left_to_do_where_nothing_holds_the_plan_back(numb: Interview) -> None:
    """An optional test that nobody made does not keep a step from being done."""
    view = progress_view(numb.at("result"))

    assert view.left == ()
    assert {mark.stage for mark in view.marks[:-1]} == {"done"}


def test_the_map_of_the_result_shows_today_alone(numb: Interview) -> None:
    """The front of the neck is never pressed, but it is no part of today either."""
    states = result_view(numb).states or {}

    assert "neck_front" not in states
    assert states["toes_L"].level == 1
