"""Pictures of pages, and printing them."""

from collections.abc import Callable
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from intake_app.base.errors import Cancelled, IntakeAppError
from intake_app.ui.jobs import CancelToken
from intake_app.ui.print_dialog import Printing
from intake_app.ui.printing import draw_pages, page_count, page_picture, page_pictures

Show = Callable[..., None]


@pytest.fixture(scope="module")
def pdf() -> bytes:
    """Three empty pages, Letter."""
    document = pypdfium2.PdfDocument.new()
    for _ in range(3):
        document.new_page(612, 792)
    target = _Bytes()
    document.save(target)
    document.close()
    return bytes(target.data)


def test_each_page_has_a_picture_of_the_width(pdf: bytes) -> None:
    """Three pictures, 300 wide, in the shape of the page."""
    made = page_pictures(pdf, 300)

    assert page_count(pdf) == 3
    assert [(one.width(), one.height()) for one in made] == [(300, 389)] * 3


def test_resolution_is_held_below_600(pdf: bytes) -> None:
    """A printer that asks for 1200 dots an inch gets 600: more would take 400 MB a page."""
    assert page_picture(pdf, 0, 1200).width() == 5100


def test_pictures_stop_when_cancelled(pdf: bytes) -> None:
    """Nothing goes on after the person has cancelled."""
    token = CancelToken()
    token.cancelled = True

    with pytest.raises(Cancelled):
        page_pictures(pdf, 300, token)


def test_what_is_no_paper_is_said_in_words() -> None:
    """Bytes that are no PDF give a sentence, not a fault of a library."""
    with pytest.raises(IntakeAppError, match="cannot be shown"):
        page_count(b"no paper")


def test_pages_are_drawn_one_after_another(pdf: bytes) -> None:
    """A new page before each but the first, and the count is told."""
    told: list[tuple[int, int]] = []
    image = QImage(200, 260, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    drawn = draw_pages(
        pdf, painter, QRectF(image.rect()), 150, _yes, CancelToken(), lambda *at: told.append(at)
    )
    painter.end()

    assert drawn == 3
    assert told == [(1, 3), (2, 3), (3, 3)]


def test_a_printer_that_takes_no_page_is_told(pdf: bytes) -> None:
    """The person hears what to do."""
    image = QImage(200, 260, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    with pytest.raises(IntakeAppError, match="no further page"):
        draw_pages(pdf, painter, QRectF(image.rect()), 150, _no, CancelToken())
    painter.end()


def test_printing_runs_in_a_job_and_says_how_many(
    pdf: bytes, tmp_path: Path, show: Show, qtbot: QtBot
) -> None:
    """Printed into a file, all pages arrive."""
    owner = QWidget()
    show(owner, 200, 100)
    printing = Printing(pdf, "Session plan", owner)
    printing.printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printing.printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    with qtbot.waitSignal(printing.printed, timeout=20_000) as printed:
        printing.start()

    assert printed.args == [3]
    assert page_count((tmp_path / "printed.pdf").read_bytes()) == 3


class _Bytes:
    """Takes what pypdfium2 writes."""

    def __init__(self) -> None:
        self.data = bytearray()

    def write(self, part: bytes) -> int:
        self.data += part
        return len(part)


def _yes() -> bool:
    return True


def _no() -> bool:
    return False
