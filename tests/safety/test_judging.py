"""What holds for every set of answers: order, repetition, the kept way of judging, unknown never clear."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from intake_app.base.paths import forms_folder
from intake_app.exchange.case import Case
from intake_app.planning.plan import Choices, SessionPlan
from intake_app.planning.proposing import propose
from intake_app.questionnaire.answers import Answer, AnswerLog, Voice
from intake_app.questionnaire.model import Question
from intake_app.safety.content import Content
from intake_app.safety.evaluating import Evaluation
from intake_app.safety.judging import evaluation_after, evaluation_of, judge, review_of
from intake_app.safety.review import Rank, Review
from intake_app.services.review import Reviewing
from tests.safety.conftest import NOW
from tests.safety.drawing import ASKED, CONTENT, PLANS, answers, with_log


@settings(max_examples=25)
@given(given_answers=st.lists(answers(), min_size=1, max_size=4))
def test_judging_on_from_what_is_kept_gives_the_same_review_and_plan(
    third_visit: Case, given_answers: list[Answer]
) -> None:
    """After each answer, of any shape, the kept way and judging anew agree in every part."""
    evaluation, situation = evaluation_of(CONTENT, third_visit.situation), third_visit.situation
    _plan_of(evaluation, review_of(evaluation))
    for answer in given_answers:
        situation = with_log(situation, answer)
        evaluation = evaluation_after(evaluation, situation, [answer.question])
        anew = evaluation_of(CONTENT, situation)
        kept_review, review = review_of(evaluation), review_of(anew)
        assert kept_review == review
        assert _plan_of(evaluation, kept_review) == _plan_of(anew, review)


def _plan_of(evaluation: Evaluation, review: Review) -> SessionPlan | None:
    return propose(PLANS, evaluation, review, Choices()) if review.plan_allowed else None


@settings(max_examples=20)
@given(
    given_answers=st.lists(answers(), min_size=2, max_size=5, unique_by=lambda a: a.key), seed=st.randoms()
)
def test_the_order_of_answers_does_not_matter(clear: Case, given_answers: list[Answer], seed) -> None:
    """The same entries in another order give the same review (statement 24)."""
    shuffled = list(given_answers)
    seed.shuffle(shuffled)
    one = judge(CONTENT, with_log(clear.situation, *given_answers))
    other = judge(CONTENT, with_log(clear.situation, *shuffled))
    assert one == other


@settings(max_examples=30)
@given(answer=answers())
def test_one_more_voice_never_lowers_a_rank_or_raises_a_ceiling(clear: Case, answer: Answer) -> None:
    """Whatever a carer adds, the result is as strict as before or stricter (statement 38)."""
    before = judge(CONTENT, clear.situation)
    after = judge(CONTENT, with_log(clear.situation, replace(answer, voice=Voice.CARER)))
    assert after.rank >= before.rank
    assert all(_level(after.regions[r]) <= _level(before.regions[r]) for r in before.regions)


def _level(limit) -> int:
    return -1 if limit.state != "planned" else limit.cap


@pytest.mark.parametrize(
    "question",
    [q for q in ASKED if q.when in {"D", "Bv", "Bs"} and q.unsure.value != "-"],
    ids=lambda q: q.link_id,
)
def test_a_question_left_blank_never_counts_as_clear(clear: Case, question: Question) -> None:
    """Taking any one answer away leaves no plan, or limits more than the safest answer does (statement 3)."""
    safest = judge(CONTENT, clear.situation)
    blank = judge(
        CONTENT, replace(clear.situation, answers=clear.situation.answers.without(question.link_id))
    )
    assert blank.rank >= safest.rank
    assert all(_level(blank.regions[r]) <= _level(safest.regions[r]) for r in safest.regions)


def test_nothing_answered_is_not_finished_and_never_clear(content: Content, clear: Case) -> None:
    """An empty log asks for everything and allows nothing."""
    review = judge(content, replace(clear.situation, answers=AnswerLog()))
    assert not review.plan_allowed
    assert review.rank is Rank.CLEARANCE
    assert len(review.open) > 50


def test_a_danger_sign_stops_whatever_else_is_open(content: Content, clear: Case) -> None:
    """One yes among nothing else is an emergency at once."""
    only = AnswerLog((Answer("chest-or-breath", ("yes",), voice=Voice.CLIENT, at=NOW),))
    review = judge(content, replace(clear.situation, answers=only))
    assert (review.rank, review.urgency) == (Rank.STOP_EMERGENCY, "emergency")


def test_a_question_that_no_rule_reads_leaves_the_review_not_finished(forms_copy, clear: Case) -> None:
    """With the rules of a check not there, an answer of that check is "not judged yet", by name."""
    (forms_copy / "rules" / "whole-body.toml").write_text("", "utf-8")
    bare = load_content_without_checks(forms_copy)
    review = judge(
        bare, with_log(clear.situation, Answer("gout", ("attack-now-or-in-the-last-2-weeks",), at=NOW))
    )
    assert [finding.content_id for finding in review.findings if finding.rule == "not-judged-yet"] == [
        "SYS.23"
    ]
    assert not review.plan_allowed


def load_content_without_checks(folder) -> Content:
    """The content of a folder, its faults left aside: rules that name lines that are gone."""
    from intake_app.safety.content import read_content

    content, _ = read_content(folder)
    assert content is not None
    return content


def test_the_same_case_read_twice_gives_the_same_review(reviewing: Reviewing) -> None:
    """Same answers, version and date: same result (statement 25)."""
    path = forms_folder() / "cases" / "diabetic-neuropathy.toml"
    one, other = (judge(reviewing.content, reviewing.read(path).situation) for _ in range(2))
    assert one == other
