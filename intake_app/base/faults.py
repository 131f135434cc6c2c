"""Faults found in a file: collected all at once, told one line each."""

import difflib
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing wrong in one file.

    file: name as given; line: from 1, None where the file has none; where: the table, question or key;
    value: what stands there; what: what is wrong; expected: what would be right (the nearest right words).
    """

    file: str
    line: int | None
    where: str
    value: str
    what: str
    expected: str = ""

    @property
    def sentence(self) -> str:
        """The fault as one line of text: file, line, place, what is wrong, what was expected."""
        place = self.file if self.line is None else f"{self.file}, line {self.line}"
        shown = f" {self.value!r}" if self.value else ""
        expected = f" Expected: {self.expected}." if self.expected else ""
        return f"{place}: {self.where}{shown}: {self.what}.{expected}"

    def as_dict(self) -> dict[str, Any]:
        """The fault as the table that `--json` prints (case-format, section 3)."""
        return {
            "file": self.file,
            "line": self.line,
            "where": self.where,
            "value": self.value,
            "what": self.what,
            "expected": self.expected,
        }


def nearest(word: str, known: Iterable[str], most: int = 3) -> str:
    """The words of `known` most like `word`, joined with "or"; at most `most`; all of them if few."""
    words = sorted(set(known))
    close = difflib.get_close_matches(word, words, n=most, cutoff=0.4)
    return " or ".join(close or words[: most * 2])
