"""Ink as lines: thinned without losing its shape, smooth without leaving the pad."""

import math
import re

from hypothesis import given
from hypothesis import strategies as st

from intake_app.ink.curves import TOLERANCE, simplified, smooth_curves, to_svg_path
from intake_app.ink.strokes import Ink, Stroke, ink_of

strokes = st.lists(st.tuples(st.floats(0, 1), st.floats(0, 1)), min_size=1, max_size=30).map(
    lambda points: [(x, y, 8 * step) for step, (x, y) in enumerate(points)]
)
inks = st.lists(strokes.map(tuple), max_size=1).map(lambda given: ink_of(given, 3.0))


def loop(count: int) -> Ink:
    """A round stroke of this many points."""
    angles = [2 * math.pi * step / (count - 1) for step in range(count)]
    return ink_of(
        [[(0.5 + 0.2 * math.cos(a), 0.5 + 0.4 * math.sin(a), 4 * i) for i, a in enumerate(angles)]], 2.0
    )


@given(inks)
def test_thinning_keeps_points_of_the_stroke_in_order(ink: Ink):
    """Ends stay, nothing is moved, nothing is invented."""
    for before, after in zip(ink.strokes, simplified(ink).strokes, strict=True):
        assert (after.points[0], after.points[-1]) == (before.points[0], before.points[-1])
        assert set(after.points) <= set(before.points)


def test_thinning_leaves_the_shape_of_a_loop():
    """Far fewer points, and the length of the line differs by less than one in a hundred."""
    full, thin = loop(400), simplified(loop(400))
    assert len(thin.strokes[0].points) < 60
    assert abs(thin.length - full.length) < 0.01 * full.length


def test_a_point_farther_than_the_tolerance_stays():
    """A small hook at the middle of a line is kept, a tremor under the tolerance is not."""
    hook = ink_of([[(0.1, 0.5, 0), (0.5, 0.5 + 9 * TOLERANCE, 9), (0.9, 0.5, 18)]], 3.0)
    tremor = ink_of([[(0.1, 0.5, 0), (0.5, 0.5 + TOLERANCE, 9), (0.9, 0.5, 18)]], 3.0)
    assert [len(simplified(ink).strokes[0].points) for ink in (hook, tremor)] == [3, 2]


@given(inks)
def test_smooth_curves_run_through_every_point_and_stay_on_the_pad(ink: Ink):
    """Each curve ends where the next begins, at a point of the stroke; its control points lie within 0-1."""
    for stroke in ink.strokes:
        curves = smooth_curves(stroke)
        assert [curve.end for curve in curves] == [(point.x, point.y) for point in stroke.points[1:]]
        assert all(0 <= value <= 1 for curve in curves for value in (*curve.first, *curve.second))


def test_a_single_point_is_a_dot():
    """It has no curve, and its path is a line of no length."""
    ink = ink_of([[(0.5, 0.25, 0)]], 2.0)
    assert smooth_curves(Stroke(ink.strokes[0].points)) == ()
    assert to_svg_path(ink, 100, 40) == "M 50.00 10.00 C 50.00 10.00 50.00 10.00 50.00 10.00"


@given(inks)
def test_the_path_holds_moves_and_curves_only(ink: Ink):
    """One move for each stroke, and numbers with two decimals."""
    path = to_svg_path(ink, 300, 100)
    assert re.fullmatch(r"(?:[MC] |\d+\.\d\d ?)*", path)
    assert path.count("M") == len(ink.strokes)
