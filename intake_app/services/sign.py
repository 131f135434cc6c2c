"""From a case file's answers to the bytes of its sealed plan, as measurements call it."""

import tomllib
from collections.abc import Callable
from datetime import datetime, time
from pathlib import Path

from intake_app.base.clock import FixedClock
from intake_app.base.paths import forms_folder
from intake_app.crypto.certificates import make_clinic_authority, make_signer
from intake_app.services.paper import make_plan_paper
from intake_app.services.review import Reviewing


def seal_for_measuring(case: Path) -> Callable[[], bytes]:
    """A function that judges the case's answers, plans, writes and seals. Content, case and key are ready beforehand.

    Raises what reading a case, planning and sealing raise.
    """
    content = Reviewing(forms_folder(), FixedClock(_moment(case)))
    read = content.read(case)
    moment = read.situation.moment
    key = make_signer(make_clinic_authority("Sample Clinic", moment), read.situation.therapist, moment)

    def seal() -> bytes:
        judged = content.judge(read)
        return make_plan_paper(judged, judged.propose(), key=key, moment=moment).data

    seal()  # imports, fonts and drawings are loaded once, as in a program that is open
    return seal


def _moment(case: Path) -> datetime:
    """When the case's visit is, in this machine's time zone: the clock by which it is read."""
    visit = tomllib.loads(case.read_text("utf-8"))["visit"]
    return datetime.combine(visit["date"], visit.get("time", time(10))).astimezone()
