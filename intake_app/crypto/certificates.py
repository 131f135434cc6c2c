"""Keys that seal plans: a clinic's small certificate authority, its therapists' certificates, PKCS#12 in and out."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.serialization import (
    BestAvailableEncryption,
    Encoding,
    NoEncryption,
    PrivateFormat,
    load_der_private_key,
    pkcs12,
)
from cryptography.x509.oid import NameOID

from intake_app.base.errors import SealError
from intake_app.base.texts import tr

YEARS = 20  # longer than records are kept: trust ends when the certificate does
NO_REVOCATION_LISTS = x509.ObjectIdentifier("2.5.29.56")  # noRevAvail, RFC 9608
DER_NULL = b"\x05\x00"


@dataclass(frozen=True, slots=True)
class SealingKey:
    """What seals a plan. name: as the certificate says; private_key: PKCS#8 DER; certificate, chain: X.509 DER."""

    name: str
    private_key: bytes = field(repr=False)
    certificate: bytes = field(repr=False)
    chain: tuple[bytes, ...] = field(default=(), repr=False)


@dataclass(frozen=True, slots=True)
class Authority:
    """A clinic's certificate authority. private_key: PKCS#8 DER; certificate: X.509 DER, the clinic's trust root."""

    name: str
    private_key: bytes = field(repr=False)
    certificate: bytes = field(repr=False)


def make_clinic_authority(name: str, moment: datetime, years: int = YEARS * 2) -> Authority:
    """A new authority with a key of its own (ECDSA P-256), valid from a day before `moment` for so many years."""
    key = ec.generate_private_key(ec.SECP256R1())
    certificate = (
        _certificate(name, name, key.public_key(), moment, years)
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .add_extension(_usage(signs_certificates=True), critical=True)
        .sign(key, hashes.SHA256())
    )
    return Authority(name, _key_bytes(key), certificate.public_bytes(Encoding.DER))


def make_signer(authority: Authority, name: str, moment: datetime, years: int = YEARS) -> SealingKey:
    """A therapist's new key (ECDSA P-256) with a certificate of the clinic's.

    It says that the clinic publishes no revocation lists (noRevAvail), without which checkers only say "indeterminate".
    """
    key = ec.generate_private_key(ec.SECP256R1())
    issuer = load_der_private_key(authority.private_key, None)
    if not isinstance(issuer, ec.EllipticCurvePrivateKey):
        raise _cannot_seal(tr("The clinic's own key is not of the kind that this program makes."))
    certificate = (
        _certificate(name, authority.name, key.public_key(), moment, years)
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(_usage(signs_certificates=False), critical=True)
        .add_extension(x509.UnrecognizedExtension(NO_REVOCATION_LISTS, DER_NULL), critical=False)
        .sign(issuer, hashes.SHA256())
    )
    return SealingKey(name, _key_bytes(key), certificate.public_bytes(Encoding.DER), (authority.certificate,))


def make_trial_signer(name: str, moment: datetime) -> SealingKey:
    """A key made on the spot, of an authority that nobody keeps: for trials, which are no records."""
    return make_signer(make_clinic_authority(tr("Trial, not a record"), moment), name, moment)


def save_pkcs12(key: SealingKey, password: str) -> bytes:
    """The key and its certificates as a PKCS#12 file under this password."""
    private = load_der_private_key(key.private_key, None)
    if not isinstance(private, ec.EllipticCurvePrivateKey | rsa.RSAPrivateKey):
        raise _cannot_seal(tr("Only ECDSA and RSA keys can seal a plan."))
    return pkcs12.serialize_key_and_certificates(
        key.name.encode("utf-8"),
        private,
        x509.load_der_x509_certificate(key.certificate),
        [x509.load_der_x509_certificate(one) for one in key.chain],
        BestAvailableEncryption(password.encode("utf-8")),
    )


def load_pkcs12(data: bytes, password: str, moment: datetime) -> SealingKey:
    """The key in a PKCS#12 file, ready to seal at `moment` (with time zone).

    Raises SealError with one sentence: not a PKCS#12 file, wrong password, no key or certificate in it, a kind of key
    that cannot seal, a certificate not yet or no longer valid.
    """
    private, certificate, chain = _opened(data, password)
    if private is None or certificate is None:
        raise _cannot_seal(tr("The key file holds no key with its certificate."))
    if not isinstance(private, ec.EllipticCurvePrivateKey | rsa.RSAPrivateKey):
        raise _cannot_seal(tr("Only ECDSA and RSA keys can seal a plan."))
    key = SealingKey(
        _common_name(certificate),
        _key_bytes(private),
        certificate.public_bytes(Encoding.DER),
        tuple(one.public_bytes(Encoding.DER) for one in chain),
    )
    check_valid(key, moment)
    return key


def check_valid(key: SealingKey, moment: datetime) -> None:
    """Raise SealError when the key's certificate is not valid at `moment` (with time zone)."""
    certificate = x509.load_der_x509_certificate(key.certificate)
    if moment < certificate.not_valid_before_utc:
        day = certificate.not_valid_before_utc.date().isoformat()
        raise _cannot_seal(tr("The certificate is valid only from {day} on.", day=day))
    if moment > certificate.not_valid_after_utc:
        day = certificate.not_valid_after_utc.date().isoformat()
        raise _cannot_seal(tr("The certificate expired on {day}.", day=day))


def _opened(data: bytes, password: str) -> tuple[object, x509.Certificate | None, list[x509.Certificate]]:
    if not _looks_like_pkcs12(data):
        raise _cannot_seal(tr("The key file is not a PKCS#12 file."))
    try:
        return pkcs12.load_key_and_certificates(data, password.encode("utf-8"))
    except ValueError:
        # cryptography says the same of a wrong password and of damage behind the outer frame
        raise _cannot_seal(tr("The password does not open the key file.")) from None


def _looks_like_pkcs12(data: bytes) -> bool:
    """Whether the outer frame is one ASN.1 sequence that begins with version 3 (RFC 7292, 4)."""
    if len(data) < 8 or data[0] != 0x30:
        return False
    start = 2 if data[1] <= 0x80 else 2 + (data[1] & 0x7F)
    return data[start : start + 3] == b"\x02\x01\x03"


def _certificate(
    subject: str, issuer: str, key: ec.EllipticCurvePublicKey, moment: datetime, years: int
) -> x509.CertificateBuilder:
    return (
        x509.CertificateBuilder()
        .subject_name(_name(subject))
        .issuer_name(_name(issuer))
        .public_key(key)
        .serial_number(x509.random_serial_number())
        .not_valid_before(moment - timedelta(days=1))
        .not_valid_after(moment + timedelta(days=round(years * 365.25)))
    )


def _name(common: str) -> x509.Name:
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, common[:64])])


def _common_name(certificate: x509.Certificate) -> str:
    names = certificate.subject.get_attributes_for_oid(NameOID.COMMON_NAME)
    return str(names[0].value) if names else certificate.subject.rfc4514_string()


def _usage(*, signs_certificates: bool) -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=not signs_certificates,
        content_commitment=not signs_certificates,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=signs_certificates,
        crl_sign=signs_certificates,
        encipher_only=False,
        decipher_only=False,
    )


def _key_bytes(key: ec.EllipticCurvePrivateKey | rsa.RSAPrivateKey) -> bytes:
    return key.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())


def _cannot_seal(happened: str) -> SealError:
    return SealError(
        happened, tr("Nothing was sealed."), tr("Use a key file that is valid, with its own password.")
    )
