import io
from collections.abc import Iterator
from datetime import timedelta

import pikepdf
import pytest
from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding

from intake_app.base.errors import PlanFileError
from intake_app.crypto.certificates import make_clinic_authority, make_signer
from intake_app.report.seal import CLIENT, seal
from intake_app.report.sealed_bytes import covered_ranges
from intake_app.report.verify import Later, verify
from tests.report.sample import DIGEST, MOMENT, sample_paper

AUTHORITY = make_clinic_authority("Sample Clinic", MOMENT)
KEY = make_signer(AUTHORITY, "Robin Placeholder", MOMENT)
PAPER = sample_paper(rows=1).data
ONCE = seal(PAPER, KEY, MOMENT, lines=["Sealed"])
TWICE = seal(ONCE, make_signer(AUTHORITY, "Front desk", MOMENT), MOMENT + timedelta(minutes=2), field=CLIENT)


def is_noticed(data: bytes) -> bool:
    """Whether the reader says that something is wrong, in facts or as one sentence."""
    try:
        return not verify(data).nothing_changed
    except PlanFileError:
        return True


def flipped(data: bytes, at: int, mask: int) -> bytes:
    """The file with some bits of one byte turned over."""
    return data[:at] + bytes([data[at] ^ mask]) + data[at + 1 :]


def unnoticed(data: bytes, places: Iterator[int] | range, mask: int) -> list[int]:
    """The places where a flip goes unnoticed."""
    return [at for at in places if not is_noticed(flipped(data, at, mask))]


def test_the_facts_of_a_sound_plan() -> None:
    """Each fact by itself, with the clinic's certificate and the record's digest at hand."""
    check = verify(ONCE, trust_roots=[AUTHORITY.certificate], record_digest=DIGEST)

    assert (check.whole_file_covered, check.bytes_unchanged, check.trusted, check.matches_record) == (
        True,
    ) * 4
    assert (check.signer, check.signed_at, check.later, check.problems) == (
        "Robin Placeholder",
        MOMENT,
        Later.NONE,
        (),
    )


def test_what_was_not_asked_is_not_known() -> None:
    """Without trust roots and digest, trust and record are neither yes nor no."""
    check = verify(ONCE)

    assert (check.trusted, check.matches_record, check.nothing_changed) == (None, None, True)


def test_another_clinic_is_not_trusted() -> None:
    """A sound seal of a stranger is sound, and not trusted; the clinic's name alone is not enough."""
    stranger = make_clinic_authority("Sample Clinic", MOMENT)

    check = verify(ONCE, trust_roots=[stranger.certificate])

    assert (check.nothing_changed, check.trusted) == (True, False)


def test_trust_roots_may_be_pem() -> None:
    """As the clinic's certificate is handed out."""
    pem = x509.load_der_x509_certificate(AUTHORITY.certificate).public_bytes(Encoding.PEM)

    assert verify(ONCE, trust_roots=[pem]).trusted is True


def test_trust_is_judged_at_the_time_of_sealing() -> None:
    """A certificate that has run out since then still vouches for what it sealed."""
    long_ago = MOMENT - timedelta(days=365 * 30)
    authority = make_clinic_authority("Old Clinic", long_ago, years=2)
    old = seal(PAPER, make_signer(authority, "Robin Placeholder", long_ago, years=2), long_ago)

    assert verify(old, trust_roots=[authority.certificate]).trusted is True


def test_a_certificate_that_was_out_of_date_when_sealing_is_not_trusted() -> None:
    """Sealed after the certificate ended."""
    late = seal(PAPER, KEY, MOMENT + timedelta(days=365 * 25))

    assert verify(late, trust_roots=[AUTHORITY.certificate]).trusted is False


def test_another_record_does_not_match() -> None:
    """A sound plan of another record is told apart."""
    check = verify(ONCE, record_digest="0" * 64)

    assert (check.nothing_changed, check.matches_record, check.attached) == (
        True,
        False,
        {"plan.json": DIGEST},
    )


def test_a_counter_signature_is_an_allowed_change() -> None:
    """The client's seal in its prepared field is said, and is no problem."""
    check = verify(TWICE, trust_roots=[AUTHORITY.certificate])

    assert (check.later, check.problems, check.signer, check.trusted) == (
        Later.SIGNATURES,
        (),
        "Robin Placeholder",
        True,
    )


@pytest.mark.parametrize("mask", [0x01, 0x20, 0xFF])
def test_a_flip_anywhere_is_noticed(mask: int) -> None:
    """Bytes all over the file, one at a time."""
    assert unnoticed(TWICE, range(0, len(TWICE), 409), mask) == []


@pytest.mark.parametrize(
    ("data", "which", "step"), [(ONCE, 0, 3), (TWICE, 0, 3), (TWICE, 1, 47)], ids=["only", "first", "last"]
)
@pytest.mark.parametrize("mask", [0x01, 0x20])
def test_a_flip_in_the_room_of_a_seal_is_noticed(data: bytes, which: int, step: int, mask: int) -> None:
    """The room kept for a seal is covered by no digest of its own, so that each byte of it has one allowed value."""
    covered = covered_ranges(data)[which]
    end_of_seal = covered.gap + 2 * len(covered.signature(data))

    assert unnoticed(data, range(covered.gap, end_of_seal + 9, step), mask) == []
    assert unnoticed(data, range(end_of_seal, covered.resumes + 2, 50), mask) == []


@pytest.mark.parametrize("end", [b"\n", b" ", b"\0", b"%%EOF\n", b"1 0 obj null endobj\n"])
def test_what_is_added_at_the_end_is_noticed(end: bytes) -> None:
    """One byte after the end is one too many."""
    assert is_noticed(ONCE + end)


@pytest.mark.parametrize("kept", [0.1, 0.5, 0.9, 0.999])
def test_a_cut_file_is_noticed(kept: float) -> None:
    """A file that came only in part."""
    assert is_noticed(ONCE[: int(len(ONCE) * kept)])


def test_a_note_added_later_is_noticed() -> None:
    """An update that changes a page, though the first seal's bytes are all there."""
    from pyhanko.pdf_utils.generic import NameObject, NumberObject
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter

    writer = IncrementalPdfFileWriter(io.BytesIO(ONCE))
    page, _ = writer.find_page_for_modification(0)
    page.get_object()[NameObject("/Rotate")] = NumberObject(180)
    writer.mark_update(page)
    changed = io.BytesIO()
    writer.write(changed)

    assert changed.getvalue().startswith(ONCE)
    assert is_noticed(changed.getvalue())


def test_a_page_turned_before_the_second_seal_is_noticed() -> None:
    """A change between two seals: both cover what they saw, but the first had forbidden it."""
    from pyhanko.pdf_utils.generic import NameObject, NumberObject
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter

    writer = IncrementalPdfFileWriter(io.BytesIO(ONCE))
    page, _ = writer.find_page_for_modification(0)
    page.get_object()[NameObject("/Rotate")] = NumberObject(180)
    writer.mark_update(page)
    changed = io.BytesIO()
    writer.write(changed)
    resealed = seal(changed.getvalue(), KEY, MOMENT, field=CLIENT)

    check = verify(resealed)

    assert (check.whole_file_covered, check.later) == (True, Later.OTHER)


def test_a_plan_saved_anew_is_noticed() -> None:
    """Another program that opens and saves the file breaks the seal."""
    with pikepdf.open(io.BytesIO(ONCE)) as pdf:
        saved = io.BytesIO()
        pdf.save(saved)

    assert is_noticed(saved.getvalue())


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", "This file is not a PDF."),
        (b"Dear client", "This file is not a PDF."),
        (b"\x89PNG\r\n\x1a\n", "This file is not a PDF."),
        (b"%PDF-1.7\n%%EOF", "This PDF carries no seal."),
        (PAPER, "This PDF carries no seal."),
    ],
)
def test_what_is_no_sealed_plan_is_refused(data: bytes, sentence: str) -> None:
    """One sentence, never a traceback."""
    with pytest.raises(PlanFileError, match=sentence):
        verify(data)


@pytest.mark.parametrize(
    "data",
    [
        b"%PDF-1.7 /ByteRange [0 5 9 1]",
        b"%PDF-1.7 /ByteRange [0 10 20 10000]",
        b"%PDF-1.7 /ByteRange [3 10 20 1]",
        b"%PDF-1.7 ETSI.CAdES.detached",
        b"%PDF-1.7 <30030201059999> /ByteRange [0 9 25 1]",
    ],
)
def test_a_seal_that_cannot_be_is_told(data: bytes) -> None:
    """Files made to look like sealed plans."""
    check = verify(data)

    assert (check.bytes_unchanged, len(check.problems)) == (False, 1)


def test_a_root_that_is_no_certificate_is_said() -> None:
    """A wrong file given as the clinic's certificate."""
    with pytest.raises(PlanFileError, match="certificate cannot be read"):
        verify(ONCE, trust_roots=[b"nothing"])
