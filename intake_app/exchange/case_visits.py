"""Earlier visits of a case: each a case of its own with its after-session record (content 12.4)."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Any

from intake_app.base.faults import nearest
from intake_app.exchange.case_answers import answers_of
from intake_app.exchange.case_files import Cell
from intake_app.exchange.case_values import levels_of
from intake_app.exchange.case_words import Reading
from intake_app.planning.table import Done
from intake_app.questionnaire.answers import Answer, AnswerLog, Voice
from intake_app.safety.situation import Visit

ITEMS = tuple(f"AFT.{number}" for number in range(1, 15))
ALWAYS = frozenset(f"AFT.{number}" for number in (1, 4, 5, 6, 7, 8, 9, 10, 13, 14))
"""The items without which a visit is not completed."""

CARRIED = "carried"


def after_of(read: Reading, table: dict[str, Cell]) -> dict[str, Cell]:
    """The after-session record by AFT id; what is blank is not there, what is no AFT id is a fault."""
    found = {}
    for key, cell in table.items():
        if key not in ITEMS:
            read.tell(cell, "is no item of the after-session record", nearest(key, ITEMS), key)
        elif cell.value != "":
            found[key] = cell
    return found


def table_check(read: Reading, after: Mapping[str, Cell]) -> list[Answer]:
    """What AFT.2 and AFT.3 hold as answers (keys are questions), found on the table."""
    found: list[Answer] = []
    for key in ("AFT.2", "AFT.3"):
        cell = after.get(key)
        if cell is None or not isinstance(cell.value, dict):
            continue
        for name, child in cell.children():
            question = read.questions.find(name)
            if question is not None:
                found += [replace(entry, step="table") for entry in answers_of(read, question, child)]
    return found


def visit_of(read: Reading, answers: AnswerLog, after: Mapping[str, Cell], before: Visit | None) -> Visit:
    """An earlier visit. before: the visit before it, whose tolerance "carried" means."""
    log = answers.add(*table_check(read, after))
    worked = _worked(read, after)
    return Visit(
        moment=read.moment,
        answers=log,
        is_completed=after.keys() >= ALWAYS,
        tolerance=MappingProxyType(_tolerance(read, log, after, worked, before)),
        worked=MappingProxyType(worked),
        after=MappingProxyType({key: cell.value for key, cell in after.items()}),
        document_marks=frozenset(_document_marks(log)),
    )


def done_of(
    read: Reading, after: Mapping[str, Cell], visit: Visit, techniques: Collection[str]
) -> Done | None:
    """What an after-session record says was done; None where nothing of it is written. techniques: ids that exist."""
    if not after:
        return None
    minutes = (
        after["AFT.1"].value.get("minutes")
        if "AFT.1" in after and isinstance(after["AFT.1"].value, dict)
        else None
    )
    return Done(
        minutes=minutes if isinstance(minutes, int | float) and not isinstance(minutes, bool) else None,
        regions=tuple(visit.worked) if "AFT.4" in after else None,
        techniques=_techniques(read, after, visit.worked, techniques),
        levels=visit.worked if "AFT.6" in after else {},
        tolerance=visit.tolerance,
        told="AFT.7" in after and after["AFT.7"].value not in ("none", []),
    )


def _techniques(
    read: Reading, after: Mapping[str, Cell], worked: Iterable[str], known: Collection[str]
) -> dict[str, tuple[str, ...]]:
    """Techniques by region: a table of places, or a list that holds for every region worked."""
    cell = after.get("AFT.5")
    if cell is None:
        return {}
    if not isinstance(cell.value, dict):
        return dict.fromkeys(worked, _names(read, cell, known))
    by_place = read.by_place(dict(cell.children()))
    return {region: _names(read, child, known) for region, (child, _) in by_place.items()}


def _names(read: Reading, cell: Cell, known: Collection[str]) -> tuple[str, ...]:
    for each in cell.items():
        if known and each.value not in known:
            read.tell(each, "is no technique", nearest(str(each.value), known))
    return tuple(str(each.value) for each in cell.items())


def _worked(read: Reading, after: Mapping[str, Cell]) -> dict[str, int]:
    """Region to highest level used; a region of AFT.4 without a level in AFT.6 counts as level 1."""
    regions = read.places(after["AFT.4"]) if "AFT.4" in after and after["AFT.4"].value != [] else None
    levels: Mapping[str, int] = {}
    used = after.get("AFT.6")
    if used is not None and isinstance(used.value, dict):
        levels = levels_of(read, used, "AFT.6")
    elif used is not None:
        level = read.number(used, 0, 3)
        levels = {region: int(level) for region in regions or ()} if level is not None else {}
    named = regions if regions is not None else frozenset(levels)
    return {region: levels.get(region, 1) for region in read.bodymap.in_order(named | levels.keys())}


def _tolerance(
    read: Reading, log: AnswerLog, after: Mapping[str, Cell], worked: Mapping[str, int], before: Visit | None
) -> dict[str, int]:
    """T by region: as written in AFT.3, "carried" from the visit before, else from the strokes tried (content 10)."""
    found = tried(log)
    cell = after.get("AFT.3")
    earlier = before.tolerance if before is not None else {}
    if cell is None:
        return found
    if cell.value == CARRIED:
        return _lower({region: earlier[region] for region in worked if region in earlier}, found)
    if not isinstance(cell.value, dict):
        level = read.number(cell, 0, 3)
        return found if level is None else _lower(dict.fromkeys(worked, int(level)), found)
    places = {key: child for key, child in cell.children() if read.questions.find(key) is None}
    carried = {key: child for key, child in places.items() if child.value == CARRIED}
    levels = {key: child.value for key, child in places.items() if key not in carried}
    kept = {region: earlier[region] for region in read.by_place(carried) if region in earlier}
    return _lower(_lower(kept, found), levels_of(read, Cell(levels, cell.source, cell.path), "AFT.3"))


def _lower(one: Mapping[str, int], other: Mapping[str, int]) -> dict[str, int]:
    """Both together; where both say something of a region the lower one."""
    return {**one, **{region: min(level, one.get(region, level)) for region, level in other.items()}}


def tried(log: AnswerLog) -> dict[str, int]:
    """T of each region whose first stroke was tried: the highest comfortable level with nothing lingering (content 10)."""
    first = {entry.place: entry for entry in log.current("first-stroke") if entry.place}
    lingers = {entry.place for entry in log.current("lingering") if "yes" in entry.options}
    higher = {entry.place: _level(entry) for entry in log.current("comfortable-level") if entry.place}
    found: dict[str, int] = {}
    for region, entry in first.items():
        if region in lingers or _is_not_comfortable(entry):
            found[str(region)] = 0
        elif "cannot-tell" in entry.options or "not-done" in entry.options:
            found[str(region)] = 1
        else:
            found[str(region)] = higher.get(region, 1)
    return found


def _level(entry: Answer) -> int:
    value: Any = entry.values.get("value", entry.options[0] if entry.options else 1)
    return int(value) if str(value).isdigit() else 1


def _is_not_comfortable(entry: Answer) -> bool:
    score = entry.values.get("value")
    return "4-10-not" in entry.options or (isinstance(score, int | float) and score > 3)


def _document_marks(log: AnswerLog) -> set[str]:
    """The regions whose marks a clinician's document changes (NEU.0)."""
    found: set[str] = set()
    for entry in log.current("symptoms"):
        if entry.voice is Voice.DOCUMENT:
            found |= entry.where or set()
            found |= {entry.place} if entry.place else set()
    return found
