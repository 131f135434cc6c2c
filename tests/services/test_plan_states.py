"""What answers after the seal make of a plan: void by a withdrawn consent or a stop, otherwise as it was sealed."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from intake_app.base.clock import FixedClock
from intake_app.base.paths import forms_folder
from intake_app.questionnaire.answers import Answer, Voice
from intake_app.record.document import InkWords
from intake_app.record.plan_states import PlanState, State
from intake_app.report.verify import verify
from intake_app.services.paper import make_plan_paper
from intake_app.services.plan_states import draft, looked_at_again, state_words
from intake_app.services.review import Judged, Reviewing
from tests.safety.drawing import answers

NOW = datetime(2026, 11, 22, 10, tzinfo=UTC)
LATER = NOW + timedelta(minutes=20)
SERVICE = Reviewing(forms_folder(), FixedClock(NOW))
INK = InkWords("client", "Sample Client", "paper", "", "10:00", "I agree.")


@pytest.fixture(scope="module")
def third() -> Judged:
    """The third visit with nothing to find."""
    return SERVICE.judge(SERVICE.read(forms_folder() / "cases" / "third-visit.toml"))


def with_answers(judged: Judged, *more: Answer) -> Judged:
    """The same visit with more answers."""
    situation = judged.case.situation
    return SERVICE.judge(
        replace(judged.case, situation=replace(situation, answers=situation.answers.add(*more)))
    )


def sealed(judged: Judged, data: bytes = b"sealed") -> PlanState:
    """Its plan, signed and sealed a minute after ten."""
    return draft(judged, judged.propose()).signed([INK]).sealed(data, NOW + timedelta(minutes=1), "T")


@pytest.mark.parametrize("which", ["consent-touch", "consent-notes"])
def test_t25_a_consent_that_is_withdrawn_makes_the_plan_void(third: Judged, which: str) -> None:
    """T25: void, by whom and when, and the sealed bytes can still be read and checked."""
    paper = make_plan_paper(third, third.propose(), moment=NOW)
    after = with_answers(third, Answer(which, ("no-or-withdrawn",), at=LATER))
    state = looked_at_again(sealed(third, paper.data), after, LATER)
    assert (state.state, state.marks[-1].at, state.marks[-1].who) == (State.VOID, LATER, "client")
    assert state.data == paper.data
    assert verify(state.data).whole_file_covered


def test_a_consent_that_is_given_again_does_not_bring_the_plan_back(third: Judged) -> None:
    """Void is marked at once and stays; a new visit part needs a new plan."""
    gone = Answer("consent-touch", ("no-or-withdrawn",), at=LATER)
    again = Answer("consent-touch", ("current-and-confirmed-today",), at=LATER + timedelta(minutes=1))
    state = looked_at_again(sealed(third), with_answers(third, gone, again), LATER + timedelta(minutes=2))
    assert state.state is State.VOID


def test_a_stop_after_the_seal_makes_the_plan_void(third: Judged) -> None:
    """Rank 4 to 6 found later, with the sentence of the finding."""
    after = with_answers(third, Answer("chest-or-breath", ("yes",), voice=Voice.THERAPIST, at=LATER))
    state = looked_at_again(sealed(third), after, LATER)
    assert (state.state, state.may_be_used) == (State.VOID, False)
    assert "void since 10:20" in state_words(state)


@settings(max_examples=60)
@given(more=st.lists(answers((Voice.CLIENT, Voice.THERAPIST)), min_size=1, max_size=3))
def test_26_54_an_edit_takes_the_ink_before_the_seal_and_nothing_after_it(
    third: Judged, more: list[Answer]
) -> None:
    """Statements 26, 54: for whatever is answered; after the seal only sealed or void are left."""
    after = with_answers(third, *more)
    signed = draft(third, third.propose()).signed([INK])
    edited, kept = looked_at_again(signed, after, LATER), looked_at_again(sealed(third), after, LATER)
    assert (edited.state, edited.ink) == (State.DRAFT, ())
    assert kept.data == b"sealed"
    assert kept.state in (State.SEALED, State.VOID)


def test_the_clock_alone_takes_no_ink(third: Judged) -> None:
    """Looked at again a minute later the draft is the same."""
    moved = replace(third.case, situation=replace(third.case.situation, moment=LATER))
    signed = draft(third, third.propose()).signed([INK])
    assert looked_at_again(signed, SERVICE.judge(moved), LATER) is signed


def test_a_new_choice_takes_the_ink(third: Judged) -> None:
    """What the therapist chose is signed too."""
    chosen = replace(third.case, choices=replace(third.case.choices, minutes=20))
    signed = draft(third, third.propose()).signed([INK])
    assert looked_at_again(signed, SERVICE.judge(chosen), LATER).ink == ()
