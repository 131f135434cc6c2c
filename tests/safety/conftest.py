"""The shipped content and the services on it, loaded once for all tests of the rules."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from intake_app.base.clock import FixedClock
from intake_app.base.paths import forms_folder
from intake_app.exchange.case import Case
from intake_app.safety.content import Content
from intake_app.services.review import Reviewing

NOW = datetime(2026, 11, 22, 10, tzinfo=UTC)


@pytest.fixture(scope="session")
def reviewing() -> Reviewing:
    """The review service on the shipped content, on the day of the sample cases."""
    return Reviewing(forms_folder(), FixedClock(NOW))


@pytest.fixture(scope="session")
def content(reviewing: Reviewing) -> Content:
    """The shipped content."""
    return reviewing.content


@pytest.fixture(scope="session")
def clear(reviewing: Reviewing) -> Case:
    """A first visit with nothing to find."""
    return reviewing.read(forms_folder() / "cases" / "clear.toml")


@pytest.fixture(scope="session")
def third_visit(reviewing: Reviewing) -> Case:
    """A third visit with nothing to find, tolerance 3 carried from two completed ones."""
    return reviewing.read(forms_folder() / "cases" / "third-visit.toml")


@pytest.fixture
def forms_copy(tmp_path: Path) -> Path:
    """A copy of the shipped content that a test may break."""
    import shutil

    return Path(shutil.copytree(forms_folder(), tmp_path / "forms"))
