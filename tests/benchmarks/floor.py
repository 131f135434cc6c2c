"""The floor: the least that a Qt window and a signed paper cost on this machine, without anything of ours.

As a program: `floor.py window` opens a bare window and ends after its first paint; `floor.py paper PAGES FILE` writes
a plain signed paper. What is imported is imported where it is used, so that neither pays for the other.
"""

import sys
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

SENTENCE = "The lower legs are left out today; the back is worked with broad strokes and no more than light pressure. "


def bare_window() -> int:
    """Open a window with one line of text and end when it has been painted. Returns Qt's exit status."""
    from PySide6.QtCore import QTimer
    from PySide6.QtGui import QPaintEvent
    from PySide6.QtWidgets import QApplication, QLabel, QMainWindow

    class Painted(QLabel):
        def paintEvent(self, event: QPaintEvent) -> None:
            super().paintEvent(event)
            QTimer.singleShot(0, QApplication.quit)

    application = QApplication([])
    window = QMainWindow()
    window.setCentralWidget(Painted("Today"))
    window.resize(1280, 800)
    window.show()
    return application.exec()


def plain_paper(pages: int) -> bytes:
    """A paper of so many pages by reportlab alone: a heading, paragraphs and a table on each."""
    from reportlab.lib.styles import getSampleStyleSheet
    from reportlab.platypus import PageBreak, Paragraph, SimpleDocTemplate, Table

    styles = getSampleStyleSheet()
    story: list[object] = []
    for number in range(pages):
        story += [PageBreak()] if number else []
        story += [Paragraph(f"Page {number + 1}", styles["Heading1"])]
        story += [Paragraph(SENTENCE * 3, styles["BodyText"]) for _ in range(6)]
        story += [
            Table([["Region", "Level", "Minutes"], *[[f"region {row}", "2", "5"] for row in range(12)]])
        ]
    file = BytesIO()
    SimpleDocTemplate(file).build(story)
    return file.getvalue()


def bare_signer() -> Callable[[bytes], bytes]:
    """A function that signs a paper with pyHanko alone: a key made here, no time stamp, no appearance."""
    from asn1crypto.keys import PrivateKeyInfo
    from asn1crypto.x509 import Certificate
    from cryptography.hazmat.primitives import serialization
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
    from pyhanko.sign import PdfSignatureMetadata, SimpleSigner, sign_pdf
    from pyhanko.sign.fields import SigSeedSubFilter

    key, certificate = _key_and_certificate()
    encoding = serialization.Encoding.DER
    plain = key.private_bytes(encoding, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    signer = SimpleSigner(
        signing_cert=Certificate.load(certificate.public_bytes(encoding)),
        signing_key=PrivateKeyInfo.load(plain),
        cert_registry=None,
    )
    seal = PdfSignatureMetadata(field_name="Seal", md_algorithm="sha256", subfilter=SigSeedSubFilter.PADES)
    return lambda paper: sign_pdf(IncrementalPdfFileWriter(BytesIO(paper)), seal, signer=signer).getvalue()


def _key_and_certificate() -> tuple[Any, Any]:
    from datetime import UTC, datetime, timedelta

    from cryptography import x509
    from cryptography.hazmat.primitives import hashes
    from cryptography.hazmat.primitives.asymmetric import ec
    from cryptography.x509.oid import NameOID

    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Floor")])
    began = datetime.now(UTC) - timedelta(days=1)
    usage = x509.KeyUsage(True, True, False, False, False, False, False, False, False)
    builder = x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
    builder = builder.not_valid_before(began).not_valid_after(began + timedelta(days=30))
    builder = builder.add_extension(usage, critical=True)
    return key, builder.sign(key, hashes.SHA256())


def main(arguments: list[str]) -> int:
    """Run one of the two as a program of its own; returns its exit status."""
    if arguments == ["window"]:
        return bare_window()
    what, pages, file = arguments
    if what != "paper":
        sys.exit(f"window or paper, not {what}")
    Path(file).write_bytes(bare_signer()(plain_paper(int(pages))))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
