"""Pictures of a paper's pages, and printing it: by the printer's resolution, at most 600 dpi, page by page."""

from collections.abc import Callable
from threading import Lock

import pypdfium2
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter

from intake_app.base.errors import IntakeAppError
from intake_app.base.texts import tr
from intake_app.ui.jobs import CancelToken

LEAST_DPI, MOST_DPI = 150, 600
_POINTS = 72  # of an inch
_one_at_a_time = Lock()  # PDFium must never be used by two threads at once


def page_count(pdf: bytes) -> int:
    """How many pages a paper has. Raises IntakeAppError where it is no PDF."""
    with _one_at_a_time:
        document = _open(pdf)
        try:
            return len(document)
        finally:
            document.close()


def page_pictures(pdf: bytes, width: int, token: CancelToken | None = None) -> list[QImage]:
    """A picture of each page, `width` pixels wide. Made in a job; token: stops between two pages (Cancelled)."""
    with _one_at_a_time:
        document = _open(pdf)
        try:
            made = []
            for number in range(len(document)):
                if token is not None:
                    token.check()
                page = document[number]
                made.append(_picture(page, width / page.get_width()))
                page.close()
            return made
        finally:
            document.close()


def page_picture(pdf: bytes, number: int, dpi: int) -> QImage:
    """One page (from 0) at a resolution, held between 150 and 600 dots an inch: 1200 would take 400 MB a page."""
    with _one_at_a_time:
        document = _open(pdf)
        try:
            return _picture(document[number], _within(dpi) / _POINTS)
        finally:
            document.close()


def draw_pages(
    pdf: bytes,
    painter: QPainter,
    area: QRectF,
    dpi: int,
    new_page: Callable[[], bool],
    token: CancelToken,
    told: Callable[[int, int], None] | None = None,
) -> int:
    """Draw all pages onto a printer's painter, one at a time; how many were drawn.

    area: the printable area in the printer's dots; new_page: ejects a page. token: stops between two pages.
    told: called with how many of how many are done.
    """
    count = page_count(pdf)
    for number in range(count):
        token.check()
        if number and not new_page():
            raise _not_printed()
        image = page_picture(pdf, number, dpi)
        painter.drawImage(_fitted(image, area), image)
        if told is not None:
            told(number + 1, count)
    return count


def _fitted(image: QImage, area: QRectF) -> QRectF:
    """The image as large as the area takes without changing its shape, in the middle."""
    scale = min(area.width() / image.width(), area.height() / image.height())
    wide, high = image.width() * scale, image.height() * scale
    return QRectF(area.center().x() - wide / 2, area.center().y() - high / 2, wide, high)


def _open(pdf: bytes) -> pypdfium2.PdfDocument:
    try:
        document = pypdfium2.PdfDocument(pdf)
        document.init_forms()  # without it the seal is not drawn
    except pypdfium2.PdfiumError:
        raise IntakeAppError(
            tr("The paper cannot be shown."),
            tr("The sealed paper is as it was."),
            tr("Open it with another program."),
        ) from None
    return document


def _picture(page: pypdfium2.PdfPage, scale: float) -> QImage:
    bitmap = page.render(scale=scale, rev_byteorder=True, may_draw_forms=True)
    try:
        kind = QImage.Format.Format_RGBA8888 if bitmap.n_channels == 4 else QImage.Format.Format_RGB888
        view = QImage(bitmap.buffer, bitmap.width, bitmap.height, bitmap.stride, kind)
        return view.copy()  # the bitmap's memory goes with it
    finally:
        bitmap.close()


def _within(dpi: int) -> int:
    return max(LEAST_DPI, min(MOST_DPI, dpi))


def _not_printed() -> IntakeAppError:
    return IntakeAppError(
        tr("The printer took no further page."),
        tr("The sealed paper is as it was."),
        tr("Look at the printer, then print again."),
    )
