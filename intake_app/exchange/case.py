"""A case as the program holds it: one visit of one client, read from or written to a file (case format)."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from types import MappingProxyType
from typing import Any

from intake_app.base.errors import CaseError
from intake_app.base.faults import Fault
from intake_app.planning.plan import Choices, Relaxed
from intake_app.planning.table import Done
from intake_app.questionnaire.answers import Answer
from intake_app.safety.situation import Situation

_NOTHING: Mapping[str, Any] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Clinic:
    """Who the paper is from; empty where nothing was written."""

    name: str = ""
    address: str = ""
    phone: str = ""
    emergency_number: str = ""


@dataclass(frozen=True, slots=True)
class Case:
    """One visit with what was chosen for it.

    verdict_at, sealed_at: moments of the visit, None where the case says nothing of them. after: the after-session record
    by AFT id, as written. expect: the `[expect]` table as written, expect_line where it stands. sources: names of the
    files that it was read from, the case itself first. earlier: the earlier visits as cases, oldest first, in step with
    `situation.previous`. table: what the after-session record holds of the table check (AFT.2, AFT.3), as answers; done:
    what it says was done, None without such a record.
    """

    situation: Situation
    title: str = ""
    choices: Choices = field(default_factory=Choices)
    relaxed: tuple[Relaxed, ...] = ()
    clinic: Clinic = field(default_factory=Clinic)
    verdict_at: datetime | None = None
    sealed_at: datetime | None = None
    after: Mapping[str, Any] = field(default_factory=lambda: _NOTHING)
    expect: Mapping[str, Any] = field(default_factory=lambda: _NOTHING)
    expect_line: int | None = None
    sources: tuple[str, ...] = ()
    earlier: "tuple[Case, ...]" = ()
    table: tuple[Answer, ...] = ()
    done: Done | None = None


class UnreadableCase(CaseError):
    """A case with faults. `readable` is what could be read of it: only for telling danger signs, never for a verdict."""

    def __init__(self, happened: str, record: str, todo: str, faults: list[Fault], readable: Case) -> None:
        super().__init__(happened, record, todo, faults)
        self.readable = readable
