"""One visit in the window: the interview as it stands, the frame around it, and the step in view."""

from datetime import datetime

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from shiboken6 import isValid

from intake_app.base.errors import IntakeAppError
from intake_app.base.texts import tr
from intake_app.services.interview import Interview
from intake_app.ui import keys
from intake_app.ui.announce import announce
from intake_app.ui.dialogs import FaultDialog
from intake_app.ui.keys_page import KeysPage
from intake_app.ui.letters import Letters
from intake_app.ui.saving import DraftSaver
from intake_app.ui.steps.base import CHANGES_ASIDE, REVIEW, STEPS, Step
from intake_app.ui.steps.later import later_steps
from intake_app.ui.steps.review import ReviewStep
from intake_app.ui.views.pages import alerts_of, client_words
from intake_app.ui.views.return_visit import changes_view
from intake_app.ui.views.wording import clock_time
from intake_app.ui.widgets.banner import Banner
from intake_app.ui.widgets.frame import Frame

_LOOK_AGAIN_MS = 60_000


class VisitScreen(QWidget):
    """The guided review of a case. Emits `emergency` when its page is to open, `left` when the person goes back to the start."""

    emergency = Signal()
    left = Signal()

    def __init__(self, interview: Interview, saver: DraftSaver) -> None:
        super().__init__()
        self.interview = interview
        self.saver = saver
        self.letters = Letters(self)
        self.letters.failed.connect(self._tell)
        self.frame = Frame()
        self._announced: frozenset[str] = frozenset()
        self._saved: datetime | None = None
        self._client: tuple[str, tuple[str, ...]] | None = None
        self._help: KeysPage | None = None
        self._before_help: QWidget | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.frame)
        self.steps: dict[str, Step] = {REVIEW: ReviewStep(self), **later_steps(self)}
        self.step = self.steps[REVIEW]
        self._connect()
        self._again = QTimer(self, interval=_LOOK_AGAIN_MS)
        self._again.timeout.connect(self._look_again)
        self._again.start()

    def begin(self) -> None:
        """Show the first step and focus what comes first."""
        self._announced = frozenset(one.rule for one in self.interview.emergencies)
        self._show_client()
        self.show_step(REVIEW)
        if self.interview.emergencies:
            self._open_emergency()

    def show_step(self, name: str) -> None:
        """Show another step, where the interview lets it."""
        self.step.leave()
        self.step = self.steps[name]
        self.frame.set_steps([tr(title) for title in STEPS.values()], list(STEPS).index(name))
        self.step.show()

    def change(self, interview: Interview) -> None:
        """Take over a new state of the visit: keep it, show it, and open the emergency page if it calls for that."""
        self.interview = interview
        self.saver.keep(interview)
        called = frozenset(one.rule for one in interview.emergencies)
        new, self._announced = called - self._announced, called
        self._show_client()
        for step in self.steps.values():
            step.notice()
        self.step.refresh()
        if new:
            self._open_emergency()

    def flush(self) -> None:
        """Hand over what is still being typed and write it. Raises StorageError."""
        self.step.leave()
        self.saver.flush()

    def text_size_changed(self) -> None:
        """Lay the step out anew at another text size, with what is being typed handed over first."""
        self.step.leave()
        self._show_client()
        self.step.show()

    def keep_note(self, words: str) -> None:
        """Keep what was done with the visit: in its draft, and on its letters."""
        self.interview = self.interview.noted(words)
        self.saver.keep(self.interview)

    def note(self, words: str) -> None:
        """Say something that was noted."""
        announce(self, words)

    def on_saved(self, moment: object) -> None:
        """Show when the draft was written."""
        if isinstance(moment, datetime):
            self._saved = moment
            self.frame.set_banner(None)
            self.frame.set_saved(tr("Draft saved {time}", time=clock_time(moment)))

    def on_failed(self, error: object) -> None:
        """Say at once that the draft was not written, and since when."""
        since = clock_time(self._saved or self.interview.clock.clock.now())
        lead = tr("Not saved since {time}.", time=since)
        todo = f"{error.happened} {error.todo}" if isinstance(error, IntakeAppError) else ""
        self.frame.set_banner(Banner("unsaved", lead, todo))
        self.frame.set_saved(lead, kept=False)
        announce(self, f"{lead} {todo}", at_once=True)

    def _tell(self, fault: object) -> None:
        if isinstance(fault, IntakeAppError):
            FaultDialog((fault.happened, fault.record, fault.todo), (), self).open()

    def _open_emergency(self) -> None:
        self.interview = self.interview.verdict_shown()
        self.saver.keep(self.interview)
        QTimer.singleShot(0, self._emit_emergency)  # after the answer has moved the focus as answers do

    def _emit_emergency(self) -> None:
        self.emergency.emit()

    def _show_client(self) -> None:
        client = client_words(self.interview)
        if client != self._client:
            self._client = client
            self.frame.set_client(*client)
        self.frame.set_alerts(alerts_of(self.interview))

    def _look_again(self) -> None:
        if self.isEnabled() and self.isVisible():
            self.change(self.interview.judged_now())

    def _connect(self) -> None:
        frame = self.frame
        frame.today_pressed.connect(self.left)
        frame.bar.set_plain(tr("Start"))
        frame.emergency_pressed.connect(self.emergency)
        frame.back_pressed.connect(self._back)
        frame.next_pressed.connect(self._next)
        frame.findings_pressed.connect(self._findings)
        frame.progress_pressed.connect(self._progress)
        frame.room_changed.connect(self._room)
        self.saver.saved.connect(self.on_saved)
        self.saver.failed.connect(self.on_failed)
        shortcuts = {
            keys.NEXT: self._next, keys.NEXT_KEYPAD: self._next, keys.BACK: self._back, keys.REPEAT: self._repeat,
            keys.CHANGES: self._changes, keys.HELP: self._toggle_help, keys.PART_ON: self._part_on,
            keys.LINE_DONE: self._line_done, keys.PART_BACK: self._part_back, keys.SAY_SAVED: self._say_saved,
            keys.SIGN: self._sign,
        }  # fmt: skip
        for sequence, slot in shortcuts.items():
            QShortcut(QKeySequence(sequence), self).activated.connect(slot)

    def _next(self) -> None:
        self.step.go_on()

    def _back(self) -> None:
        self.step.go_back()

    def _line_done(self) -> None:
        self.step.line_done()

    def _sign(self) -> None:
        self.step.sign()

    def _findings(self) -> None:
        self.step.show_aside("findings")

    def _progress(self) -> None:
        self.step.show_aside("progress")

    def _repeat(self) -> None:
        announce(self, self.step.spoken())

    def _changes(self) -> None:
        view = changes_view(self.interview)
        if view is None:
            announce(self, tr("A first visit: there is nothing to compare with."))
            return
        self.step.show_aside(CHANGES_ASIDE)
        announce(self, f"{tr('What changed')}. {view.spoken}")

    def _room(self, room: float) -> None:
        self.step.set_room(room)

    def _part_on(self) -> None:
        self.step.focus_part(1)

    def _part_back(self) -> None:
        self.step.focus_part(-1)

    def _say_saved(self) -> None:
        words = tr("Nothing to save yet.")
        if self._saved is not None:
            words = tr(
                "Draft saved {time}. It is for trying out, not a record.", time=clock_time(self._saved)
            )
        announce(self, words)

    def _toggle_help(self) -> None:
        if self._help is not None:
            self._close_help()
            return
        self._before_help = QApplication.focusWidget()
        self._help = KeysPage(self.step.title())
        self._help.closed.connect(self._close_help)
        self._help.setParent(self)
        self._help.setGeometry(self.rect())
        self._help.open()

    def _close_help(self) -> None:
        if self._help is not None:
            self._help.hide()
            self._help.deleteLater()
            self._help = None
            before = self._before_help
            if before is not None and isValid(before) and before.isVisible():
                before.setFocus()
            else:
                self.step.focus_first()
