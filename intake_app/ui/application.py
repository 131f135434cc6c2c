"""Starting the window.

Order: Qt and the looks; the bare window, shown; its first paint; then, in a thread, everything else (content, services, the
screens of a visit). Nothing that a visit needs is imported before the first paint.
"""

import sys
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

from intake_app.base.errors import IntakeAppError
from intake_app.ui.options import Options, read_options
from intake_app.ui.theme import start_looks
from intake_app.ui.window import MainWindow

if TYPE_CHECKING:
    from intake_app.ui.trial import Trial


def run(arguments: Sequence[str]) -> int:
    """Open the window and stay until it is closed; the exit status, 2 with one sentence for arguments that are not known."""
    try:
        options = read_options(arguments)
    except IntakeAppError as fault:
        sys.stderr.write(f"{fault}\n")
        return fault.exit_code
    if options.offscreen_visit:
        from intake_app.ui.sample_visit import visit  # here: makes an application of its own

        return visit(Path(options.offscreen_visit))
    app = QApplication.instance() or QApplication(sys.argv[:1])
    if not isinstance(app, QApplication):
        return 2
    app.setApplicationName("Intake App")
    sys.excepthook = _report
    start_looks(app, options.theme, options.text_size / 100)
    window = MainWindow(options, _load)
    if options.exit_after_first_paint:
        window.painted.connect(app.quit)
    window.show()
    return app.exec()


def _load(options: Options) -> "Trial":
    from intake_app.ui.trial import load_trial  # here: runs in a thread, after the first paint

    return load_trial(options)


def _report(kind: type[BaseException], fault: BaseException, trace: TracebackType | None) -> None:
    """A fault of the program: its kind and place to stderr, without its words, which could hold what was typed."""
    import traceback

    places = "".join(traceback.format_list(traceback.extract_tb(trace)))
    sys.stderr.write(f"intake-app: {kind.__name__}\n{places}")


