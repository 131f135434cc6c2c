"""Dates and times in words, the month always in letters."""

from datetime import date, datetime

from intake_app.base.texts import tr


def day(moment: date) -> str:
    """ "Nov 23, 2026" """
    return tr("{month} {day}, {year}", month=month(moment.month), day=moment.day, year=moment.year)


def clock_time(moment: datetime) -> str:
    """ "10:57", in the moment's own time zone."""
    return f"{moment:%H:%M}"


def day_and_time(moment: datetime) -> str:
    """ "Nov 23, 2026, 10:57" """
    return f"{day(moment)}, {clock_time(moment)}"


def when(moment: datetime, today: date) -> str:
    """The time alone on the day itself, else day and time."""
    return clock_time(moment) if moment.date() == today else day_and_time(moment)


def month(number: int) -> str:
    """A month in three letters; 1 is January."""
    names = (
        tr("Jan"), tr("Feb"), tr("Mar"), tr("Apr"), tr("May"), tr("Jun"),
        tr("Jul"), tr("Aug"), tr("Sep"), tr("Oct"), tr("Nov"), tr("Dec"),
    )  # fmt: skip
    return names[number - 1]
