"""What `frequency.toml` says of a course: when it is reviewed, what is a change, how it tapers (content 12.2, 12.3)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class CourseRules:
    """review_days, review_sessions: a formal review is due after so many, whichever is first. points, percent: a worthwhile
    change; small: (lowest, highest first number, points) where fewer points are one; halfway: percent. halfway_days: when a
    half-way course is looked at again. none_days, none_sessions: when no change ends it. worse_points, worse_visits: a rise at
    so many visits running stops it. reviews: with lasting benefit before the taper. steps: sessions a week, most first;
    step_days: (least, most) that each is kept. taper_review_days, most_sessions: a review in the taper, and at the latest.
    words: advice by outcome.
    """

    review_days: int
    review_sessions: int
    points: float
    percent: float
    small: tuple[float, float, float]
    halfway: float
    halfway_days: int
    none_days: int
    none_sessions: int
    worse_points: float
    worse_visits: int
    reviews: int
    steps: tuple[float, ...]
    step_days: tuple[int, int]
    taper_review_days: int
    most_sessions: int
    words: Mapping[str, str]


def course_rules(plain: Mapping[str, Mapping[str, Any]]) -> CourseRules:
    """The tables `review` and `maintenance` of `frequency.toml`, by name; what is not written is as in the shipped content."""
    review, taper = plain.get("review", {}), plain.get("maintenance", {})
    small = review.get("small_start", {})
    steps: Sequence[float] = taper.get("steps", (3, 2, 1, 0.5, 0.25))
    least, most = taper.get("step_weeks", (2, 4))
    return CourseRules(
        review_days=7 * int(review.get("weeks", 4)),
        review_sessions=int(review.get("sessions", 6)),
        points=float(review.get("worthwhile_points", 2)),
        percent=float(review.get("worthwhile_percent", 30)),
        small=(float(small.get("from", 1)), float(small.get("to", 4)), float(small.get("points", 1))),
        halfway=float(review.get("halfway_percent", 15)),
        halfway_days=7 * int(review.get("halfway_review_weeks", 2)),
        none_days=7 * int(review.get("none_weeks", 4)),
        none_sessions=int(review.get("none_sessions", 8)),
        worse_points=float(review.get("worse_points", 2)),
        worse_visits=int(review.get("worse_visits", 2)),
        reviews=int(taper.get("after_reviews", 2)),
        steps=tuple(steps),
        step_days=(7 * int(least), 7 * int(most)),
        taper_review_days=7 * int(taper.get("review_weeks", 12)),
        most_sessions=int(review.get("sessions_without_review_max", 12)),
        words=plain.get("review.words", {}),
    )
