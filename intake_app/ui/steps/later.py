"""The steps after the review: pressure, plan, sign, done."""

from typing import TYPE_CHECKING

from intake_app import bootstrap
from intake_app.ui.steps.after import AfterStep
from intake_app.ui.steps.base import AFTER, PLAN, PRESSURE, SIGN, Step
from intake_app.ui.steps.plan import PlanStep
from intake_app.ui.steps.pressure import PressureStep
from intake_app.ui.steps.sign import SignStep

if TYPE_CHECKING:
    from intake_app.ui.visit import VisitScreen


def later_steps(visit: "VisitScreen") -> dict[str, Step]:
    """The steps by name; what is sealed goes from Sign to After."""
    sign, after = SignStep(visit, bootstrap.sealing_key), AfterStep(visit)
    sign.sealed.connect(after.take)
    return {PRESSURE: PressureStep(visit), PLAN: PlanStep(visit), SIGN: sign, AFTER: after}
