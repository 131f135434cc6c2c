"""The step Plan in values: techniques by area, minutes, how often, what is left out and why. No Qt here."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from intake_app.base.texts import tr
from intake_app.planning.plan import Choices, SessionPlan
from intake_app.planning.proposing import propose, session_minutes
from intake_app.record.document import PlanDocument, Row
from intake_app.safety.situation import RELAXABLE
from intake_app.services.plan_document import plan_document
from intake_app.services.review import Judged
from intake_app.ui.screens.plan.values import HomeItem, Letter, PlanPage, PlanRow, Relaxable
from intake_app.ui.values import Option, Span, Words
from intake_app.ui.views.plan_rows import plan_rows
from intake_app.ui.views.wording import capital, small

"""The rules that a therapist may relax with a reason (content 15.4)."""
LEAST_MINUTES = 5
_ADVICE = "SES.13"


def relax_reasons() -> tuple[Option, ...]:
    """The coded reasons for relaxing a rule."""
    return (
        Option("known-and-stable", tr("Known for long, and stable")),
        Option("tried-before", tr("Tried before without trouble")),
        Option("checked-again", tr("Checked again today")),
        Option("client-asks", tr("The client asks for it, knowing why not")),
    )


def plan_page(judged: Judged, plan: SessionPlan | None) -> PlanPage:
    """Everything that the step shows of a plan; of none, why there is none."""
    if plan is None:
        return _without_plan()
    moment = judged.case.situation.moment
    document = plan_document(judged, plan, moment=moment, is_trial=True, plan_id="draft")
    everything = _with_all_techniques(judged)
    rows = plan_rows(judged, plan, plan.techniques)
    return PlanPage(
        reason=tr("Reason: {reason}", reason=document.reason) if document.reason else "",
        rows=rows,
        removed=plan_rows(judged, plan, _taken_out(everything.techniques, plan.techniques)),
        minutes=plan.minutes,
        minutes_most=session_minutes(
            judged.evaluation, judged.review, judged.plan_content.limits[plan.severity]
        ),
        how_often=_pairs(document.how_often, 1),
        on_the_table=_pairs((row for row in document.on_the_table if row.label != tr("Look first")), 2),
        home=_home(judged, plan),
        leave_out=_lines(document, tr("Leave out")) + _lines(document, tr("Not today")),
        look_first=_lines(document, tr("Look first")),
        not_used=_lines(document, tr("Not used")),
        stop_signs="; ".join(one if at == 0 else small(one) for at, one in enumerate(document.stop_signs)),
        letter=_letter(judged),
        relaxable=_relaxable(judged),
        relax_reasons=relax_reasons(),
        back_text=tr("Back"),
        next_text=tr("Next: Read and sign"),
        waiting=_waiting(judged, rows),
    )


def without_technique(judged: Judged, plan: SessionPlan, key: str, technique: str) -> Choices:
    """The therapist's choices with a technique taken out of an area."""
    chosen = {region: list(ids) for region, ids in plan.techniques.items()}
    for region in key.split(","):
        if technique in chosen.get(region, []):
            chosen[region].remove(technique)
    return replace(judged.case.choices, techniques=_frozen(chosen))


def with_technique(judged: Judged, plan: SessionPlan, key: str, technique: str) -> Choices:
    """The therapist's choices with a technique that was taken out put back; never one that is not offered there."""
    offered = _with_all_techniques(judged).techniques
    chosen = {region: list(ids) for region, ids in plan.techniques.items()}
    for region in key.split(","):
        if technique in offered.get(region, ()) and technique not in chosen[region]:
            chosen[region].append(technique)
    ordered = {region: [one for one in offered[region] if one in ids] for region, ids in chosen.items()}
    return replace(judged.case.choices, techniques=_frozen(ordered))


def _frozen(chosen: Mapping[str, list[str]]) -> dict[str, tuple[str, ...]]:
    return {region: tuple(ids) for region, ids in chosen.items()}


def _with_all_techniques(judged: Judged) -> SessionPlan:
    choices = replace(judged.case.choices, techniques=None)
    return propose(judged.plan_content, judged.evaluation, judged.review, choices, judged.case.relaxed)


def _taken_out(
    everything: Mapping[str, tuple[str, ...]], kept: Mapping[str, tuple[str, ...]]
) -> dict[str, tuple[str, ...]]:
    return {
        region: tuple(t for t in ids if t not in kept.get(region, ())) for region, ids in everything.items()
    }


def _home(judged: Judged, plan: SessionPlan) -> tuple[HomeItem, ...]:
    choices = replace(judged.case.choices, homework=None)
    offered = propose(judged.plan_content, judged.evaluation, judged.review, choices, ()).homework
    items = {item.id: item for item in judged.plan_content.homework}
    return tuple(
        HomeItem(one, tr(items[one].name), tr(items[one].how), tr(items[one].dose), one in plan.homework)
        for one in offered
    )


def _letter(judged: Judged) -> Letter | None:
    referral = judged.review.referral
    if referral is None:
        return None
    question = judged.content.questions.by_code[_ADVICE]
    entries = judged.case.situation.answers.current(question.link_id)
    codes = entries[-1].options if entries else ()
    wanted = ("accepted", "letter-in-hand", "declined")
    options = tuple(Option(o.code, tr(o.display)) for o in question.options if o.code in wanted)
    signs = "; ".join(tr(sign) for sign in referral.signs)
    words = tr("{to}: {signs}", to=capital(tr(referral.to)), signs=small(signs)) if signs else tr(referral.to)
    return Letter(words, options, codes[0] if codes else "")


def _relaxable(judged: Judged) -> tuple[Relaxable, ...]:
    relaxed = {one.rule: one for one in judged.case.relaxed}
    found = []
    for finding in judged.review.findings:
        if finding.content_id.rstrip("abcdefgh") in RELAXABLE:
            done = relaxed.get(finding.content_id)
            words = tr("Relaxed: {sentence}", sentence=done.sentence) if done else ""
            found.append(Relaxable(finding.content_id, tr(finding.title), tr(finding.reason), words))
    return tuple(found)


def _waiting(judged: Judged, rows: Iterable[PlanRow]) -> str:
    letter = _letter(judged)
    if not tuple(rows):
        return tr("Put a technique back: the plan has none.")
    if letter is not None and not letter.chosen:
        return tr("Say what the client chose about the advice, at the right under Letter.")
    return ""


def _lines(document: PlanDocument, label: str) -> tuple[Words, ...]:
    """The words of one row of the verdict, one line for each of its parts."""
    rows = [row for row in document.rows if row.label == label]
    parts = [part for row in rows for part in row.words.split("; ")]
    return tuple(_led(part, label) for part in parts)


def _led(part: str, label: str) -> Words:
    """A line whose place leads in bold: "Upper back: skin first"."""
    if label == tr("Not today"):
        return tr("{places}: not today", places=part)
    place, colon, rest = part.partition(": ")
    return (
        (Span(f"{capital(place)}{colon}", bold=True), Span(rest))
        if colon
        else (Span(capital(part), bold=True),)
    )


def _pairs(rows: Iterable[Row], sentences: int) -> tuple[tuple[str, str], ...]:
    """Rows cut to their first sentences; all of them stand in the text that is signed."""
    return tuple((row.label, ". ".join(row.words.split(". ")[:sentences]).rstrip(".")) for row in rows)


def _without_plan() -> PlanPage:
    refused = tr("The result of the review allows no plan today.")
    return PlanPage(
        reason="", rows=(), removed=(), minutes=0, minutes_most=0, how_often=(), on_the_table=(), home=(), leave_out=(),
        look_first=(), not_used=(), stop_signs="", letter=None, relaxable=(), relax_reasons=(), back_text=tr("Back"),
        next_text=tr("Next: Read and sign"), waiting=refused, refused=refused,
    )  # fmt: skip
