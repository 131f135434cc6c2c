"""A page that scrolls: slim bar, downwards only, the control in focus always in view."""

from PySide6.QtCore import QEvent, QObject, QPoint, QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QFrame, QScrollArea, QScrollBar, QSizePolicy, QWidget

from intake_app.ui.measures import gap, px
from intake_app.ui.paint import box
from intake_app.ui.theme import current_theme

_AROUND = 12
_SETTLES_MS = 200


class SlimBar(QScrollBar):
    """A plain scroll bar: a track and a handle, as wide as a finger needs at larger text."""

    def sizeHint(self) -> QSize:  # noqa: D102
        return QSize(px(12), px(100))

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: D102
        painter, theme = QPainter(self), current_theme()
        area = QRectF(self.rect()).adjusted(2, 2, -2, -2)
        radius = area.width() / 2
        box(
            painter,
            area,
            radius,
            theme.hairline if theme.name != "contrast" else theme.window,
            theme.hairline,
        )
        span = self.maximum() - self.minimum() + self.pageStep()
        high = max(area.width() * 2, area.height() * self.pageStep() / max(1, span))
        part = (self.value() - self.minimum()) / max(1, self.maximum() - self.minimum())
        box(
            painter,
            QRectF(area.left(), area.top() + part * (area.height() - high), area.width(), high),
            radius,
            theme.line,
        )


class Scroller(QScrollArea):
    """Scrolls downwards only, and keeps what has the focus in view, however the focus came there."""

    def __init__(self, role: str) -> None:
        super().__init__()
        self._role = role
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollBar(SlimBar())
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.viewport().setAutoFillBackground(False)
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self.follow_focus)
        self._settling = QTimer(self, singleShot=True, interval=_SETTLES_MS)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._focus_moved)

    def show_widget(self, widget: QWidget) -> None:
        """Show another content; the old one is given up."""
        self.setWidget(widget)
        widget.setAutoFillBackground(False)  # after setWidget, which switches it on
        self.viewport().setAutoFillBackground(False)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: D102
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), current_theme().role(self._role))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: D102
        if event.type() == QEvent.Type.Resize and self._settling.isActive():
            self._soon.start()  # what was opened has found its height only now
        return super().eventFilter(watched, event)

    def follow_focus(self) -> None:
        """Scroll as little as brings the control in focus into view, its top where it is taller than the view."""
        focused, inside = QApplication.focusWidget(), self.widget()
        if focused is None or inside is None or not inside.isAncestorOf(focused):
            return
        top = focused.mapTo(inside, QPoint(0, 0)).y() - gap(_AROUND)
        low = top + focused.height() + 2 * gap(_AROUND) - self.viewport().height()
        bar = self.verticalScrollBar()
        if bar.value() < low or bar.value() > top:
            bar.setValue(min(top, max(bar.value(), low)))

    def _focus_moved(self, _old: QWidget | None, new: QWidget | None) -> None:
        inside = self.widget()
        if new is not None and inside is not None and inside.isAncestorOf(new):
            self._settling.start()
            self._soon.start()
