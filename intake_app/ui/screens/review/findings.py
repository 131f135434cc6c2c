"""The right column: cards of this page, what it still lacks, its notes, rows of other pages."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from intake_app.base.texts import tr
from intake_app.ui.fonts import DENSE, DENSE_BOLD
from intake_app.ui.measures import S20, gap, page_margin
from intake_app.ui.values import FindingWords
from intake_app.ui.views.findings import FindingsView
from intake_app.ui.widgets.card import Card
from intake_app.ui.widgets.finding_card import FindingCard, TierHead
from intake_app.ui.widgets.finding_row import FindingRow
from intake_app.ui.widgets.text import Text


class Part(QWidget):
    """A part of the column whose content is made anew as a whole: inside a widget that is given up."""

    def __init__(self) -> None:
        super().__init__()
        self._outer = QVBoxLayout(self)
        self._outer.setContentsMargins(0, 0, 0, 0)
        self._inner = QWidget()
        self._outer.addWidget(self._inner)

    def begin_anew(self) -> QVBoxLayout:
        """An empty column in place of the one before."""
        old, self._inner = self._inner, QWidget()
        self._outer.replaceWidget(old, self._inner)
        old.hide()
        old.deleteLater()
        column = QVBoxLayout(self._inner)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(gap(12))
        return column


class FindingsPanel(QWidget):
    """Shows a FindingsView. Nothing here is a dialog, nothing closes."""

    def __init__(self, view: FindingsView) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        side = page_margin(S20)
        column.setContentsMargins(side, gap(16), side, gap(20))
        column.setSpacing(gap(12))
        self._here, self._elsewhere = Part(), Part()
        column.addWidget(self._here)
        column.addWidget(self._elsewhere)
        column.addStretch(1)
        self._view: FindingsView | None = None
        self._cards: list[QWidget] = []
        self._notes: list[QWidget] = []
        self._rows: list[QWidget] = []
        self.show_view(view)

    def show_view(self, view: FindingsView) -> None:
        """Show other findings; a part that is the same stays as it is, with its reasons open or shut."""
        old = self._view
        if old is None or (old.page, old.unfinished, old.notes) != (view.page, view.unfinished, view.notes):
            self._show_here(view)
        if old is None or old.earlier != view.earlier:
            self._show_elsewhere(view.earlier)
        self._view = view

    def focus_first(self) -> bool:
        """Focus the first finding; False where there is none."""
        for widget in (*self._cards, *self._notes, *self._rows):
            child = widget.nextInFocusChain()
            if child is not None and widget.isAncestorOf(child):
                child.setFocus()
                return True
        return False

    def _show_here(self, view: FindingsView) -> None:
        column = self._here.begin_anew()
        column.addWidget(Text(tr("On this page"), DENSE_BOLD))
        if not view.page and not view.unfinished and not view.notes:
            column.addWidget(Text(tr("Nothing found on this page."), DENSE, "muted"))
        self._cards = [FindingCard(words) for words in view.page]
        for card in self._cards:
            column.addWidget(card)
        if view.unfinished:
            column.addWidget(self._unfinished(view.unfinished))
        self._notes = [FindingRow(words) for words in view.notes]
        notes = QVBoxLayout()
        notes.setSpacing(0)
        for row in self._notes:
            notes.addWidget(row)
        column.addLayout(notes)

    def _show_elsewhere(self, findings: tuple[FindingWords, ...]) -> None:
        column = self._elsewhere.begin_anew()
        column.setSpacing(0)
        self._rows = [FindingRow(words) for words in findings]
        if findings:
            column.addWidget(Text(tr("Other pages"), DENSE_BOLD))
        for row in self._rows:
            column.addWidget(row)

    def _unfinished(self, words: str) -> Card:
        card = Card(dashed=True)
        card.setAccessibleName(f"{tr('Not finished')}. {words}")
        card.column.addWidget(TierHead("open", tr("Not finished"), "text"))
        card.column.addWidget(Text(words, DENSE))
        return card
