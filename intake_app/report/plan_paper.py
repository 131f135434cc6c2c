"""A session plan as a sealed paper is made from it: page 1 for the wall, the rest to read (look.md section 8)."""

from collections.abc import Sequence
from datetime import datetime

from intake_app.base.texts import tr
from intake_app.bodymap.regions import BodyMap
from intake_app.record.document import InkWords, PlanDocument, Row
from intake_app.report.blocks import (
    Block,
    Box,
    Columns,
    Heading,
    PageBreak,
    Para,
    Rule,
    Space,
    TaggedFigure,
    Together,
)
from intake_app.report.blocks.block import stack_height
from intake_app.report.bodymap_drawing import body_map_drawing
from intake_app.report.conform import Attachment, Facts
from intake_app.report.lettering import Lettering, Style
from intake_app.report.measures import FRAME, LETTER, LINE, Area, PageSetup
from intake_app.report.paper import Paper, write_paper
from intake_app.report.paper_parts import legend_rows, rows_table, verdict_heading
from intake_app.report.plan_pages import PlanPages, facts_row
from intake_app.report.running_foot import RunningFoot
from intake_app.report.words import Span, Words

MAP_SHARE = 0.53
_SPARE = 6.0  # what the last block of page 1 keeps below it
_SIZES = (11.5, 10.5, 9.5, 8.5)  # of the verdict's rows: the largest that lets page 1 stay one page


def write_plan(
    plan: PlanDocument,
    body: BodyMap,
    moment: datetime,
    *,
    attachments: Sequence[Attachment] = (),
    size: tuple[float, float] = LETTER,
    large: bool = False,
) -> Paper:
    """The plan as PDF/A-3a and PDF/UA-1, ready to be sealed. size: points; large: 18 pt print.

    The same arguments give the same bytes.
    """
    looks, setup = Lettering(large=large), PageSetup(size)
    foot = running_foot(plan, looks)
    room = setup.area.height - foot.height(1, setup.area.width) - _SPARE
    first = (
        _large_first_page(plan, body, looks, setup.area, room)
        if large
        else _first_page(plan, body, looks, setup.area, room)
    )
    story = [*first, PageBreak(), *PlanPages(plan, looks).story(setup.area.width)]
    facts = Facts(f"{plan.title} {plan.plan_id}", author_words(plan), plan.language, moment, plan.client)
    return write_paper(story, facts, setup=setup, foot=foot, attachments=attachments)


def running_foot(plan: PlanDocument, looks: Lettering) -> RunningFoot:
    """What stands at the bottom of each page: who signed (page 1), whose plan, its code, the page."""
    trial: list[Words] = [[Span(tr("Trial, not a record"), bold=True)]] if plan.is_trial else []
    who = tr("{client}, {born}", client=plan.client, born=plan.born)
    number = tr("{title} {id}", title=plan.title, id=plan.plan_id)
    lines: list[Words] = [f"{number} · {who}"] if len(number) + len(who) < 48 else [number, who]
    note: Words = [Span(tr("Screening aid, not a diagnosis or medical advice."), bold=True)]
    return RunningFoot(
        lines=lines,
        code=plan.code,
        qr=f"INTAKE-APP:{plan.plan_id}:{plan.code}",
        style=looks.tiny if looks.is_large else looks.small.but(size=8.8, leading=12.0),
        page_one=[*trial, *(_signed(plan) if plan.kind == "plan" else [_sealed_line(plan)]), note],
        on_each=[
            *trial,
            [Span(tr("Content {version}. {note}", version=plan.content_version, note=plan.date), muted=True)],
            note,
        ],
    )


def _signed(plan: PlanDocument) -> list[Words]:
    lines: list[Words] = [_signed_line(one) for one in plan.ink if one.role != "therapist"]
    if plan.renews:
        lines = [
            tr(
                "Renewed unchanged from plan {id}, which holds the client’s ink; agreed to aloud.",
                id=plan.renews,
            )
        ]
    lines = lines or [tr("Not signed by the client on screen.")]
    return [*lines, _sealed_line(plan), tr("Reasons, techniques, consents and ink follow.")]


def _sealed_line(plan: PlanDocument) -> str:
    who = author_words(plan)
    return tr(
        "Sealed by {who}, {time}. Content {version}.", who=who, time=plan.time, version=plan.content_version
    )


def _signed_line(ink: InkWords) -> str:
    how = {"drawn": tr("in ink"), "typed": tr("typed"), "paper": tr("on paper")}.get(ink.kind, ink.kind)
    return tr("Signed by {name}, {how}, {at}.", name=ink.name, how=how, at=ink.at)


def author_words(plan: PlanDocument) -> str:
    """The therapist with the license."""
    return ", ".join(part for part in (plan.therapist, plan.license) if part)


def paper_head(plan: PlanDocument, looks: Lettering) -> list[Block]:
    """Title and clinic over a thick line."""
    at_end = looks.small.but(align="end")
    clinic: list[Block] = [Para(line, at_end) for line in (plan.clinic, plan.clinic_line) if line]
    title = Heading(plan.title, looks.title.but(after=0.0), 1)
    above = max(0.0, looks.title.leading - 3.0 - len(clinic) * at_end.leading)
    columns: list[list[Block]] = [[title], [Space(above), *clinic] if clinic else [Space(above)]]
    return [Columns(columns, (1, 1.35)), Rule(FRAME, before=4.0, after=9.0)]


def _facts(plan: PlanDocument, looks: Lettering) -> list[Block]:
    rows = [
        Row(tr("Client"), tr("{strong} born {day}", strong=plan.client, day=plan.born), plan.client),
        Row(tr("Date"), f"{plan.date} {plan.time}, {plan.session}", plan.date),
        Row(tr("Therapist"), f"{plan.therapist} {plan.license}", plan.therapist),
        Row(tr("Time of touch"), f"{plan.minutes} {plan.minutes_max}", plan.minutes),
    ]
    blocks = (
        [rows_table(rows, looks.body, looks.label, (1, 2.6))] if looks.is_large else [facts_row(rows, looks)]
    )
    if plan.renews:
        blocks.append(Para(tr("Renewed unchanged from plan {id}.", id=plan.renews), looks.small))
    elif plan.supersedes:
        blocks.append(Para(tr("Replaces plan {id}.", id=plan.supersedes), looks.small))
    return [*blocks, Rule(LINE, before=8.0, after=10.0)]


def _first_page(plan: PlanDocument, body: BodyMap, looks: Lettering, area: Area, room: float) -> list[Block]:
    """Page 1 with the largest map, and the largest print of its rows, that fit on it."""
    head = [*paper_head(plan, looks), *_facts(plan, looks)]
    below = _below_map(plan, looks, area.width)
    left = room - stack_height([*head, Space(0.0), *below], area.width)
    figure = _fitting_map(plan, body, area.width * MAP_SHARE, left)
    columns = Columns([[]], (1,))
    for size in _SIZES:
        columns = Columns([[figure], _verdict(plan, looks, size)], (MAP_SHARE, 1 - MAP_SHARE), gap=16.0)
        if columns.height(area.width) <= left:
            break
    return [*head, columns, *below]


def _verdict(plan: PlanDocument, looks: Lettering, size: float) -> list[Block]:
    style = Style(size, size * 1.36)
    label = looks.label.but(size=min(looks.label.size, size), leading=style.leading)
    words = [Para(plan.verdict_words, style.but(before=5.0))] if plan.tier == "go" else []
    rows = rows_table(plan.rows, style, label, (1, 2.25), air=3.5)
    return [verdict_heading(plan.tier, plan.verdict, looks), Rule(LINE, before=7.0, after=3.0), *words, rows]


def _fitting_map(plan: PlanDocument, body: BodyMap, width: float, room: float, scale: float = 1.0) -> Block:
    """The map at this width, or smaller where it would be higher than the room."""
    if plan.picture is None:
        return Space(0.0)
    for _ in range(
        4
    ):  # words in it keep their size, so that its height does not shrink quite as its width does
        tall = body_map_drawing(plan.picture, body, width, scale).height
        if tall <= room:
            break
        width *= room / tall * 0.995
    return _map(plan, body, width, scale)


def _below_map(plan: PlanDocument, looks: Lettering, width: float) -> list[Block]:
    legend = legend_rows(plan.legend, looks.small, width)
    return [
        Rule(LINE, before=8.0, after=7.0),
        *legend,
        Rule(LINE, before=6.0, after=10.0),
        _stop_box(plan, looks),
    ]


def _map(plan: PlanDocument, body: BodyMap, width: float, scale: float = 1.0) -> Block:
    if plan.picture is None:
        return Space(0.0)
    drawing = body_map_drawing(plan.picture, body, width, scale)
    return TaggedFigure(drawing.draw, plan.picture_words, drawing.width, drawing.height, align="centre")


def _stop_box(plan: PlanDocument, looks: Lettering) -> Block:
    """The signs that end the session, in three columns; the last is the client's own word."""
    signs = list(plan.stop_signs)
    each = -(-len(signs) // 3)
    style = looks.body.but(after=0.0)
    title = Heading(tr("Stop at once for"), looks.heading.but(before=0.0), 2)
    if looks.is_large:
        lines: list[Block] = [Para([Span(one, bold=one == signs[-1])], style) for one in signs]
        half = -(-len(lines) // 2)
        return Box([title, Columns([lines[:half], lines[half:]], (1, 1.1), gap=14.0)])
    columns: list[list[Block]] = [[title]]
    for start in range(0, len(signs), max(1, each)):
        part = signs[start : start + each]
        columns.append([Para([Span(one, bold=one == signs[-1])], style) for one in part])
    return Box([Columns(columns, (1.35, *([1.0, 1.45, 1.5][: len(columns) - 1])), gap=10.0)])


def _large_first_page(
    plan: PlanDocument, body: BodyMap, looks: Lettering, area: Area, room: float
) -> list[Block]:
    """In large print verdict, map and signs follow one another over as many pages as they need."""
    below = [Rule(LINE, before=8.0, after=7.0), *legend_rows(plan.legend, looks.small, area.width)]
    return [
        *paper_head(plan, looks),
        *_facts(plan, looks),
        verdict_heading(plan.tier, plan.verdict, looks),
        Rule(LINE, before=7.0, after=3.0),
        rows_table(plan.rows, looks.body, looks.label, (1, 2.6)),
        Together([_stop_box(plan, looks)]),
        PageBreak(),
        _fitting_map(plan, body, area.width, room - stack_height(below, area.width), 1.4),
        *below,
    ]
