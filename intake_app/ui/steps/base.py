"""What every step of a visit can do."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QWidget

from intake_app.ui.widgets.scroller import Scroller

if TYPE_CHECKING:
    from intake_app.ui.visit import VisitScreen

REVIEW, PRESSURE, PLAN, SIGN, AFTER = "review", "pressure", "plan", "sign", "after"
CHANGES_ASIDE = "changes"
STEPS: Mapping[str, str] = {
    "intake": "Intake",
    REVIEW: "Review",
    PRESSURE: "Pressure",
    PLAN: "Plan",
    SIGN: "Sign",
    AFTER: "After",
}


class Step(QObject):
    """A step shows itself in the visit's frame, takes new states over, and knows what comes before and after."""

    def __init__(self, visit: "VisitScreen") -> None:
        super().__init__(visit)
        self.visit = visit

    def show(self) -> None:
        """Put the step into the frame, from its beginning."""

    def refresh(self) -> None:
        """Show the visit as it stands now; focus and scroll place stay."""

    def notice(self) -> None:
        """The visit has changed while perhaps another step is in view; nothing on most steps."""

    def leave(self) -> None:
        """Hand over what is still being typed."""

    def go_on(self) -> None:
        """What Next does."""

    def go_back(self) -> None:
        """What Back does."""

    def sign(self) -> None:
        """What the key for signing does; nothing on most steps."""

    def title(self) -> str:
        """The name of what is in view."""
        return ""

    def spoken(self) -> str:
        """What F2 repeats."""
        return self.title()

    def line_done(self) -> None:
        """What the key for the next line does; nothing on most steps."""

    def show_aside(self, _name: str) -> None:
        """Show a side column as a page, where there is no room for it."""

    def set_room(self, _room: float) -> None:
        """The window's width divided by the text scale has changed."""

    def focus_first(self) -> None:
        """Focus what comes first."""

    def focus_part(self, by: int) -> None:
        """Focus the next or previous part of the window: left column, page, right column, foot."""
        frame = self.visit.frame
        parts: list[QWidget] = [frame.left, frame.page, frame.right, frame.foot, frame.bar]
        shown = [part for part in parts if part.isVisible()]
        focused = QApplication.focusWidget()
        here = next(
            (at for at, part in enumerate(shown) if focused is not None and part.isAncestorOf(focused)), 0
        )
        for step in range(1, len(shown) + 1):
            if focus_inside(shown[(here + by * step) % len(shown)]):
                return


def focus_inside(part: QWidget) -> bool:
    """Focus the first control of a part of the window; False where there is none."""
    inner = part.widget() if isinstance(part, Scroller) else part
    first = getattr(inner, "focus_first", None)
    if first is not None and first() is not False:
        return True
    for child in inner.findChildren(QWidget) if inner is not None else ():
        if child.focusPolicy().value & 1 and child.isVisible() and child.isEnabled():
            child.setFocus()
            return True
    return False
