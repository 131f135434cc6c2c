"""The plans of a client's earlier visits, worked out from their own cases, and what a plan of today is beside them."""

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING

from intake_app.base.errors import NoPlan, NotFinished
from intake_app.exchange.case import Case
from intake_app.planning.plan import SessionPlan
from intake_app.planning.renewing import Basis, EarlierPlan, basis_of, numbered

if TYPE_CHECKING:
    from intake_app.services.review import Judged


class EarlierPlans:
    """The completed visits before one, oldest first. Worked out when first asked for, then kept."""

    def __init__(self, judge: "Callable[[Case], Judged]", case: Case) -> None:
        self.cases = case.earlier
        self._judge = judge
        completed = [visit.is_completed for visit in case.situation.previous]
        self._completed = tuple(zip(case.earlier, completed, strict=True)) if case.earlier else ()

    @cached_property
    def _all(self) -> tuple[tuple[EarlierPlan, ...], tuple[Basis, ...]]:
        plans: list[EarlierPlan] = []
        visits: list[Basis] = []
        for case, is_completed in self._completed:
            judged = self._judge(case)
            basis = _basis(judged)
            try:
                plan = judged.proposed() if is_completed else None
            except (NoPlan, NotFinished):
                plan = None
            if plan is not None:
                made = numbered(plan, judged.review, basis, plans, _consent_since(plans, visits))
                plans.append(EarlierPlan(made, judged.review, basis))
            visits.append(basis)
        return tuple(plans), tuple(visits)

    @property
    def plans(self) -> tuple[EarlierPlan, ...]:
        """The plan of each completed visit that allowed one, with its number."""
        return self._all[0]

    def numbered(self, judged: "Judged", plan: SessionPlan) -> SessionPlan:
        """A plan of today with its number, and what it renews or replaces (content 15.6)."""
        plans, visits = self._all
        return numbered(plan, judged.review, _basis(judged), plans, _consent_since(plans, visits))


def _basis(judged: "Judged") -> Basis:
    return basis_of(judged.plan_content, judged.evaluation, judged.case.choices)


def _consent_since(
    plans: "list[EarlierPlan] | tuple[EarlierPlan, ...]", visits: "list[Basis] | tuple[Basis, ...]"
) -> bool:
    """Whether a consent was not current at a visit after the last inked plan: its text may be a new one."""
    inked = next((one for one in reversed(plans) if one.has_ink), None)
    return inked is not None and any(visit.is_consent_old for visit in visits if visit.day > inked.basis.day)
