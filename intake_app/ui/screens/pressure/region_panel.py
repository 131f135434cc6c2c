"""Right of the step Pressure: one region's ladder with its ceiling, and its test stroke."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from intake_app.base.texts import tr
from intake_app.ui.fonts import DENSE, HEADING, SMALL
from intake_app.ui.measures import S8, S12, gap
from intake_app.ui.screens.pressure.stroke import StrokeTrial
from intake_app.ui.screens.pressure.values import RegionDetail
from intake_app.ui.values import Rung
from intake_app.ui.widgets.pressure_ladder import PressureLadder
from intake_app.ui.widgets.text import Text


class RegionPanel(QWidget):
    """Emits `level_chosen` (never above the ceiling), `stroke_rated`, `level_tried`, `tingling_answered`."""

    level_chosen = Signal(int)
    stroke_rated = Signal(int)
    level_tried = Signal(int, bool)
    tingling_answered = Signal(bool)

    def __init__(self) -> None:
        super().__init__()
        self._name = Text("", HEADING)
        self._position = Text("", SMALL, "muted")
        self._left_out = Text("", DENSE)
        self._told = Text("", DENSE, "muted")
        self._ladder: PressureLadder | None = None
        self.stroke = StrokeTrial()
        self.stroke.stroke_rated.connect(self.stroke_rated)
        self.stroke.level_tried.connect(self.level_tried)
        self.stroke.tingling_answered.connect(self.tingling_answered)
        self._build()

    def show_region(self, rungs: Sequence[Rung], detail: RegionDetail) -> None:
        """Show another region, or the same one after a change."""
        self._name.set_words(detail.name)
        self._position.set_words(detail.position)
        worked = detail.ceiling is not None
        self._left_out.setVisible(not worked)
        self._left_out.set_words(tr("Leave out. {reason}", reason=detail.reason))
        ladder = self._ladder_for(rungs)
        ladder.setVisible(worked)
        if detail.ceiling is not None:
            ladder.set_ceiling(detail.ceiling, detail.reason)
            ladder.set_level(detail.level)
        self._told.setVisible(bool(detail.told))
        self._told.set_words(detail.told)
        self.stroke.setVisible(worked and detail.is_seated)
        self.stroke.show_region(detail)

    def refuse(self, level: int) -> None:
        """Say why a level cannot be set, as the ladder itself does."""
        if self._ladder is not None:
            self._ladder.refuse(level)

    def ladder(self) -> PressureLadder | None:
        """The ladder, once a region was shown."""
        return self._ladder

    def _ladder_for(self, rungs: Sequence[Rung]) -> PressureLadder:
        if self._ladder is None:
            self._ladder = PressureLadder(rungs, 0, "")
            self._ladder.level_chosen.connect(self.level_chosen)
            self._column.insertWidget(2, self._ladder)
        return self._ladder

    def _build(self) -> None:
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(gap(S12))
        head = QHBoxLayout()
        head.setSpacing(gap(S8))
        head.addWidget(self._name, 1)
        head.addWidget(self._position)
        self._column.addLayout(head)
        self._column.addWidget(self._left_out)
        self._column.addWidget(self._told)
        self._column.addWidget(self.stroke)
        self._column.addStretch(1)
