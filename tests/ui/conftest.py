"""Window tests run without a display, in the light theme, and fail on a Qt warning."""

import os

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from intake_app.ui.theme import looks, start_looks

_HARMLESS = ("This plugin does not support",)


@pytest.fixture(autouse=True)
def _usual_looks(qapp: QApplication) -> None:
    """Every test starts in the light theme at 100 % text."""
    if looks().choice == "system":
        start_looks(qapp, "light")
    looks().set_choice("light")
    looks().set_scale(1.0)


@pytest.fixture(autouse=True)
def _no_qt_warnings(qapp: QApplication) -> Iterator[None]:
    """A warning of Qt fails the test that caused it."""
    said: list[str] = []

    def hear(kind: QtMsgType, _context: QMessageLogContext, message: str) -> None:
        if kind != QtMsgType.QtDebugMsg and not message.startswith(_HARMLESS):
            said.append(message)

    before = qInstallMessageHandler(hear)
    yield
    qInstallMessageHandler(before)
    assert said == []


class Shower:
    """Shows widgets as active windows and keeps them until the test ends."""

    def __init__(self, qtbot: QtBot) -> None:
        self._qtbot = qtbot

    def __call__(self, widget: QWidget, width: int = 0, height: int = 0) -> None:
        """Show a widget and wait until it is there."""
        self._qtbot.addWidget(widget)
        if width:
            widget.resize(width, height or widget.sizeHint().height())
        with self._qtbot.waitExposed(widget):
            widget.show()
            widget.activateWindow()


@pytest.fixture
def show(qtbot: QtBot) -> Shower:
    """Show a widget as the active window."""
    return Shower(qtbot)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Print the figures that tests have noted, such as how many keys a whole visit takes."""
    passed = terminalreporter.getreports("passed")
    figures = [pair for report in passed if report.when == "call" for pair in report.user_properties]
    if figures:
        terminalreporter.section("figures")
    for name, figure in figures:
        terminalreporter.write_line(f"{name}: {figure}")
