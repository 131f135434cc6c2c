import pytest
from hypothesis import given
from hypothesis import strategies as st

from intake_app.crypto.digests import NotCanonical, canonical_json, digest, same_code, short_code

RECORDS = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=12,
)


def test_keys_are_sorted_and_letters_stay() -> None:
    """The canonical form sorts keys, leaves no space, and writes letters of any script as themselves."""
    record = {"b": [1, 2.5, None], "a": {"ß": "ل"}}

    assert canonical_json(record) == '{"a":{"ß":"ل"},"b":[1,2.5,null]}'.encode()


def test_whole_floats_are_whole_numbers() -> None:
    """A level that came back from somewhere as 5.0 is the same record as 5."""
    assert canonical_json({"level": 5.0}) == canonical_json({"level": 5})


@given(RECORDS)
def test_order_of_keys_does_not_count(record: object) -> None:
    """A record read back from its canonical form has that form again."""
    import json

    written = canonical_json(record)

    assert canonical_json(json.loads(written)) == written


@pytest.mark.parametrize("value", [float("nan"), float("inf"), {1: "a"}, {"a": {"b"}}, b"bytes"])
def test_what_has_no_one_form_is_refused(value: object) -> None:
    """What JSON has no single form for is refused, not guessed."""
    with pytest.raises(NotCanonical):
        canonical_json({"value": value})


def test_short_code_is_the_first_80_bits() -> None:
    """The code is four groups of four, without letters that are mistaken for digits."""
    code = short_code(digest(b"plan"))

    assert [len(group) for group in code.split("-")] == [4, 4, 4, 4]
    assert not set(code) & set("ILOU")


@pytest.mark.parametrize(
    ("digits", "code"),
    [
        ("0" * 64, "0000-0000-0000-0000"),
        ("f" * 64, "ZZZZ-ZZZZ-ZZZZ-ZZZZ"),
        ("0" * 19 + "1" + "0" * 44, "0000-0000-0000-0001"),
    ],
)
def test_short_code_of_known_digests(digits: str, code: str) -> None:
    """All zeros, all ones and the last bit that counts."""
    assert short_code(digits) == code


@pytest.mark.parametrize("typed", ["0000000000000001", "oooo-0000 0000-000l", "OOOO-OOOO-OOOO-OOOI"])
def test_a_typed_code_may_be_sloppy(typed: str) -> None:
    """Case, dashes and the letters that look like digits do not count."""
    assert same_code(typed, "0" * 19 + "1" + "0" * 44)


def test_another_code_is_not_the_same() -> None:
    """One other letter is another code."""
    assert not same_code("0000-0000-0000-0002", "0" * 19 + "1" + "0" * 44)
