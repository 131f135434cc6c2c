"""Words broken into lines: fonts per word, right-to-left order per line, the widths that the page needs."""

import itertools
import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from intake_app.report.bidi_order import Stretch, has_right_to_left, in_visual_order, starts_right_to_left
from intake_app.report.fonts import UNSEEN, Run, runs, width
from intake_app.report.lettering import Style
from intake_app.report.shaping import Glyph, shape
from intake_app.report.words import Span, Words, plain, spans

_BIT = re.compile(r"\n|[^ \n]+ *| +")
_AFTER_HYPHEN = re.compile(r"(?<=[^\W\d_]-)(?=[^\W\d_]{2})")
# what never begins a line: marks that close, and the sign that lengthens a vowel
_CLOSING = frozenset(
    "\u3001\u3002\uff0c\uff0e\uff1a\uff1b\uff01\uff1f\uff09\u300d\u300f\u3011\u3009\u300b\u30fc\u3005"
)


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of one line in one font and weight.

    shown: the signs from left to right; glyphs: instead, in reading order, where shaped; is_rightward: how they are
    read; start: place in the line as written.
    """

    shown: str
    font: str
    muted: bool
    width: float
    glyphs: tuple[Glyph, ...] = ()
    is_rightward: bool = True
    start: int = 0


@dataclass(frozen=True, slots=True)
class Line:
    """One line, its pieces from left to right as seen, and its width without the space it ends with.

    spoken: what the line says where the glyphs do not tell it in that order, else empty.
    """

    pieces: tuple[Piece, ...]
    width: float
    spoken: str = ""


@dataclass(frozen=True, slots=True)
class _Part:
    """A run of one word with the look of its span."""

    run: Run
    muted: bool
    width: float


@dataclass(frozen=True, slots=True)
class _Word:
    """What is not broken: parts, width with and without the space at its end, whether a new line must follow."""

    parts: tuple[_Part, ...]
    width: float
    bare: float
    ends_line: bool = False


def set_lines(words: Words, style: Style, room: float) -> tuple[Line, ...]:
    """The words as lines at most `room` points wide. A word wider than that is broken between its letters."""
    from_right = starts_right_to_left(plain(words))
    lines = [
        _line(line, style.size, from_right) for line in _filled(_all_words(words, style), room, style.size)
    ]
    return tuple(lines) or (Line((), 0.0),)


def line_of(words: Words, style: Style) -> Line:
    """The words as one line, however long; line breaks become spaces."""
    set_words = [word for word in _all_words(words, style) if word.parts]
    return _line(set_words, style.size, starts_right_to_left(plain(words)))


def _filled(words: Iterable[_Word], room: float, size: float) -> Iterator[list[_Word]]:
    line, used = list[_Word](), 0.0
    for word in itertools.chain.from_iterable(_fitting(word, room, size) for word in words):
        if line and used + word.bare > room + 0.01:
            yield line
            line, used = [], 0.0
        line.append(word)
        used += word.width
        if word.ends_line:
            yield line
            line, used = [], 0.0
    if line:
        yield line


def _fitting(word: _Word, room: float, size: float) -> Iterator[_Word]:
    """The word itself, or its letters where it is wider than the room."""
    if word.bare <= room or not word.parts:
        yield word
        return
    for part in word.parts:
        for run in _letters(part.run):
            wide = _run_width(run, size)
            yield _Word((_Part(run, part.muted, wide),), wide, 0.0 if run.text == " " else wide)
    if word.ends_line:
        yield _Word((), 0.0, 0.0, ends_line=True)


def _letters(run: Run) -> Iterator[Run]:
    if len(run.text) != len(run.shown):
        yield run
        return
    start = 0
    for at in range(1, len(run.text) + 1):
        if at == len(run.text) or not unicodedata.combining(run.text[at]):
            yield Run(run.text[start:at], run.shown[start:at], run.font, run.is_shaped)
            start = at


def _all_words(words: Words, style: Style) -> Iterator[_Word]:
    """Words may span a change of weight; only a space, a hyphen or an ideograph ends one."""
    parts = list[_Part]()
    for span in spans(words):
        for bit in _bits(span.text):
            if bit == "\n":
                yield _word(parts, style.size, ends_line=True)
                parts = []
                continue
            parts.extend(_parts(bit, span, style))
            if bit.endswith((" ", "-")) or _is_ideograph(bit[-1]):
                yield _word(parts, style.size)
                parts = []
    if parts:
        yield _word(parts, style.size)


def _bits(text: str) -> Iterator[str]:
    for bit in _BIT.findall(text):
        for piece in _AFTER_HYPHEN.split(bit) if "-" in bit else (bit,):
            yield from (piece,) if piece.isascii() else _ideographs_apart(piece)


def _ideographs_apart(text: str) -> Iterator[str]:
    start = 0
    for at in range(1, len(text)):
        if (
            (_is_ideograph(text[at - 1]) or _is_ideograph(text[at]))
            and text[at] not in _CLOSING
            and text[at] != " "
        ):
            yield text[start:at]
            start = at
    yield text[start:]


def _is_ideograph(sign: str) -> bool:
    return "\u2e80" <= sign <= "\uffef" and unicodedata.east_asian_width(sign) in "WF"


def _parts(bit: str, span: Span, style: Style) -> Iterator[_Part]:
    for run in runs(bit, bold=style.bold or span.bold):
        yield _Part(run, style.muted or span.muted, _run_width(run, style.size))


_SPACE = Run(" ", " ", "")


def _word(parts: Sequence[_Part], size: float, *, ends_line: bool = False) -> _Word:
    total = sum([part.width for part in parts])
    last = parts[-1].run if parts else _SPACE
    spaces = len(last.text) - len(last.text.rstrip(" "))
    space = spaces * width(Run(" ", " ", last.font), size) if parts and spaces else 0.0
    return _Word(tuple(parts), total, total - space, ends_line)


def _run_width(run: Run, size: float) -> float:
    if not run.is_shaped:
        return width(run, size)
    glyphs = shape(run.text, run.font, rightward=not has_right_to_left(run.text))
    return size * sum(glyph.advance for glyph in glyphs)


def _line(words: Sequence[_Word], size: float, from_right: bool) -> Line:
    parts = [part for word in words for part in word.parts]
    total = sum(word.width for word in words) - (words[-1].width - words[-1].bare if words else 0.0)
    spoken = "".join(part.run.text for part in parts)
    if not any(part.run.is_shaped for part in parts) and not has_right_to_left(spoken):
        is_altered = any(part.run.text != part.run.shown for part in parts)
        return Line(tuple(_plain_pieces(parts)), total, spoken if is_altered else "")
    shown = "".join(
        part.run.shown if len(part.run.shown) == len(part.run.text) else part.run.text for part in parts
    )
    looks = [(part.run.font, part.run.is_shaped, part.muted) for part in parts for _ in part.run.text]
    stretches = in_visual_order(shown, looks, from_right=from_right)
    return Line(
        tuple(_directed_piece(stretch, *stretch.look, size=size) for stretch in stretches), total, spoken
    )


def _plain_pieces(parts: Sequence[_Part]) -> Iterator[Piece]:
    for (font, muted), group in itertools.groupby(parts, key=lambda part: (part.run.font, part.muted)):
        same = list(group)
        yield Piece("".join(part.run.shown for part in same), font, muted, sum(part.width for part in same))


def _directed_piece(stretch: Stretch, font: str, is_shaped: bool, muted: bool, *, size: float) -> Piece:
    if is_shaped:
        glyphs = shape(stretch.text, font, rightward=stretch.is_rightward)
        total = size * sum(glyph.advance for glyph in glyphs)
        return Piece("", font, muted, total, glyphs, stretch.is_rightward, stretch.start)
    shown = "".join(sign for sign in stretch.as_seen if sign not in UNSEEN)
    return Piece(shown, font, muted, width(Run(shown, shown, font), size), start=stretch.start)
