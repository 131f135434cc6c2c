"""Whether bytes are in DER, the one exact encoding of ASN.1 (X.690, 10 and 11): for what no signature covers."""

_SEQUENCE, _SET, _BOOLEAN, _INTEGER, _NULL, _OID = 0x30, 0x31, 0x01, 0x02, 0x05, 0x06
_NONE = 0x00  # ends values of no stated length, which DER does not have
_CONSTRUCTED, _UNIVERSAL = 0x20, 0xC0
_DEEPEST = 40


def is_der(data: bytes) -> bool:
    """Whether the bytes are one value in DER, nothing before, between or after it.

    Lengths, nesting, and the values of BOOLEAN, INTEGER, NULL and OBJECT IDENTIFIER are checked; texts and times are not.
    """
    return bool(data) and _end_of_value(data, 0, len(data), 0) == len(data)


def _end_of_value(data: bytes, start: int, limit: int, depth: int) -> int:
    """Where the value that begins at `start` ends; -1 where it is not DER."""
    if start + 2 > limit or depth > _DEEPEST or data[start] & 0x1F == 0x1F:
        return -1
    content, length = _length(data, start + 1, limit)
    end = content + length
    if length < 0 or end > limit:
        return -1
    if data[start] & _CONSTRUCTED:
        is_right = (data[start] & _UNIVERSAL or data[start] in (_SEQUENCE, _SET)) and _is_row(
            data, content, end, depth
        )
    else:
        is_right = _is_plain(data[start], data[content:end])
    return end if is_right else -1


def _is_row(data: bytes, start: int, end: int, depth: int) -> bool:
    while 0 <= start < end:
        start = _end_of_value(data, start, end, depth + 1)
    return start == end


def _length(data: bytes, at: int, limit: int) -> tuple[int, int]:
    """Where the content begins and how long it is; a length of -1 where it is not in its shortest form."""
    first = data[at]
    if first < 0x80:
        return at + 1, first
    octets = first & 0x7F
    if not 1 <= octets <= 4 or at + 1 + octets > limit:
        return at, -1
    length = int.from_bytes(data[at + 1 : at + 1 + octets], "big")
    is_shortest = length >= 0x80 and data[at + 1] != 0
    return at + 1 + octets, length if is_shortest else -1


def _is_plain(tag: int, content: bytes) -> bool:
    if tag == _BOOLEAN:
        return content in (b"\x00", b"\xff")
    if tag == _INTEGER:
        is_padded = len(content) > 1 and content[0] in (0, 0xFF) and content[0] >> 7 == content[1] >> 7
        return bool(content) and not is_padded
    if tag == _NULL:
        return not content
    if tag == _OID:
        return bool(content) and content[0] != 0x80 and content[-1] < 0x80
    return tag not in (_NONE, _SEQUENCE & ~_CONSTRUCTED, _SET & ~_CONSTRUCTED)
