"""Skin warmer than the other side: by hand, with a thermometer at both feet, or both."""

from datetime import datetime

import pytest
from pytestqt.qtbot import QtBot

from intake_app.base.clock import FixedClock
from intake_app.base.paths import forms_folder
from intake_app.services.giving import Given
from intake_app.services.interview import Interview, begin
from intake_app.services.review import Reviewing
from intake_app.ui.screens.review.warmth import WarmthBody
from intake_app.ui.views.line_values import LineView
from intake_app.ui.views.pages import page_view

NOW = datetime(2026, 11, 22, 10, 0).astimezone()


@pytest.fixture(scope="module")
def visit() -> Interview:
    """The third visit of a client with nothing to find."""
    reviewing = Reviewing(forms_folder(), FixedClock(NOW))
    return begin(reviewing, reviewing.read(forms_folder() / "cases" / "third-visit.toml"))


def view_of(visit: Interview) -> LineView:
    """The line as the page shows it."""
    lines = page_view(visit.at("skin-and-feet-look")).lines
    return next(line for line in lines if line.id == "skin-warmth")


def fired(visit: Interview) -> set[str]:
    """Content ids of what was found."""
    return {finding.content_id for finding in visit.review.findings}


@pytest.mark.parametrize(("left", "is_hot"), [(90.5, False), (90.6, True)])
def test_a_thermometer_in_fahrenheit_counts_from_three_point_six(
    visit: Interview, left: float, is_hot: bool
) -> None:
    """Left 3.6 F warmer than the right one is R-FOOT-01b, 3.5 F is not (content 1.5, row T55)."""
    after = visit.answer(Given("skin-warmth", values={"left": left, "right": 87.0, "unit": "F"}))

    assert ("R-FOOT-01b" in fired(after)) is is_hot


def test_an_answer_by_hand_takes_no_reading_back(visit: Interview) -> None:
    """Same by hand after a reading of 2 C more: the reading goes on counting."""
    after = visit.answer(Given("skin-warmth", values={"left": 33.0, "right": 31.0, "unit": "C"}))

    assert "R-FOOT-01b" in fired(after.answer(Given("skin-warmth", ("same",))))


def test_both_readings_go_out_together_with_their_unit(visit: Interview, qtbot: QtBot) -> None:
    """Enter in the second field hands out left, right and unit."""
    body = WarmthBody(view_of(visit))
    qtbot.addWidget(body)
    left, right = body.thermometer.entries
    left.field.setText("31.2")
    right.field.setText("29")
    with qtbot.waitSignal(body.given) as heard:
        right.entered.emit()

    assert dict(heard.args[0].values) == {"left": 31.2, "right": 29.0, "unit": "C"}
