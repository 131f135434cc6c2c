"""The real window on made-up visits, for taking pictures of it: what stands before the camera."""

import os
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PIL import Image
from PySide6.QtCore import QPoint, QThreadPool
from PySide6.QtGui import QCursor, QPainter, QPixmap
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from intake_app.services.interview import Interview, begin
from intake_app.services.review import Reviewing
from intake_app.ui.opening import load
from intake_app.ui.options import Options
from intake_app.ui.steps.review import ReviewStep
from intake_app.ui.visit import VisitScreen
from intake_app.ui.window import MainWindow

NOW = "2026-11-23T10:41"
SAMPLE = "diabetic-neuropathy"
_FAR_AWAY = QPoint(5000, 5000)
_WAIT_S = 20
_COLOURS = 200


class Stage:
    """Opens visits in one window of a size and takes its picture. `with` it: the drafts of made-up people are removed after."""

    def __init__(self, size: tuple[int, int]) -> None:
        self._size = size
        self._home = tempfile.TemporaryDirectory()
        os.environ["INTAKE_APP_HOME"] = self._home.name
        self.window = self._opened()

    def __enter__(self) -> "Stage":
        return self

    def __exit__(self, *_: object) -> None:
        self.window.close()
        QThreadPool.globalInstance().waitForDone()
        self._home.cleanup()

    def start_again(self) -> None:
        """Close the window and open it again, as the next day."""
        self.window.close()
        QThreadPool.globalInstance().waitForDone()
        self.window = self._opened()

    @property
    def reviewing(self) -> Reviewing:
        """The shipped content."""
        assert self.window.trial is not None
        return self.window.trial.reviewing

    @property
    def visit(self) -> VisitScreen:
        """The visit in view."""
        assert self.window.visit is not None
        return self.window.visit

    @property
    def review(self) -> ReviewStep:
        """The review of the visit in view."""
        step = self.visit.step
        assert isinstance(step, ReviewStep)
        return step

    def interview(self, case: str, *unanswered: str) -> Interview:
        """A shipped case as if some questions (link ids) had no answer yet."""
        known = self.reviewing.read(self.reviewing.forms / "cases" / f"{case}.toml")
        answers = known.situation.answers
        for question in unanswered:
            answers = answers.without(question)
        return begin(self.reviewing, replace(known, situation=replace(known.situation, answers=answers)))

    def show(self, interview: Interview, page: str = "", line: str = "") -> None:
        """Show a visit, at a page of its review, with one of its lines open."""
        self.window._show_visit(interview)
        self.settle()
        if page:
            self.review.open_page(page, line)
        self.settle()

    def page(self, page: str, line: str = "", case: str = SAMPLE, without: tuple[str, ...] = ()) -> None:
        """A page of a shipped case, with one of its lines open; of a later visit the page that asks that line."""
        interview = self.interview(case, *without)
        if line and page not in {pause.id for pause in interview.pauses}:
            page = next(
                name for name, lines in interview.possible.items() if line in {one.id for one in lines}
            )
        self.show(interview, page, line)

    def settle(self) -> None:
        """Let layouts find their heights, which takes several rounds, and zero timers run."""
        for _ in range(6):
            QApplication.processEvents()
            time.sleep(0.002)

    def wait(self, ready: Callable[[], bool]) -> None:
        """Let the window work until something is there. Raises TimeoutError."""
        end = time.monotonic() + _WAIT_S
        while not ready():
            if time.monotonic() > end:
                raise TimeoutError
            QApplication.processEvents()
            time.sleep(0.005)

    def picture(self) -> QPixmap:
        """The window as it stands, with a dialog of its own on top where one is open."""
        self.settle()
        taken = self.window.grab()
        for dialog in self.window.findChildren(QDialog):
            if dialog.isVisible():
                _lay_on(taken, dialog)
        return taken

    def _opened(self) -> MainWindow:
        QCursor.setPos(_FAR_AWAY)  # else the pointer rests on the button in the corner
        window = MainWindow(Options(now=NOW), load)
        window.resize(*self._size)
        window.show()
        window.activateWindow()
        self.window = window
        self.wait(self._is_ready)
        return window

    def _is_ready(self) -> bool:
        return self.window.trial is not None


def _lay_on(taken: QPixmap, dialog: QWidget) -> None:
    """Draw a dialog, which is a window of its own, where it stands over the window."""
    picture = dialog.grab()
    painter = QPainter(taken)
    painter.drawPixmap(
        (taken.width() - picture.width()) // 2, (taken.height() - picture.height()) // 2, picture
    )
    painter.end()


def save_small(taken: QPixmap, file: Path) -> None:
    """Keep a picture with a palette of its own colours: enough for ink on paper, and less than half the size."""
    taken.save(str(file))
    with Image.open(file) as picture:
        few = picture.convert("RGB").quantize(_COLOURS, Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE)
    few.save(file, optimize=True)
