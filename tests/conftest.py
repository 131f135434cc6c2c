"""What holds for every test: no display, no folder of a real user, English, and the same examples in every run."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from intake_app.base.texts import use_catalogue

os.environ["QT_QPA_PLATFORM"] = "offscreen"  # read when Qt starts, so it is set before any test imports it
os.environ.pop("INTAKE_APP_HOME", None)

settings.register_profile("house", derandomize=True, deadline=None, database=None)
settings.load_profile("house")


@pytest.fixture(autouse=True)
def data_folder_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A data folder for this test alone (not yet created): nothing a test keeps reaches a real user's folder."""
    folder = tmp_path / "intake-app-home"
    monkeypatch.setenv("INTAKE_APP_HOME", str(folder))
    return folder


@pytest.fixture(autouse=True)
def english_again() -> Iterator[None]:
    """A test that switches the language does not switch it for the next one."""
    yield
    use_catalogue({})
