"""A FHIR response holds the worse voice on each item; the log as dictionaries holds everything."""

from datetime import UTC, date, datetime
from types import MappingProxyType
from typing import Any

import pytest

from intake_app.base.paths import forms_folder
from intake_app.questionnaire.answers import Answer, AnswerLog, Means, Voice
from intake_app.questionnaire.loading import load_questionnaires
from intake_app.questionnaire.log_dicts import log_as_dicts, log_from_dicts
from intake_app.questionnaire.response import response_of

MOMENT = datetime(2026, 11, 22, 10, tzinfo=UTC)
FORMS, _ = load_questionnaires(forms_folder() / "questionnaires")


def _answers(*entries: Answer) -> list[dict[str, Any]]:
    """The FHIR answers of the first item that these entries give."""
    form = next(
        form for form in FORMS.questionnaires if form.id == FORMS.by_link_id[entries[0].question].check
    )
    response = response_of(form, AnswerLog(entries), id_="one", authored=MOMENT)
    found: list[dict[str, Any]] = response["item"]
    while "answer" not in found[0]:
        found = found[0]["item"]
    answers: list[dict[str, Any]] = found[0]["answer"]
    return answers


def test_the_response_names_its_form() -> None:
    """A response says which version of which form it answers; what was not answered is left out."""
    form = FORMS.questionnaires[0]

    response = response_of(form, AnswerLog(), id_="one", authored=MOMENT)

    assert response["questionnaire"] == f"{form.url}|{form.version}"
    assert (response["authored"], response["item"]) == ("2026-11-22T10:00:00+00:00", [])


def test_the_worse_voice_is_taken() -> None:
    """A spoken no beside a finding gives the finding."""
    answers = _answers(
        Answer("limb-warm-or-discoloured", ("no",), at=MOMENT),
        Answer(
            "limb-warm-or-discoloured",
            ("yes",),
            where=frozenset({"calf_L"}),
            voice=Voice.THERAPIST,
            at=MOMENT,
        ),
    )

    assert [answer["valueCoding"]["code"] for answer in answers] == ["yes"]
    assert answers[0]["item"][0]["answer"][0]["valueCoding"]["code"] == "calf_L"


def test_each_region_is_an_answer_with_its_place() -> None:
    """A question by region has one answer for each region, its place under it."""
    answers = _answers(
        Answer("skin-look", ("looked-normal",), "toes_L", voice=Voice.THERAPIST, at=MOMENT),
        Answer("skin-look", ("looked-problem",), "toes_R", voice=Voice.THERAPIST, at=MOMENT),
    )

    places = [answer["item"][0]["answer"][0]["valueCoding"]["code"] for answer in answers]
    assert (places, answers[1]["valueCoding"]["code"]) == (["toes_L", "toes_R"], "looked-problem")


@pytest.mark.parametrize(
    ("question", "values", "expected"),
    [
        ("hba1c", {"date": date(2026, 10, 1)}, {"valueDate": "2026-10-01"}),
        ("hba1c", {"value": 8.8}, {"valueDecimal": 8.8}),
        ("heart", {"kinds": ("angina",)}, "angina"),
        ("reason", {"words": "to rest"}, {"valueString": "to rest"}),
    ],
)
def test_details_stand_under_the_answer(question: str, values: dict[str, Any], expected: object) -> None:
    """A date, a number, a kind and words are items under the answer, each of its own FHIR type."""
    ((answer,),) = [_answers(Answer(question, (), values=MappingProxyType(values), at=MOMENT))]

    found = answer["item"][0]["answer"][0]
    assert found == expected or found["valueCoding"]["code"] == expected


def test_a_line_taken_back_is_left_out() -> None:
    """A line without options and values is no answer any more."""
    response = response_of(
        next(form for form in FORMS.questionnaires if form.id == FORMS.by_link_id["operation"].check),
        AnswerLog((Answer("operation", ("over-6-months",), line=0), Answer("operation", line=0))),
        id_="one",
        authored=MOMENT,
    )

    assert response["item"] == []


def test_the_log_reads_back_from_its_dictionaries() -> None:
    """Nothing of an entry is lost: dates, moments, tuples, tables, who, how and why."""
    values = {
        "date": date(2026, 1, 2),
        "taken": MOMENT,
        "kinds": ("a", "b"),
        "lighter": MappingProxyType({"toes_L": 1}),
    }
    full = Answer(
        "wishes", ("position",), "toes_L", 2, frozenset({"face"}), MappingProxyType(values), Voice.DOCUMENT, Means.TOUCH,
        MOMENT, "zone", "table", "pressed by mistake", "twenty characters and more", "Ana",
    )  # fmt: skip
    log = AnswerLog((full, Answer("fit", ("no",)), Answer("fit", ("yes",), where=frozenset())))

    assert log_from_dicts(log_as_dicts(log)) == log
