"""What is wrong with an answer is said in one plain sentence."""

from datetime import date, datetime

import pytest

from intake_app.questionnaire.model import EnableWhen, Item, Option, Questionnaire
from intake_app.questionnaire.validation import of_item, problems

_YES_NO = (Option("no", "No"), Option("yes", "Yes"))


@pytest.mark.parametrize(
    ("item", "given", "sentences"),
    [
        (Item("a", "choice", required=True, options=_YES_NO), [], ["Please answer this question."]),
        (Item("a", "choice", options=_YES_NO), [], []),
        (Item("a", "choice", options=_YES_NO), ["yes"], []),
        (Item("a", "choice", options=_YES_NO), ["maybe"], ["“maybe” is not in the list of answers."]),
        (Item("a", "open-choice", options=_YES_NO), ["maybe"], []),
        (Item("a", "choice", options=_YES_NO), ["no", "yes"], ["Please give one answer only."]),
        (Item("a", "choice", repeats=True, options=_YES_NO), ["no", "yes"], []),
        (Item("a", "string", max_length=3), ["four"], ["This is too long: at most 3 characters."]),
        (Item("a", "decimal", min_value=15, unit="cm"), [14.9], ["14.9 is too low: at least 15 cm."]),
        (Item("a", "integer", max_value=10), [11], ["11 is too high: at most 10."]),
        (Item("a", "integer"), [1.5], ["“1.5” does not fit here. Expected: a whole number."]),
        (Item("a", "boolean"), [1], ["“1” does not fit here. Expected: yes or no."]),
        (Item("a", "date"), [date(2026, 1, 1)], []),
        (
            Item("a", "date"),
            [datetime.fromisoformat("2026-01-01T10:00")],
            ["“2026-01-01 10:00:00” does not fit here. Expected: a date."],
        ),
        (Item("a", "display"), ["x"], ["This line is only for reading and takes no answer."]),
    ],
)
def test_sentences(item: Item, given: list[object], sentences: list[str]) -> None:
    """Each limit of an item has its sentence; within its limits there is none."""
    assert list(of_item(item, given)) == sentences


def test_a_switched_off_item_is_not_required() -> None:
    """What is switched off by an answer is not asked for."""
    off = Item("b", "string", required=True, enable_when=(EnableWhen("a", "=", "yes"),))
    form = Questionnaire("form", "urn:form", "1", "Form", (Item("a", "choice", options=_YES_NO), off))

    assert problems(form, {"a": ["no"]}) == []
    assert [problem.link_id for problem in problems(form, {"a": ["yes"]})] == ["b"]


def test_an_answer_to_nothing_is_a_problem() -> None:
    """An answer whose question is not in the form is told, not dropped."""
    form = Questionnaire("form", "urn:form", "1", "Form", (Item("a", "string"),))

    assert [problem.link_id for problem in problems(form, {"z": ["x"]})] == ["z"]
