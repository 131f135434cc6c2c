"""How often, and what a course has brought, in words (content 12.2, 12.3)."""

from intake_app.base.texts import tr
from intake_app.planning.plan import Outcome


def a_week(pair: tuple[float, float]) -> str:
    """ "2 to 3 times a week", "once every 2 weeks": from the lower to the higher number of sessions a week."""
    low, high = pair
    if low == high:
        return _times(low)
    if low >= 1:
        return tr("{low} to {high} times a week", low=f"{low:g}", high=f"{high:g}")
    return tr("{high}, down to {low}", high=_times(high), low=_times(low))


def _times(number: float) -> str:
    if number == 0:
        return tr("not at all")
    if number < 1:
        return tr("once every {weeks} weeks", weeks=f"{1 / number:g}")
    return tr("once a week") if number == 1 else tr("{count} times a week", count=f"{number:g}")


def outcome_words(outcome: Outcome) -> str:
    """What the course has brought, and what follows from it."""
    told = {
        "worthwhile": tr("a worthwhile change"),
        "half-way": tr("some change, not yet a worthwhile one"),
        "none": tr("no change"),
        "worse": tr("worse at two visits running"),
        "not-known": tr("not known: it began without pain, or pain was not asked"),
    }[outcome.word]
    if outcome.change is None:
        return outcome.advice or f"{told[:1].upper()}{told[1:]}."
    numbers = tr("average pain {change} points ({percent} %)", change=f"{-outcome.change:+g}",
                 percent=f"{-(outcome.percent or 0):+d}")  # fmt: skip
    return f"{numbers[:1].upper()}{numbers[1:]}. {outcome.advice or told[:1].upper() + told[1:] + '.'}"
