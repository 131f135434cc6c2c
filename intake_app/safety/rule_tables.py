"""Rule files cut into whole tables: `[rule.x]` and its sub-tables joined, with the line of each key."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from intake_app.base.faults import Fault
from intake_app.base.toml_lines import Table, read_toml

KINDS = ("rule", "fact", "due", "derived", "series")


@dataclass(slots=True)
class Entry:
    """One whole table. kind: one of KINDS; name: its id in words; file: name of the file; lines: line of each key."""

    kind: str
    name: str
    file: str
    line: int
    values: dict[str, Any] = field(default_factory=dict)
    lines: dict[str, int] = field(default_factory=dict)

    def fault(self, key: str, what: str, expected: str = "", value: str = "") -> Fault:
        """A fault at the line of a key (of the longest dotted part of it that is known)."""
        parts = key.split(".")
        known = next(
            (
                self.lines[".".join(parts[:n])]
                for n in range(len(parts), 0, -1)
                if ".".join(parts[:n]) in self.lines
            ),
            None,
        )
        return Fault(
            self.file, known or self.line, f"[{self.kind}.{self.name}] {key}".strip(), value, what, expected
        )


def read_entries(folder: Path) -> tuple[list[Entry], list[Fault]]:
    """All tables of all `*.toml` in a folder, in order of file name, and every fault of syntax."""
    entries: dict[tuple[str, str], Entry] = {}
    faults: list[Fault] = []
    for path in sorted(folder.glob("*.toml")):
        tables, wrong = read_toml(path)
        faults += wrong
        for table in tables:
            faults += _take(table, path.name, entries)
    return list(entries.values()), faults


def _take(table: Table, file: str, entries: dict[tuple[str, str], Entry]) -> Iterator[Fault]:
    kind, _, rest = table.name.partition(".")
    name, _, below = rest.partition(".")
    if kind not in KINDS or not name:
        yield Fault(
            file,
            table.line,
            f"[{table.name}]",
            "",
            "is no table of a rule file",
            " or ".join(f"[{k}.…]" for k in KINDS),
        )
        return
    entry = entries.get((kind, name))
    if entry is None:
        entry = entries[kind, name] = Entry(kind, name, file, table.line)
    elif not below:
        yield Fault(
            file,
            table.line,
            f"[{table.name}]",
            "",
            f"stands twice (first in {entry.file}, line {entry.line})",
            "a name of its own",
        )
        return
    target = entry.values
    for step in below.split(".") if below else ():
        target = target.setdefault(step, {})
    target.update(table.values)
    before = f"{below}." if below else ""
    entry.lines.update({before + key: line for key, line in table.lines.items()})
    if below:
        entry.lines.setdefault(below, table.line)
