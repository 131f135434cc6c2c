"""The right column of the result: why, every finding as a row."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from intake_app.base.texts import tr
from intake_app.ui.fonts import DENSE, DENSE_BOLD
from intake_app.ui.measures import S20, gap, page_margin
from intake_app.ui.views.result import ResultView
from intake_app.ui.widgets.card import Card
from intake_app.ui.widgets.finding_card import TierHead
from intake_app.ui.widgets.finding_row import FindingRow
from intake_app.ui.widgets.text import Text


class WhyPanel(QWidget):
    """Rows of findings, worst first; what was not checked below."""

    def __init__(self, view: ResultView) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        side = page_margin(S20)
        column.setContentsMargins(side, gap(16), side, gap(20))
        column.setSpacing(0)
        count = len(view.findings)
        head = tr("Why: 1 finding") if count == 1 else tr("Why: {count} findings", count=count)
        if view.tier == "":
            head = tr("Limits that always hold")
        column.addWidget(Text(head if count else tr("No findings"), DENSE_BOLD))
        for words in view.findings:
            column.addWidget(FindingRow(words))
        if view.unchecked:
            card = Card(dashed=True)
            card.column.addWidget(TierHead("open", tr("Not finished"), "text"))
            card.column.addWidget(Text(view.unchecked, DENSE))
            column.addSpacing(gap(12))
            column.addWidget(card)
        column.addStretch(1)
