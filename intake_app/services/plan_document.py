"""The words of a session plan from its review: what paper, window and ear all read (content 15.5)."""

from collections.abc import Sequence
from datetime import datetime
from typing import TypedDict

from intake_app.base.texts import tr
from intake_app.bodymap.picture import BodyMapPicture, alt_text
from intake_app.crypto.digests import digest, short_code
from intake_app.ink.curves import simplified, to_svg_path
from intake_app.ink.strokes import Ink
from intake_app.planning.canonical import canonical_bytes
from intake_app.planning.plan import SessionPlan
from intake_app.planning.proposing import session_minutes
from intake_app.planning.standing import Standing, load_standing
from intake_app.record.document import (
    AnswerWords,
    FindingWords,
    HomeworkWords,
    InkWords,
    LegendWords,
    PlanDocument,
    Row,
    TechniqueWords,
)
from intake_app.safety import session
from intake_app.services.answer_words import AnswerReader, not_checked, struck_words
from intake_app.services.day_words import clock_time, day, day_and_time
from intake_app.services.finding_words import (
    finding_words,
    source_words,
    tier_words,
    verdict_tier,
    verdict_words,
)
from intake_app.services.plan_places import Places, legend
from intake_app.services.plan_sections import PlanSections, declined
from intake_app.services.review import Judged

INK_WIDTH = 1000.0
MOST_TO_DO = 320  # characters of "Do also" on the first page; the rest stands under the findings


class Head(TypedDict):
    """Who, when, by whom: the fields that every paper shares."""

    language: str
    clinic: str
    clinic_line: str
    clinic_phone: str
    client: str
    born: str
    date: str
    time: str
    session: str
    therapist: str
    license: str
    reason: str


class _FirstPage(TypedDict):
    tier: str
    verdict: str
    verdict_words: str
    rows: tuple[Row, ...]
    picture: BodyMapPicture
    picture_words: str
    legend: tuple[LegendWords, ...]


class _Kept(TypedDict):
    answers: tuple[AnswerWords, ...]
    not_checked: tuple[str, ...]
    findings: tuple[FindingWords, ...]
    source_words: tuple[Row, ...]
    declined: tuple[Row, ...]


class _Session(TypedDict):
    techniques: tuple[TechniqueWords, ...]
    techniques_done: tuple[Row, ...]
    left_out_techniques: tuple[Row, ...]
    how_often: tuple[Row, ...]
    on_the_table: tuple[Row, ...]
    homework: tuple[HomeworkWords, ...]
    homework_words: tuple[str, ...]
    procedures: tuple[Row, ...]
    consents: tuple[Row, ...]
    referral: tuple[str, ...]


def plan_record(judged: Judged, plan: SessionPlan, *, moment: datetime, plan_id: str = "") -> bytes:
    """The canonical record of this plan: what its digest and its code are made of, and what the paper carries inside."""
    situation = judged.case.situation
    birth = situation.client.birth_date
    visit = {
        "plan": plan_id or str(plan.number),
        "client": situation.client.name,
        "born": birth.isoformat() if birth else None,
        "therapist": situation.therapist,
        "moment": moment.isoformat(),
    }
    return canonical_bytes(plan, judged.review, visit)


def plan_document(
    judged: Judged,
    plan: SessionPlan,
    *,
    ink: Sequence[InkWords] = (),
    moment: datetime,
    is_trial: bool,
    plan_id: str = "",
    supersedes: str = "",
) -> PlanDocument:
    """Every word of the plan's paper. moment: with time zone, when it is made; ink: who signed so far.

    plan_id: left out, the plan's own number.

    The same arguments give the same document.
    """
    review, words = judged.review, judged.plan_content.words
    standing = load_standing(judged.content.folder)
    places = Places(judged.content, review, plan)
    parts = PlanSections(judged, plan, places, standing)
    record = digest(plan_record(judged, plan, moment=moment, plan_id=plan_id))
    return PlanDocument(
        kind="plan",
        title=tr("Session plan"),
        **head_words(judged, moment),
        **_first_page(places, parts),
        **_session(parts),
        **_kept(judged),
        minutes=tr("{minutes} minutes", minutes=plan.minutes),
        minutes_max=tr("at most {minutes}", minutes=_minutes_limit(judged, plan)),
        areas=places.describe(plan.levels),
        stop_signs=tuple(map(tr, plan.stop_signs)),
        regions=places.ceilings(),
        precautions=tuple(map(tr, plan.precautions)),
        statements=tuple(Row(tr(point), tr(text)) for point, text in words.consultation),
        changed=(*parts.changed(), *struck_words(judged.content, judged.case.situation)),
        scope=scope_words(standing, words.scope),
        homework_never=tuple(map(tr, words.home_never)),
        ink=tuple(ink),
        plan_id=plan_id or str(plan.number),
        code=short_code(record),
        digest=record,
        content_version=review.content.get("version", ""),
        is_trial=is_trial,
        supersedes=supersedes or str(plan.replaces or ""),
        renews=str(plan.renewed_from or ""),
    )


def _first_page(places: Places, parts: PlanSections) -> _FirstPage:
    tier = verdict_tier(places.review)
    return {
        "tier": tier,
        "verdict": tier_words(tier),
        "verdict_words": verdict_words(places.review),
        "rows": _rows(places, parts),
        "picture": places.picture,
        "picture_words": alt_text(places.picture, places.content.bodymap),
        "legend": legend(places.picture),
    }


def _session(parts: PlanSections) -> _Session:
    return {
        "techniques": parts.by_area(),
        "techniques_done": parts.done(),
        "left_out_techniques": parts.left_out_techniques(),
        "how_often": parts.how_often(),
        "on_the_table": parts.on_the_table(),
        "homework": parts.homework(),
        "homework_words": parts.home_tell(),
        "procedures": parts.procedures(),
        "consents": parts.consents(),
        "referral": parts.referral(),
    }


def _kept(judged: Judged) -> _Kept:
    reader = AnswerReader(judged.content, judged.case.situation)
    return {
        "answers": reader.all(),
        "not_checked": not_checked(judged.content, judged.case.situation),
        "findings": finding_words(judged.content, judged.review.findings, reader),
        "source_words": _sources(judged),
        "declined": declined(judged),
    }


def head_words(judged: Judged, moment: datetime) -> Head:
    """Who, when, by whom: the fields that plan and letter share."""
    case = judged.case
    situation, clinic = case.situation, case.clinic
    birth = situation.client.birth_date
    return {
        "language": "en-US",
        "clinic": clinic.name,
        "clinic_line": " · ".join(part for part in (clinic.address, clinic.phone) if part),
        "clinic_phone": clinic.phone,
        "client": situation.client.name or tr("Name not written"),
        "born": day(birth) if birth else tr("not known"),
        "date": day(moment),
        "time": clock_time(moment),
        "session": _session_words(judged),
        "therapist": situation.therapist or tr("Therapist not written"),
        "license": situation.therapist_license,
        "reason": reason_words(judged),
    }


def ink_words(
    role: str, name: str, moment: datetime, *, ink: Ink | None = None, kind: str = "", statement: str = ""
) -> InkWords:
    """A signature as it is printed. role: client, guardian, representative, therapist. kind: drawn, typed or paper;
    spoken (a renewed plan, agreed to aloud); left out: drawn where there is ink, else typed. moment: with time zone.
    """
    how = kind or ("drawn" if ink is not None else "typed")
    if ink is None:
        return InkWords(role, name, how, "", day_and_time(moment), statement)
    box = (INK_WIDTH, INK_WIDTH / ink.aspect)
    return InkWords(role, name, how, to_svg_path(simplified(ink), *box), day_and_time(moment), statement, box)


def reason_words(judged: Judged) -> str:
    """Why the client came: own words and kinds (SES.10)."""
    return "; ".join(
        words.answer for words in AnswerReader(judged.content, judged.case.situation).of_codes(["SES.10"])
    )


def scope_words(standing: Standing, scope: Sequence[str]) -> tuple[str, ...]:
    """What the product is not, and what every plan says (content 15.1)."""
    reviewed = tr("The rules and limits used here have not been reviewed by a clinician for this client.")
    lines = (standing.screening, reviewed, *scope, standing.therapist_scope, standing.in_charge)
    return tuple(tr(line) for line in lines if line)


def _rows(places: Places, parts: PlanSections) -> tuple[Row, ...]:
    """In the order of the verdict band; empty ones left out."""
    return (
        *places.leave_out_row(), *places.level_rows(), *places.look_first_row(), *places.time_row(),
        *parts.not_used(), *_do_also(parts), *places.not_today_row(),
    )  # fmt: skip


def _do_also(parts: PlanSections) -> tuple[Row, ...]:
    """What findings ask to be done besides; looking and asking first have rows of their own."""
    told_elsewhere = {"R-PRS-07", "R-PRS-08", "R-PRS-10", "R-SKN-01b"}
    actions = [
        tr(finding.action)
        for finding in parts.judged.review.findings
        if finding.action and finding.content_id not in told_elsewhere and finding.needs != "check"
    ]
    if parts.places.marked("ask_first"):
        actions.insert(0, tr("Begin at level 1 and ask before going up."))
    shown, used = list[str](), 0
    for action in dict.fromkeys(actions):
        if used + len(action) > MOST_TO_DO and shown:
            shown.append(tr("More under the findings."))
            break
        shown.append(action)
        used += len(action)
    return (Row(tr("Do also"), " ".join(shown)),) if shown else ()


def _minutes_limit(judged: Judged, plan: SessionPlan) -> int:
    return session_minutes(judged.evaluation, judged.review, judged.plan_content.limits[plan.severity])


def _session_words(judged: Judged) -> str:
    if session.number(judged.evaluation) == "not-sure":
        return tr("session number not known")
    situation = judged.case.situation
    number = len(situation.completed) + situation.attested_sessions + 1
    return tr("session {number}", number=number)


def _sources(judged: Judged) -> tuple[Row, ...]:
    """Every source of the findings once, by its key."""
    keys = dict.fromkeys(key for finding in judged.review.findings for key in finding.sources)
    return tuple(Row(key, title) for key, title in zip(keys, source_words(judged.content, keys), strict=True))
