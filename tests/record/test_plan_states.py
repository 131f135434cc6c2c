"""What becomes of a plan: ink goes with any edit, sealed bytes stay, void and replaced plans stay so (content 15.6)."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intake_app.base.errors import SealError
from intake_app.record.document import InkWords
from intake_app.record.plan_states import PlanState, State

NOW = datetime(2026, 11, 22, 10, tzinfo=UTC)
INK = InkWords("client", "Sample Client", "paper", "", "10:00", "I agree.")
DOINGS = st.lists(
    st.sampled_from(["sign", "edit", "seal", "replace", "void"])
    | st.tuples(st.just("edit to"), st.integers(0, 3)),
    max_size=8,
)


def done(plan: PlanState, what: object, step: int) -> PlanState:
    """The plan after one doing; one that is not possible in its state leaves it as it is."""
    at = NOW + timedelta(minutes=step)
    try:
        if what == "sign":
            return plan.signed([INK])
        if what == "seal":
            return plan.sealed(b"sealed at step %d" % step, at, "T")
        if what == "replace":
            return plan.superseded(2, at, "T")
        if what == "void":
            return plan.voided(at, "client", "consent withdrawn")
        return plan.edited(("answers", step) if what == "edit" else what)
    except SealError:
        return plan


def keeps_statement_26_and_54(first: PlanState, doings: list[object]) -> bool:
    """Whether after each doing: an edited draft has no ink, sealed bytes and marks stay, void and replaced never end."""
    plan = first
    for step, what in enumerate(doings):
        before, plan = plan, done(plan, what, step)
        is_edit = what == "edit" or isinstance(what, tuple)
        if before.state is State.DRAFT and is_edit and plan.basis != before.basis and plan.ink:
            return False
        if before.state is not State.DRAFT and (plan.data, plan.ink) != (before.data, before.ink):
            return False
        if plan.marks[: len(before.marks)] != before.marks:
            return False
        if before.state in (State.VOID, State.SUPERSEDED) and plan.may_be_used:
            return False
    return True


@given(doings=DOINGS)
def test_26_54_ink_goes_with_an_edit_and_what_is_sealed_stays(doings: list[object]) -> None:
    """Statements 26, 54: whatever is done, in whatever order."""
    assert keeps_statement_26_and_54(PlanState(1, "answers"), doings)


class KeepsInk(PlanState):
    """A broken copy: an edited draft keeps its ink."""

    def edited(self, basis: object) -> PlanState:
        """The new draft with the old ink."""
        return type(self)(self.number, basis, self.ink, self.data, self.marks)


class ChangesBytes(PlanState):
    """A broken copy: a sealed plan can be sealed over."""

    def sealed(self, data: bytes, at: datetime, who: str) -> PlanState:
        """The plan with other bytes."""
        fresh = PlanState(self.number, self.basis, self.ink).sealed(data, at, who)
        return type(self)(self.number, self.basis, self.ink, data, fresh.marks)


class ComesBack(PlanState):
    """A broken copy: a void plan is good again once it is edited."""

    def edited(self, basis: object) -> PlanState:
        """The plan as it was sealed."""
        return PlanState(self.number, self.basis, self.ink, self.data, self.marks[:1])

    def voided(self, at: datetime, who: str, why: str) -> PlanState:
        """Void, of the same broken kind."""
        return type(self)(self.number, self.basis, self.ink, self.data, super().voided(at, who, why).marks)

    def sealed(self, data: bytes, at: datetime, who: str) -> PlanState:
        """Sealed, of the same broken kind."""
        return type(self)(self.number, self.basis, self.ink, data, super().sealed(data, at, who).marks)


@pytest.mark.parametrize(
    ("broken", "doings"),
    [
        (KeepsInk, ["sign", ("edit to", 1)]),
        (ChangesBytes, ["seal", "seal"]),
        (ComesBack, ["seal", "void", "edit"]),
    ],
)
def test_26_54_fail_for_a_broken_copy(broken: type[PlanState], doings: list[object]) -> None:
    """Ink that stays, bytes that change, a void plan that comes back: each is caught."""
    assert not keeps_statement_26_and_54(broken(1, "answers"), doings)


@pytest.mark.parametrize("what", ["replace", "void"])
def test_a_draft_is_neither_replaced_nor_void(what: str) -> None:
    """It is discarded or worked out anew; nothing was sealed that could stay."""
    plan = PlanState(1, "answers")
    assert done(plan, what, 1) is plan


def test_only_a_sealed_plan_may_be_used() -> None:
    """Not a draft, not one that was replaced, not a void one."""
    sealed = PlanState(1, "answers").sealed(b"x", NOW, "T")
    others = (
        PlanState(1, "answers"),
        sealed.superseded(2, NOW, "T"),
        sealed.voided(NOW, "client", "consent"),
    )
    assert [one.may_be_used for one in (sealed, *others)] == [True, False, False, False]


def test_a_replaced_plan_names_the_newer_one() -> None:
    """With who and when."""
    mark = PlanState(1, "answers").sealed(b"x", NOW, "T").superseded(2, NOW, "T").marks[-1]
    assert (mark.state, mark.who, mark.at, mark.why) == (State.SUPERSEDED, "T", NOW, "replaced by plan 2")
