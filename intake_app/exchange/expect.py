"""Whether a result came out as a case expects: its `[expect]` table held against what `--json` prints."""

from collections.abc import Iterator, Mapping
from typing import Any

_LETTERS = "abcdefghijklmnopqrstuvwxyz"


def differences(expect: Mapping[str, Any], printed: Mapping[str, Any]) -> list[str]:
    """One sentence for each part of `[expect]` that did not come out so; empty where all of it did.

    expect: any part of the printed object (case format, section 3). A table must hold at least what is written. A list must
    hold the same in any order; `open` and `findings` may be lists of ids that must be among them. `not_findings` and
    `not_open` list ids that must not. An id without letter means any of its lines.
    """
    return [sentence for key, value in expect.items() for sentence in _part(key, value, printed)]


def _part(key: str, value: Any, printed: Mapping[str, Any]) -> Iterator[str]:
    if key.startswith("not_"):
        yield from _absent(key.removeprefix("not_"), value, printed)
    elif key not in printed:
        yield f"{key}: is not printed; printed are {', '.join(printed)}"
    elif (
        _is_ids(value)
        and printed[key]
        and isinstance(printed[key], list)
        and isinstance(printed[key][0], Mapping)
    ) or (key in ("findings", "open") and _is_ids(value)):
        yield from _present(key, value, printed)
    else:
        yield from _compared(key, value, printed[key])


def _is_ids(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(one, str) for one in value)


def _ids(key: str, printed: Mapping[str, Any]) -> list[str]:
    """The ids of a printed list: content ids of findings, questions of open items, words as they are."""
    names = ("content_id", "question", "rule")
    found = []
    for one in printed.get(key, []):
        table = one if isinstance(one, Mapping) else {"content_id": one}
        found += [str(table[name]) for name in names if name in table]
    return found


def is_meant(id_: str, found: str) -> bool:
    """Whether an id that was found is the one written, or a line of it (R-X-01 means R-X-01a too)."""
    is_line = (
        found.startswith(id_) and len(found) == len(id_) + 1 and found[-1] in _LETTERS and id_[-1:].isdigit()
    )
    return found == id_ or is_line


def _present(key: str, ids: list[str], printed: Mapping[str, Any]) -> Iterator[str]:
    found = _ids(key, printed)
    for id_ in ids:
        if not any(is_meant(id_, one) for one in found):
            yield f"{key}: {id_} is missing; found {', '.join(sorted(set(found))) or 'nothing'}"


def _absent(key: str, ids: Any, printed: Mapping[str, Any]) -> Iterator[str]:
    found = _ids(key, printed)
    for id_ in ids if isinstance(ids, list) else [ids]:
        unwanted = sorted({one for one in found if is_meant(str(id_), one)})
        if unwanted:
            yield f"{key}: {', '.join(unwanted)} must not be there"


def _compared(path: str, wanted: Any, found: Any) -> Iterator[str]:
    if isinstance(wanted, Mapping) and isinstance(found, Mapping):
        for key, value in wanted.items():
            if key in found:
                yield from _compared(f"{path}.{key}", value, found[key])
            else:
                yield f"{path}.{key}: is not printed; there are {', '.join(map(str, found)) or 'none'}"
    elif isinstance(wanted, list) and isinstance(found, list):
        if sorted(map(_plain, wanted)) != sorted(map(_plain, found)):
            yield f"{path}: expected {_plain(wanted)}, found {_plain(found)}"
    elif not _same(wanted, found):
        yield f"{path}: expected {_plain(wanted)}, found {_plain(found)}"


def _same(wanted: Any, found: Any) -> bool:
    """TOML has no null: "null" and "none" stand for it. Dates are compared as they are printed."""
    if found is None:
        return wanted in ("null", "none", "")
    if isinstance(wanted, bool) or isinstance(found, bool):
        return wanted is found
    if isinstance(wanted, int | float) and isinstance(found, int | float):
        return wanted == found
    return str(wanted) == str(found)


def _plain(value: Any) -> str:
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{key}: {_plain(value[key])}" for key in sorted(value)) + "}"
    if isinstance(value, list | tuple):
        return "[" + ", ".join(_plain(one) for one in value) + "]"
    return "null" if value is None else str(value)
