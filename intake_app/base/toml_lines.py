"""TOML with line numbers and every fault at once.

`tomllib` keeps no positions and stops at the first fault. Here the text is cut at its table headers and each table,
and where that fails each statement, is parsed by itself, so that what is right above and below a broken line is still read.
"""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from intake_app.base.faults import Fault

_HEADER = re.compile(r"^\s*(\[\[?)\s*([^\[\]]+?)\s*\]\]?\s*(?:#.*)?$")
_KEY = re.compile(r"""\s*((?:"[^"]*"|'[^']*'|[\w-]+)(?:\s*\.\s*(?:"[^"]*"|'[^']*'|[\w-]+))*)\s*=""")
_PLACE = re.compile(
    r" \(at (?:line \d+, column \d+|end of document)\)$"
)  # counted from the statement, not in the file
_UNCLOSED = ('"""', "'''")


@dataclass(slots=True)
class Table:
    """One table of a file: its dotted name, whether it is one of a list (`[[name]]`), its values and their lines.

    lines: first line of each top-level key (dotted keys by their full text too). line: where its header stands.
    """

    name: str
    line: int
    is_listed: bool = False
    values: dict[str, Any] = field(default_factory=dict)
    lines: dict[str, int] = field(default_factory=dict)

    def line_of(self, *keys: str) -> int:
        """The line of the first of these keys that is known, else of the table."""
        return next((self.lines[key] for key in keys if key in self.lines), self.line)


def read_toml(path: Path) -> tuple[list[Table], list[Fault]]:
    """The tables of a file in their order and every fault of syntax. An unreadable file is one fault."""
    try:
        text = path.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as fault:
        return [], [
            Fault(
                path.name, None, "file", "", f"cannot be read ({type(fault).__name__})", "a UTF-8 TOML file"
            )
        ]
    return parse_toml(text, path.name)


def parse_toml(text: str, file: str) -> tuple[list[Table], list[Fault]]:
    """As `read_toml`, from text. `file` is the name that faults carry. The table before any header has the name ""."""
    tables: list[Table] = []
    faults: list[Fault] = []
    for table, body in _pieces(text.replace("\r\n", "\n").split("\n")):
        for line, statement in _statements(body):
            _take(table, line, statement, file, faults)
        if table.name or table.values:
            tables.append(table)
    return tables, faults


def _pieces(lines: list[str]) -> Iterator[tuple[Table, list[tuple[int, str]]]]:
    table, body, depth, quote = Table("", 1), list[tuple[int, str]](), 0, ""
    for number, line in enumerate(lines, 1):
        header = _HEADER.match(line) if not quote else None
        if header and depth > 0 and not re.match(r"[A-Za-z_]", header[2]):
            header = None  # a nested list on a line of its own; a bare word cannot stand in a list
        if header:
            yield table, body
            table, body, depth = Table(header[2].replace('"', ""), number, header[1] == "[["), [], 0
        else:
            body.append((number, line))
            depth, quote = _open_after(line, depth, quote)
    yield table, body


def _statements(body: list[tuple[int, str]]) -> Iterator[tuple[int, str]]:
    start, gathered, depth, quote = 0, list[str](), 0, ""
    for number, line in body:
        if not gathered and not line.partition("#")[0].strip():
            continue
        broken = (
            depth > 0
            and not quote
            and _KEY.match(line)
            and not gathered[-1].rstrip().endswith((",", "[", "{"))
        )
        if broken:  # a bracket was never closed and the next statement has begun
            yield start, "\n".join(gathered)
            gathered, depth = [], 0
        start = start if gathered else number
        gathered.append(line)
        depth, quote = _open_after(line, depth, quote)
        if depth <= 0 and not quote:
            yield start, "\n".join(gathered)
            gathered, depth = [], 0
    if gathered:
        yield start, "\n".join(gathered)


def _open_after(line: str, depth: int, quote: str) -> tuple[int, str]:
    """How many brackets and which long quote are open after this line."""
    i = 0
    while i < len(line):
        three = line[i : i + 3]
        if quote:
            if line.startswith(quote, i):
                i, quote = i + len(quote), ""
                continue
            i += 2 if line[i] == "\\" and quote.startswith('"') else 1
            continue
        if three in _UNCLOSED:
            quote, i = three, i + 3
            continue
        if line[i] in "\"'":
            quote = line[i]
        elif line[i] == "#":
            break
        else:
            depth += (line[i] in "[{") - (line[i] in "]}")
        i += 1
    return depth, quote if quote in _UNCLOSED else ""


def _take(table: Table, line: int, statement: str, file: str, faults: list[Fault]) -> None:
    key = _KEY.match(statement)
    where = f"[{table.name}] {key[1]}" if key else f"[{table.name}]" if table.name else "file"
    try:
        read = tomllib.loads(statement)
    except (ValueError, RecursionError) as fault:  # too many digits, too many brackets
        why = (
            "too deep" if isinstance(fault, RecursionError) else _PLACE.sub("", str(fault).partition(";")[0])
        )
        faults.append(Fault(file, line, where, statement.strip()[:60], f"is not TOML: {why}", "key = value"))
        return
    if key:
        table.lines.setdefault(_plain(key[1]), line)
    _merge(table, read, (), line, where, file, faults)


def _plain(key: str) -> str:
    return re.sub(r"\s*\.\s*(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)", ".", key).strip().strip('"')


def _merge(
    table: Table,
    read: dict[str, Any],
    path: tuple[str, ...],
    line: int,
    where: str,
    file: str,
    faults: list[Fault],
) -> None:
    target = table.values
    for step in path:
        target = target[step]
    for key, value in read.items():
        table.lines.setdefault(".".join((*path, key)), line)
        table.lines.setdefault(key if not path else path[0], line)
        if key not in target:
            target[key] = value
        elif isinstance(target[key], dict) and isinstance(value, dict) and "." in where:
            _merge(table, value, (*path, key), line, where, file, faults)
        else:
            faults.append(Fault(file, line, where, key, "is written twice", "each key once"))
