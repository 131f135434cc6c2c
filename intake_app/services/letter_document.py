"""The words of a letter where a review sends the client on (content 15.2, 15.3): what was seen or said, never a diagnosis."""

from datetime import datetime

from intake_app.base.errors import NoPlan, NotFinished
from intake_app.base.texts import tr
from intake_app.crypto.digests import canonical_json, digest, short_code
from intake_app.planning.standing import Standing, load_standing
from intake_app.record.document import AnswerWords, PlanDocument, Row
from intake_app.safety.review import Finding, Rank, Referral
from intake_app.services.answer_words import AnswerReader, name_of
from intake_app.services.finding_words import verdict_tier, verdict_words
from intake_app.services.plan_document import head_words, scope_words
from intake_app.services.plan_sections import declined, in_hand, loosened_words
from intake_app.services.review import Judged

KINDS = {
    "emergency": "emergency",
    "same_day": "referral",
    "soon": "referral",
    "clearance": "clearance_request",
}


def letter_record(judged: Judged, *, moment: datetime, letter_id: str) -> bytes:
    """The canonical record of a letter, which its code is made of."""
    situation, review = judged.case.situation, judged.review
    birth = situation.client.birth_date
    return canonical_json({
        "format": "intake-app-letter/1",
        "letter": letter_id,
        "client": situation.client.name,
        "born": birth.isoformat() if birth else None,
        "therapist": situation.therapist,
        "moment": moment.isoformat(),
        "urgency": review.urgency,
        "findings": [[one.content_id, one.disposition, list(one.where)] for one in review.findings],
        "open": [item.question for item in review.open],
        **({"notes": list(judged.notes)} if judged.notes else {}),
        "content": dict(review.content),
    })  # fmt: skip


def letter_document(judged: Judged, *, moment: datetime, is_trial: bool, letter_id: str) -> PlanDocument:
    """The letter of this result: summary for an emergency team, referral, or questions to a clinician.

    Raises NotFinished while only a check is open, NoPlan where nothing calls for a letter.
    """
    referral = _referral(judged)
    content, review = judged.content, judged.review
    standing = load_standing(content.folder)
    record = digest(letter_record(judged, moment=moment, letter_id=letter_id))
    tier = verdict_tier(review)
    questions = _questions(judged, standing) if referral.urgency == "clearance" else ()
    return PlanDocument(
        kind=KINDS[referral.urgency],
        title=_title(referral.urgency),
        **head_words(judged, moment),
        areas=_areas(judged),
        tier=tier,
        verdict=_verdict(referral.urgency),
        verdict_words=verdict_words(review),
        rows=_head_rows(judged, referral, standing),
        precautions=_told(reasons(judged)),
        referral=_opening(referral, standing),
        changed=loosened_words(judged),
        not_checked=_not_checked(judged, referral),
        answers=_seen_and_said(judged),
        scope=scope_words(standing, ())[:3],
        plan_id=letter_id,
        code=short_code(record),
        digest=record,
        content_version=review.content.get("version", ""),
        is_trial=is_trial,
        extra=tuple(Row(_neutral(one.title), tr(one.reason)) for one in reasons(judged)),
        questions=questions,
        declined=declined(judged),
    )


def reasons(judged: Judged) -> tuple[Finding, ...]:
    """The findings that send the client on, worst first."""
    review = judged.review
    if review.rank >= Rank.STOP_SOON:
        return tuple(f for f in review.findings if f.rank >= Rank.STOP_SOON)
    if "clinician" in review.needs:
        return tuple(f for f in review.findings if f.needs == "clinician")
    return tuple(f for f in review.findings if f.refer)


def _referral(judged: Judged) -> Referral:
    if judged.review.referral is not None:
        return judged.review.referral
    nothing = tr("Nothing was written or sealed.")
    if "check" in judged.review.needs:
        raise NotFinished(
            tr("This review is not finished."), nothing, tr("Answer or do what is listed as open.")
        )
    raise NoPlan(tr("This result calls for no letter."), nothing, tr("Make the plan instead."))


def _title(urgency: str) -> str:
    return {
        "emergency": tr("Emergency summary"),
        "same_day": tr("Referral letter, same day"),
        "soon": tr("Referral letter"),
        "clearance": tr("Questions before massage"),
    }[urgency]


def _verdict(urgency: str) -> str:
    return {
        "emergency": tr("Emergency"),
        "same_day": tr("To be seen today"),
        "soon": tr("To be seen within 2 weeks"),
        "clearance": tr("Answer needed before massage"),
    }[urgency]


def _head_rows(judged: Judged, referral: Referral, standing: Standing) -> tuple[Row, ...]:
    """To whom, from whom, how it goes there, what was planned."""
    case = judged.case
    contact = " · ".join(
        part for part in (case.situation.therapist, case.clinic.name, case.clinic.phone) if part
    )
    sent = (
        tr(standing.letter.in_hand) if in_hand(judged) else tr("The client agrees that this letter is sent.")
    )
    rows = [
        Row(tr("To"), tr(referral.to)[:1].upper() + tr(referral.to)[1:]),
        Row(tr("From"), contact),
        *(Row(tr("Done"), note) for note in judged.notes),
        Row(tr("Planned"), tr("Massage of: {areas}", areas=_areas(judged))),
    ]
    if referral.urgency != "emergency":
        rows.append(Row(tr("Handed over"), sent))
    contacts = AnswerReader(judged.content, case.situation).of_codes(["SES.7"])
    if referral.urgency == "emergency" and contacts:
        rows.append(Row(tr("Contacts"), contacts[0].answer))
    return tuple(rows)


def _areas(judged: Judged) -> str:
    return judged.content.bodymap.describe(judged.evaluation.today) or tr("not yet chosen")


def _opening(referral: Referral, standing: Standing) -> tuple[str, ...]:
    lines = [tr(standing.letter.opening)]
    if referral.urgency != "clearance":
        lines.append(tr(standing.letter.possible))
        lines.append(tr(standing.letter.one_by_one))
    return tuple(lines)


def _told(found: tuple[Finding, ...]) -> tuple[str, ...]:
    """What the client was told and what was done, by the findings themselves."""
    return tuple(dict.fromkeys(tr(one.action) for one in found if one.action))


def _seen_and_said(judged: Judged) -> tuple[AnswerWords, ...]:
    """First what the findings rest on, then everything else that says more than "no"."""
    reader = AnswerReader(judged.content, judged.case.situation)
    because = [code for one in reasons(judged) for code in one.because]
    first = dict.fromkeys(reader.of_codes(because))
    rest = [
        words
        for words in reader.all()
        if words not in first and not words.is_plain and not _is_session(judged, words)
    ]
    return (
        *(_in(words, tr("Seen and said")) for words in first),
        *(_in(words, tr("Also seen or said in this review")) for words in rest if not words.note),
    )


def _is_session(judged: Judged, words: AnswerWords) -> bool:
    """Wishes, areas and consents are no business of a clinician."""
    title = next(
        (tr(form.title) for form in judged.content.questions.questionnaires if form.id == "session"), ""
    )
    return words.section == title


def _in(words: AnswerWords, section: str) -> AnswerWords:
    return AnswerWords(words.question, words.answer, words.voice, words.note, section, words.is_plain)


def _not_checked(judged: Judged, referral: Referral) -> tuple[str, ...]:
    questions = judged.content.questions
    asked = (questions.find(code) for code in dict.fromkeys(referral.not_checked))
    return tuple(name_of(question) for question in asked if question is not None)


def _questions(judged: Judged, standing: Standing) -> tuple[str, ...]:
    """The questions of content 15.3, with one more for some rules."""
    more = [
        text
        for rule, text in standing.letter.more.items()
        if any(f.content_id == rule for f in judged.review.findings)
    ]
    return tuple(map(tr, [*standing.letter.questions, *more]))


def _neutral(title: str) -> str:
    """A finding's title without what it tells the therapist to do."""
    return tr(title).partition(", no massage")[0]
