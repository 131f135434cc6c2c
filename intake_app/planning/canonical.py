"""The plan as versioned canonical bytes: the same plan gives the same bytes everywhere (content 15.6)."""

import json
from typing import Any

from intake_app.planning.plan import Outcome, SessionPlan
from intake_app.safety.review import Review

FORMAT = "intake-app-plan/1"


def plan_as_dict(plan: SessionPlan) -> dict[str, Any]:
    """The plan as `--json` prints it (case-format, section 3)."""
    return {
        "techniques": {region: list(ids) for region, ids in plan.techniques.items()},
        "minutes": plan.minutes,
        "phase": plan.phase,
        "first_week": {"min": plan.first_week[0], "max": plan.first_week[1]},
        "later": {"min": plan.later[0], "max": plan.later[1]},
        "course": {"weeks": plan.course_weeks, "sessions": plan.course_sessions},
        "review_on": plan.review_on.isoformat(),
        "homework": list(plan.homework),
        "precautions": list(plan.precautions),
        "stop_signs": list(plan.stop_signs),
        "relaxed": [
            {"rule": one.rule, "reason": one.reason, "sentence": one.sentence, "agreed": one.agreed}
            for one in plan.relaxed
        ],
        "renewed_from": plan.renewed_from,
    }


def course_as_dict(plan: SessionPlan) -> dict[str, Any]:
    """What a plan is among the client's other plans; on paper and in the record, beside what `--json` prints."""
    return {
        "number": plan.number,
        "replaces": plan.replaces,
        "new_because": list(plan.new_because),
        "outcome": _outcome(plan.outcome),
    }


def _outcome(outcome: Outcome | None) -> dict[str, Any] | None:
    if outcome is None:
        return None
    return {
        "word": outcome.word,
        "change": outcome.change,
        "percent": outcome.percent,
        "advice": outcome.advice,
    }


def canonical_bytes(plan: SessionPlan, review: Review, visit: dict[str, Any]) -> bytes:
    """UTF-8 JSON with sorted keys and a format version: plan, levels, ceilings, and whose and when (`visit`, JSON values)."""
    record = {
        "format": FORMAT,
        "visit": visit,
        "content": dict(review.content),
        "severity": plan.severity,
        "levels": dict(plan.levels),
        "regions": {
            region: {"state": limit.state, "cap": limit.cap} for region, limit in review.regions.items()
        },
        "findings": [
            [finding.content_id, finding.disposition, list(finding.where)] for finding in review.findings
        ],
        "plan": plan_as_dict(plan),
        "course": course_as_dict(plan),
    }
    return json.dumps(record, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()
