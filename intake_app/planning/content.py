"""Techniques, limits by severity, homework and standing words of a content folder, frozen (content 11-13, 15)."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from intake_app.base.errors import ContentError
from intake_app.base.faults import Fault
from intake_app.base.texts import tr
from intake_app.base.toml_lines import Table, read_toml
from intake_app.planning.course_rules import CourseRules, course_rules
from intake_app.safety.conditions import ALWAYS, Condition, read_condition
from intake_app.safety.content import Content
from intake_app.safety.shapes import shape_faults


@dataclass(frozen=True, slots=True)
class Technique:
    """One technique. least, most: levels at which it exists. here_in: places where it can be offered at all.

    offered, not_if: conditions worked out in each region. minutes: (low, high) for each `per` (limb, region, foot, all).
    has_host: it is added to another technique.
    """

    id: str
    name: str
    plain: str
    least: int
    most: int
    here_in: tuple[str, ...]
    offered: Condition
    not_if: Condition | None
    change: str
    minutes: tuple[int, int] | None
    per: str
    has_host: bool


@dataclass(frozen=True, slots=True)
class SeverityLimits:
    """What a severity allows (content 12.2). Pairs are (lowest, highest) sessions a week.

    later_if: first-week-clean, all-clean or "": what `later` hangs on; where that does not hold, later_else.
    """

    minutes: int
    minutes_first: int
    first_week: tuple[int, int]
    later: tuple[int, int]
    course_weeks: int | None
    course_sessions: int | None
    review_weeks: int
    review_sessions: int | None
    later_if: str = ""
    later_else: tuple[int, int] = (1, 1)


@dataclass(frozen=True, slots=True)
class Homework:
    """One exercise for home. per_region: offered only where `who` holds in at least one planned region.

    needs_record: only where a valid clinician's record gives special advice (content 15.3).
    like: the technique that it is a form of, "" for none; where that one is excluded, so is it.
    """

    id: str
    name: str
    how: str
    dose: str
    here_in: tuple[str, ...]
    who: Condition
    per_region: bool
    needs_record: bool
    like: str = ""


@dataclass(frozen=True, slots=True)
class Words:
    """Standing words of every plan (content 7.4, 12.3, 13, 15). procedures: (name, text, condition when it is printed)."""

    stop_signs: tuple[str, ...]
    consultation: tuple[tuple[str, str], ...]
    procedures: tuple[tuple[str, str, Condition], ...]
    scope: tuple[str, ...]
    consents: tuple[tuple[str, str], ...]
    home_tell: tuple[str, ...]
    home_never: tuple[str, ...]
    home_low_sugar: str


@dataclass(frozen=True, slots=True)
class PlanContent:
    """All that a plan is built from. severities: name to condition, worst first."""

    techniques: tuple[Technique, ...]
    never: tuple[str, ...]
    severities: Mapping[str, Condition]
    limits: Mapping[str, SeverityLimits]
    gap_hours: int
    gap_hours_same_region: int
    per_week_with_record: int | None
    homework: tuple[Homework, ...]
    words: Words
    course: CourseRules

    @property
    def names(self) -> dict[str, str]:
        """Plain names of techniques and exercises, by id."""
        return {
            **{one.id: one.name for one in self.techniques},
            **{one.id: one.name for one in self.homework},
        }


class _Folder:
    """Reads the plan's files and keeps what is wrong with them."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.faults: list[Fault] = []
        self.file = ""

    def tables(self, name: str) -> list[Table]:
        self.file = name
        tables, wrong = read_toml(self.folder / name)
        self.faults += [*wrong, *shape_faults(name, tables)]
        return tables

    def condition(self, table: Table, values: Mapping[str, Any] | None) -> Condition:
        def problem(key: str, what: str, expected: str) -> None:
            self.faults.append(
                Fault(self.file, table.line_of(key), f"[{table.name}] {key}", "", what, expected)
            )

        return ALWAYS if values is None else read_condition(dict(values), problem)

    def need(self, table: Table, *keys: str) -> bool:
        missing = [key for key in keys if key not in table.values]
        for key in missing:
            self.faults.append(
                Fault(self.file, table.line, f"[{table.name}] {key}", "", "is missing", f"{key} = …")
            )
        return not missing


def load_plan_content(content: Content) -> PlanContent:
    """The plan's part of a content folder. Raises ContentError with every fault at once."""
    read = _Folder(content.folder)
    techniques, never = _techniques(read)
    severities, limits, gaps, course = _frequency(read)
    homework, home = _homework(read)
    words = _words(read, home)
    if read.faults or course is None:
        raise ContentError(
            tr("What plans are built from cannot be used, faults: {count}.", count=len(read.faults)),
            tr("No plan is made from it; records are not touched."),
            tr("Mend the lines named below, then start again."),
            list(dict.fromkeys(read.faults)),
        )
    return PlanContent(techniques, never, severities, limits, *gaps, homework, words, course)


def _joined(tables: list[Table], prefix: str) -> dict[str, Table]:
    """Tables named PREFIX.NAME with their sub-tables PREFIX.NAME.KEY taken in as values, in order of `order`."""
    found: dict[str, Table] = {}
    for table in tables:
        if not table.name.startswith(f"{prefix}."):
            continue
        name, _, key = table.name.removeprefix(f"{prefix}.").partition(".")
        if key:
            found[name].values[key] = table.values
        else:
            found[name] = table
    return dict(sorted(found.items(), key=_order))


def _order(named: tuple[str, Table]) -> int:
    return int(named[1].values.get("order", 99))


def _techniques(read: _Folder) -> tuple[tuple[Technique, ...], tuple[str, ...]]:
    tables = read.tables("techniques.toml")
    never: list[str] = next(
        (table.values.get("techniques", []) for table in tables if table.name == "never"), []
    )
    found = []
    for name, table in _joined(tables, "technique").items():
        if not read.need(table, "name", "min", "max"):
            continue
        values = table.values
        minutes = values.get("minutes")
        found.append(
            Technique(
                id=name,
                name=str(values["name"]),
                plain=str(values.get("plain", values["name"])),
                least=int(values["min"]),
                most=int(values["max"]),
                here_in=tuple(values.get("here_in", ["all"])),
                offered=read.condition(table, values.get("offered")),
                not_if=read.condition(table, values["not_if"]) if "not_if" in values else None,
                change=str(values.get("change", "")),
                minutes=(int(minutes["low"]), int(minutes["high"])) if minutes else None,
                per=str(minutes.get("per", "region")) if minutes else "",
                has_host=bool(values.get("host", False)),
            )
        )
    return tuple(found), tuple(never)


def _frequency(
    read: _Folder,
) -> tuple[dict[str, Condition], dict[str, SeverityLimits], tuple[int, int, int | None], CourseRules | None]:
    tables = read.tables("frequency.toml")
    severities = {
        name: read.condition(table, table.values) for name, table in _joined(tables, "severity").items()
    }
    limits = {
        name: _limits(table)
        for name, table in _joined(tables, "limits").items()
        if read.need(table, "minutes")
    }
    plain = {table.name: table.values for table in tables}
    gaps = plain.get("gaps", {})
    with_record = plain.get("clearance_limited", {}).get("per_week_max")
    order: list[str] = [name for name in ("severe", "moderate", "mild") if name in severities]
    wanted = {name: severities[name] for name in order}
    hours = (int(gaps.get("hours", 24)), int(gaps.get("hours_same_region", 48)), with_record)
    return wanted, limits, hours, _course(read, plain)


def _course(read: _Folder, plain: Mapping[str, Mapping[str, Any]]) -> CourseRules | None:
    """The course's numbers; None, with a fault, where one is missing or is no number."""
    try:
        return course_rules(plain)
    except (KeyError, TypeError, ValueError, AttributeError) as fault:
        wanted = "the tables review, review.words and maintenance, with every number of the shipped file"
        read.faults.append(Fault("frequency.toml", None, "course", str(fault), "cannot be read", wanted))
        return None


def _limits(table: Table) -> SeverityLimits:
    values = table.values
    first, later = values.get("first_week", [1, 1]), values.get("later", [1, 1])
    otherwise = values.get("later_else", first)
    return SeverityLimits(
        minutes=int(values["minutes"]),
        minutes_first=int(values.get("minutes_first", values["minutes"])),
        first_week=(int(first[0]), int(first[1])),
        later=(int(later[0]), int(later[1])),
        course_weeks=values.get("course_weeks"),
        course_sessions=values.get("course_sessions"),
        review_weeks=int(values.get("review_weeks", 4)),
        review_sessions=values.get("review_sessions"),
        later_if=str(values.get("later_if", "")),
        later_else=(int(otherwise[0]), int(otherwise[1])),
    )


def _homework(read: _Folder) -> tuple[tuple[Homework, ...], Mapping[str, Any]]:
    tables = read.tables("homework.toml")
    found = []
    for name, table in _joined(tables, "homework").items():
        if read.need(table, "name", "how", "dose"):
            values = table.values
            found.append(
                Homework(
                    id=str(values.get("content_id", name)),
                    name=str(values["name"]),
                    how=str(values["how"]),
                    dose=str(values["dose"]),
                    here_in=tuple(values.get("here_in", ["all"])),
                    who=read.condition(table, values.get("who")),
                    per_region=bool(values.get("per_region", False)),
                    needs_record=bool(values.get("needs_record", False)),
                    like=str(values.get("like", "")),
                )
            )
    return tuple(found), next((table.values for table in tables if table.name == "words"), {})


def _words(read: _Folder, home: Mapping[str, Any]) -> Words:
    tables = read.tables("statements.toml")
    plain = {table.name: table.values for table in tables if not table.is_listed}
    listed = [table for table in tables if table.is_listed]
    return Words(
        stop_signs=tuple(plain.get("stop", {}).get("signs", [])),
        consultation=tuple(
            (str(t.values["point"]), str(t.values["text"])) for t in listed if t.name == "consultation"
        ),
        procedures=tuple(
            (str(t.values["name"]), str(t.values["text"]), read.condition(t, t.values.get("show_if")))
            for t in listed
            if t.name == "procedure"
        ),
        scope=tuple(plain.get("scope", {}).get("lines", [])),
        consents=tuple((str(t.values["code"]), str(t.values["text"])) for t in listed if t.name == "consent"),
        home_tell=tuple(home.get("tell", [])),
        home_never=tuple(home.get("never", [])),
        home_low_sugar=str(home.get("low_sugar", "")),
    )
