"""Everything about one visit that rules read besides the content: answers, moment, areas, records, earlier visits."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from intake_app.questionnaire.answers import AnswerLog

RELAXABLE = ("R-SKN-22", "R-DIA-12", "R-SYS-21", "R-DVT-11")
"""The rule lines that a therapist may relax, with a reason, a sentence and the client's agreement (content 15.4)."""


@dataclass(frozen=True, slots=True)
class Clearance:
    """A clinician's record (content 15.3). rules: content ids with or without letter, empty for a vague letter.

    issued: its date, None makes it not valid. how: letter, message, spoken; confirmed: written confirmation seen.
    regions_allowed, regions_refused: region ids. legs_safe: the legs are named as safe. level: 1-3 or None.
    given_for: the answers it was given for; None means today's.
    """

    rules: tuple[str, ...]
    sender: str = ""
    role: str = ""
    issued: date | None = None
    how: str = ""
    confirmed: date | None = None
    until: date | None = None
    sides: tuple[str, ...] = ()
    regions_allowed: frozenset[str] | None = None
    regions_refused: frozenset[str] = frozenset()
    legs_safe: bool = False
    level: int | None = None
    techniques_refused: tuple[str, ...] = ()
    minutes: int | None = None
    per_week: int | None = None
    advice: str = ""
    given_for: AnswerLog | None = None


@dataclass(frozen=True, slots=True)
class Visit:
    """An earlier visit that was completed. tolerance: level found or used by region; worked: region to highest level used."""

    moment: datetime
    answers: AnswerLog
    is_completed: bool = True
    tolerance: Mapping[str, int] = field(default_factory=dict)
    worked: Mapping[str, int] = field(default_factory=dict)
    after: Mapping[str, object] = field(default_factory=dict)
    document_marks: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Person:
    """Who it is about. birth_date: a calendar date, None when not known."""

    name: str | None
    birth_date: date | None
    sex: str = ""
    language: str = ""
    phone: str = ""


@dataclass(frozen=True, slots=True)
class Situation:
    """One visit as the rules see it.

    moment: when it is judged, with time zone. previous: completed and uncompleted earlier visits, oldest first.
    attested_sessions, attested_last: sessions kept on paper (SES.3). relaxed: content ids of rule lines that the therapist
    relaxed and the client agreed to; of these only `RELAXABLE` ones count.
    """

    client: Person
    moment: datetime
    answers: AnswerLog
    clearances: tuple[Clearance, ...] = ()
    previous: tuple[Visit, ...] = ()
    attested_sessions: int = 0
    attested_last: date | None = None
    therapist: str = ""
    therapist_license: str = ""
    training: tuple[str, ...] = ()
    relaxed: frozenset[str] = frozenset()

    @property
    def completed(self) -> tuple[Visit, ...]:
        """The completed earlier visits, oldest first."""
        return tuple(visit for visit in self.previous if visit.is_completed)
