"""Values written as TOML, in a fixed way: the same value gives the same text."""

import json
import re
from collections.abc import Iterable, Mapping
from datetime import date, datetime, time
from typing import Any

_BARE = re.compile(r"[A-Za-z0-9_-]+")
_BREAKS = re.compile("[\x7f-\x9f\u2028\u2029]")
"""What TOML does not take as it is, and what some readers take for the end of a line."""


def toml_key(key: str) -> str:
    """A key, in quotes where it needs them."""
    return key if _BARE.fullmatch(key) else toml_value(key)


def toml_value(value: Any) -> str:
    """A value on one line: text, number, true or false, date, time, list, table. Raises TypeError for anything else."""
    if isinstance(value, str):
        return _BREAKS.sub(_escaped, json.dumps(value, ensure_ascii=False))
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return repr(value)
    if isinstance(value, datetime | date | time):
        return value.isoformat()
    if isinstance(value, Mapping):
        pairs = ", ".join(f"{toml_key(str(key))} = {toml_value(held)}" for key, held in value.items())
        return f"{{ {pairs} }}" if pairs else "{}"
    if isinstance(value, list | tuple):
        return f"[{', '.join(toml_value(each) for each in value)}]"
    raise TypeError(f"TOML has no {type(value).__name__}")


def _escaped(found: re.Match[str]) -> str:
    return f"\\u{ord(found[0]):04x}"


def toml_table(header: str, pairs: Iterable[tuple[str, Any]]) -> list[str]:
    """The lines of a table with its header ("[client]"); nothing where no pair has a value (None is left out)."""
    lines = [f"{toml_key(key)} = {toml_value(value)}" for key, value in pairs if value is not None]
    return [header, *lines, ""] if lines else []
