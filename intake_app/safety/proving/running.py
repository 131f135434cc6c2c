"""All statements worked through for one content: proved, or broken with an example."""

import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from intake_app.safety.content import Content
from intake_app.safety.proving.checks import CHECKS
from intake_app.safety.proving.claims import Breach, breaches, unknown_words
from intake_app.safety.proving.comparing import laxer
from intake_app.safety.proving.effects import Verdict
from intake_app.safety.proving.examples import usual_names
from intake_app.safety.proving.logic import FALSE, TRUE, Logic
from intake_app.safety.proving.solving import Different, Solver
from intake_app.safety.proving.statements import ENUMERATED, PROVED, Claim, Statement, statements
from intake_app.safety.proving.world import World

if TYPE_CHECKING:
    from collections.abc import Collection

_DEEP = 20_000
"""Conditions lean on facts that lean on facts: deeper than Python allows by itself."""
NO_LAXER = "no-laxer"


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a statement came out. holds: None where it is held elsewhere or not yet; lines: rule lines it ranged over.

    broken: what is missing where it fails; example: what differs there from a visit with nothing to find.
    """

    statement: Statement
    holds: bool | None
    lines: int = 0
    seconds: float = 0.0
    broken: str = ""
    example: Different | None = None


class Proving:
    """One content, and the shipped one where it is another edition. examples: whether an example is looked for."""

    def __init__(self, content: Content, shipped: Content | None = None, *, examples: bool = True) -> None:
        sys.setrecursionlimit(max(sys.getrecursionlimit(), _DEEP))
        self.logic = Logic()
        self._examples = examples
        self.verdict = Verdict(World(content, self.logic))
        is_other = shipped is not None and shipped.digest != content.digest
        self.shipped = Verdict(World(shipped, self.logic)) if shipped is not None and is_other else None

    def outcomes(self, numbers: "Collection[int] | None" = None) -> Iterator[Outcome]:
        """Every statement in order (or only these numbers), each as soon as it is done."""
        for statement in statements():
            if numbers is None or statement.number in numbers:
                yield self.outcome(statement)

    def outcome(self, statement: Statement) -> Outcome:
        """One statement. Raises MissingLibrary where z3 is needed and not installed."""
        if statement.held not in (PROVED, ENUMERATED) or not (statement.claims or statement.checks):
            return Outcome(statement, None)
        began = time.perf_counter()
        missing = [
            word for claim in statement.claims for word in unknown_words(self.verdict.world.content, claim)
        ]
        if missing:
            return Outcome(
                statement, False, broken=f"the content no longer asks: {', '.join(sorted(set(missing)))}"
            )
        self.solver.begin()
        if any(not self._is_about_something(claim) for claim in statement.claims):
            return Outcome(statement, False, broken="a claim is about answers that cannot be given")
        found = [breach for breach in self._breaches(statement) if breach.formula != FALSE]
        broken, example = self._first(found)
        lines = self._lines(found) if statement.held == PROVED and found else len(self.verdict.rules)
        return Outcome(statement, not broken, lines, time.perf_counter() - began, broken, example)

    def _is_about_something(self, claim: Claim) -> bool:
        """Whether the condition of a claim can hold: of nothing everything is true."""
        world = self.verdict.world
        held = [world.holds(claim.condition, here)[0] for here in world.heres_of(claim.each)]
        return self.solver.is_possible(self.logic.either(held))

    def _breaches(self, statement: Statement) -> Iterator[Breach]:
        for claim in statement.claims:
            yield from breaches(self.verdict, claim)
        for name in statement.checks:
            if name == NO_LAXER:
                yield from laxer(self.shipped, self.verdict) if self.shipped is not None else ()
            else:
                yield from CHECKS[name](self.verdict)

    def _first(self, found: list[Breach]) -> tuple[str, Different | None]:
        """The first breach that can happen, with an example; all are asked at once before one by one."""
        if any(breach.formula == TRUE for breach in found):
            return next(breach.what for breach in found if breach.formula == TRUE), None
        if not found or not self.solver.is_possible(self.logic.either(breach.formula for breach in found)):
            return "", None
        for breach in found if self._examples else ():
            example = self.solver.example(breach.formula, usual_names(self.verdict.world.content))
            if example is not None:
                return breach.what, example
        return found[0].what, None

    @cached_property
    def solver(self) -> Solver:
        """The solver, made when something is to be solved. Raises MissingLibrary."""
        return Solver(self.logic)

    def _lines(self, found: list[Breach]) -> int:
        cone = self.logic.cone(*(breach.formula for breach in found))
        return sum(
            any(abs(lit) in cone or lit == TRUE for _, lit in self.verdict.world.fires(rule))
            for rule in self.verdict.rules
        )
