"""Statement 29: what a letter says of this client, as a title or as what was seen, names a diagnosis as possible only."""

import re
from collections.abc import Iterator

from intake_app.questionnaire.model import Question
from intake_app.safety.content import Content
from intake_app.safety.rules import Rule

DIAGNOSES = re.compile(
    r"\b(clots?|thrombosis|embolism|stroke|heart attack|heart failure|sepsis|charcot|shingles|fracture|ketoacidosis|guillain"
    r"|cauda|cancer|tumou?r|gout|bleeding disorder|pre-eclampsia|fungus|warts?|ulcers?|cirrhosis|aneurysm|arthritis|psoriasis"
    r"|eczema|infection|scabies|neuropathy|diabetes|epilepsy|asthma|osteoporosis)\b(?! team)",
    re.IGNORECASE,
)
HEDGED = re.compile(
    r"\b(possible|possibly|may|might|could|sign of|signs of|infection sign|risks? for)\b", re.IGNORECASE
)


def seen(content: Content) -> Iterator[tuple[str, str]]:
    """Content id and words of every answer to something that is looked at or measured, not told."""
    for question in content.questions.by_link_id.values():
        if not question.is_spoken:
            yield from ((question.code, option.display) for option in question.options)


def told(content: Content, rule: Rule) -> str:
    """Everything that the client is asked in the questions that a rule reads: what is told may be said again."""
    questions = [content.questions.by_link_id[name] for name in content.questions_of(rule)]
    return " ".join(
        words for question in questions if question.is_spoken for words in _words(question)
    ).lower()


def _words(question: Question) -> Iterator[str]:
    yield question.text
    yield from (option.display for option in question.options)
    yield from (option.display for item in question.fields.values() for option in item.options)


def named(words: str, told_before: str = "") -> list[str]:
    """The diagnoses that a sentence names as a fact."""
    found = [one.lower() for one in DIAGNOSES.findall(words)]
    return [] if HEDGED.search(words) else [one for one in found if one not in told_before]


def titles(content: Content) -> dict[str, list[str]]:
    """Content id of each rule line whose title names as a fact what the client did not tell."""
    found = {rule.content_id: named(rule.title, told(content, rule)) for rule in content.rules.rules}
    return {code: names for code, names in found.items() if names}


def test_29_no_answer_to_a_look_names_a_diagnosis_as_a_fact(content: Content) -> None:
    """A therapist describes: possible shingles, a sign of infection."""
    assert {code: words for code, words in seen(content) if named(words)} == {}


def test_29_no_title_names_a_diagnosis_that_the_client_did_not_tell(content: Content) -> None:
    """The titles of all rule lines; what the client told of themselves may stand in them."""
    assert titles(content) == {}


def test_breaking_29_a_fact_is_told_apart_from_what_is_possible() -> None:
    """The words before they were hedged fail, a history that the client told does not."""
    assert named("Shingles: blisters, or a new painful band of rash") == ["shingles"]
    assert named("Possible shingles: blisters") == []
    assert named("Gout attack: no session", "gout: which joints?") == []
