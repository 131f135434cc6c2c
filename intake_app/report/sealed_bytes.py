"""Where the seals lie in a file's bytes, read strictly: nothing between the covered ranges but one exact signature.

pyHanko is lenient inside the room kept for a signature, and takes bytes added at the end for an allowed update; here
every byte of the file is either covered by a digest or has one allowed value.
"""

import hashlib
import re
from dataclasses import dataclass

from intake_app.base.texts import tr

_RANGE = re.compile(rb"/ByteRange ?\[ ?(\d{1,12}) (\d{1,12}) (\d{1,12}) (\d{1,12}) *\]")
_TRACES = (b"/ByteRange", b"ETSI.CAdES.detached", b"adbe.pkcs7.detached")
_HEX = re.compile(rb"<(?:[0-9a-f]*|[0-9A-F]*)>")


class BrokenSeal(ValueError):
    """A seal that is not exactly as it was made; the message is one sentence for a person."""


@dataclass(frozen=True, slots=True)
class CoveredRange:
    """What one seal covers: from the file's first byte to `gap`, and from `resumes` to `end`; all are offsets."""

    gap: int
    resumes: int
    end: int

    def digest(self, data: bytes) -> bytes:
        """SHA-256 of what is covered."""
        view = memoryview(data)
        sha = hashlib.sha256(view[: self.gap])
        sha.update(view[self.resumes : self.end])
        return sha.digest()

    def signature(self, data: bytes) -> bytes:
        """The signature in the gap, DER. Raises BrokenSeal when the gap holds anything else, even one other letter."""
        gap = data[self.gap : self.resumes]
        if not _HEX.fullmatch(gap) or len(gap) % 2:
            raise BrokenSeal(tr("The room for the seal holds something else than a seal."))
        room = bytes.fromhex(gap[1:-1].decode("ascii"))
        length = _der_length(room)
        if any(room[length:]):
            raise BrokenSeal(tr("The room for the seal holds something after the seal."))
        return room[:length]


def covered_ranges(data: bytes) -> list[CoveredRange]:
    """What each seal in the file covers, the earliest first. Raises BrokenSeal for a range that cannot be."""
    found = [_covered(*map(int, match.groups()), size=len(data)) for match in _RANGE.finditer(data)]
    return sorted(found, key=lambda covered: covered.end)


def has_trace_of_seal(data: bytes) -> bool:
    """Whether anything in the file says that it was sealed once."""
    return any(trace in data for trace in _TRACES)


def _covered(start: int, first: int, resumes: int, second: int, *, size: int) -> CoveredRange:
    if start or not 0 < first < resumes or resumes + second > size:
        raise BrokenSeal(
            tr("The file is not as long as the seal says, or the seal names other bytes than it may.")
        )
    return CoveredRange(first, resumes, resumes + second)


def _der_length(room: bytes) -> int:
    """The length of the DER sequence that `room` begins with, its head included (X.690, 8.1.3, 10.1)."""
    if len(room) < 4 or room[0] != 0x30 or not 0x81 <= room[1] <= 0x83:
        raise BrokenSeal(tr("The room for the seal holds something else than a seal."))
    octets = room[1] & 0x7F
    length = int.from_bytes(room[2 : 2 + octets], "big")
    if length < 0x80 or room[2] == 0 or 2 + octets + length > len(room):
        raise BrokenSeal(tr("The room for the seal holds something else than a seal."))
    return 2 + octets + length
