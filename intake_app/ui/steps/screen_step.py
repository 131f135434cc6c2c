"""What the steps after the review share: one screen that fills the page, its words in the foot."""

from typing import TYPE_CHECKING, Protocol

from PySide6.QtWidgets import QWidget

from intake_app.ui import keys
from intake_app.ui.announce import announce
from intake_app.ui.steps.base import Step
from intake_app.ui.values import KeyHint
from intake_app.ui.widgets.reading_order import put_in_order

if TYPE_CHECKING:
    from intake_app.ui.visit import VisitScreen


class Foot(Protocol):
    """The words of the foot, as every page value has them."""

    @property
    def back_text(self) -> str:
        """Words of Back."""

    @property
    def next_text(self) -> str:
        """Words of Next."""

    @property
    def waiting(self) -> str:
        """Why Next is not ready, "" when it is."""


class StepScreen(Protocol):
    """What the screens of these steps have in common."""

    def title(self) -> str:
        """What is announced when the step opens."""

    def keys(self) -> tuple[KeyHint, ...]:
        """The keys for the foot."""

    def focus_first(self) -> None:
        """Focus what comes first."""

    def set_room(self, room: float) -> None:
        """Give way by the room there is."""


class ScreenStep(Step):
    """Shows a screen made anew each time the step opens. `next_key`: the key that stands on Next."""

    next_key = keys.NEXT

    def __init__(self, visit: "VisitScreen") -> None:
        super().__init__(visit)
        self._shown: StepScreen | None = None
        self._waiting = ""

    def open(self, screen: StepScreen, page: QWidget) -> None:
        """Put a screen into the frame. page: the same object as a widget."""
        frame = self.visit.frame
        self._shown = screen
        frame.set_columns(page)
        frame.set_findings("", "", 0)
        frame.set_place(screen.title(), "")
        frame.set_keys(screen.keys())
        screen.set_room(frame.room())
        put_in_order(frame)
        screen.focus_first()
        announce(frame, screen.title())

    def show_foot(self, page: Foot) -> None:
        """Show the words of Back and Next."""
        self._waiting = page.waiting
        self.visit.frame.set_back(page.back_text)
        self.visit.frame.set_next(page.next_text, primary=True, waiting=page.waiting, shortcut=self.next_key)

    def is_ready(self) -> bool:
        """Whether Next may go on; says why not where it may not."""
        if self._waiting:
            announce(self.visit.frame, self._waiting)
        return not self._waiting

    def title(self) -> str:
        """The name of what is in view."""
        return self._shown.title() if self._shown is not None else ""

    def set_room(self, room: float) -> None:
        """Pass the room on to the screen."""
        if self._shown is not None:
            self._shown.set_room(room)

    def focus_first(self) -> None:
        """Focus what comes first."""
        if self._shown is not None:
            self._shown.focus_first()
