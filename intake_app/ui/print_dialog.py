"""Printing through the system's dialog: the person chooses printer and pages, the pages are drawn in a job."""

from PySide6.QtCore import QObject, QRectF, Signal
from PySide6.QtGui import QPageLayout, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QWidget

from intake_app.base.errors import Cancelled, IntakeAppError
from intake_app.base.texts import tr
from intake_app.ui.jobs import CancelToken, Job, run
from intake_app.ui.printing import MOST_DPI, draw_pages


def can_print() -> bool:
    """Whether this machine has a printer at all."""
    return bool(QPrinterInfo.availablePrinterNames())


class Printing(QObject):
    """Prints one paper. Emits `printed` with the number of pages, or `failed` with an IntakeAppError."""

    printed = Signal(int)
    failed = Signal(object)

    def __init__(self, pdf: bytes, title: str, owner: QWidget) -> None:
        super().__init__(owner)
        self._pdf = pdf
        self._owner = owner
        self.printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        self.printer.setDocName(title)
        self.printer.setFullPage(True)
        self.job: Job | None = None

    def ask(self) -> bool:
        """Open the system's print dialog, then print; False where the person closed it."""
        dialog = QPrintDialog(self.printer, self._owner)
        dialog.setWindowTitle(tr("Print the plan"))
        if not dialog.exec():
            return False
        self.start()
        return True

    def start(self) -> None:
        """Print with the printer as it is set."""
        self.printer.setResolution(min(MOST_DPI, max(self.printer.resolution(), 300)))
        self.job = run(self._work, self._done, self._failed, self)

    def cancel(self) -> None:
        """Stop before the next page."""
        if self.job is not None:
            self.job.cancel()

    def _work(self, token: CancelToken) -> int:
        painter = QPainter()
        if not painter.begin(self.printer):
            raise IntakeAppError(
                tr("The printer cannot be used."),
                tr("The sealed paper is as it was."),
                tr("Choose another printer, or save a copy."),
            )
        try:
            layout: QPageLayout = self.printer.pageLayout()
            dpi = self.printer.resolution()
            area = QRectF(layout.fullRectPixels(dpi))
            return draw_pages(self._pdf, painter, area, dpi, self.printer.newPage, token)
        finally:
            painter.end()

    def _done(self, pages: object) -> None:
        self.printed.emit(int(str(pages)))

    def _failed(self, error: Exception) -> None:
        if isinstance(error, Cancelled):
            return
        if not isinstance(error, IntakeAppError):
            raise error
        self.failed.emit(error)
