"""The right column: cards of this page, what it still lacks, its notes, rows of other pages."""

from collections.abc import Callable

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


class Pile(QWidget):
    """Findings one below the other. Those that stay keep their widgets, with their reasons open or shut."""

    def __init__(self, make: Callable[[FindingWords], QWidget], spacing: int) -> None:
        super().__init__()
        self._make = make
        self._made: dict[FindingWords, QWidget] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(spacing)
        self.hide()

    def show_findings(self, findings: tuple[FindingWords, ...]) -> None:
        """Show these, in this order."""
        if findings == tuple(self._made):
            return
        for words in set(self._made) - set(findings):
            old = self._made.pop(words)
            self._column.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._made = {words: self._made.get(words) or self._make(words) for words in findings}
        for at, widget in enumerate(self._made.values()):
            if self._column.indexOf(widget) != at:
                self._column.insertWidget(at, widget)
        self.setVisible(bool(findings))

    def widgets(self) -> tuple[QWidget, ...]:
        """The findings' widgets, from above."""
        return tuple(self._made.values())


class FindingsPanel(QWidget):
    """Shows a FindingsView. Nothing here is a dialog, nothing closes."""

    def __init__(self, view: FindingsView) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        side = page_margin(S20)
        column.setContentsMargins(side, gap(16), side, gap(20))
        column.setSpacing(gap(12))
        self._nothing = Text(tr("Nothing found on this page."), DENSE, "muted")
        self._cards = Pile(FindingCard, gap(12))
        self._lacking = Text("", DENSE)
        self._unfinished = self._made_unfinished()
        self._notes = Pile(FindingRow, 0)
        self._others_head = Text(tr("Other pages"), DENSE_BOLD)
        self._others = Pile(FindingRow, 0)
        parts = (self._nothing, self._cards, self._unfinished, self._notes)
        for widget in (Text(tr("On this page"), DENSE_BOLD), *parts):
            column.addWidget(widget)
        others = QVBoxLayout()
        others.setSpacing(0)
        others.addWidget(self._others_head)
        others.addWidget(self._others)
        column.addLayout(others)
        column.addStretch(1)
        self._view: FindingsView | None = None
        self.show_view(view)

    def show_view(self, view: FindingsView) -> None:
        """Show other findings; what is the same stays as it is, with its reasons open or shut."""
        if view == self._view:
            return
        self._view = view
        self._nothing.setVisible(not (view.page or view.unfinished or view.notes))
        self._cards.show_findings(view.page)
        self._show_unfinished(view.unfinished)
        self._notes.show_findings(view.notes)
        self._others_head.setVisible(bool(view.earlier))
        self._others.show_findings(view.earlier)

    def focus_first(self) -> bool:
        """Focus the first finding; False where there is none."""
        for widget in (*self._cards.widgets(), *self._notes.widgets(), *self._others.widgets()):
            child = widget.nextInFocusChain()
            if child is not None and widget.isAncestorOf(child):
                child.setFocus()
                return True
        return False

    def _made_unfinished(self) -> Card:
        card = Card(dashed=True)
        card.column.addWidget(TierHead("open", tr("Not finished"), "text"))
        card.column.addWidget(self._lacking)
        return card

    def _show_unfinished(self, words: str) -> None:
        if words:
            self._lacking.set_words(words)
            self._unfinished.setAccessibleName(f"{tr('Not finished')}. {words}")
        self._unfinished.setVisible(bool(words))
