"""The client stories: what each is told by, that the table names every one, and what reading them aloud has taught."""

from datetime import datetime
from pathlib import Path

import pytest

from intake_app.base.clock import FixedClock
from intake_app.base.paths import forms_folder
from intake_app.exchange.review_text import review_as_text
from intake_app.services.answer_words import AnswerReader
from intake_app.services.interview import begin
from intake_app.services.review import Reviewing
from intake_app.ui.values import plain
from intake_app.ui.views.result import result_view

FOLDER = forms_folder() / "cases" / "stories"
STORIES = sorted(path for path in FOLDER.glob("*.toml") if not path.name.startswith("visit-"))


@pytest.mark.parametrize("path", STORIES, ids=[path.stem for path in STORIES])
def test_a_story_names_its_source_and_is_in_the_table(path: Path) -> None:
    """The first lines say where the story was published; the README beside the stories has a row for it."""
    head = "\n".join(line for line in path.read_text("utf-8").splitlines()[:12] if line.startswith("#"))

    assert "source" in head.lower()
    assert path.stem in (FOLDER / "README.md").read_text("utf-8")


def test_the_ceilings_of_a_plan_say_the_minutes_that_its_severity_allows(reviewing: Reviewing) -> None:
    """Rules allow the client with foot drop 45 minutes, a severe picture 30: no line of the text says 45 as the limit."""
    judged = reviewing.judge(reviewing.read(FOLDER / "inherited-neuropathy-foot-drop.toml"))

    text = review_as_text(judged.case, judged.review, judged.plan, reviewing.content)

    assert "- At most 30 minutes." in text.partition("Ceilings")[2]
    assert "45 minutes" not in text.partition("Ceilings")[2]


def test_one_session_a_week_is_said_in_plain_words(reviewing: Reviewing) -> None:
    """A letter that allows one session a week prints no "1 sessions"."""
    judged = reviewing.judge(reviewing.read(FOLDER / "heart-failure-back-massage.toml"))

    text = review_as_text(judged.case, judged.review, judged.plan, reviewing.content)

    assert "- At most once a week." in text
    assert "1 sessions" not in text


def test_the_result_in_the_window_says_the_minutes_that_the_severity_allows() -> None:
    """The row "Time" takes the limit of the plan, which counts severity, not that of the rules alone."""
    moment = datetime(2026, 11, 22, 16, 5).astimezone()
    reviewing = Reviewing(forms_folder(), FixedClock(moment))
    interview = begin(reviewing, reviewing.read(FOLDER / "inherited-neuropathy-foot-drop.toml"))

    rows = {label: plain(words) for label, words in result_view(interview).rows}

    assert rows["Time"] == "30 minutes at most"


def test_a_bare_yes_or_no_of_a_line_says_what_it_answers(reviewing: Reviewing) -> None:
    """A medicine on paper reads "injected: no", not a lone "No" behind its name."""
    case = reviewing.read(FOLDER / "older-client-falls-when-rising.toml")
    reader = AnswerReader(reviewing.content, reviewing.judge(case).evaluation.situation)

    told = [words.answer for words in reader.of_codes(["SYS.21"])]

    assert any("temazepam" in answer and "njected" in answer for answer in told)
    assert not any(answer.endswith("; No") for answer in told)


@pytest.mark.parametrize(
    ("story", "code", "told"),
    [
        (
            "paclitaxel-hands-and-feet",
            "SYS.6",
            "platelets per microlitre 182000; neutrophils per microlitre 2400",
        ),
        ("insulin-neuritis-feet-hurt-to-touch", "DIA.18", "two biscuits; 15 g"),
        ("inherited-neuropathy-foot-drop", "DVT.2", "left 13, right 13.2 in; difference 0.2 in"),
        ("../visit-3-lighter-calf", "SES.11", "left calf level 2 at most"),
    ],
)
def test_a_number_on_paper_says_what_was_counted(
    reviewing: Reviewing, story: str, code: str, told: str
) -> None:
    """Two counts, a snack, a pair of calves and a wish for lighter pressure are never bare numbers or ids."""
    judged = reviewing.judge(reviewing.read(FOLDER / f"{story}.toml"))

    answers = [
        words.answer
        for words in AnswerReader(reviewing.content, judged.evaluation.situation).of_codes([code])
    ]

    assert any(told in answer for answer in answers), answers
