"""What a line of a review page shows and how it is answered, as plain values. No Qt here."""

from dataclasses import dataclass
from datetime import date

from intake_app.ui.values import Option, Reading, Shown, Zone


@dataclass(frozen=True)
class FieldView:
    """A field that stands with an answer. kind: text, date, time (of today or with its day), moment (a day, its time where
    known), number, one, many, yesno. value: as it is shown. until: the last day that a date may name, None for any.
    """

    name: str
    label: str
    kind: str
    value: str = ""
    options: tuple[Option, ...] = ()
    chosen: tuple[str, ...] = ()
    low: float = 0
    high: float = 0
    until: date | None = None


@dataclass(frozen=True)
class WhereView:
    """Places to choose with an answer: limbs as chips where it is about limbs, else regions by zone."""

    label: str
    zones: tuple[Zone, ...] = ()
    limbs: tuple[tuple[Option, frozenset[str]], ...] = ()
    chosen: frozenset[str] | None = None
    widest: str = ""


@dataclass(frozen=True)
class UnitView:
    """A unit with the range that is taken in it."""

    unit: str
    low: float
    high: float
    decimals: int = 0


@dataclass(frozen=True)
class EntryView:
    """One line of a list, with its own places and fields. options: its kinds, none where its date speaks for it;
    counted: what that comes to, in words.

    said: what another voice gave, in words; such a line is shown and cannot be changed by the one who speaks now.
    """

    number: int
    options: tuple[str, ...] = ()
    where: WhereView | None = None
    fields: tuple[FieldView, ...] = ()
    counted: str = ""
    said: str = ""


@dataclass(frozen=True)
class LineView:
    """A line. shape: choice, measured, many, sides, number, calves, lines, series, pressures or marks.

    chosen: codes; left and right with sides. plain: codes that need nothing more; with any other one `where` and
    `fields` are asked. graded: of a zone, the answers given with the places each was given for. whole_list: may be answered by
    "asked each: none".
    latest: the last time of today that a reading can have been taken at, "10:41"; "" for any. today: the day of the visit.
    takes_bare_lines: a line of the list may stand without a kind, which its date then gives.
    measure: name of the number that may be given; measure_stands_alone: the number answers the line without an option.
    """

    id: str
    question: str
    shape: str
    helper: str = ""
    options: tuple[Option, ...] = ()
    plain: frozenset[str] = frozenset()
    chosen: tuple[str, ...] = ()
    left: str = ""
    right: str = ""
    sides: bool = False
    where: WhereView | None = None
    graded: tuple[tuple[str, frozenset[str]], ...] = ()
    fields: tuple[FieldView, ...] = ()
    units: tuple[UnitView, ...] = ()
    unit: str = ""
    numbers: tuple[str, ...] = ()
    measure: str = ""
    measure_stands_alone: bool = False
    entries: tuple[EntryView, ...] = ()
    readings: tuple[Reading, ...] = ()
    next_number: int = 0
    takes_bare_lines: bool = False
    takes_several_kinds: bool = False
    bare: EntryView = EntryView(-1)
    latest: str = ""
    today: date | None = None
    strikes: tuple[Option, ...] = ()
    meter: bool = False
    shown: Shown | None = None
    visible: bool = True
    expired: str = ""
    last: str = ""
    whole_list: bool = False
