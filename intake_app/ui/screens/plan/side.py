"""Right of the step Plan: what is left out, looked at first, not used; stop signs, letter, and the few relaxations."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from intake_app.base.texts import tr
from intake_app.ui.fonts import BODY_BOLD, DENSE, SMALL
from intake_app.ui.measures import S8, S12, gap
from intake_app.ui.screens.plan.relax import RelaxPart
from intake_app.ui.screens.plan.values import Letter, PlanPage
from intake_app.ui.widgets.answer_rows import AnswerRows
from intake_app.ui.widgets.bullets import Bullets
from intake_app.ui.widgets.button import Button
from intake_app.ui.widgets.rule import Rule
from intake_app.ui.widgets.text import Text


class SidePart(QWidget):
    """Emits `letter_pressed`, `advice_answered` and `relaxed`."""

    letter_pressed = Signal()
    advice_answered = Signal(str)
    relaxed = Signal(str, str, str, bool)

    def __init__(self) -> None:
        super().__init__()
        self.leave_out = Bullets(tr("Leave out"), "change")
        self.look_first = Bullets(tr("Look first"), "change")
        self.not_used = Bullets(tr("Not used"), "change")
        self._stop = Text("", DENSE)
        self.letter = LetterPart()
        self.relax = RelaxPart()
        self.letter.letter_pressed.connect(self.letter_pressed)
        self.letter.advice_answered.connect(self.advice_answered)
        self.relax.relaxed.connect(self.relaxed)
        self._rules = [Rule() for _ in range(5)]
        self._build()

    def show_page(self, page: PlanPage) -> None:
        """Show the column of a plan."""
        self.leave_out.set_lines(page.leave_out)
        self.look_first.set_lines(page.look_first)
        self.not_used.set_lines(page.not_used)
        self._stop.set_words(page.stop_signs)
        self.letter.show_letter(page.letter)
        self.relax.show_rules(page.relaxable, page.relax_reasons)
        shown = (page.leave_out, page.look_first, page.not_used, page.letter, page.relaxable)
        for rule, part in zip(self._rules, shown, strict=True):
            rule.setVisible(bool(part))

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(gap(S12))
        for part, rule in zip((self.leave_out, self.look_first, self.not_used), self._rules, strict=False):
            column.addWidget(part)
            column.addWidget(rule)
        stop = QVBoxLayout()
        stop.setSpacing(0)
        stop.addWidget(Text(tr("Stop the session at once for"), BODY_BOLD))
        stop.addWidget(self._stop)
        column.addLayout(stop)
        column.addWidget(self._rules[3])
        column.addWidget(self.letter)
        column.addWidget(self._rules[4])
        column.addWidget(self.relax)


class LetterPart(QWidget):
    """To whom the client is sent, the letter, and what the client chose."""

    letter_pressed = Signal()
    advice_answered = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._head = Bullets(tr("Letter"), icon="document")
        self._words = Text("", DENSE)
        self.read = Button(tr("Read letter"))
        self.read.activated.connect(self.letter_pressed)
        self._ask = Text(tr("What did the client choose?"), SMALL, "muted")
        self.answers: AnswerRows | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(gap(S8) // 2)
        for part in (self._head, self._words, self.read, self._ask):
            self._column.addWidget(part)

    def show_letter(self, letter: Letter | None) -> None:
        """Show the advice, or nothing where there is none."""
        self.setVisible(letter is not None)
        if letter is None:
            return
        self._words.set_words(letter.words)
        if self.answers is None:
            self.answers = AnswerRows(letter.options, tr("What did the client choose about the advice?"))
            self.answers.answer_chosen.connect(self.advice_answered)
            self._column.addWidget(self.answers)
        self.answers.set_chosen([letter.chosen] if letter.chosen else [])
