"""Whether every word of a condition is tied to a question (content 21, statement 57), and the other way about."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from intake_app.base.faults import Fault, nearest
from intake_app.safety.conditions import Condition, Test
from intake_app.safety.content import Content
from intake_app.safety.dependencies import reads_of

_OF_NO_ANSWER = frozenset(
    {"cleared", "legs-safe", "any-legs-safe", "written", "here-in", "open-questions", "sessions-attested"}
)
"""Words that ask for a clinician's record, a place of the body or what is still open, and for no answer."""


class Stated(NamedTuple):
    """A condition and where it stands. name: its table."""

    name: str
    condition: Condition
    file: str
    line: int


def stated(content: Content, more: Iterable[Stated]) -> Iterator[Stated]:
    """Every condition of the rules' files, and those of the plan (`more`)."""
    rules = content.rules
    for rule in rules.rules:
        yield Stated(f"rule.{rule.id}", rule.condition, rule.file, rule.line)
    for fact in rules.facts.values():
        yield Stated(f"fact.{fact.name}", fact.condition, fact.file, fact.line)
    for due in rules.due.values():
        yield Stated(f"due.{due.question}", due.condition, due.file, due.line)
    for derived in rules.derived.values():
        for option, condition in derived.options.items():
            yield Stated(f"derived.{derived.question}.{option}", condition, derived.file, derived.line)
    yield from more


def term_faults(content: Content, more: Iterable[Stated]) -> Iterator[Fault]:
    """Words without a term, terms that name a question that does not exist, names that no condition uses."""
    codes = {question.code for question in content.questions.by_link_id.values()}
    whole = codes | {code.rpartition(".")[0] for code in codes} | {code.rstrip("abcdef") for code in codes}
    terms = content.knowledge.terms
    asked = {code for term in terms for code in term.questions}
    named = {name for term in terms for name in term.names}
    used: set[str] = set()
    for one in stated(content, more):
        for test in one.condition.tests():
            used |= {test.name}
            yield from _of_test(content, one, test, asked, named)
    for term in terms:
        for code in term.questions:
            if code not in whole:
                yield Fault(
                    term.file, term.line, f"[term] {term.words}", code, "is no question", nearest(code, codes)
                )
        for name in term.names:
            if name not in used:
                yield Fault(term.file, term.line, f"[term] {term.words}", name, "is a word of no condition",
                            nearest(name, used))  # fmt: skip


def _of_test(content: Content, one: Stated, test: Test, asked: set[str], named: set[str]) -> Iterator[Fault]:
    if test.name in named or test.name.partition(".")[0] in _OF_NO_ANSWER:
        return
    if test.name in content.rules.facts:
        return  # a word of its own: what it is made of stands in its own table
    questions = content.questions
    link_ids = dict.fromkeys(reads_of(test, questions, content.rules, set()))
    line_of = "line." if test.name.startswith("line.") else ""
    if not link_ids and not line_of and not test.name.startswith("flag.count"):
        yield Fault(one.file, one.line, f"[{one.name}]", test.name, "is a word that no question of terms.toml answers",
                    "a [[term]] with this name")  # fmt: skip
    if len(link_ids) == 1:
        code = questions.by_link_id[next(iter(link_ids))].code
        if not {code, code.rpartition(".")[0], code.rstrip("abcdef")} & asked:
            yield Fault(one.file, one.line, f"[{one.name}]", code, "stands in no row of terms.toml",
                        "a [[term]] that names this question")  # fmt: skip
