"""What tests of cases share: the shipped questions and body, a clock that stands still."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from intake_app.base.clock import FixedClock
from intake_app.base.paths import forms_folder
from intake_app.bodymap.regions import load_body_map
from intake_app.exchange.case import Case
from intake_app.exchange.case_limits import accepted
from intake_app.exchange.case_reader import Known, read_with_faults
from intake_app.questionnaire.answers import Answer
from intake_app.questionnaire.loading import load_questionnaires

HEAD = '[client]\nname = "Sample Client"\nbirth_date = 1976-05-04\n[visit]\ndate = 2026-11-22\n[answers]\n'


class Reader:
    """Reads case texts against the shipped content; `of` gives the entries of one answer."""

    def __init__(self, cases: Path) -> None:
        forms = forms_folder()
        clock = FixedClock(datetime(2026, 11, 22, 12, tzinfo=UTC))
        questions, _ = load_questionnaires(forms / "questionnaires")
        self.known = Known(questions, load_body_map(forms), cases, clock, accepted(forms / "scales.toml"))

    def case(self, source: Path | str) -> Case:
        """A case without fault."""
        case, faults = read_with_faults(source, self.known)
        assert [fault.sentence for fault in faults] == []
        return case

    def faults(self, source: Path | str) -> list[tuple[str, str]]:
        """Where and what of each fault of a case."""
        return [(fault.where, fault.what) for fault in read_with_faults(source, self.known)[1]]

    def of(self, answers: str, question: str) -> list[Answer]:
        """The entries of one question (content id) of the lines of `[answers]`, and what may follow them."""
        link_id = self.known.questions.by_code[question].link_id
        return [entry for entry in self.case(HEAD + answers).situation.answers if entry.question == link_id]


@pytest.fixture(scope="session")
def reader(tmp_path_factory: pytest.TempPathFactory) -> Reader:
    """A reader whose folder of named cases is the shipped one."""
    return Reader(forms_folder() / "cases")
