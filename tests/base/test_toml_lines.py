"""TOML that keeps its lines and finds every fault."""

from intake_app.base.toml_lines import parse_toml, read_toml

BROKEN = """\
[rule.first]
all.question = "yes"
bad = [1, 2
good = 3
good = 4

[rule.second]
cap = { LEGS = 1 }
list = [
    "a",  # with a ] in the comment
    "b",
]
"""


def test_every_fault_of_syntax_is_named_with_its_line() -> None:
    """A bracket that is never closed and a key written twice are both found."""
    _, faults = parse_toml(BROKEN, "rules.toml")
    assert [(fault.line, fault.file) for fault in faults] == [(3, "rules.toml"), (5, "rules.toml")]


def test_what_stands_around_a_broken_line_is_still_read() -> None:
    """The statements above and below a fault, and the next table, keep their values."""
    tables, _ = parse_toml(BROKEN, "rules.toml")
    assert tables[0].values == {"all": {"question": "yes"}, "good": 3}
    assert tables[1].values == {"cap": {"LEGS": 1}, "list": ["a", "b"]}


def test_each_key_knows_its_line() -> None:
    """A dotted key is found by its whole name, an unknown one by its table."""
    tables, _ = parse_toml(BROKEN, "rules.toml")
    assert tables[0].line_of("all.question") == 2
    assert tables[1].line_of("nothing") == 7


def test_tables_of_a_list_stand_one_by_one() -> None:
    """Two `[[readings]]` are two tables, marked as listed."""
    tables, faults = parse_toml('[[readings]]\nof = "DIA.4"\n[[readings]]\nof = "SYS.2"\n', "case.toml")
    assert [(table.name, table.is_listed, table.values["of"]) for table in tables] == [
        ("readings", True, "DIA.4"),
        ("readings", True, "SYS.2"),
    ]
    assert not faults


def test_a_text_over_several_lines_holds_what_looks_like_a_header() -> None:
    """Inside a long text nothing is cut."""
    tables, faults = parse_toml('words = """\n[not.a.table]\n"""\n', "case.toml")
    assert tables[0].values == {"words": "[not.a.table]\n"}
    assert not faults


def test_a_file_that_is_missing_is_one_fault(tmp_path) -> None:
    """No traceback: one fault that says what was expected."""
    tables, faults = read_toml(tmp_path / "none.toml")
    assert not tables
    assert "cannot be read" in faults[0].what
