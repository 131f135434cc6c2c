"""What the step Pressure shows: plain, frozen values."""

from collections.abc import Mapping
from dataclasses import dataclass

from intake_app.ui.values import RegionState, Rung, Zone


@dataclass(frozen=True)
class Tried:
    """A level above 1 that may be tried seated. comfortable: None while it was not tried."""

    level: int
    comfortable: bool | None = None


@dataclass(frozen=True)
class RegionDetail:
    """One region beside the list. level, ceiling: 0-3, None where it is left out; reason: of the ceiling or of leaving it out.

    score: of the test stroke at level 1, 0-10, None while not tried. tingling: None while not asked. tried: levels above 1.
    is_seated: it can be tried before the session. told: one sentence about where the level comes from.
    """

    name: str
    position: str
    level: int | None
    ceiling: int | None
    reason: str
    is_seated: bool
    told: str
    score: int | None = None
    tingling: bool | None = None
    tried: tuple[Tried, ...] = ()


@dataclass(frozen=True)
class PressurePage:
    """The whole step. current: a region id. states: of every region of today's areas."""

    zones: tuple[Zone, ...]
    states: Mapping[str, RegionState]
    details: Mapping[str, RegionDetail]
    current: str
    rungs: tuple[Rung, ...]
    foot_note: str
    back_text: str
    next_text: str
    waiting: str = ""
