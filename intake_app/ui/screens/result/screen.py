"""The result: verdict band, then rows with the map, or what to do now, or what is not finished."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from intake_app.base.texts import tr
from intake_app.ui.fonts import DENSE, HEADING
from intake_app.ui.measures import ROOM_STRIP, S20, gap, page_margin, px
from intake_app.ui.values import Words
from intake_app.ui.views.result import ResultView
from intake_app.ui.widgets.body_map import BodyMapView
from intake_app.ui.widgets.button import Button
from intake_app.ui.widgets.chips import Chips
from intake_app.ui.widgets.fact_rows import FactRows
from intake_app.ui.widgets.map_legend import MapLegend
from intake_app.ui.widgets.not_finished_list import NotFinishedList
from intake_app.ui.widgets.text import Text
from intake_app.ui.widgets.verdict_band import VerdictBand

_MAP_WIDTH = 224


class ResultPage(QWidget):
    """Shows a ResultView. Emits `go_pressed` with "page content-id" of what is to be finished, and what was pressed."""

    go_pressed = Signal(str)
    letter_pressed = Signal()
    read_pressed = Signal()
    advice_answered = Signal(str)

    def __init__(self, view: ResultView, room: float, letter_words: str = "") -> None:
        super().__init__()
        side = page_margin(S20)
        self._letter_words = letter_words
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(side, gap(20), side, gap(24))
        self._column.setSpacing(gap(16))
        self.band = VerdictBand(view.tier, view.verdict, view.sentence)
        self._column.addWidget(self.band)
        if view.now:
            self._add_stop(view)
        elif view.tier != "open":
            self._add_rows(view, room)
        if view.open_items:
            self._add_open(view)
        self._column.addStretch(1)

    def _add_rows(self, view: ResultView, room: float) -> None:
        rows = FactRows(view.rows)
        body = BodyMapView(("front", "back", "feet_top", "soles"), stacked=room >= ROOM_STRIP)
        body.set_regions(view.states or {})
        legend = MapLegend.of((view.states or {}).values())
        beside = QVBoxLayout()
        beside.setSpacing(gap(12))
        beside.addWidget(body)
        beside.addWidget(legend)
        beside.addStretch(1)
        if room < ROOM_STRIP:
            body.setFixedHeight(px(430))
            self._column.addWidget(rows)
            self._column.addLayout(beside)
            return
        body.setFixedSize(px(_MAP_WIDTH), body.height_at(px(_MAP_WIDTH)))
        legend.setFixedWidth(px(_MAP_WIDTH))
        row = QHBoxLayout()
        row.setSpacing(gap(16))
        row.addWidget(rows, 1, Qt.AlignmentFlag.AlignTop)
        row.addLayout(beside)
        self._column.addLayout(row)

    def _add_stop(self, view: ResultView) -> None:
        self._column.addWidget(Text(tr("Now"), HEADING))
        steps: list[tuple[str, Words]] = [(str(at), words) for at, words in enumerate(view.now, 1)]
        self._column.addWidget(FactRows(steps, label_width=36, label_style=HEADING))
        if view.has_letter:
            self._add_letter()
        if view.advice:
            self._add_advice(view)
        if view.seen:
            self._column.addWidget(Text(tr("What was seen and said"), HEADING))
            self._column.addWidget(FactRows(view.seen, label_width=300, style=DENSE, label_style=DENSE))

    def _add_letter(self) -> None:
        make = Button(self._letter_words, "primary", icon="print", large=True)
        make.activated.connect(self.letter_pressed)
        read = Button(tr("Read letter"), large=True)
        read.activated.connect(self.read_pressed)
        row = QHBoxLayout()
        row.addWidget(make)
        row.addWidget(read)
        row.addStretch(1)
        self._column.addLayout(row)

    def _add_advice(self, view: ResultView) -> None:
        self._column.addWidget(Text(tr("What the client chose"), HEADING))
        chips = Chips(view.advice, tr("What the client chose"), keys=False)
        chips.set_chosen(view.advised)
        chips.answer_chosen.connect(self.advice_answered)
        self._column.addWidget(chips)

    def _add_open(self, view: ResultView) -> None:
        items = NotFinishedList(view.open_items, headed=view.tier != "open")
        items.go_pressed.connect(self.go_pressed)
        self._column.addWidget(items)
