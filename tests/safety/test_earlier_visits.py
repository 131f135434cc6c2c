"""What earlier visits and test strokes of today give: tolerance, session number, newest results."""

import pytest

from intake_app.exchange.case import Case
from intake_app.questionnaire.answers import Answer, Voice
from intake_app.safety.judging import evaluation_of
from intake_app.safety.session import tolerance
from tests.safety.conftest import NOW
from tests.safety.drawing import CONTENT, with_log


def stroke(question: str, option: str, voice: Voice = Voice.CLIENT) -> Answer:
    """An answer about the first stroke on the left calf."""
    return Answer(question, (option,), place="calf_L", voice=voice, at=NOW)


@pytest.mark.parametrize(
    ("told", "wanted"),
    [
        ([stroke("first-stroke", "0-3-comfortable")], 1),
        ([stroke("first-stroke", "0-3-comfortable"), stroke("comfortable-level", "2")], 2),
        ([stroke("first-stroke", "0-3-comfortable"), stroke("comfortable-level", "0")], 0),
        ([stroke("first-stroke", "4-10-not"), stroke("comfortable-level", "3")], 0),
        ([stroke("first-stroke", "cannot-tell"), stroke("comfortable-level", "3")], 1),
        ([stroke("first-stroke", "0-3-comfortable"), stroke("lingering", "yes")], 0),
        (
            [
                stroke("first-stroke", "0-3-comfortable"),
                stroke("comfortable-level", "3"),
                stroke("comfortable-level", "1", Voice.THERAPIST),
            ],
            1,
        ),
    ],
)
def test_the_strokes_of_today_give_the_lowest_level_told(
    clear: Case, told: list[Answer], wanted: int
) -> None:
    """Level 1 first, then the level said; of two voices the lower one (content 10)."""
    assert tolerance(evaluation_of(CONTENT, with_log(clear.situation, *told)), "calf_L") == ("tried", wanted)


def test_a_stroke_of_today_never_raises_what_is_carried(third_visit: Case) -> None:
    """Carried 3, tried 1: 1; nothing tried: carried (statement 56)."""
    evaluation = evaluation_of(
        CONTENT, with_log(third_visit.situation, stroke("first-stroke", "0-3-comfortable"))
    )
    assert [tolerance(evaluation, region) for region in ("calf_L", "calf_R")] == [
        ("tried", 1),
        ("carried", 3),
    ]


def test_a_not_done_stroke_leaves_the_limit_to_be_found(clear: Case) -> None:
    """The plan then says "ask first" (R-PRS-07)."""
    evaluation = evaluation_of(CONTENT, with_log(clear.situation, stroke("first-stroke", "not-done")))
    assert tolerance(evaluation, "calf_L") == ("none", None)
