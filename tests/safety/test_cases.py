"""Every case beside the content comes out as it says: the test rows of the clinical content, and more."""

from pathlib import Path

import pytest

from intake_app.base.paths import forms_folder
from intake_app.exchange.expect import differences
from intake_app.exchange.review_json import review_as_json
from intake_app.planning.canonical import course_as_dict
from intake_app.services.review import Reviewing

CASES = sorted((forms_folder() / "cases").rglob("*.toml"))


@pytest.mark.parametrize("path", CASES, ids=[path.stem for path in CASES])
def test_a_case_comes_out_as_it_expects(reviewing: Reviewing, path: Path) -> None:
    """Verdict, findings, limits and plan agree with the case's own `[expect]`."""
    case = reviewing.read(path)
    judged = reviewing.judge(case)
    table = judged.table.check if judged.table is not None else None
    printed = review_as_json(judged.case, judged.review, judged.plan, reviewing.content, table)
    course = course_as_dict(judged.plan) if judged.plan is not None else None
    assert differences(case.expect, printed | {"course": course}) == []
