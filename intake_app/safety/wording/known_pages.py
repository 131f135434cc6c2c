"""What is known, as lines of readable pages: facts with their sources, other therapies, claims, terms, the bibliography."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from intake_app.base.toml_lines import read_toml
from intake_app.safety.wording.phrases import both
from intake_app.safety.wording.places import short_name

if TYPE_CHECKING:
    from intake_app.safety.content import Content
    from intake_app.safety.knowledge import Known

_EVIDENCE = {
    "G": "guideline, law or official body", "T": "textbook or professional reference", "X": "expert consensus or trade practice",
    "C": "case report", "R": "trial", "S": "review of trials", "O": "observational or diagnostic study", "D": "lay article",
    "P": "product decision",
}  # fmt: skip


def sources_said(source: Iterable[str], evidence: str, content: "Content") -> str:
    """Titles of the sources with what kind of source they are, for the end of a line; "" for none."""
    titles = "; ".join(content.sources.get(key, key) or key for key in source)
    kinds = both(_EVIDENCE.get(letter, letter) for letter in evidence)
    return f"{titles}{f' ({kinds})' if kinds else ''}" if titles else ""


def known_lines(check: str, content: "Content") -> Iterator[str]:
    """The section "What is known" of a check; nothing for a check without facts."""
    facts = content.knowledge.of_check(check)
    if facts:
        yield from ("## What is known", "")
    for fact in facts:
        yield from _known(fact, content)


def _known(fact: "Known", content: "Content") -> Iterator[str]:
    yield f"- {fact.says}"
    if fact.differ:
        yield f"  Here: {fact.differ}"
    yield f"  Source: {sources_said(fact.source, fact.evidence, content)}"
    yield ""


def comparison_lines(content: "Content") -> Iterator[str]:
    """What else there is beside massage, what massage does for the mind, and what it is never said to do."""
    yield from ("Massage adds to care. It never replaces it.", "")
    for option in content.knowledge.comparison:
        yield from (f"## {option.name}", "")
        yield f"- Can help with: {option.helps}"
        yield f"- Limits: {option.limits}"
        yield f"- Say to the client: “{option.say}”"
        yield f"- Source: {sources_said(option.source, option.evidence, content)}"
        yield ""
    yield from ("## The emotional side", "")
    for says, source, evidence in content.knowledge.benefits:
        yield f"- {says} Source: {sources_said(source, evidence, content)}"
    yield from (f"- {line}" for line in content.knowledge.manner)
    yield ""


def claim_lines(content: "Content") -> Iterator[str]:
    """What is never said of massage, and what may be said instead."""
    yield from ("## What may be said of massage, and what never", "", "| never | instead |", "|---|---|")
    yield from (f"| {claim.avoid} | {claim.say} |" for claim in content.knowledge.claims)
    yield ""
    for claim in content.knowledge.claims:
        if claim.known:
            yield f"- {claim.known} Source: {sources_said(claim.source, claim.evidence, content)}"
    yield ""


def term_lines(content: "Content") -> Iterator[str]:
    """Every word of a condition with the questions that answer it."""
    names: dict[str, str] = {}
    for question in content.questions.by_link_id.values():
        names.setdefault(question.code, short_name(question))
    yield "A word that a rule, a technique, a severity or an exercise tests, and the questions that answer it."
    yield from ("", "| word | questions |", "|---|---|")
    for term in content.knowledge.terms:
        asked = "; ".join(f"{code} {names.get(code, '')}".strip() for code in term.questions)
        yield f"| {term.words} | {' '.join(part for part in (asked, term.note) if part)} |"


def source_lines(folder: Path) -> Iterator[str]:
    """The bibliography: what each source is, where it is found, and what of it was read."""
    for table in read_toml(folder / "sources.toml")[0]:
        values = table.values
        kind = both(_EVIDENCE.get(letter, letter) for letter in str(values.get("evidence", "")))
        yield f"- **{table.name.removeprefix('source.')}** {values.get('title', '')}. {values.get('where', '')} ({kind})"
        yield f"  Checked: {values.get('verified', '')}"
