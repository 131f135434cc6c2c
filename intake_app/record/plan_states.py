"""What a plan is at a time: draft, sealed, superseded or void (content 15.6). Nothing here is ever changed or removed."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum

from intake_app.base.errors import SealError
from intake_app.base.texts import tr
from intake_app.record.document import InkWords


class State(StrEnum):
    """The four states of a plan (content 15.6)."""

    DRAFT = "draft"
    SEALED = "sealed"
    SUPERSEDED = "superseded"
    VOID = "void"


@dataclass(frozen=True, slots=True)
class Mark:
    """When a plan came into a state, by whom, and why. at: with time zone."""

    state: State
    at: datetime
    who: str
    why: str = ""


@dataclass(frozen=True, slots=True)
class PlanState:
    """A plan with its number. basis: what it was worked out from; two plans stand on the same where these are equal.

    ink: the signatures so far. data: the sealed bytes, empty before. marks: every state it came into, oldest first.
    """

    number: int
    basis: object = field(repr=False)
    ink: tuple[InkWords, ...] = ()
    data: bytes = field(default=b"", repr=False)
    marks: tuple[Mark, ...] = ()

    @property
    def state(self) -> State:
        """What it is now."""
        return self.marks[-1].state if self.marks else State.DRAFT

    @property
    def may_be_used(self) -> bool:
        """Whether a session may be given by it: only while it is sealed and neither replaced nor void."""
        return self.state is State.SEALED

    def edited(self, basis: object) -> "PlanState":
        """After an answer, a choice or a record was edited: a draft begins anew without ink; a sealed plan stays as it is."""
        if self.state is not State.DRAFT or basis == self.basis:
            return self
        return PlanState(self.number, basis)

    def signed(self, ink: Sequence[InkWords]) -> "PlanState":
        """The draft with this ink in place of what it had. Raises SealError once it is no draft."""
        self._only(State.DRAFT, tr("A plan that is sealed takes no more ink."))
        return replace(self, ink=tuple(ink))

    def sealed(self, data: bytes, at: datetime, who: str) -> "PlanState":
        """The draft sealed as these bytes, which never change from now on. Raises SealError once it is no draft."""
        self._only(State.DRAFT, tr("A plan is sealed only once."))
        return replace(self, data=data, marks=(Mark(State.SEALED, at, who),))

    def superseded(self, number: int, at: datetime, who: str) -> "PlanState":
        """A sealed plan after a newer one that replaces it (its number) was sealed; a void one stays void.

        Raises SealError for a draft.
        """
        if self.state in (State.SUPERSEDED, State.VOID):
            return self
        self._only(State.SEALED, tr("A draft is not replaced, it is worked out anew."))
        why = tr("replaced by plan {number}", number=number)
        return replace(self, marks=(*self.marks, Mark(State.SUPERSEDED, at, who, why)))

    def voided(self, at: datetime, who: str, why: str) -> "PlanState":
        """A sealed plan that is never used again, and stays readable; one that was replaced stays so.

        Raises SealError for a draft.
        """
        if self.state in (State.SUPERSEDED, State.VOID):
            return self
        self._only(State.SEALED, tr("A draft is not void, it is discarded."))
        return replace(self, marks=(*self.marks, Mark(State.VOID, at, who, why)))

    def _only(self, state: State, happened: str) -> None:
        if self.state is not state:
            raise SealError(happened, tr("The plan stays as it is."), tr("Work out a new plan."))
