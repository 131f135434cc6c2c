"""Options that several commands share, and the reading of the files that they name."""

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import click

from intake_app.base.errors import IntakeAppError
from intake_app.base.texts import tr

_Command = TypeVar("_Command", bound=Callable[..., object])


def case_argument(command: _Command) -> _Command:
    """CASE: a case file in TOML or JSON."""
    return click.argument("case", type=click.Path(path_type=Path))(command)


def now_option(command: _Command) -> _Command:
    """--now: the time that the clock tells."""
    text = "What the clock tells, for example 2026-11-22T10:00."
    return click.option("--now", default="", metavar="TIME", help=text)(command)


def forms_option(command: _Command) -> _Command:
    """--forms: another content folder."""
    text = "Another content folder than the shipped one."
    kind = click.Path(path_type=Path, exists=True, file_okay=False)
    return click.option("--forms", type=kind, default=None, help=text)(command)


def folder_argument(command: _Command) -> _Command:
    """FOLDER: a content folder, the shipped one where none is named."""
    kind = click.Path(path_type=Path, exists=True, file_okay=False)
    return click.argument("folder", type=kind, required=False)(command)


def read_bytes(path: Path, error: type[IntakeAppError], record: str) -> bytes:
    """The whole file. Raises `error` where it cannot be read; record: what that means for what was asked."""
    try:
        return path.read_bytes()
    except OSError as fault:
        raise error(
            tr("{file} cannot be read ({why}).", file=path.name, why=fault.strerror or type(fault).__name__),
            record,
            tr("Name a file that is there and that you may read."),
        ) from None
