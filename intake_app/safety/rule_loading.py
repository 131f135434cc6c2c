"""Rule files read into a RuleSet, with every fault at once. Whether names exist is checked in `rule_checking`."""

from collections.abc import Mapping
from dataclasses import fields
from pathlib import Path
from typing import Any

from intake_app.base.faults import Fault, nearest
from intake_app.safety.conditions import KEYS, AllOf, read_condition
from intake_app.safety.review import Rank
from intake_app.safety.rule_tables import Entry, read_entries
from intake_app.safety.rules import Derived, Due, Effects, Fact, Rule, RuleSet, Series

_EFFECTS = {f.name: f for f in fields(Effects)}
_TEXTS = ("title", "reason", "action", "action_relaxed", "evidence", "refer")
_OTHER_KEYS = ("content_id", "each", "here_in", "refer_unless", "disposition", "needs", "until_cleared", "effects_of",
               "source", "hidden_by", "note")  # fmt: skip
_RULE_KEYS = KEYS | set(_EFFECTS) | set(_TEXTS) | set(_OTHER_KEYS)
_DISPOSITIONS = {rank.disposition: rank for rank in Rank}
_NUMBERS = ("margin_cm", "minutes_max", "per_week_max", "sessions_max")
_TABLES: dict[str, type | tuple[type, ...]] = {
    "cap": int, "cap_from": str, "exclude_on": list, "region_minutes_max": int, "minutes_share": (int, float),
}  # fmt: skip


def load_rules(folder: Path) -> tuple[RuleSet, list[Fault]]:
    """The rules, facts, due conditions, derived answers and series of a folder of rule files, and every fault in them."""
    entries, faults = read_entries(folder)
    found: dict[str, dict[str, Any]] = {"rule": {}, "fact": {}, "due": {}, "derived": {}, "series": {}}
    readers = {"rule": _rule, "fact": _fact, "due": _due, "derived": _derived, "series": _series}
    for entry in entries:
        found[entry.kind][entry.name] = readers[entry.kind](entry, faults)
    rules = RuleSet(
        tuple(found["rule"].values()), found["fact"], found["due"], found["derived"], found["series"]
    )
    return rules, faults


class _Reader:
    """Takes values out of one table and keeps what is wrong with them."""

    def __init__(self, entry: Entry, faults: list[Fault]) -> None:
        self.entry = entry
        self.faults = faults

    def problem(self, key: str, what: str, expected: str = "") -> None:
        self.faults.append(self.entry.fault(key, what, expected))

    def known(self, keys: frozenset[str] | set[str]) -> None:
        for key in sorted(set(self.entry.values) - keys):
            self.problem(key, "is not a word of this table", nearest(key, keys))

    def condition(self, extra: frozenset[str] = frozenset()) -> AllOf:
        values = self.entry.values
        if not (set(values) & (KEYS | extra)):
            self.problem("", "says no condition", 'all.QUESTION = "…", or always = true')
        return read_condition(values, self.problem)

    def text(self, key: str, default: str = "") -> str:
        value = self.entry.values.get(key, default)
        if isinstance(value, str):
            return value
        self.problem(key, "is no text", f'{key} = "…"')
        return default

    def names(self, key: str, values: Mapping[str, Any] | None = None) -> tuple[str, ...]:
        value = (self.entry.values if values is None else values).get(key, [])
        if isinstance(value, list) and all(isinstance(name, str) for name in value):
            return tuple(value)
        self.problem(key, "is no list of names", f'{key} = ["…"]')
        return ()

    def table(self, key: str, of: type | tuple[type, ...], values: Mapping[str, Any]) -> dict[str, Any]:
        value = values.get(key, {})
        flat = _flat(value) if isinstance(value, dict) else None
        if flat is not None and all(
            isinstance(each, of) and not isinstance(each, bool) for each in flat.values()
        ):
            return {name: tuple(each) if isinstance(each, list) else each for name, each in flat.items()}
        self.problem(key, "is no table of places", f"{key} = {{ PLACE = … }}")
        return {}


def _flat(table: dict[str, Any], before: str = "") -> dict[str, Any]:
    flat: dict[str, Any] = {}
    for key, value in table.items():
        name = f"{before}.{key}" if before else key
        flat.update(_flat(value, name) if isinstance(value, dict) else {name: value})
    return flat


def _effects(read: _Reader, values: Mapping[str, Any]) -> Effects:
    taken: dict[str, Any] = {}
    for key in _EFFECTS:
        if key not in values:
            continue
        if key in _TABLES:
            taken[key] = read.table(key, _TABLES[key], values)
        elif key in _NUMBERS:
            taken[key] = values[key]
            if not isinstance(values[key], int | float) or isinstance(values[key], bool):
                read.problem(key, "is no number", f"{key} = 30")
        elif key == "severity_min":
            taken[key] = values[key]
        else:
            taken[key] = read.names(key, values)
    return Effects(**taken)


def _rule(entry: Entry, faults: list[Fault]) -> Rule:
    read = _Reader(entry, faults)
    read.known(_RULE_KEYS)
    condition = read.condition()
    disposition = read.text("disposition")
    if disposition not in _DISPOSITIONS:
        read.problem("disposition", f"{disposition!r} is no disposition", " or ".join(_DISPOSITIONS))
    rank = _DISPOSITIONS.get(disposition, Rank.STOP_SAME_DAY)
    until = entry.values.get("until_cleared", {})
    for key in ("content_id", "reason"):
        if not read.text(key):
            read.problem(key, "is missing", f'{key} = "…"')
    if not read.names("source"):
        read.problem("source", "is missing: every reason names its source", 'source = ["NICE158"]')
    texts = {key: read.text(key) for key in _TEXTS}
    return Rule(
        id=entry.name, content_id=read.text("content_id"), check=Path(entry.file).stem, condition=condition,
        each=read.text("each"), here_in=read.names("here_in"), rank=rank,
        needs=read.text("needs") or ("clinician" if rank is Rank.CLEARANCE else ""),
        effects=_effects(read, entry.values), until_cleared=_effects(read, until if isinstance(until, dict) else {}),
        effects_of=read.names("effects_of"), source=read.names("source"), hidden_by=read.names("hidden_by"),
        refer_unless=_block(read, "refer_unless"), file=entry.file, line=entry.line, **texts,
    )  # fmt: skip


def _block(read: _Reader, key: str) -> AllOf | None:
    value = read.entry.values.get(key)
    return read_condition(value, read.problem) if isinstance(value, dict) else None


def _fact(entry: Entry, faults: list[Fault]) -> Fact:
    read = _Reader(entry, faults)
    read.known(KEYS | {"each", "note", "flag"})
    return Fact(entry.name, read.condition(), read.text("each"), read.names("flag"), entry.file, entry.line)


def _due(entry: Entry, faults: list[Fault]) -> Due:
    read = _Reader(entry, faults)
    read.known(KEYS | {"each", "note"})
    return Due(entry.name, read.condition(), read.text("each"), entry.file, entry.line)


def _derived(entry: Entry, faults: list[Fault]) -> Derived:
    read = _Reader(entry, faults)
    plain = {"from", "otherwise", "note"}
    options = {}
    for option, table in entry.values.items():
        if option in plain:
            continue
        if not isinstance(table, dict):
            read.problem(
                option,
                "is not a word of this table",
                ", ".join(sorted(plain)) + ", or a table named after an option",
            )
            continue
        options[option] = read_condition(table, read.problem)
    return Derived(entry.name, read.names("from"), read.text("otherwise"), options, entry.file, entry.line)


def _series(entry: Entry, faults: list[Fault]) -> Series:
    read = _Reader(entry, faults)
    return Series(entry.name, read.text("of"), dict(entry.values), entry.file, entry.line)
