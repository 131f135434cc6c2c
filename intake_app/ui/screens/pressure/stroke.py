"""The test stroke before the session: 0 to 10 at level 1, tingling, and one level more where the rules allow it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from intake_app.base.texts import tr
from intake_app.ui.fonts import DENSE, DENSE_BOLD, SMALL
from intake_app.ui.measures import S8, gap
from intake_app.ui.screens.pressure.values import RegionDetail, Tried
from intake_app.ui.widgets.segmented_choice import SegmentedChoice
from intake_app.ui.widgets.text import Text


class StrokeTrial(QWidget):
    """Emits `stroke_rated` 0-10, `tingling_answered`, `level_tried` with the level and whether it was comfortable."""

    stroke_rated = Signal(int)
    tingling_answered = Signal(bool)
    level_tried = Signal(int, bool)

    def __init__(self) -> None:
        super().__init__()
        self._head = Text(tr("Test stroke, seated, level 1"), DENSE_BOLD)
        self._ask = Text(tr("“From 0 to 10, how uncomfortable?” At most 3 is fine."), SMALL, "muted")
        scores = [(str(score), str(score)) for score in range(11)]
        self.scores = SegmentedChoice(scores, tr("Test stroke, level 1, 0 to 10"), narrow=True, digits=True)
        self.tingling = SegmentedChoice(
            [("no", tr("No")), ("yes", tr("Yes"))], tr("Tingling after 30 seconds?")
        )
        self._tingling_text = Text(tr("Tingling after 30 seconds?"), DENSE)
        self._steps = QVBoxLayout()
        self._steps.setSpacing(gap(S8))
        self._shown_steps: tuple[tuple[str, int], ...] = ()
        self._rows: list[TriedRow] = []
        self._build()
        self.scores.chosen_changed.connect(self._rated)
        self.tingling.chosen_changed.connect(self._tingled)

    def show_region(self, detail: RegionDetail) -> None:
        """Show what was tried in a region."""
        self.scores.setAccessibleName(tr("Test stroke, {region}, level 1, 0 to 10", region=detail.name))
        self.scores.set_chosen([] if detail.score is None else [str(detail.score)])
        for widget in (self.tingling, self._tingling_text):
            widget.setVisible(detail.score is not None)
        self.tingling.set_chosen([] if detail.tingling is None else ["yes" if detail.tingling else "no"])
        self._show_steps(detail)

    def _show_steps(self, detail: RegionDetail) -> None:
        wanted = tuple((detail.name, one.level) for one in detail.tried)
        if wanted != self._shown_steps:
            for row in self._rows:
                self._steps.removeWidget(row)
                row.hide()
                row.deleteLater()
            self._rows = [TriedRow(one.level) for one in detail.tried]
            for row in self._rows:
                row.tried.connect(self.level_tried)
                self._steps.addWidget(row)
            self._shown_steps = wanted
        for row, one in zip(self._rows, detail.tried, strict=True):
            row.show_tried(one)

    def _rated(self, score: str) -> None:
        self.stroke_rated.emit(int(score))

    def _tingled(self, answer: str) -> None:
        self.tingling_answered.emit(answer == "yes")

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(gap(S8) // 2)
        column.addWidget(self._head)
        column.addWidget(self._ask)
        column.addWidget(self.scores)
        row = QHBoxLayout()
        row.addWidget(self._tingling_text, 1)
        row.addWidget(self.tingling)
        column.addLayout(row)
        column.addLayout(self._steps)


class TriedRow(QWidget):
    """One level above 1: comfortable (0 to 3) or not. Emits `tried` with the level."""

    tried = Signal(int, bool)

    def __init__(self, level: int) -> None:
        super().__init__()
        self._level = level
        words = tr("Level {level} too?", level=level)
        self.choice = SegmentedChoice([("yes", tr("0 to 3")), ("no", tr("4 or more"))], words)
        self.choice.chosen_changed.connect(self._chosen)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(Text(words, DENSE), 1)
        row.addWidget(self.choice)

    def show_tried(self, one: Tried) -> None:
        """Show whether it was comfortable."""
        self.choice.set_chosen([] if one.comfortable is None else ["yes" if one.comfortable else "no"])

    def _chosen(self, answer: str) -> None:
        self.tried.emit(self._level, answer == "yes")
