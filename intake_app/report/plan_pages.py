"""The pages behind a plan's first one: areas and techniques, findings, how often, at home, consents, answers, ink."""

import itertools
from collections.abc import Iterable, Sequence

from intake_app.base.texts import tr
from intake_app.record.document import (
    AnswerWords,
    FindingWords,
    InkWords,
    PlanDocument,
    RegionWords,
    Row,
)
from intake_app.report.blocks import (
    Block,
    BulletList,
    Columns,
    DataTable,
    Heading,
    NumberedList,
    Para,
    Space,
    Together,
)
from intake_app.report.blocks.block import stack_height
from intake_app.report.blocks.text import Item
from intake_app.report.lettering import Lettering
from intake_app.report.paper_parts import AIR, ink_blocks, rows_table
from intake_app.report.words import Span, Words

_GUTTER = 22.0


class PlanPages:
    """Blocks for each part of a plan: what is done on the table, what the client takes along, answers, ink.

    Parts with nothing to say are left out.
    """

    def __init__(self, plan: PlanDocument, looks: Lettering) -> None:
        self.plan, self.looks = plan, looks
        base, fine = (looks.body, looks.body) if looks.is_large else (looks.small, looks.tiny)
        self.dense = base.but(leading=base.size * 1.28, after=2.0)
        self.fine = fine.but(leading=fine.size * 1.28, after=1.5)
        self.label = self.dense.but(bold=True)

    def story(self, width: float) -> list[Block]:
        """All parts behind the first page. width: of the page's area, in points."""
        left = (self.areas, self.ceilings, self.findings, self.left_out, self.table, self.changes)
        right = (self.when, self.home, self.advice, self.consents, self.statements)
        parts = [list(part()) for part in (*left, *right)]
        after = [*self.sources(), *self.scope(), *self.ink()]
        if self.looks.is_large:
            answers = [Heading(tr("Answers"), self.looks.subheading, 2)] if self.plan.answers else []
            told = [block for part in self.answer_parts() for block in part]
            return [*(block for part in parts for block in part), *answers, *told, *after]
        return [in_two(parts, width), *self._answers_in_two(width), *after]

    def _answers_in_two(self, width: float) -> list[Block]:
        if not self.plan.answers:
            return []
        pieces = [piece for part in self.answer_parts() for piece in _pieces(part)]
        title = Heading(tr("Answers"), self.looks.subheading.but(before=14.0), 2)
        return [title, in_two(pieces, width)]

    def areas(self) -> Iterable[Block]:
        """What was asked for, and what is done where."""
        plan = self.plan
        yield self._title(tr("Today: areas and techniques"))
        yield Para(
            [Span(tr("Reason for the visit: "), bold=True), Span(plan.reason or tr("not asked"))], self.dense
        )
        rows: list[list[Item]] = [
            [one.area, _lines(one.techniques, one.level, one.change)] for one in plan.techniques
        ]
        yield DataTable(
            rows,
            (1, 1.2),
            self.dense,
            heads=[tr("Area"), tr("Techniques and pressure")],
            row_heads=True,
            air=AIR,
        )
        if plan.techniques_done:
            yield Heading(tr("How they are done, with nerve symptoms"), self.label.but(before=6.0), 3)
            yield self._run_in(plan.techniques_done)

    def ceilings(self) -> Iterable[Block]:
        """Level and ceiling of each region, with the reason."""
        if not self.plan.regions:
            return
        yield self._title(tr("Places, levels and ceilings"))
        rows: list[list[Item]] = [[one.name, self._level(one)] for one in self.plan.regions]
        heads = [tr("Place"), tr("Level, what first, and why")]
        yield DataTable(rows, (1, 1.6), self.dense, heads=heads, row_heads=True, air=AIR)

    def _level(self, region: RegionWords) -> Words:
        level = region.level
        if level.isdigit():
            level = tr("level {level} at most", level=level)
            if region.ceiling not in ("", region.level):
                level = tr("{level}, ceiling {ceiling}", level=level, ceiling=region.ceiling)
        first = "; ".join(part for part in (level, region.notes) if part)
        because = [Span(f"{first[:1].upper()}{first[1:]}. ", bold=True), Span(region.why)]
        if len(region.findings) > 1:
            because.append(
                Span(tr(" (Findings {numbers})", numbers=", ".join(map(str, region.findings))), muted=True)
            )
        return because

    def findings(self) -> Iterable[Block]:
        """Every rule that fired: what, why, what to do, where it comes from."""
        if not self.plan.findings:
            return
        yield self._title(tr("Findings, reasons and precautions"))
        yield NumberedList([self._finding(one) for one in self.plan.findings], self.dense.but(after=0.0))

    def _finding(self, finding: FindingWords) -> Sequence[Block]:
        tier = f"{finding.tier_words}. " if finding.tier != "note" else ""
        words = [Span(f"{tier}{finding.title}. ", bold=True), Span(finding.reason)]
        if finding.action:
            words += [Span(tr(" Do: "), bold=True), Span(finding.action)]
        blocks: list[Block] = [Para(words, self.dense.but(after=0.5))]
        asked = "; ".join(
            finding.questions
        )  # the answers themselves, with who said them, stand under Answers
        because = tr("From the answers to: {questions}. ", questions=asked) if asked else ""
        keys = ", ".join(finding.source_keys)
        blocks.append(Para(f"{because}{finding.rule}: {keys}", self.fine.but(muted=True, after=2.0)))
        return blocks

    def changes(self) -> Iterable[Block]:
        """Overrides, loosened answers, struck-out readings, and what was not checked, in plain view."""
        if self.plan.changed:
            yield self._title(tr("Changed or relaxed"))
            yield BulletList(self.plan.changed, self.dense)
        if self.plan.not_checked:
            yield self._title(tr("Not checked"))
            yield BulletList(self.plan.not_checked, self.dense)

    def left_out(self) -> Iterable[Block]:
        """Techniques that are not used, with reasons."""
        if self.plan.left_out_techniques:
            yield self._title(tr("Techniques left out, and why"))
            yield self._run_in(self.plan.left_out_techniques)

    def when(self) -> Iterable[Block]:
        """How often, how long, when it is looked at again."""
        if self.plan.how_often:
            yield self._title(tr("How often, and the next review"))
            yield rows_table(self.plan.how_often, self.dense, self.label, (1, 2.4))

    def table(self) -> Iterable[Block]:
        """Positions and pressure on the table, and standing procedures."""
        rows = [*self.plan.on_the_table, *self.plan.procedures]
        if rows:
            yield self._title(tr("On the table"))
            yield self._run_in(rows)

    def home(self) -> Iterable[Block]:
        """Exercises for home, what never to do, what to watch for."""
        plan = self.plan
        if plan.homework:
            yield self._title(tr("At home"))
            rows: list[list[Item]] = [[one.name, _lines(one.how, f"{one.dose}.")] for one in plan.homework]
            yield DataTable(rows, (1, 2.4), self.dense, row_heads=True, head_style=self.label, air=AIR)
        if plan.homework_words:
            yield Para(" ".join(plan.homework_words), self.dense.but(before=3.0))
        if plan.homework_never:
            never = "; ".join(
                one if at == 0 else one[:1].lower() + one[1:] for at, one in enumerate(plan.homework_never)
            )
            yield Para(
                [Span(tr("Never at home: "), bold=True), Span(f"{never}.")], self.dense.but(before=3.0)
            )

    def advice(self) -> Iterable[Block]:
        """Referral, clinicians' records, and advice that was declined."""
        if self.plan.referral:
            yield self._title(tr("Referral and clearance"))
            yield BulletList(self.plan.referral, self.dense)
        if self.plan.declined:
            yield self._title(tr("Advice given, declined"))
            yield rows_table(self.plan.declined, self.dense, self.label, (1, 2))

    def statements(self) -> Iterable[Block]:
        """The points of the consultation."""
        if self.plan.statements:
            yield self._title(tr("Consultation"))
            yield rows_table(self.plan.statements, self.dense, self.label, (1, 3.4))

    def consents(self) -> Iterable[Block]:
        """Consents with their texts."""
        if self.plan.consents:
            yield self._title(tr("Consents"))
            yield self._run_in(self.plan.consents)

    def answer_parts(self) -> list[list[Block]]:
        """All answers, a part for each form: what says something first, then the rest by who said it."""
        grouped = itertools.groupby(self.plan.answers, key=_section_of)
        return [list(self._answers(section, list(answers))) for section, answers in grouped]

    def _answers(self, section: str, answers: list[AnswerWords]) -> Iterable[Block]:
        yield Heading(section, self.label.but(before=4.0, after=1.0), 3)
        telling = [one for one in answers if not one.is_plain or one.note]
        if telling:
            yield BulletList([_answer(one) for one in telling], self.fine)
        plain = sorted((one for one in answers if one not in telling), key=_voice_and_answer)
        for voice, same in itertools.groupby(plain, key=_voice_of):
            words = [Span(f"{voice[:1].upper()}{voice[1:]}. ")]
            for answer, asked in itertools.groupby(same, key=_answer_of):
                words += [
                    Span(f"{answer}: ", bold=True),
                    Span(f"{'; '.join(one.question for one in asked)}. "),
                ]
            yield Para(words, self.fine)

    def sources(self) -> Iterable[Block]:
        """Where the reasons come from, by key."""
        if self.plan.source_words:
            told = "; ".join(f"{one.label}: {one.words}" for one in self.plan.source_words)
            words = [Span(tr("Sources of the reasons. "), bold=True), Span(f"{told}.")]
            yield Para(words, self.fine.but(before=10.0))

    def scope(self) -> Iterable[Block]:
        """What this paper is and is not."""
        words = [Span(tr("What this paper is. "), bold=True), Span(" ".join(self.plan.scope))]
        yield Para(words, self.dense.but(before=6.0))

    def ink(self) -> Iterable[Block]:
        """Who signed, with the places of the seals; kept together."""
        client = next((one for one in self.plan.ink if one.role != "therapist"), None)
        therapist = next((one for one in self.plan.ink if one.role == "therapist"), None)
        more = [one for one in self.plan.ink if one not in (client, therapist)]
        columns = [
            ink_blocks("Client", _role(client), client, self.looks, self.plan.renews),
            ink_blocks("Therapist", tr("Therapist"), therapist, self.looks),
        ]
        words = tr("The seal is the therapist's: a sealed plan can be replaced, not changed. "
                   "The client's ink is a simple electronic signature inside what is sealed.")  # fmt: skip
        said = [Para(f"“{one.statement}”", self.dense) for one in self.plan.ink if one.statement][:1]
        title = Heading(tr("Signatures"), self.looks.subheading.but(before=11.0), 2)
        blocks: list[Block] = [title, *said, Columns(columns, (1, 1), gap=24.0)]
        blocks += [Para(f"{one.role}: {one.name}, {one.at}", self.dense) for one in more]
        yield Together([*blocks, Space(4.0), Para(words, self.dense)])

    def _run_in(self, rows: Sequence[Row]) -> Block:
        """A list whose items begin with their label: narrower columns hold it better than a table."""
        items: list[Words] = []
        for row in rows:
            label = row.label if row.label.endswith(":") else f"{row.label}: "
            items.append([Span(label, bold=True), Span(row.words)])
        return BulletList(items, self.dense)

    def _title(self, words: str) -> Block:
        return Heading(words, self.looks.subheading.but(before=10.0, after=2.0), 2)


def _pieces(part: Sequence[Block]) -> list[list[Block]]:
    """A part cut where a column may end: a heading stays with what follows it."""
    return [list(part[:2]), *([block] for block in part[2:])]


def in_two(parts: Sequence[Sequence[Block]], width: float) -> Block:
    """Parts in two columns, cut between two parts where the columns are nearest to the same height; read left, then right."""
    full = [list(part) for part in parts if part]
    each = (width - _GUTTER) / 2
    tall = [stack_height(part, each) for part in full]
    cut = min(range(len(full) + 1), key=lambda at: max(sum(tall[:at]), sum(tall[at:])))
    halves = [[block for part in some for block in part] for some in (full[:cut], full[cut:])]
    return Columns(halves, (1, 1), gap=_GUTTER)


def facts_row(rows: Sequence[Row], looks: Lettering) -> Block:
    """Small facts side by side: label above, the fact in bold, a second line in small."""
    columns: list[list[Block]] = []
    for row in rows:
        second = row.words.removeprefix(row.strong).strip()
        muted = looks.small.but(muted=True)
        columns.append([Para(row.label, muted), Para(row.strong, looks.lead), Para(second, muted)])
    return Columns(columns, (3.2, 2.3, 2.9, 1.9)[: len(columns)], gap=14.0)


def _section_of(answer: AnswerWords) -> str:
    return answer.section


def _voice_of(answer: AnswerWords) -> str:
    return answer.voice


def _answer_of(answer: AnswerWords) -> str:
    return answer.answer


def _voice_and_answer(answer: AnswerWords) -> tuple[str, str]:
    return answer.voice, answer.answer


def _lines(*lines: str) -> str:
    return "\n".join(line for line in lines if line)


def _answer(answer: AnswerWords) -> Words:
    note = f", {answer.note}" if answer.note else ""
    return [
        Span(f"{answer.question}: "),
        Span(answer.answer, bold=True),
        Span(f" ({answer.voice}{note})", muted=not note),
    ]


def _role(ink: InkWords | None) -> str:
    words = {"guardian": tr("Guardian"), "representative": tr("Representative")}
    return words.get(ink.role, tr("Client")) if ink else tr("Client")
