"""Digests of records: one canonical form, its SHA-256, and the short code that is printed on paper."""

import hashlib
import json
import math
from typing import Any

CODE_LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # Crockford's base 32: no I, L, O, U
CODE_LENGTH = 16


class NotCanonical(TypeError):
    """A record holds something that has no one canonical form: a fault of the program."""


def canonical_json(record: Any) -> bytes:
    """The one form of a record that is digested: UTF-8 JSON, keys sorted, no spaces, nothing escaped that need not be.

    record: dicts with text keys, lists, tuples, texts, whole numbers, True, False, None and finite floats; a float
    with a whole value is written as the whole number, so that 5.0 and 5 are the same record. Raises NotCanonical
    for anything else. Source: the manner of RFC 8785, except that floats are written as Python does.
    """
    return json.dumps(_plain(record), ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode(
        "utf-8"
    )


def digest(data: bytes) -> str:
    """SHA-256 of the bytes, 64 lower-case hexadecimal digits."""
    return hashlib.sha256(data).hexdigest()


def short_code(hex_digest: str) -> str:
    """The first 80 bits of a digest as a person can read them aloud: "K7Q4-2MXD-90VT-H3RP".

    hex_digest: at least 20 hexadecimal digits. Source: Crockford, Base 32.
    """
    bits = int(hex_digest[:20], 16)
    letters = "".join(CODE_LETTERS[(bits >> (5 * place)) & 31] for place in reversed(range(CODE_LENGTH)))
    return "-".join(letters[start : start + 4] for start in range(0, CODE_LENGTH, 4))


def same_code(typed: str, hex_digest: str) -> bool:
    """Whether a typed code is this digest's; case, spaces and dashes do not count, O is 0, I and L are 1."""
    plain = typed.upper().translate(str.maketrans("OIL", "011", " -"))
    return plain == short_code(hex_digest).replace("-", "")


def _plain(value: Any) -> Any:
    if value is None or isinstance(value, str | bool | int):
        return value
    if isinstance(value, float) and math.isfinite(value):
        return int(value) if value.is_integer() else value
    if isinstance(value, list | tuple):
        return [_plain(item) for item in value]
    if isinstance(value, dict) and all(isinstance(key, str) for key in value):
        return {key: _plain(item) for key, item in value.items()}
    raise NotCanonical(f"a record cannot hold {type(value).__name__}")
