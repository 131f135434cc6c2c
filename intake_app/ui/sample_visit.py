"""One whole sample visit without a display: the same window, driven by key presses, leaving its paper and its pictures."""

import os
import shutil
import sys
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QThreadPool
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from intake_app.base.errors import IntakeAppError
from intake_app.base.texts import tr
from intake_app.ui.opening import load
from intake_app.ui.options import Options
from intake_app.ui.steps.after import AfterStep
from intake_app.ui.steps.base import REVIEW
from intake_app.ui.theme import start_looks
from intake_app.ui.visit import VisitScreen
from intake_app.ui.window import MainWindow

CASE, NOW = "diabetic-neuropathy", "2026-11-23T10:40"
PAPER = "plan.pdf"
_WAIT_S, _MOST_PAGES, _MOST_TABS = 60, 60, 80


class VisitStuck(IntakeAppError):
    """The sample visit did not come to its end."""


def visit(
    folder: Path, theme: str = "light", text_size: int = 100, size: tuple[int, int] = (1280, 800)
) -> int:
    """Go through the sample visit; leaves `plan.pdf` and pictures in `folder`. The exit status: 0, or 1 with one sentence.

    text_size: percent, 100 to 200. size: of the window in pixels.
    """
    folder.mkdir(parents=True, exist_ok=True)
    home = folder.resolve() / "draft"
    os.environ["INTAKE_APP_HOME"] = str(
        home
    )  # the draft of a made-up client stays out of the user's own folder
    app = QApplication.instance() or QApplication(sys.argv[:1])
    if not isinstance(app, QApplication):
        return 1
    start_looks(app, theme, text_size / 100)
    window = MainWindow(Options(case=CASE, now=NOW, theme=theme, text_size=text_size), load)
    window.resize(*size)
    guide = Guide(window, folder)
    try:
        guide.go()
    except IntakeAppError as fault:
        sys.stderr.write(f"{fault.happened} {fault.todo}\n")
        return 1
    finally:
        guide.window.close()
        QThreadPool.globalInstance().waitForDone()  # what still draws pages must not outlive the library
        shutil.rmtree(home, ignore_errors=True)
    sys.stdout.write(guide.told())
    return 0


class Guide:
    """Presses the keys of one visit and takes a picture of every screen."""

    def __init__(self, window: MainWindow, folder: Path) -> None:
        self.window, self.folder = window, folder
        self.pictures: list[str] = []
        self.presses = 0
        self._paper: AfterStep | None = None

    def go(self) -> None:
        """From the first page to the sealed paper. Raises VisitStuck, StorageError."""
        self.window.show()
        self.window.activateWindow()
        self._wait(self._is_open)
        self._review()
        self._pressure()
        self._plan()
        self._sign()
        self._save()

    def told(self) -> str:
        """What was done, in plain words."""
        paper = self._paper.paper if self._paper is not None else None
        return tr(
            "A sample visit was made without a display, with {keys} key presses: a made-up client with diabetes and numb toes.\n"
            "The sealed plan ({pages} pages, code {code}) is {file}. It is a trial, not a record.\n"
            "Pictures of {count} screens are beside it in {folder}.\n",
            keys=self.presses, pages=paper.pages if paper else 0, code=paper.code if paper else "",
            file=self.folder / PAPER, count=len(self.pictures), folder=self.folder,
        )  # fmt: skip

    # ---- the steps

    def _review(self) -> None:
        for _ in range(_MOST_PAGES):
            page = self._visit().interview.current
            self._picture(f"review-{page.id}")
            self._press("Ctrl+Return")
            if self._step() != REVIEW:
                return
        raise _stuck()

    def _pressure(self) -> None:
        self._picture("pressure")
        self._press("Tab", "Tab", "2", "Tab", "Space")
        self._picture("pressure-tried")
        self._press("Ctrl+Return")

    def _plan(self) -> None:
        self._picture("plan")
        self._tab_to(tr("Accepted"))
        self._press("Space")
        self._picture("plan-answered")
        self._press("Ctrl+Return")

    def _sign(self) -> None:
        self._picture("sign")
        case = self._visit().interview.case.situation
        self._press("F6")
        for name in (case.client.name or "", case.therapist):
            self._press("Right", "Space", "Tab")
            for character in name:
                self._type(character)
            self._press("Tab")
        self._picture("sign-signed")
        self._press("Ctrl+Shift+S")
        self._wait(self._is_sealed)

    def _save(self) -> None:
        after = self._visit().step
        if not isinstance(after, AfterStep) or not after.save_to(self.folder / PAPER):
            raise _stuck()
        self._paper = after
        self._picture("done")

    # ---- keys, waiting, pictures

    def _press(self, *keys: str) -> None:
        for key in keys:
            combination = QKeySequence(key)[0]  # type: ignore[index]
            self.presses += 1
            target = QApplication.focusWidget() or self.window
            QTest.keyClick(target, combination.key(), combination.keyboardModifiers())
            QApplication.processEvents()

    def _type(self, character: str) -> None:
        self.presses += 1
        QTest.keyClicks(QApplication.focusWidget() or self.window, character)

    def _tab_to(self, name: str) -> None:
        for _ in range(_MOST_TABS):
            focused = QApplication.focusWidget()
            if focused is not None and focused.accessibleName() == name:
                return
            self._press("Tab")
        raise _stuck()

    def _wait(self, ready: Callable[[], bool]) -> None:
        end = time.monotonic() + _WAIT_S
        while not ready():
            if time.monotonic() > end:
                raise _stuck()
            QApplication.processEvents()
            time.sleep(0.005)  # QTest.qWait would keep the other threads from working

    def _picture(self, name: str) -> None:
        for _ in range(3):  # heights for widths settle in several rounds
            QApplication.processEvents()
        file = f"{len(self.pictures) + 1:02d}-{name}.png"
        self.window.grab().save(str(self.folder / file))
        self.pictures.append(file)

    def _is_open(self) -> bool:
        return self.window.visit is not None and self.window.visit.isVisible()

    def _is_sealed(self) -> bool:
        step = self._visit().step
        return isinstance(step, AfterStep) and step.paper is not None

    def _visit(self) -> VisitScreen:
        if self.window.visit is None:
            raise _stuck()
        return self.window.visit

    def _step(self) -> str:
        screen = self._visit()
        return next(name for name, step in screen.steps.items() if step is screen.step)


def _stuck() -> VisitStuck:
    return VisitStuck(
        tr("The sample visit did not come to its end."),
        tr("Nothing was sealed; there is no record."),
        tr("The last picture in the folder shows where it stopped."),
    )
