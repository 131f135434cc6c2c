"""The step Plan: what the therapist chooses goes to the choices, the client's answer about advice to the log."""

from collections.abc import Callable
from dataclasses import replace

from intake_app.base.errors import IntakeAppError
from intake_app.base.texts import tr
from intake_app.planning.plan import Choices, Relaxed, SessionPlan
from intake_app.questionnaire.answers import Answer
from intake_app.services.letter_document import letter_document
from intake_app.services.review import Judged
from intake_app.ui.announce import announce
from intake_app.ui.screens.plan.screen import PlanScreen
from intake_app.ui.steps.base import PRESSURE, SIGN
from intake_app.ui.steps.screen_step import ScreenStep
from intake_app.ui.views.letter import letter_blocks
from intake_app.ui.views.plan import plan_page, with_technique, without_technique
from intake_app.ui.widgets.reader import Reader

_ADVICE = "advice-answer"


class PlanStep(ScreenStep):
    """Shows the plan as it stands and takes changes over; they can only make it stricter."""

    screen: PlanScreen | None = None
    _reads_letter = False

    def show(self) -> None:
        """Show the plan."""
        self._reads_letter = False
        self.screen = PlanScreen()
        page = plan_page(self.visit.interview.judged, self.visit.interview.judged.plan)
        self.screen.show_page(page)
        self.screen.minutes_changed.connect(self._minutes)
        self.screen.technique_removed.connect(self._remove)
        self.screen.technique_added.connect(self._add)
        self.screen.homework_chosen.connect(self._homework)
        self.screen.advice_answered.connect(self._advice)
        self.screen.letter_pressed.connect(self._letter)
        self.screen.relaxed.connect(self._relax)
        self.open(self.screen, self.screen)
        self.show_foot(page)

    def refresh(self) -> None:
        """Show what has changed."""
        if self.screen is not None and not self._reads_letter:
            page = plan_page(self.visit.interview.judged, self.visit.interview.judged.plan)
            self.screen.show_page(page)
            self.show_foot(page)

    def go_on(self) -> None:
        """To reading and signing."""
        if not self._reads_letter and self.is_ready():
            self.visit.show_step(SIGN)

    def go_back(self) -> None:
        """To the pressure, or from the letter to the plan."""
        if self._reads_letter:
            self.show()
        else:
            self.visit.show_step(PRESSURE)

    def _minutes(self, total: int) -> None:
        self._choose(replace(self.visit.interview.case.choices, minutes=total))

    def _homework(self, ids: list[str]) -> None:
        self._choose(replace(self.visit.interview.case.choices, homework=tuple(ids)))

    def _remove(self, key: str, technique: str) -> None:
        self._techniques(without_technique, key, technique)

    def _add(self, key: str, technique: str) -> None:
        self._techniques(with_technique, key, technique)

    def _techniques(
        self, change: Callable[[Judged, SessionPlan, str, str], Choices], key: str, technique: str
    ) -> None:
        judged = self.visit.interview.judged
        if judged.plan is not None:
            self._choose(change(judged, judged.plan, key, technique))

    def _choose(self, choices: Choices) -> None:
        self.visit.change(self.visit.interview.with_choices(choices))

    def _advice(self, code: str) -> None:
        interview = self.visit.interview
        entry = Answer(_ADVICE, (code,), at=interview.clock.now())
        situation = replace(interview.case.situation, answers=interview.log.add(entry))
        self.visit.change(interview.with_case(replace(interview.case, situation=situation)))

    def _relax(self, rule: str, reason: str, sentence: str, agreed: bool) -> None:
        interview = self.visit.interview
        others = tuple(one for one in interview.case.relaxed if one.rule != rule)
        relaxed = (*others, Relaxed(rule, reason, sentence, agreed))
        self.visit.change(interview.with_case(replace(interview.case, relaxed=relaxed)))

    def _letter(self) -> None:
        interview, frame = self.visit.interview, self.visit.frame
        try:
            document = letter_document(
                interview.judged, moment=interview.clock.now(), is_trial=True, letter_id="1"
            )
        except IntakeAppError as fault:
            announce(frame, f"{fault.happened} {fault.todo}", at_once=True)
            return
        self._reads_letter = True
        reader = Reader(tr("The letter as text"))
        reader.show_blocks((block.kind, block.words) for block in letter_blocks(document))
        frame.set_columns(reader)
        frame.set_place(document.title, "")
        frame.set_back(tr("Back to the plan"))
        frame.set_next("")
        reader.setFocus()
        announce(frame, document.title)
