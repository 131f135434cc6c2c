"""Where a visit stands: marks on a line, under the column heads of the worklist."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from intake_app.base.texts import tr
from intake_app.ui.icons import draw_glyph, draw_icon
from intake_app.ui.measures import px
from intake_app.ui.paint import flip
from intake_app.ui.theme import current_theme, looks

STAGE_COLUMN = 66


class StageMarks(QWidget):
    """stages: "done", "now", "to come", "stop" or "wait" in order; after "stop" or "wait" nothing is drawn."""

    def __init__(self, stages: Sequence[str], names: Sequence[str] = ()) -> None:
        super().__init__()
        self._stages = tuple(stages)
        self._names = tuple(names)
        self.setAccessibleName(self._spoken())
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        looks().changed.connect(self.restyle)

    def restyle(self) -> None:
        """Take over theme and text scale."""
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:  # noqa: D102
        return QSize(px(STAGE_COLUMN) * max(5, len(self._stages)), px(28))

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: D102
        painter, theme = QPainter(self), current_theme()
        each, middle = px(STAGE_COLUMN), self.height() / 2
        for at, stage in enumerate(self._stages):
            x = each * at + each / 2
            ends = stage in ("stop", "wait")
            if at < len(self._stages) - 1 or ends:
                end = x + each / 2 if ends else x + each - px(11)
                line = flip(QRectF(self.rect()), QRectF(x + px(11), middle - 1, end - x - px(11), 2))
                painter.fillRect(line, theme.hairline)
            self._paint_mark(painter, stage, x, middle)
            if ends:
                return

    def _paint_mark(self, painter: QPainter, stage: str, x: float, middle: float) -> None:
        theme = current_theme()
        side = px({"now": 26, "stop": 24, "to come": 15}.get(stage, 20))
        area = flip(QRectF(self.rect()), QRectF(x - side / 2, middle - side / 2, side, side))
        if stage == "stop":
            draw_glyph(painter, "stop", area)
        elif stage == "wait":
            draw_icon(painter, "wait", area, theme.accent)
        else:
            draw_icon(painter, f"stage {stage}", area, theme.line if stage == "to come" else theme.accent)

    def _spoken(self) -> str:
        words = {
            "done": tr("done"),
            "now": tr("now"),
            "to come": tr("to come"),
            "stop": tr("stopped"),
            "wait": tr("waiting for clearance"),
        }
        names = self._names or tuple(str(at + 1) for at in range(len(self._stages)))
        return ", ".join(f"{name} {words[stage]}" for name, stage in zip(names, self._stages, strict=False))
