"""The review: pages of questions with progress at the left and findings at the right, and the result at its end."""

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

from intake_app.base.texts import tr
from intake_app.questionnaire.answers import Means, Voice
from intake_app.services.giving import Given, Looker
from intake_app.ui.announce import announce
from intake_app.ui.dialogs import LooseningDialog
from intake_app.ui.letters import letter_reader, letter_words
from intake_app.ui.screens.result.findings import WhyPanel
from intake_app.ui.screens.result.screen import ResultPage
from intake_app.ui.screens.review.changed import ChangesPage
from intake_app.ui.screens.review.findings import FindingsPanel
from intake_app.ui.screens.review.looker import CARER, COLLEAGUE, TOUCH
from intake_app.ui.screens.review.screen import ReviewPage
from intake_app.ui.steps.base import CHANGES_ASIDE, PRESSURE, Step
from intake_app.ui.steps.into_view import IntoView
from intake_app.ui.values import KeyHint
from intake_app.ui.views.findings import (
    FindingsView,
    Told,
    findings_spoken,
    findings_view,
    told,
    waits_for_next,
)
from intake_app.ui.views.lines import last_head
from intake_app.ui.views.loosening import loosening_words
from intake_app.ui.views.page_keys import page_keys
from intake_app.ui.views.pages import (
    ProgressView,
    next_words,
    page_spoken,
    page_view,
    position_words,
    progress_view,
    step_page,
)
from intake_app.ui.views.result import ResultView, result_view
from intake_app.ui.views.return_visit import changes_view, page_of_line
from intake_app.ui.views.typed import birth_sentence
from intake_app.ui.views.whole import STILL_RIGHT
from intake_app.ui.widgets.progress_list import ProgressList

if TYPE_CHECKING:
    from intake_app.ui.visit import VisitScreen


class ReviewStep(Step):
    """Shows the interview's page in view and hands what is answered to it."""

    def __init__(self, visit: "VisitScreen") -> None:
        super().__init__(visit)
        self.page: ReviewPage | None = None
        self.result: ResultPage | None = None
        self.progress: ProgressList | None = None
        self.findings: FindingsPanel | None = None
        self._aside = ""
        self._told_before: tuple[str, frozenset[Told]] = ("", frozenset())
        self._target = ("", "")
        self.changes: ChangesPage | None = None
        self._into_view = IntoView(visit.frame.page, self)
        self._progress_shown: ProgressView | None = None
        self._strip_shown: tuple[str, str, int] | None = None

    def show(self) -> None:
        """Show the page in view."""
        self._aside = ""
        interview = self.visit.interview
        if interview.current.is_result:
            self._show_result()  # says the verdict, which is more than the page's name
        else:
            self._show_page()
            begins = self.page.view.changes if self.page is not None else None
            said = page_spoken(self.visit.interview)
            announce(self.visit.frame, f"{said} {begins.spoken}" if begins is not None else said)

    def refresh(self) -> None:
        """Show what an answer has changed."""
        interview = self.visit.interview
        if self.result is not None:
            self._show_result()
            return
        if self.page is None or self._aside:
            return
        self.page.show_page(page_view(interview))
        findings = findings_view(interview)
        if self.findings is not None:
            self.findings.show_view(findings)
        progress = progress_view(interview)
        if self.progress is not None and progress != self._progress_shown:
            self._progress_shown = progress
            self.progress.set_pages(progress.marks, progress.position, progress.left)
        self._show_foot(findings)

    def leave(self) -> None:
        """Hand over what is still being typed."""
        if self.page is not None:
            self.page.flush()

    def go_on(self) -> None:
        """The next page; from the result to the pressure."""
        if self._aside:
            self.show()
            return
        if not self._may_leave():
            return
        interview = self.visit.interview
        after = interview.after(interview.page)
        if after is not None:
            self.open_page(after.id)
        elif interview.review.plan_allowed:
            self.visit.show_step(PRESSURE)
        elif self.result is not None and result_view(interview).tier == "stop":
            self.visit.left.emit()
        else:
            announce(self.visit.frame, tr("The result allows no plan today."))

    def go_back(self) -> None:
        """The page before."""
        if self._aside:
            self.show()
            return
        if not self._may_leave():
            return
        before = self.visit.interview.before(self.visit.interview.page)
        if before is not None:
            self.open_page(before.id)

    def open_page(self, page: str, line: str = "") -> None:
        """Show another page, and open one of its lines where it is named."""
        interview = self.visit.interview.at(page)
        if interview.current.is_result:
            interview = interview.judged_now().verdict_shown()
        self.visit.interview = interview
        self.visit.saver.keep(interview)
        self.show()
        if line and self.page is not None:
            self.page.open_line(line)

    def title(self) -> str:
        """The page's title."""
        return self.visit.interview.current.title

    def spoken(self) -> str:
        """The page's findings."""
        if self.result is not None:
            return result_view(self.visit.interview).spoken
        return findings_spoken(findings_view(self.visit.interview))

    def show_aside(self, name: str) -> None:
        """Show progress or findings as a page of their own."""
        self.leave()
        if name == CHANGES_ASIDE and self._aside == name:
            self.show()
            return
        self._aside = name
        frame = self.visit.frame
        if name == CHANGES_ASIDE:
            self._show_changes()
        elif name == "findings":
            is_result = self.visit.interview.current.is_result
            panel = WhyPanel(result_view(self.visit.interview)) if is_result else None
            frame.set_columns(panel or FindingsPanel(findings_view(self.visit.interview)))
        else:
            frame.set_columns(self._made_progress())
        self.page = None
        frame.set_next("")
        frame.set_back(tr("Back to {page}", page=self.title()))
        if name == CHANGES_ASIDE and (self.changes is None or not self.changes.part.focus_first()):
            frame.foot.back.setFocus()

    def line_done(self) -> None:
        """Go on from the open line to the next one."""
        if self.page is not None and not self.page.line_done():
            announce(self.visit.frame, tr("Answer this line first."))

    def focus_first(self) -> None:
        """Focus the first line that is to come."""
        if self.page is not None:
            self.page.begin()

    # ---- page --------------------------------------------------------------------------------------------------------

    def _show_page(self) -> None:
        interview, frame = self.visit.interview, self.visit.frame
        self.result = None
        self._strip_shown = None
        self.page = ReviewPage(page_view(interview), frame.room())
        self.page.given.connect(self._given)
        self.page.whole_list_pressed.connect(self._whole_list)
        self.page.all_answered.connect(self._all_answered)
        self.page.table.line_opened.connect(self._line_opened)
        self.page.looker_chosen.connect(self._look_by)
        self.page.basics_changed.connect(self._basics)
        self.page.unchanged_pressed.connect(self._unchanged)
        self.page.line_wanted.connect(self._go_to_line)
        self.page.part_focused.connect(self._into_view.show)
        self.progress = self._made_progress()
        findings = findings_view(interview)
        self.findings = FindingsPanel(findings)
        if self._told_before[0] != interview.page:  # not when it is laid out anew
            self._told_before = (interview.page, frozenset(map(told, findings.all)))
        frame.set_columns(self.page, self.progress, self.findings)
        self._show_foot(findings)
        frame.set_keys(page_keys(interview, self.page.view))
        self._into_view.begin(self.page, interview.page == interview.pages[0].id)
        self.page.begin()

    def _made_progress(self) -> ProgressList:
        progress = self._progress_shown = progress_view(self.visit.interview)
        made = ProgressList(tr("Safety review"), progress.position, progress.marks, progress.left)
        made.page_chosen.connect(self._step_chosen)
        return made

    def _show_foot(self, findings: FindingsView) -> None:
        interview, frame = self.visit.interview, self.visit.frame
        frame.set_place(interview.current.title, position_words(interview))
        frame.set_back(tr("Back") if interview.before(interview.page) else "")
        frame.set_next(next_words(interview), primary=not interview.missing(interview.page))
        worst = findings.worst
        strip = (worst.tier, worst.title, findings.count) if worst else ("", "", 0)
        if strip != self._strip_shown:
            self._strip_shown = strip
            frame.set_findings(*strip)

    def _given(self, given: object) -> None:
        if not isinstance(given, Given):
            return
        interview = self.visit.interview
        if not interview.loosens(given):
            self.visit.change(interview.answer(given))
            return
        question, old, new = loosening_words(interview, given)
        dialog = LooseningDialog(question, old, new, self.visit)
        dialog.finished.connect(self._loosened)
        self._waiting = (dialog, given)
        dialog.open()

    def _loosened(self, _result: int) -> None:
        dialog, given = self._waiting
        if dialog.given is not None:
            self.visit.change(self.visit.interview.answer(given, dialog.given))
        self.show()
        dialog.deleteLater()

    def _whole_list(self, lines: list[str]) -> None:
        interview, view = self.visit.interview, self.page.view.whole if self.page is not None else None
        is_right = view is not None and view.kind == STILL_RIGHT
        self.visit.change(
            interview.said_still_right(interview.page) if is_right else interview.none_of(lines)
        )

    def _unchanged(self, lines: list[str]) -> None:
        self.visit.change(self.visit.interview.unchanged(lines))
        count = len(set(lines) & self.visit.interview.answered_ids)
        if count < len(lines):
            announce(
                self.visit.frame, tr("Not all of these may be called unchanged. Ask those that are left.")
            )
        else:
            said = tr("Still so.") if count == 1 else tr("{count} lines unchanged.", count=count)
            announce(self.visit.frame, said)

    def _show_changes(self) -> None:
        view = changes_view(self.visit.interview)
        self.changes = ChangesPage(view, last_head(self.visit.interview)) if view is not None else None
        if self.changes is not None:
            self.changes.part.line_chosen.connect(self._go_to_line)
            self.visit.frame.set_columns(self.changes)
            self.visit.frame.set_keys((KeyHint(("F3",), tr("back")), KeyHint(("F1",), tr("all keys"))))

    def _go_to_line(self, line: str) -> None:
        self._target = (page_of_line(self.visit.interview, line), line)
        QTimer.singleShot(0, self._open_target)

    def _all_answered(self) -> None:
        view = findings_view(self.visit.interview)
        if self.visit.interview.missing(self.visit.interview.page):
            return
        if view.page or view.notes:
            announce(self.visit.frame, findings_spoken(view))
        if waits_for_next(view, self._told_before[1]):
            self.visit.frame.foot.next.setFocus()
            return
        if not (view.page or view.notes):
            announce(self.visit.frame, tr("Nothing found on this page. Going on."))
        QTimer.singleShot(0, self.go_on)  # after the signal of the last answer has come to its end

    def _line_opened(self, at: int) -> None:
        if self.page is not None:
            self._into_view.show(self.page.lines[at])

    def _look_by(self, way: str, name: str) -> None:
        voice = {COLLEAGUE: Voice.COLLEAGUE, CARER: Voice.CARER}.get(way, Voice.THERAPIST)
        means = None if way == CARER else Means.TOUCH if way == TOUCH else Means.SIGHT
        self.visit.change(self.visit.interview.look_by(Looker(voice, means, name)))

    def _basics(self, name: str, birth: object) -> None:
        interview = self.visit.interview
        day = birth if isinstance(birth, date) else None
        sentence = birth_sentence(day, interview.case.situation.moment.date()) if day is not None else ""
        if self.page is not None and self.page.basics is not None:
            self.page.basics.set_wrong(sentence)
        self.visit.change(interview.with_client(name or None, None if sentence else day))

    def _may_leave(self) -> bool:
        """Hand over what is typed; False where it cannot be used, so that it stays in view with the reason."""
        self.leave()
        return self.page is None or not self.page.holds()

    def _step_chosen(self, step: str) -> None:
        if not self._may_leave():
            return
        self._target = (step_page(self.visit.interview, step), "")
        QTimer.singleShot(0, self._open_target)

    # ---- result ------------------------------------------------------------------------------------------------------

    def _show_result(self) -> None:
        interview, frame = self.visit.interview, self.visit.frame
        view = result_view(interview)
        self.page = None
        self.result = ResultPage(view, frame.room(), letter_words())
        self.result.go_pressed.connect(self._go)
        self.result.letter_pressed.connect(self._make_letter)
        self.result.read_pressed.connect(self._read_letter)
        self.result.advice_answered.connect(self._advised)
        self.progress = self._made_progress()
        frame.set_columns(self.result, self.progress, WhyPanel(view))
        frame.set_place(interview.current.title, "")
        frame.set_keys((KeyHint(("F2",), tr("hear the result")), KeyHint(("F1",), tr("all keys"))))
        frame.set_back(tr("Back"))
        worst = view.findings[0] if view.findings else None
        frame.set_findings(*((worst.tier, worst.title, len(view.findings)) if worst else ("", "", 0)))
        self._strip_shown = None
        self._show_next(view)
        announce(frame, view.spoken)
        frame.foot.next.setFocus()

    def _make_letter(self) -> None:
        self.visit.letters.make(self.visit.interview)

    def _read_letter(self) -> None:
        title, reader = letter_reader(self.visit.interview)
        self._aside = "letter"
        self.result = None
        frame = self.visit.frame
        frame.set_columns(reader)
        frame.set_next("")
        frame.set_back(tr("Back to {page}", page=self.title()))
        reader.setFocus()
        announce(frame, title)

    def _advised(self, code: str) -> None:
        self.visit.interview = self.visit.interview.advised(code)
        self.visit.saver.keep(self.visit.interview)

    def _show_next(self, view: ResultView) -> None:
        if view.tier == "stop":
            self.visit.frame.set_next(tr("End the visit"), shortcut="")
            return
        waiting = ""
        if view.tier == "open":
            waiting = tr("Finish what is open first.")
        elif not view.plan_allowed:
            waiting = tr("The result allows no plan today.")
        self.visit.frame.set_next(tr("Next: Pressure"), primary=not waiting, waiting=waiting)

    def _go(self, target: str) -> None:
        page, _, code = target.partition(" ")
        question = self.visit.interview.content.questions.by_code.get(code)
        lines = [
            line.id
            for line in self.visit.interview.missing(page)
            if question is not None and line.question is question
        ]
        self._target = (page, lines[0] if lines else "")
        QTimer.singleShot(0, self._open_target)

    def _open_target(self) -> None:
        self.open_page(*self._target)
