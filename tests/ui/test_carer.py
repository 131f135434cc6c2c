"""What a carer says is kept beside the client's answer, can only tighten, and ends with the page (content 1.7)."""

from datetime import datetime

import pytest

from intake_app.base.clock import FixedClock
from intake_app.base.paths import forms_folder
from intake_app.questionnaire.answers import Voice
from intake_app.services.giving import Given, Looker
from intake_app.services.interview import Interview, begin
from intake_app.services.review import Reviewing
from intake_app.ui.values import plain
from intake_app.ui.views.pages import page_view

NOW = datetime(2026, 11, 22, 10, 0).astimezone()
CARER = Looker(Voice.CARER, None, "Ada Example, daughter")


@pytest.fixture(scope="module")
def visit() -> Interview:
    """A first visit with nothing to find, on the page of what was lately."""
    reviewing = Reviewing(forms_folder(), FixedClock(NOW))
    return begin(reviewing, reviewing.read(forms_folder() / "cases" / "clear.toml")).at("lately")


def test_a_carers_yes_stands_beside_the_clients_no_and_counts(visit: Interview) -> None:
    """Both are kept and shown, and it is said that the worse counts."""
    after = visit.look_by(CARER).answer(Given("fever-now", ("fever-or-chills",)))
    shown = next(line.shown for line in page_view(after).lines if line.id == "fever-now")

    assert {one.voice for one in after.log.current("fever-now")} == {Voice.CLIENT, Voice.CARER}
    assert shown is not None
    assert (shown.below, len(shown.voices)) == ("worse counts", 2)
    assert any("Ada Example, daughter" in plain(one.words) for one in shown.voices)


def test_a_carers_no_does_not_take_the_clients_yes_back(visit: Interview) -> None:
    """The client's fever goes on counting."""
    sick = visit.answer(Given("fever-now", ("fever-or-chills",)))
    after = sick.look_by(CARER).answer(Given("fever-now", ("no",)))

    assert {one.content_id for one in sick.review.findings} == {
        one.content_id for one in after.review.findings
    }


def test_a_carer_speaks_for_one_page(visit: Interview) -> None:
    """On the next page the client answers again, so that nothing is given to the carer by mistake."""
    after = visit.look_by(CARER).at("other-conditions")

    assert after.looker.voice is Voice.THERAPIST
    assert page_view(after).observer == "The client answers"
