"""A sample document that uses every block over more than three pages, in both print sizes and on both papers."""

from datetime import datetime, timedelta, timezone

from intake_app.crypto.digests import canonical_json, digest, short_code
from intake_app.report.blocks import (
    Block,
    Box,
    BulletList,
    Columns,
    DataTable,
    Fill,
    Heading,
    NumberedList,
    PageBreak,
    Para,
    Rule,
    SignaturePlace,
    Space,
    TaggedFigure,
    Together,
)
from intake_app.report.conform import Attachment, Facts
from intake_app.report.drawing import write
from intake_app.report.lettering import Lettering
from intake_app.report.measures import LETTER, PageSetup
from intake_app.report.paper import Paper, write_paper
from intake_app.report.running_foot import RunningFoot, RunningHead
from intake_app.report.tagging import TaggedCanvas
from intake_app.report.words import Span

MOMENT = datetime(2026, 11, 23, 10, 58, tzinfo=timezone(timedelta(hours=-6)))
FACTS = Facts("Session plan 0005", "Robin Placeholder, LMT 0000", "en-US", MOMENT, "Sample, no real person")
RECORD = canonical_json({"plan": "0005", "minutes": 40, "levels": {"left-sole": 1, "calf-left": 2}})
DIGEST = digest(RECORD)
NAMES = (
    "Marigold Sample",
    "Nguyễn Thị Hồng",
    "Αλεξάνδρα",
    "Ольга",
    "محمد عبد الله",
    "שרה לוי",
    "प्रिया शर्मा",
    "王小明",
    "김민준",
)


def sample_paper(
    *,
    large: bool = False,
    size: tuple[float, float] = LETTER,
    client: str = "Marigold Sample",
    rows: int = 44,
) -> Paper:
    """The sample, ready to be sealed."""
    looks = Lettering(large=large)
    code = short_code(DIGEST)
    foot = RunningFoot(
        lines=[f"Plan 0005 · {client}, May 4, 1962"],
        code=code,
        qr=f"INTAKE-APP:0005:{code}",
        style=looks.small,
        page_one=[
            "Signed in ink, Nov 23, 2026, 10:57.",
            [Span("Screening aid, not a diagnosis.", bold=True)],
        ],
        on_each=[[Span("Session plan", muted=True)]],
    )
    record = Attachment("plan.json", RECORD, "application/fhir+json", "The plan as data")
    return write_paper(
        sample_story(looks, client, rows),
        FACTS,
        setup=PageSetup(size),
        foot=foot,
        head=RunningHead(f"Session plan for {client}", looks.small),
        attachments=[record],
    )


def sample_story(looks: Lettering, client: str, rows: int) -> list[Block]:
    """Every kind of block once or more."""
    return [
        *_wall_page(looks, client),
        PageBreak(),
        *_reasons(looks, rows),
        *_names(looks),
        *_signatures(looks),
    ]


def _wall_page(looks: Lettering, client: str) -> list[Block]:
    facts = Columns(
        [
            [Para("Client", looks.small), Para(client, looks.lead), Para("born May 4, 1962", looks.small)],
            [Para("Date", looks.small), Para("Nov 23, 2026", looks.lead), Para("session 5", looks.small)],
            [
                Para("Time of touch", looks.small),
                Para("40 minutes", looks.lead),
                Para("at most 45", looks.small),
            ],
        ],
        (3, 2, 2),
    )
    rows = [
        ["Leave out", [Span("Callus, left sole", bold=True)]],
        ["Look first", [Span("Back", bold=True), Span(": skin and light touch before the first stroke")]],
        ["Up to level 1", "Left foot, all toes, fronts of the lower legs"],
        [
            "Not used",
            "Heat, cold, scented oil, tapping; kneading on the feet; glucose ≥ 240 mg/dL → stop, ✓ snack",
        ],
    ]
    verdict = [
        Heading("Proceed with changes", looks.heading, 2),
        DataTable(rows, (1, 2.2), looks.body, row_heads=True, head_style=looks.label),
    ]
    figure = TaggedFigure(
        draw_leg, "Left leg: level 1 below the knee, sole left out.", 180, 240, align="centre"
    )
    stop = Box(
        [
            Heading("Stop at once for", looks.subheading, 3),
            BulletList(
                ["chest pain", "new one-sided swelling or pain", [Span("“stop”", bold=True)]], looks.body
            ),
        ]
    )
    return [
        Heading("Session plan", looks.title, 1),
        Rule(2.5),
        facts,
        Rule(0.5, after=8),
        Columns([[figure], verdict], (1, 1.2), gap=18),
        Fill(),
        stop,
    ]


def draw_leg(canvas: TaggedCanvas, width: float, height: float) -> None:
    """A leg, roughly."""
    canvas.setLineWidth(1)
    canvas.roundRect(width * 0.35, height * 0.15, width * 0.3, height * 0.8, 12)
    canvas.setDash(3, 2)
    canvas.line(width * 0.2, height * 0.45, width * 0.8, height * 0.45)
    canvas.setDash()
    write(canvas, width / 2, height * 0.3, [Span("1", bold=True)], Lettering().body, "centre")


def _reasons(looks: Lettering, rows: int) -> list[Block]:
    question = "Skin here, warmth, colour, compared with the other side"
    found = [
        [f"DVT.{number}", question, "no", f"Reason {number} in one sentence, long enough to wrap."]
        for number in range(1, rows + 1)
    ]
    evening = [Para("Look at both soles each evening,", looks.body), Para("with a mirror.", looks.body)]
    return [
        Heading("Reasons", looks.heading, 2),
        Para("Each answer that set a limit, who gave it, and the rule that used it. " * 4, looks.body),
        DataTable(
            found, (1, 3, 1, 3), looks.small, heads=["Item", "Question", "Answer", "Reason"], row_heads=True
        ),
        Heading("Homework", looks.heading, 2),
        NumberedList(["Walk ten minutes a day.", evening, "Rest. " * 40], looks.body),
        Space(6),
        Para("A long paragraph that goes on over the end of the page, if it can. " * 30, looks.body),
    ]


def _names(looks: Lettering) -> list[Block]:
    mixed = f"Client {NAMES[4]} (born 1962) and {NAMES[5]} say “{NAMES[6]}”, at 10:57."
    return [
        Together([Heading("Names in any script", looks.heading, 2), Para(mixed, looks.body)]),
        DataTable(
            [[name, [Span(name, bold=True)]] for name in NAMES],
            (1, 1),
            looks.body,
            heads=["Regular", "Bold"],
            lines="none",
        ),
        Para(
            f"{NAMES[4]} قال إن الألم خف بعد الجلسة الأولى (3 من 10)، وسوف يعود يوم الاثنين القادم إن شاء الله.",
            looks.body,
        ),
    ]


def _signatures(looks: Lettering) -> list[Block]:
    return [
        Together(
            [
                Heading("Signatures", looks.heading, 2),
                Columns(
                    [
                        [
                            Para("Therapist", looks.label),
                            SignaturePlace("Therapist", "Seal of the therapist"),
                        ],
                        [
                            Para("Client", looks.label),
                            SignaturePlace("Client", "Counter-signature of the client"),
                        ],
                    ],
                    (1, 1),
                ),
            ]
        )
    ]
