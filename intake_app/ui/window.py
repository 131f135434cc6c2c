"""What fills the one window: the start page, the visit, and the emergency page over everything.

What a visit needs is imported and read in a thread.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtGui import QCloseEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QApplication, QFileDialog, QStackedLayout, QWidget
from shiboken6 import isValid

from intake_app.base.errors import FaultsError, IntakeAppError, StorageError
from intake_app.base.texts import tr
from intake_app.ui import keys
from intake_app.ui.jobs import run
from intake_app.ui.measures import WINDOW_LEAST
from intake_app.ui.options import Options
from intake_app.ui.screens.start.screen import Choice, StartPage
from intake_app.ui.theme import looks

if TYPE_CHECKING:
    from intake_app.ui.screens.emergency.screen import EmergencyPage
    from intake_app.ui.trial import Trial
    from intake_app.ui.visit import VisitScreen

_STEP = 0.25
_NEW, _OPEN, _DRAFT, _DISCARD = "new", "open", "draft", "discard"


class MainWindow(QWidget):
    """Shows the start page at once; `load` brings what is needed for a visit, in a thread. `close` keeps what is typed."""

    def __init__(self, options: Options, load: "Callable[[Options], Trial]") -> None:
        super().__init__()
        self.setAccessibleName(tr("Intake App"))
        self.setMinimumSize(*WINDOW_LEAST)
        self._options, self._load = options, load
        self.trial: Trial | None = None
        self._wanted = ""
        self.visit: VisitScreen | None = None
        self.emergency: EmergencyPage | None = None
        self._before_emergency: QWidget | None = None
        self._stack = QStackedLayout(self)
        self.start: QWidget = QWidget()
        self._stack.addWidget(self.start)
        for sequence, slot in self._shortcuts():
            QShortcut(QKeySequence(sequence), self).activated.connect(slot)
        self._show_start()
        run(self._loaded, self._ready, self._tell, self)

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: D102
        try:
            if self.visit is not None:
                self.visit.flush()
        except StorageError as fault:
            self._tell(fault)
            event.ignore()
            return
        event.accept()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: D102
        super().resizeEvent(event)
        if self.emergency is not None:
            self.emergency.setGeometry(self.rect())

    # ---- start -------------------------------------------------------------------------------------------------------

    def _loaded(self, _token: object) -> "Trial":
        return self._load(self._options)

    def _ready(self, trial: Any) -> None:
        self.trial = trial
        self._show_start()
        if self._options.case:
            self._opened(f"case {self._options.case}")

    def _show_start(self) -> None:
        draft = self.trial.draft_words() if self.trial is not None else None
        page = StartPage(self._choices(), self.trial is not None, draft)
        page.opened.connect(self._opened)
        self._show(page)
        page.focus_first()
        self.start = page

    def _choices(self) -> list[Choice]:
        shipped = self.trial.samples() if self.trial is not None else ()
        new = Choice(
            _NEW, tr("A new visit"), tr("A made-up client, all questions open."), tr("Begin"), primary=True
        )
        other = Choice(
            _OPEN, tr("A case of your own"), tr("A case file in TOML or JSON."), tr("Open a file…")
        )
        return [
            new,
            *(Choice(f"case {one.path}", one.title, one.words, tr("Open")) for one in shipped),
            other,
        ]

    def _opened(self, what: str) -> None:
        if self.trial is None:
            return
        self._wanted = what
        if what == _DRAFT:
            self._guarded(self._resume)
        elif what == _DISCARD or self.trial.draft_words() is not None:
            self._ask_to_discard()
        else:
            self._open(what)

    def _ask_to_discard(self) -> None:
        from intake_app.ui.dialogs import DiscardDialog  # here: after the first paint

        dialog = DiscardDialog(self)
        dialog.accepted.connect(self._discarded)
        dialog.open()

    def _discarded(self) -> None:
        self._guarded(self._discard)
        if self._wanted == _DISCARD:
            self._show_start()
        else:
            self._open(self._wanted)

    def _discard(self) -> None:
        if self.trial is not None:
            self.trial.discard()

    def _open(self, what: str) -> None:
        if what == _NEW:
            self._guarded(self._begin_new)
        elif what == _OPEN:
            path, _ = QFileDialog.getOpenFileName(self, tr("Open a case"), "", tr("Cases (*.toml *.json)"))
            if path:
                self._open_case(path)
        else:
            self._open_case(what.removeprefix("case "))

    def _guarded(self, act: Callable[[], None]) -> None:
        try:
            act()
        except IntakeAppError as fault:
            self._tell(fault)

    def _open_case(self, case: str) -> None:
        self._case = case
        self._guarded(self._begin_case)

    def _begin_case(self) -> None:
        if self.trial is not None:
            self._show_visit(self.trial.open_case(self._case))

    def _begin_new(self) -> None:
        if self.trial is not None:
            self._show_visit(self.trial.new_visit())

    def _resume(self) -> None:
        if self.trial is not None:
            self._show_visit(self.trial.resume())

    # ---- visit -------------------------------------------------------------------------------------------------------

    def _show_visit(self, interview: Any) -> None:
        from intake_app.ui.saving import DraftSaver  # here: what a visit needs comes after the first paint
        from intake_app.ui.visit import VisitScreen

        if self.trial is None:
            return
        self.visit = VisitScreen(interview, DraftSaver(self.trial.drafts, self))
        self.visit.emergency.connect(self.open_emergency)
        self.visit.left.connect(self._leave_visit)
        self._show(self.visit)
        self.visit.begin()

    def _leave_visit(self) -> None:
        if self.visit is None:
            return
        try:
            self.visit.flush()
        except StorageError as fault:
            self._tell(fault)
            return
        self.visit = None
        self._show_start()

    def _show(self, page: QWidget) -> None:
        old = self._stack.currentWidget()
        self._stack.addWidget(page)
        self._stack.setCurrentWidget(page)
        if old is not page:
            self._stack.removeWidget(old)
            old.hide()
            old.deleteLater()

    # ---- emergency ---------------------------------------------------------------------------------------------------

    def open_emergency(self) -> None:
        """Open the emergency and low-sugar page over everything."""
        from intake_app.ui.screens.emergency.screen import EmergencyPage  # here: after the first paint
        from intake_app.ui.views.emergency import emergency_view, opened_at

        if self.emergency is not None:
            self.emergency.open()
            return
        interview = self.visit.interview if self.visit is not None else None
        self._before_emergency = QApplication.focusWidget()
        self._set_enabled(False)
        self.emergency = EmergencyPage(
            emergency_view(interview, opened_at(interview)), self.width() / looks().scale
        )
        self.emergency.back_pressed.connect(self._close_emergency)
        self.emergency.taken_over.connect(self._taken_over)
        self.emergency.called.connect(self._note_call)
        self.emergency.summary_pressed.connect(self._make_summary)
        self.emergency.setParent(self)
        self.emergency.setGeometry(self.rect())
        self.emergency.open()

    def _close_emergency(self) -> None:
        if self.emergency is not None:
            self.emergency.hide()
            self.emergency.deleteLater()
            self.emergency = None
        self._set_enabled(True)
        visit = self.visit
        if visit is not None and visit.interview.emergencies and visit.step is not visit.steps["review"]:
            visit.show_step("review")
        else:
            self._focus_again()

    def _focus_again(self) -> None:
        """The focus back to where it was: nothing that was being typed or drawn is lost by looking at this page."""
        before = self._before_emergency
        self._before_emergency = None
        if before is not None and isValid(before) and before.isVisible():
            before.setFocus()
        elif self.visit is not None:
            self.visit.step.focus_first()

    def _taken_over(self, who: str) -> None:
        if self.visit is not None:
            self.visit.note(tr("Help has taken over: {who}", who=who))
        self._close_emergency()

    def _make_summary(self) -> None:
        if self.visit is not None:
            self.visit.letters.make(self.visit.interview)

    def _note_call(self) -> None:
        from intake_app.ui.views.emergency import opened_at

        if self.emergency is not None:
            moment = opened_at(self.visit.interview if self.visit is not None else None)
            self.emergency.note_called(moment)
            if self.visit is not None:
                self.visit.keep_note(self.emergency.call.text())

    def _set_enabled(self, on: bool) -> None:
        widget = self._stack.currentWidget()
        if widget is not None:
            widget.setEnabled(on)

    # ---- keys, faults ------------------------------------------------------------------------------------------------

    def _shortcuts(self) -> list[tuple[str, Callable[[], None]]]:
        pairs: list[tuple[str, Callable[[], None]]] = [(keys.EMERGENCY, self.open_emergency)]
        pairs += [(larger, self._larger) for larger in keys.LARGER]
        return [*pairs, (keys.SMALLER, self._smaller), (keys.USUAL, self._usual)]

    def _larger(self) -> None:
        looks().set_scale(looks().scale + _STEP)
        self._text_size_changed()

    def _smaller(self) -> None:
        looks().set_scale(looks().scale - _STEP)
        self._text_size_changed()

    def _usual(self) -> None:
        looks().set_scale(1.0)
        self._text_size_changed()

    def _text_size_changed(self) -> None:
        if self.visit is not None and self.emergency is None:
            self.visit.text_size_changed()

    def _tell(self, fault: Exception) -> None:
        from intake_app.ui.dialogs import FaultDialog  # here: after the first paint

        if not isinstance(fault, IntakeAppError):
            raise fault
        details = [one.sentence for one in fault.faults][:12] if isinstance(fault, FaultsError) else []
        if self._stack.currentWidget() is not self.start or (self.trial is not None and self.visit is None):
            self._show_start()
        FaultDialog((fault.happened, fault.record, fault.todo), details, self).open()
