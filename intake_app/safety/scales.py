"""Measures cut into ordered bands, each edge in each unit and with the side it belongs to (content 1.5).

A number is compared in the unit in which it was given; nothing is converted.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from intake_app.base.faults import Fault
from intake_app.base.toml_lines import Table, read_toml


@dataclass(frozen=True, slots=True)
class Band:
    """One band. edges: unit to its upper edge, empty for the last band. takes_edge: whether the edge itself belongs to it."""

    name: str
    edges: Mapping[str, float]
    takes_edge: bool


@dataclass(frozen=True, slots=True)
class Scale:
    """Bands from the lowest number to the highest. units: the first one is meant where none is given.

    accept: unit to (lowest, highest) number that is taken. safest: the middle of a scale with two arms, else "".
    """

    name: str
    units: tuple[str, ...]
    bands: tuple[Band, ...]
    accept: Mapping[str, tuple[float, float]] = field(default_factory=dict)
    safest: str = ""

    def band(self, value: float, unit: str) -> str:
        """The name of the band of a number. unit: "" for the first one. Raises KeyError for a unit the scale lacks."""
        unit = unit or self.units[0]
        for band in self.bands[:-1]:
            edge = band.edges[unit]
            if value < edge or (band.takes_edge and value == edge):
                return band.name
        return self.bands[-1].name

    def rank(self, band: str) -> int:
        """Place of a band from the lowest, -1 for a name it lacks."""
        return next((place for place, one in enumerate(self.bands) if one.name == band), -1)

    @property
    def middle_rank(self) -> int:
        """Place of the safest band; 0 on a scale with one arm."""
        return max(self.rank(self.safest), 0)

    @property
    def is_pressure(self) -> bool:
        """Whether a reading has an upper and a lower number."""
        return self.units == ("upper", "lower")

    def pressure_bands(self, upper: float, lower: float) -> frozenset[str]:
        """The class of a blood pressure: the worse of its two numbers; a low upper and a high lower number give both."""
        by_upper, by_lower = self.band(upper, "upper"), self.band(lower, "lower")
        if self.rank(by_upper) < self.middle_rank:
            return frozenset({by_upper} | ({by_lower} if self.rank(by_lower) > self.middle_rank else set()))
        return frozenset({max(by_upper, by_lower, key=self.rank)})


def load_scales(path: Path) -> tuple[dict[str, Scale], list[Fault]]:
    """The scales of a file by name, and every fault in it."""
    tables, faults = read_toml(path)
    heads = {
        t.name.removeprefix("scale."): t for t in tables if t.name.startswith("scale.") and not t.is_listed
    }
    scales: dict[str, Scale] = {}
    for name, head in heads.items():
        bands = [t for t in tables if t.name == f"scale.{name}.band"]
        scale, wrong = _scale(name, head, bands, path.name)
        faults += wrong
        if not wrong:
            scales[name] = scale
    for table in tables:
        stem = table.name.removesuffix(".band").removeprefix("scale.")
        if not table.name.startswith("scale.") or stem not in heads:
            faults.append(
                Fault(
                    path.name, table.line, f"[{table.name}]", "", "belongs to no scale", "[scale.NAME] first"
                )
            )
    return scales, faults


def _scale(name: str, head: Table, tables: list[Table], file: str) -> tuple[Scale, list[Fault]]:
    faults: list[Fault] = []
    units = tuple(map(str, head.values.get("units", [])))
    if not units:
        faults.append(Fault(file, head.line, f"[scale.{name}] units", "", "is missing", 'units = ["mg/dL"]'))
    if len(tables) < 2:
        faults.append(
            Fault(
                file, head.line, f"[scale.{name}]", "", "has no bands", f"[[scale.{name}.band]] twice or more"
            )
        )
    bands = tuple(
        _band(table, units, is_last=table is tables[-1], file=file, faults=faults) for table in tables
    )
    if not faults:
        faults += _order_faults(name, bands, units, head, file)
    accept = {unit: (float(low), float(high)) for unit, (low, high) in head.values.get("accept", {}).items()}
    return Scale(name, units, bands, accept, str(head.values.get("safest", ""))), faults


def _band(table: Table, units: tuple[str, ...], *, is_last: bool, file: str, faults: list[Fault]) -> Band:
    edge: Any = table.values.get("below", table.values.get("upto"))
    edges = (
        {units[0]: edge}
        if isinstance(edge, int | float) and units
        else edge
        if isinstance(edge, dict)
        else {}
    )
    missing = sorted(set(units) - set(edges)) if not is_last else []
    faults += [
        Fault(file, table.line, f"[[{table.name}]] below", unit, "has no edge in this unit", "below or upto")
        for unit in missing
    ]
    if "name" not in table.values:
        faults.append(Fault(file, table.line, f"[[{table.name}]] name", "", "is missing", 'name = "…"'))
    return Band(
        str(table.values.get("name", "")), {u: float(e) for u, e in edges.items()}, "upto" in table.values
    )


def _order_faults(
    name: str, bands: tuple[Band, ...], units: tuple[str, ...], head: Table, file: str
) -> list[Fault]:
    faults = []
    for unit in units:
        edges = [band.edges[unit] for band in bands[:-1]]
        if edges != sorted(edges):
            faults.append(
                Fault(
                    file,
                    head.line,
                    f"[scale.{name}]",
                    unit,
                    "has edges that do not rise",
                    "from lowest to highest",
                )
            )
    return faults
