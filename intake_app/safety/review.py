"""What a review says: findings, limits per region, the verdict, and what is still open. Frozen; made by `judging`."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import IntEnum


class Rank(IntEnum):
    """Dispositions, worst last (content 1.1)."""

    CLEAR = 0
    CAUTION = 1
    LOCAL_AVOID = 2
    CLEARANCE = 3
    STOP_SOON = 4
    STOP_SAME_DAY = 5
    STOP_EMERGENCY = 6

    @property
    def disposition(self) -> str:
        """The rank's word in the content: `caution`, `stop_same_day` ..."""
        return self.name.lower()


@dataclass(frozen=True, slots=True)
class OpenItem:
    """Something not answered, not done or expired. question: content id; where: places in ids; who: who can do it."""

    question: str
    where: tuple[str, ...]
    who: str
    why: str


@dataclass(frozen=True, slots=True)
class Finding:
    """One rule line that fired.

    rule: its id in words; content_id with letter; needs: "check", "clinician" or "". where: region ids it speaks of, in body
    order, empty when it speaks of the whole client. title, reason, action: plain English. sources: keys of sources.toml.
    is_cleared: a valid record lowered its rank. because: content ids of the questions that made it fire.
    has_limit: it sets a limit (a rank 0 finding with a limit is shown as a note). refer: "soon" or "".
    """

    rule: str
    content_id: str
    rank: Rank
    needs: str
    where: tuple[str, ...]
    title: str
    reason: str
    action: str
    sources: tuple[str, ...]
    hidden_by: tuple[str, ...] = ()
    because: tuple[str, ...] = ()
    refer: str = ""
    is_cleared: bool = False
    has_limit: bool = False

    @property
    def disposition(self) -> str:
        """`caution`, `stop_same_day` ..."""
        return self.rank.disposition


@dataclass(frozen=True, slots=True)
class Spot:
    """A place to leave out inside a planned region."""

    what: str
    margin_cm: float | None
    because: str


@dataclass(frozen=True, slots=True)
class RegionLimit:
    """What holds for one region. state: planned, avoid or not_today. cap: 0-3 (None when avoided). because: content ids."""

    state: str
    cap: int | None
    minutes_max: int | None = None
    minutes_share: float | None = None
    look_first: bool = False
    touch_first: bool = False
    ask_first: bool = False
    spots: tuple[Spot, ...] = ()
    margin_cm: float | None = None
    excluded: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    because: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Limits:
    """Limits of the whole session. minutes_max and sessions in whole numbers, None where no rule sets one."""

    minutes_max: int | None = None
    per_week_max: int | None = None
    sessions_max: int | None = None
    severity_min: str = ""
    no_position: tuple[str, ...] = ()
    because: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Referral:
    """urgency: emergency, same_day, soon or clearance; to: who; signs: what was seen or said; not_checked: content ids."""

    urgency: str
    to: str
    signs: tuple[str, ...]
    not_checked: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Review:
    """The result of one review (case-format, section 3).

    needs: "check" and/or "clinician", sorted. regions: all 36 in body order. excluded: technique to (places or ("all",), content
    ids). neuro_zone: its regions. facts: names of the facts that hold. content: {version, digest} of what it was judged by.
    """

    rank: Rank
    needs: tuple[str, ...]
    urgency: str | None
    plan_allowed: bool
    open: tuple[OpenItem, ...]
    findings: tuple[Finding, ...]
    regions: Mapping[str, RegionLimit]
    excluded: Mapping[str, tuple[tuple[str, ...], tuple[str, ...]]]
    limits: Limits
    flags: tuple[str, ...]
    facts: tuple[str, ...]
    neuro_zone: tuple[str, ...]
    referral: Referral | None
    changed: tuple[Mapping[str, object], ...] = ()
    content: Mapping[str, str] = field(default_factory=dict)

    @property
    def is_only_not_finished(self) -> bool:
        """True where nothing but open checks holds the plan back."""
        return self.needs == ("check",) and self.rank is Rank.CLEARANCE
