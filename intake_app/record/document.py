"""The words of a session plan, referral letter or refusal note, in reading order: one structure for the eye, the ear and the paper.

The tagged PDF, the text view before signing and the preview are all made from it, so they cannot differ.
"""

from dataclasses import dataclass, field

from intake_app.bodymap.picture import BodyMapPicture


@dataclass(frozen=True, slots=True)
class Row:
    """A label with its words: "Leave out", "Callus, left sole". strong: the part of the words that leads, set bold."""

    label: str
    words: str
    strong: str = ""


@dataclass(frozen=True, slots=True)
class FindingWords:
    """A finding to read. tier: stop, change, note or open. answers: what it rests on, each with who said or found it."""

    tier: str
    tier_words: str
    title: str
    where: str
    reason: str
    action: str
    answers: tuple[str, ...]
    sources: tuple[str, ...]
    rule: str


@dataclass(frozen=True, slots=True)
class RegionWords:
    """One region's ceiling. level: today's, ceiling: at most; both in words ("1", "leave out", "not today")."""

    region: str
    name: str
    level: str
    ceiling: str
    notes: str
    why: str


@dataclass(frozen=True, slots=True)
class TechniqueWords:
    """One area with its techniques. area: "Left foot"; minutes: whole minutes, None where not split."""

    area: str
    techniques: str
    level: str
    change: str
    minutes: int | None


@dataclass(frozen=True, slots=True)
class HomeworkWords:
    """One exercise for home."""

    name: str
    how: str
    dose: str


@dataclass(frozen=True, slots=True)
class AnswerWords:
    """One answer as given. voice: "client says", "found by sight" ...; note: "not checked", "counts as yes"."""

    question: str
    answer: str
    voice: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class InkWords:
    """One signature. kind: drawn, typed or paper; path: SVG path in a 0-1 box for drawn ink, else "". at: date and time."""

    role: str
    name: str
    kind: str
    path: str
    at: str
    statement: str


@dataclass(frozen=True, slots=True)
class PlanDocument:
    """Everything on a plan, or on the paper of a stop (kind: plan, referral, clearance_request).

    Dates, times and numbers are already words of the reader's language. code: short code; digest: of the canonical record.
    is_trial: every page says "trial, not a record".
    """

    kind: str
    title: str
    language: str
    clinic: str
    clinic_line: str
    client: str
    born: str
    date: str
    time: str
    session: str
    therapist: str
    license: str
    minutes: str
    minutes_max: str
    reason: str
    areas: str
    tier: str
    verdict: str
    verdict_words: str
    rows: tuple[Row, ...]
    picture: BodyMapPicture | None
    picture_words: str
    stop_signs: tuple[str, ...]
    findings: tuple[FindingWords, ...]
    regions: tuple[RegionWords, ...]
    techniques: tuple[TechniqueWords, ...]
    left_out_techniques: tuple[Row, ...]
    how_often: tuple[Row, ...]
    on_the_table: tuple[Row, ...]
    homework: tuple[HomeworkWords, ...]
    homework_words: tuple[str, ...]
    precautions: tuple[str, ...]
    procedures: tuple[Row, ...]
    statements: tuple[Row, ...]
    consents: tuple[Row, ...]
    referral: tuple[str, ...]
    changed: tuple[str, ...]
    not_checked: tuple[str, ...]
    answers: tuple[AnswerWords, ...]
    scope: tuple[str, ...]
    ink: tuple[InkWords, ...]
    plan_id: str
    code: str
    digest: str
    content_version: str
    is_trial: bool
    supersedes: str = ""
    extra: tuple[Row, ...] = field(default=())
