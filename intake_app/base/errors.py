"""The tree of errors: one class per situation, each with its exit status and a sentence a person can act on.

A message has three parts: what happened, what it means for the client's record, what to do now.
The core raises, services let pass; only the window's error box and the command line catch.
"""

from collections.abc import Sequence

from intake_app.base.faults import Fault


class IntakeAppError(Exception):
    """Root of all errors meant for a person.

    happened, record, todo: one sentence each, without client data. exit_code: status of the command line.
    """

    exit_code = 2

    def __init__(self, happened: str, record: str, todo: str) -> None:
        super().__init__(happened)
        self.happened = happened
        self.record = record
        self.todo = todo

    def __str__(self) -> str:
        return " ".join(part for part in (self.happened, self.record, self.todo) if part)


class FaultsError(IntakeAppError):
    """A file that cannot be used as it is, with every fault found in it at once."""

    def __init__(self, happened: str, record: str, todo: str, faults: Sequence[Fault]) -> None:
        super().__init__(happened, record, todo)
        self.faults = tuple(faults)


class ContentError(FaultsError):
    """A form or rule file is broken; no review starts on it."""


class CaseError(FaultsError):
    """A case file cannot be read; no verdict is made of the rest."""


class NotFinished(IntakeAppError):
    """Something is still to be answered, done or filled in."""

    exit_code = 1


class NoPlan(IntakeAppError):
    """The verdict allows no plan."""

    exit_code = 3


class PlanFileError(IntakeAppError):
    """A file is not a plan that can be read."""


class SealError(IntakeAppError):
    """The key, its password or its certificate cannot seal this plan."""


class StorageError(IntakeAppError):
    """A file or folder cannot be written or read: full, missing, not permitted."""


class MissingLibrary(IntakeAppError):
    """This machine lacks something that the program needs; `todo` holds the command that installs it."""


class Cancelled(IntakeAppError):
    """The person stopped the work; there is nothing to report."""
