"""What a case expects is held against what was printed; each difference is one sentence."""

from typing import Any

import pytest

from intake_app.exchange.expect import differences

PRINTED: dict[str, Any] = {
    "verdict": {"rank": 3, "needs": ["check", "clinician"], "plan_allowed": False, "urgency": None},
    "open": [{"question": "DVT.6", "where": []}],
    "findings": [{"content_id": "R-DVT-05a", "rule": "clot"}, {"content_id": "R-PRS-01", "rule": "medium"}],
    "regions": {"calf_L": {"state": "avoid", "cap": None}, "face": {"state": "planned", "cap": 2}},
    "flags": ["clot_risk"],
    "plan": None,
}


@pytest.mark.parametrize(
    "expect",
    [
        {},
        {"verdict": {"rank": 3}},
        {"verdict": {"needs": ["clinician", "check"], "urgency": "null"}},
        {"findings": ["R-DVT-05"]},
        {"findings": ["R-DVT-05a", "R-PRS-01"]},
        {"not_findings": ["R-DVT-05b", "R-DVT-06", "R-PRS-0"]},
        {"open": ["DVT.6"]},
        {"open": [{"question": "DVT.6", "where": []}]},
        {"regions": {"calf_L": {"state": "avoid"}, "face": {"cap": 2}}},
        {"flags": ["clot_risk"], "not_flags": ["fall_risk"]},
        {"plan": "none"},
    ],
)
def test_what_came_out_so(expect: dict[str, Any]) -> None:
    """Any part that is as written makes no difference, lists in any order, an id without letter for any of its lines."""
    assert differences(expect, PRINTED) == []


@pytest.mark.parametrize(
    ("expect", "told"),
    [
        ({"verdict": {"rank": 2}}, "verdict.rank: expected 2, found 3"),
        ({"verdict": {"plan_allowed": True}}, "verdict.plan_allowed: expected True, found False"),
        ({"verdict": {"needs": ["check"]}}, "verdict.needs: expected [check], found [check, clinician]"),
        (
            {"findings": ["R-DVT-06"]},
            "findings: R-DVT-06 is missing; found R-DVT-05a, R-PRS-01, clot, medium",
        ),
        ({"findings": ["R-DVT-0"]}, "findings: R-DVT-0 is missing; found R-DVT-05a, R-PRS-01, clot, medium"),
        ({"not_findings": ["R-DVT-05"]}, "findings: R-DVT-05a must not be there"),
        ({"not_open": ["DVT.6"]}, "open: DVT.6 must not be there"),
        ({"regions": {"face": {"cap": 1}}}, "regions.face.cap: expected 1, found 2"),
        ({"regions": {"tail": {"cap": 1}}}, "regions.tail: is not printed; there are calf_L, face"),
        ({"plan": {"minutes": 30}}, "plan: expected {minutes: 30}, found null"),
        (
            {"verdikt": {}},
            "verdikt: is not printed; printed are verdict, open, findings, regions, flags, plan",
        ),
    ],
)
def test_what_did_not(expect: dict[str, Any], told: str) -> None:
    """Each part that came out otherwise is told with what was expected and what was found."""
    assert differences(expect, PRINTED) == [told]
