"""`forms check` tells all that is wrong or missing in a content folder at once; `forms readable` writes its pages."""

import shutil
from pathlib import Path

import pytest

from intake_app.base.paths import forms_folder
from tests.cli.running import NOW, Run

CASE = "clear.toml"


@pytest.fixture
def forms(tmp_path: Path) -> Path:
    """A copy of the shipped content with only the case that all others start from."""
    copy = tmp_path / "forms"
    shutil.copytree(forms_folder(), copy, ignore=shutil.ignore_patterns("cases", "readable"))
    (copy / "cases").mkdir()
    shutil.copy(forms_folder() / "cases" / CASE, copy / "cases")
    return copy


def change(file: Path, old: str, new: str) -> None:
    """Write one part of a file anew; it has to stand there."""
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), "utf-8")


def test_without_cases_every_rule_and_every_edge_is_to_do(run: Run, forms: Path) -> None:
    """Status 1: it loads, and cases are missing."""
    ran = run("forms", "check", forms, "--now", NOW)

    assert (ran.status, "'R-DVT-01': holds in no case" in ran.out) == (1, True)
    assert "'54 mg/dL': has no case below, at, above" in ran.out


def test_faults_of_many_files_are_told_at_once_with_file_and_line(run: Run, forms: Path) -> None:
    """A wrong option in a rule, in a technique and in a severity, a wrong unit, an unknown source: status 2."""
    change(forms / "rules" / "clots.toml", 'any.limb-bigger = "yes"', 'any.limb-bigger = "yess"')
    change(forms / "techniques.toml", 'any.thin-bones = "yes"', 'any.thin-bone = "yes"')
    change(forms / "frequency.toml", "cannot-do-usual-tasks", "cannot-do")
    change(
        forms / "rules" / "diabetes.toml",
        'at_most = { "mg/dL" = 70, "mmol/L" = 3.9 }',
        'at_most = { "mg/dl" = 70 }',
    )
    change(forms / "rules" / "feet.toml", 'source = ["', 'source = ["NOWHERE", "')
    ran = run("forms", "check", forms, "--now", NOW)

    told = [line.partition(", line ")[0] for line in ran.out.split("\n")[:5]]
    assert ran.status == 2
    assert sorted(told) == ["clots.toml", "diabetes.toml", "feet.toml", "frequency.toml", "techniques.toml"]


@pytest.mark.parametrize(
    ("file", "text", "told"),
    [
        ("rules/clots.toml", '[due.long-journey]\nall.past-clot = "never"\nall.clot-sign = "yes"\n', ""),
        (
            "rules/clots.toml",
            '[due.long-journey]\nor = [{ all = { past-clot = "never" }, any = { past-clot = "not-sure", clot-sign = "yes" } }]\n',
            "",
        ),
        ("sources.toml", '\n[source.UNUSED]\ntitle = "A book"\n', "'UNUSED': is named by no table"),
    ],
)
def test_what_nothing_uses_is_told(run: Run, forms: Path, file: str, text: str, told: str) -> None:
    """What can be asked is not told; a source that nothing names is."""
    path = forms / file
    path.write_text(path.read_text("utf-8") + "\n" + text, "utf-8")
    out = run("forms", "check", forms, "--now", NOW).out

    assert (told in out, "can never be asked" in out) == (True, False)


def test_a_question_that_can_never_be_due_is_told(run: Run, forms: Path) -> None:
    """Two answers of one question at once: nobody can give them."""
    rules = forms / "rules" / "clots.toml"
    text = '\n[due.long-journey]\nall.past-clot = "never"\nor = [{ all = { past-clot = "within-6-months-or-still-treated" } }]\n'
    rules.write_text(rules.read_text("utf-8") + text, "utf-8")
    out = run("forms", "check", forms, "--now", NOW).out

    assert "[due.long-journey] 'long-journey': can never be asked" in out


def test_an_answer_that_no_rule_reads_is_told(run: Run, forms: Path) -> None:
    """Take the only rule away that names it."""
    change(forms / "rules" / "sensation.toml", 'all.cause = "alcohol"', 'all.cause = "unknown"')
    out = run("forms", "check", forms, "--now", NOW).out

    assert "NEU.5 cause 'alcohol': is read by no rule" in out


def test_pages_are_written_into_the_folder_and_then_agree(run: Run, forms: Path) -> None:
    """Before writing `--check` ends with 1, afterwards with 0."""
    before = run("forms", "readable", forms, "--check").status
    run("forms", "readable", forms)

    assert (before, run("forms", "readable", forms, "--check").status) == (1, 0)


def test_a_folder_that_cannot_be_loaded_gets_no_pages(run: Run, forms: Path) -> None:
    """Status 2 and every fault, nothing written."""
    change(forms / "rules" / "clots.toml", 'any.limb-bigger = "yes"', 'any.limb-bigger = "yess"')

    assert (run("forms", "readable", forms).status, (forms / "readable").exists()) == (2, False)
