"""After sealing: the paper is held in memory until it is saved or printed."""

from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices, QKeySequence, QShortcut
from PySide6.QtWidgets import QFileDialog

from intake_app.base.errors import IntakeAppError, StorageError
from intake_app.base.texts import tr
from intake_app.record.plan_states import PlanState
from intake_app.services.paper import SealedPaper
from intake_app.services.paper_file import save_paper
from intake_app.services.plan_states import draft, looked_at_again, state_words
from intake_app.ui import keys
from intake_app.ui.announce import announce
from intake_app.ui.print_dialog import Printing, can_print
from intake_app.ui.screens.done.screen import DoneScreen
from intake_app.ui.screens.done.values import DonePage
from intake_app.ui.steps.screen_step import ScreenStep
from intake_app.ui.views.done import done_page


class AfterStep(ScreenStep):
    """Holds the paper that was sealed last."""

    screen: DoneScreen | None = None
    paper: SealedPaper | None = None
    states: tuple[PlanState, ...] = ()
    _moment: datetime | None = None
    _is_trial = True
    _place: Path | None = None
    _problem = ""

    def take(self, paper: object, moment: object, is_trial: bool) -> None:
        """Take a sealed paper over."""
        if isinstance(paper, SealedPaper) and isinstance(moment, datetime):
            self.paper, self._moment, self._place, self._problem = paper, moment, None, ""
            self._is_trial = is_trial
            self._keep(paper, moment)

    def _keep(self, paper: SealedPaper, moment: datetime) -> None:
        """Every plan sealed in this visit stays; the one before is replaced by the new one."""
        judged = self.visit.interview.judged
        if judged.plan is None:
            return
        who, number = judged.case.situation.therapist, judged.plan.number
        before = tuple(one.superseded(number, moment, who) for one in self.states)
        sealed = draft(judged, judged.plan).sealed(paper.data, moment, who)
        self.states = (*before, sealed)

    def notice(self) -> None:
        """A consent that is withdrawn after the seal, or a stop, makes the plan void at once (content 15.6)."""
        if not self.states or not self.states[-1].may_be_used:
            return
        interview = self.visit.interview
        last = looked_at_again(self.states[-1], interview.judged, interview.clock.now())
        self.states = (*self.states[:-1], last)
        if not last.may_be_used:
            announce(self.visit.frame, state_words(last), at_once=True)

    def show(self) -> None:
        """Show where the paper is."""
        page = self._page()
        if page is None:
            return
        self.screen = DoneScreen()
        self.screen.show_page(page)
        self.screen.print_pressed.connect(self._print)
        self.screen.save_pressed.connect(self._save)
        self.screen.open_pressed.connect(self._open)
        self.screen.again_pressed.connect(self.visit.left)
        QShortcut(QKeySequence(keys.PRINT), self.screen).activated.connect(self._print)
        self.open(self.screen, self.screen)
        self.show_foot(page)

    def refresh(self) -> None:
        """Show what has changed."""
        page = self._page()
        if self.screen is not None and page is not None:
            self.screen.show_page(page)

    def save_to(self, path: Path) -> bool:
        """Save the paper to a file; False, said aloud, where that cannot be done."""
        if self.paper is None:
            return False
        try:
            save_paper(path, self.paper.data)
        except StorageError as fault:
            self._tell(fault)
            return False
        self._place, self._problem = path, ""
        self.refresh()
        announce(self.visit.frame, tr("Saved to {file}.", file=path.name))
        return True

    def _page(self) -> DonePage | None:
        if self.paper is None or self._moment is None:
            return None
        return done_page(
            place=str(self._place) if self._place else tr("Not saved yet. Print it, or save a copy."),
            code=self.paper.code,
            pages=self.paper.pages,
            moment=self._moment,
            is_trial=self._is_trial,
            can_print=can_print(),
            problem=" ".join(part for part in (self._void(), self._problem) if part),
        )

    def _void(self) -> str:
        return state_words(self.states[-1]) if self.states else ""

    def _print(self) -> None:
        if self.paper is None or not can_print():
            return
        printing = Printing(self.paper.data, tr("Session plan"), self.visit)
        printing.failed.connect(self._tell)
        printing.printed.connect(self._printed)
        printing.ask()

    def _printed(self, pages: int) -> None:
        announce(self.visit.frame, tr("{count} pages went to the printer.", count=pages))

    def _save(self) -> None:
        name, _kind = QFileDialog.getSaveFileName(
            self.visit, tr("Save a copy"), "plan.pdf", tr("Paper (*.pdf)")
        )
        if name:
            self.save_to(Path(name))

    def _open(self) -> None:
        if self._place is None:
            self._save()
        if self._place is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._place)))

    def _tell(self, fault: object) -> None:
        if isinstance(fault, IntakeAppError):
            self._problem = f"{fault.happened} {fault.record} {fault.todo}"
            self.refresh()
