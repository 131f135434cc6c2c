"""Empty, failed, done: a title, a sentence, and the one thing to do."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from intake_app.ui.fonts import DENSE_BOLD, SMALL
from intake_app.ui.measures import between, gap
from intake_app.ui.values import Words
from intake_app.ui.widgets.button import Button
from intake_app.ui.widgets.glyph import Icon
from intake_app.ui.widgets.text import Text


class Notice(QWidget):
    """kind "empty", "failed" or "done" (which has a check). Emits `activated` when its button is pressed."""

    activated = Signal()

    def __init__(self, kind: str, title: str, words: Words, action: str = "", icon: str = "") -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(gap(2))
        head = QHBoxLayout()
        head.setSpacing(0)
        if kind == "done":
            head.addWidget(Icon("check", 18))
        head.addWidget(Text(title, DENSE_BOLD), 1)
        column.addLayout(head)
        column.addWidget(Text(words, SMALL, "muted"))
        if action:
            button = Button(action, icon=icon)
            button.activated.connect(self.activated)
            column.addSpacing(between(12))
            column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
