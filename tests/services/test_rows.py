"""Rows of the clinical content's test table (section 17) that are about storing, printing and sealing, not about a verdict."""

import pytest

from intake_app.base.errors import NotFinished
from intake_app.base.paths import forms_folder
from intake_app.services.interview import begin
from intake_app.services.plan_document import plan_document
from intake_app.services.review import Judged
from intake_app.services.sign import check_ready, missing_before_seal
from tests.services.papers import MOMENT, service


def sample(name: str) -> Judged:
    """A case of `forms/cases`, judged."""
    return service().judge(service().read(forms_folder() / "cases" / f"{name}.toml"))


@pytest.mark.parametrize("code", ["SKN.look", "DVT.6", "EM.7"])
def test_t51_a_group_none_is_refused_where_it_may_not_be(code: str) -> None:
    """T51: "asked each: none" sent for a look item or for EM.7 stores nothing."""
    one = begin(service(), service().read('base = "clear"\ntitle = "a visit"\n[answers]\n'))
    page = next(p.id for p in one.pauses if any(line.question.code == code for line in one.possible[p.id]))
    lines = [line.id for line in one.possible[page] if line.question.code == code]

    assert lines
    assert one.at(page).none_of(lines).log == one.log


def test_t75_advice_that_is_declined_is_printed() -> None:
    """T75: "advice given, declined" with what was advised, why, what could happen; the rank is that of T22."""
    judged = sample("t75-advice-declined")
    paper = plan_document(judged, judged.propose(), moment=MOMENT, is_trial=True)

    told = {row.label for row in paper.declined}
    assert {"What was advised", "Why", "What could happen", "Date", "Who advised it"} <= told
    assert judged.review.rank == sample("t22-undiagnosed-steady").review.rank


def test_t109_a_blank_answer_about_advice_holds_the_seal_back_and_nothing_else() -> None:
    """T109: the same verdict, nothing open; not sealed while blank, sealed once answered."""
    blank, answered = sample("t109-advice-not-asked"), sample("t109-advice-answered")

    assert (blank.review.rank, blank.review.open) == (answered.review.rank, answered.review.open)
    assert (blank.review.plan_allowed, answered.review.plan_allowed) == (True, True)
    with pytest.raises(NotFinished):
        check_ready(blank)
    assert missing_before_seal(answered) == ()
