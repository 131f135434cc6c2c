"""The words of a case: options, places, dates, numbers. What is not known is noted as a fault, never guessed."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, tzinfo
from typing import Any

from intake_app.base.faults import Fault, nearest
from intake_app.bodymap.regions import BodyMap, UnknownPlace
from intake_app.exchange.case_files import Cell
from intake_app.exchange.case_limits import Limits
from intake_app.questionnaire.model import Option, QuestionSet
from intake_app.safety.situation import Visit

TODAY = "today"
_SHORT = 7
_PARENTHESES = re.compile(r"\([^()]*\)|\(.*$")
_OTHER = re.compile(r"[^a-z0-9]+")
UNITS = {"mg/dl": "mg/dL", "mmol/l": "mmol/L", "mmhg": "mmHg", "c": "C", "f": "F", "°c": "C", "°f": "F"}


def slug(words: str) -> str:
    """Words as an option's code: lower case, hyphens, without what stands in parentheses and without "+ which"."""
    before, text = "", words.lower()
    while before != text:
        before, text = text, _PARENTHESES.sub(" ", text)
    return _OTHER.sub("-", text.partition(" + ")[0]).strip("-")


@dataclass(slots=True)
class Reading:
    """What the readers of one case share: the content, the moment of the visit, and the faults found so far.

    moment: the visit's, with time zone. now: the clock's. today: the regions of today's zones. limits: by scale and unit.
    previous: the visits before it; None where they are not at hand, as in a draft, and "unchanged" is left to the review, which
    reads it as not asked where no earlier answer stands.
    """

    questions: QuestionSet
    bodymap: BodyMap
    moment: datetime
    now: datetime
    limits: Limits = field(default_factory=dict)
    today: frozenset[str] = frozenset()
    faults: list[Fault] = field(default_factory=list)
    previous: tuple[Visit, ...] | None = None

    @property
    def zone(self) -> tzinfo | None:
        """The time zone that times without one are meant in."""
        return self.moment.tzinfo

    def tell(self, cell: Cell, what: str, expected: str = "", value: object = None) -> None:
        """Note a fault at a cell."""
        self.faults.append(cell.fault(what, expected, value))

    # ---- words ---------------------------------------------------------------------------------------------------

    def text(self, cell: Cell) -> str:
        """A text that is not blank; "" and a fault for anything else."""
        if isinstance(cell.value, str) and cell.value.strip():
            return cell.value
        self.tell(cell, "is blank" if isinstance(cell.value, str) else "is no text", "words in quotes")
        return ""

    def word(self, cell: Cell, known: Iterable[str]) -> str:
        """One of some words by their code; "" and a fault where it is none of them."""
        words = tuple(known)
        given = slug(cell.value) if isinstance(cell.value, str) else ""
        if given in words:
            return given
        self.tell(cell, "is not known here", nearest(given, words))
        return ""

    def option(self, cell: Cell, options: Sequence[Option]) -> str | None:
        """The code of an option by its words, code or display; None and a fault where it is none of them."""
        value = cell.value
        given = (
            slug(str(value)) if isinstance(value, str | int | float) and not isinstance(value, bool) else ""
        )
        found = find_option(given, options)
        if found is None:
            self.tell(
                cell, "is no answer of this question", likely(given, [option.code for option in options])
            )
        return found

    def flag(self, cell: Cell) -> bool:
        """True or false ("yes" and "no" as well); false and a fault for anything else."""
        if isinstance(cell.value, bool):
            return cell.value
        if cell.value not in ("yes", "no"):
            self.tell(cell, "is neither true nor false", "true or false")
        return bool(cell.value == "yes")

    # ---- places --------------------------------------------------------------------------------------------------

    def place(self, cell: Cell, word: object) -> frozenset[str] | None:
        """The regions of a place in a case; None and a fault where there is no such place."""
        if word == TODAY:
            return self.today
        name = self.place_name(str(word))
        try:
            return self.bodymap.expand(name)
        except UnknownPlace as fault:
            self.tell(cell, "is no place on the body", fault.expected, word)
            return None

    def place_name(self, word: str) -> str:
        """A place as the body map calls it, whatever its case and spaces."""
        places = self.bodymap.places
        if word in places:
            return word
        plain = " ".join(word.split())
        match = [
            name
            for name in places
            if plain in (name, name.replace(" ", "-")) or plain.lower() == name.lower()
        ]
        return match[0] if match else word

    def is_place(self, word: str) -> bool:
        """Whether a word is a place that a case may name."""
        return word == TODAY or self.place_name(word) in self.bodymap.places

    def places(self, cell: Cell) -> frozenset[str] | None:
        """The union of a place or list of places; None where none of them could be read."""
        found = [self.place(each, each.value) for each in cell.items()]
        known = [regions for regions in found if regions is not None]
        if not known:
            return None
        return frozenset[str]().union(*known)

    def narrowness(self, word: str) -> tuple[int, int]:
        """What goes before what where places overlap: region, group of one side, part, group, zone, today, all."""
        name = self.place_name(word)
        if word == TODAY:
            return (1, 0)
        size = -len(self.bodymap.places.get(name, ()))
        if name in self.bodymap.regions:
            return (6, size)
        if name.endswith((".L", ".R")):
            return (5, size)
        if name in self.bodymap.zones:
            return (2, size)
        return (0, size) if name == "all" else (4 if name.islower() else 3, size)

    def by_place(self, table: Mapping[str, Cell]) -> dict[str, tuple[Cell, bool]]:
        """Each region and the cell that speaks for it, the narrower place before the wider, and whether a zone was named."""
        found: dict[str, tuple[Cell, bool]] = {}
        for word in sorted(table, key=self.narrowness):
            is_zone = word == TODAY or self.place_name(word) in self.bodymap.zones
            for region in self.place(table[word], word) or ():
                found[region] = (table[word], is_zone)
        return {region: found[region] for region in self.bodymap.regions if region in found}

    # ---- numbers and times ---------------------------------------------------------------------------------------

    def number(self, cell: Cell, low: float | None = None, high: float | None = None) -> float | int | None:
        """A number within limits; None and a fault for anything else."""
        value = cell.value
        if isinstance(value, bool) or not isinstance(value, int | float) or value != value:  # not a number
            limits = "" if low is None or high is None else f", {_shown(low)} to {_shown(high)}"
            self.tell(cell, "is no number", f"a number without unit or quotes{limits}")
            return None
        if (low is not None and value < low) or (high is not None and value > high):
            self.tell(cell, "is outside what is taken", f"{_shown(low)} to {_shown(high)}")
            return None
        return value

    def measured(
        self, cell: Cell, unit: Cell | None, accept: Mapping[str, tuple[float, float]]
    ) -> tuple[float | int | None, str]:
        """A number with its unit (the first of the scale where none is written), both checked against the scale."""
        known = tuple(accept)
        name = known[0] if known else ""
        if unit is not None:
            name = UNITS.get(str(unit.value).strip().lower(), str(unit.value).strip())
            if known and name not in known:
                self.tell(unit, "is no unit of this measure", " or ".join(known))
                return None, ""
        low, high = accept.get(name, (None, None))
        return self.number(cell, low, high), name

    def day(self, cell: Cell, *, may_lie_ahead: bool = False) -> date | None:
        """A calendar date; None and a fault where it is none or lies after the visit."""
        found = self.day_or_moment(cell, may_lie_ahead=may_lie_ahead)
        return found.date() if isinstance(found, datetime) else found

    def day_or_moment(self, cell: Cell, *, may_lie_ahead: bool = False) -> date | datetime | None:
        """A date, or a date with a time (then with time zone); None and a fault where it is none or lies after the visit."""
        value: date | datetime | object = _parsed(cell.value)
        if isinstance(value, datetime):
            value = self.zoned(value)
            late = value > self.moment
        elif isinstance(value, date):
            late = value > self.moment.date()
        else:
            self.tell(cell, "is no calendar date", "a date as 2026-10-01")
            return None
        if late and not may_lie_ahead:
            self.tell(cell, "lies after the visit", f"{self.moment.date().isoformat()} or earlier")
            return None
        return value

    def moment_of(self, cell: Cell, *, may_lie_ahead: bool = False) -> datetime | None:
        """A time of the visit's day or a full date and time, as a moment; None and a fault for anything else."""
        value = _parsed(cell.value)
        if isinstance(value, time):
            value = datetime.combine(self.moment.date(), value)
        if not isinstance(value, datetime):
            self.tell(cell, "is no time", "a time as 10:20:00, or a date and time as 2026-10-01T10:20:00")
            return None
        found = self.zoned(value)
        if found > self.moment and not may_lie_ahead:
            self.tell(cell, "lies after the visit", f"{self.moment:%H:%M} or earlier")
            return None
        return found

    def zoned(self, value: datetime) -> datetime:
        """A moment with time zone; without one it is meant in that of the visit."""
        return value if value.tzinfo else value.replace(tzinfo=self.zone)


def find_option(given: str, options: Sequence[Option]) -> str | None:
    """The code of the option that a slug means: its code, its display, or the beginning of the only code that begins so."""
    if not given:
        return None
    for option in options:
        if given in (option.code, slug(option.display), slug(option.code)):
            return option.code
    longer = [option.code for option in options if option.code.startswith(f"{given}-")]
    return longer[0] if len(longer) == 1 and given != "not" else None


def likely(given: str, codes: Sequence[str]) -> str:
    """What may have been meant: all answers of a short list, else those that share a word, else the nearest."""
    words = {word for word in given.split("-") if len(word) > 2}
    shared = [code for code in codes if words & set(code.split("-"))]
    shown = codes if len(codes) <= _SHORT else shared[:_SHORT]
    return " or ".join(dict.fromkeys(shown)) or nearest(given, codes)


def _shown(number: float | None) -> str:
    if number is None:
        return "any"
    return str(int(number)) if number == int(number) else str(number)


def _parsed(value: Any) -> Any:
    """A date, moment or time out of JSON text; TOML has them already."""
    if not isinstance(value, str):
        return value
    for kind in (date, datetime, time):
        try:
            return kind.fromisoformat(value.strip())
        except ValueError:
            continue
    return value
