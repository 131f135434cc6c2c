"""The frame of every staff screen: bar, alerts, banner, page with its side columns, findings strip, foot."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from intake_app.base.texts import tr
from intake_app.ui import keys
from intake_app.ui.fonts import DENSE, DENSE_BOLD
from intake_app.ui.icons import draw_glyph
from intake_app.ui.measures import (
    FINDINGS_WIDTH,
    PROGRESS_WIDTH,
    RING,
    ROOM_STRIP,
    ROOM_THREE_COLUMNS,
    gap,
    px,
)
from intake_app.ui.paint import flip
from intake_app.ui.theme import current_theme, looks
from intake_app.ui.values import Alert, KeyHint
from intake_app.ui.widgets.banner import Banner
from intake_app.ui.widgets.finding_card import ROLES
from intake_app.ui.widgets.frame_alerts import FrameAlerts
from intake_app.ui.widgets.frame_bar import FrameBar
from intake_app.ui.widgets.frame_foot import FrameFoot
from intake_app.ui.widgets.link import Link
from intake_app.ui.widgets.rule import Rule
from intake_app.ui.widgets.scroller import Scroller
from intake_app.ui.widgets.text import Text


class Ground(QWidget):
    """A widget with a ground of the theme."""

    def __init__(self, role: str) -> None:
        super().__init__()
        self._role = role
        looks().changed.connect(self.update)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: D102
        QPainter(self).fillRect(self.rect(), current_theme().role(self._role))


class FindingsStrip(QWidget):
    """The worst finding in words above the foot, and how many there are, when there is no room for a column."""

    findings_pressed = Signal()

    def __init__(self, tier: str, words: str, count: int) -> None:
        super().__init__()
        self._tier = tier
        role = ROLES[tier][0]
        self._row = QHBoxLayout(self)
        self._row.addWidget(Text(words, DENSE_BOLD, role), 1)
        link = Link(tr("{count} findings", count=count) if count != 1 else tr("1 finding"), DENSE, role)
        link.activated.connect(self.findings_pressed)
        self._row.addWidget(link)
        lead, tail = gap(20) + px(20) + gap(12) - RING, gap(20) - RING
        ends = (lead, tail) if self.layoutDirection() == Qt.LayoutDirection.LeftToRight else (tail, lead)
        self._row.setContentsMargins(ends[0], gap(6), ends[1], gap(6))

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: D102
        painter, theme = QPainter(self), current_theme()
        grounds: dict[str, QColor] = {"stop": theme.stop, "change": theme.change}
        painter.fillRect(self.rect(), grounds.get(self._tier, theme.window))
        side = px(20)
        place = QRectF(gap(20), (self.height() - side) / 2, side, side)
        draw_glyph(painter, self._tier, flip(QRectF(self.rect()), place), on_filled=self._tier == "stop")


class Frame(Ground):
    """Receives what to show and says what was pressed. Columns give way by room = width ÷ text scale."""

    today_pressed = Signal()
    find_pressed = Signal()
    emergency_pressed = Signal()
    user_pressed = Signal()
    tab_pressed = Signal(str)
    back_pressed = Signal()
    next_pressed = Signal()
    findings_pressed = Signal()
    progress_pressed = Signal()
    more_alerts_pressed = Signal()
    room_changed = Signal(float)

    def __init__(self) -> None:
        super().__init__("window")
        self.bar, self.alerts, self.foot = FrameBar(), FrameAlerts(), FrameFoot()
        self.page, self.left, self.right = Scroller("surface"), Scroller("window"), Scroller("window")
        self._left_rule, self._right_rule = Rule(upright=True, inset=0), Rule(upright=True, inset=0)
        self._has_left = self._has_right = False
        self._left_width, self._right_width = PROGRESS_WIDTH, FINDINGS_WIDTH
        self._strip: FindingsStrip | None = None
        self._findings = ("", "", 0)
        self._banner: Banner | None = None
        self._alerts_rule = Rule(inset=0)
        self._build()
        self._connect()
        self.alerts.hide()
        self._alerts_rule.hide()
        looks().changed.connect(self.restyle)

    def room(self) -> float:
        """Window width ÷ text scale: what decides which parts give way."""
        return self.width() / looks().scale

    def set_client(self, name: str, facts: Sequence[str]) -> None:
        """Show a client in the bar."""
        self.bar.set_client(name, facts)
        self.restyle()

    def set_tabs(self, place: str, tabs: Sequence[tuple[str, str]], current: str) -> None:
        """Show the clinic and its tabs in the bar."""
        self.bar.set_tabs(place, tabs, current)
        self._show_alerts(False)

    def set_user(self, text: str) -> None:
        """Who is working."""
        self.bar.set_user(text)

    def set_alerts(self, alerts: Sequence[Alert]) -> None:
        """The client's alerts; empty says "No alerts"."""
        self.alerts.set_alerts(alerts)
        self._show_alerts(True)

    def set_steps(self, names: Sequence[str], current: int) -> None:
        """The steps of the visit, the current one from 0."""
        self.alerts.set_steps(names, current)

    def set_place(self, title: str, position: str) -> None:
        """The page's name and place, for windows with little room."""
        self.alerts.set_place(title, position)

    def set_saved(self, text: str, kept: bool = True) -> None:
        """What is saved, and when."""
        self.foot.set_saved(text, kept)

    def set_keys(self, hints: Sequence[KeyHint]) -> None:
        """The keys of this page, at most five."""
        self.foot.set_keys(hints)

    def set_back(self, text: str) -> None:
        """Words of Back; empty hides it."""
        self.foot.set_back(text)

    def set_next(
        self, text: str, primary: bool = False, waiting: str = "", shortcut: str = keys.NEXT
    ) -> None:
        """Words of Next; empty hides it; `waiting` says why it is not ready yet."""
        self.foot.set_next(text, primary, waiting, shortcut)

    def set_extra(self, widgets: Sequence[QWidget]) -> None:
        """The page's own buttons in the foot."""
        self.foot.set_extra(widgets)

    def set_columns(
        self,
        page: QWidget,
        left: QWidget | None = None,
        right: QWidget | None = None,
        left_width: int = PROGRESS_WIDTH,
        right_width: int = FINDINGS_WIDTH,
    ) -> None:
        """Show a page and its side columns; each scrolls by itself. The old ones are given up."""
        self.page.show_widget(page)
        self._has_left, self._has_right = left is not None, right is not None
        self._left_width, self._right_width = left_width, right_width
        for scroller, widget in ((self.left, left), (self.right, right)):
            if widget is not None:
                scroller.show_widget(widget)
        self.restyle()

    def set_findings(self, tier: str, words: str, count: int) -> None:
        """What the strip says where the findings have no column; an empty tier takes it away."""
        if (tier, words, count) == self._findings:
            return
        self._findings = (tier, words, count)
        if self._strip is not None:
            self._column.removeWidget(self._strip)
            self._strip.hide()
            self._strip.deleteLater()
            self._strip = None
        self._show_strip()

    def _show_strip(self) -> None:
        """The strip is made only where there is no room for a column: else an answer would lay the whole window out."""
        is_wanted = bool(self._findings[0]) and self.room() < ROOM_THREE_COLUMNS
        if is_wanted and self._strip is None:
            self._strip = FindingsStrip(*self._findings)
            self._strip.findings_pressed.connect(self.findings_pressed)
            self._column.insertWidget(self._column.count() - 2, self._strip)
        if self._strip is not None:
            self._strip.setVisible(is_wanted)

    def set_banner(self, banner: Banner | None) -> None:
        """Show a banner under the bar in place of the one before, or none."""
        if self._banner is not None:
            self._banner.hide()
            self._banner.deleteLater()
        self._banner = banner
        self._banner_row.setContentsMargins(*(gap(11), gap(8), gap(11), gap(8)) if banner else (0, 0, 0, 0))
        if banner is not None:
            self._banner_row.addWidget(banner)
            banner.show()

    def restyle(self) -> None:
        """Let parts give way by the room there is."""
        room = self.room()
        strip, least = room < ROOM_THREE_COLUMNS, room < ROOM_STRIP
        self.bar.set_narrow(strip, least) if not self.bar.today.isHidden() else None
        self.alerts.set_narrow(strip, least)
        self.foot.set_narrow(least)
        self._show(self.left, self._left_rule, self._has_left and not least, px(self._left_width))
        self._show(self.right, self._right_rule, self._has_right and not strip, px(self._right_width))
        self._show_strip()
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: D102
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.restyle()
            self.room_changed.emit(self.room())

    def _show(self, scroller: Scroller, rule: Rule, on: bool, width: int) -> None:
        scroller.setVisible(on)
        rule.setVisible(on)
        scroller.setFixedWidth(width)

    def _show_alerts(self, on: bool) -> None:
        self.alerts.setVisible(on)
        self._alerts_rule.setVisible(on)

    def _build(self) -> None:
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._banner_row = QVBoxLayout()
        self._banner_row.setContentsMargins(0, 0, 0, 0)
        columns = QHBoxLayout()
        columns.setSpacing(0)
        columns.addWidget(self.left)
        columns.addWidget(self._left_rule)
        columns.addWidget(self.page, 1)
        columns.addWidget(self._right_rule)
        columns.addWidget(self.right)
        self._column.addWidget(self.bar)
        self._column.addWidget(Rule(inset=0))
        self._column.addWidget(self.alerts)
        self._column.addWidget(self._alerts_rule)
        self._column.addLayout(self._banner_row)
        self._column.addLayout(columns, 1)
        self._column.addWidget(Rule(inset=0))
        self._column.addWidget(self.foot)

    def _connect(self) -> None:
        self.bar.today_pressed.connect(self.today_pressed)
        self.bar.find_pressed.connect(self.find_pressed)
        self.bar.emergency_pressed.connect(self.emergency_pressed)
        self.bar.user_pressed.connect(self.user_pressed)
        self.bar.tab_pressed.connect(self.tab_pressed)
        self.alerts.progress_pressed.connect(self.progress_pressed)
        self.alerts.more_alerts_pressed.connect(self.more_alerts_pressed)
        self.foot.back_pressed.connect(self.back_pressed)
        self.foot.next_pressed.connect(self.next_pressed)
