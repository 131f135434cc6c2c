"""When a review sends the client on, to whom, and what was seen or said (content 15.2). No diagnoses, no scores."""

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from intake_app.base.texts import tr
from intake_app.safety.review import Finding, OpenItem, Rank, Referral

if TYPE_CHECKING:
    from intake_app.safety.content import Content

_BY_RANK: Mapping[Rank, str] = {
    Rank.STOP_EMERGENCY: "emergency",
    Rank.STOP_SAME_DAY: "same_day",
    Rank.STOP_SOON: "soon",
}


def referral(
    content: "Content",
    findings: Iterable[Finding],
    rank: Rank,
    needs: Sequence[str],
    open_items: Sequence[OpenItem],
) -> Referral | None:
    """The referral that a result calls for; None where only a check is open or nothing is advised."""
    found = list(findings)
    urgency = _BY_RANK.get(rank)
    if urgency:
        reasons = [finding for finding in found if finding.rank == rank]
    elif "clinician" in needs:
        urgency, reasons = "clearance", [finding for finding in found if finding.needs == "clinician"]
    else:
        urgency, reasons = "soon", [finding for finding in found if finding.refer]
        if not reasons or "check" in needs:
            return None
    signs = tuple(dict.fromkeys(finding.title for finding in reasons))
    return Referral(
        urgency,
        to_whom(urgency),
        signs,
        tuple(item.question for item in open_items if item.question != "name"),
    )


def to_whom(urgency: str) -> str:
    """Who is asked, in words (content 15.2)."""
    return {
        "emergency": tr("emergency number"),
        "same_day": tr("urgent care, own doctor or the treating team, today"),
        "soon": tr("own doctor or treating team, within 2 weeks"),
        "clearance": tr("treating clinician"),
    }[urgency]
