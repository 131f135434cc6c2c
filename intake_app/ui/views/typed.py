"""What a person types into a field, read into a value; None where it cannot be. No Qt here."""

import re
from datetime import date, datetime, time

from intake_app.base.texts import tr

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})$")
_NAMED = re.compile(r"([a-z]{3})[a-z]*\.? (\d{1,2}),? (\d{4})$")
_NAMED_AFTER = re.compile(r"(\d{1,2})\.? ([a-z]{3})[a-z]*\.? (\d{4})$")
_SLASHES = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})$")
_DOTS = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})$")
_TIME = re.compile(r"(\d{1,2})[:.](\d{2})$")


def typed_date(text: str) -> date | None:
    """A date typed as "May 4, 1962", "4 May 1962", "1962-05-04", "5/4/1962" (month first) or "4.5.1962" (day first)."""
    text = " ".join(text.lower().split())
    if found := _ISO.match(text):
        return _date(found[1], found[2], found[3])
    if (found := _NAMED.match(text)) and found[1] in _MONTHS:
        return _date(found[3], _MONTHS.index(found[1]) + 1, found[2])
    if (found := _NAMED_AFTER.match(text)) and found[2] in _MONTHS:
        return _date(found[3], _MONTHS.index(found[2]) + 1, found[1])
    if found := _SLASHES.match(text):
        return _date(found[3], found[1], found[2])
    if found := _DOTS.match(text):
        return _date(found[3], found[2], found[1])
    return None


def _date(year: str | int, month: str | int, day: str | int) -> date | None:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None


def date_sentence() -> str:
    """What to type where a date could not be read."""
    return tr("Give a date such as May 4, 1962.")


def typed_time(text: str) -> time | None:
    """A time of day typed as "10:43"."""
    found = _TIME.match(text.strip())
    try:
        return time(int(found[1]), int(found[2])) if found else None
    except ValueError:
        return None


def typed_moment(text: str) -> date | time | datetime | None:
    """A time of today ("10:43"), a day ("Nov 20, 2026"), or a day with its time ("Nov 20, 2026 8:30", without a zone)."""
    words = text.strip()
    alone = typed_time(words) or typed_date(words)
    if alone is not None:
        return alone
    head, _, last = words.rpartition(" ")
    day, clock = typed_date(head.rstrip(",")), typed_time(last)
    return datetime.combine(day, clock) if day is not None and clock is not None else None


def typed_number(text: str) -> float | None:
    """A number with a point or a comma."""
    try:
        return float(text.strip().replace(",", "."))
    except ValueError:
        return None


def birth_sentence(day: date | None, visit: date) -> str:
    """Why a birth date cannot be right (content 1.5); empty where it can."""
    if day is None:
        return date_sentence()
    if day > visit:
        return tr("This date lies after the visit. Give the date of birth.")
    if day.year < visit.year - 120:
        return tr("This date is more than 120 years ago. Give the date of birth.")
    return ""
