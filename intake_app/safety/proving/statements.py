"""The safety statements (content 16) as the program words them: what is claimed, and how each is held."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from intake_app.base.errors import ContentError
from intake_app.base.faults import Fault
from intake_app.base.paths import resource
from intake_app.base.toml_lines import Table, read_toml
from intake_app.safety.conditions import KEYS, AllOf, read_condition

PROVED, PROPERTY, ENUMERATED, NOT_YET = "proved", "property", "enumerated", "not held yet"


@dataclass(frozen=True, slots=True)
class Claim:
    """Where the condition holds, `then` must come out. each: "", "region" or "side"."""

    condition: AllOf
    each: str
    then: Mapping[str, Any]
    line: int


@dataclass(frozen=True, slots=True)
class Statement:
    """One statement. held: proved, property, enumerated, not held yet; but: what of it that leaves out.

    tests: the tests that hold it; also: those that hold more of it. checks: names of `checks.CHECKS`.
    """

    number: int
    says: str
    held: str
    but: str = ""
    tests: tuple[str, ...] = ()
    also: tuple[str, ...] = ()
    checks: tuple[str, ...] = ()
    claims: tuple[Claim, ...] = field(default=())


@cache
def statements() -> tuple[Statement, ...]:
    """All 58, in order. Raises ContentError where the shipped file is broken."""
    path = resource("statements.toml")
    tables, faults = read_toml(path)
    found: list[Statement] = []
    claims: list[list[Claim]] = []
    for table in tables:
        if table.name == "statement":
            found.append(_statement(table.values))
            claims.append([])
        elif table.name == "statement.claim" and found:
            claims[-1].append(_claim(table, path.name, faults))
    if faults or not found:
        raise ContentError(
            "The statements cannot be read.", "Nothing was proved.", "Install the program again.", faults
        )
    return tuple(
        Statement(s.number, s.says, s.held, s.but, s.tests, s.also, s.checks, tuple(own))
        for s, own in zip(found, claims, strict=True)
    )


def _statement(values: Mapping[str, Any]) -> Statement:
    lists = {
        key: tuple(values.get(name, ()))
        for key, name in (("tests", "tests"), ("also", "also"), ("checks", "check"))
    }
    return Statement(values["number"], values["says"], values["held"], values.get("but", ""), **lists)


def _claim(table: Table, file: str, faults: list[Fault]) -> Claim:
    def problem(key: str, what: str, expected: str) -> None:
        faults.append(Fault(file, table.line, key, "", what, expected))

    condition = read_condition({key: value for key, value in table.values.items() if key in KEYS}, problem)
    return Claim(condition, table.values.get("each", ""), table.values["then"], table.line)
