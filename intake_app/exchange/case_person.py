"""Who a case is about: name, birth date, sex, language, phone (content 1.5)."""

from collections.abc import Mapping
from datetime import date, datetime

from intake_app.exchange.case_files import Cell
from intake_app.exchange.case_words import Reading
from intake_app.safety.situation import Person

OLDEST_YEARS = 120


def person_of(read: Reading, table: Mapping[str, Cell]) -> Person:
    """The client of a `[client]` table; what is wrong in it is told to `read`."""
    texts = {key: read.text(table[key]) for key in ("name", "sex", "language", "phone") if key in table}
    name = texts.pop("name", None)
    return Person(name or None, _birth(read, table["birth_date"]) if "birth_date" in table else None, **texts)


def _birth(read: Reading, cell: Cell) -> date | None:
    day = read.day_or_moment(cell, may_lie_ahead=True)
    if day is None:
        return None
    born = day.date() if isinstance(day, datetime) else day
    visit = read.moment.date()
    if born > visit:
        read.tell(cell, "lies after the visit", f"{visit.isoformat()} or earlier")
    elif born > read.now.date():
        read.tell(cell, "lies after today", f"{read.now.date().isoformat()} or earlier")
    elif (visit.year - born.year, visit.month, visit.day) > (OLDEST_YEARS, born.month, born.day):
        read.tell(
            cell,
            f"lies more than {OLDEST_YEARS} years before the visit",
            f"{_years_before(visit, OLDEST_YEARS).isoformat()} or later",
        )
    else:
        return born
    return None


def _years_before(day: date, years: int) -> date:
    """The same day so many years earlier; 1 March where that year has no 29 February."""
    try:
        return day.replace(year=day.year - years)
    except ValueError:
        return date(day.year - years, 3, 1)
