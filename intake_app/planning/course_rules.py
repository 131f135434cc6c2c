"""What `frequency.toml` says of a course: when it is reviewed, what is a change, how it tapers (content 12.2, 12.3)."""

from collections.abc import Mapping
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
    """The tables `review` and `maintenance` of `frequency.toml`, by name, whose keys the check of its shape has found there."""
    review, taper = plain["review"], plain["maintenance"]
    small, (least, most) = review["small_start"], taper["step_weeks"]
    return CourseRules(
        review_days=7 * int(review["weeks"]),
        review_sessions=int(review["sessions"]),
        points=float(review["worthwhile_points"]),
        percent=float(review["worthwhile_percent"]),
        small=(float(small["from"]), float(small["to"]), float(small["points"])),
        halfway=float(review["halfway_percent"]),
        halfway_days=7 * int(review["halfway_review_weeks"]),
        none_days=7 * int(review["none_weeks"]),
        none_sessions=int(review["none_sessions"]),
        worse_points=float(review["worse_points"]),
        worse_visits=int(review["worse_visits"]),
        reviews=int(taper["after_reviews"]),
        steps=tuple(map(float, taper["steps"])),
        step_days=(7 * int(least), 7 * int(most)),
        taper_review_days=7 * int(taper["review_weeks"]),
        most_sessions=int(review["sessions_without_review_max"]),
        words=plain["review.words"],
    )
