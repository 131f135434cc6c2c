"""Brings what was opened on a review page into view, once it has its height."""

from PySide6.QtCore import QObject, QPoint, QTimer
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from intake_app.ui.measures import S24, gap
from intake_app.ui.screens.review.screen import ReviewPage
from intake_app.ui.widgets.scroller import Scroller


class IntoView(QObject):
    """Scrolls so that a part of the page is seen whole, its beginning where it is taller than the page."""

    def __init__(self, area: Scroller, parent: QObject) -> None:
        super().__init__(parent)
        self._area = area
        self._page: ReviewPage | None = None
        self._part: QWidget | None = None
        self._reads_changes = False
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._bring)

    def begin(self, page: ReviewPage, reads_changes: bool) -> None:
        """Another page is in view. reads_changes: what changed is read first where it does not fit above the first part."""
        self._page, self._part, self._reads_changes = page, None, reads_changes

    def show(self, part: QWidget) -> None:
        """Bring a part of the page into view once it has its height."""
        self._part = part
        self._soon.start()

    def _bring(self) -> None:
        page, part = self._page, self._part
        is_first, self._reads_changes = self._reads_changes, False
        if page is None or part is None or not (isValid(page) and isValid(part)):
            return
        top = part.mapTo(page, QPoint(0, 0)).y()
        above = top - gap(12)
        last = top + part.height() + gap(S24) - self._area.viewport().height()
        bar = self._area.verticalScrollBar()
        if is_first and last > 0 and page.changed is not None:
            bar.setValue(0)
            page.changed.focus_first()
            return
        if bar.value() > above or bar.value() < last:
            bar.setValue(min(above, max(last, 0)))
        self._area.follow_focus()
