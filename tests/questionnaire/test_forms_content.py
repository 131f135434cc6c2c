"""The questions, pages and scales of `forms/` against the ids of the clinical content."""

import json
import tomllib
from collections import Counter
from collections.abc import Iterator
from typing import Any

import pytest

from intake_app.base.paths import forms_folder

_OURS = "urn:intake-app:"
_FILES = sorted((forms_folder() / "questionnaires").glob("*.json"))
_WIDER = {"all", "today"}


def _forms() -> dict[str, dict[str, Any]]:
    return {path.stem: json.loads(path.read_text("utf-8")) for path in _FILES}


def _toml(name: str) -> dict[str, Any]:
    return tomllib.loads((forms_folder() / name).read_text("utf-8"))


def _walk(tree: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for item in tree.get("item", []):
        yield item
        yield from _walk(item)


def _items() -> list[dict[str, Any]]:
    return [item for form in _forms().values() for item in _walk(form)]


def _coded() -> dict[str, dict[str, Any]]:
    return {item["code"][0]["code"]: item for item in _items() if "code" in item}


def _marks(element: dict[str, Any], name: str) -> list[Any]:
    found = [one for one in element.get("extension", []) if one["url"] == f"{_OURS}{name}"]
    return [next(value for key, value in one.items() if key.startswith("value")) for one in found]


def _codes(item: dict[str, Any]) -> list[str]:
    return [option["valueCoding"]["code"] for option in item.get("answerOption", [])]


def _asked() -> set[str]:
    """Every id that a person answers: a question of parts stands for its parts."""
    ids = _toml("content-ids.toml")
    return {part for one in ids["questions"] for part in ids["parts"].get(one, [one])}


@pytest.mark.parametrize("path", _FILES, ids=[path.stem for path in _FILES])
def test_a_form_is_named_after_its_file(path: Any) -> None:
    """Each file is one FHIR Questionnaire whose address ends in the file's name, in the content's version."""
    form = json.loads(path.read_text("utf-8"))

    assert form["url"] == f"{_OURS}questionnaire:{path.stem}"
    assert form["version"] == _toml("content-ids.toml")["version"]


def test_link_ids_are_used_once() -> None:
    """No linkId stands twice in all forms together."""
    counts = Counter(item["linkId"] for item in _items())

    assert [name for name, count in counts.items() if count > 1] == []


def test_every_question_of_the_content_is_there_and_no_other() -> None:
    """The codes of the forms are the content's question ids, their parts, and the single symptoms."""
    ids = _toml("content-ids.toml")

    assert set(_coded()) == _asked() | set(ids["parts"]) | set(ids["symptoms"])


def test_the_content_has_the_numbers_it_says() -> None:
    """The id table holds as many ids of each kind as the clinical content counts."""
    ids = _toml("content-ids.toml")
    counts = {
        name: len(set(ids[name]))
        for name in ("questions", "rules", "techniques", "after", "regions", "zones")
    }

    assert counts == {
        "questions": 132,
        "rules": 268,
        "techniques": 11,
        "after": 14,
        "regions": 36,
        "zones": 9,
    }


def test_an_option_stands_once_in_its_list() -> None:
    """No list of answers holds a code twice."""
    twice = [item["linkId"] for item in _items() if len(_codes(item)) != len(set(_codes(item)))]

    assert twice == []


def test_prefer_not_to_say_stands_on_every_spoken_question_and_on_no_look() -> None:
    """What the client says can always be kept back; a look or measure cannot."""
    questions = [item for item in _coded().values() if item["type"] != "group"]
    wrong = [
        item["linkId"]
        for item in questions
        if ("prefer-not-to-say" in _codes(item)) != _marks(item, "spoken")[0]
    ]

    assert wrong == []


def test_what_stands_for_not_sure_is_an_answer_of_the_list() -> None:
    """`counts-as` and `blank-words` name options of their own question."""
    wrong = [
        (item["linkId"], code)
        for item in _coded().values()
        for name in ("counts-as", "blank-words")
        for code in _marks(item, name)
        if code not in _codes(item)
    ]

    assert wrong == []


def test_a_symptom_is_part_of_a_question() -> None:
    """`part-of` names the content id of the whole, and every single symptom has one."""
    ids, coded = _toml("content-ids.toml"), _coded()

    assert all(_marks(coded[one], "part-of") == [one[:-1]] and one[:-1] in coded for one in ids["symptoms"])


def test_widest_places_exist() -> None:
    """`widest` names regions or groups of the body map, all, or every marked region."""
    body = _toml("regions.toml")
    known = (
        set(_toml("content-ids.toml")["regions"])
        | set(body["region"])
        | set(body["group"])
        | {"LEGS", "ARMS", "FEET", "MARKED"}
        | _WIDER
    )
    options = [option for item in _items() for option in item.get("answerOption", [])]
    named = {place for element in [*_items(), *options] for place in _marks(element, "widest")}

    assert named <= known


def test_scales_that_questions_name_exist() -> None:
    """`scale` names a scale of the scale file."""
    named = {scale for item in _items() for scale in _marks(item, "scale")}

    assert named <= set(_toml("scales.toml")["scale"])


def test_bands_carry_the_codes_of_the_answers() -> None:
    """Where a number stands with a list, each band of its scale is an answer of the list."""
    scales = _toml("scales.toml")["scale"]
    by_band = (
        "calf-difference",
        "skin-warmth",
        "hba1c",
        "ketones",
        "blood-pressure",
        "body-temperature",
        "pain",
    )
    lists = [item for item in _coded().values() if set(_marks(item, "scale")) & set(by_band)]
    missing = [
        (item["linkId"], band["name"])
        for item in lists
        for band in scales[_marks(item, "scale")[0]]["band"]
        if band["name"] not in _codes(item)
    ]

    assert missing == []


def test_edges_of_a_scale_rise_in_every_unit() -> None:
    """From band to band each edge is higher, in each unit; only the last band has none."""
    for name, scale in _toml("scales.toml")["scale"].items():
        edges = [band.get("below", band.get("upto")) for band in scale["band"]]
        rows = [edge if isinstance(edge, dict) else {scale["units"][0]: edge} for edge in edges[:-1]]

        assert edges[-1] is None, name
        assert all(
            [row[unit] for row in rows] == sorted({row[unit] for row in rows}) for unit in scale["units"]
        ), name


def test_each_question_is_on_one_page_of_the_window() -> None:
    """Every question of sections 3 to 9 is asked on exactly one page of a first visit's review."""
    pages = [page for page in _toml("pauses.toml")["window"] if page.get("visits", "first") == "first"]
    lines = [line["ask"] for page in pages for line in page["lines"]]
    asked = {one for one in _asked() if not one.startswith("PRS.")}

    assert Counter(one for one in lines if not one.startswith("PRS.")) == Counter(asked)


def test_a_page_has_at_most_nine_lines() -> None:
    """No page of the window or of a first visit is longer than nine lines."""
    pages = _toml("pauses.toml")
    long = [page["id"] for page in (*pages["window"], *pages["pause"]) if len(page["lines"]) > 9]

    assert long == []


def test_lines_of_pages_name_what_exists() -> None:
    """A line names a question, a symptom or an item of the after-session record, and places that exist."""
    ids, pages = _toml("content-ids.toml"), _toml("pauses.toml")
    lines = [line for page in (*pages["window"], *pages["pause"]) for line in page["lines"]]

    assert {line["ask"] for line in lines} <= _asked() | set(ids["symptoms"]) | set(ids["after"])
    assert {place for line in lines for place in line.get("places", [])} <= set(ids["zones"])


def test_every_question_says_how_it_is_answered() -> None:
    """Shape, when, unsure, spoken and a short label stand on every question that is no group."""
    names = ("shape", "when", "unsure", "spoken", "short")
    questions = [item for item in _coded().values() if item["type"] != "group"]
    missing = [(item["linkId"], name) for item in questions for name in names if len(_marks(item, name)) != 1]

    assert missing == []
