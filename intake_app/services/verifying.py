"""Checks a sealed paper and says each fact in one sentence, with the exit status of the command line."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

from intake_app.base.texts import tr
from intake_app.crypto.digests import same_code
from intake_app.services.day_words import day_and_time

RECORD_NAME = "plan.json"


@dataclass(frozen=True, slots=True)
class Verified:
    """sentences: the facts in a fixed order, then what is wrong. nothing_changed: the file is as it was sealed.

    trusted, matches: None where nothing was given to hold it against.
    """

    sentences: tuple[str, ...]
    nothing_changed: bool
    trusted: bool | None
    matches: bool | None

    def status(self, *, strict: bool = False) -> int:
        """0 where nothing was changed, else 1; strict: 1 also where it is not known as trusted and as the record's."""
        if not self.nothing_changed or self.matches is False:
            return 1
        return 1 if strict and not (self.trusted and self.matches) else 0


def verify_plan(
    data: bytes,
    *,
    code: str | None = None,
    trust_roots: Sequence[bytes] = (),
    record_digest: str | None = None,
) -> Verified:
    """What can be said of this file. code: as printed on the paper, typed by a person; record_digest: of the kept record.

    trust_roots: certificates of clinics, DER or PEM. Raises PlanFileError for what is no sealed paper.
    """
    # here: pyHanko takes 0.6 s to import
    from intake_app.report.verify import Later, verify

    check = verify(data, trust_roots=trust_roots, record_digest=record_digest)
    inside = check.attached.get(RECORD_NAME)
    matches = check.matches_record
    if code is not None:
        matches = matches is not False and inside is not None and same_code(code, inside)
    later = {
        Later.NONE: tr("Later changes: none."),
        Later.SIGNATURES: tr("Later changes: signatures in prepared fields only."),
        Later.OTHER: tr("Later changes: something other than a signature."),
    }[check.later]
    facts = (
        _yes_no(tr("Whole file covered"), check.whole_file_covered),
        _yes_no(tr("Bytes unchanged"), check.bytes_unchanged),
        tr("Signed by: {who}.", who=check.signer or tr("not known")),
        tr("Signed at: {when}.", when=day_and_time(check.signed_at) if check.signed_at else tr("not known")),
        later,
        _known(tr("Trusted by this clinic"), check.trusted),
        _known(tr("Matches the record"), matches),
    )
    return Verified((*facts, *check.problems), check.nothing_changed, check.trusted, matches)


def record_digest(record: bytes) -> str:
    """The digest of a kept record, as `verify_plan` compares it."""
    return hashlib.sha256(record).hexdigest()


def _yes_no(what: str, is_so: bool) -> str:
    return tr("{what}: yes.", what=what) if is_so else tr("{what}: no.", what=what)


def _known(what: str, is_so: bool | None) -> str:
    return tr("{what}: nothing to compare with.", what=what) if is_so is None else _yes_no(what, is_so)
