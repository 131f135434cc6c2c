"""A review printed as JSON and as text."""

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from intake_app.base.faults import Fault
from intake_app.base.paths import forms_folder
from intake_app.exchange.case import Case
from intake_app.exchange.review_json import faults_as_json, review_as_json
from intake_app.exchange.review_text import WIDTH, faults_as_text, review_as_text
from intake_app.safety.content import Content, load_content
from intake_app.safety.judging import judge
from intake_app.safety.review import Review

KEYS = [
    "content", "case", "verdict", "open", "findings", "regions", "excluded_techniques", "limits", "flags", "facts",
    "severity", "referral", "changed", "plan",
]  # fmt: skip
STOP = 'base = "clear"\n[answers]\n"EM.1" = "yes"\n"DVT.6" = ""\n'


@cache
def _content() -> Content:
    return load_content(forms_folder())


def _judged(reader: Any, source: Path | str) -> tuple[Case, Review]:
    case = reader.case(source)
    return case, judge(_content(), case.situation)


def _printed(reader: Any, source: Path | str) -> dict[str, Any]:
    case, review = _judged(reader, source)
    return review_as_json(case, review, None, _content())


def test_every_key_is_there_in_its_order(reader: Any) -> None:
    """The object has the keys of the case format, all 36 regions, and the case as given."""
    printed = _printed(reader, 'base = "clear"')

    assert list(printed) == KEYS
    assert len(printed["regions"]) == 36
    assert printed["case"] == {
        "title": "Nothing to find", "name": "Sample Client", "birth_date": "1976-05-04",
        "visit": "2026-11-22T10:00", "reason": "to relax",
    }  # fmt: skip


def test_the_same_case_gives_the_same_bytes(reader: Any) -> None:
    """Answers written in another order print the same bytes."""
    first = 'base = "clear"\n[answers]\n"DVT.1" = "yes"\n"SKN.1" = "yes"\n'
    second = 'base = "clear"\n[answers]\n"SKN.1" = "yes"\n"DVT.1" = "yes"\n'

    assert json.dumps(_printed(reader, first)) == json.dumps(_printed(reader, second))


def test_findings_stand_worst_first(reader: Any) -> None:
    """The worst disposition comes first, then the content id; what needs nothing says null."""
    printed = _printed(reader, STOP)

    ids = [finding["content_id"] for finding in printed["findings"]]
    assert (ids[0], printed["findings"][0]["disposition"], printed["verdict"]["rank"]) == (
        "R-EM-01",
        "stop_emergency",
        6,
    )
    assert [item["question"] for item in printed["open"]] == sorted(
        item["question"] for item in printed["open"]
    )


def test_text_begins_with_the_verdict(reader: Any) -> None:
    """The verdict is the first line, what to do now comes before the reasons, and no line is too long."""
    case, review = _judged(reader, STOP)

    text = review_as_text(case, review, None, _content())

    lines = text.splitlines()
    assert lines[0] == "Stop: emergency"
    assert lines.index("What to do now") < lines.index("Reasons")
    assert max(map(len, lines)) <= WIDTH


@pytest.mark.parametrize(
    ("answers", "verdict"),
    [
        ("", "Nothing found, a plan can be made"),
        ('"EM.1" = ""', "Not finished"),
        ('"SYS.28" = "dizzy on standing"', "A plan can be made, with changes"),
        ('"SYS.1" = "catching illness without fever"', "Stop: not today"),
        ('"DVT.6" = "yes"', "Stop: send on today"),
        ('"SYS.15" = "cirrhosis"', "No massage plan yet: a clinician has to answer first"),
    ],
)
def test_verdicts_in_words(reader: Any, answers: str, verdict: str) -> None:
    """Each kind of verdict has its own words on the first line."""
    case, review = _judged(reader, f'base = "clear"\n[answers]\n{answers}\n')

    assert review_as_text(case, review, None, _content()).splitlines()[0] == verdict


def test_danger_comes_before_faults(reader: Any) -> None:
    """Of a case that cannot be read the danger signs are printed first, in text and in JSON."""
    _, review = _judged(reader, STOP)
    danger = [finding for finding in review.findings if finding.rank >= 4]
    fault = Fault(
        "case.toml", 3, "[client] birth_date", "2027-01-01", "lies after the visit", "2026-11-22 or earlier"
    )

    text, printed = faults_as_text([fault], danger), faults_as_json([fault], danger)

    assert text.index("R-EM-01") < text.index("case.toml, line 3")
    assert (list(printed), printed["faults"][0]["line"]) == (["danger", "faults"], 3)
