"""The bar of the frame: where we are, who the client is, find, emergency, who is working."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from intake_app.base.texts import tr
from intake_app.ui import keys
from intake_app.ui.fonts import DENSE, NAME
from intake_app.ui.measures import BAR, gap, px
from intake_app.ui.theme import looks
from intake_app.ui.widgets.button import Button
from intake_app.ui.widgets.text import Text


class FrameBar(QWidget):
    """Today, name and facts, or the clinic and its tabs; at the end Find client, Emergency and the lock."""

    today_pressed = Signal()
    find_pressed = Signal()
    emergency_pressed = Signal()
    user_pressed = Signal()
    tab_pressed = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._tabs: dict[Button, str] = {}
        self.today = Button(tr("Today"), "quiet", icon="left")
        self.name = Text("", NAME)
        self._facts: tuple[str, ...] = ()
        self.facts = Text("", DENSE, "muted")
        self.find_button = Button(tr("Find client"), "quiet", icon="search")
        self.emergency = Button(tr("Emergency"), icon="phone", caps=keys.caps(keys.EMERGENCY))
        self.user = Button("", "quiet", icon="lock")
        self._user_text = ""
        self._home, self._is_plain = tr("Today"), False
        self._connect()
        self._row = QHBoxLayout(self)
        self._row.setSpacing(gap(4))
        self._tab_row = QHBoxLayout()
        self._fill()
        self.restyle()
        looks().changed.connect(self.restyle)

    def set_client(self, name: str, facts: Sequence[str]) -> None:
        """Show a client: name, then birth date, session, last visit."""
        self._show_tabs(False)
        self.name.set_words(name)
        self._facts = tuple(facts)
        self.set_narrow(False, False)

    def set_tabs(self, place: str, tabs: Sequence[tuple[str, str]], current: str) -> None:
        """Show the clinic's name and its tabs instead of a client."""
        for button in self._tabs:
            self._tab_row.removeWidget(button)
            button.hide()
            button.deleteLater()
        self._tabs = {}
        for key, words in tabs:
            button = Button(words, "quiet")
            button.setCheckable(True)
            button.setChecked(key == current)
            button.activated.connect(self._tab)
            self._tab_row.addWidget(button)
            self._tabs[button] = key
        self.name.set_words(place)
        self._facts = ()
        self._show_tabs(True)

    def set_user(self, text: str) -> None:
        """Show who is working; pressing locks or changes."""
        self._user_text = text
        self.user.set_words(text, tr("Lock, {name}", name=text))

    def set_plain(self, home: str) -> None:
        """A window without worklist and people: `home` is the way back, nobody is found or locked."""
        self._home, self._is_plain = home, True
        self.user.hide()
        self.set_narrow(False, False)

    def set_narrow(self, strip: bool, least: bool) -> None:
        """Give way: with little room, the session and the last visit go, then words and keys."""
        shown = self._facts[:1] if strip else self._facts
        self.facts.set_words(_together(shown[0]) if strip and shown else "  ·  ".join(shown))
        self.facts.setVisible(bool(shown))
        self.today.set_words("" if least else self._home, self._home)
        self.find_button.set_words("" if strip else tr("Find client"), tr("Find client"))
        self.find_button.setVisible(not least and not self._is_plain)
        self.emergency.set_caps(() if least else keys.caps(keys.EMERGENCY))
        self.user.set_words("" if least else self._user_text, tr("Lock, {name}", name=self._user_text))

    def restyle(self) -> None:
        """Take over the text scale."""
        self._fit()
        self._row.setContentsMargins(gap(4), 0, gap(4), 0)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: D102
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit()

    def event(self, event: QEvent) -> bool:  # noqa: D102
        done = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest:
            self._fit()  # another name, other facts, other buttons
        return done

    def _fit(self) -> None:
        """Be as high as a long name needs that wraps."""
        least = max(px(BAR) - (px(BAR) - BAR) // 2, px(42))
        high = max(least, self._row.heightForWidth(self.width()) if self.width() else 0)
        if (self.minimumHeight(), self.maximumHeight()) != (high, high):
            self.setFixedHeight(high)

    def _fill(self) -> None:
        self._tab_row.setSpacing(0)
        self._row.addWidget(self.today)
        self._row.addWidget(self.name)
        self._row.addLayout(self._tab_row)
        self._row.addWidget(self.facts, 1)
        self._row.addStretch(0)
        for button in (self.find_button, self.emergency, self.user):
            self._row.addWidget(button)

    def _connect(self) -> None:
        self.today.activated.connect(self.today_pressed)
        self.find_button.activated.connect(self.find_pressed)
        self.emergency.activated.connect(self.emergency_pressed)
        self.user.activated.connect(self.user_pressed)

    def _show_tabs(self, on: bool) -> None:
        self.today.setVisible(not on)
        self.find_button.setVisible(not on and not self._is_plain)
        for button in self._tabs:
            button.setVisible(on)
        self.facts.setVisible(bool(self._facts))

    def _tab(self) -> None:
        pressed = self.sender()
        for button, key in self._tabs.items():
            button.setChecked(button is pressed)
            if button is pressed:
                self.tab_pressed.emit(key)


def _together(fact: str) -> str:
    """A fact that beside a long name breaks into two lines at most, after its comma."""
    return fact.replace(" ", "\N{NO-BREAK SPACE}").replace(",\N{NO-BREAK SPACE}", ", ")
