from datetime import timedelta

import pypdfium2
import pytest
from asn1crypto import keys, tsp, x509
from cryptography import x509 as pyca
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID
from pyhanko.sign.timestamps import DummyTimeStamper

from intake_app.base.errors import SealError
from intake_app.crypto.certificates import make_clinic_authority, make_signer
from intake_app.report.seal import CLIENT, seal
from intake_app.report.verify import verify
from tests.report.sample import MOMENT, sample_paper

AUTHORITY = make_clinic_authority("Sample Clinic", MOMENT)
KEY = make_signer(AUTHORITY, "Robin Placeholder, LMT 0000", MOMENT)
PAPER = sample_paper(rows=1).data
SEALED = seal(PAPER, KEY, MOMENT, lines=["Sealed by Robin Placeholder"])


def time_stamp_server(request: bytes) -> bytes:
    """A time stamp authority of our own, three minutes late."""
    private = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    name = pyca.Name([pyca.NameAttribute(NameOID.COMMON_NAME, "Sample time stamps")])
    certificate = (
        pyca.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(private.public_key())
        .serial_number(7)
        .not_valid_before(MOMENT - timedelta(days=1))
        .not_valid_after(MOMENT + timedelta(days=1))
        .add_extension(pyca.ExtendedKeyUsage([ExtendedKeyUsageOID.TIME_STAMPING]), critical=True)
        .sign(private, hashes.SHA256())
    )
    server = DummyTimeStamper(
        x509.Certificate.load(certificate.public_bytes(Encoding.DER)),
        keys.PrivateKeyInfo.load(private.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())),
        fixed_dt=MOMENT + timedelta(minutes=3),
    )
    return server.request_tsa_response(tsp.TimeStampReq.load(request)).dump()


def ink_on_last_page(data: bytes) -> int:
    """How many dots of the last page are black, forms drawn."""
    document = pypdfium2.PdfDocument(data)
    document.init_forms()
    return document[len(document) - 1].render(scale=1).to_pil().convert("1").histogram()[0]


def test_the_paper_itself_is_not_touched() -> None:
    """A seal is added behind the paper; its bytes stay as they were."""
    assert SEALED.startswith(PAPER)


def test_the_seal_can_be_seen() -> None:
    """The lines handed in are drawn in the field, as part of the form."""
    assert ink_on_last_page(SEALED) > ink_on_last_page(PAPER)


def test_the_time_of_sealing_is_the_caller_s() -> None:
    """The clock of the machine has no say."""
    assert verify(SEALED).signed_at == MOMENT


def test_a_time_stamp_is_taken_from_the_server() -> None:
    """With a time stamp the moment is the server's."""
    check = verify(seal(PAPER, KEY, MOMENT, time_stamp=time_stamp_server))

    assert (check.problems, check.time_stamped, check.signed_at) == ((), True, MOMENT + timedelta(minutes=3))


def test_a_server_that_answers_nonsense_seals_nothing() -> None:
    """No seal without the time stamp that was asked for."""
    with pytest.raises(SealError, match="time stamp server"):
        seal(PAPER, KEY, MOMENT, time_stamp=lambda request: b"<html>busy</html>")


def test_a_field_takes_one_seal() -> None:
    """A second seal in the same field is refused."""
    with pytest.raises(SealError, match="already carries that seal"):
        seal(SEALED, KEY, MOMENT)


def test_only_prepared_fields_take_a_seal() -> None:
    """A field added later would break the first seal."""
    with pytest.raises(SealError, match="no place for that seal"):
        seal(SEALED, KEY, MOMENT, field="Supervisor")


def test_what_is_no_paper_takes_no_seal() -> None:
    """A text file is refused in one sentence."""
    with pytest.raises(SealError, match="cannot take the seal"):
        seal(b"not a paper", KEY, MOMENT)


def test_the_client_s_field_takes_a_second_seal() -> None:
    """Both seals hold afterwards."""
    both = seal(SEALED, make_signer(AUTHORITY, "Front desk", MOMENT), MOMENT, field=CLIENT)

    assert verify(both).problems == ()
