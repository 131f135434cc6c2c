"""What the content knows beside its rules: facts behind the checks, other therapies, claims, terms, answers without a rule."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from intake_app.base.faults import Fault, nearest
from intake_app.base.toml_lines import Table, read_toml
from intake_app.safety.shapes import shape_faults

FILES = ("background.toml", "comparison.toml", "claims.toml", "terms.toml", "no-rule.toml")


@dataclass(frozen=True, slots=True)
class Known:
    """One fact with its sources. check: the check it belongs to, or "plan". differ: where sources disagree, "" for none."""

    check: str
    section: str
    says: str
    differ: str
    source: tuple[str, ...]
    evidence: str


@dataclass(frozen=True, slots=True)
class Option:
    """One kind of help beside massage (content 14.1): what it helps with, its limits, what to say to the client."""

    id: str
    name: str
    helps: str
    limits: str
    say: str
    source: tuple[str, ...]
    evidence: str


@dataclass(frozen=True, slots=True)
class Claim:
    """A claim that is never made (content 14.3), what is said instead, and its forms as regular expressions."""

    avoid: str
    say: str
    patterns: tuple[str, ...]
    known: str = ""
    source: tuple[str, ...] = ()
    evidence: str = ""


@dataclass(frozen=True, slots=True)
class Term:
    """Words of a condition and the content ids of the questions that answer them (content 21). names: as conditions write it.

    is_added: the clinical content has no such row, and the file says why.
    """

    words: str
    questions: tuple[str, ...]
    names: tuple[str, ...]
    note: str
    file: str
    line: int
    is_added: bool = False


@dataclass(frozen=True, slots=True)
class Silent:
    """Answers that lead to nothing because the content gives them no line."""

    question: str
    options: tuple[str, ...]
    section: str
    reason: str
    file: str
    line: int


@dataclass(frozen=True, slots=True)
class Knowledge:
    """All of it. benefits: (says, sources, letters). manner: how the therapist goes about it."""

    background: tuple[Known, ...] = ()
    comparison: tuple[Option, ...] = ()
    claims: tuple[Claim, ...] = ()
    benefits: tuple[tuple[str, tuple[str, ...], str], ...] = ()
    manner: tuple[str, ...] = ()
    terms: tuple[Term, ...] = ()
    silent: tuple[Silent, ...] = ()

    def of_check(self, check: str) -> tuple[Known, ...]:
        """What is known behind a check, in the order of the file."""
        return tuple(fact for fact in self.background if fact.check == check)


def load_knowledge(folder: Path, sources: Mapping[str, str]) -> tuple[Knowledge, list[Fault]]:
    """What stands in `FILES` and every fault of them: syntax, unknown and missing keys, sources that do not exist."""
    faults: list[Fault] = []
    tables: dict[str, list[Table]] = {}
    for file in FILES:
        found, wrong = read_toml(folder / file)
        wrong += shape_faults(file, found)
        wrong += [fault for table in found for fault in _source_faults(file, table, sources)]
        tables[file] = found if not wrong else []
        faults += wrong
    return _knowledge(tables), faults


def _source_faults(file: str, table: Table, sources: Mapping[str, str]) -> Iterator[Fault]:
    for key in _texts(table.values, "source"):
        if key not in sources:
            yield Fault(file, table.line_of("source"), f"[{table.name}] source", key, "is not in sources.toml",
                        nearest(key, sources))  # fmt: skip


def _knowledge(tables: Mapping[str, list[Table]]) -> Knowledge:
    def of(file: str, name: str) -> list[Table]:
        return [table for table in tables[file] if table.name == name]

    return Knowledge(
        background=tuple(_known(table.values) for table in of("background.toml", "fact")),
        comparison=tuple(_option(table.values) for table in of("comparison.toml", "option")),
        claims=tuple(_claim(table.values) for table in of("claims.toml", "claim")),
        benefits=tuple(
            (str(table.values["says"]), _texts(table.values, "source"), str(table.values["evidence"]))
            for table in of("claims.toml", "benefit")
        ),
        manner=tuple(line for table in of("claims.toml", "manner") for line in _texts(table.values, "lines")),
        terms=tuple(_term(table) for table in of("terms.toml", "term")),
        silent=tuple(_silent(table) for table in of("no-rule.toml", "answer")),
    )


def _texts(values: Mapping[str, Any], key: str) -> tuple[str, ...]:
    found = values.get(key, ())
    return tuple(map(str, found)) if isinstance(found, list) else ()


def _known(values: Mapping[str, Any]) -> Known:
    check, section, says, differ = (
        str(values.get(key, "")) for key in ("check", "section", "says", "differ")
    )
    return Known(check, section, says, differ, _texts(values, "source"), str(values["evidence"]))


def _option(values: Mapping[str, Any]) -> Option:
    name, helps, limits, say = (str(values[key]) for key in ("name", "helps", "limits", "say"))
    return Option(
        str(values["id"]), name, helps, limits, say, _texts(values, "source"), str(values["evidence"])
    )


def _claim(values: Mapping[str, Any]) -> Claim:
    return Claim(
        str(values["avoid"]),
        str(values["say"]),
        _texts(values, "patterns"),
        str(values.get("known", "")),
        _texts(values, "source"),
        str(values.get("evidence", "")),
    )


def _term(table: Table) -> Term:
    values = table.values
    questions, names = _texts(values, "questions"), _texts(values, "names")
    words, note = str(values["words"]), str(values.get("note", ""))
    return Term(words, questions, names, note, "terms.toml", table.line, "added" in values)


def _silent(table: Table) -> Silent:
    question, section, reason = (str(table.values[key]) for key in ("question", "section", "reason"))
    return Silent(question, _texts(table.values, "options"), section, reason, "no-rule.toml", table.line)
