"""What was done in an emergency is kept: in the draft, and on the letter."""

from datetime import datetime
from pathlib import Path

import pytest

from intake_app.base.clock import FixedClock
from intake_app.base.paths import forms_folder
from intake_app.services.draft import DraftFile, draft_of, resume
from intake_app.services.giving import Given
from intake_app.services.interview import Interview, begin
from intake_app.services.letter_document import letter_document
from intake_app.services.review import Reviewing

NOW = datetime(2026, 11, 22, 10, 0).astimezone()
NOTE = "911 called 10:00"


@pytest.fixture(scope="module")
def reviewing() -> Reviewing:
    """The shipped content at a fixed moment."""
    return Reviewing(forms_folder(), FixedClock(NOW))


@pytest.fixture
def called(reviewing: Reviewing) -> Interview:
    """A visit with a danger sign at which 911 was called."""
    visit = begin(reviewing, reviewing.read(forms_folder() / "cases" / "clear.toml"))
    return visit.answer(Given("chest-or-breath", ("yes",))).noted(NOTE)


def test_a_call_is_kept_in_the_draft(reviewing: Reviewing, called: Interview, tmp_path: Path) -> None:
    """Written, read and taken up again, the note is still there."""
    file = DraftFile(tmp_path)
    file.save(draft_of(called))
    draft = file.load()

    assert draft is not None
    assert resume(reviewing, draft).notes == (NOTE,)


def test_a_call_stands_on_the_letter(called: Interview) -> None:
    """The emergency summary says what was done and when."""
    letter = letter_document(called.judged, moment=NOW, is_trial=True, letter_id="1")

    assert NOTE in repr(letter.rows)
