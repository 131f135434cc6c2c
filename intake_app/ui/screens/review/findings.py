"""The right column: cards of this page, what it still lacks, rows of earlier pages."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from intake_app.base.texts import tr
from intake_app.ui.fonts import DENSE, DENSE_BOLD
from intake_app.ui.measures import S20, gap, page_margin
from intake_app.ui.views.findings import FindingsView
from intake_app.ui.widgets.card import Card
from intake_app.ui.widgets.finding_card import FindingCard, TierHead
from intake_app.ui.widgets.finding_row import FindingRow
from intake_app.ui.widgets.text import Text


class FindingsPanel(QWidget):
    """Shows a FindingsView. Nothing here is a dialog, nothing closes."""

    def __init__(self, view: FindingsView) -> None:
        super().__init__()
        self._outer = QVBoxLayout(self)
        self._outer.setContentsMargins(0, 0, 0, 0)
        self._inner = QWidget()
        self._outer.addWidget(self._inner)
        self._view: FindingsView | None = None
        self._first: FindingCard | FindingRow | None = None
        self.show_view(view)

    def show_view(self, view: FindingsView) -> None:
        """Show other findings; nothing is built anew while they are the same."""
        if view == self._view:
            return
        self._begin_anew()
        self._view = view
        self._first = None
        self._head(tr("On this page"))
        if not view.page and not view.unfinished:
            self._column.addWidget(Text(tr("Nothing found on this page."), DENSE, "muted"))
        for words in view.page:
            card = FindingCard(words)
            self._first = self._first or card
            self._column.addWidget(card)
        if view.unfinished:
            self._add_unfinished(view.unfinished)
        if view.earlier:
            self._head(tr("Other pages"))
            for words in view.earlier:
                row = FindingRow(words)
                self._first = self._first or row
                self._column.addWidget(row)
        self._column.addStretch(1)

    def focus_first(self) -> bool:
        """Focus the first finding; False where there is none."""
        if self._first is None:
            return False
        child = self._first.nextInFocusChain()
        if child is not None:
            child.setFocus()
        return True

    def _head(self, words: str) -> None:
        self._column.addWidget(Text(words, DENSE_BOLD))

    def _add_unfinished(self, words: str) -> None:
        card = Card(dashed=True)
        card.setAccessibleName(f"{tr('Not finished')}. {words}")
        card.column.addWidget(TierHead("open", tr("Not finished"), "text"))
        card.column.addWidget(Text(words, DENSE))
        self._column.addWidget(card)

    def _begin_anew(self) -> None:
        old, self._inner = self._inner, QWidget()
        self._outer.replaceWidget(old, self._inner)
        old.hide()
        old.deleteLater()
        self._column = QVBoxLayout(self._inner)
        side = page_margin(S20)
        self._column.setContentsMargins(side, gap(16), side, gap(20))
        self._column.setSpacing(gap(12))
