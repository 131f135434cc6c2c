"""The conditions of techniques, severity and homework, with the lines they stand at."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from intake_app.base.faults import Fault
from intake_app.base.toml_lines import Table, read_toml
from intake_app.safety.conditions import KEYS, AllOf, read_condition
from intake_app.safety.content import Content
from intake_app.safety.rule_checking import check_rules
from intake_app.safety.rules import Fact, RuleSet

FILES = ("techniques.toml", "frequency.toml", "homework.toml", "statements.toml")
_BLOCKS = ("offered", "not_if", "who", "show_if", "same_region_if", "firmer_if")


@dataclass(frozen=True, slots=True)
class Term:
    """One condition of a plan file. name: its table ("technique.petrissage.not_if")."""

    name: str
    condition: AllOf
    file: str
    line: int


def plan_terms(folder: Path) -> tuple[tuple[Term, ...], list[Fault]]:
    """Every condition in the files that plans are built from, and what is wrong with their words."""
    terms: list[Term] = []
    faults: list[Fault] = []
    for file in FILES:
        tables, wrong = read_toml(folder / file)
        faults += wrong
        for table in tables:
            for name, values in _conditions(table):
                terms.append(_term(file, table, name, values, faults))
    return tuple(terms), faults


def _conditions(table: Table) -> Iterator[tuple[str, Mapping[str, Any]]]:
    last = table.name.rpartition(".")[2]
    if last in _BLOCKS or (table.name.startswith("severity.") and set(table.values) & KEYS):
        yield table.name, table.values
    for key in _BLOCKS:
        value = table.values.get(key)
        if isinstance(value, dict):
            yield f"{table.name}.{key}", value


def _term(file: str, table: Table, name: str, values: Mapping[str, Any], faults: list[Fault]) -> Term:
    def problem(key: str, what: str, expected: str) -> None:
        faults.append(Fault(file, table.line_of(key), f"[{name}] {key}", "", what, expected))

    return Term(name, read_condition(dict(values), problem), file, table.line)


def check_terms(content: Content, terms: tuple[Term, ...]) -> list[Fault]:
    """A technique exclusion, a severity or homework term that no question asks, or an option that does not exist."""
    facts = {term.name: Fact(term.name, term.condition, "region", (), term.file, term.line) for term in terms}
    rules: RuleSet = replace(
        content.rules, rules=(), due={}, derived={}, facts={**content.rules.facts, **facts}
    )
    found = check_rules(rules, content.questions, content.bodymap, content.scales, content.sources)
    return [fault for fault in found if fault.file in FILES]
