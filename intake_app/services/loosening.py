"""Whether an answer is milder than the worst one given in this visit, and what a loosened one needs (content 1.7)."""

from collections.abc import Iterable
from dataclasses import dataclass

from intake_app.base.texts import tr
from intake_app.questionnaire.answers import Answer, AnswerLog
from intake_app.questionnaire.model import NOT_DONE, NOT_SURE, PREFER_NOT, Question, Shape
from intake_app.safety.content import Content
from intake_app.safety.lines import line_options
from intake_app.safety.readings import is_harmless, number_bands
from intake_app.services.lines import takes_several

LEAST_CHARACTERS = 20
REASONS = (
    "pressed-by-mistake", "question-misunderstood", "client-remembers-better", "measured-again",
    "a-document-shows-it", "looked-at-again",
)  # fmt: skip


def reason_words(code: str) -> str:
    """A coded reason in words."""
    words = {
        "pressed-by-mistake": tr("Pressed by mistake"),
        "question-misunderstood": tr("Question misunderstood"),
        "client-remembers-better": tr("Client remembers better"),
        "measured-again": tr("Measured again"),
        "a-document-shows-it": tr("A document shows it"),
        "looked-at-again": tr("Looked at again"),
    }
    return words[code]


@dataclass(frozen=True, slots=True)
class Loosened:
    """The reason of a loosened answer: its code, who said it, a sentence."""

    reason: str
    said_by: str
    sentence: str

    def missing(self) -> str:
        """What still has to be given, as a sentence; empty when nothing is."""
        if self.reason not in REASONS:
            return tr("Choose why the answer changes.")
        if not self.said_by.strip():
            return tr("Write who said it.")
        left = LEAST_CHARACTERS - len(self.sentence.strip())
        return tr("Write {count} more characters.", count=left) if left > 0 else ""


def loosened_by(content: Content, log: AnswerLog, entries: Iterable[Answer]) -> tuple[Answer, ...]:
    """The worst earlier entries (same question, place, line and voice) that these new ones are milder than."""
    worse = []
    for entry in entries:
        question = content.questions.by_link_id[entry.question]
        earlier = [old for old in log if old.key == entry.key and _is_milder(content, question, entry, old)]
        worse += earlier[-1:]
    return tuple(worse)


def _is_milder(content: Content, question: Question, new: Answer, old: Answer) -> bool:
    if question.shape is Shape.SERIES:
        return False
    had, has = _codes(content, question, old), _codes(content, question, new)
    if is_harmless(question, tuple(had)) and not had & {NOT_SURE, PREFER_NOT}:
        return False
    if takes_several(question):
        return bool({code for code in had if question.rank(code) > 0} - has - {NOT_SURE, PREFER_NOT})
    if _rank(question, has) != _rank(question, had):
        return _rank(question, has) < _rank(question, had)
    return (old.where is None and new.where is not None) or bool(
        (old.where or frozenset()) - (new.where or frozenset())
    )


def _codes(content: Content, question: Question, entry: Answer) -> frozenset[str]:
    scale = content.scales.get(question.scale)
    if entry.line is not None and entry.at is not None:
        return frozenset(line_options(question, scale, entry, entry.at))
    if entry.at is None:
        return frozenset(entry.options)
    return frozenset(entry.options) | number_bands(question, content.scales, entry, entry.at)


def _rank(question: Question, codes: frozenset[str]) -> int:
    """The worst place in the list; "not sure" stands where it counts, what was not done below everything."""
    ranks = [-1]
    for code in codes:
        if code in (NOT_SURE, PREFER_NOT):
            ranks.append(question.rank(question.counts_as) if question.counts_as else -1)
        elif code not in NOT_DONE | question.blank_words:
            ranks.append(question.rank(code))
    return max(ranks)
