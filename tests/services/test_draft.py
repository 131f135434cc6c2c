"""The draft: whole or not at all, for its owner only, and the same visit when it is opened again."""

import os
import stat
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from intake_app.base.clock import FixedClock
from intake_app.base.errors import StorageError
from intake_app.base.paths import forms_folder
from intake_app.services.draft import DraftFile, draft_of, resume
from intake_app.services.giving import Given
from intake_app.services.interview import Interview, begin
from intake_app.services.review import Reviewing

NOW = datetime(2026, 11, 23, 10, 0).astimezone()


@pytest.fixture
def interview() -> Interview:
    """A visit with an answer of its own."""
    reviewing = Reviewing(forms_folder(), FixedClock(NOW))
    visit = begin(reviewing, reviewing.read(forms_folder() / "cases" / "clear.toml"), "clots-look")
    return visit.answer(Given("limb-bigger", ("yes",), where=frozenset({"calf_L"})))


def test_a_draft_opens_as_the_visit_it_was(interview: Interview, tmp_path: Path) -> None:
    """Answers, page and verdict are the same."""
    file = DraftFile(tmp_path)
    file.save(draft_of(interview))
    found = file.load()
    assert found is not None
    again = resume(interview.reviewing, found)

    assert (again.page, again.review) == (interview.page, interview.review)


def test_time_goes_on_while_a_draft_lies(interview: Interview) -> None:
    """An hour later the visit is an hour later."""
    later = Reviewing(forms_folder(), FixedClock(NOW + timedelta(hours=1)))
    again = resume(later, draft_of(interview))

    assert again.case.situation.moment - interview.case.situation.moment == timedelta(hours=1)


def test_only_its_owner_may_read_a_draft(interview: Interview, tmp_path: Path) -> None:
    """The file has mode 0600."""
    DraftFile(tmp_path).save(draft_of(interview))

    assert stat.S_IMODE((tmp_path / "draft.json").stat().st_mode) == 0o600


def test_a_draft_that_cannot_be_written_leaves_the_one_before(interview: Interview, tmp_path: Path) -> None:
    """A fault is told, and the old draft is still whole."""
    file = DraftFile(tmp_path)
    file.save(draft_of(interview))
    (tmp_path / "draft.new").mkdir()  # stands for a disk that takes nothing

    with pytest.raises(StorageError):
        file.save(draft_of(interview.at("today")))
    found = file.load()
    assert found is not None
    assert found.page == "clots-look"


def test_no_draft_is_no_fault(tmp_path: Path) -> None:
    """A first start has none."""
    assert DraftFile(tmp_path).load() is None


def test_a_broken_draft_is_told_and_can_be_discarded(tmp_path: Path) -> None:
    """It is left where it is until the person discards it."""
    (tmp_path / "draft.json").write_text("{", "utf-8")
    file = DraftFile(tmp_path)

    with pytest.raises(StorageError):
        file.load()
    file.discard()
    assert os.listdir(tmp_path) == []
