"""Statement 48 in case files: one observation of a zone answers a look or a touch, and never a sign of a clot or of a foot."""

from dataclasses import replace
from typing import Any

import pytest

from intake_app.base.paths import forms_folder
from intake_app.questionnaire.loading import load_questionnaires
from intake_app.questionnaire.model import Question

QUESTIONS = load_questionnaires(forms_folder() / "questionnaires")[0]
SIGNS = [q for q in QUESTIONS.by_link_id.values() if q.code.startswith(("DVT.", "FOOT.")) and q.options]
ENTRY = """base = "third-visit"
[[entries]]
question = "{code}"
answer = {answer}
by = "therapist"
means = "sight"
entered_as = "zone"
"""


def zone_entry(question: Question) -> str:
    """A case with the safest answer to a question, entered for a zone."""
    answer = f'"{question.safest}"' if question.code != "SKN.look" else '{ hand_L = "looked, normal" }'
    return ENTRY.format(code=question.code, answer=answer)


def refused(reader: Any, question: Question) -> bool:
    """Whether the case is told to be wrong because of how the answer was entered."""
    return any("is not answered for a zone" in what for _where, what in reader.faults(zone_entry(question)))


@pytest.mark.parametrize("question", SIGNS, ids=[question.code for question in SIGNS])
def test_48_a_zone_entry_answers_no_sign_of_a_clot_or_a_foot(reader: Any, question: Question) -> None:
    """Each of them is refused, and nothing of it is stored."""
    assert refused(reader, question)


def test_48_a_zone_entry_answers_a_look(reader: Any) -> None:
    """A look at the skin may be entered for a zone."""
    assert not refused(reader, QUESTIONS.by_code["SKN.look"])


def test_breaking_48_a_form_that_lets_a_sign_be_entered_so_is_told(
    reader: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With the mark on a sign of a clot, its zone entry is taken: the test above fails on such a form."""
    question = QUESTIONS.by_code["DVT.6"]
    item = replace(question.item, marks={**question.item.marks, "by-zone": (True,)})
    marked = {**QUESTIONS.by_link_id, question.link_id: replace(question, item=item)}
    known = replace(reader.known, questions=replace(QUESTIONS, by_link_id=marked))
    monkeypatch.setattr(reader, "known", known)

    assert not refused(reader, question)
