"""Fills cut to shape: whatever is drawn lies where it belongs."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intake_app.bodymap.geometry import area, common, distance_to_edge, is_inside, united, without
from intake_app.bodymap.patterns import UPWARDS, Disc, Inside, Near, dots, free_point, stripes

SQUARE = ((0.0, 0.0), (40.0, 0.0), (40.0, 40.0), (0.0, 40.0))
spans = st.lists(
    st.tuples(st.integers(0, 50), st.integers(1, 9)).map(lambda one: (one[0], one[0] + one[1]))
).map(united)


def holds(found: list[tuple[float, float]], x: float) -> bool:
    """Whether a point of a line lies in one of the spans."""
    return any(start < x < end for start, end in found)


@given(spans, spans, st.integers(0, 60).map(lambda step: step + 0.5))
def test_spans_behave_like_sets_of_points(
    one: list[tuple[float, float]], two: list[tuple[float, float]], x: float
):
    """A point is in both, in either, or in one without the other, just as with sets."""
    assert holds(common(one, two), x) == (holds(one, x) and holds(two, x))
    assert holds(without(one, two), x) == (holds(one, x) and not holds(two, x))
    assert holds(united([*one, *two]), x) == (holds(one, x) or holds(two, x))


@given(st.floats(1.5, 12), st.floats(-3, 3))
def test_stripes_stay_inside(spacing: float, angle: float):
    """The middle of each stripe lies inside the shape, whatever the angle."""
    middles = [((a + c) / 2, (b + d) / 2) for (a, b), (c, d) in stripes(Inside(SQUARE), spacing, angle)]
    assert all(is_inside(SQUARE, middle) or distance_to_edge(SQUARE, middle) < 1e-6 for middle in middles)


def test_stripes_lie_as_far_apart_as_asked():
    """Length times distance is the area that the stripes stand for."""
    total = sum(math.dist(start, end) for start, end in stripes(Inside(SQUARE), 0.5, UPWARDS))
    assert total * 0.5 == pytest.approx(area(SQUARE), rel=0.01)


@given(st.floats(0, 40), st.floats(0, 40), st.floats(1, 15))
def test_no_dot_lies_in_a_hole(x: float, y: float, radius: float):
    """A spot that is left out stays free of the pattern around it."""
    found = dots(Inside(SQUARE), 3.0, [Disc((x, y), radius)])
    assert all(math.dist(point, (x, y)) > radius - 0.31 for point in found)


def test_a_margin_reaches_exactly_as_far_as_said():
    """Near a square by 5 is the square, four bands and four quarter discs."""
    total = sum(math.dist(start, end) for start, end in stripes(Near(SQUARE, 5.0), 0.25, 0.3)) * 0.25
    assert total == pytest.approx(40 * 40 + 4 * 40 * 5 + math.pi * 25, rel=0.005)


def test_a_number_moves_away_from_a_spot():
    """The digit stands clear of what is left out, and stays where it is when nothing is in its way."""
    spot = Disc((20.0, 20.0), 8.0)
    moved = free_point(SQUARE, (20.0, 20.0), 5.0, [spot])
    assert math.dist(moved, spot.centre) >= 13
    assert free_point(SQUARE, (35.0, 35.0), 5.0, [spot]) == (35.0, 35.0)
