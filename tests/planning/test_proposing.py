"""What a plan holds: techniques by place, minutes, how often, homework; and that a choice can only narrow it."""

from dataclasses import replace

import pytest

from intake_app.base.errors import NoPlan, NotFinished
from intake_app.base.paths import forms_folder
from intake_app.planning.canonical import canonical_bytes, plan_as_dict
from intake_app.planning.plan import Choices, SessionPlan
from intake_app.planning.proposing import homework_regions, propose, technique_minutes
from intake_app.services.review import Judged, Reviewing

FEET_LEFT = ("ankle_L", "foot_top_L", "foot_sole_L", "toes_L")


def judged(service: Reviewing, answers: str = "", base: str = "third-visit", more: str = "") -> Judged:
    """A case of a few lines on one of the sample visits, judged."""
    return service.judge(service.read(f'title = "a case"\nbase = "{base}"\n\n[answers]\n{answers}\n{more}\n'))


def plan(service: Reviewing, answers: str = "", base: str = "third-visit", more: str = "") -> SessionPlan:
    """Its plan."""
    return judged(service, answers, base, more).propose()


def sample(service: Reviewing, name: str) -> Judged:
    """A case of `forms/cases`, judged."""
    return service.judge(service.read(forms_folder() / "cases" / f"{name}.toml"))


def narrowed(one: Judged, **choices: object) -> SessionPlan:
    """The plan with these choices of the therapist."""
    return propose(one.plan_content, one.evaluation, one.review, replace(Choices(), **choices))  # type: ignore[arg-type]


# ---- when there is none --------------------------------------------------------------------------------------------


def test_a_review_that_is_not_finished_gives_no_plan_and_says_so(reviewing: Reviewing) -> None:
    """An open check is no refusal: NotFinished names what is missing."""
    with pytest.raises(NotFinished):
        plan(reviewing, '"DVT.6" = ""')


@pytest.mark.parametrize(
    "answer", ['"EM.1" = "yes"', '"SYS.1" = "fever or chills"', '"SYS.15" = "cirrhosis"']
)
def test_a_stop_or_a_missing_clearance_gives_no_plan(reviewing: Reviewing, answer: str) -> None:
    """Ranks 3 to 6 allow none."""
    with pytest.raises(NoPlan):
        plan(reviewing, answer)


def test_every_place_of_today_left_out_gives_no_plan(reviewing: Reviewing) -> None:
    """Statement 32: nothing left to work is no plan, and no referral either."""
    one = sample(reviewing, "all-zones-refused")
    assert (one.plan, one.review.referral) == (None, None)


def test_a_still_hand_alone_is_no_plan(reviewing: Reviewing) -> None:
    """Every level chosen down to 0 leaves nothing that is massage."""
    one = judged(reviewing)
    with pytest.raises(NoPlan):
        narrowed(one, levels=dict.fromkeys(one.review.regions, 0))


# ---- choices only narrow -------------------------------------------------------------------------------------------


def test_more_minutes_than_the_limit_are_left_at_the_limit(reviewing: Reviewing) -> None:
    """A choice of 90 minutes stays at 60, one of 20 is taken."""
    one = judged(reviewing)
    assert [narrowed(one, minutes=number).minutes for number in (90, 20)] == [60, 20]


def test_a_level_above_the_ceiling_is_left_at_the_ceiling(reviewing: Reviewing) -> None:
    """Belly and back of the knee stay at level 1; a lower level than the ceiling is taken."""
    one = judged(reviewing, '"SES.9" = ["front", "lower legs"]')
    levels = narrowed(one, levels={"abdomen": 3, "calf_L": 1}).levels
    assert (levels["abdomen"], levels["calf_L"], levels["calf_R"]) == (1, 1, 3)


def test_a_zone_that_is_not_one_of_today_is_not_added(reviewing: Reviewing) -> None:
    """Only zones that were chosen and checked today can be kept."""
    planned = narrowed(judged(reviewing), zones=("hands", "head and face")).techniques
    assert set(planned) == {"hand_L", "hand_R"}


def test_zones_of_another_day_alone_give_no_plan(reviewing: Reviewing) -> None:
    """Nothing of today is left."""
    with pytest.raises(NoPlan):
        narrowed(judged(reviewing), zones=("head and face",))


def test_a_technique_that_is_not_offered_cannot_be_chosen(reviewing: Reviewing) -> None:
    """Kneading the sole and heat are not added; long strokes alone are taken."""
    chosen = {"foot_sole_L": ("effleurage", "petrissage", "heat")}
    assert narrowed(judged(reviewing), techniques=chosen).techniques["foot_sole_L"] == ("effleurage",)


def test_homework_that_is_not_offered_cannot_be_chosen(reviewing: Reviewing) -> None:
    """HW.8 needs a clinician's record; HW.1 alone is taken."""
    assert narrowed(judged(reviewing), homework=("HW.8", "HW.1")).homework == ("HW.1",)


def test_a_lower_level_takes_techniques_out(reviewing: Reviewing) -> None:
    """Kneading begins at level 2."""
    one = judged(reviewing)
    planned = narrowed(one, levels={"calf_L": 1}).techniques
    assert ("petrissage" in planned["calf_L"], "petrissage" in planned["calf_R"]) == (False, True)


# ---- techniques by place -------------------------------------------------------------------------------------------

NEUROPATHY = """
"NEU.1" = "yes, cause known"
"NEU.2" = "over 3 months, steady or easing"
"NEU.3" = "both feet alike"
"NEU.4" = "none"
"NEU.5" = "inherited"
"""
ALL_LIKED = '"SES.11" = { liked = ["friction", "percussion", "reflexology"], scent = "lavender" }\n"SEN.kind" = ["tightness"]'
SWOLLEN = '"EDM.1" = { answer = "long-standing, cause known, unchanged", where = ["FEET"] }'
OFFERED = [
    ("upper_back", "", "effleurage petrissage friction percussion aroma hold"),
    ("neck_back", "", "effleurage friction aroma hold"),
    ("shoulder_L", "", "effleurage friction trigger_point aroma stretch hold"),
    ("calf_L", "", "effleurage petrissage friction trigger_point aroma stretch hold"),
    ("lower_leg_front_L", "", "effleurage friction aroma stretch hold"),
    ("hand_L", "", "effleurage friction reflexology aroma stretch hold"),
    ("foot_sole_L", "", "effleurage friction reflexology aroma stretch hold"),
    ("calf_L", '"SYS.7" = "thinning"', "effleurage petrissage friction trigger_point aroma hold"),
    ("upper_back", '"SYS.7" = "thinning"', "effleurage petrissage aroma hold"),
    ("upper_back", '"SYS.8" = "well controlled"', "effleurage petrissage friction percussion hold"),
    ("upper_back", '"SYS.9" = "mild"', "effleurage petrissage friction percussion hold"),
    ("upper_back", '"SYS.22" = "well controlled"', "effleurage petrissage friction percussion hold"),
    ("foot_sole_L", SWOLLEN, "effleurage aroma stretch hold"),
    ("calf_L", '"NEU.6" = "fell"', "effleurage petrissage friction trigger_point aroma stretch hold"),
]  # fmt: skip


@pytest.mark.parametrize(("region", "answers", "wanted"), OFFERED)
def test_techniques_are_offered_where_the_table_says(
    reviewing: Reviewing, region: str, answers: str, wanted: str
) -> None:
    """Third visit, all liked, tight muscle: what stands in the plan of a region (content 11)."""
    planned = plan(reviewing, f"{ALL_LIKED}\n{answers}").techniques
    assert planned[region] == tuple(wanted.split())


def test_nothing_that_must_be_liked_is_offered_unasked(reviewing: Reviewing) -> None:
    """Friction, tapping, foot points and scent wait for the client's word; point work and stretch for tight muscle."""
    used = {technique for ids in plan(reviewing).techniques.values() for technique in ids}
    assert used == {"effleurage", "petrissage", "hold"}


def test_point_work_only_above_the_places_with_nerve_symptoms(reviewing: Reviewing) -> None:
    """Marked toes leave the calf, a marked shin does not."""
    kept = sample(reviewing, "t129-toes-marked").propose()
    lost = sample(reviewing, "t129-shin-marked").propose()
    assert "trigger_point" in kept.techniques["calf_L"]
    assert "trigger_point" not in lost.techniques["calf_L"]


def test_point_work_not_before_the_third_session(reviewing: Reviewing) -> None:
    """Statement 19."""
    used = plan(reviewing, '"SEN.kind" = ["tightness"]', base="clear").techniques
    assert not any("trigger_point" in ids for ids in used.values())


def test_drainage_needs_training_and_a_known_swelling(reviewing: Reviewing) -> None:
    """Statement 18: only the region named, only with training on file."""
    with_training = sample(reviewing, "t130-swelling-trained").propose()
    without = sample(reviewing, "t130-swelling-not-trained").propose()
    assert [region for region, ids in with_training.techniques.items() if "lymphatic" in ids] == ["calf_L"]
    assert not any("lymphatic" in ids for ids in without.techniques.values())


def test_scent_stands_only_beside_a_technique_that_works_the_skin(reviewing: Reviewing) -> None:
    """Where a still hand is all that the client wants there is no oil."""
    planned = plan(reviewing, '"SES.11" = { lighter = { HANDS = 0 }, scent = "lavender" }').techniques
    assert (planned["hand_L"], "aroma" in planned["calf_L"]) == (("hold",), True)


# ---- severity, minutes, how often ------------------------------------------------------------------------------------

SEVERITY = [
    ("", "mild", 60, (1, 1), (1, 1), 6),
    ('"SYS.31" = 1', "mild", 60, (1, 1), (1, 1), 6),
    ('"SYS.31" = 2', "moderate", 45, (1, 2), (2, 3), 12),
    ('"SYS.32" = "some"', "moderate", 45, (1, 2), (2, 3), 12),
    ('"SYS.32" = "not sure"', "moderate", 45, (1, 2), (2, 3), 12),
    ('"SYS.32" = "cannot do usual tasks"', "severe", 30, (1, 1), (2, 3), 12),
]


@pytest.mark.parametrize(("answers", "severity", "minutes", "first", "later", "sessions"), SEVERITY)
def test_severity_sets_minutes_and_how_often(
    reviewing: Reviewing,
    answers: str,
    severity: str,
    minutes: int,
    first: tuple[int, int],
    later: tuple[int, int],
    sessions: int,
) -> None:
    """Content 12.1 and 12.2."""
    made = plan(reviewing, answers)
    told = (made.severity, made.minutes, made.first_week, made.later, made.course_sessions)
    assert told == (severity, minutes, first, later, sessions)


@pytest.mark.parametrize(
    ("name", "severity"),
    [
        ("numb-at-last-visit", "severe"),
        ("t07-feet-numb-looked-at", "moderate"),
        ("t114-numb-mark-calf", "severe"),
    ],
)
def test_numbness_makes_it_worse_the_higher_it_reaches(
    reviewing: Reviewing, name: str, severity: str
) -> None:
    """Feet moderate, above the ankle severe; the newest result within 28 days also where today's zones lie elsewhere."""
    made = sample(reviewing, name).propose()
    assert made.severity == severity


def test_a_plan_on_a_clinicians_record_is_once_a_week_at_most(reviewing: Reviewing) -> None:
    """Content 12.2: clearance-limited clients."""
    made = sample(reviewing, "t21-heart-failure-cleared").propose()
    assert (made.first_week, made.later) == ((1, 1), (1, 1))


def test_two_sessions_at_most_before_a_diagnosis(reviewing: Reviewing) -> None:
    """R-NEU-01 ends the course after two sessions."""
    made = sample(reviewing, "t22-undiagnosed-steady").propose()
    assert made.course_sessions == 2


@pytest.mark.parametrize(
    ("name", "day"),
    [
        ("clear", "2026-12-20"),
        ("review-after-course-began", "2026-12-06"),
        ("t01-feet-reduced-type-2", "2026-12-06"),
    ],
)
def test_the_review_is_counted_from_the_first_visit_of_the_course(
    reviewing: Reviewing, name: str, day: str
) -> None:
    """4 weeks or 6 sessions, whichever is first; a later visit does not push it away (content 12.3)."""
    made = sample(reviewing, name).propose()
    assert made.review_on.isoformat() == day


def test_a_rise_of_pain_halves_the_usual_minutes_of_the_place(reviewing: Reviewing) -> None:
    """R-SEN-09: foot and hand massage of 20 to 30 minutes becomes 10 to 15."""
    one = sample(reviewing, "t128-pain-rise-foot-hand")
    technique = next(t for t in one.plan_content.techniques if t.id == "foot_hand")
    assert technique_minutes(technique, one.review, FEET_LEFT) == (10, 15)


# ---- homework ------------------------------------------------------------------------------------------------------


def places(one: Judged, item_id: str) -> set[str]:
    """The regions in which an exercise may be done."""
    made = one.propose()
    item = next(item for item in one.plan_content.homework if item.id == item_id)
    return set(homework_regions(item, one.evaluation, one.review, tuple(made.techniques)))


def test_homework_stays_out_of_what_is_left_out(reviewing: Reviewing) -> None:
    """A refused foot is in no exercise."""
    one = judged(reviewing, '"SES.8" = { refused = ["FOOT.L"] }')
    found = {
        region for item in one.plan_content.homework if item.per_region for region in places(one, item.id)
    }
    assert found
    assert not found & set(FEET_LEFT)


@pytest.mark.parametrize(
    "answers",
    ['"SYS.7" = "thinning"', '"DVT.18" = { calf_R = "flat or small, painless" }', '"SKN.1" = "yes"'],
)
def test_no_ball_where_it_could_harm(reviewing: Reviewing, answers: str) -> None:
    """Thin bones, varicose veins, thin skin (content 13, HW.5)."""
    assert "HW.5" not in plan(reviewing, answers).homework


def test_no_ball_where_there_are_nerve_symptoms(reviewing: Reviewing) -> None:
    """One known nerve in the right hand: both hands and the feet stay out, the calves do not."""
    assert places(sample(reviewing, "one-nerve-hand-named"), "HW.5") == {"calf_L", "calf_R"}


def test_no_stretch_at_home_where_stretch_is_excluded(reviewing: Reviewing) -> None:
    """A strain of two weeks ago keeps its region out of HW.6, all of them keep HW.6 out."""
    injury = '"SYS.18" = [{ what = "strain", where = ["calf_L"], part = "soft part", date = 2026-11-08 }]'
    found = places(judged(reviewing, injury), "HW.6")
    assert ("calf_L" in found, "calf_R" in found) == (False, True)
    assert "HW.6" not in (sample(reviewing, "home-no-stretch").propose().homework)


# ---- bytes ---------------------------------------------------------------------------------------------------------


def test_the_same_plan_gives_the_same_bytes(reviewing: Reviewing) -> None:
    """Two readings of one case, one record; another minute, another record."""
    one, other = judged(reviewing), judged(reviewing)
    visit = {"date": "2026-11-22"}
    assert canonical_bytes(one.propose(), one.review, visit) == canonical_bytes(
        other.propose(), other.review, visit
    )
    assert canonical_bytes(narrowed(one, minutes=20), one.review, visit) != canonical_bytes(
        one.propose(), one.review, visit
    )


def test_what_is_printed_of_a_plan_is_plain_json(reviewing: Reviewing) -> None:
    """Pairs become least and most, the date a text."""
    printed = plan_as_dict(plan(reviewing))
    assert (printed["later"], printed["review_on"], printed["phase"]) == (
        {"min": 1, "max": 1},
        "2026-12-06",
        "start",
    )
