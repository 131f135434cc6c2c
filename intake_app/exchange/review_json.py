"""A review as the object that `--json` prints (case format, section 3).

Keys stand in the order of that section; lists are sorted by id or word, findings worst first and then by content id, so the
same case gives the same bytes from `json.dumps(…, ensure_ascii=False)` without sorting keys.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from intake_app.base.faults import Fault
from intake_app.exchange.case import Case
from intake_app.exchange.table_printing import table_as_json
from intake_app.planning.canonical import plan_as_dict
from intake_app.planning.plan import SessionPlan
from intake_app.planning.table import TableCheck
from intake_app.questionnaire.answers import Answer
from intake_app.safety.content import Content
from intake_app.safety.review import Finding, Limits, OpenItem, Referral, RegionLimit, Review


def review_as_json(
    case: Case, review: Review, plan: SessionPlan | None, content: Content, table: TableCheck | None = None
) -> dict[str, Any]:
    """The whole result of one case. plan: None where there is none.

    table: what the table check left, of a case with an after-session record of its own; only then `table` is a key.
    """
    printed = {
        "content": {key: review.content[key] for key in ("version", "digest") if key in review.content},
        "case": _case(case, content),
        "verdict": {
            "disposition": review.rank.disposition,
            "rank": int(review.rank),
            "needs": sorted(review.needs),
            "urgency": review.urgency,
            "plan_allowed": review.plan_allowed,
        },
        "open": [_open(item) for item in sorted(review.open, key=_open_key)],
        "findings": [finding_as_json(finding) for finding in sorted(review.findings, key=_finding_key)],
        "regions": {region: _region(review.regions[region]) for region in content.bodymap.regions},
        "excluded_techniques": _excluded(review.excluded),
        "limits": _limits(review.limits, plan),
        "flags": sorted(review.flags),
        "facts": sorted(review.facts),
        "severity": plan.severity if plan is not None else None,
        "referral": _referral(review.referral),
        "changed": [dict(change) for change in changed_of(case, review)],
        "plan": plan_as_dict(plan) if plan is not None else None,
    }
    return printed if table is None else printed | {"table": table_as_json(table, case.done, review)}


def faults_as_json(faults: Iterable[Fault], danger: Iterable[Finding]) -> dict[str, Any]:
    """What is printed of a case that cannot be read: danger signs first, then every fault."""
    return {
        "danger": [finding_as_json(finding) for finding in sorted(danger, key=_finding_key)],
        "faults": [fault.as_dict() for fault in faults],
    }


def finding_as_json(finding: Finding) -> dict[str, Any]:
    """One rule line that fired. `where` is empty where it speaks of the whole client; `needs` is null where it needs nothing."""
    return {
        "rule": finding.rule,
        "content_id": finding.content_id,
        "disposition": finding.disposition,
        "needs": finding.needs or None,
        "where": sorted(finding.where),
        "reason": finding.reason,
        "action": finding.action,
        "sources": sorted(finding.sources),
        "hidden_by": sorted(finding.hidden_by),
    }


def changed_of(case: Case, review: Review) -> list[Mapping[str, object]]:
    """The loosened answers, then the relaxed rules that fired, in full (content 1.7, 15.4)."""
    fired = {finding.content_id for finding in review.findings}
    relaxed = sorted((one for one in case.relaxed if one.rule in fired), key=lambda one: one.rule)
    return [
        *review.changed,
        *({"rule": r.rule, "reason": r.reason, "sentence": r.sentence, "agreed": r.agreed} for r in relaxed),
    ]


def reason_of(answers: Iterable[Answer]) -> str | None:
    """The reason for the visit as given: the client's words, else the kinds chosen; None where it was not asked."""
    given = list(answers)
    words = [str(entry.values["words"]) for entry in given if entry.values.get("words")]
    kinds = [str(kind) for entry in given for kind in _kinds(entry)]
    return "; ".join(words or kinds) or None


def _kinds(entry: Answer) -> Sequence[object]:
    kinds = entry.values.get("kinds", ())
    return kinds if isinstance(kinds, tuple | list) else (kinds,)


def _case(case: Case, content: Content) -> dict[str, Any]:
    situation = case.situation
    born = situation.client.birth_date
    reason = content.questions.find("SES.10")
    return {
        "title": case.title,
        "name": situation.client.name,
        "birth_date": born.isoformat() if born is not None else None,
        "visit": situation.moment.replace(tzinfo=None).isoformat(timespec="minutes"),
        "reason": reason_of(situation.answers.current(reason.link_id)) if reason is not None else None,
    }


def _open_key(item: OpenItem) -> tuple[str, list[str], str]:
    return (item.question, sorted(item.where), item.why)


def _open(item: OpenItem) -> dict[str, Any]:
    return {"question": item.question, "where": sorted(item.where), "who": item.who, "why": item.why}


def _finding_key(finding: Finding) -> tuple[int, str, list[str], str]:
    return (-int(finding.rank), finding.content_id, sorted(finding.where), finding.rule)


def _region(limit: RegionLimit) -> dict[str, Any]:
    return {
        "state": limit.state,
        "cap": limit.cap,
        "minutes_max": limit.minutes_max,
        "look_first": limit.look_first,
        "touch_first": limit.touch_first,
        "ask_first": limit.ask_first,
        "spots": sorted(
            (
                {"what": spot.what, "margin_cm": spot.margin_cm, "because": [spot.because]}
                for spot in limit.spots
            ),
            key=lambda spot: (spot["because"], spot["what"]),
        ),
        "margin_cm": limit.margin_cm,
        "because": sorted(limit.because),
    }


def _excluded(excluded: Mapping[str, tuple[tuple[str, ...], tuple[str, ...]]]) -> dict[str, Any]:
    return {
        technique: {
            "where": "all" if excluded[technique][0] == ("all",) else sorted(excluded[technique][0]),
            "because": sorted(excluded[technique][1]),
        }
        for technique in sorted(excluded)
    }


def _limits(limits: Limits, plan: SessionPlan | None) -> dict[str, Any]:
    """Limits of the whole session; with a plan its minutes count the severity and the first visit too (content 12.2)."""
    return {
        "minutes_max": limits.minutes_max if plan is None else plan.minutes_max,
        "per_week_max": limits.per_week_max,
        "sessions_max": limits.sessions_max,
        "no_position": sorted(limits.no_position),
        "because": sorted(limits.because),
    }


def _referral(referral: Referral | None) -> dict[str, Any] | None:
    if referral is None:
        return None
    return {
        "urgency": referral.urgency,
        "to": referral.to,
        "signs": list(referral.signs),
        "not_checked": sorted(referral.not_checked),
    }
