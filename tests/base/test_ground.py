"""Errors, clock, log, texts, ids: the ground that every package stands on."""

from datetime import UTC, datetime

import pytest

from intake_app.base.clock import FixedClock, SystemClock
from intake_app.base.errors import CaseError, IntakeAppError, NoPlan, NotFinished
from intake_app.base.faults import Fault, nearest
from intake_app.base.ids import derived_id, random_id
from intake_app.base.log import UnlistedField, log
from intake_app.base.paths import data_folder, forms_folder, resource
from intake_app.base.texts import tr, use_catalogue


def test_an_error_tells_what_happened_what_it_means_and_what_to_do() -> None:
    """The three parts are joined to one text."""
    error = IntakeAppError("The disk is full.", "The last answer is not saved.", "Free some space.")
    assert str(error) == "The disk is full. The last answer is not saved. Free some space."


@pytest.mark.parametrize(("kind", "status"), [(NotFinished, 1), (NoPlan, 3), (IntakeAppError, 2)])
def test_each_error_has_the_exit_status_of_the_case_format(kind: type[IntakeAppError], status: int) -> None:
    """1 not finished, 2 cannot be read, 3 no plan."""
    assert kind.exit_code == status


def test_a_fault_is_one_line_that_names_file_line_and_what_was_expected() -> None:
    """Everything needed to mend it stands in one sentence."""
    fault = Fault("case.toml", 7, '"DVT.1"', "maybe", "is no answer to this question", "no or yes")
    assert (
        fault.sentence
        == "case.toml, line 7: \"DVT.1\" 'maybe': is no answer to this question. Expected: no or yes."
    )


def test_a_case_error_holds_every_fault() -> None:
    """All faults travel with the error."""
    faults = [Fault("a", 1, "x", "", "is wrong"), Fault("a", 2, "y", "", "is wrong")]
    assert CaseError("a", "b", "c", faults).faults == tuple(faults)


def test_the_nearest_right_words_are_offered() -> None:
    """A slip of the hand finds its word."""
    assert nearest("foot_sol_L", ["foot_sole_L", "hand_R", "chest"]) == "foot_sole_L"


def test_the_log_refuses_a_field_that_is_not_listed() -> None:
    """A client's name cannot slip in under a new field."""
    with pytest.raises(UnlistedField):
        log("saved", name="Sample Client")


def test_a_text_is_translated_before_it_is_filled_in() -> None:
    """The catalogue holds sentences with their gaps."""
    use_catalogue({"{count} findings": "{count} hallazgos"})
    try:
        assert tr("{count} findings", count=3) == "3 hallazgos"
    finally:
        use_catalogue({})


def test_a_fixed_clock_stands_still_and_the_system_clock_has_a_zone() -> None:
    """Both give a moment with its time zone."""
    moment = datetime(2026, 11, 22, 10, tzinfo=UTC)
    assert FixedClock(moment).now() == moment
    assert SystemClock().now().tzinfo is not None


def test_derived_ids_repeat_and_random_ids_do_not() -> None:
    """The same parts give the same id."""
    assert derived_id("plan", "1") == derived_id("plan", "1") != derived_id("plan", "2")
    assert random_id() != random_id()


def test_the_data_folder_can_be_moved(monkeypatch: pytest.MonkeyPatch, tmp_path) -> None:
    """INTAKE_APP_HOME is the one variable that moves all that is kept."""
    monkeypatch.setenv("INTAKE_APP_HOME", str(tmp_path))
    assert data_folder() == tmp_path


def test_content_and_assets_are_found_in_a_checkout() -> None:
    """Both folders lie beside the package."""
    assert (forms_folder() / "regions.toml").is_file()
    assert resource("bodymap", "regions.json").is_file()
