"""Every row of the test table of the clinical content (section 17) has a case or a test, and the list of them is true."""

import re

import pytest

from intake_app.base.paths import forms_folder

ROWS = [f"T{number:02d}" for number in range(1, 132)]
CASES = forms_folder() / "cases"
_LINE = re.compile(r"^\| (T\d+) \| (.*?) \| (.*?) \|$", re.MULTILINE)
TABLE = {
    row: (cases.split(" · ") if cases else [], re.findall(r"`([^`]+)`", tests))
    for row, cases, tests in _LINE.findall((CASES / "README.md").read_text("utf-8"))
}


def row_of(case: str) -> str:
    """The row that a case is named after."""
    number = re.match(r"t(\d+)-", case)
    return f"T{int(number.group(1)):02d}" if number else ""


def test_every_row_has_a_case_or_a_test() -> None:
    """T01 to T131, none missing and none unknown."""
    assert [row for row in ROWS if not any(TABLE.get(row, ((), ())))] == []
    assert set(TABLE) == set(ROWS)


def test_every_case_named_after_a_row_is_in_the_table() -> None:
    """And nothing is in it that is not there; earlier visits are no rows."""
    named = {path.stem for path in CASES.glob("t[0-9]*-*.toml") if not re.match(r"t\d+-visit", path.stem)}
    assert named == {case for cases, _ in TABLE.values() for case in cases}
    assert [case for row, (cases, _) in TABLE.items() for case in cases if row_of(case) != row] == []


def test_every_case_of_a_row_says_what_must_come_out() -> None:
    """A row without `[expect]` would prove nothing."""
    texts = {
        case: (CASES / f"{case}.toml").read_text("utf-8") for cases, _ in TABLE.values() for case in cases
    }
    assert [case for case, text in texts.items() if "[expect" not in text] == []


@pytest.mark.parametrize("test", sorted({test for _, tests in TABLE.values() for test in tests}))
def test_every_test_of_a_row_exists_and_names_the_row(test: str) -> None:
    """Its docstring says the row."""
    file, _, name = test.partition("::")
    source = (forms_folder().parent / file).read_text("utf-8")
    found = re.search(rf'def {name}\(.*?"""(.*?)"""', source, re.DOTALL)
    rows = [row for row, (_, tests) in TABLE.items() if test in tests]
    assert found is not None
    assert [row for row in rows if not re.search(rf"\b{row}\b", found.group(1))] == []
