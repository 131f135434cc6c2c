"""Answers entered together (content 1.4): for a zone, "asked each: none", "unchanged since DATE"; only where each may be used."""

from collections.abc import Sequence

from intake_app.exchange.case_files import Cell
from intake_app.exchange.case_words import Reading
from intake_app.questionnaire.answers import Answer, AnswerLog
from intake_app.questionnaire.model import Question
from intake_app.safety import baseline

GROUP, ZONE = "group", "zone"


def entered_rightly(
    read: Reading, cell: Cell, entries: list[Answer], earlier: Sequence[Answer]
) -> list[Answer]:
    """The entries of one `[[entries]]` table that may stand; a fault for each one that may not, which is not stored.

    earlier: the log before them.
    """
    kept = []
    for entry in entries:
        question = read.questions.find(entry.question)
        why, expected = _fault(read, question, entry, earlier) if question is not None else ("", "")
        if why:
            child = cell.child("entered_as") if _says_how(cell) else cell
            read.tell(child, why, expected, entry.entered_as)
        else:
            kept.append(entry)
    return kept


def _says_how(cell: Cell) -> bool:
    return isinstance(cell.value, dict) and "entered_as" in cell.value


def _fault(read: Reading, question: Question, entry: Answer, earlier: Sequence[Answer]) -> tuple[str, str]:
    """What is wrong with how an entry was made, and what is right; empty where it may stand."""
    if entry.entered_as == GROUP and not _is_asked_each(question, entry):
        return f'{question.code} is not answered by "asked each: none"', "asked by itself"
    if entry.entered_as == ZONE and not question.item.marks.get("by-zone"):
        return f"{question.code} is not answered for a zone", "each place by itself"
    if entry.entered_as == baseline.UNCHANGED and read.previous is not None:
        log = AnswerLog(tuple(earlier))
        why = baseline.why_not(question, read.previous, log, read.moment.date(), entry)
        return (f"{question.code} {why}", "asked anew") if why else ("", "")
    return "", ""


def _is_asked_each(question: Question, entry: Answer) -> bool:
    """Whether an entry is the "no" of a spoken symptom that the list may hold."""
    return question.may_group_none and question.is_spoken and entry.options == (question.safest,)
