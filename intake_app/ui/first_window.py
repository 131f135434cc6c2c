"""The bare window: shown before anything else is imported, filled right after its first paint."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from intake_app.ui.options import Options

_GROUNDS = {True: "#14171B", False: "#F1F2F0"}  # the role `window` of the dark and the light theme
_SIZE, _LEAST = (1280, 800), (1024, 700)


class FirstWindow(QWidget):
    """Paints its ground, emits `painted` once, then imports and shows what belongs into it."""

    painted = Signal()

    def __init__(self, options: Options) -> None:
        super().__init__()
        self.setWindowTitle("Intake App")
        self.setMinimumSize(*_LEAST)
        self.resize(*_SIZE)
        self._options = options
        self._is_painted = False
        self._filling: QWidget | None = None

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: D102
        is_dark = self._options.theme == "dark" or (
            self._options.theme == "system" and QApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark
        )
        QPainter(self).fillRect(self.rect(), QColor(_GROUNDS[is_dark]))
        if not self._is_painted:
            self._is_painted = True
            QTimer.singleShot(0, self._after_first_paint)

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: D102
        if self._filling is not None and not self._filling.close():
            event.ignore()

    def _after_first_paint(self) -> None:
        self.painted.emit()
        if self._options.exit_after_first_paint:
            return
        from intake_app.ui.opening import (
            filling,  # here: all that a person works with comes after the first paint
        )

        self._filling = filling(self._options)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._filling)
