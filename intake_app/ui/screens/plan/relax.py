"""The few rules that may be relaxed: a coded reason, a sentence, and the client's agreement."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from intake_app.base.texts import tr
from intake_app.ui.fonts import BODY_BOLD, DENSE, SMALL
from intake_app.ui.measures import S8, gap
from intake_app.ui.screens.plan.values import Relaxable
from intake_app.ui.values import Option
from intake_app.ui.widgets.answer_rows import AnswerRows
from intake_app.ui.widgets.button import Button
from intake_app.ui.widgets.link import Link
from intake_app.ui.widgets.text import Text
from intake_app.ui.widgets.text_field import TextField

LEAST_CHARACTERS = 20


class RelaxPart(QWidget):
    """A line for each rule with “Change…”; one of them can be open. Emits `relaxed`."""

    relaxed = Signal(str, str, str, bool)

    def __init__(self) -> None:
        super().__init__()
        self._rules: tuple[Relaxable, ...] = ()
        self._reasons: tuple[Option, ...] = ()
        self._lines: list[RuleLine] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(gap(S8))
        self._column.addWidget(Text(tr("May be relaxed, with a reason"), BODY_BOLD))

    def show_rules(self, rules: Sequence[Relaxable], reasons: Sequence[Option]) -> None:
        """Show the rules of this plan that may be relaxed; what is typed stays while they are the same."""
        self.setVisible(bool(rules))
        if (tuple(rules), tuple(reasons)) == (self._rules, self._reasons):
            return
        self._rules, self._reasons = tuple(rules), tuple(reasons)
        for line in self._lines:
            self._column.removeWidget(line)
            line.hide()
            line.deleteLater()
        self._lines = [RuleLine(rule, self._reasons) for rule in self._rules]
        for line in self._lines:
            line.relaxed.connect(self.relaxed)
            self._column.addWidget(line)

    def lines(self) -> "list[RuleLine]":
        """The lines shown."""
        return list(self._lines)


class RuleLine(QWidget):
    """One rule: its title, and below it the form that relaxes it."""

    relaxed = Signal(str, str, str, bool)

    def __init__(self, rule: Relaxable, reasons: Sequence[Option]) -> None:
        super().__init__()
        self._rule = rule
        self.change = Link(tr("Change…"))
        self.change.setAccessibleName(tr("Change: {title}", title=rule.title))
        self.change.activated.connect(self._toggle)
        self.reasons = AnswerRows(reasons, tr("Why is it relaxed?"))
        self.sentence = TextField(
            tr("In your own words, at least {count} characters", count=LEAST_CHARACTERS)
        )
        self.agreed = AnswerRows(
            [Option("yes", tr("The client agrees"))], tr("Does the client agree?"), many=True
        )
        self.button = Button(tr("Relax this rule"))
        self._count = Text("", SMALL, "muted")
        self._form = QWidget()
        self._build(rule)
        self.reasons.answer_chosen.connect(self._check)
        self.sentence.textChanged.connect(self._check)
        self.agreed.options_chosen.connect(self._check)
        self.button.activated.connect(self._relax)
        self._check()

    def missing(self) -> str:
        """What has still to be given, as a sentence; empty when nothing has."""
        left = LEAST_CHARACTERS - len(self.sentence.text().strip())
        if not self.reasons.chosen():
            return tr("Choose a reason.")
        if left > 0:
            return tr("Write {count} more characters.", count=left)
        return "" if self.agreed.chosen() else tr("Ask whether the client agrees.")

    def _check(self) -> None:
        left = max(0, LEAST_CHARACTERS - len(self.sentence.text().strip()))
        self._count.set_words(tr("{count} more characters", count=left) if left else "")
        self._count.setVisible(bool(left))
        self.button.set_waiting(self.missing())

    def _relax(self) -> None:
        (reason,) = self.reasons.chosen()
        self.relaxed.emit(self._rule.content_id, reason, self.sentence.text().strip(), True)

    def _toggle(self) -> None:
        opened = not self._form.isVisible()
        self._form.setVisible(opened)
        self.change.setText(tr("Close") if opened else tr("Change…"))
        if opened:
            self.reasons.buttons[0].setFocus(Qt.FocusReason.TabFocusReason)

    def _build(self, rule: Relaxable) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(Text(rule.title, DENSE))
        column.addWidget(Text(rule.done or rule.why, SMALL, "muted"))
        column.addWidget(self.change)
        form = QVBoxLayout(self._form)
        form.setContentsMargins(0, 0, 0, 0)
        form.setSpacing(gap(S8) // 2)
        words = tr("In your own words, at least {count} characters", count=LEAST_CHARACTERS)
        for part in (self.reasons, Text(words, SMALL), self.sentence, self._count, self.agreed, self.button):
            form.addWidget(part)
        self._form.setVisible(False)
        self.change.setVisible(not rule.done)
        column.addWidget(self._form)
