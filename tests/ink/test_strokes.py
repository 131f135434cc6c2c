"""Ink is kept exactly, in one form, and refused with every fault when it is none."""

import json
import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intake_app.ink.strokes import Ink, InkError, ink_from_canonical, ink_of

places = st.tuples(st.floats(0, 1), st.floats(0, 1))


@st.composite
def inks(draw: st.DrawFn) -> Ink:
    """Any ink that a pad can give."""
    clock, strokes = 0, []
    for stroke in draw(st.lists(st.lists(places, min_size=1, max_size=12), max_size=4)):
        timed = [(x, y, clock + 8 * step) for step, (x, y) in enumerate(stroke)]
        clock = timed[-1][2] + 100
        strokes.append(timed)
    return ink_of(strokes, draw(st.floats(0.5, 6)))


@given(inks())
def test_ink_comes_back_from_its_fixed_form(ink: Ink):
    """Through JSON and back it is the same ink."""
    assert ink_from_canonical(json.loads(json.dumps(ink.canonical()))) == ink


def test_the_fixed_form_holds_whole_numbers_only():
    """Ten-thousandths and milliseconds, so that no machine writes them differently."""
    ink = ink_of([[(0.12344, 0.5, 0), (1.0, 0.98765, 16)]], 2.5)
    assert ink.canonical() == {
        "version": 1,
        "aspect": 25000,
        "strokes": [[[1234, 5000, 0], [10000, 9876, 16]]],
    }


@pytest.mark.parametrize(
    ("strokes", "is_blank"),
    [
        ([], True),
        ([[]], True),
        ([[(0.5, 0.5, 0)]], True),
        ([[(0.5, 0.5, 0), (0.51, 0.5, 9)]], True),
        ([[(0.3, 0.5, 0), (0.5, 0.5, 9)]], False),
    ],
)
def test_a_touch_is_not_writing(strokes: list[list[tuple[float, float, int]]], is_blank: bool):
    """Nothing, a dot and a slip of the pen are blank; a short line is not."""
    assert ink_of(strokes, 3.0).is_blank is is_blank


def test_every_fault_of_ink_is_found_at_once():
    """Outside the pad, not a number, and time running backwards are three faults, told without the ink."""
    with pytest.raises(InkError) as caught:
        ink_of([[(0.5, 1.2, 0), (math.nan, 0.5, 5), (0.5, 0.5, 3)]], 3.0)
    assert [(fault.where, fault.what) for fault in caught.value.faults] == [
        ("stroke 1, point 1", "lies outside the pad"),
        ("stroke 1, point 2", "lies outside the pad"),
        ("stroke 1, point 3", "has a time that does not follow"),
    ]


@pytest.mark.parametrize("aspect", [0.0, -1.0, math.inf, math.nan])
def test_a_pad_has_a_shape(aspect: float):
    """Width divided by height is a usual number."""
    with pytest.raises(InkError):
        ink_of([], aspect)


@pytest.mark.parametrize(
    "kept",
    [
        None,
        {"version": 1, "strokes": []},
        {"version": 2, "aspect": 30000, "strokes": []},
        {"version": 1, "aspect": 3.0, "strokes": []},
        {"version": 1, "aspect": 30000, "strokes": {}},
        {"version": 1, "aspect": 30000, "strokes": [[]]},
        {"version": 1, "aspect": 30000, "strokes": [[[1, 2]]]},
        {"version": 1, "aspect": 30000, "strokes": [[[1, 2, True]]]},
        {"version": 1, "aspect": 30000, "strokes": [[[1, 20000, 0]]]},
    ],
)
def test_what_is_not_ink_is_refused(kept: object):
    """Nothing is guessed from a record that does not fit."""
    with pytest.raises(InkError):
        ink_from_canonical(kept)


def test_too_much_ink_is_one_fault():
    """A pad that went wild is told once, not fifty thousand times."""
    with pytest.raises(InkError) as caught:
        ink_of([[(2.0, 2.0, 0)] * 50_001], 3.0)
    assert len(caught.value.faults) == 1
