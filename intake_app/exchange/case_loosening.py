"""Entries of a case that are milder than what the same voice said before the verdict (content 1.7)."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from intake_app.exchange.case_words import slug
from intake_app.questionnaire.answers import Answer
from intake_app.questionnaire.model import NOT_DONE, NOT_SURE, PREFER_NOT, Question, QuestionSet, Shape

LEAST_CHARACTERS = 20
REASONS = (
    "pressed by mistake", "question misunderstood", "client remembers better", "measured again", "a document shows it",
    "looked at again",
)  # fmt: skip


def with_reason(entry: Answer) -> Answer:
    """The entry with its reason as a code where it is one of the six, and who said it: its own voice unless named."""
    if not entry.reason:
        return entry
    code = slug(entry.reason)
    known = code in {slug(reason) for reason in REASONS}
    return replace(entry, reason=code if known else entry.reason, said_by=entry.said_by or entry.voice.value)


def is_refused(
    questions: QuestionSet, earlier: Iterable[Answer], entry: Answer, verdict: datetime | None
) -> bool:
    """Whether an entry after the verdict is milder than an earlier one of the same voice and does not say enough why."""
    question = questions.by_link_id.get(entry.question)
    if (
        verdict is None
        or entry.at is None
        or entry.at <= verdict
        or question is None
        or question.shape is Shape.SERIES
    ):
        return False
    said = len(entry.reason) + len(entry.sentence)
    if entry.reason and said >= LEAST_CHARACTERS:
        return False
    return any(old.key == entry.key and _rank(question, entry) < _rank(question, old) for old in earlier)


def _rank(question: Question, entry: Answer) -> int:
    ranks = [-1]
    for code in entry.options:
        if code in (NOT_SURE, PREFER_NOT):
            ranks.append(question.rank(question.counts_as) if question.counts_as else 0)
        elif code not in NOT_DONE | question.blank_words:
            ranks.append(question.rank(code))
    return max(ranks)
