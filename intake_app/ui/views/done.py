"""What is said after sealing. No Qt here."""

from datetime import datetime

from intake_app.base.texts import tr
from intake_app.ui.screens.done.values import DonePage
from intake_app.ui.views.wording import clock_time, long_date


def done_page(
    *,
    place: str,
    code: str,
    pages: int,
    moment: datetime,
    is_trial: bool,
    can_print: bool = True,
    problem: str = "",
) -> DonePage:
    """place: where the paper lies, in words or a path; code: short code; pages: how many; moment: of sealing."""
    count = tr("1 page") if pages == 1 else tr("{count} pages", count=pages)
    return DonePage(
        heading=tr("The plan is sealed"),
        facts=(
            (tr("Paper"), place),
            (tr("Pages"), count),
            (tr("Code"), code),
            (tr("Sealed"), tr("{date}, {time}", date=long_date(moment.date()), time=clock_time(moment))),
        ),
        trial=tr("Trial, not a record: sealed with a key made on the spot.") if is_trial else "",
        can_print=can_print,
        back_text="",
        next_text="",
        problem=problem,
    )
