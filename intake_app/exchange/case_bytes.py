"""The text of a case file, with a fault in a sentence where it cannot be had."""

import codecs
from pathlib import Path

from intake_app.base.faults import Fault

MOST_BYTES = 8_000_000
_UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def text_of(path: Path, faults: list[Fault]) -> str | None:
    """The text of a file; None, and a fault, where there is none to read.

    Text in another encoding is a fault, but is read as far as it goes: a danger sign in it is told all the same.
    """
    try:
        with path.open("rb") as file:
            data = file.read(MOST_BYTES + 1)
    except (OSError, ValueError) as fault:
        why = fault.strerror if isinstance(fault, OSError) and fault.strerror else "no such name"
        _tell(
            path,
            faults,
            f"cannot be read ({why.lower()})",
            expected="a file that is there and that you may read",
        )
        return None
    if data[:2] in _UTF_16:
        _tell(path, faults, "is UTF-16, not UTF-8")
        return _lines(data.decode("utf-16", "replace"))
    useless = _useless(data)
    if useless:
        _tell(path, faults, useless, expected="the case of one visit, as UTF-8 text in TOML or JSON")
        return None
    return _lines(_utf_8(path, data, faults))


def _useless(data: bytes) -> str:
    """Why nothing can be made of these bytes; empty where something can."""
    if len(data) > MOST_BYTES:
        return f"is larger than {MOST_BYTES // 1_000_000} MB"
    if b"\0" in data:
        return "is no text"
    return "" if data.removeprefix(codecs.BOM_UTF8).strip() else "is empty"


def _utf_8(path: Path, data: bytes, faults: list[Fault]) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        line = fault.object.count(b"\n", 0, fault.start) + 1
        _tell(path, faults, "holds a character that is not UTF-8", line=line)
        return data.decode("utf-8-sig", "replace")


def _lines(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _tell(
    path: Path,
    faults: list[Fault],
    what: str,
    *,
    line: int | None = None,
    expected: str = "a UTF-8 file in TOML or JSON",
) -> None:
    faults.append(Fault(path.name, line, "file", "", what, expected))
