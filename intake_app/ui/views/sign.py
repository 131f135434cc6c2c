"""The step Sign in values: the plan as text, made from the same document as the paper, and who has signed. No Qt here."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import datetime

from intake_app.base.texts import tr
from intake_app.ink.strokes import ink_of
from intake_app.planning.plan import SessionPlan
from intake_app.record.document import (
    AnswerWords,
    FindingWords,
    HomeworkWords,
    InkWords,
    PlanDocument,
    Row,
    TechniqueWords,
)
from intake_app.services.plan_document import ink_words, plan_document
from intake_app.services.review import Judged
from intake_app.ui.screens.sign.values import (
    CLIENT,
    KEY_FILE,
    THERAPIST,
    Block,
    InkState,
    SealState,
    SealView,
    Signer,
    SignPage,
)
from intake_app.ui.values import Span, Words
from intake_app.ui.views.wording import clock_time

_TRIAL = SealState()
_LONGEST_NAME = 24  # letters that stand beside the button
_KINDS = {"draw": "drawn", "type": "typed", "paper": "paper"}


def sign_page(
    judged: Judged,
    plan: SessionPlan,
    ink: InkState,
    seal: SealState = _TRIAL,
    *,
    moment: datetime,
    plan_id: str = "",
) -> SignPage:
    """Everything that the step shows. moment: when the plan is made, with time zone; seal: with what."""
    document = plan_document(judged, plan, moment=moment, is_trial=seal.is_trial, plan_id=plan_id)
    missing = (*_missing(judged, plan, ink), *_missing_key(seal))
    return SignPage(
        facts=tr(
            "{title}, draft. {client}, {date}.",
            title=document.title,
            client=document.client,
            date=document.date,
        ),
        blocks=tuple(reading(document)),
        signers=(_client(judged, plan, ink), _signer(judged, ink, THERAPIST)),
        seal=_seal_view(seal),
        small_print=tr(
            "A sealed plan can be replaced, not changed. The seal is the therapist’s; the client’s ink is a simple "
            "electronic signature."
        ),
        missing=missing,
        back_text=tr("Back"),
        next_text=tr("Seal and print"),
        waiting=tr("Not finished: {what}.", what=", ".join(missing)) if missing else "",
    )


def ink_words_of(judged: Judged, plan: SessionPlan, ink: InkState, moment: datetime) -> tuple[InkWords, ...]:
    """Both signatures as they are printed and sealed; the client's word where a renewed plan needs no ink (content 15.6).

    Raises InkError where strokes cannot be kept.
    """
    situation = judged.case.situation
    names = {CLIENT: situation.client.name or "", THERAPIST: situation.therapist}
    found = []
    for who in (CLIENT, THERAPIST):
        if who == CLIENT and plan.renewed_from is not None:
            found.append(
                ink_words(who, names[who], moment, kind="spoken", statement=_renewed(plan.renewed_from))
            )
            continue
        signature = ink.of(who)
        drawn = ink_of(signature.strokes, signature.aspect) if signature.way == "draw" else None
        name = signature.typed.strip() if signature.way == "type" else names[who]
        found.append(
            ink_words(
                who,
                name,
                signature.at or moment,
                ink=drawn,
                kind=_KINDS[signature.way],
                statement=statement(who),
            )
        )
    return tuple(found)


def statement(who: str) -> str:
    """What is signed."""
    if who == CLIENT:
        return tr("I have read this plan or had it read to me. I agree to it for today.")
    return tr("I have looked, asked and planned as written here.")


def reading(document: PlanDocument) -> Iterator[Block]:
    """The plan in reading order: what is done, how, what is left out and why, rights, home, stop, consents, answers."""
    yield from _today(document)
    yield from _part(tr("How"), map(_technique, document.techniques))
    yield from _part(tr("What we leave out, look at first, and how long"), _rows(document.rows))
    yield from _part(tr("Why"), map(_finding, document.findings))
    yield from _part(tr("How often"), _rows(document.how_often))
    yield from _part(tr("On the table"), _rows(document.on_the_table))
    yield from _part(tr("Your rights"), _rows(document.statements))
    yield from _part(tr("At home"), map(_exercise, document.homework))
    yield from _texts(document.homework_words)
    yield from _part(tr("Never at home"), document.homework_never)
    yield from _part(tr("Stop at once for"), document.stop_signs)
    yield from _part(tr("If something happens"), _rows(document.procedures))
    yield from _part(tr("Advice"), document.referral)
    yield from _part(tr("Consents"), _rows(document.consents))
    yield from _part(tr("Changed or relaxed"), document.changed)
    yield from _part(tr("Not checked"), document.not_checked)
    yield from _part(tr("What was answered"), map(_answer, document.answers))
    yield from _part(tr("What this paper is"), document.scope)


def _today(document: PlanDocument) -> Iterator[Block]:
    yield Block("heading", tr("Today"))
    words = tr(
        "{areas}, {minutes}, {most}.",
        areas=document.areas,
        minutes=document.minutes,
        most=document.minutes_max,
    )
    yield Block("text", words)
    if document.renews:
        yield Block("text", tr("Renewed unchanged from plan {id}.", id=document.renews))
    elif document.supersedes:
        yield Block("text", tr("Replaces plan {id}.", id=document.supersedes))
    if document.reason:
        yield Block("text", tr("Why you came: {reason}.", reason=document.reason.rstrip(".")))
    yield Block("text", (Span(document.verdict + ". ", bold=True), Span(document.verdict_words)))


def _part(heading: str, lines: Iterable[Words]) -> Iterator[Block]:
    """A heading with its lines; nothing where there is no line."""
    blocks = [Block("item", line) for line in lines if line]
    if blocks:
        yield Block("heading", heading)
        yield from blocks


def _texts(lines: Iterable[str]) -> Iterator[Block]:
    yield from (Block("text", line) for line in lines if line)


def _rows(rows: Iterable[Row]) -> Iterator[tuple[Span, ...]]:
    for row in rows:
        yield (Span(f"{row.label}: ", bold=True), Span(row.words))


def _technique(one: TechniqueWords) -> tuple[Span, ...]:
    words = ", ".join(part for part in (one.techniques, one.level, one.change) if part)
    return (Span(f"{one.area}: ", bold=True), Span(f"{words}."))


def _finding(one: FindingWords) -> tuple[Span, ...]:
    words = " ".join(part for part in (one.reason, one.action) if part)
    return (Span(f"{one.title}. ", bold=True), Span(words))


def _exercise(one: HomeworkWords) -> tuple[Span, ...]:
    return (Span(f"{one.name}: ", bold=True), Span(f"{one.how.rstrip('.')}. {one.dose}."))


def _answer(one: AnswerWords) -> tuple[Span, ...]:
    told = ", ".join(part for part in (one.voice, one.note) if part)
    return (Span(f"{one.question} "), Span(one.answer, bold=True), Span(f" ({told})" if told else ""))


def _signer(judged: Judged, ink: InkState, who: str) -> Signer:
    situation, signature = judged.case.situation, ink.of(who)
    if who == CLIENT:
        title, name = tr("Client"), situation.client.name or tr("Name not written")
    else:
        title = tr("Therapist")
        name = ", ".join(part for part in (situation.therapist, situation.therapist_license) if part)
    below = name
    if signature.is_given and signature.way != "paper":
        how = tr("ink") if signature.way == "draw" else tr("typed")
        below = ", ".join(part for part in (name, how, clock_time(signature.at)) if part)
    elif signature.way == "paper":
        below = tr("{name} signs on the printed copy.", name=name)
    return Signer(who, title, f"“{statement(who)}”" if who == CLIENT else "", signature, below)


def _client(judged: Judged, plan: SessionPlan, ink: InkState) -> Signer:
    signer = _signer(judged, ink, CLIENT)
    if plan.renewed_from is None:
        return signer
    return replace(signer, statement=_renewed(plan.renewed_from), signs=False)


def _renewed(number: int) -> str:
    """What stands in the place of the client's ink."""
    return tr("Renewed unchanged from plan {number}: agreed to aloud, no new ink needed.", number=number)


def _missing(judged: Judged, plan: SessionPlan, ink: InkState) -> tuple[str, ...]:
    missing = []
    if not judged.case.situation.client.name:
        missing.append(tr("the client’s name"))
    if plan.renewed_from is None and not ink.client.is_given:
        missing.append(tr("client’s signature"))
    if not ink.therapist.is_given:
        missing.append(tr("therapist’s signature"))
    question = judged.content.questions.by_code["SES.13"]
    answered = any(entry.options for entry in judged.case.situation.answers.current(question.link_id))
    if judged.review.referral is not None and not answered:
        missing.append(tr("what the client chose about the advice"))
    return tuple(missing)


def _missing_key(seal: SealState) -> Iterator[str]:
    if seal.way == KEY_FILE and seal.file is None:
        yield tr("key file")
    if seal.way == KEY_FILE and not seal.has_password:
        yield tr("password")


def _seal_view(seal: SealState) -> SealView:
    if seal.is_trial:
        return SealView(seal.way, tr("Trial: sealed with a key made on the spot, not a record."))
    name = seal.file.name if seal.file is not None else ""
    return SealView(
        seal.way,
        tr("Your key and its password close the plan."),
        file=name,
        file_words=_shortened(name) or tr("No file chosen."),
        fault=seal.fault,
    )


def _shortened(name: str) -> str:
    """A name of a file without its middle where it is long: its end says what kind it is."""
    if len(name) <= _LONGEST_NAME:
        return name
    half = _LONGEST_NAME // 2
    return f"{name[:half]}…{name[-half:]}"
