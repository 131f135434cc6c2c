"""Timed readings of sugar and blood pressure: what is the newest, lowest, highest, and what has come after what (content 1.6).

Nothing is ever erased: a struck-out reading no longer counts, except that a dangerous one counts until a newer one is there.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

from intake_app.questionnaire.answers import Answer
from intake_app.safety import rules
from intake_app.safety.conditions import NOWHERE
from intake_app.safety.scales import Scale

if TYPE_CHECKING:
    from intake_app.safety.evaluating import Evaluation

_NOW = timedelta(minutes=30)
_VISIT = timedelta(hours=2)
STRUCK_VALID = timedelta(minutes=10)  # a dangerous reading is struck out only by a newer one within this time
_OWN_DAYS = 7
_NONE = frozenset({"none"})
_CALLS = frozenset(
    {"after", "or_fact", "or_falling_under"}
)  # a series without any of them is always called for
_DANGEROUS = frozenset(
    {"under-54", "54-69", "240-300", "over-300", "160-179-or-100-119", "180-or-120-and-over"}
)


class SeriesState(StrEnum):
    """Whether what a reading called for has come."""

    NONE = "none"
    OPEN = "open"
    SETTLED = "settled"


@dataclass(frozen=True, slots=True)
class Reading:
    """One line of a series. bands: of its scale; a blood pressure has one, or two where upper and lower tell two stories."""

    taken: datetime
    bands: frozenset[str]
    value: float
    unit: str
    arrow: str
    device: str
    is_own: bool
    struck: str


@dataclass(frozen=True, slots=True)
class Series:
    """The readings that count, oldest first. scale orders their bands. moment: when it is judged. began: check-in, if known."""

    readings: tuple[Reading, ...]
    scale: Scale | None
    moment: datetime
    began: datetime | None = None

    @classmethod
    def of(
        cls,
        entries: Iterable[Answer],
        scale: Scale | None,
        moment: datetime,
        began: datetime | None = None,
    ) -> "Series":
        """The series that the lines of a question make up."""
        if scale is None:
            return cls((), None, moment)
        found = sorted((r for entry in entries if (r := _reading(entry, scale, moment))), key=_time)
        kept = tuple(reading for reading in found if not _is_struck(reading, found))
        return cls(kept, scale, moment, began)

    @property
    def of_visit(self) -> tuple[Reading, ...]:
        """Readings of this visit: at most two hours before check-in, however long the visit lasts."""
        began = min(self.began or self.moment, self.moment)
        return tuple(r for r in self.readings if began - r.taken <= _VISIT)

    @property
    def is_current(self) -> bool:
        """Whether there is a reading that still holds: sugar of the last 30 minutes, a blood pressure of today or an own one."""
        if self.scale is not None and self.scale.is_pressure:
            return bool(self.of_today)
        return bool(self._now())

    def bands(self, which: str) -> frozenset[str]:
        """Bands of the reading(s) meant: now, lowest, highest, any (of this visit), class (of blood pressure); or "none"."""
        chosen = {
            "now": self._now, "lowest": self._lowest, "highest": self._highest, "class": self._class, "any": self._any
        }[which]()  # fmt: skip
        return chosen or _NONE

    def _now(self) -> frozenset[str]:
        last = self.readings[-1:]
        return frozenset().union(*(r.bands for r in last if self.moment - r.taken <= _NOW))

    def _lowest(self) -> frozenset[str]:
        return frozenset(sorted(self._any(), key=self._rank)[:1])

    def _highest(self) -> frozenset[str]:
        return frozenset(sorted(self._any(), key=self._rank)[-1:])

    def _any(self) -> frozenset[str]:
        if self.scale is not None and self.scale.is_pressure:
            return frozenset[str]().union(*(r.bands for r in self.of_week))
        return frozenset[str]().union(*(r.bands for r in self.of_visit))

    def _rank(self, band: str) -> int:
        return self.scale.rank(band) if self.scale else 0

    @property
    def of_today(self) -> tuple[Reading, ...]:
        """Blood pressures of today; where there are none, the client's own of the last 7 days."""
        today = tuple(r for r in self.readings if r.taken.date() == self.moment.date())
        return today or self.of_week

    @property
    def of_week(self) -> tuple[Reading, ...]:
        """Blood pressures of today and the client's own of the last 7 days: a reading of today does not undo a crisis (9)."""
        oldest = (self.moment - timedelta(days=_OWN_DAYS)).date()
        today = self.moment.date()
        return tuple(
            r for r in self.readings if r.taken.date() == today or (r.is_own and r.taken.date() >= oldest)
        )

    def _class(self) -> frozenset[str]:
        """The worse class of the last two readings of today; a low and a high one give both."""
        bands = frozenset[str]().union(*(r.bands for r in self.of_today[-2:]))
        low = frozenset(band for band in bands if self._rank(band) < self._middle)
        high = sorted(bands - low, key=self._rank)[-1:]
        return low | frozenset(high if not low or (high and self._rank(high[0]) > self._middle) else ())

    @property
    def _middle(self) -> int:
        return self.scale.middle_rank if self.scale else 0

    # ---- what must come after which reading --------------------------------------------------------------------

    def settled(self, rule: "rules.Series", snacks: Iterable[Answer], evaluation: "Evaluation") -> str:
        """none: nothing called for it; open: called and not met; settled: met (forms/README.md section 3)."""
        settings = rule.settings
        called, since = self._call(settings, evaluation)
        if not called:
            return SeriesState.NONE
        eaten = _snack(settings, snacks, since, self.moment)
        if _needs_snack(settings) and eaten is None:
            return SeriesState.OPEN
        return SeriesState.SETTLED if self._met(settings, since, eaten) else SeriesState.OPEN

    def _call(self, settings: Mapping[str, object], evaluation: "Evaluation") -> tuple[bool, datetime | None]:
        fact = str(settings.get("or_fact", ""))
        holds = bool(fact) and evaluation.fact(fact, NOWHERE) is True
        if holds and settings.get("after_answer"):
            question = evaluation.content.questions.by_link_id[str(settings["after_answer"])]
            times = [entry.at for entry in evaluation.entries(question) if entry.at is not None]
            return True, max(times, default=None)
        calls = [r for r in self._all(settings) if self._is_call(r, settings)]
        if calls:
            return True, (calls[0] if settings.get("after_first") else calls[-1]).taken
        return holds or not _CALLS & settings.keys(), None

    def _all(self, settings: Mapping[str, object]) -> tuple[Reading, ...]:
        return self.of_week if self.scale is not None and self.scale.is_pressure else self.of_visit

    def _is_call(self, reading: Reading, settings: Mapping[str, object]) -> bool:
        bands = {part.strip() for part in str(settings.get("after", "")).split("|")}
        if reading.bands & bands:
            return True
        under = settings.get("or_falling_under")
        return (
            isinstance(under, Mapping)
            and reading.arrow == "falling"
            and reading.value < float(under[reading.unit])
        )

    def _met(self, settings: Mapping[str, object], since: datetime | None, eaten: datetime | None) -> bool:
        later = [r for r in self._all(settings) if self._may_settle(r, settings, since)]
        good = [r for r in later if self._is_good(r, settings) and _late_enough(r, settings, eaten)]
        if settings.get("none_later_under_good"):
            bad = [r.taken for r in later if not self._reaches(r, settings)]
            good = [r for r in good if not bad or r.taken > max(bad)]
        return _enough(
            good, _int(settings, "readings", 1), timedelta(minutes=_int(settings, "apart_minutes", 0))
        )

    def _may_settle(self, reading: Reading, settings: Mapping[str, object], since: datetime | None) -> bool:
        if settings.get("device") and reading.device != settings["device"]:
            return False
        if settings.get("here_only") and reading.is_own:
            return False
        if since is None:
            return True
        wait = timedelta(minutes=_int(settings, "after_minutes", 0))
        return reading.taken > since and reading.taken >= since + wait

    def _is_good(self, reading: Reading, settings: Mapping[str, object]) -> bool:
        if not self._reaches(reading, settings):
            return False
        allowed = settings.get("falling_allowed_from")
        if reading.arrow == "falling" and isinstance(allowed, Mapping):
            return reading.value >= float(allowed[reading.unit])
        return True

    def _reaches(self, reading: Reading, settings: Mapping[str, object]) -> bool:
        most = settings.get("at_most")
        if isinstance(most, Mapping):
            return reading.value <= float(most[reading.unit])
        good = {part.strip() for part in str(settings.get("good", "")).split("|")}
        return not settings.get("good") or bool(reading.bands & good)


def struck_but_counting(
    entries: Iterable[Answer], scale: Scale | None, moment: datetime
) -> tuple[Answer, ...]:
    """The readings that were struck out and go on counting, as no newer one is there within 10 minutes (content 1.6)."""
    if scale is None:
        return ()
    read = [(entry, reading) for entry in entries if (reading := _reading(entry, scale, moment)) is not None]
    found = [reading for _entry, reading in read]
    return tuple(entry for entry, reading in read if reading.struck and not _is_struck(reading, found))


def _int(settings: Mapping[str, object], key: str, default: int) -> int:
    value = settings.get(key, default)
    return value if isinstance(value, int) else default


def _time(reading: Reading) -> datetime:
    return reading.taken


def _needs_snack(settings: Mapping[str, object]) -> bool:
    return "after_snack_minutes" in settings


def _snack(
    settings: Mapping[str, object], snacks: Iterable[Answer], since: datetime | None, moment: datetime
) -> datetime | None:
    """When the snack that counts was eaten: the first (or the numbered) line at or after the call."""
    times = sorted(t for entry in snacks if isinstance(t := entry.values.get("taken"), datetime))
    wanted = _int(settings, "after_snack_number", 1)
    if wanted == 1 and since is not None:
        times = [taken for taken in times if taken >= since]
    times = [taken for taken in times if taken <= moment]
    return times[wanted - 1] if len(times) >= wanted else None


def _late_enough(reading: Reading, settings: Mapping[str, object], eaten: datetime | None) -> bool:
    if eaten is None:
        return True
    return reading.taken >= eaten + timedelta(minutes=_int(settings, "after_snack_minutes", 0))


def _enough(good: list[Reading], wanted: int, apart: timedelta) -> bool:
    if wanted <= 1:
        return bool(good)
    return len(good) >= 2 and good[-1].taken - good[0].taken >= apart


def _reading(entry: Answer, scale: Scale, moment: datetime) -> Reading | None:
    taken = entry.values.get("taken") or entry.at
    if entry.line is None or not isinstance(taken, datetime) or taken > moment:
        return None
    unit = str(entry.values.get("unit", "") or scale.units[0])
    upper, lower = entry.values.get("upper"), entry.values.get("lower")
    if isinstance(upper, int | float) and isinstance(lower, int | float):
        bands, value = scale.pressure_bands(float(upper), float(lower)), float(upper)
    elif isinstance(entry.values.get("value"), int | float):
        value = float(str(entry.values["value"]))
        bands = frozenset({scale.band(value, unit)})
    else:
        return None
    words = {name: str(entry.values.get(name, "") or "") for name in ("arrow", "device", "where", "struck")}
    return Reading(
        taken, bands, value, unit, words["arrow"], words["device"], words["where"] == "own", words["struck"]
    )


def _is_struck(reading: Reading, found: list[Reading]) -> bool:
    """A struck-out reading no longer counts; a dangerous one only once a newer one within 10 minutes is there."""
    if not reading.struck:
        return False
    if not reading.bands & _DANGEROUS:
        return True
    return any(not r.struck and timedelta(0) < r.taken - reading.taken <= STRUCK_VALID for r in found)
