"""What is still open, what a finding rests on, what was loosened, and what no rule judges yet."""

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from intake_app.base.texts import tr
from intake_app.questionnaire.model import Question, Shape
from intake_app.safety.conditions import NotKnown
from intake_app.safety.readings import is_harmless
from intake_app.safety.review import Finding, OpenItem, Rank
from intake_app.safety.rules import Rule

if TYPE_CHECKING:
    from intake_app.safety.evaluating import Evaluation

NOT_ASKED = "R-SES-14"
NOT_JUDGED = "not-judged-yet"


def open_questions(evaluation: "Evaluation") -> Iterable[tuple[Question, tuple[str, ...], str]]:
    """Every question that is due and not answered, with the places where and why, in the order of the forms."""
    for question in evaluation.content.questions.by_link_id.values():
        places, why = evaluation.kept.get(("open", question.link_id), _open_at, evaluation, question)
        if places:
            yield question, tuple(place for place in places if place), why


def _open_at(evaluation: "Evaluation", question: Question) -> tuple[tuple[str, ...], str]:
    readings = [(place, evaluation.reading(question, place)) for place in evaluation.open_places(question)]
    found = [
        (p, reading.why)
        for p, reading in readings
        if reading.is_open and evaluation.is_due(question, p) is not None
    ]
    return tuple(place for place, _ in found), found[0][1] if found else ""


def open_items(evaluation: "Evaluation", findings: Iterable[Finding]) -> tuple[OpenItem, ...]:
    """What is open, each question once: those not answered, and those that a check asks to do (again)."""
    items = {q.code: OpenItem(q.code, where, who(q), why) for q, where, why in open_questions(evaluation)}
    for finding in findings:
        if finding.needs == "check" and not _is_about_open(evaluation, finding.content_id):
            codes = evaluation.content.codes_to_do(finding.content_id)
            if not any(code in items for code in codes):
                question = evaluation.content.questions.by_code[codes[0]]
                why = finding.action or finding.reason
                items[question.code] = OpenItem(question.code, finding.where, who(question), why)
    if not evaluation.situation.client.name:
        items["name"] = OpenItem("name", (), "desk", tr("The client's name is not written."))
    return tuple(items[code] for code in sorted(items))


def _is_about_open(evaluation: "Evaluation", content_id: str) -> bool:
    """Whether a rule says only that something is open: what is open is listed anyway."""
    rules = evaluation.content.rules.named(content_id)
    return content_id == NOT_ASKED or all(
        isinstance(p, NotKnown) for rule in rules for p in rule.condition.parts
    )


def who(question: Question) -> str:
    """Who can answer it: client, therapist or desk."""
    asked = question.item.marks.get("who")
    if asked:
        return str(asked[0])
    return "client" if question.is_spoken else "therapist"


def because(evaluation: "Evaluation", rule: Rule) -> tuple[str, ...]:
    """Content ids of the questions whose answers, beyond the safest, stand behind a rule; sorted as in the forms."""
    found = []
    for name in evaluation.content.questions_of(rule):
        question = evaluation.content.questions.by_link_id[name]
        entries = evaluation.entries(question)
        if any(entry.values or not is_harmless(question, entry.options) for entry in entries):
            found.append(question.code)
    return tuple(dict.fromkeys(found))


def loosened(evaluation: "Evaluation") -> tuple[Mapping[str, object], ...]:
    """Every entry that was loosened after a verdict, with its reason (content 1.7)."""
    changed = []
    for entry in evaluation.situation.answers:
        if entry.reason:
            code = evaluation.content.questions.by_link_id[entry.question].code
            changed.append({
                "question": code, "where": entry.place or "", "answer": list(entry.options), "by": entry.voice.value,
                "reason": entry.reason, "said_by": entry.said_by, "sentence": entry.sentence,
            })  # fmt: skip
    return tuple(changed)


def not_judged(evaluation: "Evaluation") -> Iterable[Finding]:
    """One finding, "not judged yet", for each question that no rule reads and that holds more than its safest answer."""
    content = evaluation.content
    for question in content.questions.by_link_id.values():
        if question.link_id in content.judged or question.shape is Shape.SERIES:
            continue
        entries = evaluation.entries(question)
        if any(not is_harmless(question, entry.options) for entry in entries):
            yield _not_judged(question)


def _not_judged(question: Question) -> Finding:
    return Finding(
        rule=NOT_JUDGED,
        content_id=question.code,
        rank=Rank.CLEARANCE,
        needs="check",
        where=(),
        title=tr("{code}: not judged yet", code=question.code),
        reason=tr("No rule of this version judges this answer yet."),
        action=tr("Treat it as not checked; no plan is made."),
        sources=("PRODUCT",),
        because=(question.code,),
    )
