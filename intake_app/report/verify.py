"""Says what can be said of a sealed plan, fact by fact; never one boolean.

The bytes are read strictly first (`sealed_bytes`, `strict_cms`); pyHanko judges signatures, trust and later revisions.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import Enum

from intake_app.base.errors import PlanFileError
from intake_app.base.texts import tr
from intake_app.report.sealed_bytes import BrokenSeal, CoveredRange, covered_ranges, has_trace_of_seal
from intake_app.report.strict_cms import check_cms


class Later(Enum):
    """What was added after the first seal."""

    NONE = "nothing"
    SIGNATURES = "signatures in prepared fields"
    OTHER = "something else"


@dataclass(frozen=True, slots=True)
class PlanCheck:
    """Separate facts about a sealed file.

    whole_file_covered: the last seal covers the file to its end; bytes_unchanged: every byte under every seal is as it
    was sealed, and nothing else is in the file; signer, signed_at: of the first seal, as its certificate and the seal
    say, empty and None when that seal does not hold; time_stamped: the time comes from a time stamp server; later: what
    was added afterwards; trusted: whether the certificates lead to one of the trust roots at the time of sealing, None
    without roots; attached: SHA-256 of each file inside, by name; matches_record: one of them is the expected digest,
    None when none was expected; problems: all that is wrong, one sentence each.
    """

    whole_file_covered: bool
    bytes_unchanged: bool
    signer: str = ""
    signed_at: datetime | None = None
    time_stamped: bool = False
    later: Later = Later.NONE
    trusted: bool | None = None
    attached: dict[str, str] = field(default_factory=dict)
    matches_record: bool | None = None
    problems: tuple[str, ...] = ()

    @property
    def nothing_changed(self) -> bool:
        """Whether the file is as it was sealed; says nothing of trust or of the record."""
        return (
            self.whole_file_covered
            and self.bytes_unchanged
            and self.later is not Later.OTHER
            and not self.problems
        )


def verify(data: bytes, *, trust_roots: Sequence[bytes] = (), record_digest: str | None = None) -> PlanCheck:
    """What can be said of this file. trust_roots: certificates, DER or PEM; record_digest: SHA-256, hexadecimal.

    Raises PlanFileError for what is not a sealed PDF at all. A damaged seal is not an error: it is told in `problems`.
    """
    try:
        ranges = covered_ranges(data)
        if not ranges:
            _refuse_unsealed(data)
        _check_bytes(data, ranges)
    except BrokenSeal as broken:
        return PlanCheck(_reaches_end(data), False, later=Later.OTHER, problems=(str(broken),))
    from intake_app.report.revisions import judge  # here: pyHanko takes 0.6 s to import

    return judge(data, ranges, trust_roots, record_digest)


def _refuse_unsealed(data: bytes) -> None:
    """Raise the error that fits a file in which no seal was found, or BrokenSeal where one must have been."""
    if has_trace_of_seal(data):
        raise BrokenSeal(tr("The file carries a seal that cannot be read."))
    what = tr("This PDF carries no seal.") if data.startswith(b"%PDF-") else tr("This file is not a PDF.")
    raise PlanFileError(what, tr("Nothing can be said about it."), tr("Choose a sealed plan."))


def _check_bytes(data: bytes, ranges: Sequence[CoveredRange]) -> None:
    for covered in ranges:
        check_cms(covered.signature(data), covered.digest(data))
    if ranges[-1].end != len(data):
        raise BrokenSeal(tr("Something was added to the file after it was sealed."))


def _reaches_end(data: bytes) -> bool:
    try:
        ranges = covered_ranges(data)
    except BrokenSeal:
        return False
    return bool(ranges) and ranges[-1].end == len(data)
