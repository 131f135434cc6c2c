"""What fills the first window once it has been painted: the looks, then the start page; the rest is read in a thread."""

import gc
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication, QWidget

from intake_app.ui.options import Options
from intake_app.ui.theme import start_looks
from intake_app.ui.window import MainWindow

if TYPE_CHECKING:
    from intake_app.ui.trial import Trial


def filling(options: Options) -> QWidget:
    """The window's content, with looks of its own. An application must exist."""
    app = QApplication.instance()
    if isinstance(app, QApplication):
        start_looks(app, options.theme, options.text_size / 100)
    return MainWindow(options, load)


def load(options: Options) -> "Trial":
    """Everything that a visit needs; runs in a thread."""
    from intake_app.ui.trial import load_trial  # here: it imports the content and the services

    trial = load_trial(options)
    gc.freeze()  # content and code stay for good: walking through them again would hold the window up for 40 ms
    return trial
