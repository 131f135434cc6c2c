"""From the log of answers to what rules read: the worse of the voices, what "not sure" counts as, what is open.

Source: content 1.4 (states of an answer), 1.7 (two voices), 1.8 (who looked), 4.1 (reviewed answer).
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import Enum

from intake_app.questionnaire.answers import Answer, Voice
from intake_app.questionnaire.model import NOT_DONE, NOT_SURE, PREFER_NOT, Item, Question, Shape, Unsure
from intake_app.safety.scales import Scale

VAGUE = frozenset({NOT_SURE, PREFER_NOT})
_VISIT = timedelta(hours=2)


class State(Enum):
    """Whether a question that is due has been answered."""

    ANSWERED = "answered"
    OPEN = "open"
    NOT_DUE = "not due"


@dataclass(frozen=True, slots=True)
class Reading:
    """What rules read of one question at one place. options: what was answered and what it also counts as."""

    options: frozenset[str]
    state: State
    why: str = ""

    @property
    def is_open(self) -> bool:
        """Whether it is due and not answered."""
        return self.state is State.OPEN


NOT_DUE = Reading(frozenset(), State.NOT_DUE)


def counted(question: Question, entries: Iterable[Answer], moment: datetime) -> list[Answer]:
    """The entries that a rule may read: fresh ones, and of voices that can only tighten those that do (content 1.7, 1.8)."""
    kept = []
    for entry in entries:
        says_nothing = is_harmless(question, entry.options) and entry.line is None and not entry.values
        if is_fresh(question, entry, moment) and not (only_tightens(question, entry) and says_nothing):
            kept.append(entry)
    return reviewed(kept) if question.item.marks.get("reviewed") else kept


def only_tightens(question: Question, entry: Answer) -> bool:
    """Whether an entry fills no blank: of a carer, or of a client about what is to be looked at or measured (1.7, 1.8)."""
    is_look = not question.is_spoken and bool(question.options)
    return entry.voice is Voice.CARER or (is_look and entry.voice is Voice.CLIENT)


def is_harmless(question: Question, options: tuple[str, ...]) -> bool:
    """Whether an answer says nothing beyond the safest option (or that it was not done)."""
    harmless = {question.safest} | NOT_DONE | question.blank_words
    harmless |= {option.code for option in question.options if option.is_not_applicable}
    return set(options) <= harmless


def is_fresh(question: Question, entry: Answer, moment: datetime) -> bool:
    """Whether an answer still holds (content 1.4): a visit's answers two hours, timed and dated ones by their own rule."""
    minutes = question.item.marks.get("valid-minutes")
    limit = timedelta(minutes=float(str(minutes[0]))) if minutes else _VISIT
    if question.when in {"D", "F"} and question.shape is not Shape.SERIES and entry.at is not None:
        return moment - entry.at <= limit
    return True


def reviewed(entries: Iterable[Answer]) -> list[Answer]:
    """Of an emergency item or its part: yes if anyone said yes; else the therapist's answer over a client's not sure (4.1).

    A carer's "no" fills no blank (1.7).
    """
    told = [entry for entry in entries if entry.voice is not Voice.CARER or set(entry.options) - {"no"}]
    if any("yes" in entry.options for entry in told):
        return told
    therapist = [entry for entry in told if entry.voice is Voice.THERAPIST]
    return therapist or told


def worst(question: Question, codes: Iterable[str]) -> frozenset[str]:
    """Of all codes of all voices: per axis the worst one (all but "none" where all may be chosen), what stands beside a later
    one, and what is vague.
    """
    given = set(codes)
    vague = {code for code in given if code in VAGUE or code in NOT_DONE or code in question.blank_words}
    if vague & VAGUE and question.counts_as and question.unsure is not Unsure.REGION:
        given.add(question.counts_as)
    axes: dict[str, list[str]] = {}
    for option in question.options:
        if option.code in given and option.code not in vague:
            axes.setdefault(option.axis, []).append(option.code)
    several = question.shape in (Shape.CHOICES, Shape.LINES) or (
        question.shape is Shape.REGIONS and question.item.marks.get("choose-all")
    )
    kept: set[str] = set()
    for found in axes.values():
        told = [code for code in found if not _is_none(question, code)]
        kept.update((told or found[-1:]) if several else found[-1:])
    kept |= given & set(question.item.marks.get("stands", ()))
    if PREFER_NOT in vague:
        vague.add(NOT_SURE)
    return frozenset(kept | vague)


def _is_none(question: Question, code: str) -> bool:
    """Whether an option says "none of these" (of its axis)."""
    chosen = question.option(code)
    if chosen is None or not chosen.axis:
        return chosen is not None and chosen.is_exclusive
    return next(option.code for option in question.options if option.axis == chosen.axis) == code


def read(question: Question, codes: Iterable[str], is_due: bool, named: bool = False) -> Reading:
    """The reading of one question at one place from all codes given there (content 1.4, the two tables).

    named: whether it is read at a place that was named. Not due: what is there counts, what is vague does not.
    Due: each code of `unsure` does what the table says.
    """
    no_answer = VAGUE | NOT_DONE | question.blank_words
    if not is_due:
        return Reading(worst(question, set(codes) - no_answer), State.NOT_DUE)
    found = worst(question, codes)
    solid = found - no_answer
    vague = found - solid
    if not found:
        return blank(question)
    if not vague:
        return Reading(found, State.ANSWERED)
    return _vague(question, found, solid, vague, named)


def blank(question: Question) -> Reading:
    """The reading of a question that is due and has no answer (content 1.4)."""
    """Blank, by the code: a place reads as its own word for not knowing, which the rules name; else as the worst case."""
    if question.unsure is Unsure.REGION:
        word = min(question.blank_words, default=question.counts_as)
        if not word or question.is_spoken:  # NEU.0: "not answered" names no region that could be the worst
            return Reading(frozenset(), State.OPEN, "not answered")
        return Reading(frozenset({word}), State.ANSWERED)
    if question.unsure is Unsure.NOTHING:
        return Reading(frozenset(), State.NOT_DUE)
    return Reading(frozenset(), State.OPEN, "not answered")


def _vague(
    question: Question, found: frozenset[str], solid: frozenset[str], vague: frozenset[str], named: bool
) -> Reading:
    """What is not known but said so: the row of the code in the table of content 1.4."""
    undone = vague - VAGUE
    told = bool(undone & question.blank_words)
    unsure = question.unsure
    if unsure is Unsure.NOTHING:
        return Reading(found, State.ANSWERED)
    if unsure is Unsure.REGION and not (question.is_spoken and not named):
        counts = {question.counts_as} if question.counts_as and (vague & VAGUE or not told) else set()
        is_open = PREFER_NOT in vague
        return Reading(
            found | counts, State.OPEN if is_open else State.ANSWERED, "not said" if is_open else ""
        )
    if unsure in (Unsure.INCOMPLETE, Unsure.REGION):
        return Reading(found, State.OPEN, "not sure" if vague & VAGUE else "not checked")
    if undone and not told and not solid and not vague & VAGUE:
        return Reading(found, State.OPEN, "not checked")
    if PREFER_NOT in vague and unsure is Unsure.YES:
        return Reading(found, State.OPEN, "not said")
    return Reading(found, State.ANSWERED)


def number_bands(
    question: Question, scales: Mapping[str, Scale], entry: Answer, moment: datetime
) -> frozenset[str]:
    """The band of a number given with an answer: the question's own, the difference of two calves, or one for each count.

    Of several counts one that is left out reads as the question's word for not knowing. Empty where no number was given.
    """
    unit = str(entry.values.get("unit", "") or "")
    if not entry.options and question.shape is Shape.CHOICE and _is_aged(question, scales):
        return _age_band(question, scales, entry, moment)
    if question.scale in scales:
        value = _difference(entry) if question.shape is Shape.CALVES else _number(entry, "value")
        return frozenset() if value is None else frozenset({scales[question.scale].band(value, unit)})
    counts = {name: scale for name, item in question.fields.items() if (scale := _scale_of(item, scales))}
    given = {name for name in counts if _number(entry, name) is not None}
    bands = {counts[name].band(_number(entry, name) or 0.0, "") for name in given}
    missing = question.blank_words if given and given != set(counts) else frozenset()
    return frozenset(bands | missing)


def _is_aged(question: Question, scales: Mapping[str, Scale]) -> bool:
    return question.scale in scales and scales[question.scale].units == ("days",)


def _age_band(
    question: Question, scales: Mapping[str, Scale], entry: Answer, moment: datetime
) -> frozenset[str]:
    """The answer that the age of a date is, where a question may be answered by its date alone (SYS.12)."""
    days = age_days(entry.values.get("date"), moment)
    if days is None:
        return frozenset({NOT_SURE} if entry.values or entry.where else ())
    return frozenset({scales[question.scale].band(days, "days")})


def _scale_of(item: Item, scales: Mapping[str, Scale]) -> Scale | None:
    return scales.get(str(item.marks.get("scale", ("",))[0]))


def _number(entry: Answer, name: str) -> float | None:
    value = entry.values.get(name)
    return float(value) if isinstance(value, int | float) and not isinstance(value, bool) else None


def _difference(entry: Answer) -> float | None:
    left, right = _number(entry, "left"), _number(entry, "right")
    return None if left is None or right is None else round(abs(left - right), 2)


def age_days(given: object, moment: datetime) -> float | None:
    """Days from a moment, or from the end of a date's day, to `moment` (content R-SYS-33a); None where nothing was given."""
    if isinstance(given, datetime):
        return (moment - given).total_seconds() / 86400
    if isinstance(given, date):
        return (moment - datetime.combine(given, time.max, moment.tzinfo)).total_seconds() / 86400
    return None


def days_ago(given: object, moment: datetime) -> int | None:
    """Calendar days from a date or moment to the day of `moment`; None where nothing was given."""
    if isinstance(given, datetime):
        return (moment.date() - given.date()).days
    return (moment.date() - given).days if isinstance(given, date) else None
