"""Forms are read whole or told what is wrong with them, all at once, with file and line."""

import json
from pathlib import Path
from typing import Any

import pytest

from intake_app.base.paths import forms_folder
from intake_app.questionnaire.loading import load_questionnaires
from intake_app.questionnaire.model import Shape, Unsure


def _item(link_id: str, kind: str = "choice", **more: Any) -> dict[str, Any]:
    """One item; options may be given as plain codes."""
    options = [{"valueCoding": {"code": code, "display": code}} for code in more.pop("options", ())]
    found = {"linkId": link_id, "text": link_id, "type": kind, **more}
    return found | ({"answerOption": options} if options else {})


def _mark(name: str, value: object) -> dict[str, Any]:
    """One extension of ours."""
    kind = "valueBoolean" if isinstance(value, bool) else "valueCode"
    return {"url": f"urn:intake-app:{name}", kind: value}


def _coded(link_id: str, code: str, **more: Any) -> dict[str, Any]:
    """An item that is a question of the content."""
    return _item(link_id, code=[{"code": code}], **more)


def _write(folder: Path, name: str, *items: dict[str, Any], **more: Any) -> Path:
    """A questionnaire file of these items, one key a line."""
    tree = {
        "resourceType": "Questionnaire",
        "url": f"urn:test:{name}",
        "status": "active",
        "item": list(items),
    }
    path = folder / f"{name}.json"
    path.write_text(json.dumps({**tree, **more}, indent=1), "utf-8")
    return path


def _told(folder: Path) -> list[str]:
    return [f"{fault.what} {fault.value}".strip() for fault in load_questionnaires(folder)[1]]


def test_the_shipped_forms_have_no_fault() -> None:
    """Every form that is shipped is read without a fault."""
    questions, faults = load_questionnaires(forms_folder() / "questionnaires")

    assert faults == []
    assert len(questions.by_link_id) > 150


def test_an_item_becomes_a_question(tmp_path: Path) -> None:
    """Shape, code of not knowing, options and fields come out as the form has them."""
    fields = [_item("bigger.where", repeats=True), _item("bigger.date", "date")]
    marks = [_mark("shape", "choice"), _mark("unsure", "I"), _mark("spoken", False)]
    _write(tmp_path, "a", _coded("bigger", "DVT.1", options=("no", "yes"), extension=marks, item=fields))

    question = load_questionnaires(tmp_path)[0].by_code["DVT.1"]

    assert (question.shape, question.unsure, question.is_spoken) == (Shape.CHOICE, Unsure.INCOMPLETE, False)
    assert ([option.code for option in question.options], list(question.fields)) == (
        ["no", "yes"],
        ["where", "date"],
    )


def test_a_broken_file_does_not_hide_the_others(tmp_path: Path) -> None:
    """One file that is no JSON is told with its line; the questions of the others are there."""
    _write(tmp_path, "a", _coded("bigger", "DVT.1", options=("no", "yes")))
    (tmp_path / "b.json").write_text('{\n "resourceType": "Questionnaire",\n "url": oops\n}', "utf-8")

    questions, faults = load_questionnaires(tmp_path)

    assert list(questions.by_code) == ["DVT.1"]
    assert ("b.json", 3, "cannot be read") in [(fault.file, fault.line, fault.what) for fault in faults]


@pytest.mark.parametrize(
    ("item", "told"),
    [
        (_item("a", "chioce"), "is no type of item chioce"),
        ({"type": "string"}, "has no linkId"),
        (_item("a", colour="red"), "is not known here colour"),
        (
            _item("a", extension=[_mark("shap", "choice")]),
            "is an extension that is not known here urn:intake-app:shap",
        ),
        (_item("a", extension=[_mark("shape", "round")]), "is not a value of it round"),
        (_item("a", options=("no", "no")), "stands twice no"),
        (_item("a", answerOption=[{}]), "has no value"),
        (_item("a", answerValueSet="#places"), "is not in this form #places"),
        (_item("a", enableWhen=[{"operator": "="}]), "names no question"),
        (
            _item("a", enableWhen=[{"question": "a", "operator": "~", "answerBoolean": True}]),
            "is no operator ~",
        ),
        (_item("a", enableWhen=[{"question": "a", "operator": "="}]), "has no answer to compare with ="),
        (
            _item("a", enableWhen=[{"question": "z", "operator": "exists", "answerBoolean": True}]),
            "waits for an item that is not in this form z",
        ),
        (_item("a", enableBehavior="some"), "is not known some"),
        (_item("a", item={}), "is no list"),
    ],
)
def test_every_kind_of_fault_is_told(tmp_path: Path, item: dict[str, object], told: str) -> None:
    """Each thing that can be wrong with an item is told in words, with what stands there."""
    _write(tmp_path, "a", item)

    assert told in _told(tmp_path)


def test_all_faults_come_at_once_with_their_lines(tmp_path: Path) -> None:
    """Two broken items in one file are two faults on two lines."""
    _write(tmp_path, "a", _item("a", "chioce"), _item("b", "tekst"))

    faults = load_questionnaires(tmp_path)[1]

    assert [fault.where for fault in faults] == ["a", "b"]
    assert faults[0].line is not None
    assert faults[1].line is not None
    assert faults[0].line < faults[1].line


def test_a_name_stands_once_in_all_forms(tmp_path: Path) -> None:
    """The same link id or code in two files is a fault that names both."""
    _write(tmp_path, "a", _coded("same", "X.1"))
    _write(tmp_path, "b", _coded("same", "X.1"))

    told = [(fault.file, fault.where, fault.what) for fault in load_questionnaires(tmp_path)[1]]

    assert told == [("b.json", kind, "stands already in a.json") for kind in ("linkId", "code")]


def test_conditions_in_a_circle_are_refused(tmp_path: Path) -> None:
    """Two items that wait for each other are told when the form is read."""
    when = [{"question": name, "operator": "exists", "answerBoolean": True} for name in ("b", "a")]
    _write(tmp_path, "a", _item("a", enableWhen=when[:1]), _item("b", enableWhen=when[1:]))

    assert any(told.startswith("wait for each other") for told in _told(tmp_path))


def test_a_folder_without_forms_is_a_fault(tmp_path: Path) -> None:
    """An empty folder is told, not taken for a content without questions."""
    assert _told(tmp_path) == ["holds no questionnaire"]


def test_options_may_come_from_a_contained_value_set(tmp_path: Path) -> None:
    """A value set inside the form gives the options of the items that name it."""
    sets = [
        {
            "resourceType": "ValueSet",
            "id": "places",
            "compose": {"include": [{"concept": [{"code": "calf_L"}]}]},
        }
    ]
    _write(tmp_path, "a", _coded("a", "X.1", answerValueSet="#places"), contained=sets)

    questions, faults = load_questionnaires(tmp_path)

    assert faults == []
    assert [option.code for option in questions.by_code["X.1"].options] == ["calf_L"]
