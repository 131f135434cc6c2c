"""Each kind of fault that `forms check` tells, in a broken copy: file, line and what is wrong, all at once."""

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from intake_app.base.faults import Fault
from intake_app.base.paths import forms_folder
from intake_app.planning.terms import plan_terms
from intake_app.safety.conditions import Condition
from intake_app.safety.content import Content, read_content
from intake_app.safety.gaps import unread_options, unused_sources
from intake_app.safety.term_checking import Stated, term_faults
from intake_app.services.forms_check import check_forms
from intake_app.services.review import Reviewing


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """The shipped content without its cases and pages, for a test to break."""
    left_out = shutil.ignore_patterns("cases", "readable")
    return Path(shutil.copytree(forms_folder(), tmp_path / "forms", ignore=left_out))


def change(file: Path, old: str, new: str) -> None:
    """Write one part of a file anew; it has to stand there."""
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), "utf-8")


FAULTS = [
    ("background.toml", 'check = "clots"', 'chek = "clots"', "chek: is not a word of this table"),
    ("background.toml", 'source = ["WELLS03"]', 'source = ["WELLS99"]', "'WELLS99': is not in sources.toml"),
    ("background.toml", 'evidence = "GO"', 'evidence = "GZ"', "'Z': is no evidence letter"),
    ("techniques.toml", "min = 2", "least = 2", "least: is not a word of this table"),
    ("techniques.toml", "\n[[evidence]]\n", "\n[[evidense]]\n", "is not a table of this file"),
    ("homework.toml", "per_region = true", "per_place = true", "per_place: is not a word of this table"),
    ("frequency.toml", "minutes_first = 30", "minutes_fist = 30", "minutes_first: is missing"),
    ("frequency.toml", "halfway_percent = 15", "", "halfway_percent: is missing"),
    ("frequency.toml", "step_weeks = [2, 4]", 'step_weeks = "often"', "cannot be read"),
    ("statements.toml", "reasons = ", "raisons = ", "raisons: is not a word of this table"),
    ("comparison.toml", 'say = "Ask', 'tell = "Ask', "say: is missing"),
    ("claims.toml", 'avoid = "flushes', 'never = "flushes', "avoid: is missing"),
    ("terms.toml", '"DVT.5", "FOOT.4"', '"DVT.55", "FOOT.4"', "'DVT.55': is no question"),
    ("terms.toml", 'names = ["age"]', 'names = ["aage"]', "'aage': is a word of no condition"),
    ("no-rule.toml", "reason = ", "because = ", "because: is not a word of this table"),
    ("techniques.toml", 'any.thin-bones = "yes"', 'any.thin-bone = "yes"', "'thin-bone': is no question"),
    ("rules/clots.toml", 'any.limb-bigger = "yes"', 'any.limb-bigger = "yess"', "'yess': is none of its options"),
]  # fmt: skip


@pytest.mark.parametrize(("file", "old", "new", "told"), FAULTS, ids=[f"{one[0]}-{one[3]}" for one in FAULTS])
def test_a_broken_file_is_told_with_its_line(
    reviewing: Reviewing, copy: Path, file: str, old: str, new: str, told: str
) -> None:
    """Unknown keys, tables, questions, options, sources and letters; what is missing."""
    change(copy / file, old, new)
    found = [fault for fault in check_forms(copy, reviewing.clock).faults if told in fault.sentence]
    assert [fault.file for fault in found[:1]] == [Path(file).name]
    assert found[0].line or told == "cannot be read"


def _terms(content: Content) -> list[Fault]:
    terms = plan_terms(content.folder)[0]
    return list(term_faults(content, [Stated(one.name, one.condition, one.file, one.line) for one in terms]))


def test_a_condition_whose_word_no_question_answers_is_told(content: Content) -> None:
    """Statement 57: without its row, every rule that tests the answer is named."""
    terms = tuple(term for term in content.knowledge.terms if term.words != "epilepsy; fit now, first, long")
    broken = replace(content, knowledge=replace(content.knowledge, terms=terms))
    told = {fault.where for fault in _terms(broken) if fault.value == "SYS.8"}
    assert {"[rule.epilepsy]", "[technique.aroma.not_if]"} & told != set()


def test_the_shipped_terms_hold_both_ways(content: Content) -> None:
    """Every word of a condition leads to a question of the list, and every question of the list exists."""
    assert _terms(content) == []


def test_an_answer_that_is_listed_and_read_is_told(content: Content) -> None:
    """The list of answers without a rule may not hide one that has a rule."""
    silent = content.knowledge.silent[0]
    listed = (*content.knowledge.silent, replace(silent, question="DVT.13", options=("in-the-last-7-days",)))
    broken = replace(content, knowledge=replace(content.knowledge, silent=listed))
    assert [fault.what for fault in unread_options(broken, _conditions(content))] == ["is read by a rule"]


def test_an_answer_that_nothing_reads_and_nobody_listed_is_told(content: Content) -> None:
    """Without its row an answer without a rule is to do."""
    silent = tuple(one for one in content.knowledge.silent if one.question != "DIA.3")
    broken = replace(content, knowledge=replace(content.knowledge, silent=silent))
    assert [fault.value for fault in unread_options(broken, _conditions(content))] == ["7-to-under-8"]


def test_a_listed_answer_that_does_not_exist_is_told(content: Content) -> None:
    """A slip in the list does not go unseen."""
    slip = replace(content.knowledge.silent[0], options=("nope",))
    broken = replace(content, knowledge=replace(content.knowledge, silent=(*content.knowledge.silent, slip)))
    told = [fault.what for fault in unread_options(broken, _conditions(content))]
    assert told == ["is no answer that needs a rule"]


def _conditions(content: Content) -> list[Condition]:
    return [term.condition for term in plan_terms(content.folder)[0]]


def test_the_shipped_content_leaves_nothing_to_do_beside_cases(content: Content) -> None:
    """Every answer has its rule or its reason, every source its use."""
    assert [*unread_options(content, _conditions(content)), *unused_sources(content.folder)] == []


def test_a_source_that_is_named_and_called_not_used_is_told(tmp_path: Path) -> None:
    """`not_used` is for what nothing names."""
    (tmp_path / "sources.toml").write_text('[source.A]\ntitle = "a"\nnot_used = "why"\n', "utf-8")
    (tmp_path / "techniques.toml").write_text('[technique.x]\nsource = ["A"]\n', "utf-8")
    assert [fault.what for fault in unused_sources(tmp_path)] == ["is named and called not used"]


def test_knowledge_with_a_fault_keeps_reviews_from_starting(copy: Path) -> None:
    """The loader tells it, not only the check."""
    change(copy / "claims.toml", 'avoid = "flushes', 'never = "flushes')
    assert [fault.file for fault in read_content(copy)[1]] == ["claims.toml", "claims.toml"]
