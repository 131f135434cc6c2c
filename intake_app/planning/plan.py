"""The session plan: frozen, with versioned canonical bytes. Made by `proposing` from a Review."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True, slots=True)
class Choices:
    """What the therapist chose; stricter only. None means: as proposed. levels: region to level at most the cap."""

    minutes: int | None = None
    zones: tuple[str, ...] | None = None
    techniques: Mapping[str, tuple[str, ...]] | None = None
    homework: tuple[str, ...] | None = None
    levels: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Relaxed:
    """One of the few permitted relaxations (content 15.4). rule: content id; agreed: the client agrees."""

    rule: str
    reason: str
    sentence: str
    agreed: bool


@dataclass(frozen=True, slots=True)
class Outcome:
    """What the course has brought (content 12.3). word: worthwhile, half-way, none, worse or not-known.

    change: points of average pain since the first visit of the course, positive is better; percent: of the first, whole.
    advice: what follows from it, "" for nothing.
    """

    word: str
    change: float | None
    percent: int | None
    advice: str


@dataclass(frozen=True, slots=True)
class SessionPlan:
    """One visit's plan (case-format, section 3, `plan`).

    techniques: region id to technique ids in table order. levels: region id to level 0-3. minutes: whole minutes,
    at most minutes_max, the limit of severity, first visit and rules together.
    phase: start or maintenance. first_week, later: (min, max) sessions a week, 0.5 is every 2 weeks.
    course_weeks, course_sessions: upper numbers.
    homework: item ids. precautions, stop_signs: sentences. severity: mild, moderate, severe.
    number: among the client's plans, from 1. renewed_from: the number of the inked plan that this one renews unchanged, None
    for a new one; replaces: the number of the plan before a new one; new_because: why it is a new one (content 15.6).
    outcome: of the course so far, None at its first visit.
    """

    severity: str
    techniques: Mapping[str, tuple[str, ...]]
    levels: Mapping[str, int]
    minutes: int
    phase: str
    first_week: tuple[float, float]
    later: tuple[float, float]
    course_weeks: int | None
    course_sessions: int | None
    review_on: date
    homework: tuple[str, ...]
    precautions: tuple[str, ...]
    stop_signs: tuple[str, ...]
    positions: tuple[str, ...] = ()
    relaxed: tuple[Relaxed, ...] = ()
    renewed_from: int | None = None
    minutes_max: int | None = None
    number: int = 1
    replaces: int | None = None
    new_because: tuple[str, ...] = ()
    outcome: Outcome | None = None
