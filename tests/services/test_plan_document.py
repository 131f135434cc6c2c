from dataclasses import fields, is_dataclass
from typing import Any

import pytest

from intake_app.base.errors import NoPlan, NotFinished
from intake_app.record.document import PlanDocument
from intake_app.services.letter_document import letter_document
from intake_app.services.plan_document import plan_document
from intake_app.services.review import Judged
from tests.services.papers import MOMENT, PLANS, STOPS, judged, numb_feet

CLAIMS = (
    "regrow",
    "toxin",
    "blood flow",
    "cure",
    "reverse",
    "replaces medicine",
    "safe for everyone",
    "cortisol",
)


def plan_of(found: Judged) -> PlanDocument:
    """The plan's words, as a trial."""
    return plan_document(found, found.propose(), moment=MOMENT, is_trial=True, plan_id="5")


def texts(value: Any) -> list[str]:
    """Every text in a document."""
    if isinstance(value, str):
        return [value]
    if isinstance(value, tuple):
        return [text for one in value for text in texts(one)]
    if is_dataclass(value):
        return [text for one in fields(value) for text in texts(getattr(value, one.name))]
    return []


def rows(plan: PlanDocument) -> dict[str, str]:
    """The verdict's rows by label."""
    return {row.label: row.words for row in plan.rows}


def test_same_visit_gives_the_same_words() -> None:
    """The document is a function of its arguments."""
    found = judged(PLANS["callus"])

    assert plan_of(found) == plan_of(found)


def test_rows_stand_in_the_order_of_the_verdict_band() -> None:
    """Left out first, then levels from low to high, then what to do, then what is not today."""
    labels = [row.label for row in plan_of(numb_feet()).rows]

    levels = [f"Level {level} at most" for level in (1, 2, 3)]
    order = ["Leave out", *levels, "Look first", "Time", "Not used", "Do also", "Not today"]
    assert labels == [label for label in order if label in labels]


def test_described_callus_is_left_out_and_its_foot_stays() -> None:
    """A described spot is told in words while its region keeps its level."""
    found = rows(plan_of(judged(PLANS["callus"])))

    assert found["Leave out"] == "Callus by the heel, left sole"


def test_old_clot_leaves_the_leg_out() -> None:
    """A limb that a rule avoids stands in the first row."""
    found = rows(plan_of(judged(PLANS["old clot"])))

    assert found["Leave out"].startswith("Both legs")


def test_blood_thinner_caps_at_level_2() -> None:
    """No row offers more than the ceiling of the rule."""
    assert "Level 3 at most" not in rows(plan_of(judged(PLANS["warfarin"])))


@pytest.mark.parametrize("name", PLANS)
def test_front_of_the_neck_is_said_as_not_today(name: str) -> None:
    """The front of the neck is never worked and is no finding of this client."""
    plan = plan_of(judged(PLANS[name]))

    assert "neck" not in rows(plan).get("Leave out", "").lower()
    assert rows(plan)["Not today"] == "Every other part of the body"


def test_each_finding_keeps_reason_rule_and_sources() -> None:
    """What fired can be looked up: reason, rule and where it comes from."""
    assert all(one.reason and one.rule and one.sources for one in plan_of(numb_feet()).findings)


def test_every_point_of_the_consultation_is_there() -> None:
    """16 TAC 117.91 wants them all on every plan."""
    points = [row.label for row in plan_of(judged("")).statements]

    assert points == [
        "Techniques",
        "Areas",
        "Breasts",
        "Draping",
        "You may stop",
        "I may stop",
        "Conduct",
        "Signatures",
    ]


def test_what_was_not_done_is_listed() -> None:
    """Not checked stands in plain view."""
    assert "Monofilament: Left and right: Not done" in plan_of(judged("")).not_checked


@pytest.mark.parametrize("name", PLANS)
def test_nothing_is_claimed_that_must_not_be(name: str) -> None:
    """Content 14.3: no promise of healing, toxins or blood flow."""
    said = " ".join(texts(plan_of(judged(PLANS[name])))).lower()

    assert [claim for claim in CLAIMS if claim in said] == []


@pytest.mark.parametrize(
    ("name", "kind"),
    [("emergency", "emergency"), ("same day", "referral"), ("clearance", "clearance_request")],
)
def test_a_stop_gives_its_letter(name: str, kind: str) -> None:
    """Each urgency has its own paper."""
    letter = letter_document(judged(STOPS[name]), moment=MOMENT, is_trial=True, letter_id="7")

    assert letter.kind == kind


def test_letter_says_who_saw_what() -> None:
    """What was seen is listed with its voice, one by one."""
    letter = letter_document(judged(STOPS["same day"]), moment=MOMENT, is_trial=True, letter_id="7")

    seen = {one.question: one for one in letter.answers if one.section == "Seen and said"}
    assert seen["One limb bigger"].voice == "found by sight 10:00"


def test_questions_to_the_clinician_ask_for_platelets_with_a_treated_clot() -> None:
    """R-DVT-05a has a question of its own."""
    letter = letter_document(judged(STOPS["clearance"]), moment=MOMENT, is_trial=True, letter_id="7")

    assert letter.questions[-1] == "Are platelets above 50,000?"


def test_declined_advice_is_printed_in_full() -> None:
    """A refusal is written down with all its parts."""
    letter = letter_document(
        judged(STOPS["same day"], advice="declined"), moment=MOMENT, is_trial=True, letter_id="7"
    )

    assert [row.label for row in letter.declined][:3] == ["What was advised", "Why", "What could happen"]


def test_no_letter_where_none_is_called_for() -> None:
    """A plan needs no letter, and an open check gets a list instead."""
    with pytest.raises(NoPlan):
        letter_document(judged(""), moment=MOMENT, is_trial=True, letter_id="7")
    with pytest.raises(NotFinished):
        letter_document(judged('"DVT.1" = "not checked"'), moment=MOMENT, is_trial=True, letter_id="7")
