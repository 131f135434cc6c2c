"""Rules, facts, due conditions and derived answers as read from the content: frozen, without any answers."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from intake_app.safety.conditions import AllOf, Condition
from intake_app.safety.review import Rank

FLAGS = (
    "clot_risk", "bleed_risk", "hypo_risk", "fall_risk", "fragile_skin", "fluid_risk", "unreliable_feedback", "immune_risk",
    "complex",
)  # fmt: skip
"""The flags of content 1.3."""


@dataclass(frozen=True, slots=True)
class Effects:
    """What a rule limits (forms/README.md section 2). Places are kept as written and resolved for each `here`."""

    cap: Mapping[str, int] = field(default_factory=dict)
    cap_from: Mapping[str, str] = field(default_factory=dict)
    avoid: tuple[str, ...] = ()
    avoid_spot: tuple[str, ...] = ()
    margin_cm: float | None = None
    look_first: tuple[str, ...] = ()
    touch_first: tuple[str, ...] = ()
    ask_first: tuple[str, ...] = ()
    not_today: tuple[str, ...] = ()
    step_down: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    exclude_from: tuple[str, ...] = ()
    exclude_on: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    minutes_max: int | None = None
    per_week_max: int | None = None
    sessions_max: int | None = None
    region_minutes_max: Mapping[str, int] = field(default_factory=dict)
    minutes_share: Mapping[str, float] = field(default_factory=dict)
    severity_min: str = ""
    no_position: tuple[str, ...] = ()
    flag: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return self != Effects()


@dataclass(frozen=True, slots=True)
class Rule:
    """One line of the clinical content. check: the file it stands in. each: "", "region", "side" or "line of QUESTION".

    needs: "check", "clinician" or "". until_cleared: effects that a valid record ends.
    """

    id: str
    content_id: str
    check: str
    condition: AllOf
    each: str
    here_in: tuple[str, ...]
    rank: Rank
    needs: str
    effects: Effects
    until_cleared: Effects
    effects_of: tuple[str, ...]
    title: str
    reason: str
    action: str
    source: tuple[str, ...]
    evidence: str
    refer: str
    refer_unless: Condition | None
    hidden_by: tuple[str, ...]
    file: str
    line: int
    action_relaxed: str = ""


@dataclass(frozen=True, slots=True)
class Fact:
    """A word with one definition. flag: flags that are set while it holds and that no rule line sets."""

    name: str
    condition: Condition
    each: str
    flag: tuple[str, ...]
    file: str
    line: int


@dataclass(frozen=True, slots=True)
class Due:
    """When a question is asked at all."""

    question: str
    condition: Condition
    each: str
    file: str
    line: int


@dataclass(frozen=True, slots=True)
class Derived:
    """An answer worked out from others: the options whose condition holds, else `otherwise`."""

    question: str
    sources: tuple[str, ...]
    otherwise: str
    options: Mapping[str, Condition]
    file: str
    line: int


@dataclass(frozen=True, slots=True)
class Series:
    """What must come after which reading of a timed series (content 1.6); see `series`."""

    name: str
    of: str
    settings: Mapping[str, object]
    file: str
    line: int


@dataclass(frozen=True, slots=True)
class RuleSet:
    """All rules and words, by name. by_content_id: a letterless id stands for all of its lines."""

    rules: tuple[Rule, ...] = ()
    facts: Mapping[str, Fact] = field(default_factory=dict)
    due: Mapping[str, Due] = field(default_factory=dict)
    derived: Mapping[str, Derived] = field(default_factory=dict)
    series: Mapping[str, Series] = field(default_factory=dict)

    def named(self, content_id: str) -> tuple[Rule, ...]:
        """The lines of a content id: the one with that letter, or all of them where no letter is given."""
        exact = tuple(rule for rule in self.rules if rule.content_id == content_id)
        return exact or tuple(rule for rule in self.rules if rule.content_id.rstrip("abcdefgh") == content_id)
