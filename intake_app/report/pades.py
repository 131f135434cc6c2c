"""PAdES signatures by pyHanko (ETSI EN 319 142-1). Slow to import: reached through `seal` only."""

import asyncio
import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from asn1crypto import cms, keys, tsp, x509  # type: ignore[import-untyped]
from pyhanko.pdf_utils.content import PdfContent
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.layout import AxisAlignment, BoxConstraints, Margins, SimpleBoxLayoutRule
from pyhanko.pdf_utils.misc import PdfError
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.fields import MDPPerm, SigSeedSubFilter, enumerate_sig_fields
from pyhanko.sign.general import SigningError, as_signing_certificate_v2
from pyhanko.sign.signers import PdfSignatureMetadata, PdfSigner, SimpleSigner
from pyhanko.sign.timestamps import TimeStamper, TimestampRequestError
from pyhanko.stamp import StaticStampStyle
from pyhanko_certvalidator.registry import SimpleCertificateStore
from reportlab.pdfgen.canvas import Canvas

from intake_app.base.errors import SealError
from intake_app.base.texts import tr
from intake_app.report.fonts import font, runs
from intake_app.report.seal import SealingKey, TimeStamp

_ROOM = 3072  # bytes for the signature itself and its attributes; certificates come on top
_ROOM_FOR_TIME_STAMP = 12288
_LETTERS_PT = 8.5
_LEADING_PT = 11.0


@dataclass(frozen=True, slots=True)
class Order:
    """What to seal with. certifies: the first seal, which forbids all changes but other seals in prepared fields."""

    field: str
    certifies: bool
    lines: Sequence[str]
    reason: str
    time_stamp: TimeStamp | None


def sign(data: bytes, key: SealingKey, moment: datetime, order: Order) -> bytes:
    """The file with one more signature, as an increment to it. Raises SealError."""
    meta = PdfSignatureMetadata(
        field_name=order.field,
        subfilter=SigSeedSubFilter.PADES,
        md_algorithm="sha256",
        certify=order.certifies,
        docmdp_permissions=MDPPerm.FILL_FORMS,
        reason=order.reason or None,
    )
    sealed = io.BytesIO()
    try:
        writer = IncrementalPdfFileWriter(io.BytesIO(data))
        look = _look(_field_size(writer.prev, order.field), order.lines)
        signer = _SignerAt(meta, _signer(key), timestamper=_time_stamper(order), stamp_style=look)
        signer.moment = moment
        signer.sign_pdf(writer, existing_fields_only=True, bytes_reserved=_room(key, order), output=sealed)
    except TimestampRequestError:
        raise _not_sealed(tr("The time stamp server did not answer as it should.")) from None
    except (PdfError, SigningError):
        raise _not_sealed(tr("This file cannot take the seal.")) from None
    return sealed.getvalue()


class _SignerAt(PdfSigner):
    """A signer that takes the time of sealing from its caller, not from the machine."""

    moment: datetime

    def init_signing_session(self, pdf_out: Any, existing_fields_only: bool = False) -> Any:
        """The usual session, at our moment."""
        session = super().init_signing_session(pdf_out, existing_fields_only)
        session.system_time = self.moment
        return session


class _ChainSigner(SimpleSigner):
    """Names every certificate that is sent along in the signed attributes, not only the signer's (RFC 5035, 5).

    Otherwise nothing would bind a byte of the others.
    """

    chain: tuple[x509.Certificate, ...]

    async def signed_attrs(self, *given: Any, **named: Any) -> cms.CMSAttributes:
        """The usual attributes, the chain added to the signing certificate."""
        attributes = await super().signed_attrs(*given, **named)
        certificate = next(one for one in attributes if one["type"].native == "signing_certificate_v2")
        for above in self.chain:
            certificate["values"][0]["certs"].append(as_signing_certificate_v2(above)["certs"][0])
        return cms.CMSAttributes.load(
            cms.CMSAttributes(list(attributes)).dump()
        )  # written once: changed ones are slow


class _AskingTimeStamper(TimeStamper):
    """Asks the function that was handed in; how it reaches a server is not known here."""

    def __init__(self, ask: TimeStamp) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self._ask = ask

    async def async_request_tsa_response(self, req: tsp.TimeStampReq) -> tsp.TimeStampResp:
        """One request, one response (RFC 3161)."""
        answer = await asyncio.to_thread(self._ask, req.dump())
        try:
            return tsp.TimeStampResp.load(answer, strict=True)
        except ValueError:
            raise TimestampRequestError("not a time stamp response") from None


def _time_stamper(order: Order) -> TimeStamper | None:
    return _AskingTimeStamper(order.time_stamp) if order.time_stamp else None


def _signer(key: SealingKey) -> _ChainSigner:
    registry = SimpleCertificateStore()  # type: ignore[no-untyped-call]
    chain = tuple(x509.Certificate.load(one) for one in key.chain)
    registry.register_multiple(chain)
    signer = _ChainSigner(
        signing_cert=x509.Certificate.load(key.certificate),
        signing_key=keys.PrivateKeyInfo.load(key.private_key),
        cert_registry=registry,
    )
    signer.chain = chain
    return signer


def _room(key: SealingKey, order: Order) -> int:
    """Hexadecimal digits to keep for the signature: known beforehand, so that nothing is signed twice to find out."""
    certificates = len(key.certificate) + sum(map(len, key.chain))
    return 2 * (_ROOM + certificates + (_ROOM_FOR_TIME_STAMP if order.time_stamp else 0))


def _field_size(reader: PdfFileReader, name: str) -> tuple[float, float]:
    """Width and height of a prepared field that is still empty. Raises SealError where there is none."""
    for found, value, field in enumerate_sig_fields(reader):
        if found == name:
            if value is not None:
                raise _not_sealed(tr("This paper already carries that seal."))
            left, bottom, right, top = (float(edge) for edge in field.get_object()["/Rect"])
            return right - left, top - bottom
    raise _not_sealed(tr("This paper has no place for that seal."))


def _look(size: tuple[float, float], lines: Sequence[str]) -> StaticStampStyle:
    """What the seal shows: our own page, because pyHanko's stamp uses a font that it does not embed."""
    flush = SimpleBoxLayoutRule(AxisAlignment.ALIGN_MIN, AxisAlignment.ALIGN_MIN, margins=Margins(0, 0, 0, 0))
    return StaticStampStyle(
        border_width=0,
        background=_PageInMemory(_stamp(size, lines), size),
        background_layout=flush,
        background_opacity=1.0,
    )


def _stamp(size: tuple[float, float], lines: Sequence[str]) -> bytes:
    written = io.BytesIO()
    first = runs(lines[0] if lines else " ")[0].font
    canvas = Canvas(written, pagesize=size, invariant=1, pageCompression=0, initialFontName=first)
    for number, line in enumerate(lines, 1):
        x = 2.0
        for run in runs(line):
            canvas.setFont(run.font, _LETTERS_PT)
            canvas.drawString(x, size[1] - number * _LEADING_PT, run.shown)
            x += font(run.font).stringWidth(run.shown, _LETTERS_PT)
    canvas.showPage()
    canvas.save()
    return written.getvalue()


class _PageInMemory(PdfContent):
    """The first page of a PDF in memory, as content of another."""

    def __init__(self, data: bytes, size: tuple[float, float]) -> None:
        super().__init__(box=BoxConstraints(width=size[0], height=size[1]))
        self._data = data

    def render(self) -> bytes:
        """Import the page and name it; each stamp has resources of its own, so that the name need not differ."""
        page = PdfFileReader(io.BytesIO(self._data))
        self.resources.xobject["/Seal"] = self._ensure_writer.import_page_as_xobject(page)
        return b"/Seal Do"


def _not_sealed(happened: str) -> SealError:
    return SealError(
        happened, tr("Nothing was sealed; the plan is as it was."), tr("Make the plan anew and seal that.")
    )
