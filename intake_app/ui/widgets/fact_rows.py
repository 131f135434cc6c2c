"""Label and value rows between hairlines: the result's rows, the facts of a plan, numbered steps."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from intake_app.ui.fonts import READING, SMALL_BOLD, TypeStyle
from intake_app.ui.measures import gap, px
from intake_app.ui.values import Words, plain
from intake_app.ui.widgets.rule import Rule
from intake_app.ui.widgets.text import Text


class FactRows(QWidget):
    """Rows of a short bold label and its words; a hairline after each."""

    def __init__(
        self,
        rows: Sequence[tuple[str, Words]],
        label_width: int = 120,
        style: TypeStyle = READING,
        label_style: TypeStyle = SMALL_BOLD,
        label_role: str = "text",
        ruled: bool = True,
    ) -> None:
        super().__init__()
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(0)
        grid.setVerticalSpacing(gap(8) if ruled else gap(4))
        grid.setColumnMinimumWidth(0, px(label_width))
        grid.setColumnStretch(1, 1)
        for label, words in rows:
            at = grid.rowCount()
            same_line = TypeStyle(label_style.size, style.line, label_style.bold)
            grid.addWidget(Text(label, same_line, label_role), at, 0, Qt.AlignmentFlag.AlignTop)
            shown = Text(words, style)
            shown.setAccessibleName(f"{label}: {plain(words)}")
            grid.addWidget(shown, at, 1)
            if ruled:
                grid.addWidget(Rule(), at + 1, 0, 1, 2)
