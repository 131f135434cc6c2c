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


def reason_and_sentence(text: str) -> tuple[str, str]:
    """A reason written in one text: one of the six, or what stands before a colon, and the sentence that follows it."""
    plain = " ".join(text.split())
    for reason in REASONS:
        if plain.lower().startswith(reason):
            return reason, plain[len(reason) :].lstrip(" :;,.-")
    before, _, after = plain.partition(":")
    return before.strip(), after.strip()


def with_reason(entry: Answer) -> Answer:
    """The entry with its reason as a code where it is one of the six, and who said it: its own voice unless named."""
    if not entry.reason:
        return entry
    code = slug(entry.reason)
    known = code in {slug(reason) for reason in REASONS}
    return replace(entry, reason=code if known else entry.reason, said_by=entry.said_by or entry.voice.value)


def is_refused(
    questions: QuestionSet,
    earlier: Iterable[Answer],
    entry: Answer,
    verdict: datetime | None,
    *,
    is_timed: bool = True,
) -> bool:
    """Whether an entry after the verdict is milder than an earlier one of the same voice and does not say enough why.

    is_timed: the case says when it was given; what has no time counts as given after the verdict.
    """
    question = questions.by_link_id.get(entry.question)
    if (
        verdict is None
        or entry.at is None
        or (is_timed and entry.at <= verdict)
        or question is None
        or question.shape is Shape.SERIES
    ):
        return False
    if _says_why(entry):
        return False
    return any(old.key == entry.key and _rank(question, entry) < _rank(question, old) for old in earlier)


def _says_why(entry: Answer) -> bool:
    """A coded reason with a sentence, or a reason in words of its own that is as long as one."""
    is_code = entry.reason in {slug(reason) for reason in REASONS}
    own_words = "" if is_code else entry.reason
    return bool(entry.reason) and len(f"{own_words} {entry.sentence}".strip()) >= LEAST_CHARACTERS


def _rank(question: Question, entry: Answer) -> int:
    ranks = [-1]
    for code in entry.options:
        if code in (NOT_SURE, PREFER_NOT):
            ranks.append(question.rank(question.counts_as) if question.counts_as else 0)
        elif code not in NOT_DONE | question.blank_words:
            ranks.append(question.rank(code))
    return max(ranks)
