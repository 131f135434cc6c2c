"""The shipped content as a whole, and what is said of a broken one."""

import json
import tomllib
from collections import Counter
from pathlib import Path

import pytest

from intake_app.base.errors import ContentError
from intake_app.base.paths import forms_folder
from intake_app.safety.content import Content, content_digest, load_content, read_content
from intake_app.safety.review import Rank

TABLE = tomllib.loads((forms_folder() / "content-ids.toml").read_text("utf-8"))


def test_every_rule_line_of_the_content_is_there_and_no_other(content: Content) -> None:
    """The ids of the committed table and those of the rules agree both ways."""
    assert Counter(rule.content_id for rule in content.rules.rules) == Counter(TABLE["rules"])


def test_every_line_that_finds_something_says_why_and_from_where(content: Content) -> None:
    """Each rule has a reason of one sentence and at least one source (statement 23)."""
    assert [rule.content_id for rule in content.rules.rules if not rule.reason or not rule.source] == []


def test_only_open_checks_and_clearances_need_something(content: Content) -> None:
    """`needs` stands on rank 3 and nowhere else."""
    wrong = [
        rule.content_id for rule in content.rules.rules if bool(rule.needs) != (rule.rank is Rank.CLEARANCE)
    ]
    assert wrong == []


def test_rules_that_test_flags_set_none(content: Content) -> None:
    """Flags are worked out in two layers (design 5)."""
    assert [rule.content_id for rule in content.flag_rules if rule.effects.flag] == []


@pytest.mark.parametrize(
    ("broken", "line_says"),
    [
        ('all.limb-bigger = "yess"', "'yess': is none of its options"),
        ('all.limb-biger = "yes"', "'limb-biger': is no question, fact or word"),
        ('all.limb-bigger = "yes"\navoid = ["foot_soul_L"]', "'foot_soul_L': is no place"),
        ('all.limb-bigger = "yes"\nexclude = ["kneading"]', "'kneading': is no technique"),
        ('all.limb-bigger = "yes"\ncolour = "red"', "colour: is not a word of this table"),
        ('all.limb-bigger = "yes"\nflag = ["clots"]', "'clots': is no flag"),
        ("cap = { LEGS = 1 }", "says no condition"),
    ],
)
def test_a_broken_rule_is_named_with_file_and_line(forms_copy: Path, broken: str, line_says: str) -> None:
    """What is wrong, where, and the nearest right words."""
    file = forms_copy / "rules" / "clots.toml"
    before = file.read_text("utf-8").rstrip()
    head = '[rule.broken]\ncontent_id = "R-X-01"\ndisposition = "caution"\nreason = "Because."\nsource = ["PRODUCT"]'
    text = f"\n\n{head}\n{broken}\n"
    file.write_text(before + text, "utf-8")
    _, faults = read_content(forms_copy)
    line = before.count("\n") + 3
    assert [line_says in fault.sentence and line <= (fault.line or 0) <= line + 8 for fault in faults] == [
        True
    ]


def test_all_faults_of_all_files_are_told_at_once_and_no_review_starts(forms_copy: Path) -> None:
    """A broken form, a broken rule and a broken scale: one error that holds all of them."""
    form = forms_copy / "questionnaires" / "clots.json"
    form.write_text(form.read_text("utf-8").replace('"type": "choice"', '"type": "choise"', 1), "utf-8")
    rules = forms_copy / "rules" / "feet.toml"
    rules.write_text(rules.read_text("utf-8") + "\n[rule.broken\n", "utf-8")
    scales = forms_copy / "scales.toml"
    scales.write_text(
        scales.read_text("utf-8").replace("below = 365", "below = 36").replace("below = 364", "below = 36"),
        "utf-8",
    )
    with pytest.raises(ContentError) as error:
        load_content(forms_copy)
    assert {"clots.json", "feet.toml", "scales.toml"} <= {fault.file for fault in error.value.faults}


def test_a_word_that_leads_back_to_itself_is_refused(forms_copy: Path) -> None:
    """Two facts that lean on each other are a circle."""
    file = forms_copy / "rules" / "facts.toml"
    text = '\n[fact.one-leans]\nany.other-leans = "yes"\n[fact.other-leans]\nany.one-leans = "yes"\n'
    file.write_text(file.read_text("utf-8") + text, "utf-8")
    _, faults = read_content(forms_copy)
    assert {fault.value for fault in faults} == {"one-leans", "other-leans"}


def test_a_question_whose_asking_hangs_on_its_own_answer_is_refused(forms_copy: Path) -> None:
    """Whether a question is due may not depend on what it says."""
    file = forms_copy / "rules" / "facts.toml"
    file.write_text(file.read_text("utf-8") + '\n[due.liver]\nany.liver = "mild"\n', "utf-8")
    _, faults = read_content(forms_copy)
    assert ["leads back to itself" in fault.what for fault in faults] == [True]


def test_the_digest_changes_with_every_file_that_a_review_depends_on(forms_copy: Path) -> None:
    """One changed letter in a rule, a form or a table is another content."""
    before = content_digest(forms_copy)
    digests = {before}
    for name in ("rules/clots.toml", "questionnaires/clots.json", "techniques.toml"):
        file = forms_copy / name
        file.write_text(file.read_text("utf-8") + "\n", "utf-8")
        digests.add(content_digest(forms_copy))
    assert len(digests) == 4


def test_forms_are_json_that_others_can_read() -> None:
    """Each form is plain FHIR JSON of one Questionnaire."""
    kinds = {
        json.loads(path.read_text("utf-8"))["resourceType"]
        for path in (forms_folder() / "questionnaires").glob("*.json")
    }
    assert kinds == {"Questionnaire"}


@pytest.mark.parametrize(
    ("lines", "word"),
    [
        (("R-SYS-02a", "R-SYS-02b", "R-SYS-02c", "R-SYS-02d", "R-SYS-03", "R-SYS-04a"), "blood pressure"),
        (("R-DIA-08a", "R-DIA-08b", "R-DIA-08c"), "sugar"),
        (("R-SYS-23a",), "alcohol or drugs"),
        (("R-FOOT-07a",), "poor blood flow"),
        (("R-SEN-02a",), "feeling"),
        (("R-SEN-02a",), "pressure"),
        (("R-SYS-24a",), "with these medicines"),
    ],
)
def test_a_printed_reason_names_what_was_found(content: Content, lines: tuple[str, ...], word: str) -> None:
    """T131: the reader of the paper learns what the reason speaks of."""
    reasons = {rule.content_id: rule.reason for rule in content.rules.rules}
    assert [line for line in lines if word not in reasons[line].lower()] == []
