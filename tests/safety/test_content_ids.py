"""The ids of the content table and those of the files agree both ways, kind by kind, and so do their counts (content 22.1)."""

import tomllib
from collections import Counter
from collections.abc import Callable, Iterable
from typing import Any

import pytest

from intake_app.base.paths import forms_folder
from intake_app.planning.content import load_plan_content
from intake_app.safety import words
from intake_app.safety.content import Content
from intake_app.safety.rules import FLAGS, Effects

FORMS = forms_folder()
TABLE = tomllib.loads((FORMS / "content-ids.toml").read_text("utf-8"))
COUNTS = {
    "questions": 132,
    "symptoms": 28,
    "rules": 268,
    "techniques": 11,
    "homework": 8,
    "after": 14,
    "regions": 36,
    "zones": 9,
    "flags": 9,
    "actions": 19,
    "severities": 3,
    "consultation": 8,
    "referrals": 5,
    "options": 5,
    "claims": 6,
    "terms": 77,
    "facts": 24,
}
CONSULTATION = {
    "Techniques": "techniques", "Areas": "areas", "Breasts": "breasts", "Draping": "draping", "You may stop": "client stops",
    "I may stop": "therapist stops", "Conduct": "misconduct", "Signatures": "signatures",
}  # fmt: skip
OPTIONS = {
    "medicine": "Medicine",
    "physical-therapy": "Physical therapy",
    "massage": "Massage",
    "tens": "TENS",
    "lifestyle": "Lifestyle",
}


def toml(name: str) -> dict[str, Any]:
    """A file of the shipped content."""
    return tomllib.loads((FORMS / name).read_text("utf-8"))


def _questions(content: Content) -> Iterable[str]:
    whole = {part: code for code, parts in TABLE["parts"].items() for part in parts}
    codes = [one.code for one in content.questions.by_link_id.values() if not one.part_of]
    return dict.fromkeys(whole.get(code, code) for code in codes)


def _actions(content: Content) -> Iterable[str]:
    fields = set(Effects.__dataclass_fields__)
    written = {"disposition", "refer", "action"}
    return (fields & set(TABLE["actions"])) | written


def _after(content: Content) -> Iterable[str]:
    asked = {line["ask"] for pause in toml("pauses.toml")["pause"] for line in pause.get("lines", ())}
    return {str(one) for one in asked if str(one).startswith("AFT.")}


KINDS: dict[str, Callable[[Content], Iterable[str]]] = {
    "questions": _questions,
    "symptoms": lambda content: [one.code for one in content.questions.by_link_id.values() if one.part_of],
    "rules": lambda content: [rule.content_id for rule in content.rules.rules],
    "techniques": lambda content: [one.id for one in load_plan_content(content).techniques],
    "homework": lambda content: [one.id for one in load_plan_content(content).homework],
    "after": _after,
    "regions": lambda content: content.bodymap.regions,
    "zones": lambda content: content.bodymap.zones,
    "flags": lambda content: FLAGS,
    "actions": _actions,
    "levels": lambda content: [one["number"] for one in toml("statements.toml")["level"]],
    "levels_never": lambda content: [one["number"] for one in toml("statements.toml")["level_never"]],
    "severities": lambda content: toml("frequency.toml")["limits"],
    "consultation": lambda content: [CONSULTATION[one["point"]] for one in toml("statements.toml")["consultation"]],
    "referrals": lambda content: [name.replace("_", "-") for name in toml("statements.toml")["referral"]],
    "options": lambda content: [OPTIONS[one.id] for one in content.knowledge.comparison],
    "claims": lambda content: [one.avoid for one in content.knowledge.claims],
    "terms": lambda content: [one.words for one in content.knowledge.terms if not one.is_added],
}  # fmt: skip


@pytest.mark.parametrize("kind", KINDS)
def test_ids_of_the_table_and_of_the_files_agree_both_ways(content: Content, kind: str) -> None:
    """No id of the content is missing, none stands twice, and none was made up."""
    assert Counter(map(str, KINDS[kind](content))) == Counter(map(str, TABLE[kind]))


@pytest.mark.parametrize(("kind", "count"), COUNTS.items())
def test_the_table_has_as_many_as_the_content_counts(kind: str, count: int) -> None:
    """The numbers of content 22.1, and of the tables that it does not count."""
    assert len(TABLE[kind]) == count


def test_every_word_with_one_definition_is_there(content: Content) -> None:
    """The facts of content 1.3, 1.6 and 8.3 by their names here: a fact, a series or a word of README section 4."""
    unknown = [
        name
        for name in TABLE["facts"].values()
        if words.kind_of(name, content.questions, content.rules) is None
    ]
    assert unknown == []


def test_the_facts_of_flags_set_them(content: Content) -> None:
    """`hypo_risk` and `complex` are facts that set a flag of the same name."""
    flagged = {flag for fact in content.rules.facts.values() for flag in fact.flag}
    assert {"hypo_risk", "complex"} <= flagged
