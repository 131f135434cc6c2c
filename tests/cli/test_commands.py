"""Every command is documented with examples that hold; as a process of its own the program is quick and ends cleanly."""

import importlib
import subprocess
import sys

import click
import pytest

from intake_app.cli.main import COMMANDS
from tests.cli.running import Run, shipped

PROGRAM = (sys.executable, "-m", "intake_app")


def _command(name: str) -> click.Command:
    command: click.Command = getattr(importlib.import_module(f"intake_app.cli.{name}"), name)
    return command


def _examples(name: str) -> list[list[str]]:
    lines = (_command(name).help or "").splitlines()
    return [line.split() for line in lines if line.strip().startswith("intake-app ")]


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_help_with_an_example(run: Run, name: str) -> None:
    """`COMMAND --help` ends with 0 and shows how it is called."""
    ran = run(name, "--help")

    assert (ran.status, f"intake-app {name}" in ran.out) == (0, True)


@pytest.mark.parametrize("name", COMMANDS)
def test_the_examples_name_options_that_exist(name: str) -> None:
    """An example that is older than its command is a fault."""
    known = {option for parameter in _command(name).params for option in parameter.opts}

    used = {word for example in _examples(name) for word in example if word.startswith("-")}
    assert used <= known


@pytest.mark.parametrize("arguments", [("revieww",), ("review",), ("review", "x", "--jsn"), ("plan", "x")])
def test_what_is_typed_wrong_is_a_sentence(run: Run, arguments: tuple[str, ...]) -> None:
    """A command or option that does not exist, an argument that is missing: status 2, on stderr."""
    ran = run(*arguments)

    assert (ran.status, ran.out, "Error: " in ran.err) == (2, "", True)


def test_a_review_is_quick_and_quiet() -> None:
    """The whole process: start, content, verdict; nothing on stderr."""
    done = subprocess.run([*PROGRAM, "review", shipped("clear"), "--json"], capture_output=True, check=False)

    assert (done.returncode, done.stderr) == (0, b"")


def test_a_full_device_is_a_sentence() -> None:
    """Where the result cannot be printed, no traceback."""
    with open("/dev/full", "wb") as full:
        done = subprocess.run(
            [*PROGRAM, "review", shipped("clear")], stdout=full, stderr=subprocess.PIPE, check=False
        )

    assert (done.returncode, done.stderr.count(b"\n"), b"Traceback" in done.stderr) == (2, 1, False)
