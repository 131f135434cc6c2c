"""JSON with lines: what is right around a fault is still read."""

import json

from hypothesis import given
from hypothesis import strategies as st

from intake_app.questionnaire.json_lines import parse_json

_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=12,
)


@given(_VALUES)
def test_reads_what_json_reads(value: object) -> None:
    """Any JSON text comes out as the standard reader has it, without faults."""
    located = parse_json(json.dumps(value, indent=1), "x.json")

    assert located.value == value
    assert located.faults == []


def test_knows_the_line_of_each_value() -> None:
    """A value inside lists and tables has its own line; one that is not there has that of what is around it."""
    located = parse_json('{\n "a": [\n  {"b": 1},\n  {"b": 2}\n ]\n}', "x.json")

    assert located.line_of("a", 1, "b") == 4
    assert located.line_of("a", 1, "c") == 4


def test_goes_on_after_a_broken_member() -> None:
    """A broken member is one fault with its line; the members after it are read."""
    located = parse_json('{\n "a": 1,\n "b": oops,\n "c": 3\n}', "x.json")

    assert located.value == {"a": 1, "c": 3}
    assert [(fault.line, fault.value) for fault in located.faults] == [(3, "oops,")]


def test_a_missing_comma_loses_nothing() -> None:
    """Where a comma is missing both neighbours are read."""
    located = parse_json('{\n "a": 1\n "b": 2\n}', "x.json")

    assert located.value == {"a": 1, "b": 2}
    assert [fault.line for fault in located.faults] == [3]


def test_tells_a_key_written_twice_and_keeps_both_values() -> None:
    """The first value stands, the second is kept beside it, for a danger sign may be in either."""
    located = parse_json('{"a": 1, "a": 2}', "x.json")

    assert located.value == {"a": 1}
    assert located.again == [(("a",), 2)]


def test_ends_on_any_text() -> None:
    """Half a text, a wrong escape and a bare word are faults, never an endless loop or an exception."""
    for text in ('{"a\\x": 1, "b": 2', '{"a": [1, 2', '{"a', "word", "", '{"a": 1} tail', "[" * 500):
        assert parse_json(text, "x.json").faults
