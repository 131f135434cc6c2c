"""`review` prints what case-format section 3 says, and ends with the status that it names."""

import json
from pathlib import Path

import pytest

from tests.cli.running import NOW, Run, shipped

BASE = 'base = "clear"\n'
KEYS = {
    "": "content case verdict open findings regions excluded_techniques limits flags facts severity referral changed plan",
    "content": "version digest",
    "case": "title name birth_date visit reason",
    "verdict": "disposition rank needs urgency plan_allowed",
    "limits": "minutes_max per_week_max sessions_max no_position because",
    "plan": "techniques minutes phase first_week later course review_on homework precautions stop_signs relaxed renewed_from",
}
REGION = "state cap minutes_max look_first touch_first ask_first spots margin_cm because"
FINDING = "rule content_id disposition needs where reason action sources hidden_by"
LEG_PAIN = '[visit]\nverdict_at = 10:05:00\n[answers]\n"DVT.5" = "yes, one side"\n'
TAKEN_BACK = '[[entries]]\nquestion = "DVT.5"\nanswer = "no"\nby = "client"\nat = 10:10:00\n'
RELAXED = '[[relaxed]]\nrule = "{}"\nreason = "known well"\nsentence = "Used for years without trouble."\nagreed = true\n'


def test_every_key_of_the_format_is_printed_in_its_order(review: Run) -> None:
    """Section 3, table by table."""
    printed = review(BASE).json

    found = {name: " ".join(printed[name] if name else printed) for name in KEYS}
    assert found == KEYS
    assert {" ".join(one) for one in printed["regions"].values()} == {REGION}
    assert {" ".join(one) for one in printed["findings"]} == {FINDING}


def test_all_36_regions_have_a_state(review: Run) -> None:
    """The regions are whole and their states are three."""
    regions = review(BASE).json["regions"]

    assert len(regions) == 36
    assert {one["state"] for one in regions.values()} == {"planned", "avoid", "not_today"}


def test_a_stop_has_no_plan_and_no_severity(run: Run) -> None:
    """`plan` and `severity` are null without a plan; the referral says to whom."""
    printed = run("review", shipped("t02-calf-three-cm"), "--json").json

    assert (printed["plan"], printed["severity"]) == (None, None)
    assert printed["referral"]["urgency"] == printed["verdict"]["urgency"] == "same_day"


@pytest.mark.parametrize(
    ("name", "status"),
    [
        ("clear", 0),
        ("t03-limb-colour-not-checked", 1),  # only a check is open
        ("t02-calf-three-cm", 0),  # a stop, with a check open below it
        ("t09-warfarin-reason-not-sure", 0),
    ],
)
def test_only_not_finished_ends_with_1(run: Run, name: str, status: int) -> None:
    """Exit status of a review (section 3)."""
    assert run("review", shipped(name), "--json").status == status


def test_the_same_case_gives_the_same_bytes(run: Run) -> None:
    """Lists are sorted."""
    case = shipped("t27-anticoagulant-numb-thin-skin")

    assert run("review", case, "--json").out == run("review", case, "--json").out


def test_the_text_says_the_verdict_first_then_what_to_do(run: Run) -> None:
    """Without `--json` the same for a person."""
    printed = run("review", shipped("t02-calf-three-cm")).out

    parts = ["Stop: send on today", "What to do now", "Reasons"]
    assert [printed.index(part) for part in parts] == sorted(printed.index(part) for part in parts)
    assert printed.startswith(parts[0])


def test_json_is_read_like_toml(review: Run) -> None:
    """The same tree in JSON is the same case."""
    tree = {"base": "clear", "answers": {"FOOT.2": {"left": "no", "right": "yes, not seen yet"}}}
    text = BASE + '[answers]\n"FOOT.2" = { left = "no", right = "yes, not seen yet" }\n'

    assert review(json.dumps(tree), "visit.json").json == review(text).json


def test_a_base_may_lie_beside_the_file(review: Run, tmp_path: Path) -> None:
    """A path beside the file goes before a name among the shipped cases."""
    (tmp_path / "clear.toml").write_text('base = "third-visit"\ntitle = "Mine"\n')

    assert review('base = "clear.toml"\n').json["case"]["title"] == "Mine"


def test_a_missing_name_is_listed_and_holds_back_the_plan(run: Run, tmp_path: Path) -> None:
    """T111: a review without a name, no plan."""
    case = tmp_path / "visit.toml"
    case.write_text(shipped("clear").read_text("utf-8").replace('name = "Sample Client"', ""))

    ran = run("review", case, "--json")
    assert ([one["question"] for one in ran.json["open"]], ran.json["plan"], ran.status) == (
        ["name"],
        None,
        0,
    )


@pytest.mark.parametrize(("sealed_at", "status"), [("12:00:00", 0), ("12:01:00", 1)])
def test_answers_run_out_before_sealing(review: Run, sealed_at: str, status: int) -> None:
    """T82: an answer of today that is older than two hours at sealing was not given."""
    assert review(f"{BASE}[visit]\nsealed_at = {sealed_at}\n").status == status


def test_a_reading_runs_out_before_sealing(review: Run) -> None:
    """T41: a reading of 31 minutes at sealing is named as open."""
    ran = review('base = "t41-reading-29-minutes"\n[visit]\nsealed_at = 10:02:00\n')

    assert (ran.status, [one["question"] for one in ran.json["open"]]) == (1, ["DIA.4"])


@pytest.mark.parametrize("why", ["", 'reason = "client remembers better"\n', 'reason = "no"\n'])
def test_a_milder_answer_after_the_verdict_says_why(review: Run, why: str) -> None:
    """T47: without reason and sentence it is refused, and what was said goes on counting."""
    ran = review(BASE + LEG_PAIN + TAKEN_BACK + why)

    assert (ran.status, ran.findings, ran.faults) == (2, ["R-DVT-01"], [(6, "[[entries]] 1")])


def test_a_milder_answer_with_its_reason_is_judged_and_printed(review: Run) -> None:
    """T47: judged anew, printed in full, counted once."""
    ran = review(BASE + LEG_PAIN + TAKEN_BACK + 'reason = "client remembers better: it was the other leg"\n')

    (change,) = ran.json["changed"]
    assert (ran.json["verdict"]["disposition"], change["question"], change["said_by"]) == (
        "clear",
        "DVT.5",
        "client",
    )


def test_a_relaxed_rule_sets_no_limit_and_is_printed(review: Run) -> None:
    """15.4: the ceiling of R-SKN-22 is gone, the relaxation stands in `changed` and in the plan."""
    text = BASE + '[answers]\n"SKN.type" = { hand_L = ["eczema or psoriasis, skin whole, not sore"] }\n'

    strict, relaxed = review(text).json, review(text + RELAXED.format("R-SKN-22")).json
    assert (strict["regions"]["hand_L"]["cap"], relaxed["regions"]["hand_L"]["cap"]) == (1, 2)
    assert relaxed["changed"] == relaxed["plan"]["relaxed"] != []


def test_of_the_oil_rule_only_the_patch_test_may_go(review: Run) -> None:
    """15.4 names the patch test of R-SYS-21, not its oil."""
    printed = review(BASE + '[answers]\n"SYS.9" = "mild"\n' + RELAXED.format("R-SYS-21")).json

    (oil,) = (line for line in printed["plan"]["precautions"] if "oil" in line)
    assert "patch test" not in oil


@pytest.mark.parametrize(
    ("old", "new", "where"),
    [
        ("R-SKN-22", "R-DVT-06", "[[relaxed]] 1 rule"),
        ("R-SKN-22", "R-SKN-99", "[[relaxed]] 1 rule"),
        ("Used for years without trouble.", "It is fine.", "[[relaxed]] 1 sentence"),
        ("agreed = true", "agreed = false", "[[relaxed]] 1 agreed"),
        ('reason = "known well"\n', "", "[[relaxed]] 1"),
    ],
)
def test_what_may_not_be_relaxed_is_refused(review: Run, old: str, new: str, where: str) -> None:
    """15.4: four rules, a reason, a sentence, the client's agreement."""
    ran = review(BASE + RELAXED.format("R-SKN-22").replace(old, new))

    assert (ran.status, [place for _, place in ran.faults]) == (2, [where])


@pytest.mark.parametrize("case", ["t120-representative-complete", "t127-record-upper-body"])
def test_the_shipped_cases_come_out_as_their_text(run: Run, case: str) -> None:
    """T120, T127 by the command, not only by the judge."""
    assert run("review", shipped(case), "--json", "--now", NOW).json["verdict"]["plan_allowed"]
