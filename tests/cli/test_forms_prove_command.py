"""`forms prove` says how each safety statement is held, and shows the answers that break one."""

from pathlib import Path

from tests.cli.running import Run
from tests.safety.conftest import forms_copy as forms_copy


def test_a_statement_that_holds_ends_with_0(run: Run) -> None:
    """The row tells how it is held, over how many rule lines."""
    ran = run("forms", "prove", "--only", "10", "--only", "26")

    assert (ran.status, "10 proved " in ran.out, "26 property " in ran.out) == (0, True, True)


def test_a_weakened_rule_is_refused_with_the_answers_that_show_it(
    run: Run, forms_copy: Path, tmp_path: Path
) -> None:
    """A hot foot lowered to caution: status 1, the answer in words, and a case file."""
    rules = forms_copy / "rules" / "feet.toml"
    before, mark, after = rules.read_text("utf-8").partition("[rule.hot-foot]")
    rules.write_text(before + mark + after.replace('"stop_same_day"', '"caution"', 1), "utf-8")
    ran = run("forms", "prove", forms_copy, "--examples", tmp_path, "--only", "13")

    assert (ran.status, "13 FAILS" in ran.out, "FOOT.1 " in ran.out) == (1, True, True)
    assert (tmp_path / "statement-13.toml").is_file()


def test_broken_content_ends_with_2(run: Run, forms_copy: Path) -> None:
    """A word that is none is told with its line; nothing is proved."""
    rules = forms_copy / "rules" / "feet.toml"
    rules.write_text(rules.read_text("utf-8").replace("all.hot-foot", "all.hot-feet", 1), "utf-8")

    assert run("forms", "prove", forms_copy).status == 2
