"""The files of a case: TOML or JSON as one tree that knows its lines, and the chain of cases it starts from."""

import json
import tomllib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from intake_app.base.faults import Fault, nearest
from intake_app.base.toml_lines import Table, parse_toml
from intake_app.exchange.case_bytes import text_of
from intake_app.questionnaire.json_lines import Path_, parse_json

PLAIN = ("client", "visit", "therapist", "answers", "choices", "clinic", "expect", "after")
LISTED = ("readings", "clearances", "entries", "previous", "relaxed")
WORDS = ("base", "title")
_MOST_BASES = 20


@dataclass(frozen=True, slots=True)
class Source:
    """One file: its name as given, the folder that paths in it start from (None for text), the line of each value, its text."""

    file: str
    folder: Path | None
    lines: Mapping[Path_, int]
    text: tuple[str, ...] = ()

    def line_near(self, path: Path_, shown: str) -> int | None:
        """As `line_of`; of a statement over several lines the one that holds what is shown, where that can be told."""
        start = self.line_of(path)
        if start is None or path in self.lines or not shown.strip():
            return start
        end = min((line for line in self.lines.values() if line > start), default=len(self.text) + 1)
        span = range(start, min(end, len(self.text) + 1))
        return next((line for line in span if shown in self.text[line - 1]), start)

    def fault_at(self, path: Path_, where: str, what: str, expected: str) -> Fault:
        """A fault of something that is not there, at the line of what is nearest to its place."""
        return Fault(self.file, self.line_of(path), where, "", what, expected)

    def line_of(self, path: Path_) -> int | None:
        """The line of a value, or of the nearest one around it."""
        return next(
            (self.lines[path[:end]] for end in range(len(path), -1, -1) if path[:end] in self.lines), None
        )


@dataclass(frozen=True, slots=True)
class Cell:
    """A value of a case and where it stands."""

    value: Any
    source: Source
    path: Path_

    def child(self, key: str | int) -> "Cell":
        """What stands in it under a key or place, which must be there."""
        return Cell(self.value[key], self.source, (*self.path, key))

    def children(self) -> "Iterator[tuple[str, Cell]]":
        """Key and value of a table, in the order written."""
        for key in self.value:
            yield key, self.child(key)

    def items(self) -> "list[Cell]":
        """The values of a list; of anything else itself alone."""
        return (
            [self.child(place) for place in range(len(self.value))]
            if isinstance(self.value, list)
            else [self]
        )

    @property
    def where(self) -> str:
        """The place in words: `[client] birth_date`, `[[readings]] 2 unit`, `[answers] DVT.1 where`."""
        first, *rest = self.path or ("case",)
        head = f"[[{first}]]" if first in LISTED else str(first) if first in WORDS else f"[{first}]"
        return " ".join([head, *(str(key + 1) if isinstance(key, int) else key for key in rest)])

    def fault(self, what: str, expected: str = "", value: object = None) -> Fault:
        """What is wrong with it, at its line."""
        shown = str(self.value if value is None else value)
        line = self.source.line_near(self.path, shown)
        return Fault(self.source.file, line, self.where, shown[:60], what, expected)


@dataclass(slots=True)
class CaseTables:
    """All that a case and the cases it starts from say.

    tables: by name and key; lists: whole, of the file that wrote them; again: answers whose key was written before.
    """

    words: dict[str, Cell] = field(default_factory=dict)
    tables: dict[str, dict[str, Cell]] = field(default_factory=lambda: {name: {} for name in PLAIN})
    lists: dict[str, list[Cell]] = field(default_factory=lambda: {name: [] for name in LISTED})
    files: list[str] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    again: list[Cell] = field(default_factory=list)
    root: Source = field(default_factory=lambda: Source("case", None, {}))


def read_tables(source: Path | str, cases: Path, same: Callable[[str], str]) -> CaseTables:
    """A case file (or its text) merged over its bases. same: the one name of an answer's key, so that two names of one
    question replace each other. cases: the folder of named cases. Never raises: what is wrong is in `faults`.
    """
    found = _read(source)
    chain, seen = [found], {_identity(source)}
    while "base" in chain[-1].words:
        cell = chain[-1].words["base"]
        path = find_case(cell, cases)
        if path is None:
            found.faults.append(cell.fault("is no case", _known_cases(cell, cases)))
            break
        if _identity(path) in seen or len(chain) > _MOST_BASES:
            found.faults.append(cell.fault("starts from itself", "a case that does not start from this one"))
            break
        seen.add(_identity(path))
        chain.append(_read(path))
    for base in chain[1:]:
        _put_under(found, base, same)
    return found


def find_case(cell: Cell, cases: Path) -> Path | None:
    """The file that a name means: a path beside this file, or a name in the folder of cases; None where there is none."""
    if not isinstance(cell.value, str) or not cell.value.strip():
        return None
    folders = [folder for folder in (cell.source.folder, cases) if folder is not None]
    names = (cell.value, f"{cell.value}.toml", f"{cell.value}.json")
    return next((folder / name for folder in folders for name in names if (folder / name).is_file()), None)


def _known_cases(cell: Cell, cases: Path) -> str:
    folders = [folder for folder in (cell.source.folder, cases) if folder is not None and folder.is_dir()]
    return nearest(str(cell.value), [path.stem for folder in folders for path in folder.glob("*.toml")])


def _identity(source: Path | str) -> str:
    return str(source.resolve()) if isinstance(source, Path) else "text"


def _put_under(found: CaseTables, base: CaseTables, same: Callable[[str], str]) -> None:
    found.files += base.files
    found.faults += base.faults
    found.words.setdefault("title", base.words["title"]) if "title" in base.words else None
    for name, cells in base.lists.items():
        if not found.lists[name] and name not in found.words:
            found.lists[name] = cells
    for name, table in base.tables.items():
        if name in ("expect", "after"):
            continue  # what must come out, and what came after, belongs to one visit
        taken = {same(key) if name == "answers" else key for key in found.tables[name]}
        for key, cell in table.items():
            if (same(key) if name == "answers" else key) not in taken:
                found.tables[name][key] = cell


def _read(source: Path | str) -> CaseTables:
    file, folder = (source.name, source.parent) if isinstance(source, Path) else ("case", None)
    found = CaseTables(files=[file])
    text = text_of(source, found.faults) if isinstance(source, Path) else source
    if text is None:
        return found
    is_json = text.lstrip().startswith("{") or file.endswith(".json")
    tree, lines, again = (_json if is_json else _toml)(text, file, found.faults)
    found.root = Source(file, folder, lines, tuple(text.split("\n")))
    found.again = [Cell(value, found.root, path) for path, value in _answers_in(again)]
    _sort_in(found, Cell(tree, found.root, ()))
    return found


def _answers_in(again: list[tuple[Path_, Any]]) -> Iterator[tuple[Path_, Any]]:
    """The answers among what was written twice: single ones, and those of a whole second table."""
    for path, value in again:
        if path == ("answers",) and isinstance(value, dict):
            yield from (((*path, key), each) for key, each in value.items())
        elif path[:1] == ("answers",):
            yield path, value


_Tree = tuple[dict[str, Any], dict[Path_, int], list[tuple[Path_, Any]]]


def _json(text: str, file: str, faults: list[Fault]) -> _Tree:
    located = parse_json(text, file)
    faults += located.faults
    if isinstance(located.value, dict) and "resourceType" in located.value:
        told = f"is a FHIR {located.value['resourceType']}, which is not read here"
        faults.append(Fault(file, 1, "file", "", told, "a case with [client], [visit] and so on"))
        return {}, located.lines, []
    if isinstance(located.value, dict):
        return located.value, located.lines, located.again
    if not located.faults:
        faults.append(Fault(file, 1, "file", "", "is no case", "one table with [client], [visit] and so on"))
    return {}, located.lines, []


def _toml(text: str, file: str, faults: list[Fault]) -> _Tree:
    tables, wrong = parse_toml(text, file)
    faults += wrong
    tree: dict[str, Any] = {}
    lines: dict[Path_, int] = {(): 1}
    headers: set[str] = set()
    for table in tables:
        if (
            table.name
            and not table.is_listed
            and table.name in headers
            and table.name.partition(".")[0] not in LISTED
        ):
            faults.append(
                Fault(file, table.line, f"[{table.name}]", "", "is written twice", "each table once")
            )
        headers.add(table.name)
        _graft(tree, lines, table, faults, file)
    return tree, lines, list(_written_twice(text.split("\n"), faults))


def _written_twice(lines: list[str], faults: list[Fault]) -> Iterator[tuple[Path_, Any]]:
    """The answers of keys written a second time, as far as each stands on one line."""
    for fault in faults:
        if fault.what == "is written twice" and fault.where.startswith("[answers]") and fault.line:
            try:
                again = tomllib.loads(lines[fault.line - 1])
            except tomllib.TOMLDecodeError:
                continue
            yield from ((("answers", key), value) for key, value in again.items())


def _graft(
    tree: dict[str, Any], lines: dict[Path_, int], table: Table, faults: list[Fault], file: str
) -> None:
    target, path = tree, Path_()
    steps = _steps(table.name)
    for place, step in enumerate(steps):
        is_new = table.is_listed and place == len(steps) - 1
        held = target.setdefault(step, [] if is_new else {})
        path = (*path, step)
        if isinstance(held, list):
            if is_new:
                held.append({})
            path, held = (*path, len(held) - 1), held[-1] if held else None
        if not isinstance(held, dict):
            faults.append(
                Fault(file, table.line, f"[{table.name}]", "", "is written twice", "each table once")
            )
            return
        lines.setdefault(path, table.line)
        target = held
    for key, value in table.values.items():
        lines.setdefault((*path, key), table.line_of(key))
        if key in target:
            faults.append(
                Fault(
                    file,
                    table.line_of(key),
                    f"[{table.name}] {key}",
                    key,
                    "is written twice",
                    "each key once",
                )
            )
        target.setdefault(key, value)


def _steps(name: str) -> list[str]:
    """The keys of a header. Content ids hold dots, and their quotes are gone: what follows `answers.` is one key."""
    first, _, rest = name.replace("'", "").partition(".")
    if not rest:
        return [first] if first else []
    if first in ("answers", "after"):
        return [first, rest]
    if rest.startswith("given_for."):
        return [first, "given_for", rest.removeprefix("given_for.")]
    return [first, *rest.split(".")]


def _sort_in(found: CaseTables, root: Cell) -> None:
    for name, cell in root.children():
        if name in WORDS:
            found.words[name] = cell
        elif name in PLAIN and isinstance(cell.value, dict):
            found.tables[name] = dict(cell.children())
        elif name in LISTED and isinstance(cell.value, list):
            found.lists[name] = cell.items()
            found.words[name] = cell  # written here, so it replaces that of the base even when it is empty
        elif name in PLAIN or name in LISTED:
            kind = f"[[{name}]]" if name in LISTED else f"[{name}]"
            found.faults.append(cell.fault("is not what stands here", kind))
        else:
            found.faults.append(
                cell.fault("is no table of a case", nearest(name, (*PLAIN, *LISTED, *WORDS)), name)
            )
            found.again.append(Cell(cell.value, cell.source, ("answers", name)))  # a header that was lost


def canonical(value: Any) -> str:
    """A value as JSON text, for telling whether two are the same."""
    return json.dumps(value, sort_keys=True, default=str)
