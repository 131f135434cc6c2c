"""Reads `forms/regions.toml` and finds every fault in it at once."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from intake_app.base.faults import Fault, nearest
from intake_app.base.toml_lines import Table, read_toml
from intake_app.bodymap.anatomy import LOOKS, Anatomy, Group, Limb, Part, Words, Zone

FILE = "regions.toml"
_SIDED = frozenset({"left", "right", "both"})
_WORDS = _SIDED | {"name"}
_KEYS = {  # kind of table: keys it must have, keys it may have
    "region": (frozenset({"name"}), _SIDED),
    "group": (frozenset({"parts"}), _WORDS | {"as_one"}),
    "limb": (frozenset({"rows", "trunk"}), frozenset()),
    "zone": (frozenset({"title", "parts", "look", "name"}), _SIDED - {"both"}),
}


def read_anatomy(forms: Path) -> tuple[Anatomy | None, tuple[Fault, ...]]:
    """The tables of `regions.toml` in this folder, or None with every fault found."""
    tables, faults = read_toml(forms / FILE)
    reading = _Reading(tables, faults)
    reading.check()
    return (None if reading.faults else reading.anatomy()), tuple(reading.faults)


class _Reading:
    """One pass over the file. Gathers faults; the anatomy may be built only if there are none."""

    def __init__(self, tables: list[Table], faults: list[Fault]) -> None:
        self.faults = faults
        self.tables = [table for table in tables if self._kind_is_known(table)]
        self.parts = {self._id(table) for table in self._of("region")}

    def check(self) -> None:
        """Look at every table for itself, then at what only shows when they are compared."""
        for table in self.tables:
            self._check_keys(table)
            self._check_part_names(table)
        self._check_once("id", ((self._id(table), table) for table in self.tables), within_kind=True)
        self._check_words()
        self._check_zones_apart()
        for kind in _KEYS:
            if not self._of(kind):
                self._fault(None, kind, "", f"there is no [{kind}.…] table", f"[{kind}.…]")

    def anatomy(self) -> Anatomy:
        """The tables as values."""
        return Anatomy(
            parts=tuple(Part(self._id(one), self._words(one)) for one in self._of("region")),
            groups=tuple(self._group(one) for one in self._of("group")),
            limbs=tuple(self._limb(one) for one in self._of("limb")),
            zones=tuple(self._zone(one) for one in self._of("zone")),
        )

    def _group(self, table: Table) -> Group:
        values = table.values
        return Group(self._id(table), tuple(values["parts"]), self._words(table), values.get("as_one", ""))

    def _limb(self, table: Table) -> Limb:
        rows = tuple(tuple(row) for row in table.values["rows"])
        return Limb(self._id(table), rows, tuple(table.values["trunk"]))

    def _zone(self, table: Table) -> Zone:
        values = table.values
        return Zone(
            self._id(table), values["title"], tuple(values["parts"]), values["look"], self._words(table)
        )

    def _words(self, table: Table) -> Words:
        return Words(**{key: table.values[key] for key in sorted(_WORDS & set(table.values))})

    def _kind_is_known(self, table: Table) -> bool:
        kind, _, name = table.name.partition(".")
        if kind in _KEYS and name and not table.is_listed:
            return True
        expected = " or ".join(f"[{one}.…]" for one in _KEYS)
        self._fault(table, "table", table.name, "is not a table of this file", expected)
        return False

    def _check_keys(self, table: Table) -> None:
        must, may = _KEYS[self._kind(table)]
        for key in sorted(must - set(table.values)):
            self._fault(table, key, "", "is missing", key)
        for key, value in table.values.items():
            if key not in must | may:
                self._fault(table, key, key, "is not a key of this table", nearest(key, must | may))
            elif key in ("parts", "trunk", "rows"):
                self._check_list(table, key, value)
            elif not isinstance(value, str) or not value.strip():
                self._fault(table, key, str(value), "is not a text", "a text in quotes")
        self._check_sides(table)
        look = table.values.get("look", LOOKS[0])
        if isinstance(look, str) and look.strip() and look not in LOOKS:
            self._fault(table, "look", look, "is not a place to look", " or ".join(LOOKS))

    def _check_sides(self, table: Table) -> None:
        has = set(table.values)
        wanted = _SIDED if self._kind(table) in ("region", "group") else _SIDED - {"both"}
        if has & _SIDED and not has >= wanted:
            self._fault(table, "sides", "", "has a name for one side only", ", ".join(sorted(wanted)))
        if self._kind(table) == "group" and not has & _WORDS:
            self._fault(table, "name", "", "is missing", "name, or left, right and both")
        if self._kind(table) == "group" and has & _SIDED and "as_one" not in has:
            self._fault(table, "as_one", "", "is missing", "the name of both sides together")

    def _check_list(self, table: Table, key: str, value: Any) -> None:
        rows = value if key == "rows" and isinstance(value, list) else [value]
        for row in rows:
            if not isinstance(row, list) or not row or not all(isinstance(one, str) for one in row):
                self._fault(table, key, str(row)[:60], "is not a list of parts", '["ankle", "toes"]')

    def _check_part_names(self, table: Table) -> None:
        seen: set[tuple[bool, str]] = set()
        for key, part in self._listed_parts(table):
            if part not in self.parts:
                self._fault(table, key, part, "is not a part of the body", nearest(part, self.parts))
            elif (key == "trunk", part) in seen:
                self._fault(table, key, part, "stands twice", "each part once")
            seen.add((key == "trunk", part))

    def _check_words(self) -> None:
        """A place said in words must be one place: the same words may not name two sets of parts."""
        said: dict[str, tuple[str, frozenset[str]]] = {}
        for table in self.tables:
            parts = frozenset(part for _, part in self._listed_parts(table)) or frozenset({self._id(table)})
            for key in sorted(_WORDS & set(table.values)):
                words = str(table.values[key])
                side = key if key in ("left", "right") else ""
                if self._kind(table) == "region" and key == "name" and "both" in table.values:
                    side = "one"
                if said.setdefault(words, (side, parts)) != (side, parts):
                    self._fault(table, key, words, "already names another place", "words of its own")
                if "," in words:
                    self._fault(
                        table,
                        key,
                        words,
                        "holds a comma, which parts places in a list",
                        "words without comma",
                    )

    def _check_zones_apart(self) -> None:
        pairs = ((part, zone) for zone in self._of("zone") for _, part in self._listed_parts(zone))
        self._check_once("parts", pairs)

    def _check_once(self, key: str, pairs: Iterable[tuple[str, Table]], within_kind: bool = False) -> None:
        first: dict[tuple[str, str], Table] = {}
        for name, table in pairs:
            before = first.setdefault((self._kind(table) if within_kind else "", name), table)
            if before is not table:
                told = f"stands already in [{before.name}], line {before.line}"
                self._fault(table, key, name, told, "each once")

    def _listed_parts(self, table: Table) -> list[tuple[str, str]]:
        found = []
        for key in ("parts", "trunk", "rows"):
            value = table.values.get(key, [])
            rows = value if key == "rows" and isinstance(value, list) else [value]
            found += [
                (key, one) for row in rows if isinstance(row, list) for one in row if isinstance(one, str)
            ]
        return found

    def _of(self, kind: str) -> list[Table]:
        return [table for table in self.tables if self._kind(table) == kind]

    def _kind(self, table: Table) -> str:
        return table.name.partition(".")[0]

    def _id(self, table: Table) -> str:
        return table.name.partition(".")[2]

    def _fault(self, table: Table | None, key: str, value: str, what: str, expected: str) -> None:
        where = f"[{table.name}] {key}" if table else key
        line = table.line_of(key) if table else None
        self.faults.append(Fault(FILE, line, where, value, what, expected))
