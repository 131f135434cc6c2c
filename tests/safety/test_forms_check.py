"""The shipped content is whole: no fault, every rule and every edge of a measure tried by a case, nothing unreachable."""

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from intake_app.base.paths import forms_folder
from intake_app.planning.terms import check_terms, plan_terms
from intake_app.safety.conditions import AllOf, Test
from intake_app.safety.content import Content
from intake_app.safety.gaps import unit_faults, unreachable, unread_options, unused_sources
from intake_app.safety.rules import Rule
from intake_app.safety.thresholds import Edge, edges_used, missing, watched
from intake_app.services.forms_check import FormsReport, check_forms
from intake_app.services.review import Reviewing


@pytest.fixture(scope="module")
def report(reviewing: Reviewing) -> FormsReport:
    """The shipped folder looked at whole, its cases included."""
    return check_forms(forms_folder(), reviewing.clock)


def test_the_shipped_content_has_no_fault(report: FormsReport) -> None:
    """No unknown word, cycle, unit or term of the plan."""
    assert report.faults == ()


def test_every_rule_holds_in_a_case_and_every_edge_is_tried(report: FormsReport) -> None:
    """Nothing is left to do: no rule without a case, no edge without its four, no answer or source without a use."""
    assert report.to_do == ()


def test_nothing_that_is_asked_or_judged_is_out_of_reach(content: Content) -> None:
    """Every question can be due and every rule can hold, as far as can be told without trying all answers."""
    assert list(unreachable(content)) == []


def test_a_rule_that_wants_two_answers_at_once_can_never_hold(content: Content) -> None:
    """One question has one answer."""
    impossible = (
        Test("past-clot", "", frozenset({"never"})),
        Test("past-clot", "", frozenset({"within-6-months-or-still-treated"})),
    )
    rule: Rule = replace(content.rules.rules[0], condition=AllOf(impossible))
    broken = replace(content, rules=replace(content.rules, rules=(rule,)))
    assert [fault.value for fault in unreachable(broken)] == [rule.content_id]


def test_not_being_sure_goes_with_any_answer(content: Content) -> None:
    """Two voices may say "never" and "not sure", so a rule that wants both can hold."""
    possible = (Test("past-clot", "", frozenset({"never"})), Test("past-clot", "", frozenset({"not-sure"})))
    rule: Rule = replace(content.rules.rules[0], condition=AllOf(possible))
    assert list(unreachable(replace(content, rules=replace(content.rules, rules=(rule,))))) == []


def test_terms_of_the_plan_are_held_to_the_questions(content: Content, tmp_path: Path) -> None:
    """An exclusion of a technique that no question asks is a fault at its table's line."""
    copy = Path(shutil.copytree(forms_folder(), tmp_path / "forms", ignore=shutil.ignore_patterns("cases")))
    file = copy / "techniques.toml"
    file.write_text(
        file.read_text("utf-8").replace('any.thin-bones = "yes"', 'any.thin-bone = "yes"', 1), "utf-8"
    )
    faults = check_terms(content, plan_terms(copy)[0])
    assert [(fault.file, fault.value, fault.line is not None) for fault in faults] == [
        ("techniques.toml", "thin-bone", True)
    ]


def test_units_of_the_shipped_content_agree(content: Content) -> None:
    """What a question takes is what its scale knows."""
    assert list(unit_faults(content)) == []


def test_a_source_that_no_table_names_is_told_with_its_line(tmp_path: Path) -> None:
    """The bibliography holds what is used."""
    (tmp_path / "sources.toml").write_text('[source.A]\ntitle = "a"\n[source.B]\ntitle = "b"\n', "utf-8")
    (tmp_path / "techniques.toml").write_text('[technique.x]\nsource = ["A", "C"]\n', "utf-8")
    assert [(fault.file, fault.line, fault.value) for fault in unused_sources(tmp_path)] == [
        ("techniques.toml", 2, "C"),
        ("sources.toml", 3, "B"),
    ]


def test_conditions_of_the_plan_count_as_reading_an_answer(content: Content) -> None:
    """An answer that only a technique names is read."""
    answer = Test("cause", "", frozenset({"inherited"}))
    bare = replace(content, knowledge=replace(content.knowledge, silent=()))
    told = {fault.value for fault in unread_options(bare, ())} - {
        fault.value for fault in unread_options(bare, [answer])
    }
    assert told == {"inherited"}


def test_an_edge_needs_a_number_on_each_side_and_on_itself(content: Content) -> None:
    """53 and 54 are below and at; 55 is missing, and so is a case without a reading."""
    seen = watched(content)
    for number in (53, 54):
        seen.scales["sugar"].band(number, "mg/dL")
    edge = next(one for one in edges_used(content, ()) if one.number == 54)
    assert list(missing([edge], seen, {"sugar": False})) == [(edge, ("above", "unanswered"))]


def test_edges_that_no_rule_leans_on_need_no_case(content: Content) -> None:
    """HbA1c 7 % divides two bands that every rule treats alike."""
    edges: list[Edge] = [one for one in edges_used(content, ()) if one.scale == "hba1c"]
    assert [edge.number for edge in edges] == [8.0, 9.0, 10.0]
