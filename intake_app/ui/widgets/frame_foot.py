"""The foot of the frame: what is saved, the keys of this page, Back, and Next with the name of what comes."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from intake_app.base.texts import tr
from intake_app.ui import keys
from intake_app.ui.fonts import MARK, SMALL, font, text_width
from intake_app.ui.measures import FOOT, RING, gap, px
from intake_app.ui.paint import cap_size, caps_width, flip, key_cap
from intake_app.ui.theme import current_theme, looks
from intake_app.ui.values import KeyHint
from intake_app.ui.widgets.button import Button
from intake_app.ui.widgets.glyph import Icon
from intake_app.ui.widgets.rule import Rule
from intake_app.ui.widgets.text import Text

_MOST = 5


class KeyHints(QWidget):
    """Key caps with what they do, at most five; those that do not fit are left out (F1 lists them all)."""

    def __init__(self) -> None:
        super().__init__()
        self._hints: tuple[KeyHint, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        looks().changed.connect(self.update)

    def set_hints(self, hints: Sequence[KeyHint]) -> None:
        """Show these keys."""
        self._hints = tuple(hints)[:_MOST]
        self.setAccessibleName(", ".join(f"{' '.join(hint.caps)} {hint.words}" for hint in self._hints))
        self.update()

    def sizeHint(self) -> QSize:  # noqa: D102
        return QSize(round(sum(_hint_width(hint) for hint in self._hints)), px(24))

    def minimumSizeHint(self) -> QSize:  # noqa: D102
        return QSize(0, px(24))

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: D102
        painter, theme = QPainter(self), current_theme()
        x, middle, whole = float(RING), self.height() / 2, QRectF(self.rect())
        for hint in self._hints:
            if x + _hint_width(hint) - px(18) > self.width():
                return
            for cap in hint.caps:
                wide, high = cap_size(cap)
                place = flip(whole, QRectF(x, middle - high / 2, wide, high))
                key_cap(painter, cap, place, theme.text, theme.line)
                x += wide + px(4)
            painter.setFont(font(MARK))
            painter.setPen(theme.muted)
            area = QRectF(x + px(2), 0, text_width(hint.words, MARK) + 2, self.height())
            painter.drawText(
                flip(whole, area), int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), hint.words
            )
            x += px(2) + text_width(hint.words, MARK) + px(18)


def _hint_width(hint: KeyHint) -> float:
    return caps_width(hint.caps) + px(6) + text_width(hint.words, MARK) + px(18)


class FrameFoot(QWidget):
    """Saved state, keys, the page's own buttons, Back and Next."""

    back_pressed = Signal()
    next_pressed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._icon = Icon("check", 16, "muted")
        self._saved = Text("", SMALL, "muted", wraps=False)
        self._rule = Rule(upright=True, inset=16)
        self._keys = KeyHints()
        self.back = Button(tr("Back"), caps=keys.caps(keys.BACK))
        self.next = Button("", caps=keys.caps(keys.NEXT))
        self._row = QHBoxLayout(self)
        self._row.setSpacing(gap(2))
        self._extra: list[QWidget] = []
        self._is_least = False
        self._next_caps: tuple[str, ...] = keys.caps(keys.NEXT)
        for widget in (self._icon, self._saved, self._rule):
            self._row.addWidget(widget)
        self._row.addWidget(self._keys, 1)
        self._row.addWidget(self.back)
        self._row.addWidget(self.next)
        self.back.activated.connect(self.back_pressed)
        self.next.activated.connect(self.next_pressed)
        self.set_saved("")
        self.back.hide()
        self.next.hide()
        self.restyle()
        looks().changed.connect(self.restyle)

    def set_saved(self, text: str, kept: bool = True) -> None:
        """ "Saved 10:43"; `kept` False where it is not saved."""
        self._saved.set_words(text)
        self._icon.set_name("check" if kept else "close")
        for widget in (self._icon, self._saved):
            widget.setVisible(bool(text))
        self._rule.setVisible(bool(text) and not self._is_least)

    def set_keys(self, hints: Sequence[KeyHint]) -> None:
        """Show the keys of this page, at most five."""
        self._keys.set_hints(hints)

    def set_back(self, text: str) -> None:
        """Words of Back; empty hides it."""
        self.back.set_words(text)
        self.back.setVisible(bool(text))

    def set_next(
        self, text: str, primary: bool = False, waiting: str = "", shortcut: str = keys.NEXT
    ) -> None:
        """Words of Next with the name of what comes; empty hides it; `waiting` says why it is not ready."""
        self.next.set_words(text)
        self.next.set_kind("primary" if primary else "plain")
        self.next.set_waiting(waiting)
        self._next_caps = keys.caps(shortcut) if shortcut else ()
        self.next.set_caps(() if self._is_least else self._next_caps)
        self.next.setVisible(bool(text))

    def set_extra(self, widgets: Sequence[QWidget]) -> None:
        """Put the page's own buttons before Back, or take them away with an empty list."""
        for old in self._extra:
            self._row.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._extra = list(widgets)
        for at, widget in enumerate(self._extra):
            self._row.insertWidget(4 + at, widget)

    def set_narrow(self, least: bool) -> None:
        """With little room the keys leave the foot."""
        self._keys.setMaximumHeight(0 if least else 16777215)
        self._rule.setVisible(not least and bool(self._saved.text()))
        self._is_least = least
        self.back.set_caps(() if least else keys.caps(keys.BACK))
        self.next.set_caps(() if least else self._next_caps)

    def restyle(self) -> None:
        """Take over the text scale."""
        self._row.setContentsMargins(gap(20) - RING, 0, gap(20) - RING, 0)
        self.setMinimumHeight(max(FOOT, px(42)))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
