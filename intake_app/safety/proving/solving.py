"""The one place where z3 is used: whether a formula can be true, and one visit in which it is."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from intake_app.base.errors import MissingLibrary
from intake_app.base.texts import tr
from intake_app.safety.proving.logic import FALSE, TRUE, Lit, Logic


@dataclass(frozen=True, slots=True)
class Different:
    """What differs from a visit with nothing to find: names that are so besides, and usual ones that are not."""

    besides: frozenset[str] = frozenset()
    missing: frozenset[str] = frozenset()


class Solver:
    """Answers whether a formula can be true. Raises MissingLibrary where z3 is not installed."""

    def __init__(self, logic: Logic) -> None:
        self.logic = logic
        self._z3 = _z3()
        self._solver = self._z3.SolverFor("QF_FD")
        self._markers: dict[Lit, Any] = {}
        self._made: dict[int, Any] = {TRUE: self._z3.BoolVal(True)}

    def begin(self) -> None:
        """Forget what was asked so far: a new question is answered faster without the old ones."""
        self._solver = self._z3.SolverFor("QF_FD")
        self._markers.clear()

    def is_possible(self, formula: Lit) -> bool:
        """Whether a formula can be true at all."""
        return formula == TRUE or (formula != FALSE and self._check(self._marker(formula), []) is None)

    def example(self, formula: Lit, usual: frozenset[str]) -> Different | None:
        """One way to make a formula true that differs little from what is usual; None where there is none.

        usual: the names that are true of a visit with nothing to find; every other name is then not so.
        """
        if not self.is_possible(formula):
            return None
        marker = self._marker(formula)
        cone = self.logic.cone(formula)
        names = {key: self._made[node] for node in cone if isinstance(key := self.logic.nodes[node], str)}
        kept = {name: one if name in usual else self._z3.Not(one) for name, one in names.items()}
        while True:
            core = self._check(marker, kept.values())
            if core is None:
                break
            kept = {name: one for name, one in kept.items() if one.get_id() not in core}
        for name in sorted(names.keys() - kept.keys()):
            own = names[name] if name in usual else self._z3.Not(names[name])
            if self._check(marker, (*kept.values(), own)) is None:
                kept[name] = own
        self._check(marker, kept.values())
        model = self._solver.model()
        true = {name for name in names.keys() - kept.keys() if self._z3.is_true(model.eval(names[name]))}
        freed = frozenset(names.keys() - kept.keys())
        return Different(frozenset(true - usual), (freed & usual) - true)

    def _marker(self, formula: Lit) -> Any:
        if formula not in self._markers:
            marker = self._markers[formula] = self._z3.FreshBool()
            self._solver.add(self._z3.Implies(marker, self._expression(formula)))
        return self._markers[formula]

    def _check(self, marker: Any, kept: Iterable[Any]) -> set[int] | None:
        """None where it can be so with all of these kept; else the ids of some that stand in the way."""
        if self._solver.check(marker, *kept) == self._z3.sat:
            return None
        return {one.get_id() for one in self._solver.unsat_core()}

    def _expression(self, formula: Lit) -> Any:
        for node in sorted(self.logic.cone(formula) - self._made.keys()):
            key = self.logic.nodes[node]
            self._made[node] = (
                self._z3.Bool(key) if isinstance(key, str) else self._z3.And(*map(self._signed, key))
            )
        return self._signed(formula)

    def _signed(self, formula: Lit) -> Any:
        made = self._made[abs(formula)]
        return made if formula > 0 else self._z3.Not(made)


def _z3() -> Any:
    try:
        import z3
    except ImportError:
        raise MissingLibrary(
            tr("Proving needs the library z3, which is not installed."),
            tr("Nothing was proved; records are not touched."),
            tr("Install it: pip install z3-solver"),
        ) from None
    return z3
