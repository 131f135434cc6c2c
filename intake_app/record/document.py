"""The words of a session plan, a letter or a refusal note, in reading order: one structure for eye, ear and paper.

The tagged PDF, the text view before signing and the preview are all made from it, so they cannot differ.
"""

from dataclasses import dataclass

from intake_app.bodymap.picture import BodyMapPicture


@dataclass(frozen=True, slots=True)
class Row:
    """A label with its words: "Leave out", "Callus, left sole". strong: the beginning of the words that is set bold."""

    label: str
    words: str
    strong: str = ""


@dataclass(frozen=True, slots=True)
class FindingWords:
    """A finding to read. tier: stop, change, note or open. answers: what it rests on, each with who said or found it.

    sources: titles; source_keys: the same by their keys in sources.toml. questions: short names of the questions in `answers`.
    """

    tier: str
    tier_words: str
    title: str
    where: str
    reason: str
    action: str
    answers: tuple[str, ...]
    sources: tuple[str, ...]
    rule: str
    source_keys: tuple[str, ...] = ()
    questions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RegionWords:
    """The ceiling of one region, or of several with the same words (region: ids with commas, name: in words).

    why: the reason of the first finding that sets it; findings: all of them, numbered from 1 as in the plan's findings.
    level: today's ("1", "leave out", "not today"); ceiling: the number it is at most, "" where nothing is planned.
    """

    region: str
    name: str
    level: str
    ceiling: str
    notes: str
    why: str
    findings: tuple[int, ...] = ()


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
    """One answer as given. voice: "client says 10:24", "found by sight 10:38"; note: "not checked", "counts as yes".

    section: the form it belongs to ("Clots"). is_plain: it says nothing beyond the safest answer.
    """

    question: str
    answer: str
    voice: str
    note: str = ""
    section: str = ""
    is_plain: bool = False


@dataclass(frozen=True, slots=True)
class InkWords:
    """One signature. kind: drawn, typed, paper, or spoken where a renewed plan is agreed to aloud; at: date and time.

    role: client, guardian, representative or therapist. path: SVG path (M and C) for drawn ink, else "", in a box of `box`
    (width, height) with y down.
    """

    role: str
    name: str
    kind: str
    path: str
    at: str
    statement: str
    box: tuple[float, float] = (1.0, 1.0)


@dataclass(frozen=True, slots=True)
class LegendWords:
    """One sign of the map's legend that this plan uses. sign: "0" to "3", look_first, avoid, spot, not_today."""

    sign: str
    strong: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanDocument:
    """Everything on a plan, or on the paper of a stop (kind: plan, referral, clearance_request, emergency).

    Letters say what was seen or said in `answers`, what is asked in `questions`, who it goes to in `rows`, why in `extra`.
    declined: "advice given, declined". techniques_done: how each technique is changed for nerve symptoms. Dates, times
    and numbers are already words of the reader's language. code: short code; digest: of the canonical record.
    is_trial: every page says "trial, not a record". supersedes: the plan that this one replaces; renews: the one that it
    renews unchanged, which holds the client's ink.
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
    minutes: str = ""
    minutes_max: str = ""
    reason: str
    areas: str
    tier: str
    verdict: str
    verdict_words: str
    rows: tuple[Row, ...]
    picture: BodyMapPicture | None = None
    picture_words: str = ""
    stop_signs: tuple[str, ...] = ()
    findings: tuple[FindingWords, ...] = ()
    regions: tuple[RegionWords, ...] = ()
    techniques: tuple[TechniqueWords, ...] = ()
    left_out_techniques: tuple[Row, ...] = ()
    how_often: tuple[Row, ...] = ()
    on_the_table: tuple[Row, ...] = ()
    homework: tuple[HomeworkWords, ...] = ()
    homework_words: tuple[str, ...] = ()
    precautions: tuple[str, ...]
    procedures: tuple[Row, ...] = ()
    statements: tuple[Row, ...] = ()
    consents: tuple[Row, ...] = ()
    referral: tuple[str, ...]
    changed: tuple[str, ...] = ()
    not_checked: tuple[str, ...]
    answers: tuple[AnswerWords, ...]
    scope: tuple[str, ...]
    ink: tuple[InkWords, ...] = ()
    plan_id: str
    code: str
    digest: str
    content_version: str
    is_trial: bool
    supersedes: str = ""
    renews: str = ""
    extra: tuple[Row, ...] = ()
    legend: tuple[LegendWords, ...] = ()
    techniques_done: tuple[Row, ...] = ()
    homework_never: tuple[str, ...] = ()
    questions: tuple[str, ...] = ()
    declined: tuple[Row, ...] = ()
    clinic_phone: str = ""
    source_words: tuple[Row, ...] = ()
