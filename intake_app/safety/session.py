"""What a visit itself says: today's areas, session number, gap, age, carried tolerance (content 1.3, 1.9, 2.1, 3, 10)."""

from collections.abc import Collection, Mapping
from datetime import date, datetime
from typing import TYPE_CHECKING

from intake_app.questionnaire.answers import Answer
from intake_app.questionnaire.model import Question
from intake_app.safety.readings import VAGUE, Reading, days_ago, read
from intake_app.safety.situation import Situation

if TYPE_CHECKING:
    from intake_app.safety.evaluating import Evaluation

CARRIED_DAYS = 28
GAP_DAYS = 56
_TOO_MUCH = ("worse-over-24-hours", "skin-mark")


def todays_regions(evaluation: "Evaluation") -> frozenset[str]:
    """The regions of the zones chosen for today (SES.9); an area is the zone's words or its code with hyphens."""
    return _of_zones(
        evaluation, evaluation.reading(evaluation.content.questions.by_link_id["areas-today"]).options
    )


def added_regions(evaluation: "Evaluation") -> frozenset[str]:
    """The regions of zones that were added after their checks were due and not chosen before (R-SES-09b)."""
    evaluation.given("areas-today")
    before: set[str] = set()
    added: set[str] = set()
    for entry in evaluation.situation.answers:
        if entry.question == "areas-today":
            added |= set(entry.options) - before if entry.entered_as == "added-later" else set()
            before |= set(entry.options)
    return _of_zones(evaluation, added)


def _of_zones(evaluation: "Evaluation", chosen: Collection[str]) -> frozenset[str]:
    bodymap = evaluation.content.bodymap
    zones = [zone for zone in bodymap.zones if zone in chosen or zone.replace(" ", "-") in chosen]
    return frozenset[str]().union(*(bodymap.expand(zone) for zone in zones))


def number(evaluation: "Evaluation") -> str:
    """Session number (SES.3): completed visits, and those attested from paper, plus 1; a lower one said counts."""
    said = {code for entry in evaluation.given("session") for code in entry.options}
    if said & VAGUE:
        return "not-sure"
    done = len(evaluation.situation.completed) + evaluation.situation.attested_sessions
    numbers = ("1", "2", "3-or-more")
    return min({numbers[min(done, 2)], *(said & set(numbers))}, key=numbers.index)


def gap(evaluation: "Evaluation") -> str:
    """How long ago the last session was: none, within-8-weeks, over-8-weeks, not-known."""
    situation = evaluation.situation
    dates = [visit.moment.date() for visit in situation.completed]
    if situation.attested_last is not None:
        dates.append(situation.attested_last)
    if not dates:
        return "not-known" if situation.attested_sessions or number(evaluation) == "not-sure" else "none"
    days = (situation.moment.date() - max(dates)).days
    return "over-8-weeks" if days > GAP_DAYS else "within-8-weeks"


def checked_in(situation: Situation) -> datetime | None:
    """When the first answer of the visit's day was given; None where no answer has a time."""
    today = situation.moment.date()
    times = (entry.at for entry in situation.answers if entry.at is not None)
    return min((at for at in times if at.date() == today), default=None)


def years(birth: date | None, today: date) -> int | None:
    """Completed years of age; None without a birth date."""
    if birth is None:
        return None
    return today.year - birth.year - ((today.month, today.day) < (birth.month, birth.day))


def is_seated(evaluation: "Evaluation", region: str) -> bool:
    """Whether a region is looked at seated: its zone is, or it was looked at there because it was bare."""
    bodymap = evaluation.content.bodymap
    zone = bodymap.zone_of(region)
    if zone is not None and bodymap.is_seated(zone):
        return True
    look = evaluation.content.questions.by_link_id["skin-look"]
    return any(
        entry.place == region and entry.step == "seated" and entry.options
        for entry in evaluation.entries(look)
    )


def is_not_yet(evaluation: "Evaluation", region: str) -> bool:
    """Whether a region of today waits for its table check (content 1.9)."""
    if region not in evaluation.today or is_seated(evaluation, region):
        return False
    look = evaluation.content.questions.by_link_id["skin-look"]
    return not any(entry.place == region and entry.options for entry in evaluation.entries(look))


def tolerance(evaluation: "Evaluation", region: str) -> tuple[str, int | None]:
    """("tried", t), ("carried", t) or ("none", None) for a region; of both the lower (content 10)."""
    tried, carried = tried_today(evaluation, region), carried_tolerance(evaluation).get(region)
    if tried is not None:
        return "tried", tried if carried is None else min(tried, carried)
    return ("none", None) if carried is None else ("carried", carried)


def tried_today(evaluation: "Evaluation", region: str) -> int | None:
    """T found today: highest level with a score of 3 or less and nothing lingering; None where it was not tried."""
    by_link_id = evaluation.content.questions.by_link_id
    first = _value(evaluation, by_link_id["first-stroke"], region)
    if first is None:
        return None
    lingers = bool({"yes"} & evaluation.reading(by_link_id["lingering"], region).options)
    if "cannot-tell" in first:
        return 1
    if lingers or not _comfortable(first):
        return 0
    level = evaluation.entries(by_link_id["comfortable-level"])
    levels = [entry.values.get("value", *entry.options[:1]) for entry in level if entry.place == region]
    return min((int(str(value)) for value in levels if str(value).isdigit()), default=1)


def _comfortable(first: frozenset[str]) -> bool:
    return "0-3-comfortable" in first or "0-3" in first


def _value(evaluation: "Evaluation", question: Question, region: str) -> frozenset[str] | None:
    given = [entry for entry in evaluation.entries(question) if entry.place == region]
    codes = frozenset(code for entry in given for code in entry.options)
    for entry in given:
        score = entry.values.get("value")
        if isinstance(score, int | float):
            codes |= {"0-3" if score <= 3 else "4-10"}
    return codes if codes - {"not-done"} else None


def carried_tolerance(evaluation: "Evaluation") -> Mapping[str, int]:
    """T of the last completed visit, where it is fresh: at most 28 days, NEU.7 better or same, SES.4 none."""
    return evaluation.situation.completed[-1].tolerance if is_carrying(evaluation) else {}


def carried_feeling(evaluation: "Evaluation", question: Question, region: str) -> Reading:
    """SEN of a region that waits for its table check: what was told today, else carried as tolerance is (content 1.9)."""
    today = [
        code
        for entry in evaluation.entries(question)
        if entry.place in (None, region)
        for code in entry.options
    ]
    told = read(question, today, is_due=False)
    past = evaluation.previous
    if today or past is None or not is_carrying(evaluation):
        return told
    return read(question, past.reading(question, region).options - {"not-tested"}, is_due=False)


def is_carrying(evaluation: "Evaluation") -> bool:
    """Whether tolerance and feeling of the last completed visit still hold: 28 days, NEU.7 better or same, SES.4 none."""
    situation = evaluation.situation
    if not situation.completed:
        return False
    days = (situation.moment.date() - situation.completed[-1].moment.date()).days
    fine = evaluation.says("after-last", "better", "same") and evaluation.says("health-change", "none")
    return days <= CARRIED_DAYS and fine


def lighter_wish(evaluation: "Evaluation", region: str) -> int | None:
    """The lighter level wished for a region (SES.11), the lowest that covers it; None where none is wished."""
    wishes = evaluation.entries(evaluation.content.questions.by_link_id["wishes"])
    levels = []
    for entry in wishes:
        lighter = entry.values.get("lighter")
        if isinstance(lighter, Mapping):
            covers = (level for place, level in lighter.items() if region in evaluation.resolve(str(place)))
            levels += [int(level) for level in covers]
    return min(levels, default=None)


def last_level(evaluation: "Evaluation", region: str) -> int | None:
    """The lowest level used in a region in a session of which it was said that it was worse after it (R-SEN-10a); None for none.

    Today's answer is about the last completed session, the answer of that visit about the one before it. A region that was
    named although it was not worked counts as worked at level 1.
    """
    completed = evaluation.situation.completed
    told = zip((evaluation, evaluation.previous), (completed[-1:], completed[-2:-1]), strict=True)
    levels = [_level_before(one, visit[0].worked, region) for one, visit in told if one is not None and visit]
    return min((level for level in levels if level is not None), default=None)


def _level_before(evaluation: "Evaluation", worked: Mapping[str, int], region: str) -> int | None:
    question = evaluation.content.questions.by_link_id["after-last"]
    if not evaluation.says("after-last", *_TOO_MUCH) or region not in evaluation.where(question):
        return None
    is_named = any(region in (entry.where or ()) for entry in evaluation.entries(question))
    return worked.get(region, 1 if is_named else None)


def pain_rise(evaluation: "Evaluation") -> float | None:
    """The larger rise of pain now and average pain since the newest completed visit that has that number (content 8.3)."""
    completed = [past for past in evaluation.earlier if past.situation.moment in evaluation.completed_moments]
    rises = []
    for name in ("pain-now", "pain-average"):
        now = number_of(evaluation, name)
        numbers = (number_of(past, name) for past in reversed(completed))
        before = next((number for number in numbers if number is not None), None)
        if now is not None and before is not None:
            rises.append(now - before)
    return max(rises, default=None)


def number_of(evaluation: "Evaluation", link_id: str) -> float | None:
    """The highest number given for a question by any voice; None where none was."""
    entries = evaluation.entries(evaluation.content.questions.by_link_id[link_id])
    values = [entry.values.get("value") for entry in entries]
    return max((float(value) for value in values if isinstance(value, int | float)), default=None)


def dated_options(question: Question, entry: Answer, moment: datetime) -> tuple[str, ...] | None:
    """What a dated result has become: `expired-as` once older than `valid-days`; None while it holds or has no limit.

    A number without its date is expired; words without a date stand as said.
    """
    limit = question.item.marks.get("valid-days")
    dated_by = str(question.item.marks.get("dated-by", ("date",))[0])
    if not limit or dated_by not in question.fields:
        return None
    is_numbered = any(
        isinstance(entry.values.get(name), int | float) for name in ("value", "platelets", "neutrophils")
    )
    if not is_numbered and dated_by not in entry.values:
        return None
    days = days_ago(entry.values.get(dated_by), moment)
    if days is not None and days <= float(str(limit[0])):
        return None
    expired = question.item.marks.get("expired-as")
    return (str(expired[0]),) if expired else ()
