"""What is written to stderr: a fault in a sentence, and what is open where a paper cannot be made yet."""

import io
import sys
from typing import TextIO

from intake_app.base.errors import FaultsError, IntakeAppError, StorageError
from intake_app.base.texts import tr
from intake_app.exchange.review_text import open_lines, verdict_sentence, verdict_words
from intake_app.services.review import Judged


def tell(fault: IntakeAppError) -> int:
    """Write a fault to stderr, one line for each thing that is wrong; its exit status."""
    sys.stderr.write(f"{fault}\n")
    if isinstance(fault, FaultsError):
        for one in fault.faults:
            sys.stderr.write(f"  {one.sentence}\n")
    return fault.exit_code


def tell_refusal(fault: IntakeAppError, judged: Judged) -> int:
    """As `tell`, then the verdict and what is open, so that nobody has to run the review to learn why."""
    status = tell(fault)
    review = judged.review
    lines = [] if review.plan_allowed else [verdict_words(review), verdict_sentence(review)]
    for line in [*lines, *open_lines(review, judged.content)]:
        sys.stderr.write(f"{line}\n")
    return status


def not_written(fault: OSError) -> StorageError:
    """What to say where the result could not be printed; what is left of it is dropped, so that ending does not fail again."""
    sys.stdout = io.StringIO()
    return StorageError(
        tr("The result cannot be printed ({why}).", why=fault.strerror or type(fault).__name__),
        tr("What was printed so far is not whole; no record was changed."),
        tr("Free some space or print to another place, then run it again."),
    )


def never_fail_on_characters() -> None:
    """Write what the terminal's encoding lacks as an escape: a name in another script must not end a review."""
    for stream in (sys.stdout, sys.stderr):
        _escape(stream)


def _escape(stream: TextIO) -> None:
    reconfigure = getattr(stream, "reconfigure", None)
    if reconfigure is not None:
        reconfigure(errors="backslashreplace")
