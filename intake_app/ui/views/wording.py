"""Small words used by many views: times, dates, who says so, how a finding is weighed. No Qt here."""

import re
from collections.abc import Iterable
from datetime import date, datetime

from intake_app.base.texts import tr
from intake_app.bodymap.regions import BodyMap
from intake_app.questionnaire.answers import Answer, Means
from intake_app.questionnaire.answers import Voice as Who
from intake_app.questionnaire.model import Question
from intake_app.safety.review import Finding, Rank
from intake_app.ui.values import Voice

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_TIERS = ("stop", "change", "note", "open")


def clock_time(moment: datetime | None) -> str:
    """A time of day, "10:43"; empty for none."""
    return "" if moment is None else f"{moment:%H:%M}"


def short_date(day: date | None) -> str:
    """A day with its month in letters, "Nov 9"; empty for none."""
    return "" if day is None else tr("{month} {day}", month=tr(_MONTHS[day.month - 1]), day=day.day)


def long_date(day: date | None) -> str:
    """A day with its year, "May 4, 1962"; empty for none."""
    if day is None:
        return ""
    return tr("{month} {day}, {year}", month=tr(_MONTHS[day.month - 1]), day=day.day, year=day.year)


def capital(text: str) -> str:
    """A text with its first letter made large."""
    return text[:1].upper() + text[1:]


def joined(words: Iterable[str]) -> str:
    """Words as a list: "feet, lower legs, back"."""
    return ", ".join(word for word in words if word)


def voice_of(entry: Answer) -> Voice:
    """The mark of who said or found an answer, with its time."""
    time = clock_time(entry.at)
    if entry.voice is Who.CLIENT:
        return Voice("speech", tr("client says {time}", time=time))
    if entry.voice is Who.CARER:
        words = tr("carer ({name}) says {time}", name=entry.said_by, time=time) if entry.said_by else ""
        return Voice("speech", words or tr("carer says {time}", time=time))
    if entry.voice is Who.DOCUMENT:
        return Voice("document", tr("letter {date}", date=short_date(entry.at)))
    kind = "hand" if entry.means is Means.TOUCH else "eye"
    if entry.voice is Who.COLLEAGUE and entry.said_by:
        return Voice(kind, tr("found by {name} {time}", name=entry.said_by, time=time))
    return Voice(kind, tr("found {time}", time=time))


def option_words(question: Question, codes: Iterable[str]) -> str:
    """Answers in words, in the order of the question's list."""
    chosen = set(codes)
    words = [option.display for option in question.options if option.code in chosen]
    return joined(words[:1] + [small(word) for word in words[1:]])


def label_of(question: Question) -> str:
    """The question's short label, else its text."""
    short = question.item.marks.get("short", ("",))
    return str(short[0] or question.text)


def hint_of(question: Question) -> str:
    """How to ask or look, in a sentence; empty where the content has none."""
    return str(question.item.marks.get("hint", ("",))[0])


def places_words(bodymap: BodyMap, regions: Iterable[str]) -> str:
    """Regions in few words, "left sole, both calves"; empty for none or all."""
    wanted = frozenset(regions)
    return "" if not wanted or len(wanted) == len(bodymap.regions) else bodymap.describe(wanted)


def tier_of(finding: Finding) -> str:
    """How a finding is weighed: "stop", "change", "note", or "open" for a check that is not finished."""
    if finding.rank >= Rank.CLEARANCE:
        return "open" if finding.needs == "check" else "stop"
    return "change" if finding.rank > Rank.CLEAR else "note"


def is_shown(finding: Finding) -> bool:
    """Whether a finding is shown at all: one that changes nothing and asks for nothing is not."""
    return finding.rank > Rank.CLEAR or finding.has_limit or bool(finding.action)


def worst_tier(findings: Iterable[Finding]) -> str:
    """The heaviest tier among findings, empty for none."""
    tiers = {tier_of(finding) for finding in findings if is_shown(finding)}
    return next((tier for tier in _TIERS if tier in tiers), "")


def sentences(text: str) -> list[str]:
    """The sentences of a text, each with its full stop."""
    return [
        one if one.endswith((".", "?", "!")) else f"{one}."
        for one in re.split(r"(?<=[.?!]) ", text.strip())
        if one
    ]


def answers_count(count: int) -> str:
    """ "1 answer", "5 answers"."""
    return tr("1 answer") if count == 1 else tr("{count} answers", count=count)


def small(text: str) -> str:
    """A text with its first letter made small, to stand within a line; "I" and abbreviations stay."""
    return text if text[:2] == "I " or text[1:2].isupper() else text[:1].lower() + text[1:]
