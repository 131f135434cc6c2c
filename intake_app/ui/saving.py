"""Keeps the draft up to date: off the window's thread, at most 300 ms after the last answer, newest only, flushed at close."""

from PySide6.QtCore import QMutex, QMutexLocker, QObject, QTimer, Signal

from intake_app.base.errors import Cancelled, StorageError
from intake_app.services.draft import DraftFile, draft_of
from intake_app.services.interview import Interview
from intake_app.ui.jobs import CancelToken, run

WAIT_MS = 60


class DraftSaver(QObject):
    """Emits `saved` with the moment, or `failed` with the StorageError; it tries again with the next answer."""

    saved = Signal(object)
    failed = Signal(object)

    def __init__(self, file: DraftFile, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.file = file
        self._newest: Interview | None = None
        self._kept: Interview | None = None
        self._is_writing = False
        self._mutex = QMutex()
        self._soon = QTimer(self, singleShot=True, interval=WAIT_MS)
        self._soon.timeout.connect(self._start)

    def keep(self, interview: Interview) -> None:
        """Have this state written shortly; a newer one takes its place."""
        self._newest = interview
        if not self._soon.isActive():
            self._soon.start()

    def flush(self) -> None:
        """Write at once what is not written yet, and wait for it. Raises StorageError."""
        self._soon.stop()
        self._write(CancelToken())

    def forget(self) -> None:
        """Write nothing more of what was kept so far."""
        self._soon.stop()
        self._newest = None

    def _start(self) -> None:
        if self._is_writing:
            self._soon.start()
            return
        self._is_writing = True
        run(self._write, self._done, self._failed, self)

    def _write(self, _token: CancelToken) -> object:
        """Always the newest state, so that an older one can never come last."""
        with QMutexLocker(self._mutex):
            interview = self._newest
            if interview is None or interview is self._kept:
                return None
            draft = draft_of(interview)
            self.file.save(draft)
            self._kept = interview
            return draft.saved

    def _done(self, moment: object) -> None:
        self._is_writing = False
        if moment is not None:
            self.saved.emit(moment)

    def _failed(self, error: Exception) -> None:
        self._is_writing = False
        if not isinstance(error, StorageError | Cancelled):
            raise error
        self.failed.emit(error)
