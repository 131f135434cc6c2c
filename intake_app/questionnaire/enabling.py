"""Branches inside a form (FHIR `enableWhen`): which items are switched on by the answers given so far."""

from collections.abc import Callable, Mapping, Sequence
from graphlib import CycleError, TopologicalSorter
from typing import Any

from intake_app.questionnaire.model import EnableWhen, Item, Questionnaire

Answers = Mapping[str, Sequence[object]]
"""Answers of a form by link id: codes, texts, numbers, booleans, dates; a missing or empty one is no answer."""

_COMPARE: Mapping[str, Callable[[Any, Any], bool]] = {
    ">": lambda left, right: bool(left > right),
    "<": lambda left, right: bool(left < right),
    ">=": lambda left, right: bool(left >= right),
    "<=": lambda left, right: bool(left <= right),
}


class Enabling:
    """The conditions of one form. What hangs on what is worked out once; an answer re-evaluates only that."""

    def __init__(self, questionnaire: Questionnaire) -> None:
        """Raises ValueError for a form whose conditions go in a circle; loading refuses such a form before."""
        graph = _graph(questionnaire)
        try:
            self._order = tuple(TopologicalSorter(graph).static_order())
        except CycleError as fault:
            raise ValueError(f"conditions go in a circle: {fault.args[1]}") from fault
        self._items = {item.link_id: item for item in questionnaire.walk()}
        self._parents = _parents(questionnaire)
        self._dependents: dict[str, set[str]] = {name: set() for name in self._items}
        for name, needs in graph.items():
            for need in needs & self._items.keys():
                self._dependents[need].add(name)

    @staticmethod
    def cycle(questionnaire: Questionnaire) -> list[str]:
        """Link ids that wait for each other in a circle; empty where there is none."""
        try:
            TopologicalSorter(_graph(questionnaire)).prepare()
        except CycleError as fault:
            return list(fault.args[1])
        return []

    def affected(self, link_id: str) -> frozenset[str]:
        """The items whose state can change with an answer to this one."""
        found: set[str] = set()
        waiting = [link_id]
        while waiting:
            new = self._dependents.get(waiting.pop(), set()) - found
            found |= new
            waiting += new
        return frozenset(found)

    def enabled(self, answers: Answers) -> frozenset[str]:
        """The link ids of all items that are switched on. Answers of switched-off items count as none."""
        return self._worked_out(answers, set(), self._order)

    def after(self, changed: str, answers: Answers, before: frozenset[str]) -> frozenset[str]:
        """As `enabled`, when only the answer to `changed` differs from the one that `before` was worked out for."""
        again = self.affected(changed)
        kept = set(before - again)
        return self._worked_out(answers, kept, [name for name in self._order if name in again])

    def _worked_out(self, answers: Answers, on: set[str], names: Sequence[str]) -> frozenset[str]:
        for name in names:
            item = self._items.get(name)
            if item is not None and self._is_on(item, answers, on):
                on.add(name)
        return frozenset(on)

    def _is_on(self, item: Item, answers: Answers, on: set[str]) -> bool:
        parent = self._parents.get(item.link_id)
        if parent is not None and parent not in on:
            return False
        if not item.enable_when:
            return True
        given = {
            when.question: answers.get(when.question, ()) for when in item.enable_when if when.question in on
        }
        held = (_holds(when, given.get(when.question, ())) for when in item.enable_when)
        return all(held) if item.enable_all else any(held)


def _holds(when: EnableWhen, given: Sequence[object]) -> bool:
    """One condition; with several answers it holds if one of them meets it, `!=` if none equals (FHIR R4)."""
    if when.operator == "exists":
        return bool(given) is when.answer
    if when.operator == "=":
        return any(_same(value, when.answer) for value in given)
    if when.operator == "!=":
        return bool(given) and not any(_same(value, when.answer) for value in given)
    return any(_compared(when.operator, value, when.answer) for value in given)


def _same(left: object, right: object) -> bool:
    if isinstance(left, bool) or isinstance(right, bool):
        return left is right
    return left == right or str(left) == str(right)


def _compared(operator: str, left: object, right: object) -> bool:
    numbers = all(isinstance(value, int | float) and not isinstance(value, bool) for value in (left, right))
    return _COMPARE[operator](left, right) if numbers else _COMPARE[operator](str(left), str(right))


def _parents(questionnaire: Questionnaire) -> dict[str, str]:
    return {child.link_id: item.link_id for item in questionnaire.walk() for child in item.items}


def _graph(questionnaire: Questionnaire) -> dict[str, set[str]]:
    parents = _parents(questionnaire)
    graph: dict[str, set[str]] = {}
    for item in questionnaire.walk():
        needs = graph.setdefault(item.link_id, set())
        needs |= {when.question for when in item.enable_when}
        if item.link_id in parents:
            needs.add(parents[item.link_id])
    return graph
