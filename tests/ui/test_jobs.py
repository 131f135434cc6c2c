"""Work in the background comes back on the window's thread, or not at all."""

import threading
from collections.abc import Callable

from PySide6.QtCore import QObject, QThread
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from intake_app.base.errors import Cancelled
from intake_app.ui.jobs import CancelToken, run


class Owner(QObject):
    """Hears of results."""

    def __init__(self) -> None:
        super().__init__()
        self.results: list[object] = []
        self.errors: list[Exception] = []
        self.threads: list[QThread] = []

    def done(self, result: object) -> None:
        """Take a result."""
        self.results.append(result)
        self.threads.append(QThread.currentThread())

    def failed(self, error: Exception) -> None:
        """Take an error."""
        self.errors.append(error)


def test_the_result_comes_to_the_windows_thread(qtbot: QtBot, qapp: QApplication) -> None:
    """Work is done elsewhere, `done` is called here."""
    owner = Owner()
    job = run(lambda _token: threading.get_ident(), owner.done, owner.failed, owner)
    qtbot.waitSignal(job.ended).wait()

    assert owner.results != [threading.get_ident()]
    assert owner.threads == [qapp.thread()]


def test_an_error_goes_to_failed(qtbot: QtBot) -> None:
    """What the work raises is handed over, not lost."""
    owner = Owner()

    def work(_token: CancelToken) -> None:
        raise ValueError("full")

    job = run(work, owner.done, owner.failed, owner)
    qtbot.waitSignal(job.ended).wait()

    assert [str(error) for error in owner.errors] == ["full"]


def test_nothing_is_called_when_the_owner_is_gone(qtbot: QtBot) -> None:
    """A screen closed meanwhile hears nothing."""
    owner = Owner()
    results = owner.results
    gate = threading.Event()
    job = run(lambda _token: gate.wait(5), owner.done, owner.failed, owner)
    with qtbot.waitSignal(owner.destroyed):
        owner.deleteLater()
    with qtbot.waitSignal(job.ended):
        gate.set()

    assert results == []


def test_a_cancelled_job_calls_nothing(qtbot: QtBot) -> None:
    """After Cancel neither result nor error comes."""
    owner = Owner()
    gate = threading.Event()
    job = run(lambda _token: gate.wait(5), owner.done, owner.failed, owner)
    with qtbot.waitSignal(job.ended):
        job.cancel()
        gate.set()

    assert (owner.results, owner.errors) == ([], [])


def test_the_work_can_see_that_it_was_cancelled() -> None:
    """Between two steps the work asks its token."""
    token = CancelToken()
    token.cancelled = True
    raised = _raised(token.check)

    assert isinstance(raised, Cancelled)


def _raised(call: Callable[[], None]) -> Exception | None:
    try:
        call()
    except Cancelled as error:
        return error
    return None
