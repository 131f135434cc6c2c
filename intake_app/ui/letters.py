"""The letter of a result: read as text, sealed in a job, printed, or saved where there is no printer."""

from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from intake_app.base.errors import IntakeAppError
from intake_app.base.texts import tr
from intake_app.services.interview import Interview
from intake_app.services.letter_document import letter_document
from intake_app.services.paper import SealedPaper, make_letter
from intake_app.services.paper_file import save_paper
from intake_app.services.review import Judged
from intake_app.ui.announce import announce
from intake_app.ui.jobs import CancelToken, run
from intake_app.ui.print_dialog import Printing, can_print
from intake_app.ui.views.letter import letter_blocks
from intake_app.ui.widgets.reader import Reader

LETTER_ID = "1"


def letter_words() -> str:
    """Words of the button that makes the letter."""
    return tr("Print letter") if can_print() else tr("Save letter…")


def letter_reader(interview: Interview) -> tuple[str, Reader]:
    """The letter's title, and its text to walk through. Raises NotFinished, NoPlan where there is no letter."""
    document = letter_document(
        interview.judged, moment=interview.clock.now(), is_trial=True, letter_id=LETTER_ID
    )
    reader = Reader(tr("The letter as text"))
    reader.show_blocks((block.kind, block.words) for block in letter_blocks(document))
    return document.title, reader


class _Work:
    """What is done off the window's thread."""

    def __init__(self, judged: Judged, moment: datetime) -> None:
        self._judged, self._moment = judged, moment

    def __call__(self, token: CancelToken) -> SealedPaper:
        token.check()
        return make_letter(self._judged, moment=self._moment, letter_id=LETTER_ID)


class Letters(QObject):
    """Makes letters for one window. Emits `failed` with the IntakeAppError."""

    failed = Signal(object)

    def __init__(self, owner: QWidget) -> None:
        super().__init__(owner)
        self._owner = owner

    def make(self, interview: Interview) -> None:
        """Seal the letter of a visit, then print it, or ask where to save it."""
        announce(self._owner, tr("The letter is being made."))
        run(_Work(interview.judged, interview.clock.now()), self._made, self._failed, self)

    def _made(self, paper: object) -> None:
        if not isinstance(paper, SealedPaper):
            return
        if can_print():
            printing = Printing(paper.data, tr("Letter"), self._owner)
            printing.failed.connect(self.failed)
            printing.ask()
            return
        name, _kind = QFileDialog.getSaveFileName(
            self._owner, tr("Save the letter"), "letter.pdf", tr("Paper (*.pdf)")
        )
        if name:
            self._save(Path(name), paper)

    def _save(self, path: Path, paper: SealedPaper) -> None:
        try:
            save_paper(path, paper.data)
        except IntakeAppError as fault:
            self.failed.emit(fault)
            return
        announce(self._owner, tr("Saved to {file}.", file=path.name))

    def _failed(self, error: Exception) -> None:
        if not isinstance(error, IntakeAppError):
            raise error
        self.failed.emit(error)
