"""Findings and verdicts in words for reading: tier, reason, what they rest on, where they come from."""

from collections.abc import Iterable

from intake_app.base.texts import tr
from intake_app.record.document import FindingWords
from intake_app.safety.content import Content
from intake_app.safety.review import Finding, Rank, Review
from intake_app.services.answer_words import AnswerReader

NOT_TODAY = "R-PRS-09"
AREAS = "SES.9"  # stands behind every limit, so that it explains none


def tier_of(rank: Rank, needs: str) -> str:
    """stop, change, note or open (look.md: the results)."""
    if rank is Rank.CLEARANCE and needs == "check":
        return "open"
    if rank >= Rank.CLEARANCE:
        return "stop"
    return "change" if rank >= Rank.CAUTION else "note"


def tier_words(tier: str) -> str:
    """A tier's name as it is printed beside its glyph."""
    return {
        "stop": tr("Must not proceed"),
        "change": tr("Proceed with changes"),
        "note": tr("Note"),
        "open": tr("Not finished"),
        "go": tr("Proceed as planned"),
    }[tier]


def verdict_tier(review: Review) -> str:
    """The tier of the whole result; go where no finding changes the session."""
    if review.is_only_not_finished:
        return "open"
    if review.rank >= Rank.CLEARANCE:
        return "stop"
    return "change" if review.rank >= Rank.CAUTION else "go"


def verdict_words(review: Review) -> str:
    """One sentence under the verdict."""
    return {
        Rank.CLEAR: tr("Nothing was found that changes the session. The limits below always hold."),
        Rank.CAUTION: tr("The session goes ahead within the limits below."),
        Rank.LOCAL_AVOID: tr("The session goes ahead, but not everywhere."),
        Rank.CLEARANCE: tr("No massage until what is asked has been answered."),
        Rank.STOP_SOON: tr("No massage today. To be seen by the own clinician within about 2 weeks."),
        Rank.STOP_SAME_DAY: tr("No massage today, anywhere. To be seen by a clinician today."),
        Rank.STOP_EMERGENCY: tr("No massage. The emergency number is called now."),
    }[review.rank]


def finding_words(
    content: Content, findings: Iterable[Finding], reader: AnswerReader
) -> tuple[FindingWords, ...]:
    """Findings as they are read, in their order."""
    return tuple(_words(content, finding, reader) for finding in findings)


def _words(content: Content, finding: Finding, reader: AnswerReader) -> FindingWords:
    tier = tier_of(finding.rank, finding.needs)
    asked = reader.of_codes(code for code in finding.because if tier != "note" and code != AREAS)
    return FindingWords(
        tier=tier,
        tier_words=tier_words(tier),
        title=tr("Every other part of the body: not today")
        if finding.content_id == NOT_TODAY
        else tr(finding.title),
        where=content.bodymap.describe(finding.where),
        reason=tr(finding.reason),
        action=tr(finding.action) if finding.action else "",
        answers=tuple(f"{one.question}: {one.answer} ({one.voice})" for one in asked if not one.is_plain),
        sources=tuple(source_words(content, finding.sources)),
        rule=finding.content_id,
        source_keys=finding.sources,
        questions=tuple(dict.fromkeys(one.question for one in asked if not one.is_plain)),
    )


def source_words(content: Content, keys: Iterable[str]) -> Iterable[str]:
    """The titles of sources, in their order."""
    return (tr(content.sources.get(key, key)) for key in keys)
