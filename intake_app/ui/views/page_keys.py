"""The keys that the foot of a review page names. No Qt here."""

from intake_app.base.texts import tr
from intake_app.services.interview import Interview
from intake_app.ui.values import KeyHint
from intake_app.ui.views.pages import PageView
from intake_app.ui.views.whole import STILL_RIGHT


def page_keys(interview: Interview, view: PageView) -> tuple[KeyHint, ...]:
    """The keys of a page of questions, at most five."""
    hints = [KeyHint(("1–9",), tr("answer")), _zero_key(view), KeyHint(("F2",), tr("hear findings"))]
    if interview.is_return:
        hints.append(KeyHint(("F3",), tr("what changed")))
    return (*hints, KeyHint(("F1",), tr("all keys")))


def _zero_key(view: PageView) -> KeyHint:
    """What key 0 does on the page, else what minus does."""
    if view.whole is not None:
        is_right = view.whole.kind == STILL_RIGHT
        return KeyHint(("0",), tr("still right") if is_right else tr("none of the list"))
    if view.unchanged is not None:
        return KeyHint(("0",), tr("unchanged"))
    if any(old.still for old in view.old.values()):
        return KeyHint(("0",), tr("still so"))
    return KeyHint(("–",), tr("not checked"))
