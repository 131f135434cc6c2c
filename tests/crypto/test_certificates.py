from datetime import UTC, datetime, timedelta

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import NoEncryption, pkcs12

from intake_app.base.errors import SealError
from intake_app.crypto.certificates import (
    check_valid,
    load_pkcs12,
    make_clinic_authority,
    make_signer,
    make_trial_signer,
    save_pkcs12,
)

MOMENT = datetime(2026, 11, 23, 10, 58, tzinfo=UTC)
AUTHORITY = make_clinic_authority("Sample Clinic", MOMENT)
KEY = make_signer(AUTHORITY, "Robin Placeholder", MOMENT)


def test_the_clinic_signs_its_therapists() -> None:
    """A therapist's certificate is signed by the clinic's own authority and comes with it."""
    certificate = x509.load_der_x509_certificate(KEY.certificate)
    issuer = x509.load_der_x509_certificate(AUTHORITY.certificate)

    certificate.verify_directly_issued_by(issuer)
    assert KEY.chain == (AUTHORITY.certificate,)


def test_the_certificate_says_that_no_revocation_lists_are_published() -> None:
    """Without noRevAvail (RFC 9608) checkers only say "indeterminate"."""
    certificate = x509.load_der_x509_certificate(KEY.certificate)

    extension = certificate.extensions.get_extension_for_oid(x509.ObjectIdentifier("2.5.29.56"))

    assert (extension.critical, extension.value.public_bytes()) == (False, b"\x05\x00")


def test_the_certificate_outlives_the_records() -> None:
    """Twenty years, since records of minors are kept long and trust ends with the certificate."""
    kept_until = MOMENT + timedelta(days=365 * 19)
    check_valid(KEY, kept_until)

    assert x509.load_der_x509_certificate(KEY.certificate).not_valid_after_utc > kept_until


def test_an_expired_certificate_is_refused_with_its_day() -> None:
    """The sentence says since when."""
    with pytest.raises(SealError, match="The certificate expired on 2046-11-23"):
        check_valid(KEY, MOMENT + timedelta(days=365 * 21))


def test_a_certificate_of_tomorrow_is_refused() -> None:
    """A clock that is wrong by years is told, not sealed over."""
    with pytest.raises(SealError, match="valid only from"):
        check_valid(KEY, MOMENT - timedelta(days=400))


def test_a_key_comes_back_from_its_file() -> None:
    """Saved and opened with the same password, the key is the same."""
    assert load_pkcs12(save_pkcs12(KEY, "sample"), "sample", MOMENT) == KEY


def test_a_wrong_password_is_said() -> None:
    """One sentence, whichever library error lies beneath."""
    with pytest.raises(SealError, match="The password does not open the key file"):
        load_pkcs12(save_pkcs12(KEY, "sample"), "other", MOMENT)


@pytest.mark.parametrize(
    "data", [b"", b"%PDF-1.7 and so on", b"\x30\x82\x01\x00 something else", KEY.certificate]
)
def test_what_is_no_key_file_is_said(data: bytes) -> None:
    """A text, a PDF or a bare certificate is not a PKCS#12 file."""
    with pytest.raises(SealError, match="not a PKCS#12 file"):
        load_pkcs12(data, "sample", MOMENT)


def test_a_key_file_without_certificate_is_said() -> None:
    """A key alone cannot say whose it is."""
    bare = pkcs12.serialize_key_and_certificates(
        b"x", ec.generate_private_key(ec.SECP256R1()), None, None, NoEncryption()
    )

    with pytest.raises(SealError, match="holds no key with its certificate"):
        load_pkcs12(bare, "", MOMENT)


def test_a_trial_key_is_nobody_s() -> None:
    """Each trial key has an authority of its own, which says that it is a trial."""
    one, other = (make_trial_signer("Robin Placeholder", MOMENT) for _ in range(2))

    assert one.chain != other.chain
    assert "Trial, not a record" in x509.load_der_x509_certificate(
        one.certificate
    ).issuer.rfc4514_string().replace("\\", "")


def test_a_key_never_shows_itself() -> None:
    """A key printed by mistake shows whose it is and nothing else."""
    assert repr(KEY) == "SealingKey(name='Robin Placeholder')"
