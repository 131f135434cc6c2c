"""Standing words of the content that are printed as they are: scope, levels, touch, letters (content 2.2, 10, 15)."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from intake_app.base.errors import ContentError
from intake_app.base.texts import tr
from intake_app.base.toml_lines import read_toml


@dataclass(frozen=True, slots=True)
class LetterWords:
    """Words of a letter. opening, possible: sentences; questions: those of 15.3; more: content id to one more question."""

    opening: str
    possible: str
    one_by_one: str
    in_hand: str
    questions: tuple[str, ...]
    more: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Standing:
    """What every paper says. levels: number to (name, how it is done).

    never: names of techniques that are never planned; steps: urgency to what is done now.
    """

    screening: str
    therapist_scope: str
    in_charge: str
    touch: tuple[str, ...]
    levels: Mapping[int, tuple[str, str]]
    never: Mapping[str, str]
    never_reason: str
    steps: Mapping[str, tuple[str, ...]]
    letter: LetterWords


@lru_cache(maxsize=4)
def load_standing(forms: Path) -> Standing:
    """The standing words of a content folder, read once. Raises ContentError with every fault of the files."""
    names = ("statements.toml", "techniques.toml")
    read = [read_toml(forms / name) for name in names]
    faults = [fault for _, wrong in read for fault in wrong]
    if faults:
        raise ContentError(
            tr("What papers are written from has {count} faults.", count=len(faults)),
            tr("No paper is made from it; records are not touched."),
            tr("Mend the lines named below, then start again."),
            faults,
        )
    tables = [table for found, _ in read for table in found]
    plain = {table.name: table.values for table in tables if not table.is_listed}
    scope, never = plain.get("scope", {}), plain.get("never", {})
    return Standing(
        screening=str(scope.get("screening", "")),
        therapist_scope=str(scope.get("therapist", "")),
        in_charge=str(scope.get("in_charge", "")),
        touch=_lines(plain.get("touch", {}), "lines"),
        levels={
            int(table.values["number"]): (str(table.values["name"]), str(table.values["how"]))
            for table in tables
            if table.name == "level" and table.is_listed
        },
        never=plain.get("never.names", {}),
        never_reason=str(never.get("reason", "")),
        steps={
            name.removeprefix("referral."): _lines(values, "screen")
            for name, values in plain.items()
            if name.startswith("referral.")
        },
        letter=_letter(plain.get("letter", {}), plain.get("letter.extra_question", {})),
    )


def _letter(values: Mapping[str, Any], more: Mapping[str, Any]) -> LetterWords:
    return LetterWords(
        opening=str(values.get("opening", "")),
        possible=str(values.get("possible", "")),
        one_by_one=str(values.get("wells", "")),
        in_hand=str(values.get("in_hand", "")),
        questions=_lines(values, "questions"),
        more={str(key): str(text) for key, text in more.items()},
    )


def _lines(values: Mapping[str, Any], key: str) -> tuple[str, ...]:
    return tuple(map(str, values.get(key, ())))
