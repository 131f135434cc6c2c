"""The tables of a case that are no answers: clearances, choices, relaxations, clinic."""

import re
from collections.abc import Callable, Collection
from types import MappingProxyType

from intake_app.base.faults import nearest
from intake_app.exchange.case import Clinic
from intake_app.exchange.case_files import Cell
from intake_app.exchange.case_loosening import LEAST_CHARACTERS
from intake_app.exchange.case_values import known_keys, levels_of
from intake_app.exchange.case_words import Reading
from intake_app.planning.plan import Choices, Relaxed
from intake_app.questionnaire.answers import AnswerLog
from intake_app.safety.situation import RELAXABLE, Clearance

_CLEARANCE = (
    "rules", "from", "role", "sides", "received", "how", "until", "regions_allowed", "regions_refused", "legs", "level",
    "techniques_refused", "minutes", "per_week", "advice", "given_for", "confirmed",
)  # fmt: skip
_CHOICES = ("minutes", "zones", "techniques", "homework", "levels")
_RELAXED = {
    "rule": 'rule = "R-SKN-22"',
    "reason": 'reason = "client knows it"',
    "sentence": f'sentence = "at least {LEAST_CHARACTERS} characters"',
}
_RULE = re.compile(r"R-[A-Z]+-\d+[a-z]?")


def clearances_of(
    read: Reading, cells: list[Cell], known_rules: Collection[str], log: Callable[[Cell], AnswerLog]
) -> tuple[Clearance, ...]:
    """Each `[[clearances]]` table as a record. log: reads `given_for`. known_rules: content ids, empty = any well-formed one."""
    tables = [cell for cell in cells if _is_table(read, cell, "[[clearances]]")]
    return tuple(_clearance(read, cell, known_rules, log) for cell in tables)


def _is_table(read: Reading, cell: Cell, expected: str) -> bool:
    if not isinstance(cell.value, dict):
        read.tell(cell, "is no table", expected)
    return isinstance(cell.value, dict)


def _clearance(
    read: Reading, cell: Cell, known: Collection[str], log: Callable[[Cell], AnswerLog]
) -> Clearance:
    known_keys(read, cell, _CLEARANCE)
    got = dict(cell.children())
    rules = got["rules"].items() if "rules" in got else []
    return Clearance(
        rules=tuple(name for each in rules if (name := rule_id(read, each, known))),
        sender=read.text(got["from"]) if "from" in got else "",
        role=read.text(got["role"]) if "role" in got else "",
        issued=read.day(got["received"]) if "received" in got else None,
        how=read.word(got["how"], ("letter", "message", "spoken")) if "how" in got else "",
        confirmed=read.day(got["confirmed"]) if "confirmed" in got else None,
        until=read.day(got["until"], may_lie_ahead=True) if "until" in got else None,
        sides=tuple(
            word[0].upper() for each in _items(got, "sides") if (word := read.word(each, ("left", "right")))
        ),
        regions_allowed=read.places(got["regions_allowed"]) if "regions_allowed" in got else None,
        regions_refused=read.places(got["regions_refused"]) or frozenset()
        if "regions_refused" in got
        else frozenset(),
        legs_safe=read.word(got["legs"], ("safe",)) == "safe" if "legs" in got else False,
        level=_whole(read, got, "level", 1, 3),
        techniques_refused=tuple(
            word for each in _items(got, "techniques_refused") if (word := read.text(each))
        ),
        minutes=_whole(read, got, "minutes", 1, 240),
        per_week=_whole(read, got, "per_week", 0, 14),
        advice=read.text(got["advice"]) if "advice" in got else "",
        given_for=log(got["given_for"]) if "given_for" in got else None,
    )


def _items(got: dict[str, Cell], key: str) -> list[Cell]:
    return got[key].items() if key in got else []


def _whole(read: Reading, got: dict[str, Cell], key: str, low: int, high: int) -> int | None:
    if key not in got:
        return None
    number = read.number(got[key], low, high)
    if number is not None and number != int(number):
        read.tell(got[key], "is no whole number", f"{low} to {high}")
        return None
    return None if number is None else int(number)


def rule_id(read: Reading, cell: Cell, known: Collection[str]) -> str:
    """A rule's content id, with or without its letter; "" and a fault for anything else."""
    name = str(cell.value).strip()
    stems = {one.rstrip("abcdefghijklmnopqrstuvwxyz") for one in known}
    if (known and (name in known or name in stems)) or (not known and _RULE.fullmatch(name)):
        return name
    read.tell(cell, "is no rule", nearest(name, known) if known else "an id as R-DVT-05a")
    return ""


def choices_of(
    read: Reading, table: dict[str, Cell], techniques: Collection[str], homework: Collection[str]
) -> Choices:
    """`[choices]`. techniques, homework: known ids, empty = any word."""
    for key, cell in table.items():
        if key not in _CHOICES:
            read.tell(cell, "has no meaning here", nearest(key, _CHOICES), key)
    zones = [word for each in _items(table, "zones") if (word := _zone(read, each))]
    items = [word for each in _items(table, "homework") if (word := _known(read, each, homework, "homework"))]
    levels = levels_of(read, table["levels"], "levels") if "levels" in table else MappingProxyType({})
    return Choices(
        minutes=_whole(read, table, "minutes", 1, 240),
        zones=tuple(zones) if "zones" in table else None,
        techniques=_by_region(read, table["techniques"], techniques) if "techniques" in table else None,
        homework=tuple(items) if "homework" in table else None,
        levels=levels,
    )


def _zone(read: Reading, cell: Cell) -> str:
    name = read.place_name(str(cell.value))
    if name in read.bodymap.zones:
        return name
    read.tell(cell, "is no zone", nearest(str(cell.value), read.bodymap.zones))
    return ""


def _known(read: Reading, cell: Cell, known: Collection[str], kind: str) -> str:
    name = read.text(cell)
    if name and known and name not in known:
        read.tell(cell, f"is no {kind}", nearest(name, known))
        return ""
    return name


def _by_region(read: Reading, cell: Cell, known: Collection[str]) -> MappingProxyType[str, tuple[str, ...]]:
    if not isinstance(cell.value, dict):
        read.tell(cell, "is no table of places", 'techniques = { FEET = ["effleurage"] }')
        return MappingProxyType({})
    lists = {
        key: tuple(name for each in child.items() if (name := _known(read, each, known, "technique")))
        for key, child in cell.children()
    }
    by_place = read.by_place(dict(cell.children()))
    return MappingProxyType({region: lists[str(child.path[-1])] for region, (child, _) in by_place.items()})


def relaxed_of(read: Reading, cells: list[Cell], known: Collection[str]) -> tuple[Relaxed, ...]:
    """Each `[[relaxed]]` table (content 15.4): one of four rules, with a reason, a sentence, and the client's agreement."""
    tables = (one for one in cells if _is_table(read, one, "[[relaxed]]"))
    return tuple(one for cell in tables if (one := _relaxed(read, cell, known)) is not None)


def _relaxed(read: Reading, cell: Cell, known: Collection[str]) -> Relaxed | None:
    known_keys(read, cell, ("rule", "reason", "sentence", "agreed"))
    got = dict(cell.children())
    for key in ("rule", "reason", "sentence"):
        if key not in got:
            read.tell(cell, f"has no {key}", _RELAXED[key], "")
    rule = rule_id(read, got["rule"], known) if "rule" in got else ""
    if rule and rule not in RELAXABLE:
        read.tell(got["rule"], "may not be relaxed", " or ".join(RELAXABLE))
    reason, sentence = (read.text(got[key]) if key in got else "" for key in ("reason", "sentence"))
    if sentence and len(sentence.strip()) < LEAST_CHARACTERS:
        read.tell(got["sentence"], "is too short", f"{LEAST_CHARACTERS} characters or more")
    agreed = read.flag(got["agreed"]) if "agreed" in got else False
    if "agreed" not in got or got["agreed"].value in (False, "no"):
        read.tell(got.get("agreed", cell), "says no agreement of the client", "agreed = true", "")
    return Relaxed(rule, reason, sentence, agreed) if rule in RELAXABLE and agreed else None


def clinic_of(read: Reading, table: dict[str, Cell]) -> Clinic:
    """`[clinic]`: what stands on the paper."""
    names = ("name", "address", "phone", "emergency_number")
    for key, cell in table.items():
        if key not in names:
            read.tell(cell, "has no meaning here", nearest(key, names), key)
    return Clinic(**{key: str(table[key].value) for key in names if key in table and read.text(table[key])})
