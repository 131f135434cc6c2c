"""The table check makes a plan stricter and never wider, and what was done beyond it is a deviation (content 1.9, 12.4)."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from intake_app.base.clock import FixedClock
from intake_app.base.paths import forms_folder
from intake_app.planning import table
from intake_app.planning.plan import Choices
from intake_app.planning.table import Deviation, Done, TableCheck
from intake_app.questionnaire.answers import Answer, Voice
from intake_app.safety.review import Rank
from intake_app.services import table_check as service_module
from intake_app.services.review import Judged, Reviewing
from intake_app.services.table_check import at_table, table_check
from tests.safety.drawing import CONTENT, answers, chosen

NOW = datetime(2026, 11, 22, 10, tzinfo=UTC)
SERVICE = Reviewing(forms_folder(), FixedClock(NOW))
_LOOKS = tuple(
    CONTENT.questions.by_link_id[name] for name in ("skin-look", "feeling", "first-stroke", "lingering")
)
on_table = st.lists(st.one_of(chosen(_LOOKS, (Voice.THERAPIST,)), answers((Voice.THERAPIST,))), max_size=6)
TABLE_REGIONS = ("upper_back", "lower_back", "neck_back", "shoulder_L", "shoulder_R")
NORMAL = tuple(
    Answer(name, (option,), place=region, voice=Voice.THERAPIST)
    for region in TABLE_REGIONS
    for name, option in (("skin-look", "looked-normal"), ("feeling", "normal"))
)


@pytest.fixture(scope="module")
def third() -> Judged:
    """The third visit with nothing to find; its back, neck and shoulders wait for the table."""
    return SERVICE.judge(SERVICE.read(forms_folder() / "cases" / "third-visit.toml"))


def checked(judged: Judged, told: Iterable[Answer], done: Done = Done()) -> TableCheck:  # noqa: B008
    """What these findings of the table leave of the plan."""
    found = table_check(replace(judged, case=replace(judged.case, table=tuple(told), done=done)))
    assert found is not None
    return found.check


def is_no_wider(judged: Judged, told: list[Answer], check: TableCheck) -> bool:
    """Statement 44: no level, place, technique or minute more; nothing avoided or unlooked at is worked."""
    plan = judged.plan
    assert plan is not None
    levels = all(level <= plan.levels.get(region, -1) for region, level in check.levels.items())
    kinds = all(set(ids) <= set(plan.techniques.get(region, ())) for region, ids in check.techniques.items())
    looked = {one.place for one in told if one.question == "skin-look" and "not-looked" not in one.options}
    first = {region for region, limit in judged.review.regions.items() if limit.look_first}
    avoided = {region for region, limit in judged.review.regions.items() if limit.state == "avoid"}
    return (
        levels
        and kinds
        and check.minutes <= plan.minutes
        and not set(check.levels) & avoided
        and set(check.levels) & first <= looked
    )


@settings(max_examples=80)
@given(told=on_table)
def test_44_the_table_check_never_widens_a_plan(third: Judged, told: list[Answer]) -> None:
    """Statement 44: for whatever is found on the table, also where it is milder than what was found seated."""
    assert is_no_wider(third, told, checked(third, told))


@settings(max_examples=40)
@given(told=on_table)
def test_44_nothing_found_on_the_table_lowers_the_verdict(third: Judged, told: list[Answer]) -> None:
    """The rank with the findings of the table is at least that of the plan's review."""
    assert checked(third, told).review.rank >= third.review.rank


def _any_level(*_plan: object) -> int:
    return 3


def _always(*_plan: object) -> str:
    return ""


def _everything(*_plan: object) -> tuple[str, ...]:
    return ("effleurage", "friction")


@pytest.mark.parametrize(
    ("name", "broken"), [("_level", _any_level), ("_why_not", _always), ("_still_offered", _everything)]
)
def test_44_fails_for_a_broken_copy(
    third: Judged, monkeypatch: pytest.MonkeyPatch, name: str, broken: object
) -> None:
    """Levels not held to the plan, places worked unlooked at, techniques of its own: each is caught."""
    lower = SERVICE.judge(replace(third.case, choices=Choices(levels={"calf_L": 1})))
    monkeypatch.setattr(table, name, broken)
    assert not is_no_wider(lower, [], checked(lower, []))


# ---- what is found --------------------------------------------------------------------------------------------------


def test_a_table_where_all_is_normal_leaves_the_plan_as_it_is(third: Judged) -> None:
    """Everything looked at and tested: the same places and levels."""
    check = checked(third, NORMAL)
    assert third.plan is not None
    assert (check.ends, check.left_out, dict(check.levels)) == (False, {}, dict(third.plan.levels))


def test_light_touch_that_was_not_tested_keeps_a_place_at_level_1(third: Judged) -> None:
    """Content 1.9 and R-SEN-01: looked at, but not tested."""
    told = [one for one in NORMAL if (one.question, one.place) != ("feeling", "upper_back")]
    assert checked(third, told).levels["upper_back"] == 1


def test_what_the_client_bears_on_the_table_lowers_the_level(third: Judged) -> None:
    """AFT.3: tolerance 2 on the left calf, 3 elsewhere changes nothing."""
    check = checked(third, NORMAL, Done(tolerance={"calf_L": 2, "calf_R": 3}))
    assert (check.levels["calf_L"], check.levels["calf_R"], dict(check.lowered)) == (2, 3, {"calf_L": 2})


def test_a_place_that_was_to_be_asked_and_was_not_stays_at_level_1() -> None:
    """R-PRS-07: at a first visit every level begins at 1, and stays there unasked."""
    first = SERVICE.judge(SERVICE.read(forms_folder() / "cases" / "clear.toml"))
    asked = checked(first, NORMAL, Done(tolerance={"upper_back": 2}))
    assert (asked.levels["upper_back"], asked.levels["lower_back"]) == (2, 1)


def test_a_finding_that_opens_questions_leaves_its_place_out(third: Judged) -> None:
    """Numb where nothing was marked closes the gate; its questions are open, so this place is left out and the rest stays."""
    told = [one for one in NORMAL if (one.question, one.place) != ("feeling", "upper_back")]
    check = checked(third, [*told, Answer("feeling", ("numb",), place="upper_back", voice=Voice.THERAPIST)])
    assert (check.ends, dict(check.left_out)) == (False, {"upper_back": "check-open"})


@pytest.mark.parametrize("option", ["yes", "not-sure"])
def test_a_clot_sign_on_the_table_ends_the_session(third: Judged, option: str) -> None:
    """Statement 1, and content 1.9: found or not clear."""
    sign = Answer("new-surface-veins", (option,), where=frozenset({"thigh_front_L"}), voice=Voice.THERAPIST)
    check = checked(third, [*NORMAL, sign])
    assert (check.ends, check.levels, check.minutes) == (True, {}, 0)


def test_t97_a_new_sign_on_the_table_ends_the_session() -> None:
    """T97: after a scan that ruled a clot out, another sign of the same leg on the table."""
    case = SERVICE.read(forms_folder() / "cases" / "t96-calf-bigger-ruled-out.toml")
    sign = Answer("new-surface-veins", ("yes",), where=frozenset({"thigh_front_L"}), voice=Voice.THERAPIST)
    check = checked(SERVICE.judge(case), [sign])
    assert (check.ends, check.review.rank) == (True, Rank.STOP_SAME_DAY)


def test_a_milder_second_look_takes_nothing_back() -> None:
    """A graze of the left forearm seen seated stays where the table look finds nothing."""
    case = SERVICE.read(forms_folder() / "cases" / "t70-graze.toml")
    judged = SERVICE.judge(case)
    seen = next(one for one in case.situation.answers if one.question == "skin-seen")
    told = Answer("skin-look", ("looked-normal",), place=seen.place, voice=Voice.THERAPIST)
    left = checked(judged, [told]).review.regions[str(seen.place)]
    assert left.state == "avoid"


def test_the_letter_is_of_the_session_that_ended(third: Judged) -> None:
    """What was found on the table is the verdict of the letter (content 12.4)."""
    sign = Answer("new-surface-veins", ("yes",), where=frozenset({"thigh_front_L"}), voice=Voice.THERAPIST)
    ended = replace(third, case=replace(third.case, table=(sign,), done=Done()))
    assert (at_table(ended).review.urgency, at_table(third) is third) == ("same_day", True)


# ---- what was done --------------------------------------------------------------------------------------------------

BEYOND = [
    (Done(minutes=90), Deviation("AFT.1", "", "90")),
    (Done(regions=("hip_L",)), Deviation("AFT.4", "hip_L", "")),
    (
        Done(regions=("calf_L",), techniques={"calf_L": ("friction",)}),
        Deviation("AFT.5", "calf_L", "friction"),
    ),
    (
        Done(regions=("abdomen", "calf_L"), levels={"calf_L": 3}, tolerance={"calf_L": 2}),
        Deviation("AFT.6", "calf_L", "3"),
    ),
]


@pytest.mark.parametrize(("done", "wanted"), BEYOND)
def test_what_was_done_beyond_the_plan_is_a_deviation(third: Judged, done: Done, wanted: Deviation) -> None:
    """Minutes, places, techniques and pressure (AFT.1, AFT.4 to AFT.6)."""
    assert wanted in checked(third, NORMAL, done).deviations


def test_doing_less_than_the_plan_is_none(third: Judged) -> None:
    """It may show less than the plan; what was not worked is told."""
    check = checked(
        third, NORMAL, Done(minutes=20, regions=("calf_L",), techniques={"calf_L": ("effleurage",)})
    )
    assert (check.deviations, "calf_R" in check.not_worked) == ((), True)


def test_without_an_after_session_record_there_is_no_table_check(third: Judged) -> None:
    """The record is what holds it."""
    assert service_module.table_check(third) is None
