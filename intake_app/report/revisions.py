"""What pyHanko finds in a file whose bytes are as they were sealed: signatures, trust, later revisions, files inside.

Slow to import: reached through `verify` only.
"""

import hashlib
import io
import logging
import struct
import zlib
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from asn1crypto import pem, x509  # type: ignore[import-untyped]
from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from pyhanko.pdf_utils.misc import PdfError
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.diff_analysis import ModificationLevel
from pyhanko.sign.fields import MDPPerm, enumerate_sig_fields
from pyhanko.sign.validation import (
    EmbeddedPdfSignature,
    PdfSignatureStatus,
    SignatureCoverageLevel,
    validate_pdf_signature,
)
from pyhanko_certvalidator import ValidationContext
from pyhanko_certvalidator.errors import PathBuildingError, ValidationError

from intake_app.base.errors import PlanFileError
from intake_app.base.texts import tr
from intake_app.report.sealed_bytes import CoveredRange
from intake_app.report.verify import Later, PlanCheck

# pyHanko logs what it finds with a traceback; here it is told as facts, and names of people belong in no log.
for _name in ("pyhanko", "pyhanko_certvalidator"):
    logging.getLogger(_name).addHandler(logging.NullHandler())
    logging.getLogger(_name).propagate = False

# What pyHanko and what it stands on let through when a file is not what it claims to be; all were met in tests.
_BROKEN = (
    PdfError,
    ValueError,
    KeyError,
    IndexError,
    TypeError,
    AttributeError,
    AssertionError,
    NotImplementedError,
    ArithmeticError,
    RecursionError,
    OSError,
    EOFError,
    struct.error,
    zlib.error,
    InvalidSignature,
    UnsupportedAlgorithm,
    ValidationError,
    PathBuildingError,
)


def judge(
    data: bytes, ranges: Sequence[CoveredRange], trust_roots: Sequence[bytes], record_digest: str | None
) -> PlanCheck:
    """The facts about a file whose bytes under `ranges` have been checked.

    Raises PlanFileError when a trust root is no certificate.
    """
    roots = [_certificate(root) for root in trust_roots]
    try:
        reader = PdfFileReader(io.BytesIO(data), strict=True)
        seals = list(reader.embedded_signatures)
        if [_covered(seal) for seal in seals] != list(ranges):
            return PlanCheck(
                True, False, later=Later.OTHER, problems=(tr("The file holds a seal outside its fields."),)
            )
        statuses = [_status(seal, roots) for seal in seals]
        attached = _attached(reader)
        later = _later(reader, seals, statuses)
    except _BROKEN:
        return PlanCheck(True, False, later=Later.OTHER, problems=(tr("The seal cannot be checked."),))
    return _facts(statuses, later, attached, roots, record_digest)


def _facts(
    statuses: Sequence[PdfSignatureStatus],
    later: Later,
    attached: dict[str, str],
    roots: Sequence[Any],
    record_digest: str | None,
) -> PlanCheck:
    first = statuses[0]
    holds = all(status.intact and status.valid for status in statuses)
    return PlanCheck(
        whole_file_covered=statuses[-1].coverage is SignatureCoverageLevel.ENTIRE_FILE,
        bytes_unchanged=holds,
        signer=str(first.signing_cert.subject.native.get("common_name", "")) if holds else "",
        signed_at=_moment(first) if holds else None,
        time_stamped=holds and first.timestamp_validity is not None,
        later=later,
        trusted=all(status.trusted for status in statuses) if roots else None,
        attached=attached,
        matches_record=record_digest.lower() in attached.values() if record_digest is not None else None,
        problems=tuple(_problems(statuses, later)),
    )


def _problems(statuses: Sequence[PdfSignatureStatus], later: Later) -> list[str]:
    found = []
    if not all(status.intact and status.valid for status in statuses):
        found.append(tr("A seal does not fit what it covers."))
    if any(
        not (stamp.intact and stamp.valid) for stamp in (one.timestamp_validity for one in statuses) if stamp
    ):
        found.append(tr("The time stamp does not fit the seal."))
    if statuses[-1].coverage is not SignatureCoverageLevel.ENTIRE_FILE:
        found.append(tr("The last seal does not cover the whole file."))
    if later is Later.OTHER:
        found.append(tr("Something other than a prepared signature was added after sealing."))
    return found


def _covered(seal: EmbeddedPdfSignature) -> CoveredRange:
    _, first, resumes, second = (int(number) for number in seal.byte_range)
    return CoveredRange(first, resumes, resumes + second)


def _status(seal: EmbeddedPdfSignature, roots: Sequence[Any]) -> PdfSignatureStatus:
    """The library's view; trust is judged at the time that the seal states, for plans outlive certificates."""
    context = ValidationContext(
        trust_roots=list(roots),
        allow_fetching=False,
        moment=seal.self_reported_timestamp,
        revocation_mode="soft-fail",
    )
    return validate_pdf_signature(seal, signer_validation_context=context)


def _later(
    reader: PdfFileReader, seals: Sequence[EmbeddedPdfSignature], statuses: Sequence[PdfSignatureStatus]
) -> Later:
    """What follows the first seal: nothing, seals in fields that were there already, or anything else."""
    if not _forbids_changes(seals[0]):
        return Later.OTHER
    if len(seals) == 1:
        return Later.NONE if statuses[0].coverage is SignatureCoverageLevel.ENTIRE_FILE else Later.OTHER
    prepared = {
        name for name, _, _ in enumerate_sig_fields(reader.get_historical_resolver(seals[0].signed_revision))
    }
    allowed = all(seal.field_name in prepared for seal in seals) and all(map(_allows, statuses))
    return Later.SIGNATURES if allowed else Later.OTHER


def _forbids_changes(seal: EmbeddedPdfSignature) -> bool:
    return seal.docmdp_level in (MDPPerm.NO_CHANGES, MDPPerm.FILL_FORMS)


def _allows(status: PdfSignatureStatus) -> bool:
    level = status.modification_level
    return bool(status.docmdp_ok) and level is not None and level <= ModificationLevel.FORM_FILLING


def _moment(status: PdfSignatureStatus) -> datetime | None:
    """The time stamp's moment where there is one that holds, else the one that the seal states."""
    stamp = status.timestamp_validity
    return stamp.timestamp if stamp and stamp.intact and stamp.valid else status.signer_reported_dt


def _attached(reader: PdfFileReader) -> dict[str, str]:
    """SHA-256 of each file inside, by name; only the flat list that we write."""
    names = reader.root.get("/Names", {}).get("/EmbeddedFiles", {}).get("/Names", [])
    specs = [names[at] for at in range(1, len(names), 2)]
    return {str(spec["/UF"]): hashlib.sha256(spec["/EF"]["/F"].data).hexdigest() for spec in specs}


def _certificate(root: bytes) -> Any:
    """A certificate from DER or PEM. Raises PlanFileError when it is none."""
    try:
        der = pem.unarmor(root)[2] if pem.detect(root) else root
        return x509.Certificate.load(der, strict=True)
    except ValueError:
        raise PlanFileError(
            tr("The clinic's certificate cannot be read."),
            tr("No plan was checked."),
            tr("Choose the clinic's own certificate."),
        ) from None
