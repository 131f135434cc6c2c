"""Fonts on paper: which one serves which character, loaded when first needed, and what none of them has."""

import threading
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from reportlab.pdfbase.pdfmetrics import registerFont
from reportlab.pdfbase.ttfonts import TTFont

from intake_app.base.paths import resource

REPLACEMENT = "\N{REPLACEMENT CHARACTER}"
UNSEEN = frozenset(
    "\n\u00ad\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufe0f"
)


@dataclass(frozen=True, slots=True)
class Typeface:
    """A family: file stem, whether it has a bold, the characters it is asked for (first, last), whether to shape it."""

    stem: str
    has_bold: bool = True
    scripts: tuple[tuple[int, int], ...] = ()
    is_shaped: bool = False

    def file(self, *, bold: bool) -> str:
        """The name of the font file, which is the font's name in reportlab too."""
        if self.stem == "DroidSansFallback":
            return self.stem
        return f"{self.stem}-{'Bold' if bold and self.has_bold else 'Regular'}"

    def is_for(self, sign: str) -> bool:
        """Whether the character lies in the scripts of this family."""
        return any(low <= ord(sign) <= high for low, high in self.scripts)


# In order: the first that has the whole word serves it. The ranges keep large files from being opened in vain, and stay
# under U+10000, which reportlab's map back to Unicode cannot hold.
_LATIN_GREEK_CYRILLIC = (
    (0x20, 0x58F),
    (0x1C80, 0x1CCF),
    (0x1D00, 0x2BFF),
    (0xA640, 0xA7FF),
    (0xAB30, 0xAB6F),
)
_SIGNS = ((0x2000, 0x2BFF),)
TYPEFACES = (
    Typeface(
        "AtkinsonHyperlegible", scripts=((0x20, 0x24F), (0x300, 0x36F), (0x2000, 0x22FF), (0xFB00, 0xFB06))
    ),
    Typeface("NotoSans", scripts=(*_LATIN_GREEK_CYRILLIC, (0xFE00, 0xFE2F), (0xFFFD, 0xFFFD))),
    Typeface("NotoSansArabic", scripts=((0x600, 0x8FF), (0xFB50, 0xFDFF), (0xFE70, 0xFEFF)), is_shaped=True),
    Typeface("NotoSansHebrew", scripts=((0x590, 0x5FF), (0xFB1D, 0xFB4F)), is_shaped=True),
    Typeface(
        "NotoSansDevanagari", scripts=((0x900, 0x97F), (0x1CD0, 0x1CFF), (0xA8E0, 0xA8FF)), is_shaped=True
    ),
    Typeface(
        "DroidSansFallback", has_bold=False, scripts=((0x1100, 0x11FF), (0x2E80, 0xD7FF), (0xF900, 0xFFEF))
    ),
    Typeface("NotoSansSymbols", has_bold=False, scripts=_SIGNS),
    Typeface("NotoSansSymbols2", has_bold=False, scripts=_SIGNS),
)
_PLAIN_FILES = (TYPEFACES[0].file(bold=False), TYPEFACES[0].file(bold=True))
_loading = threading.Lock()
_loaded: dict[str, TTFont] = {}


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text in one font. text: as written; shown: as set, with � for what no font has."""

    text: str
    shown: str
    font: str
    is_shaped: bool = False


def font(name: str) -> TTFont:
    """The font of that file name, registered with reportlab. Safe to call from several threads."""
    known = _loaded.get(name)
    if known is not None:
        return known
    with _loading:
        if name not in _loaded:
            made = TTFont(name, str(font_file(name)), asciiReadable=0, shapable=False)
            registerFont(made)
            _loaded[name] = made
        return _loaded[name]


def font_file(name: str) -> Path:
    """Where the font of that name lies."""
    return resource("fonts", f"{name}.ttf")


def plain_font(*, bold: bool = False) -> str:
    """The font of the product's own words, registered."""
    name = _PLAIN_FILES[bold]
    font(name)
    return name


def runs(text: str, *, bold: bool = False) -> tuple[Run, ...]:
    """The text cut where the font changes: each word in the first font that has all of it, else sign by sign."""
    if text.isascii() and text.isprintable():
        return (
            Run(text, text, plain_font(bold=bold)),
        )  # the first font has all of these, and most words are such
    joined: list[Run] = []
    for word in _words(text):
        for run in _word_runs(word, bold):
            last = joined[-1] if joined else None
            if last and (last.font, last.is_shaped) == (run.font, run.is_shaped):
                joined[-1] = Run(last.text + run.text, last.shown + run.shown, last.font, last.is_shaped)
            else:
                joined.append(run)
    return tuple(joined)


def missing(texts: Iterable[str]) -> str:
    """The characters that no font has, each once, in the order of their numbers."""
    seen = set().union(*map(set, texts)) if texts else set[str]()
    return "".join(sorted(sign for sign in seen if not _serving(sign)))


def width(run: Run, size: float) -> float:
    """How wide an unshaped run is at this size, in points."""
    face = font(run.font).face
    widths, other = face.charWidths, face.defaultWidth
    return float(sum([widths.get(code, other) for code in map(ord, run.shown)]) * size / 1000)


def _word_runs(word: str, bold: bool) -> Iterator[Run]:
    face = _serving(word)
    if face:
        yield Run(word, _seen(word, face), face.file(bold=bold), face.is_shaped)
        return
    for cluster in _clusters(word):
        face = _serving(cluster) or _serving(cluster[0])
        if face:
            yield Run(cluster, _seen(cluster, face), face.file(bold=bold), face.is_shaped)
        else:
            yield Run(cluster, REPLACEMENT * len(cluster), _serving_or_plain(REPLACEMENT).file(bold=bold))


def _serving(text: str) -> Typeface | None:
    """The first family that has every character of the text."""
    return next((face for face in TYPEFACES if all(_has(face, sign) for sign in text)), None)


def _serving_or_plain(text: str) -> Typeface:
    return _serving(text) or TYPEFACES[0]


@cache
def _has(face: Typeface, sign: str) -> bool:
    if sign in UNSEEN:
        return True
    if not face.is_for(sign) and not (face.is_shaped and sign == " "):
        return False
    return ord(sign) in font(face.file(bold=False)).face.charToGlyph


def _seen(text: str, face: Typeface) -> str:
    """What is set: direction marks and the like are needed for shaping only."""
    if face.is_shaped or not UNSEEN.intersection(text):
        return text
    return "".join(sign for sign in text if sign not in UNSEEN)


def _words(text: str) -> Iterator[str]:
    """The text cut so that each piece is one word with the spaces after it."""
    start = 0
    for at in range(1, len(text)):
        if text[at - 1] == " " and text[at] != " ":
            yield text[start:at]
            start = at
    if start < len(text):
        yield text[start:]


def _clusters(word: str) -> Iterator[str]:
    """The word cut so that marks stay with the letter before them."""
    start = 0
    for at in range(1, len(word)):
        if not unicodedata.category(word[at]).startswith("M") and word[at] not in UNSEEN:
            yield word[start:at]
            start = at
    if word:
        yield word[start:]
