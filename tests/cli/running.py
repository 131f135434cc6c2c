"""What tests of the command line share: how a command ended, where the shipped cases are, the clock of the tests."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from intake_app.base.paths import forms_folder

NOW = "2026-11-22T12:00"


@dataclass(frozen=True)
class Ran:
    """What a command left: its exit status, stdout and stderr."""

    status: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """Stdout as JSON."""
        return json.loads(self.out)

    @property
    def findings(self) -> list[str]:
        """Content ids of the findings, or of the danger signs of a case that cannot be read."""
        printed = self.json
        return [one["content_id"] for one in printed.get("findings", printed.get("danger", []))]

    @property
    def faults(self) -> list[tuple[int | None, str]]:
        """Line and place of each fault."""
        return [(one["line"], one["where"]) for one in self.json["faults"]]


Run = Callable[..., Ran]
Write = Callable[..., Path]


def shipped(name: str) -> Path:
    """A case that comes with the program."""
    return forms_folder() / "cases" / f"{name}.toml"
