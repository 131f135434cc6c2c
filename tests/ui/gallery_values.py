"""Made-up answers, findings, regions and pages for the gallery."""

from intake_app.ui.values import (
    Alert,
    FindingWords,
    Option,
    PageMark,
    RegionRow,
    RegionState,
    Rung,
    Zone,
)

NOT_CHECKED = Option("not-checked", "Not checked", apart=True)
YES_NO = (Option("no", "No"), Option("yes", "Yes"), Option("not-sure", "Not sure"), NOT_CHECKED)
SORES = (
    Option("no", "No"),
    Option("healed-long", "Healed more than 12 weeks ago"),
    Option("healed-short", "Healed less than 12 weeks ago"),
    Option("clinic", "Yes, under foot-clinic care"),
    Option("unseen", "Yes, not seen by anyone yet"),
    Option("infected", "Yes, with fever, spreading redness, bad smell, black skin, or a cold foot"),
    NOT_CHECKED,
)
BECAUSE = (
    ("Because", "Skin, left sole: callus. Found by sight, 10:41"),
    ("Source", "IWGDF foot guideline, 2023"),
    ("Rule", "R-FOOT-10, content 1.1"),
)
CALLUS = FindingWords(
    "change",
    "Left sole: leave the callus alone",
    "Callus can hide an ulcer. No filing or cutting. Refer to foot care within 2 weeks.",
    BECAUSE,
    link="The rule in words",
    relaxable=True,
)
STOP = FindingWords(
    "stop", "Left foot: hot, red, swollen", "Walking on or rubbing a Charcot foot can collapse it.", BECAUSE
)
TOES = FindingWords(
    "change", "All toes: level 1 at most", "The client cannot feel when pressure is too much.", BECAUSE
)
NOTE = FindingWords("note", "Leave out tapping", "Their body, their choice.", BECAUSE)
OPEN = FindingWords(
    "open", "Both feet: not looked at yet", "You or a colleague can look now.", go="Go to Feet"
)
ZONES = (
    Zone(
        "Feet",
        (
            RegionRow("Toes", "toes_L", "toes_R"),
            RegionRow("Soles", "foot_sole_L", "foot_sole_R", below="left: not the callus"),
            RegionRow("Tops of feet", "foot_top_L", "foot_top_R"),
            RegionRow("Ankles", "ankle_L", "ankle_R"),
        ),
    ),
    Zone("Back", (RegionRow("Upper back", middle="upper_back"), RegionRow("Lower back", middle="lower_back")),
         "look first, on the table"),
)  # fmt: skip
LEVELS = {
    "toes_L": RegionState(1, 1, origin="tried today"),
    "toes_R": RegionState(1, 1, origin="tried today"),
    "foot_sole_L": RegionState(1, 1, note="the callus", origin="tried today"),
    "foot_sole_R": RegionState(2, 2, origin="tried today"),
    "foot_top_L": RegionState(1, 2, origin="tried today"),
    "foot_top_R": RegionState(2, 2, origin="tried today"),
    "ankle_L": RegionState(leave_out=True, origin="tried today"),
    "ankle_R": RegionState(2, 2, origin="tried today"),
    "upper_back": RegionState(3, 3, look_first=True, origin="Nov 9"),
    "lower_back": RegionState(2, 3, look_first=True, origin="Nov 9"),
    "calf_L": RegionState(2, 2),
    "calf_R": RegionState(2, 2),
    "lower_leg_front_L": RegionState(1, 2),
    "lower_leg_front_R": RegionState(1, 2),
}
RUNGS = (
    Rung(5, "Deep", "never planned here"),
    Rung(4, "Firm", "never planned here"),
    Rung(3, "Medium", "leaning, skin and muscle move"),
    Rung(2, "Rub lotion in", "some lean, skin moves"),
    Rung(1, "Spread lotion", "full soft hand, skin hardly moves, no lean"),
    Rung(0, "Still hold", "the hand rests by its own weight"),
)
PAGES = (
    PageMark("changed", "What changed", "done"),
    PageMark("aloud", "Emergency, aloud", "done"),
    PageMark("feels", "What the client feels", "done", "change"),
    PageMark("body", "Body today", "done", "change"),
    PageMark("feet", "Feet", "now", count="5 of 8"),
    PageMark("legs", "Legs and arms", "to come"),
    PageMark("feeling", "Feeling", "to come"),
    PageMark("sugar", "Sugar", "to come"),
    PageMark("lists", "Lists", "to come"),
    PageMark("result", "Result", "to come", apart=True),
)
STEPS = ("Intake", "Review", "Pressure", "Plan", "Sign", "After")
ALERTS = (
    Alert("Numb toes, both feet", True),
    Alert("Nut oil allergy", True),
    Alert("Pregabalin", True),
    Alert("Type 2 diabetes, metformin"),
    Alert("Does not want tapping"),
)
