"""A return visit: the press of a baseline list, single confirmations, "is all of that still right?" (content 1.4, 20.3)."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime
from typing import TYPE_CHECKING

from intake_app.questionnaire.answers import Answer
from intake_app.safety import baseline, session
from intake_app.safety.baseline import Old, Standing
from intake_app.services.baseline import standing_of, taken_over
from intake_app.services.lines import Line

if TYPE_CHECKING:
    from intake_app.services.interview import Interview

CONSENTS = ("SES.2a", "SES.2b", "SES.2c")
_STANDS = frozenset({"current-and-confirmed-today", "agreed", "letter-in-hand-only", "no"})
_A_YEAR = 365


def unchangeable(interview: "Interview", page: str) -> tuple[Line, ...]:
    """The lines of a list that one press may call unchanged: due, without an answer of today, the old one fresh."""
    return tuple(line for line, _old in _standing(interview, page, Standing.FRESH))


def confirmable(interview: "Interview", page: str) -> tuple[Line, ...]:
    """The lines of a list whose old answer is over 28 days old and stable: each is confirmed by itself."""
    return tuple(line for line, _old in _standing(interview, page, Standing.OVER_28_DAYS))


def unchanged_since(interview: "Interview", page: str) -> date | None:
    """The day of the oldest answer that the press of a list takes over; None where it takes over none."""
    return min((old.given for _line, old in _standing(interview, page, Standing.FRESH)), default=None)


def unchanged_entries(interview: "Interview", lines: Iterable[Line | str], at: datetime) -> list[Answer]:
    """The entries that call lines unchanged, one for each old one; lines that may not be are passed over.

    What is over 28 days old is taken over only where it is the one line named.
    """
    named = {line if isinstance(line, str) else line.id for line in lines}
    found: list[Answer] = []
    for page in interview.pauses:
        states = (Standing.FRESH, Standing.OVER_28_DAYS) if len(named) == 1 else (Standing.FRESH,)
        for state in states:
            for line, old in _standing(interview, page.id, state):
                found += taken_over(old, at) if line.id in named else []
    return found


def _standing(interview: "Interview", page: str, state: Standing) -> list[tuple[Line, Old]]:
    """The lines of a list page without an answer of today whose old answer has this standing, each with it."""
    if not interview.pause(page).is_list:
        return []
    found = []
    for line in interview.missing(page):
        standing = standing_of(interview.evaluation, line)
        if standing is not None and standing[0] is state:
            found.append((line, standing[1]))
    return found


# ---- consents --------------------------------------------------------------------------------------------------------


def still_right_lines(interview: "Interview", page: str) -> tuple[Line, ...]:
    """The consents of a page that one press may call still right: given at the last visit, and not asked yet today."""
    if not interview.pause(page).is_still_right:
        return ()
    lines = (line for line in interview.missing(page) if line.question.code in CONSENTS)
    return tuple(line for line in lines if _consents(interview, line))


def still_right_entries(interview: "Interview", page: str, at: datetime) -> list[Answer]:
    """The entries of that press: each consent as it was given, with the day it was signed, said anew now."""
    return [
        replace(entry, at=at, entered_as="single", reason="", sentence="")
        for line in still_right_lines(interview, page)
        for entry in _consents(interview, line)
    ]


def _consents(interview: "Interview", line: Line) -> list[Answer]:
    """What the last completed visit holds of a consent; none where it was not given there or is over a year old."""
    completed, moment = interview.case.situation.completed, interview.evaluation.situation.moment
    if not completed:
        return []
    entries = [
        entry
        for entry in completed[-1].answers.current(line.question.link_id)
        if baseline.says_something(entry)
    ]
    is_dated = all("signed_on" in entry.values for entry in entries)
    is_young = (moment.date() - completed[0].moment.date()).days <= _A_YEAR
    stands = all(
        set(entry.options) <= _STANDS and session.dated_options(line.question, entry, moment) is None
        for entry in entries
    )
    return entries if stands and (is_dated or is_young) else []
