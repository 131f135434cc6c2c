"""The steps after the review: pressure, plan, sign, done."""

from typing import TYPE_CHECKING

from intake_app.ui.steps.base import Step

if TYPE_CHECKING:
    from intake_app.ui.visit import VisitScreen


def later_steps(visit: "VisitScreen") -> dict[str, Step]:
    """The steps by name."""
    return {}
