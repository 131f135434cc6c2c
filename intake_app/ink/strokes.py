"""Handwriting as points and times, without any screen: what was drawn on a pad, checked, and in its fixed form."""

import itertools
import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from intake_app.base.errors import FaultsError
from intake_app.base.faults import Fault

VERSION = 1
STEPS = (
    10_000  # positions are kept in ten-thousandths of the pad, so that the same ink always has the same bytes
)
LONGEST_MS = 3_600_000
MOST_POINTS = 50_000
BLANK_LENGTH = 0.02  # ink shorter than this part of the pad's width is a touch, not writing


class InkError(FaultsError):
    """Ink that cannot be kept as it is, with every fault found. The ink itself is never in the text."""


class InkPoint(NamedTuple):
    """Where the pen was: x and y 0-1 of the pad's width and height, y down; ms since the first touch."""

    x: float
    y: float
    ms: int


@dataclass(frozen=True, slots=True)
class Stroke:
    """One line from pen down to pen up; at least one point."""

    points: tuple[InkPoint, ...]


@dataclass(frozen=True, slots=True)
class Ink:
    """All strokes on one pad in the order drawn. aspect: the pad's width divided by its height."""

    strokes: tuple[Stroke, ...]
    aspect: float

    @property
    def is_blank(self) -> bool:
        """Whether nothing was written: no stroke, or only a touch."""
        return self.length < BLANK_LENGTH

    @property
    def length(self) -> float:
        """The length of all lines, in widths of the pad."""
        pairs = ((one, two) for stroke in self.strokes for one, two in itertools.pairwise(stroke.points))
        return sum(math.hypot(two.x - one.x, (two.y - one.y) / self.aspect) for one, two in pairs)

    def canonical(self) -> dict[str, Any]:
        """The ink as plain whole numbers for JSON: the same ink gives the same bytes everywhere.

        version; aspect in ten-thousandths; strokes as lists of [x, y, ms], x and y in ten-thousandths of the pad.
        """
        strokes = [[[_steps(x), _steps(y), ms] for x, y, ms in stroke.points] for stroke in self.strokes]
        return {"version": VERSION, "aspect": _steps(self.aspect), "strokes": strokes}


def ink_of(strokes: Iterable[Sequence[tuple[float, float, int]]], aspect: float) -> Ink:
    """Ink from the points of a pad: strokes of (x, y, ms), x and y 0-1. Strokes without points are left out.

    Positions are rounded to ten-thousandths. Raises InkError with every fault.
    """
    given = [stroke for stroke in strokes if stroke]
    faults = [*_aspect_faults(aspect), *_stroke_faults(given)]
    if faults:
        raise _error(faults)
    made = tuple(Stroke(tuple(InkPoint(_round(x), _round(y), int(ms)) for x, y, ms in one)) for one in given)
    return Ink(made, _round(aspect))


def ink_from_canonical(kept: Any) -> Ink:
    """Ink from what `canonical` gave. Raises InkError for anything else."""
    faults = _shape_faults(kept)
    if faults:
        raise _error(faults)
    strokes = [[(x / STEPS, y / STEPS, ms) for x, y, ms in stroke] for stroke in kept["strokes"]]
    return ink_of(strokes, kept["aspect"] / STEPS)


def _shape_faults(kept: Any) -> list[Fault]:
    """What is no ink at all; ranges are looked at afterwards."""
    if not isinstance(kept, dict) or set(kept) != {"version", "aspect", "strokes"}:
        return [_fault("ink", "is not ink", "version, aspect and strokes")]
    if kept["version"] != VERSION:
        return [_fault("version", "is not a known version of ink", str(VERSION))]
    faults = (
        [] if _is_whole(kept["aspect"]) else [_fault("aspect", "is not a whole number", "ten-thousandths")]
    )
    if not isinstance(kept["strokes"], list):
        return [*faults, _fault("strokes", "is not a list", "a list of strokes")]
    for number, stroke in enumerate(kept["strokes"], 1):
        if not isinstance(stroke, list) or not stroke or not all(_is_point(point) for point in stroke):
            faults.append(
                _fault(f"stroke {number}", "is not a list of points", "[x, y, ms] in whole numbers")
            )
    return faults


def _aspect_faults(aspect: float) -> Iterable[Fault]:
    if not math.isfinite(aspect) or not 0.1 <= aspect <= 100:
        yield _fault("aspect", "is not the shape of a pad", "width divided by height, 0.1 to 100")


def _stroke_faults(strokes: Sequence[Sequence[tuple[float, float, int]]]) -> Iterable[Fault]:
    if sum(len(stroke) for stroke in strokes) > MOST_POINTS:
        yield _fault("strokes", "hold too many points", f"at most {MOST_POINTS}")
        return
    before = 0
    for number, stroke in enumerate(strokes, 1):
        for step, (x, y, ms) in enumerate(stroke, 1):
            where = f"stroke {number}, point {step}"
            if not (0 <= x <= 1 and 0 <= y <= 1):
                yield _fault(where, "lies outside the pad", "x and y from 0 to 1")
            if before <= ms <= LONGEST_MS:
                before = ms
            else:
                yield _fault(where, "has a time that does not follow", f"{before} to {LONGEST_MS} ms")


def _is_point(point: Any) -> bool:
    return isinstance(point, list) and len(point) == 3 and all(_is_whole(one) for one in point)


def _is_whole(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


def _steps(value: float) -> int:
    return round(value * STEPS)


def _round(value: float) -> float:
    return round(value * STEPS) / STEPS


def _fault(where: str, what: str, expected: str) -> Fault:
    return Fault("ink", None, where, "", what, expected)


def _error(faults: list[Fault]) -> InkError:
    return InkError("The ink cannot be kept as it is.", "Nothing is signed with it.", "Draw again.", faults)
