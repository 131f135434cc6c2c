"""Starting the window.

Order: Qt; the bare window, shown; its first paint; then the looks and the start page; then, in a thread, everything else
(content, services, the screens of a visit). Nothing of that is imported before the first paint.
"""

import sys
from collections.abc import Sequence
from types import TracebackType

from PySide6.QtCore import QThreadPool
from PySide6.QtWidgets import QApplication

from intake_app.ui.first_window import FirstWindow
from intake_app.ui.options import UnknownOption, read_options


def run(arguments: Sequence[str]) -> int:
    """Open the window and stay until it is closed; the exit status, 2 with one sentence for arguments that are not known."""
    try:
        options = read_options(arguments)
    except UnknownOption as fault:
        sys.stderr.write(f"{fault.sentence()}\n")
        return 2
    if options.offscreen_visit:
        from pathlib import Path  # here: makes an application of its own

        from intake_app.ui.sample_visit import visit

        return visit(Path(options.offscreen_visit))
    app = QApplication.instance() or QApplication(sys.argv[:1])
    if not isinstance(app, QApplication):
        return 2
    app.setApplicationName("Intake App")
    sys.excepthook = _report
    window = FirstWindow(options)
    if options.exit_after_first_paint:
        window.painted.connect(app.quit)
    window.show()
    status = app.exec()
    QThreadPool.globalInstance().waitForDone()  # what still draws pages must not outlive the library
    return status


def _report(kind: type[BaseException], fault: BaseException, trace: TracebackType | None) -> None:
    """A fault of the program: its kind and place to stderr, without its words, which could hold what was typed."""
    import traceback

    places = "".join(traceback.format_list(traceback.extract_tb(trace)))
    sys.stderr.write(f"intake-app: {kind.__name__}\n{places}")
