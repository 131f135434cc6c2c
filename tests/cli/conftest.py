"""Case files written for one test, and the program run on them without a process of its own."""

from pathlib import Path

import pytest

from intake_app.__main__ import main
from tests.cli.running import NOW, Ran, Run, Write


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs a command: `run("review", path, "--json")`."""

    def call(*arguments: object) -> Ran:
        capsys.readouterr()
        status = main([str(one) for one in arguments])
        printed = capsys.readouterr()
        return Ran(status, printed.out, printed.err)

    return call


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Writes a case file: text that starts from `clear` unless it names a base, or bytes as they are."""

    def call(text: str | bytes, name: str = "visit.toml") -> Path:
        path = tmp_path / name
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return path

    return call


@pytest.fixture
def review(run: Run, write: Write) -> Run:
    """Reviews the text of a case at noon of the visit's day, as JSON."""

    def call(text: str | bytes, name: str = "visit.toml") -> Ran:
        return run("review", write(text, name), "--json", "--now", NOW)

    return call
