"""A finding on its own page: weight before colour, what to do, the reason, and why."""

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from intake_app.base.texts import tr
from intake_app.ui.fonts import BODY_BOLD, DENSE, MARK_BOLD, SMALL
from intake_app.ui.icons import draw_glyph
from intake_app.ui.measures import RADIUS_CARD, RING, gap, px
from intake_app.ui.paint import box, flip, hline
from intake_app.ui.theme import current_theme, looks
from intake_app.ui.values import FindingWords
from intake_app.ui.widgets.link import Link
from intake_app.ui.widgets.text import Text
from intake_app.ui.widgets.why import Why

ROLES = {
    "stop": ("stop_text", "stop_text", "stop_text"),
    "change": ("change_text", "change_text", "change_line"),
    "note": ("text", "muted", "hairline"),
    "open": ("text", "muted", "hairline"),
}


def tier_word(tier: str) -> str:
    """The word of a result."""
    words = {
        "stop": tr("Must not proceed"),
        "change": tr("Proceed with changes"),
        "note": tr("Note"),
        "open": tr("Not finished"),
        "emergency": tr("Emergency"),
    }
    return words[tier]


def paint_tier_ground(painter: QPainter, tier: str, area: QRectF) -> None:
    """The ground of a result: filled, tinted, nothing, or a dashed edge."""
    theme = current_theme()
    if tier == "stop":
        box(painter, area, RADIUS_CARD, theme.stop)
    elif tier == "change":
        contrast = theme.name == "contrast"
        box(painter, area, RADIUS_CARD, theme.change, theme.change_ink if contrast else None, 3)
    elif tier == "open":
        box(painter, area, RADIUS_CARD, None, theme.open_ink, 2, dashed=True)


class TierHead(QWidget):
    """Glyph and tier word of a card."""

    def __init__(self, tier: str, word: str, role: str) -> None:
        super().__init__()
        self._tier = tier
        self._row = QHBoxLayout(self)
        self._row.addWidget(Text(word, MARK_BOLD, role))
        self.restyle()
        looks().changed.connect(self.restyle)

    def restyle(self) -> None:
        """Take over theme and text scale."""
        lead = px(20) + px(8)
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        self._row.setContentsMargins(0 if mirrored else lead, px(1), lead if mirrored else 0, px(1))
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: D102
        side = px(20)
        area = flip(QRectF(self.rect()), QRectF(RING, (self.height() - side) / 2, side, side))
        draw_glyph(QPainter(self), self._tier, area, on_filled=self._tier == "stop")


class FindingCard(QWidget):
    """Never a dialog and never closed. Emits what was pressed; Why opens in place, Esc closes it again."""

    why_toggled = Signal(bool)
    link_pressed = Signal()
    change_pressed = Signal()
    go_pressed = Signal()

    def __init__(self, words: FindingWords) -> None:
        super().__init__()
        self._words = words
        role = ROLES[words.tier][0]
        word = words.word or tier_word(words.tier)
        self.setAccessibleName(". ".join(part for part in (word, words.title, words.full_reason) if part))
        self._column = QVBoxLayout(self)
        self._column.setSpacing(gap(2))
        self._column.addWidget(TierHead(words.tier, word, role))
        if words.title:
            self._column.addWidget(Text(words.title, BODY_BOLD, role))
        if words.full_reason:
            self._column.addWidget(Text(words.full_reason, DENSE, role))
        self._why: Why | None = None  # made when it is first opened
        self._toggle: Link | None = None
        if words.because:
            self._add_toggle(words, role)
        if words.go:
            self._add_go(words, role)
        self.restyle()
        looks().changed.connect(self.restyle)

    def open_why(self, on: bool) -> None:
        """Show or hide the reasons."""
        if self._toggle is None or self.is_open() == on:
            return
        self._made_why().setVisible(on)
        self._toggle.set_icon("down" if on else "right")
        self._toggle.setAccessibleDescription(tr("open") if on else tr("closed"))
        self.why_toggled.emit(on)

    def is_open(self) -> bool:
        """Whether the reasons are shown."""
        return self._why is not None and not self._why.isHidden()

    def restyle(self) -> None:
        """Take over theme and text scale."""
        side = 0 if self._words.tier == "note" else gap(14)
        self._column.setContentsMargins(side, gap(12), side, gap(10))
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: D102
        if event.key() == Qt.Key.Key_Escape and self.is_open():
            self.open_why(False)
            if self._toggle is not None:
                self._toggle.setFocus()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: D102
        painter = QPainter(self)
        area = QRectF(self.rect()).adjusted(RING, 0, -RING, 0)
        paint_tier_ground(painter, self._words.tier, area)
        if self._words.tier == "note":
            hline(painter, RING, self.width() - RING, 0, current_theme().hairline)

    def _add_toggle(self, words: FindingWords, role: str) -> None:
        self._toggle = Link(tr("Why"), SMALL, role, icon="right", underlined=False)
        self._toggle.setAccessibleName(tr("Why: {title}", title=words.title))
        self._toggle.activated.connect(self._toggled)
        self._column.addWidget(self._toggle)

    def _made_why(self) -> Why:
        if self._why is None:
            self._why = Why(self._words, *ROLES[self._words.tier])
            self._why.link_pressed.connect(self.link_pressed)
            self._why.change_pressed.connect(self.change_pressed)
            after = self._column.indexOf(self._toggle) + 1 if self._toggle is not None else -1
            self._column.insertWidget(after, self._why)
        return self._why

    def _add_go(self, words: FindingWords, role: str) -> None:
        go = Link(words.go, SMALL, role, icon="arrow", underlined=False)
        go.activated.connect(self.go_pressed)
        self._column.addWidget(go)

    def _toggled(self) -> None:
        self.open_why(not self.is_open())
