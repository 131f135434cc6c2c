"""The row under the bar: the facts that must not be forgotten, and the steps of the visit."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QWidget

from intake_app.base.texts import tr
from intake_app.ui.fonts import SMALL, SMALL_BOLD, font, text_width
from intake_app.ui.icons import draw_icon
from intake_app.ui.measures import ALERTS, RING, gap, px
from intake_app.ui.paint import focus_ring
from intake_app.ui.theme import current_theme, looks
from intake_app.ui.values import Alert, Span
from intake_app.ui.widgets.glyph import Icon
from intake_app.ui.widgets.link import Link
from intake_app.ui.widgets.rule import Rule
from intake_app.ui.widgets.text import Text

_MOST = 5


class Steps(QWidget):
    """Intake, Review, Pressure, Plan, Sign, After; the current one bold. Shown, not pressed."""

    def __init__(self, names: Sequence[str], current: int) -> None:
        super().__init__()
        self._names, self._current = tuple(names), current
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        if names:
            self.setAccessibleName(
                tr("Step {at} of {of}: {name}", at=current + 1, of=len(names), name=names[current])
            )
        wide = sum(text_width(name, SMALL, at == current) for at, name in enumerate(self._names))
        self.setFixedWidth(round(wide + px(22) * max(0, len(self._names) - 1)) + 2 * RING + 2)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: D102
        painter, theme = QPainter(self), current_theme()
        rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        x = float(RING)
        pairs = list(enumerate(self._names))
        for place, (at, name) in enumerate(reversed(pairs) if rtl else pairs):
            if place:
                side = px(12)
                chevron = QRectF(x + px(5), (self.height() - side) / 2, side, side)
                draw_icon(painter, "left" if rtl else "right", chevron, theme.muted)
                x += px(22)
            bold = at == self._current
            painter.setFont(font(SMALL, bold))
            painter.setPen(theme.text if bold else theme.muted)
            wide = text_width(name, SMALL, bold)
            area = QRectF(x, 0, wide + 2, self.height())
            painter.drawText(area, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), name)
            x += wide


class FrameAlerts(QWidget):
    """At most five facts. With little room three of them and "2 more", and the page instead of the steps."""

    progress_pressed = Signal()
    more_alerts_pressed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._alerts: tuple[Alert, ...] | None = None
        self._steps: tuple[tuple[str, ...], int] = ((), 0)
        self._place = ("", "")
        self._least = self._strip = False
        self._row = QHBoxLayout(self)
        self._row.setSpacing(gap(12))
        looks().changed.connect(self.restyle)

    def set_alerts(self, alerts: Sequence[Alert]) -> None:
        """Show these facts; an empty list says "No alerts"."""
        if tuple(alerts) != self._alerts:
            self._alerts = tuple(alerts)
            self.restyle()

    def set_steps(self, names: Sequence[str], current: int) -> None:
        """Show the steps of the visit and which one is current, from 0."""
        if (tuple(names), current) != self._steps:
            self._steps = (tuple(names), current)
            self.restyle()

    def set_place(self, title: str, position: str) -> None:
        """What stands here instead of the steps when there is little room: "Feet", "page 5 of 9"."""
        if (title, position) != self._place:
            self._place = (title, position)
            self.restyle()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: D102
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.restyle()

    def set_narrow(self, strip: bool, least: bool) -> None:
        """Give way to little room."""
        if (strip, least) != (self._strip, self._least):
            self._strip, self._least = strip, least
            self.restyle()

    def restyle(self) -> None:
        """Build the row anew for theme, text scale and room."""
        old = QWidget()
        while (item := self._row.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.setParent(old)
        old.deleteLater()
        self._row.setContentsMargins(gap(20) - RING, 0, gap(16) - RING, 0)
        self.setMinimumHeight((px(ALERTS) + ALERTS) // 2)  # distances grow less than the type
        end = self._end()
        self._add_alerts(max(end.sizeHint().width(), end.minimumWidth()) if end is not None else 0)
        self._row.addStretch(1)
        if end is not None:
            self._row.addWidget(end)

    def _add_alerts(self, taken: int) -> None:
        if self._alerts is None:
            return
        self._row.addWidget(Icon("flag", 18))
        self._row.addSpacing(-gap(8))
        most = self._fitting(taken)
        for at, alert in enumerate(self._alerts[:most]):
            if at:
                self._row.addWidget(Rule(strong=True, upright=True, inset=9))
            self._row.addWidget(Text(alert.text, SMALL_BOLD if alert.bold else SMALL))
        if not self._alerts:
            self._row.addWidget(Text(tr("No alerts"), SMALL))
        if len(self._alerts) > most:
            more = Link(tr("{count} more", count=len(self._alerts) - most), SMALL)
            more.activated.connect(self.more_alerts_pressed)
            self._row.addWidget(more)

    def _fitting(self, taken: int) -> int:
        """How many facts fit beside what stands at the end; each is shown whole or not at all, at least one is."""
        alerts = self._alerts or ()
        most = 3 if self._strip else _MOST
        room = self.width() - taken - gap(36) - px(18) - gap(24)
        for at, alert in enumerate(alerts[:most]):
            room -= (
                round(text_width(alert.text, SMALL_BOLD if alert.bold else SMALL))
                + 2 * RING
                + 2 * gap(12)
                + 1
            )
            more = px(80) if at + 1 < len(alerts) else 0
            if self.width() > 0 and at > 0 and room < more:
                return at
        return most

    def _end(self) -> QWidget | None:
        title, position = self._place
        if self._least and title:
            button = PlaceButton(title, position)
            button.clicked.connect(self.progress_pressed)
            return button
        return Steps(*self._steps) if self._steps[0] and not self._least else None


class PlaceButton(QPushButton):
    """ "Feet, page 5 of 9": opens the list of pages."""

    def __init__(self, title: str, position: str) -> None:
        super().__init__()
        self._text = Text(
            [Span(title, bold=True), Span(f", {position}" if position else "")], SMALL, wraps=False
        )
        self.setAccessibleName(f"{title}, {position}")
        self.setFlat(True)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._text)
        row.addWidget(Icon("down", 16))
        self.setFixedSize(row.sizeHint().width(), max(px(28), row.sizeHint().height()))

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: D102
        if self.hasFocus():
            focus_ring(QPainter(self), QRectF(self.rect()).adjusted(RING, RING, -RING, -RING), 2)
