"""Cases that plans and letters are made of in tests: each starts from the shipped case with nothing to find."""

from datetime import datetime, timedelta, timezone
from functools import cache

from intake_app.bootstrap import reviewing
from intake_app.services.review import Judged, Reviewing

MOMENT = datetime(2026, 11, 22, 10, 58, tzinfo=timezone(timedelta(hours=-6)))
_HEAD = """
base = "{base}"
title = "Sample"
[client]
name = "{name}"
birth_date = 1962-05-04
[visit]
date = 2026-11-22
[therapist]
name = "Robin Placeholder"
license = "LMT 0000"
training = ["none"]
[clinic]
name = "Sample Clinic"
address = "100 Example Street, Anytown"
phone = "555 0100"
[answers]
"SES.13" = "{advice}"
{answers}
"""
CALVES = '"DVT.2" = { left = 36.0, right = 36.0, unit = "cm" }'
PLANS = {
    "nothing": "",
    "warfarin": '"SYS.21" = [{ name = "warfarin", kind = "anticoagulant" }]\n"DVT.17" = "heart rhythm or valve"',
    "old clot": f'"DVT.12" = {{ answer = "over 6 months ago and off treatment", where = ["LEG.L"] }}\n{CALVES}',
    "callus": (
        '"SKN.look" = { feet = "looked, normal", foot_sole_L = "looked, problem", "lower legs" = "looked, normal", '
        'hands = "looked, normal" }\n"SKN.type" = { foot_sole_L = [{ type = "callus", spot = "callus by the heel" }] }\n'
        '"SKN.size" = { foot_sole_L = "one spot under 2 cm, can stay covered" }'
    ),
}
STOPS = {
    "emergency": '"EM.1" = "yes"',
    "same day": (
        '"DVT.1" = { answer = "yes", where = ["LEG.L"] }\n'
        '"DVT.2" = { left = 39.0, right = 35.5, unit = "cm" }\n"DVT.20" = "not scanned"'
    ),
    "clearance": f'"DVT.12" = {{ answer = "within 6 months or still treated", where = ["LEG.L"] }}\n{CALVES}',
}


@cache
def service() -> Reviewing:
    """The review service on the shipped content, at the time of the sample visits."""
    return reviewing("2026-11-22T10:00")


def judged(
    answers: str, *, name: str = "Marigold Sample", base: str = "clear", advice: str = "none was given"
) -> Judged:
    """The review of the shipped case with these answers instead (TOML lines)."""
    text = _HEAD.format(base=base, name=name, advice=advice, answers=answers)
    return service().judge(service().read(text))


def numb_feet() -> Judged:
    """Numb toes and a callus in diabetes."""
    return judged("", base="diabetic-neuropathy")
