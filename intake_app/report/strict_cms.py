"""The parts of a signature (CMS, RFC 5652) that no signature covers, held to the one form in which we make them."""

import hashlib
from typing import Any

from asn1crypto import cms, tsp  # type: ignore[import-untyped]

from intake_app.base.texts import tr
from intake_app.report.der import is_der
from intake_app.report.sealed_bytes import BrokenSeal


def check_cms(der: bytes, covered_digest: bytes) -> None:
    """Raise BrokenSeal unless the signature speaks of `covered_digest` and each byte of it is as it must be.

    Not checked here: the signature over the attributes, and trust.
    """
    try:
        content = cms.ContentInfo.load(der, strict=True)
        signed = content["content"]
        signer = _only_signer(content, signed)
        is_exact = is_der(der) and _is_plain(signed, signer)
        is_exact = is_exact and _are_named(signed["certificates"], signer)
        told = [value.native for value in _attribute(signer["signed_attrs"], "message_digest")]
    except (ValueError, TypeError, KeyError, IndexError, AttributeError, OverflowError):
        raise BrokenSeal(tr("The seal cannot be read.")) from None
    if not is_exact:
        raise BrokenSeal(tr("The seal is not exactly as it was made."))
    if told != [covered_digest]:
        raise BrokenSeal(tr("The file is not as it was when it was sealed."))


def _only_signer(content: Any, signed: Any) -> Any:
    if content["content_type"].native != "signed_data" or len(signed["signer_infos"]) != 1:
        raise ValueError
    return signed["signer_infos"][0]


def _is_plain(signed: Any, signer: Any) -> bool:
    """Whether nothing is there that our seals do not have."""
    unsigned = [attribute["type"].native for attribute in signer["unsigned_attrs"]]
    inside = signed["encap_content_info"]
    return (
        signed["version"].native == "v1"
        and signer["version"].native == "v1"
        and [one.dump() for one in signed["digest_algorithms"]] == [signer["digest_algorithm"].dump()]
        and signer["digest_algorithm"]["algorithm"].native == "sha256"
        and inside["content_type"].native == "data"
        and inside["content"].native is None
        and signed["crls"].native is None
        and unsigned in ([], ["signature_time_stamp_token"])
    )


def _attribute(attributes: Any, name: str) -> list[Any]:
    return [
        value for attribute in attributes if attribute["type"].native == name for value in attribute["values"]
    ]


def _are_named(certificates: Any, signer: Any) -> bool:
    """Whether each certificate sent along is named by its SHA-256 in the signed attributes (RFC 5035, 5)."""
    values = _attribute(signer["signed_attrs"], "signing_certificate_v2")
    lists = [tsp.SigningCertificateV2.load(value.dump()) for value in values]
    named = {one["cert_hash"].native for listed in lists for one in listed["certs"]}
    return {hashlib.sha256(choice.chosen.dump()).digest() for choice in certificates} == named
