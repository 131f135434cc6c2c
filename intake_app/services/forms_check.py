"""A content folder looked at whole: its faults, and what is still to do before it can be relied on."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from intake_app.base.clock import Clock
from intake_app.base.errors import ContentError
from intake_app.base.faults import Fault
from intake_app.base.toml_lines import read_toml
from intake_app.exchange.case import UnreadableCase
from intake_app.planning.content import load_plan_content
from intake_app.planning.terms import Term, check_terms, plan_terms
from intake_app.safety import thresholds
from intake_app.safety.content import Content, read_content
from intake_app.safety.gaps import unit_faults, unreachable, unread_options, unused_sources
from intake_app.safety.knowledge import FILES as KNOWLEDGE
from intake_app.safety.shapes import SHAPES, shape_faults
from intake_app.safety.term_checking import Stated, term_faults
from intake_app.services.review import Judged, Reviewing


@dataclass(frozen=True, slots=True)
class FormsReport:
    """What was found. faults: no review starts before they are mended. to_do: what no case tries or nothing uses.

    rules, cases, edges: how many were looked at.
    """

    faults: tuple[Fault, ...]
    to_do: tuple[Fault, ...] = ()
    rules: int = 0
    cases: int = 0
    edges: int = 0


def check_forms(folder: Path, clock: Clock) -> FormsReport:
    """All that can be said of a content folder at once, with file and line. Reviews every case in it where it can be loaded."""
    content, faults = read_content(folder)
    terms, wrong = plan_terms(folder)
    faults += wrong
    if content is None:
        return FormsReport(tuple(faults))
    places = [Stated(term.name, term.condition, term.file, term.line) for term in terms]
    faults += [*check_terms(content, terms), *unit_faults(content), *_shapes(folder)]
    faults += term_faults(content, places)
    if not faults:
        faults += _plan_faults(content)
    gaps = [*unreachable(content), *unread_options(content, [term.condition for term in terms]),
            *unused_sources(folder)]  # fmt: skip
    if faults:
        return FormsReport(tuple(dict.fromkeys(faults)), tuple(gaps), len(content.rules.rules))
    return _with_cases(content, terms, clock, gaps)


def _shapes(folder: Path) -> list[Fault]:
    """Unknown and missing keys of every file that is no rule and no form."""
    return [
        fault
        for file in SHAPES
        if file not in KNOWLEDGE
        for fault in shape_faults(file, read_toml(folder / file)[0])
    ]


def _plan_faults(content: Content) -> list[Fault]:
    try:
        load_plan_content(content)
    except ContentError as fault:
        return list(fault.faults)
    return []


def _with_cases(content: Content, terms: tuple[Term, ...], clock: Clock, gaps: list[Fault]) -> FormsReport:
    seen = thresholds.watched(content)
    service = Reviewing(content.folder, clock, seen)
    edges = thresholds.edges_used(content, [term.condition for term in terms])
    fired: set[str] = set()
    unanswered: dict[str, bool] = {}
    faults: list[Fault] = []
    paths = sorted((content.folder / "cases").rglob("*.toml"))
    for path in paths:
        judged = _judged(service, path, faults)
        if judged is not None:
            fired |= {finding.content_id for finding in judged.review.findings}
            for scale in {edge.scale for edge in edges}:
                unanswered[scale] = unanswered.get(scale, False) or thresholds.is_unanswered(
                    judged.evaluation, scale
                )
    to_do = [*_untried(content, fired), *gaps]
    lacking = thresholds.missing(edges, seen, unanswered)
    to_do += [thresholds.edge_fault(content, edge, what) for edge, what in lacking]
    return FormsReport(tuple(faults), tuple(to_do), len(content.rules.rules), len(paths), len(edges))


def _judged(service: Reviewing, path: Path, faults: list[Fault]) -> Judged | None:
    try:
        return service.judge(service.read(path))
    except UnreadableCase as fault:
        faults += [replace(one, file=f"cases/{one.file}") for one in fault.faults]
        return None


def _untried(content: Content, fired: set[str]) -> Iterator[Fault]:
    for rule in content.rules.rules:
        if rule.content_id not in fired:
            yield Fault(rule.file, rule.line, f"[rule.{rule.id}]", rule.content_id, "holds in no case",
                        "a case in cases/ in which it holds")  # fmt: skip
