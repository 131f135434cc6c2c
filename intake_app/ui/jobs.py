"""Work off the window's thread. The only place of the window with threads; nothing is called when the owner is gone."""

import sys
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, QRunnable, QThreadPool, Signal, Slot
from shiboken6 import isValid

from intake_app.base.errors import Cancelled
from intake_app.base.texts import tr


class CancelToken:
    """Told to the work, so that it can stop between two steps."""

    def __init__(self) -> None:
        self.cancelled = False

    def check(self) -> None:
        """Raise Cancelled when the person has cancelled."""
        if self.cancelled:
            raise Cancelled(tr("Stopped."), tr("Nothing was changed."), "")


class Job(QObject):
    """A piece of work under way. `ended` comes after `done` or `failed`, also when cancelled."""

    ended = Signal()
    _came = Signal(object, object)

    def __init__(
        self, done: Callable[[Any], None], failed: Callable[[Exception], None], owner: QObject
    ) -> None:
        super().__init__()
        self.token = CancelToken()
        self._done = done
        self._failed = failed
        self._owner = owner
        self._came.connect(self._finish)

    def cancel(self) -> None:
        """Ask the work to stop; neither `done` nor `failed` will be called."""
        self.token.cancelled = True

    @Slot(object, object)
    def _finish(self, result: object, error: object) -> None:
        _running.discard(self)
        if isValid(self._owner) and not self.token.cancelled:
            if isinstance(error, Exception):
                self._failed(error)
            else:
                self._done(result)
        self.ended.emit()


class _Task(QRunnable):
    def __init__(self, job: Job, work: Callable[[CancelToken], Any]) -> None:
        super().__init__()
        self._job = job
        self._work = work

    def run(self) -> None:
        try:
            result = self._work(self._job.token)
        except Exception as error:  # noqa: BLE001 - handed to `failed`, which reports it on the window's thread
            self._job._came.emit(None, error)
        else:
            self._job._came.emit(result, None)


_running: set[Job] = set()
_TURN_S = (
    0.000_5  # a job hands the interpreter over after this; Python's own 5 ms would show as a third of a frame
)


def run(
    work: Callable[[CancelToken], Any],
    done: Callable[[Any], None],
    failed: Callable[[Exception], None],
    owner: QObject,
) -> Job:
    """Do `work` in a thread; `done(result)` or `failed(error)` is called on the thread of the window.

    done and failed: methods of `owner`. Neither is called when the owner is gone or the job was cancelled.
    """
    sys.setswitchinterval(_TURN_S)
    job = Job(done, failed, owner)
    _running.add(job)
    QThreadPool.globalInstance().start(_Task(job, work))
    return job
