"""Every widget in every state, grouped as the gallery shows them."""

from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from intake_app.ui import icons
from intake_app.ui.fonts import BODY, DENSE, DENSE_BOLD, MARK, SMALL
from intake_app.ui.measures import between, gap
from intake_app.ui.values import (
    CHANGED,
    UNCHANGED,
    FindingWords,
    Old,
    OpenItem,
    Option,
    Reading,
    RegionState,
    Shown,
    Span,
    Voice,
)
from intake_app.ui.widgets.answer_rows import AnswerRows
from intake_app.ui.widgets.banner import Banner
from intake_app.ui.widgets.body_map import BodyMapView, Spot
from intake_app.ui.widgets.button import Button
from intake_app.ui.widgets.chips import Chips
from intake_app.ui.widgets.fact_rows import FactRows
from intake_app.ui.widgets.finding_card import FindingCard
from intake_app.ui.widgets.finding_row import FindingRow
from intake_app.ui.widgets.glyph import Icon
from intake_app.ui.widgets.ink_pad import InkPad
from intake_app.ui.widgets.link import Link
from intake_app.ui.widgets.map_legend import MapLegend
from intake_app.ui.widgets.not_finished_list import NotFinishedList
from intake_app.ui.widgets.notice import Notice
from intake_app.ui.widgets.number_field import NumberField
from intake_app.ui.widgets.page_dashes import PageDashes
from intake_app.ui.widgets.password_field import PasswordField
from intake_app.ui.widgets.pressure_ladder import PressureLadder
from intake_app.ui.widgets.question_line import QuestionLine
from intake_app.ui.widgets.question_table import QuestionTable
from intake_app.ui.widgets.region_level_list import RegionLevelList
from intake_app.ui.widgets.region_list import RegionList
from intake_app.ui.widgets.segmented_choice import SegmentedChoice
from intake_app.ui.widgets.series_table import SeriesTable
from intake_app.ui.widgets.stage_marks import StageMarks
from intake_app.ui.widgets.stepper import Stepper
from intake_app.ui.widgets.text import Text
from intake_app.ui.widgets.text_field import TextField
from intake_app.ui.widgets.two_sides import TwoSides
from intake_app.ui.widgets.verdict_band import VerdictBand
from intake_app.ui.widgets.whole_list import WholeList
from intake_app.ui.widgets.working import Working
from tests.ui.gallery_values import (
    BECAUSE,
    CALLUS,
    LEVELS,
    NOTE,
    OPEN,
    RUNGS,
    SORES,
    STOP,
    TOES,
    YES_NO,
    ZONES,
)


def yes_no() -> QWidget:
    """Chips for yes and no."""
    return Chips(YES_NO, "")


def sores() -> QWidget:
    """The answers about sores, for both sides."""
    return TwoSides(SORES, "")


def stack(*widgets: QWidget, spacing: int = 8) -> QWidget:
    """Widgets below each other."""
    whole = QWidget()
    column = QVBoxLayout(whole)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(gap(spacing))
    for widget in widgets:
        column.addWidget(widget)
    column.addStretch(1)
    return whole


def beside(*widgets: QWidget, spacing: int = 8) -> QWidget:
    """Widgets side by side, with the same share of the width."""
    whole = QWidget()
    row = QHBoxLayout(whole)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(gap(spacing))
    for widget in widgets:
        row.addWidget(widget, 1)
    return whole


def close(*widgets: QWidget) -> QWidget:
    """Widgets side by side, as wide as they want to be."""
    whole = QWidget()
    row = QHBoxLayout(whole)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(between(12))
    for widget in widgets:
        row.addWidget(widget)
    row.addStretch(1)
    return whole


def lines() -> QWidget:
    """Question lines in all their states."""
    made = [
        QuestionLine("To come: light thumb press leaves a dent", yes_no, last="No dent"),
        QuestionLine("Answered: whole leg swollen", yes_no, last="No"),
        QuestionLine("Two voices: new warmth in one limb", yes_no, last="No"),
        QuestionLine("Not sure: new floaters today", yes_no, last="No"),
        QuestionLine("Expired: sugar now", yes_no, last="118"),
        QuestionLine("Unchanged: blood clot ever", yes_no),
        QuestionLine("Older than the last visit: kidneys", yes_no),
        QuestionLine("Ran out: in bed 3 days or more", yes_no),
        QuestionLine("Too long for its column: blood clot ever", yes_no),
    ]
    made[1].set_shown(Shown("No", voices=(Voice("hand", "found 10:45, by touch"),)))
    voices = (
        Voice("speech", "client says no"),
        Voice("hand", [Span("found "), Span("left calf", bold=True, role="text")]),
    )
    made[2].set_shown(Shown("Left", below="worse counts", voices=voices, changed=True))
    made[3].set_shown(
        Shown("Not sure", below="counts as yes", voices=(Voice("speech", "client says 10:21"),))
    )
    made[4].set_expired("expired 10:31, ask again")
    client = (Voice("speech", "client says 10:24"),)
    made[5].set_old(Old("Never", "Nov 9", mark=UNCHANGED))
    made[5].set_shown(Shown("Never", voices=client))
    made[6].set_old(Old("Normal", "Oct 2", other_day=True))
    made[7].set_old(Old("No", "Sep 30", ran_out="over 28 days old, ask again"))
    made[8].set_old(Old("Over 6 months ago, and no treatment now; left calf", "Nov 9", mark=CHANGED))
    made[8].set_shown(Shown("Within 6 months", voices=client))
    return QuestionTable(made, last="Last, Nov 9")


def open_old_line() -> QWidget:
    """An open line whose old answer may be confirmed as it is."""
    line = QuestionLine("Have you ever had a clot in a leg, an arm or a lung?", yes_no)
    line.set_old(Old("Over 6 months ago, and no treatment now; left calf", "Sep 30", still=True))
    line.open(focus=False)
    return line


def open_line() -> QWidget:
    """An open line with chips and a second row of them."""
    line = QuestionLine(
        "New warmth, redness or purple colour in one limb?",
        yes_no,
        helper="Compare both legs and both arms.",
    )
    line.open(focus=False)
    chips = line.body()
    assert isinstance(chips, Chips)
    chips.set_chosen(["yes"])
    where = Chips(
        [
            Option("ll", "Left leg"),
            Option("rl", "Right leg"),
            Option("la", "Left arm"),
            Option("ra", "Right arm"),
        ],
        "Where?",
    )
    where.set_chosen(["ll"])
    line.add_below(where)
    return line


def sides_table() -> QuestionTable:
    """The feet page with one line open on the right side."""
    first = QuestionLine("Skin of the feet", sores, sides=True, last="Normal")
    voices = (
        Voice(
            "eye",
            [Span("found 10:41 · left: "), Span("callus", True, "text"), Span(", sole, under the big toe")],
        ),
    )
    first.set_shown(Shown("Problem", "Normal", voices=voices, changed=True))
    second = QuestionLine("Red, hot, swollen foot or ankle with no wound", sores, sides=True, last="No, no")
    second.set_shown(Shown("No", "No", voices=(Voice("eye", "found 10:42"),)))
    third = QuestionLine(
        "Any sore, ulcer, blister, or black or blue skin on a foot or leg?", sores, sides=True, last="No, no"
    )
    fourth = QuestionLine("Warmer or cooler than the other foot", sores, sides=True, last="Same")
    table = QuestionTable([first, second, third, fourth], sides=True, last="Last, Nov 9")
    table.open_line(2, focus=False)
    body = third.body()
    assert isinstance(body, TwoSides)
    body.set_chosen("left", "no")
    body.set_side("right")
    return table


def number() -> QWidget:
    """A number with its series."""
    field = NumberField(
        "mg/dL", "Sugar now", 20, 600, other_unit="mmol/L", factor=1 / 18.016, not_checked="Not measured"
    )
    field.set_number(118)
    wrong = NumberField("mg/dL", "Sugar now", 20, 600)
    wrong.field.setText("1180")
    wrong.set_wrong("Give a number from 20 to 600 mg/dL.")
    readings = (
        Reading("92", "10:31, finger, client"),
        Reading("29", "10:30", "struck out: typing slip"),
        Reading("snack 15 g", "10:33, juice"),
    )
    return stack(Text("Sugar now", DENSE_BOLD), field, wrong, SeriesTable(readings, "Sugar", "Add a reading"))


def choose_all() -> QWidget:
    """Choose all that apply."""
    words = ("Burning", "Tingling", "Shooting", "Tightness")
    options = [*(Option(word.lower(), word) for word in words), Option("none", "None of these", clears=True)]
    rows = AnswerRows(options, "What does the pain feel like?", many=True, keys=False)
    rows.set_chosen(["burning", "tingling"])
    return stack(Text("What does the pain feel like?", DENSE_BOLD), rows)


def one_of_rows() -> QWidget:
    """One answer of rows."""
    rows = AnswerRows(SORES, "Any sore?")
    rows.set_chosen(["healed-short"])
    return rows


def regions() -> QWidget:
    """The region list."""
    made = RegionList(ZONES[:1], "Where is it numb?")
    made.set_chosen(["toes_L", "toes_R"])
    return made


def whole() -> QWidget:
    """The whole list in one press."""
    rows = (
        (
            "Sudden short breath, chest pain, coughing blood, fainting, racing heart with light-headedness, blue lips",
            "",
        ),
        ("Sudden face droop, one-sided weakness, slurred speech, loss of sight, worst-ever headache", ""),
        ("A fit (seizure) in the last 24 hours", ""),
    )
    last = (("Blood clot ever", "never, Nov 9"), ("In bed 3 days or more", "no, Nov 9"))
    return beside(
        WholeList("Now or in the last 24 hours (numbness: 4 weeks)", rows, "Asked each: none"),
        stack(WholeList("", last, "Unchanged since Nov 9", "all 2 lines are in view", opens=False)),
        spacing=16,
    )


def buttons() -> QWidget:
    """Buttons of all kinds."""
    waiting = Button("Not ready yet")
    waiting.set_waiting("The therapist’s signature is missing")
    pressed = Button("Pressed")
    pressed.setDown(True)
    return close(
        Button("Next: Feeling", "primary"),
        Button("Back", caps=("Alt", "Left")),
        pressed,
        waiting,
        Button("Quiet", "quiet"),
        Link("Link"),
        Button("Print letter", "primary", icon="print", large=True),
        Button("Next", "primary", icon="right", client=True, icon_after=True),
    )


def banners() -> QWidget:
    """Banners."""
    return beside(
        Banner("staff", "A client needs staff now.", "Screen 2"),
        Banner("unsaved", "Not saved since 10:43.", "The disk is full.", [("what", "What to do")]),
        Banner("draft", "", "Draft of Nov 22, 16:10 found.", [("on", "Go on"), ("away", "Discard")]),
    )


def findings() -> QWidget:
    """The four results as cards, one with its reasons open, and as rows."""
    opened = FindingCard(CALLUS)
    opened.open_why(True)
    row = FindingRow(TOES)
    row.open_why(True)
    cards = [FindingCard(one) for one in (STOP, TOES, NOTE, OPEN)]
    rows = stack(FindingRow(FindingWords("stop", "Left leg: signs of a possible clot", "One sign is enough.", BECAUSE)), row,
                 FindingRow(NOTE), FindingRow(OPEN), spacing=0)  # fmt: skip
    missing = NotFinishedList([OpenItem("feet", "Sores on the right foot", "You can look now", "Go to Feet"),
                               OpenItem("list", "The history list", "", "Go to Lists")])  # fmt: skip
    return stack(
        beside(*(stack(card) for card in cards), spacing=4),
        beside(stack(opened), rows, stack(missing), spacing=16),
    )


def verdicts() -> QWidget:
    """Verdict bands."""
    return stack(
        VerdictBand(
            "change", "Proceed with changes", "Nothing found stops today’s session. 9 findings change it."
        ),
        VerdictBand(
            "stop", "Must not proceed", "No massage today, anywhere. To be seen by a clinician today."
        ),
        VerdictBand("open", "Not finished", "3 answers are still open."),
        VerdictBand("", "Nothing found", "None of the 96 rules applies to today’s answers."),
    )


def states() -> QWidget:
    """Empty, working, failed, done."""
    working = Working("Making 9 plans", 9, "about 3 seconds")
    working.set_done(4)
    return beside(
        Notice(
            "empty", "No visits today", "Find or add a client to start one.", "Find or add a client", "search"
        ),
        working,
        Notice(
            "failed",
            "The plan could not be printed",
            "It is sealed and kept. The printer did not answer.",
            "Print again",
        ),
        Notice("done", "Sealed and printed", "Plan 5, 3 pages, 10:58.", "Handed to the client", "person"),
    )


def signing() -> QWidget:
    """Ways to sign, the pad, secrets, scales."""
    pad = InkPad("Client signs here")
    pad.set_strokes([[(0.1 + at / 60, 0.7 - 0.4 * (at % 7) / 6, at * 9) for at in range(40)]])
    ways = SegmentedChoice(
        [("draw", "Draw"), ("type", "Type name"), ("paper", "On paper")], "How to sign", "draw"
    )
    pin = PasswordField("PIN", cells=6)
    pin.setText("123")
    scale = SegmentedChoice(
        [(str(n), str(n)) for n in range(11)], "How uncomfortable", "2", narrow=True, digits=True
    )
    return beside(
        stack(close(ways), pad, close(pin)),
        stack(PasswordField("Passphrase"), TextField("Find", "search", "Find or add a client", ("Ctrl", "F")), scale,
              close(Stepper("Minutes", 12, 0, 60), StageMarks(("done", "now", "to come", "to come", "to come"))),
              close(StageMarks(("done", "stop")), StageMarks(("done", "wait")))),
        spacing=16,
    )  # fmt: skip


def client() -> QWidget:
    """A client's question."""
    options = (
        Option("no", "No, none of these"),
        Option("yes", "Yes"),
        Option("not-sure", "I am not sure"),
        Option("private", "I prefer not to say", "You can tell us in private."),
    )
    rows = AnswerRows(options, "Has your health changed?", keys=False, client=True)
    rows.set_chosen(["yes"])
    return stack(PageDashes(6, 15), rows)


def pressure() -> QWidget:
    """Map, list and ladder."""
    body = BodyMapView()
    body.set_regions(LEVELS)
    body.set_spots([Spot("soles", 0.63, 0.2, 0.04)])
    body.set_chosen("foot_sole_L")
    body.setMinimumHeight(560)
    table = RegionLevelList(ZONES)
    table.set_regions(LEVELS)
    ladder = PressureLadder(RUNGS, 1, "Warmer than the right foot.", 1)
    return beside(stack(body, MapLegend()), stack(table), stack(ladder), spacing=20)


def hands() -> QWidget:
    """The hands, and the soles alone."""
    views = [BodyMapView(("hands",), captions=True), BodyMapView(("soles",), captions=True)]
    for view in views:
        view.set_regions({**LEVELS, "hand_L": RegionState(1), "hand_R": RegionState(2, look_first=True)})
        view.setMinimumHeight(320)
    return beside(*views)


def facts() -> QWidget:
    """Fact rows and a text with bold pieces."""
    rows: list[tuple[str, str | list[Span]]] = [
        ("Leave out", [Span("Callus, left sole", bold=True)]),
        ("Level 1 at most", [Span("Left foot, all toes", bold=True), Span(": no lean, skin hardly moves")]),
        ("Not used", "Heat, cold, scented oil, tapping; kneading on the feet"),
    ]
    return beside(
        FactRows(rows),
        stack(
            Text("Severity", BODY),
            FactRows([("Sessions", "2 a week, at most 3")], 92, DENSE, SMALL, "muted", False),
        ),
    )


def icon_sheet() -> QWidget:
    """All icons and glyphs with their names."""
    whole = QWidget()
    grid = QGridLayout(whole)
    for at, name in enumerate((*icons.icon_names(), *icons.GLYPHS)):
        tier = at >= len(icons.icon_names())
        cell = close(Icon(name, 24, tier=tier), Icon(name, 16, tier=tier), Text(name, MARK, wraps=False))
        grid.addWidget(cell, at // 7, at % 7)
    return whole
