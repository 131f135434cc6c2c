"""JSON with line numbers and every fault that can be told: `json` keeps no positions and stops at the first fault.

What stands before and after a broken member is still read, so that a danger sign near a slip of the pen is not lost.
"""

import re
from dataclasses import dataclass, field
from json.decoder import scanstring  # type: ignore[attr-defined]  # not in the stubs
from pathlib import Path
from typing import Any

from intake_app.base.faults import Fault

Path_ = tuple[str | int, ...]
"""Where a value stands: ("item", 3, "linkId")."""

_SPACE = re.compile(r"[ \t\r\n]*")
_NUMBER = re.compile(r"-?(?:0|[1-9]\d*)(\.\d+)?([eE][+-]?\d+)?")
_MEMBER = re.compile(r'\n[ \t\r]*"|,\s*"(?=(?:[^"\\\n]|\\.)*"\s*:)')
_WORDS = {"true": True, "false": False, "null": None}
_MOST_DIGITS = 300
_LONE = re.compile("[\ud800-\udfff]")
_DEEPEST = 200


class _Broken(Exception):
    def __init__(self, at: int, expected: str, *, is_gap: bool = False) -> None:
        super().__init__(expected)
        self.at = at
        self.expected = expected
        self.is_gap = is_gap


@dataclass(slots=True)
class Located:
    """A JSON text that was read. lines: line of each value by its path, () is the whole; again: values of keys written before."""

    value: Any = None
    lines: dict[Path_, int] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)
    again: list[tuple[Path_, Any]] = field(default_factory=list)

    def line_of(self, *path: str | int) -> int:
        """The line of a value, or of the nearest one around it that was read."""
        for end in range(len(path), -1, -1):
            if path[:end] in self.lines:
                return self.lines[path[:end]]
        return 1


def read_json(path: Path) -> Located:
    """A JSON file with its lines. An unreadable file is one fault."""
    try:
        text = path.read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError) as fault:
        told = f"cannot be read ({type(fault).__name__})"
        return Located(faults=[Fault(path.name, None, "file", "", told, "a UTF-8 JSON file")])
    return parse_json(text, path.name)


def parse_json(text: str, file: str) -> Located:
    """As `read_json`, from text. `file` is the name that faults carry."""
    reader = _Reader(text, file)
    try:
        reader.found.value, end = reader.value(reader.skip(0), ())
        if reader.skip(end) < len(text):
            raise _Broken(reader.skip(end), "nothing after the last bracket")
    except _Broken as broken:
        reader.tell(broken)
    return reader.found


class _Reader:
    def __init__(self, text: str, file: str) -> None:
        self.text, self.file, self.found = text, file, Located()
        self._counted, self._line = 0, 1

    def line(self, at: int) -> int:
        """The line of a place in the text; going on from the last one asked for keeps this cheap."""
        if at < self._counted:
            return self.text.count("\n", 0, at) + 1
        self._line += self.text.count("\n", self._counted, at)
        self._counted = at
        return self._line

    def skip(self, at: int) -> int:
        found = _SPACE.match(self.text, at)
        return found.end() if found else at

    def tell(self, broken: _Broken) -> None:
        shown = self.text[broken.at : broken.at + 30].partition("\n")[0]
        line = self.text.count("\n", 0, broken.at) + 1
        self.found.faults.append(Fault(self.file, line, "JSON", shown, "cannot be read", broken.expected))

    def value(self, at: int, path: Path_) -> tuple[Any, int]:
        """The value that begins here and the place behind it."""
        self.found.lines[path] = self.line(at)
        if len(path) > _DEEPEST:
            raise _Broken(at, f"at most {_DEEPEST} levels")
        first = self.text[at : at + 1]
        if first == "{":
            return self._object(at, path)
        if first == "[":
            return self._array(at, path)
        if first == '"':
            return self._string(at)
        return self._plain(at)

    def _plain(self, at: int) -> tuple[Any, int]:
        for word, value in _WORDS.items():
            if self.text.startswith(word, at):
                return value, at + len(word)
        number = _NUMBER.match(self.text, at)
        if not number or len(number[0]) > _MOST_DIGITS:
            raise _Broken(at, "a value: text in quotes, a number, true, false, null, [ or {")
        is_whole = number[1] is None and number[2] is None
        return (int(number[0]) if is_whole else float(number[0])), number.end()

    def _string(self, at: int) -> tuple[str, int]:
        try:
            found = scanstring(self.text, at + 1, True)
        except ValueError as fault:
            raise _Broken(at, 'a text between two " on one line') from fault
        if _LONE.search(found[0]):
            raise _Broken(at, "a text of whole characters")
        return found[0], found[1]

    def _array(self, at: int, path: Path_) -> tuple[list[Any], int]:
        values: list[Any] = []
        at = self.skip(at + 1)
        if self.text[at : at + 1] == "]":
            return values, at + 1
        while True:
            value, at = self.value(at, (*path, len(values)))
            values.append(value)
            at = self.skip(at)
            if self.text[at : at + 1] == "]":
                return values, at + 1
            at = self._comma(at, "]")

    def _object(self, at: int, path: Path_) -> tuple[dict[str, Any], int]:
        values: dict[str, Any] = {}
        at = self.skip(at + 1)
        if self.text[at : at + 1] == "}":
            return values, at + 1
        while True:
            try:
                at = self.skip(self._member(at, path, values))
                if self.text[at : at + 1] == "}":
                    return values, at + 1
                at = self._comma(at, "}")
            except _Broken as broken:
                at = self._after(broken)
                if at < 0:
                    return values, len(self.text)

    def _member(self, at: int, path: Path_, values: dict[str, Any]) -> int:
        if self.text[at : at + 1] != '"':
            raise _Broken(at, "a key in quotes")
        start = at
        key, at = self._string(at)
        at = self.skip(at)
        if self.text[at : at + 1] != ":":
            raise _Broken(at, f'": " after the key {key}')
        value, at = self.value(self.skip(at + 1), (*path, key))
        if key in values:
            where = ".".join(map(str, (*path, key)))
            told = Fault(self.file, self.line(start), where, key, "is written twice", "each key once")
            self.found.faults.append(told)
            self.found.again.append(((*path, key), value))
        values.setdefault(key, value)
        return at

    def _comma(self, at: int, closing: str) -> int:
        if self.text[at : at + 1] != ",":
            raise _Broken(at, f'"," or "{closing}"', is_gap=self.text[at : at + 1] == '"')
        return self.skip(at + 1)

    def _after(self, broken: _Broken) -> int:
        """Tell the fault; the next member on a line of its own, -1 where there is none."""
        self.tell(broken)
        if broken.is_gap:
            return broken.at
        found = _MEMBER.search(self.text, broken.at)
        return found.end() - 1 if found else -1
