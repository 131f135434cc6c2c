"""Columns of a step that scroll by themselves, and that are put together otherwise where there is less room."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from intake_app.ui.measures import S20, S24, gap, page_margin, px
from intake_app.ui.widgets.rule import Rule
from intake_app.ui.widgets.scroller import Scroller


@dataclass(frozen=True)
class Column:
    """Parts one below another on a ground of the theme. width: px at 100 % text, 0 takes what is left (with `share`).

    fills: the last part takes the height that is left (the body map).
    """

    parts: tuple[QWidget, ...]
    ground: str = "surface"
    width: int = 0
    share: int = 1
    fills: bool = False
    margin: int = S24


class Columns(QWidget):
    """Shows parts in columns; `arrange` moves the same parts into others, the one in focus keeps it."""

    def __init__(self) -> None:
        super().__init__()
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)
        self._shown: tuple[QWidget, ...] = ()
        self._parts: tuple[QWidget, ...] = ()

    def arrange(self, columns: Sequence[Column]) -> None:
        """Show these columns in place of the ones before."""
        focused: QWidget | None = self.focusWidget()
        for part in self._parts:
            part.setParent(self)
        for old in self._shown:
            self._row.removeWidget(old)
            old.hide()
            old.deleteLater()
        made: list[QWidget] = []
        for column in columns:
            if made:
                made.append(Rule(upright=True, inset=0))
                self._row.addWidget(made[-1])
            made.append(_scroller(column))
            self._row.addWidget(made[-1], 0 if column.width else column.share)
        self._shown = tuple(made)
        self._parts = tuple(part for column in columns for part in column.parts)
        for part in self._parts:
            part.show()
        if focused is not None and focused.isVisibleTo(self):
            focused.setFocus()


def _scroller(column: Column) -> Scroller:
    scroller = Scroller(column.ground)
    inside = QWidget()
    lines = QVBoxLayout(inside)
    side = page_margin(column.margin)
    lines.setContentsMargins(side, gap(S20), side, gap(S20))
    lines.setSpacing(gap(S24))
    for part in column.parts:
        lines.addWidget(part, 1 if column.fills and part is column.parts[-1] else 0)
    if not column.fills:
        lines.addStretch(1)
    scroller.show_widget(inside)
    if column.width:
        scroller.setFixedWidth(px(column.width))
    return scroller
