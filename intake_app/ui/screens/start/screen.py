"""The first screen of the demo: what may be tried, and plainly that none of it is a record."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from intake_app.base.texts import tr
from intake_app.ui.fonts import BODY, BODY_BOLD, SMALL, TITLE
from intake_app.ui.measures import RING, S40, gap, px
from intake_app.ui.widgets.banner import Banner
from intake_app.ui.widgets.button import Button
from intake_app.ui.widgets.card import Card
from intake_app.ui.widgets.frame import Ground
from intake_app.ui.widgets.rule import Rule
from intake_app.ui.widgets.scroller import Scroller
from intake_app.ui.widgets.text import Text

_READING_WIDTH = 760


@dataclass(frozen=True)
class Choice:
    """One thing to open. id: what `opened` says."""

    id: str
    title: str
    words: str
    button: str
    primary: bool = False


class StartPage(Ground):
    """Emits `opened` with the id of what was chosen."""

    opened = Signal(str)

    def __init__(
        self, choices: Sequence[Choice], ready: bool = True, draft: tuple[str, str] | None = None
    ) -> None:
        super().__init__("surface")
        self._buttons: dict[Button, str] = {}
        self._banner: Banner | None = None
        page = QWidget()
        page.setMaximumWidth(px(_READING_WIDTH) + 2 * gap(S40))
        self._column = QVBoxLayout(page)
        self._column.setContentsMargins(gap(S40) - RING, gap(40), gap(S40) - RING, gap(24))
        self._column.setSpacing(gap(12))
        self._column.addWidget(Text(tr("Intake App, to try out"), TITLE))
        if draft is not None:
            banner = Banner("draft", draft[0], draft[1], [("draft", tr("Go on")), ("discard", tr("Discard"))])
            banner.action_pressed.connect(self.opened)
            self._column.addWidget(banner)
            self._banner = banner
        self._add_warning()
        for choice in choices:
            self._add(choice, ready)
        self._column.addStretch(1)
        scroller = Scroller("surface")
        scroller.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        scroller.show_widget(page)
        outer = QHBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scroller)

    def focus_first(self) -> None:
        """Focus the way on with a draft, else the first button."""
        if self._banner is not None:
            self._banner.focus_first()
            return
        for button in self._buttons:
            button.setFocus(Qt.FocusReason.OtherFocusReason)
            return

    def _add_warning(self) -> None:
        card = Card()
        card.column.addWidget(Text(tr("This is for trying out. It is not a record."), BODY_BOLD))
        words = tr(
            "Use made-up people only. What is typed is kept as a draft on this machine, readable by you alone, "
            "and not encrypted yet. The content has not been reviewed by a clinician."
        )
        card.column.addWidget(Text(words, BODY))
        self._column.addWidget(card)

    def _add(self, choice: Choice, ready: bool) -> None:
        row = QHBoxLayout()
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(Text(choice.title, BODY_BOLD))
        words.addWidget(Text(choice.words, SMALL, "muted"))
        row.addLayout(words, 1)
        button = Button(choice.button, "primary" if choice.primary else "plain")
        button.setAccessibleDescription(choice.title)
        button.activated.connect(self._pressed)
        if not ready:
            button.set_waiting(tr("The questions are still being read."))
        self._buttons[button] = choice.id
        row.addWidget(button)
        self._column.addLayout(row)
        self._column.addWidget(Rule())

    def _pressed(self) -> None:
        button = self.sender()
        if isinstance(button, Button):
            self.opened.emit(self._buttons[button])
