"""A letter on paper: to whom, what was seen or said and by whom, what was not checked, what is asked; for the client's hand."""

import itertools
from collections.abc import Iterable, Sequence
from datetime import datetime

from intake_app.base.texts import tr
from intake_app.bodymap.regions import BodyMap
from intake_app.record.document import AnswerWords, PlanDocument, Row
from intake_app.report.blocks import (
    Block,
    BulletList,
    Columns,
    DataTable,
    Heading,
    NumberedList,
    Para,
    Rule,
    SignaturePlace,
    Space,
    Together,
)
from intake_app.report.conform import Attachment, Facts
from intake_app.report.lettering import Lettering
from intake_app.report.measures import LETTER, LINE, PageSetup
from intake_app.report.paper import Paper, write_paper
from intake_app.report.paper_parts import AIR, rows_table, verdict_heading
from intake_app.report.plan_pages import facts_row
from intake_app.report.plan_paper import author_words, paper_head, running_foot


def write_letter(
    letter: PlanDocument,
    body: BodyMap,
    moment: datetime,
    *,
    attachments: Sequence[Attachment] = (),
    size: tuple[float, float] = LETTER,
    large: bool = False,
) -> Paper:
    """The letter as PDF/A-3a and PDF/UA-1, ready to be sealed; the same arguments give the same bytes.

    body is not drawn: a letter speaks in words. size: points; large: 18 pt print.
    """
    looks = Lettering(large=large)
    facts = Facts(
        f"{letter.title} {letter.plan_id}", author_words(letter), letter.language, moment, letter.client
    )
    story = list(_story(letter, looks))
    foot = running_foot(letter, looks)
    return write_paper(story, facts, setup=PageSetup(size), foot=foot, attachments=attachments)


def _story(letter: PlanDocument, looks: Lettering) -> Iterable[Block]:
    yield from paper_head(letter, looks)
    facts = [
        Row(tr("Client"), tr("{strong} born {day}", strong=letter.client, day=letter.born), letter.client),
        Row(tr("Date"), f"{letter.date} {letter.time}", letter.date),
        Row(tr("Therapist"), f"{letter.therapist} {letter.license}", letter.therapist),
    ]
    yield facts_row(facts, looks)
    yield Rule(LINE, before=8.0, after=10.0)
    yield verdict_heading(letter.tier, letter.verdict, looks)
    yield Space(4.0)
    yield rows_table(letter.rows, looks.body, looks.label, (1, 6))
    yield Para(" ".join(letter.referral), looks.body.but(before=6.0))
    yield from _questions(letter, looks)
    yield from _answers(letter, looks)
    yield from _rest(letter, looks)
    yield from _foot(letter, looks)


def _questions(letter: PlanDocument, looks: Lettering) -> Iterable[Block]:
    if letter.questions:
        yield _title(tr("What we ask"), looks)
        yield NumberedList(letter.questions, looks.body)


def _answers(letter: PlanDocument, looks: Lettering) -> Iterable[Block]:
    for section, answers in itertools.groupby(letter.answers, key=_section_of):
        yield _title(section, looks)
        rows = [
            [one.question, one.answer, f"{one.voice}{f', {one.note}' if one.note else ''}"] for one in answers
        ]
        heads = [tr("What"), tr("Answer or look"), tr("Who said or saw it")]
        style = looks.body.but(size=looks.label.size, leading=looks.label.leading, after=0.0)
        yield DataTable(rows, (4, 4, 3), style, heads=heads, head_style=looks.label, row_heads=True, air=AIR)


def _rest(letter: PlanDocument, looks: Lettering) -> Iterable[Block]:
    if letter.not_checked:
        yield _title(tr("Not checked"), looks)
        yield Para("; ".join(letter.not_checked) + ".", looks.body)
    if letter.extra:
        yield _title(tr("Why the session does not go ahead"), looks)
        yield rows_table(letter.extra, looks.body, looks.label, (2, 3))
    if letter.precautions:
        yield _title(tr("What the client was told, and what was done"), looks)
        yield BulletList(letter.precautions, looks.body)
    if letter.changed:
        yield _title(tr("Changed answers"), looks)
        yield BulletList(letter.changed, looks.body)
    if letter.declined:
        yield _title(tr("Advice given, declined"), looks)
        yield rows_table(letter.declined, looks.body, looks.label, (1, 2))


def _foot(letter: PlanDocument, looks: Lettering) -> Iterable[Block]:
    answer: list[Block] = [Para(tr("Clinician's name, date and signature"), looks.label), Space(34.0), Rule()]
    seal: list[Block] = [
        Para(tr("Therapist: {who}", who=author_words(letter)), looks.label),
        SignaturePlace("Therapist", tr("Seal of the therapist"), 230.0, 40.0),
        Para(tr("Electronic seal"), looks.tiny),
    ]
    columns: list[list[Block]] = [seal, answer if letter.questions else []]
    yield Together(
        [Space(10.0), Columns(columns, (1, 1), gap=24.0), Para(" ".join(letter.scope), looks.small)]
    )


def _title(words: str, looks: Lettering) -> Block:
    return Heading(words, looks.subheading.but(before=11.0, after=2.0), 2)


def _section_of(answer: AnswerWords) -> str:
    return answer.section
