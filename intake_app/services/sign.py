"""Before and around the seal: whether a plan may be sealed yet, and sealing as measurements call it."""

import tomllib
from collections.abc import Callable
from datetime import datetime, time
from pathlib import Path

from intake_app.base.clock import FixedClock
from intake_app.base.errors import NotFinished
from intake_app.base.paths import forms_folder
from intake_app.base.texts import tr
from intake_app.services.paper import make_plan_paper
from intake_app.services.plan_sections import ADVICE
from intake_app.services.review import Judged, Reviewing


def missing_before_seal(judged: Judged) -> tuple[str, ...]:
    """What is still to be filled in before the plan may be sealed, one sentence each (content SES.13, case format 2)."""
    missing = []
    if not judged.case.situation.client.name:
        missing.append(tr("Write the client's name."))
    advice = judged.content.questions.by_code[ADVICE]
    if judged.review.referral is not None and not judged.case.situation.answers.current(advice.link_id):
        missing.append(tr("Ask what the client chose about today's advice ({code}).", code=ADVICE))
    return tuple(missing)


def check_ready(judged: Judged) -> None:
    """Raise NotFinished where something is to be filled in before the plan may be sealed."""
    missing = missing_before_seal(judged)
    if missing:
        raise NotFinished(tr("This plan cannot be sealed yet."), tr("Nothing was sealed."), " ".join(missing))


def seal_for_measuring(case: Path) -> Callable[[], bytes]:
    """A function that judges the case's answers, plans, writes and seals. Content, case and key are ready beforehand.

    Raises what reading a case, planning and sealing raise.
    """
    from intake_app.crypto.certificates import make_clinic_authority, make_signer  # here: slow to import

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
