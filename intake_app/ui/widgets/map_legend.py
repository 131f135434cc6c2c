"""The legend under the body map."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from intake_app.base.texts import tr
from intake_app.ui.fonts import MARK, MARK_BOLD, font, line_height, text_width
from intake_app.ui.measures import RADIUS_CAP, RING, px
from intake_app.ui.paint import box, flip, hatch, rounded
from intake_app.ui.theme import current_theme, looks
from intake_app.ui.values import RegionState
from intake_app.ui.widgets.body_map import level_colour, level_text
from intake_app.ui.widgets.flow import Flow


class _Key(QWidget):
    def __init__(self, kind: str, words: str) -> None:
        super().__init__()
        self._kind, self._words = kind, words
        self.setAccessibleName(words)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        wide = px(26) + px(6) + text_width(self._words, MARK) + 2
        return QSize(round(wide) + 2 * RING, round(line_height(MARK)) + px(6))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, theme = QPainter(self), current_theme()
        whole = QRectF(self.rect())
        area = flip(whole, QRectF(RING, (self.height() - px(18)) / 2, px(26), px(18)))
        if self._kind == "look":
            box(painter, area, RADIUS_CAP, None, theme.text, 2, dashed=True)
        elif self._kind == "leave":
            hatch(painter, rounded(area, RADIUS_CAP), theme.text, Qt.BrushStyle.DiagCrossPattern)
            box(painter, area, RADIUS_CAP, None, theme.text, 1)
        elif self._kind == "none":
            box(painter, area, RADIUS_CAP, theme.raised, theme.line, 1)
        else:
            level = int(self._kind)
            box(painter, area, RADIUS_CAP, level_colour(level), theme.line, 1)
            painter.setFont(font(MARK_BOLD))
            painter.setPen(level_text(level))
            painter.drawText(area, Qt.AlignmentFlag.AlignCenter, self._kind)
        painter.setFont(font(MARK))
        painter.setPen(theme.text)
        lead = RING + px(32)
        words = flip(whole, QRectF(lead, 0, self.width() - lead, self.height()))
        painter.drawText(words, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), self._words)


class MapLegend(QWidget):
    """What the fills mean. `levels`: pairs of level and plain name. marks: of look, leave, none (not today)."""

    def __init__(
        self, levels: Sequence[tuple[int, str]] = (), marks: Sequence[str] = ("look", "leave")
    ) -> None:
        super().__init__()
        self._flow = Flow(self)
        for level, words in levels or _levels():
            self._flow.add(_Key(str(level), words))
        named = {"look": tr("look first"), "leave": tr("leave out"), "none": tr("not today")}
        for mark in marks:
            self._flow.add(_Key(mark, named[mark]))
        looks().changed.connect(self.restyle)

    @classmethod
    def of(cls, states: Iterable[RegionState]) -> "MapLegend":
        """Only what a map with these states shows."""
        shown = tuple(states)
        used = {one.level for one in shown if not one.leave_out}
        marks = {
            "look": any(one.look_first for one in shown),
            "leave": any(one.leave_out or one.note for one in shown),
        }
        levels = [pair for pair in _levels() if pair[0] in used]
        return cls(levels, [*(mark for mark, is_used in marks.items() if is_used), "none"])

    def restyle(self) -> None:
        """Take over theme and text scale."""
        self.updateGeometry()
        self._flow.place()
        self.update()

    def hasHeightForWidth(self) -> bool:  # noqa: D102
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: D102
        return self._flow.height_for(width)

    def sizeHint(self) -> QSize:  # noqa: D102
        return self._flow.wanted()

    def minimumSizeHint(self) -> QSize:  # noqa: D102
        return self._flow.least()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: D102
        self._flow.place(event)


def _levels() -> tuple[tuple[int, str], ...]:
    return (1, tr("spread")), (2, tr("rub in")), (3, tr("medium"))
