"""Words on paper: plain text in spans. There is no markup, so nothing a client writes can act as one."""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Span:
    """A piece of text in one weight; muted words are a dark grey that still prints."""

    text: str
    bold: bool = False
    muted: bool = False


Words = str | Sequence[Span]


def spans(words: Words) -> tuple[Span, ...]:
    """The words as spans, composed (NFC), with control characters other than the line break taken out."""
    pieces = (Span(words),) if isinstance(words, str) else tuple(words)
    return tuple(Span(clean(piece.text), piece.bold, piece.muted) for piece in pieces)


def plain(words: Words) -> str:
    """The words as one text."""
    return "".join(span.text for span in spans(words))


def clean(text: str) -> str:
    """The text as it is set: composed (NFC), tabs as spaces, no other control characters but the line break."""
    if text.isascii() and text.isprintable():
        return text
    composed = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\t", " "))
    return "".join(
        sign for sign in composed if sign == "\n" or unicodedata.category(sign) not in ("Cc", "Cs")
    )
